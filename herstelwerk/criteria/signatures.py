"""Both signatures are one part, in the inventory (K8) as in the plan (A10)."""

from __future__ import annotations

from datetime import date


def unsigned(by_client: date | None, by_worker: date | None) -> str:
    """Who has not signed yet, in Dutch; empty when both have."""
    if by_client is None and by_worker is None:
        return "jullie allebei"
    if by_client is None:
        return "je cliënt"
    return "jijzelf" if by_worker is None else ""
