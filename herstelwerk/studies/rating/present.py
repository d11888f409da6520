"""What there is to compare: who judged, what was handed in, and how much of it two people judged."""

from __future__ import annotations

import pandas as pd

from herstelwerk.charts.common import comma
from herstelwerk.outcomes.proportions import wilson
from herstelwerk.outcomes.result import Cell, NotPossibleError
from herstelwerk.outcomes.withheld import withhold
from herstelwerk.studies.compact import Compact, triple
from herstelwerk.studies.rating.judgements import SCALE, Judgements
from herstelwerk.studies.section import Part, Remark, Section, attempt, section


def of(found: Judgements, limit: int) -> Section:
    """Counts, levels per rater, and people per cohort with small cells withheld."""
    index = found.levels.index
    seen = found.levels.notna().sum(axis=1)
    units, twice, people = len(index), int((seen >= 2).sum()), found.people()
    hand_ins = index.to_frame(index=False).drop(columns="criterion").drop_duplicates().shape[0]
    cohorts = index.get_level_values("cohort").nunique()
    parts: list[Part | None] = [
        f"{_many(people, limit, 'begeleider')} uit {cohorts} {'cohort' if cohorts == 1 else 'cohorten'}, samen "
        f"{_many(hand_ins, limit, 'inlevering', 'inleveringen')}, beoordeeld door "
        f"{len(found.raters)} {'mens' if len(found.raters) == 1 else 'mensen'}, op "
        f"{len(found.criteria)} {'eis' if len(found.criteria) == 1 else 'eisen'}.",
        f"Een oordeel gaat over één eis bij één inlevering. Van {comma(units, 0)} is {comma(twice, 0)} door twee "
        "of meer mensen beoordeeld; "
        f"bij {comma(int(found.signal.notna().sum()), 0)} staat een signaal van het programma.",
        _again(people, hand_ins),
        _levels(found, limit),
        attempt("Het aantal per cohort", lambda: _cohorts(found, limit)),
    ]
    return section("Wat er is", parts)


def _again(people: int, hand_ins: int) -> Remark | None:
    if hand_ins <= people:
        return None
    return Remark(
        "Sommige begeleiders leverden vaker in. Hun pogingen tellen per eis elk mee, en hangen samen; de intervallen "
        "per eis zijn daardoor wat te smal. De intervallen over eisen heen houden er rekening mee."
    )


def _levels(found: Judgements, limit: int) -> Compact | None:
    rows: list[dict[str, Cell]] = []
    for name in found.raters:
        given = found.levels[name].dropna()
        if found.people(found.levels[name].notna()) < limit:
            continue
        row: dict[str, Cell] = {"beoordelaar": name, "oordelen": len(given)}
        for level in reversed(SCALE):
            row |= triple(f"% {level}", wilson(int((given == level).sum()), len(given)), 100)
        rows.append({key: cell for key, cell in row.items() if not key.endswith((" van", " tot"))})
    return Compact("Welk oordeel ieder hoe vaak gaf", tuple(rows)) if rows else None


def _cohorts(found: Judgements, limit: int) -> Part:
    seen = found.levels.notna().sum(axis=1)
    index = found.levels.index
    frame = pd.DataFrame({"cohort": index.get_level_values("cohort"), "trainee": index.get_level_values("trainee"),
                          "most": seen.to_numpy()})  # fmt: skip
    most = frame.groupby(["cohort", "trainee"], sort=False)["most"].max().reset_index()
    most["door"] = most["most"].clip(upper=2).map({0: "niemand", 1: "één beoordelaar", 2: "twee of meer"})
    counts = pd.crosstab(most["cohort"], most["door"]).reindex(list(dict.fromkeys(most["cohort"])))
    if counts.empty:
        raise NotPossibleError("Er zijn geen inleveringen.")
    counts.columns.name = counts.index.name = None
    return withhold(counts, limit=limit, zeros=False, title="Begeleiders per cohort, en door hoeveel mensen beoordeeld")


def _many(count: int, limit: int, one: str, more: str = "") -> str:
    if count < limit:
        return f"Minder dan {limit} {more or one + 's'}"
    return f"{count} {one if count == 1 else more or one + 's'}"
