"""One cohort: who took part, what changed, for whom, and how much of that the missing measurements could change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path

import pandas as pd

from herstelwerk.outcomes.result import NotPossibleError
from herstelwerk.outcomes.withheld import LIMIT
from herstelwerk.research.data import Data
from herstelwerk.studies import areas, changes, courses, leaving, people, unseen
from herstelwerk.studies.section import Section, section
from herstelwerk.studies.source import Source
from herstelwerk.studies.waves import AFTER, measures_of, session_measures_of


class Effect:
    """What changed for the clients of one cohort.

    Args:
        path: one's own file, folder or database; nothing for the sample.
        cohort: which one; when it is left out, the one with most clients measured afterwards.
        measures: the outcomes it is about; all that were taken before and after when left out.
        limit: people under which numbers are withheld, at least five.

    Raises:
        DataError: when the data cannot be read.
        NotPossibleError: when there is no such cohort, or no such outcome in it.
    """

    title = "Eén cohort: wat veranderde er?"

    def __init__(
        self, path: str | Path = "", cohort: str = "", *, measures: Sequence[str] = (), limit: int = LIMIT
    ) -> None:
        self.source = Source(path)
        self.limit = limit
        self.data: Data = self.source.table("metingen")
        self.cohort = cohort or _largest(self.data.frame)
        if self.cohort not in set(self.data.frame["cohort"]):
            known = ", ".join(self.data.frame["cohort"].drop_duplicates())
            raise NotPossibleError(f"Er is geen cohort ‘{self.cohort}’ in deze gegevens. Kies uit: {known}.")
        self._wanted = tuple(measures)
        for measure in self._wanted:
            self._known(measure)

    @cached_property
    def frame(self) -> pd.DataFrame:
        """The rows of this cohort."""
        return self.data.frame[self.data.frame["cohort"] == self.cohort]

    @cached_property
    def measures(self) -> list[str]:
        """The measures taken before and after; of those only what was asked for, in that order."""
        return list(dict.fromkeys(self._wanted)) or measures_of(self.frame)

    def about(self) -> Section:
        """Which data these are, and what reading them brought up."""
        others = [name for name in self.data.frame["cohort"].drop_duplicates() if name != self.cohort]
        rest = f" Andere cohorten in deze gegevens: {', '.join(others)}." if others else ""
        return section(
            f"Cohort {self.cohort}",
            (self.source.told, self.data.headline, f"Dit gaat over cohort {self.cohort}.{rest}"),
        )

    def leaving(self) -> Section:
        """Who was measured when, who left, and whom the results are about."""
        return leaving.of(self.frame, self.measures, self.limit)

    def changes(self) -> Section:
        """The change on every measure with its interval, corrected for looking at several."""
        return changes.of(self.frame, self.measures, self.source, self.limit)

    def people(self, measure: str = "") -> Section:
        """Each person on one measure: before and after, and who changed more than chance."""
        return people.of(self.frame, self._chosen(measure), self.source, self.limit)

    def course(self, measure: str = "") -> Section:
        """The course over sessions of a measure that was taken every session."""
        return courses.of(self.frame, measure, session_measures_of(self.frame), self.source, self.limit)

    def areas(self) -> Section:
        """Change per life area, where the single answers are there."""
        return areas.of(self.frame, self.source, self.limit)

    def unseen(self, measure: str = "") -> Section:
        """What is missing, and what the change would be with it filled in many times."""
        return unseen.of(self.frame, self._chosen(measure), self.measures, self.limit)

    def sections(self) -> Iterator[Section]:
        """All of it, in the order of a report."""
        yield self.about()
        yield self.leaving()
        yield self.changes()
        for measure in self.measures:
            yield self.people(measure)
        yield self.course()
        if areas.measures_with_areas(self.frame, self.source):
            yield self.areas()
        if self.measures:
            yield self.unseen()

    def _chosen(self, measure: str) -> str:
        if not measure and self.measures:
            return self.measures[0]
        return self._known(measure)

    def _known(self, measure: str) -> str:
        there = measures_of(self.frame)
        if measure not in there:
            known = ", ".join(there) or "geen enkele"
            raise NotPossibleError(f"Van ‘{measure}’ is er geen voor- en nameting in dit cohort. Wel van: {known}.")
        return measure


def _largest(frame: pd.DataFrame) -> str:
    measured = frame[(frame["wave"] == AFTER) & frame["score"].notna()]
    counts = (measured if len(measured) else frame).groupby("cohort", sort=False)["client"].nunique()
    return str(counts.idxmax())
