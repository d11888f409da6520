"""The course of a measure that was taken every session, with how many people every point is about."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from herstelwerk import charts
from herstelwerk.studies.section import Part, Remark, Section, attempt, section
from herstelwerk.studies.source import Source

_FOLLOWED = (
    "Wie stopt, staat er bij een late sessie niet meer bij. De lijn laat dan zien hoe het gaat met wie er nog is, niet "
    "hoe het met iedereen gaat. Het aantal staat daarom onder elk punt."
)


def of(frame: pd.DataFrame, measure: str, there: Sequence[str], source: Source, limit: int) -> Section:
    """Small multiples per cohort of one measure; the first that was taken per session when none is named."""
    title = "Het verloop over de sessies"
    chosen = measure or (there[0] if there else "")
    if chosen not in there:
        told = f"Wel van: {', '.join(there)}." if there else "Er zijn geen scores per sessie."
        return section(title, (Remark(f"Van ‘{measure or 'een maat'}’ zijn er geen scores per sessie. {told}"),))
    known, scale = source.scale(chosen)
    rows = frame[(frame["measure"] == chosen) & frame["session"].notna()]

    def draw() -> Part:
        return charts.trajectories(
            rows,
            measure=known.short,
            scale=(scale.low, scale.high),
            title=f"{known.short} per sessie",
            limit=limit,
        )

    return section(title, (attempt("De grafiek", draw), Remark(_FOLLOWED)))
