"""How far raters agree with each other, and the rule of the program with the trainer."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from herstelwerk.charts.withheld import checked_limit
from herstelwerk.outcomes.result import NotPossibleError
from herstelwerk.outcomes.withheld import LIMIT
from herstelwerk.research.data import Data
from herstelwerk.studies.rating import criteria, over_time, paradox, present, rule, together
from herstelwerk.studies.rating.judgements import Judgements, judgements_of
from herstelwerk.studies.section import Section, section
from herstelwerk.studies.source import Source


class Agreement:
    """Raters beside each other, and the signal of the program beside the trainer.

    Args:
        path: one's own file, folder or database; nothing for the sample.
        rater: whose judgement is put beside the signal; when it is left out, one judgement per hand-in, of whoever
            judged most.
        limit: people under which numbers are withheld, at least five.

    Raises:
        DataError: when the data cannot be read.
        NotPossibleError: when there is no such rater, or the limit is below five.
    """

    title = "Overeenstemming: zien we hetzelfde?"

    def __init__(self, path: str | Path = "", rater: str = "", *, limit: int = LIMIT) -> None:
        self.limit = checked_limit(limit)
        self.source = Source(path)
        self.data: Data = self.source.table("beoordelingen")
        self.rater = rater
        if rater and rater not in self.judgements.raters:
            known = ", ".join(self.judgements.raters)
            raise NotPossibleError(f"Er is geen beoordelaar ‘{rater}’ in deze gegevens. Kies uit: {known}.")

    @cached_property
    def judgements(self) -> Judgements:
        """All judgements side by side."""
        return judgements_of(self.data.frame)

    def about(self) -> Section:
        """Which data these are, and what reading them brought up."""
        return section("De gegevens", (self.source.told, self.data.headline))

    def present(self) -> Section:
        """Who judged, what was handed in, how much of it two people judged."""
        return present.of(self.judgements, self.limit)

    def criteria(self) -> Section:
        """Two raters beside each other per criterion, and who is stricter."""
        return criteria.of(self.judgements, self.limit)

    def together(self) -> Section:
        """All criteria and raters together, inventory and plan apart."""
        return together.of(self.judgements, self.limit)

    def over_time(self) -> Section:
        """Whether agreement grows or falls from cohort to cohort."""
        return over_time.of(self.judgements, self.limit)

    def rule(self) -> Section:
        """The signal of the program beside the judgement of the trainer, and which rules are worth a look."""
        return rule.of(self.judgements, self.limit, self.rater)

    def paradox(self) -> Section:
        """Where people agree often and kappa is low all the same, and why."""
        return paradox.of(self.judgements, self.limit, self.rater)

    def sections(self) -> Iterator[Section]:
        """All of it, in the order of a report."""
        yield self.about()
        yield self.present()
        yield self.criteria()
        yield self.together()
        yield self.over_time()
        yield self.rule()
        yield self.paradox()
