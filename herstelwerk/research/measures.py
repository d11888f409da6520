"""The measures of a workbook, its own and the installed ones, read once."""

from __future__ import annotations

from herstelwerk.outcomes.instruments import Measure, read_measure
from herstelwerk.workbook import Workbook, installed_data


def read_measures(workbook: Workbook | None = None) -> dict[str, Measure]:
    """All measures by id, in the order of their names; one of a workbook's own goes before the installed one.

    Raises:
        WordingError: when one of the files cannot be used.
        ContentError: when one cannot be read.
    """
    book = workbook or Workbook.find()
    folders = (book.data / "instruments", installed_data() / "instruments")
    ids = sorted({file.stem for folder in folders for file in folder.glob("*.toml")})
    return {id: read_measure(book.instrument(id), id) for id in ids}
