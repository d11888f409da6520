"""The invented sample that came with the program, so that every notebook shows something at once."""

from __future__ import annotations

from pathlib import Path

from herstelwerk.problems import Problem
from herstelwerk.research.problems import DataError
from herstelwerk.workbook import Workbook, installed_data

FAULTY = "met-vijf-fouten.csv"
_PATTERNS = {"metingen": "verzonnen-cohort-*.csv"}


def sample(table: str = "metingen") -> tuple[Path, ...]:
    """The files of one table of the sample, for `read_data(sample())`; one file per cohort for metingen.

    Raises:
        DataError: when the sample has no such table.
    """
    found = tuple(sorted(sample_folder().glob(_PATTERNS.get(table, f"verzonnen-{table}.csv"))))
    if not found:
        names = "metingen, competenties, beoordelingen, evaluaties of audits"
        raise DataError("voorbeeld", (Problem("", f"het voorbeeld heeft geen tabel ‘{table}’", names),))
    return found


def faulty_sample() -> Path:
    """A researcher's file with five planted faults."""
    return sample_folder() / FAULTY


def sample_folder() -> Path:
    """Where the sample stands: in the workbook's own data, or else the installed ones."""
    own = Workbook.find().data / "cohorts"
    return own if own.is_dir() else installed_data() / "cohorts"
