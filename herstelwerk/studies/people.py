"""Each person on one measure: before beside after, and who changed more than the measure's own error."""

from __future__ import annotations

import pandas as pd

from herstelwerk import charts
from herstelwerk.outcomes.change import mean_change
from herstelwerk.outcomes.honest import Showing, how_to_show
from herstelwerk.outcomes.instruments import Measure, Scale
from herstelwerk.outcomes.norms import Cutoff, Norm, Reliability
from herstelwerk.outcomes.pairs import pairs_of
from herstelwerk.outcomes.reliable_change import ReliableChange, reliable_change
from herstelwerk.outcomes.result import NotPossibleError
from herstelwerk.studies.section import Method, Part, Remark, Section, attempt, section, too_few
from herstelwerk.studies.source import Source
from herstelwerk.studies.waves import AFTER, BEFORE, side_by_side

_LINES = 60  # people of whom a line each can still be followed
_SMALL = "Elke stip is één persoon, zonder naam: bij zo weinig mensen zegt het gemiddelde alleen niet genoeg."
_RELIABLE = ("retest", "icc", "alpha")  # which published reliability is taken, the most fitting first


def of(frame: pd.DataFrame, measure: str, source: Source, limit: int) -> Section:
    """The raincloud and the reliable change of one measure."""
    known, scale = source.scale(measure)
    wide = side_by_side(frame, measure)
    complete = int((wide[BEFORE].notna() & wide[AFTER].notna()).sum())
    title = f"{known.short}: voor en na"
    if complete < limit:
        return section(title, (too_few("Hoe het met ieder ging", limit),))
    small = how_to_show(complete, outside=False, limit=limit) is Showing.EVERYONE
    parts = [
        Remark(_SMALL, inside=True) if small else None,
        attempt("De grafiek van voor en na", lambda: _cloud(wide, known, scale, complete <= _LINES, limit)),
        *_reliable(wide, known, scale, limit),
    ]
    return section(title, parts)


def _cloud(wide: pd.DataFrame, known: Measure, scale: Scale, everyone: bool, limit: int) -> Part:
    return charts.before_after(
        wide[BEFORE],
        wide[AFTER],
        mean_change(pairs_of(wide[BEFORE], wide[AFTER])),
        scale=(scale.low, scale.high),
        measure=known.short,
        higher_is_better=known.better != "lower",
        names=("Voormeting", "Nameting"),
        people=everyone,
        title=f"{known.short}, voormeting en nameting",
        limit=limit,
    )


def _reliable(wide: pd.DataFrame, known: Measure, scale: Scale, limit: int) -> list[Part]:
    reliability = reliability_of(known)
    if reliability is None:
        return [
            Remark(
                f"Wie er betrouwbaar veranderde, is van {known.short} niet te zeggen: er is geen betrouwbaarheid met "
                "een bron bekend."
            ),
            Remark(
                f"Heb je een betrouwbaarheid met een bron? Zet die in data/instruments/{known.id}.toml.", inside=True
            ),
        ]
    try:
        found = _changed(wide, known, reliability)
    except NotPossibleError as error:
        return [Remark(f"De betrouwbare verandering: niet berekend. {error}")]
    # how many there are of each class stands with the chart, where classes of a few people are withheld
    return [attempt("De grafiek per persoon", lambda: _scatter(found, known, scale, limit)), Method(found.method)]


def reliability_of(known: Measure) -> Reliability | None:
    """The published reliability that fits repeated measurement best; the source goes along."""
    for name in _RELIABLE:
        for found in known.published("reliability", name):
            return Reliability(found.value, f"{name}; {found.source}")
    return None


def _norm(known: Measure) -> Norm | None:
    for found in known.published("norm", "functional"):
        if found.sd:
            return Norm(found.value, found.sd, found.source)
    return None


def _changed(wide: pd.DataFrame, known: Measure, reliability: Reliability) -> ReliableChange:
    norm = _norm(known)
    return reliable_change(
        wide[BEFORE],
        wide[AFTER],
        reliability,
        higher_is_better=known.better != "lower",
        functional=norm,
        cutoff=Cutoff.C if norm else None,
    )


def _scatter(found: ReliableChange, known: Measure, scale: Scale, limit: int) -> Part:
    return charts.reliable_change(
        found.pre,
        found.post,
        threshold=found.least_change,
        scale=(scale.low, scale.high),
        measure=known.short,
        cutoff=found.cutoff,
        higher_is_better=known.better != "lower",
        names=("voormeting", "nameting"),
        title=f"{known.short}: wie veranderde meer dan toeval",
        limit=limit,
    )
