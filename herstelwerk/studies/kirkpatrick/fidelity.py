"""Level 3, the team: how closely it works by the method, from its first self-audit to its last."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from herstelwerk.fidelity.audit import needed
from herstelwerk.outcomes.change import mean_change
from herstelwerk.outcomes.descriptives import describe
from herstelwerk.outcomes.pairs import pairs_of
from herstelwerk.outcomes.result import Estimate, Estimates, NotPossibleError, difference_in_words
from herstelwerk.studies.kirkpatrick.tables import Tables
from herstelwerk.studies.section import Part, Remark

SETTLED = "samen"  # the assessor of what two settled on
INDICATORS = 10
LEAST = 3  # teams
_KEPT = ("SD van de verandering", "p")


def means_of(frame: pd.DataFrame) -> tuple[pd.DataFrame, int]:
    """The mean per team and audit (columns team, audit, day, mean), in order of time; and how many had too few scores.

    What two assessors settled on counts; where they did not settle, the mean of both. At least seven of the ten
    indicators must have a score.
    """
    there = frame[frame["score"].notna()]
    both = there[there["assessor"] == SETTLED]
    settled = both.set_index(["team", "audit", "indicator"])["score"]
    single = there[there["assessor"] != SETTLED].groupby(["team", "audit", "indicator"], sort=False)["score"].mean()
    scores = pd.concat([settled, single[~single.index.isin(settled.index)]]).rename("score").reset_index()
    found = scores.groupby(["team", "audit"], sort=False)["score"].agg(["mean", "count"]).reset_index()
    enough = found[found["count"] >= needed(INDICATORS)]
    if "day" in frame:
        days = frame.groupby(["team", "audit"], sort=False)["day"].min().rename("day").reset_index()
        enough = enough.merge(days, on=["team", "audit"], how="left")
    else:
        enough = enough.assign(day=pd.NaT)
    return enough.sort_values(["team", "day", "audit"], kind="stable"), len(found) - len(enough)


def first_and_last(frame: pd.DataFrame) -> pd.DataFrame:
    """Per team with two audits or more the mean of the first and of the last."""
    means, _ = means_of(frame)
    ends = means.groupby("team", sort=False)["mean"].agg(["first", "last", "count"])
    return ends[ends["count"] >= 2][["first", "last"]]


def change(tables: Tables) -> Estimate:
    """The mean change of teams from their first audit to their last; raises NotPossibleError."""
    ends = first_and_last(tables.frame("audits"))
    if len(ends) < LEAST:
        raise NotPossibleError(
            f"Teams met een eerste en een latere keer waarin genoeg vragen een score hebben: {len(ends)}. Nodig zijn "
            f"er ten minste {LEAST}."
        )
    found = mean_change(pairs_of(ends["first"], ends["last"]))
    return replace(found, name="zelfonderzoek van teams, laatste min eerste")


def parts(tables: Tables) -> list[Part]:
    """The first and the last audit, the change between them, and what to keep in mind."""
    try:
        frame = tables.frame("audits")
        moved = change(tables)
        ends = first_and_last(frame)
        rows = [
            _short(describe(ends["first"], "eerste zelfonderzoek")),
            _short(describe(ends["last"], "laatste zelfonderzoek")),
        ]
    except NotPossibleError as error:
        return [Remark(f"Het zelfonderzoek van teams: niet berekend. {error}")]
    means, few = means_of(frame)
    single = means["team"].nunique() - len(ends)
    method = (
        "Per team het gemiddelde over de vragen met een score (1 tot en met 5), als dat er ten minste "
        f"{needed(INDICATORS)} van de {INDICATORS} zijn. Wat twee beoordelaars samen vaststelden, telt. n telt teams. "
        f"{moved.method}"
    )
    told = [f"{few} zelfonderzoek{'en hadden' if few > 1 else ' had'} te weinig scores" if few else ""]
    told.append(f"{single} team{'s hebben' if single > 1 else ' heeft'} er één" if single > 0 else "")
    left = " en ".join(text for text in told if text)
    return [
        difference_in_words(moved, "Zelfonderzoek van teams, laatste min eerste", "punten"),
        Estimates("Hoe trouw teams aan de methode werken (n telt teams)", (*rows, _short(moved)), method),
        *([Remark(f"Niet meegeteld: {left}.")] if left else []),
        Remark(
            "Teams onderzochten zichzelf. Een hoger cijfer kan ook komen doordat men de vragen kent, of doordat er een "
            "ander keek."
        ),
    ]


def _short(one: Estimate) -> Estimate:
    return replace(one, more={key: one.more[key] for key in ("SD", *_KEPT) if key in one.more})
