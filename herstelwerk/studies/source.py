"""One path for all tables of a study: the invented sample when it is empty, one's own file, folder or database else."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from herstelwerk.outcomes.instruments import Measure, Scale, find_scale
from herstelwerk.outcomes.result import NotPossibleError
from herstelwerk.problems import Problem
from herstelwerk.research.data import Data
from herstelwerk.research.measures import read_measures
from herstelwerk.research.problems import DataError
from herstelwerk.research.reading import read_data
from herstelwerk.research.samples import sample

INVENTED = "Dit zijn verzonnen gegevens, om mee te oefenen. Er staat niets van echte mensen in."


class Source:
    """The tables behind a study, each read once, when it is asked for.

    Args:
        path: a file, a folder, a work folder of the workbook, the address of a database; nothing for the sample.
    """

    def __init__(self, path: str | Path = "") -> None:
        self.path = path
        self._read: dict[str, Data] = {}

    @property
    def invented(self) -> bool:
        """Whether it is the sample that came along."""
        return str(self.path) == ""

    @property
    def told(self) -> str:
        """Where the data come from, in words; never the address of a database, which may hold a password."""
        if self.invented:
            return INVENTED
        text = str(self.path)
        return "De gegevens komen uit een database." if "://" in text else f"De gegevens komen uit {Path(text).name}."

    def table(self, name: str) -> Data:
        """A table with all that was noticed while reading it.

        Raises:
            DataError: when it is not there, cannot be read, or has no row that fits.
        """
        if name not in self._read:
            read = read_data(sample(name) if self.invented else self.path, table=name, measures=self._measures)
            self._read[name] = read
        found = self._read[name]
        if found.frame.empty:
            told = " ".join(str(problem) for problem in found.problems[:3])
            raise DataError(name, (Problem("", "er is geen rij die past", f"rijen zoals in het voorbeeld. {told}"),))
        return found

    @property
    def read(self) -> tuple[Data, ...]:
        """The tables that were read so far."""
        return tuple(self._read.values())

    def take(self, other: Source) -> None:
        """Have the tables that another study read from the same place."""
        self._read |= {name: data for name, data in other._read.items() if name not in self._read}

    @cached_property
    def _measures(self) -> dict[str, Measure]:
        return read_measures()

    def scale(self, name: str) -> tuple[Measure, Scale]:
        """The measure and scale behind a name in the column `measure`: `gses`, `whoqol-bref.physical`.

        Raises:
            NotPossibleError: when the workbook does not have it.
        """
        try:
            return find_scale(self._measures, name)
        except KeyError:
            known = ", ".join(self._measures)
            raise NotPossibleError(
                f"De maat ‘{name}’ ken ik niet. Kies uit: {known}, of maak er een bestand voor in data/instruments."
            ) from None
