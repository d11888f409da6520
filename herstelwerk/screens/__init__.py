"""What people see. In a worksheet: `from herstelwerk import screens` and one call, such as `screens.day(1)`."""

from __future__ import annotations

from herstelwerk.screens.page import Page
from herstelwerk.screens.show import assignment, day, start, workbook

__all__ = ["Page", "assignment", "day", "start", "workbook"]
