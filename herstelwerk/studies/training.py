"""A training on the four levels of Kirkpatrick: from what trainees thought of it to what changed for clients."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from herstelwerk.outcomes.result import NotPossibleError
from herstelwerk.outcomes.withheld import LIMIT
from herstelwerk.studies.kirkpatrick import behaviour, learning, levels, reaction, results, statements
from herstelwerk.studies.kirkpatrick.tables import TABLES, Tables
from herstelwerk.studies.section import Remark, Section, section
from herstelwerk.studies.source import Source

_LADDER = (
    "Kirkpatrick onderscheidt vier niveaus: wat deelnemers ervan vonden, wat zij leerden, of het in het werk te zien "
    "is, en of cliënten er iets van merken. Hoe hoger het niveau, hoe meer het ertoe doet en hoe moeilijker het is om "
    "te zeggen dat het door de training komt."
)


class Training:
    """A training, level by level. A level for which there are no data is told as such; the others go on.

    Args:
        path: one's own file, folder or database; nothing for the sample.
        cohort: only this one; all of them when it is left out.
        limit: people under which numbers are withheld, at least five.

    Raises:
        NotPossibleError: when there is no such cohort, or none of the five tables.
    """

    title = "De training op vier niveaus"

    def __init__(self, path: str | Path = "", cohort: str = "", *, limit: int = LIMIT) -> None:
        self.source = Source(path)
        self.limit = limit
        self.cohort = cohort
        self.tables = Tables(self.source, cohort)
        if not self.tables.there and cohort:
            known = ", ".join(Tables(self.source).cohorts()) or "geen enkel"
            raise NotPossibleError(f"Er is geen cohort ‘{cohort}’ in deze gegevens. Kies uit: {known}.")
        if not self.tables.there:
            told = " ".join(self.tables.missing.values())
            raise NotPossibleError(f"In deze gegevens is geen van de tabellen {', '.join(TABLES)} te lezen. {told}")

    @cached_property
    def _ratings(self) -> learning.Ratings:
        measure, _ = self.source.scale("competenties")
        return learning.ratings_of(self.tables.frame("competenties"), measure)

    def about(self) -> Section:
        """Which data these are, and for which levels there are any."""
        heads = [f"{name}: {data.headline}" for name, data in self.tables.data.items()]
        cohorts = self.tables.cohorts()
        which = f"Dit gaat over {len(cohorts)} cohorten." if len(cohorts) > 1 else f"Dit gaat over cohort {cohorts[0]}."
        missing = [Remark(text) for text in self.tables.missing.values()]
        return section(self.title, (self.source.told, _LADDER, which, *heads, *missing))

    def reaction(self) -> Section:
        """Level 1: forms returned, answers, marks."""
        return reaction.of(self.tables, self.limit)

    def learning(self) -> Section:
        """Level 2: growth since the measured and the remembered start, reliability, the trainer beside it."""
        try:
            return learning.of(self._ratings, self.limit)
        except NotPossibleError as error:
            return section(learning.TITLE, (learning.SAYS, Remark(str(error))))

    def statements(self) -> Section:
        """Level 2 per statement, corrected for looking at so many."""
        try:
            return statements.of(self._ratings, self.limit)
        except NotPossibleError as error:
            return section(statements.TITLE, (Remark(str(error)),))

    def behaviour(self) -> Section:
        """Level 3: the final assignment and the audits of teams."""
        return behaviour.of(self.tables, self.limit)

    def trainees(self) -> Section:
        """Level 3 for one's own eyes: every trainee of a small group. No part of a report."""
        return behaviour.everyone(self.tables, self.limit)

    def results(self, measure: str = "") -> Section:
        """Level 4: what changed for clients, over cohorts; `measure` chooses the chart."""
        return results.of(self.tables, self.limit, measure)

    def together(self) -> Section:
        """All levels in one table, and what they do not prove."""
        return levels.of(self.tables, lambda: self._ratings, self.limit)

    def sections(self) -> Iterator[Section]:
        """All of it, in the order of a report."""
        yield self.about()
        yield self.reaction()
        yield self.learning()
        yield self.statements()
        yield self.behaviour()
        yield self.results()
        yield self.together()
