"""The tables a training evaluation rests on; one that is not there is told with the reason, and the rest goes on."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from herstelwerk.outcomes.result import NotPossibleError
from herstelwerk.research.data import Data
from herstelwerk.research.problems import DataError
from herstelwerk.studies.source import Source

TABLES = ("evaluaties", "competenties", "beoordelingen", "audits", "metingen")
_EXAMPLES = {"metingen": "verzonnen-cohort-01.csv"}


class Tables:
    """The tables of a source, of all cohorts or one, and why one is missing."""

    def __init__(self, source: Source, cohort: str = "") -> None:
        self.source, self.cohort = source, cohort
        self.missing: dict[str, str] = {}
        self.data: dict[str, Data] = {}
        self._frames: dict[str, pd.DataFrame] = {}
        errors: dict[str, DataError] = {}
        for name in TABLES:
            try:
                data = _read(source, name)
            except DataError as error:
                errors[name] = error
                continue
            frame = data.frame
            here = frame[frame["cohort"] == cohort] if cohort and "cohort" in frame else frame
            if here.empty:
                self.missing[name] = f"In de tabel ‘{name}’ staat niets over cohort {cohort}."
                continue
            self.data[name], self._frames[name] = data, here
        good = {file for data in self.data.values() for file in data.files}
        self.missing |= {name: _reason(name, error, good) for name, error in errors.items()}

    def frame(self, name: str) -> pd.DataFrame:
        """A table.

        Raises:
            NotPossibleError: when it is not there, with the reason.
        """
        if name in self.missing:
            raise NotPossibleError(self.missing[name])
        return self._frames[name]

    @property
    def there(self) -> tuple[str, ...]:
        """The tables that can be used."""
        return tuple(self._frames)

    def cohorts(self) -> list[str]:
        """All cohorts, in the order in which they come."""
        names = [name for frame in self._frames.values() if "cohort" in frame for name in frame["cohort"].dropna()]
        return list(dict.fromkeys(map(str, names)))

    def trainees(self) -> pd.Series:
        """How many trainees there are per cohort, over the tables that name them."""
        pairs = [
            frame[["cohort", "trainee"]].dropna()
            for frame in self._frames.values()
            if {"cohort", "trainee"} <= {*frame}
        ]
        if not pairs:
            return pd.Series(dtype=int)
        return pd.concat(pairs).drop_duplicates().groupby("cohort", sort=False)["trainee"].nunique()


def _read(source: Source, name: str) -> Data:
    """A table; in a folder where another file is in the way, from the one file that bears its name."""
    try:
        return source.table(name)
    except DataError:
        own = _named(source, name)
        if own is None:
            raise
        apart = Source(own)
        found = apart.table(name)
        source.take(apart)
        return found


def _named(source: Source, name: str) -> Path | None:
    try:
        found = [file for file in Path(source.path).iterdir() if name in file.name.lower()]
    except (OSError, ValueError):  # no folder
        return None
    return found[0] if len(found) == 1 and not source.invented else None


def _reason(name: str, error: DataError, good: set[str]) -> str:
    if name in error.name:  # there is such a file, and something is wrong with it
        return f"De tabel ‘{name}’ is niet te lezen. {error.name}, {error.problems[0]}"
    example = _EXAMPLES.get(name, f"verzonnen-{name}.csv")
    told = (
        f"In deze gegevens is er geen tabel ‘{name}’. Zet er een bestand bij zoals data/cohorts/{example}; wat elke "
        "kolom betekent, staat in data/dictionary.csv."
    )
    if error.name in good:
        return told
    return f"{told} Bij het lezen van {error.name}: {error.problems[0]}"
