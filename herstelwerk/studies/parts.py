"""What stands in a section: sentences, remarks, methods, results and charts."""

from __future__ import annotations

from dataclasses import dataclass

from herstelwerk.charts.chart import Chart
from herstelwerk.outcomes.result import Shown


@dataclass(frozen=True, slots=True)
class Remark:
    """What a reader must know before she uses a number: who is left out, what could not be computed, and why.

    `inside` says that it is only for the organisation itself, about what a report for others does not show.
    """

    text: str
    inside: bool = False


@dataclass(frozen=True, slots=True)
class Method:
    """How something was done whose numbers stand elsewhere, such as in a chart."""

    text: str


Part = str | Remark | Method | Shown | Chart


def too_few(what: str, limit: int) -> Remark:
    """That something is about too few people to be shown, and what one can do inside the organisation."""
    return Remark(
        f"{what}: niet getoond, want het gaat over minder dan {limit} mensen. Blijft dit binnen de organisatie, dan "
        "kan de grens lager, tot vijf: zet limit=5 bij het maken van de studie."
    )
