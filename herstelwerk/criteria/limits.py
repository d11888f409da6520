"""The thresholds of one criterion, by name, as they stand in the criteria file."""

from __future__ import annotations

from collections.abc import Mapping

Limits = Mapping[str, float]
