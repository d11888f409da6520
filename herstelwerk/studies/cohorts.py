"""All cohorts: what there is, whether cohorts differ, what comes out over all of them, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path

import pandas as pd

from herstelwerk.outcomes.result import NotPossibleError
from herstelwerk.outcomes.withheld import LIMIT
from herstelwerk.research.data import Data
from herstelwerk.studies import areas, courses
from herstelwerk.studies.comparing import counts, levels, pooled
from herstelwerk.studies.comparing.effects import Effects
from herstelwerk.studies.section import Section, section
from herstelwerk.studies.source import Source
from herstelwerk.studies.waves import measures_of, session_measures_of


class Cohorts:
    """Cohorts compared and taken together.

    Args:
        path: one's own file, folder or database; nothing for the sample.
        cohorts: which cohorts; all of them when left out.
        measures: which measures with a wave before and after, in the order of the report; all when left out.
        limit: people under which numbers are withheld, at least five.

    Raises:
        DataError: when the data cannot be read.
        NotPossibleError: for a cohort or measure that these data do not have.
    """

    title = "Alle cohorten: verschillen zij, en wat komt eruit?"

    def __init__(
        self, path: str | Path = "", cohorts: Sequence[str] = (), measures: Sequence[str] = (), *, limit: int = LIMIT
    ) -> None:
        self.source = Source(path)
        self.limit = limit
        self.data: Data = self.source.table("metingen")
        there = [str(name) for name in self.data.frame["cohort"].drop_duplicates()]
        self.cohorts = _chosen(cohorts, there, "cohort")
        self.measures = _chosen(measures, measures_of(self.frame), "maat met een voor- en nameting")

    @cached_property
    def frame(self) -> pd.DataFrame:
        """The rows of the chosen cohorts."""
        return self.data.frame[self.data.frame["cohort"].isin(self.cohorts)]

    @cached_property
    def effects(self) -> list[Effects]:
        """The effect in every cohort, on every chosen measure, at both later waves."""
        return pooled.all_effects(self.frame, self.measures, self.source)

    def about(self) -> Section:
        """Which data these are, and which cohorts and measures were chosen."""
        known = [self.source.scale(name)[0].short for name in self.measures]
        every = self.data.frame["cohort"].nunique()
        some = "" if len(self.cohorts) == every else f" ({len(self.cohorts)} van de {every} in deze gegevens)"
        told = f"Dit gaat over {_listed(self.cohorts)}{some}. De maten zijn: {', '.join(known) or 'geen'}."
        return section("Waar dit over gaat", (self.source.told, self.data.headline, told))

    def present(self) -> Section:
        """Clients per cohort and wave with small cells withheld, and the sessions in short."""
        return counts.of(self.frame, session_measures_of(self.frame), self.source, self.limit)

    def course(self, measure: str = "") -> Section:
        """The course over sessions in every cohort."""
        return courses.of(self.frame, measure, session_measures_of(self.frame), self.source, self.limit)

    def together(self) -> Section:
        """All measures over all cohorts, corrected for looking at several."""
        return pooled.together(self.effects, self.limit)

    def pooled(self, measure: str = "") -> Section:
        """One measure: every cohort, all of them pooled, and how much cohorts differ; the first when none is named."""
        chosen = self._measure(measure)
        known, _ = self.source.scale(chosen)
        here = [one for one in self.effects if one.measure == chosen]
        return pooled.of(here, f"{known.short}: elk cohort, en samen", self.limit)

    def levels(self, measure: str = "") -> Section:
        """One measure: a model of all its rows, with clients in trainees in teams in cohorts."""
        return levels.of(self.frame, self.effects, self._measure(measure), self.source, self.limit)

    def areas(self) -> Section:
        """Change per life area, where the single answers are there."""
        return areas.of(self.frame, self.source, self.limit)

    def sections(self) -> Iterator[Section]:
        """All of it, in the order of a report."""
        yield self.about()
        yield self.present()
        if session_measures_of(self.frame):
            yield self.course()
        yield self.together()
        for measure in self.measures:
            yield self.pooled(measure)
            yield self.levels(measure)
        if areas.measures_with_areas(self.frame, self.source):
            yield self.areas()

    def _measure(self, measure: str) -> str:
        if not self.measures:
            raise NotPossibleError("Er is geen maat met een voormeting én een nameting in deze gegevens.")
        return _chosen((measure,), self.measures, "maat met een voor- en nameting")[0] if measure else self.measures[0]


def _chosen(wanted: Sequence[str], there: Sequence[str], what: str) -> list[str]:
    """What was asked for, or all there is.

    Raises:
        NotPossibleError: for what these data do not have.
    """
    names = [wanted] if isinstance(wanted, str) else list(wanted)
    unknown = [name for name in names if name and name not in there]
    if unknown:
        known = ", ".join(there) or "er is er geen"
        raise NotPossibleError(f"Er is geen {what} ‘{unknown[0]}’ in deze gegevens. Kies uit: {known}.")
    return list(dict.fromkeys(name for name in names if name)) or list(there)


def _listed(cohorts: Sequence[str]) -> str:
    return f"cohort {cohorts[0]}" if len(cohorts) == 1 else f"{len(cohorts)} cohorten: {', '.join(cohorts)}"
