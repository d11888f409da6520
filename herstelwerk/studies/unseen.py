"""What is missing, and what the change is when it is filled in many times over, beside those who are complete."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from herstelwerk.outcomes.imputation import impute
from herstelwerk.outcomes.missing import missing_overview
from herstelwerk.outcomes.result import Cell, NotPossibleError, ResultTable
from herstelwerk.outcomes.rubin import Outcome, with_complete_cases
from herstelwerk.studies.section import Part, Section, attempt, section, too_few
from herstelwerk.studies.waves import AFTER, BEFORE, all_waves

SEED = 2026  # so that the same data give the same numbers
_WARNED = (
    "Invullen gaat ervan uit dat wat ontbreekt, te voorspellen is uit wat er wel is. Of dat zo is, kunnen deze "
    "gegevens niet laten zien. Verschillen de twee uitkomsten veel, dan hangt de conclusie af van wie er niet meer was."
)


def of(frame: pd.DataFrame, measure: str, measures: Sequence[str], limit: int) -> Section:
    """Patterns of missing, and the change on one measure both ways."""
    table = all_waves(frame, measures)
    if len(table) < limit:
        return section("Wat er ontbreekt", (too_few("Wat er ontbreekt", limit),))
    before, after = (list(table.columns).index(f"{measure} {wave}") for wave in (BEFORE, AFTER))

    def mean_change(values: pd.DataFrame) -> Outcome:
        moved = values.iloc[:, after].to_numpy(float) - values.iloc[:, before].to_numpy(float)
        if len(moved) < 3:
            raise NotPossibleError("Er zijn minder dan drie mensen met alles.")
        return Outcome(float(moved.mean()), float(moved.var(ddof=1) / len(moved)), len(moved) - 1)

    def both() -> Part:
        kept = table[[name for name in table if table[name].notna().sum() > _columns(table) + 2]]
        if f"{measure} {BEFORE}" not in kept or f"{measure} {AFTER}" not in kept:
            raise NotPossibleError("Er zijn te weinig metingen om de andere mee te voorspellen.")
        found = with_complete_cases(
            impute(kept, m=20, seed=SEED), mean_change, name=f"verandering op {measure.upper()}"
        )
        return replace(found, estimates=tuple(one for one in found if one.n >= limit))

    return section(
        "Wat er ontbreekt",
        (
            attempt("Het overzicht", lambda: _overview(table, limit)),
            attempt("Invullen", both),
            _WARNED,
        ),
    )


def _overview(table: pd.DataFrame, limit: int) -> Part:
    """What is missing per column; who is missing when stands there only where enough people have it in common."""
    found = missing_overview(table)
    rare = sum(pattern.n for pattern in found.patterns if pattern.n < limit)
    rows: list[Mapping[str, Cell]] = [row for row in found.rows() if not str(row["wat"]).startswith("patroon")]
    often = [pattern for pattern in found.patterns if pattern.n >= limit]
    if often and rare >= limit:
        rows += [{"wat": f"patroon {pattern.seen}", "aanwezig": pattern.n} for pattern in often]
        rows.append({"wat": "andere patronen samen", "aanwezig": rare})
    return ResultTable(found.title, tuple(rows), found.method)


def _columns(table: pd.DataFrame) -> int:
    return int(np.sum(table.notna().any()))
