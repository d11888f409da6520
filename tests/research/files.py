"""Files of researchers for tests, small and quick to read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from herstelwerk.outcomes.instruments import Measure
from herstelwerk.research import Data, Dictionary, read_data, read_dictionary, read_measures
from herstelwerk.workbook import Workbook
from tests.conftest import ROOT

DICTIONARY: Dictionary = read_dictionary((ROOT / "data" / "dictionary.csv").read_bytes())
MEASURES: dict[str, Measure] = read_measures(Workbook(ROOT / "data"))
TODAY = date(2026, 4, 1)
HEADER = "cohort,trainee,client,wave,session,day,measure,score,alliance"
GOOD = (
    "A,t1,c1,voormeting,,2025-01-10,gses,28,",
    "A,t1,c1,nameting,,2025-06-10,gses,31,",
    "A,t1,c1,,1,2025-02-10,ors,21.5,7.5",
    "A,t1,c2,voormeting,,2025-01-11,dialog,4.25,",
)


def table(*rows: str, header: str = HEADER) -> str:
    """A table as CSV; row 1 is the header, the first of `rows` is row 2."""
    return "\n".join((header, *rows)) + "\n"


def read(folder: Path, content: str | bytes, name: str = "eigen.csv", **options: object) -> Data:
    """What reading this content gives."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_data(path, DICTIONARY, measures=MEASURES, today=TODAY, **options)  # type: ignore[arg-type]


def told(data: Data) -> list[str]:
    """The problems as people read them, without the name of the file."""
    return [str(problem).removeprefix("eigen.csv, ") for problem in data.problems]
