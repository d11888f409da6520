"""How faithful teams are to the method, how sure that figure is, and what goes with it for clients."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from herstelwerk.charts.withheld import checked_limit
from herstelwerk.fidelity import read_instrument
from herstelwerk.outcomes.result import NotPossibleError
from herstelwerk.outcomes.withheld import LIMIT
from herstelwerk.research.data import Data
from herstelwerk.research.problems import DataError
from herstelwerk.studies.auditing import assessors, outcomes, present, profile, trend
from herstelwerk.studies.auditing.audits import Audits, audits_of
from herstelwerk.studies.auditing.linked import Linked, linked_of
from herstelwerk.studies.section import Remark, Section, section
from herstelwerk.studies.source import Source
from herstelwerk.studies.waves import measures_of
from herstelwerk.workbook import Workbook

INSTRUMENT = "modelgetrouwheid"


class Fidelity:
    """Audits of teams, and what changed for the clients of those teams.

    Args:
        path: one's own file, folder or database with the tables `audits` and `metingen`; nothing for the sample.
        clients: where the measurements of clients are, when not in the same place.
        moment: which audit is put beside the outcomes, 1 for the first; when it is left out, the last before them.
        limit: people under which numbers are withheld, at least five.

    Raises:
        DataError: when the audits cannot be read.
        NotPossibleError: when the limit is below five.
    """

    title = "Modelgetrouwheid: hoe dicht blijven teams bij de methode?"

    def __init__(
        self, path: str | Path = "", clients: str | Path | None = None, *, moment: int = 0, limit: int = LIMIT
    ) -> None:
        self.limit = checked_limit(limit)
        self.source = Source(path)
        self.clients = self.source if clients is None else Source(clients)
        self.moment = moment
        self.data: Data = self.source.table("audits")

    @cached_property
    def audits(self) -> Audits:
        """All audits, with the mean by the rule of the instrument."""
        return audits_of(self.data.frame, *self.source.scale(INSTRUMENT))

    @cached_property
    def measured(self) -> Data | DataError:
        """The measurements of clients, or why they cannot be read."""
        try:
            return self.clients.table("metingen")
        except DataError as error:
            return error

    @cached_property
    def measures(self) -> list[str]:
        """The measures taken before and after."""
        return [] if isinstance(self.measured, DataError) else measures_of(self.measured.frame)

    @cached_property
    def linked(self) -> Linked | Remark:
        """Clients with the fidelity of their team, or why that is not possible."""
        if isinstance(self.measured, DataError):
            return Remark(f"Er zijn geen metingen van cliënten te lezen. {self.measured}")
        try:
            return linked_of(self.audits, self.measured.frame, self.measures, self.moment)
        except NotPossibleError as error:
            return Remark(str(error))

    def about(self) -> Section:
        """Which data these are, and what reading them brought up."""
        more = self.measured.headline if isinstance(self.measured, Data) else ""
        clients = f"Metingen van cliënten: {more}" if more else None
        return section("De gegevens", (self.source.told, f"Onderzoeken: {self.data.headline}", clients))

    def present(self) -> Section:
        """Teams, audits, indicators, and what has no score."""
        reasons = read_instrument(Workbook.find().instrument(INSTRUMENT)).reasons
        return present.of(self.audits, reasons)

    def assessors(self) -> Section:
        """Two assessors beside each other."""
        return assessors.of(self.audits)

    def trend(self) -> Section:
        """How fidelity moves over the audits, team by team."""
        return trend.of(self.audits)

    def profile(self) -> Section:
        """Which indicators are strong or weak, and which moved."""
        return profile.of(self.audits, self.limit)

    def outcomes(self) -> Section:
        """Whether clients of more faithful teams change more; association, no cause."""
        if isinstance(self.linked, Remark):
            return section("Modelgetrouwheid en wat er voor cliënten veranderde", (self.linked,))
        return outcomes.of(self.linked, self.measures, self.clients)

    def teams(self) -> Section:
        """Every outcome as a chart, a point per team."""
        title = "Team voor team"
        if isinstance(self.linked, Remark):
            return section(title, (self.linked,))
        one = self.linked
        return section(title, (outcomes.chart_of(one, measure, self.clients, self.limit) for measure in self.measures))

    def shares(self) -> Section:
        """How much clients of one team are alike."""
        if isinstance(self.linked, Remark) or isinstance(self.measured, DataError):
            found = self.linked if isinstance(self.linked, Remark) else Remark(str(self.measured))
            return section("Lijken cliënten van hetzelfde team op elkaar?", (found,))
        return outcomes.shares_of(self.measured.frame, self.linked, self.measures, self.clients)

    def sections(self) -> Iterator[Section]:
        """All of it, in the order of a report."""
        yield self.about()
        yield self.present()
        yield self.assessors()
        yield self.trend()
        yield self.profile()
        yield self.outcomes()
        yield self.teams()
        yield self.shares()
