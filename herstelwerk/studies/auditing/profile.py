"""The profile: which indicators are strong or weak, and which of them moved."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from herstelwerk import charts
from herstelwerk.charts.likert import Words
from herstelwerk.outcomes.change import mean_change
from herstelwerk.outcomes.descriptives import describe
from herstelwerk.outcomes.pairs import pairs_of
from herstelwerk.outcomes.result import Cell, Estimate, NotPossibleError
from herstelwerk.outcomes.several import several
from herstelwerk.studies.auditing.audits import MOMENT, Audits
from herstelwerk.studies.compact import Compact, triple
from herstelwerk.studies.section import Part, Section, attempt, section

_WORDS = Words("vraag", "vragen", "teams", "in het midden", "Hoogste cijfers", "Laagste cijfers")


def of(found: Audits, limit: int) -> Section:
    """Scores per indicator at the last audit, and the change per indicator, corrected for their number."""
    last = found.moments[-1]
    parts: list[Part] = [
        attempt("De grafiek", lambda: _chart(found, last, limit)),
        attempt("De tabel", lambda: _table(found, found.moments[0], last)),
    ]
    return section("Het profiel: wat gaat goed, en wat minder?", parts)


def _chart(found: Audits, moment: int, limit: int) -> Part:
    scores = found.at(moment)
    low, high = int(found.measure.low), int(found.measure.high)
    counts = pd.DataFrame(
        {str(score): [(scores[one].round() == score).sum() for one in scores] for score in range(low, high + 1)},
        index=[found.short(str(one)) for one in scores],
    )
    return charts.likert(counts, title=f"Cijfers van teams per vraag, {MOMENT} {moment}", limit=limit, words=_WORDS)


def _table(found: Audits, first: int, last: int) -> Part:
    then, now = found.at(first), found.at(last)
    moves = {one: moved for one in found.scale.items if (moved := _moved(then, now, one)) is not None}
    try:
        moves = dict(zip(moves, several(moves.values()), strict=True)) if first != last else {}
    except NotPossibleError:
        moves = {}
    rows: list[dict[str, Cell]] = []
    for one in found.scale.items:
        try:
            mean = describe(now[one], one)
        except NotPossibleError:
            continue
        row: dict[str, Cell] = {"vraag": found.short(one), "teams": mean.n, **triple(f"{MOMENT} {last}", mean)}
        if moves:
            row |= triple("verandering", moves.get(one))
            ps = moves[one].more if one in moves else {}
            row |= {name: cell for name, cell in ps.items() if name.startswith("p (")}
        rows.append(row)
    if not rows:
        raise NotPossibleError("Geen enkele vraag heeft bij dit onderzoek cijfers van drie teams of meer.")
    method = (
        f"Gemiddelde over teams bij {MOMENT} {last}, met een t-interval."
        + (f" Verandering: {MOMENT} {last} min {MOMENT} {first}, van teams met beide cijfers (gepaarde t-toets); de "
           f"p-waarden zijn gecorrigeerd voor {len(moves)} vragen (Holm), de intervallen niet." if moves else "")
    )  # fmt: skip
    return Compact("Gemiddelde per vraag", tuple(rows), method)


def _moved(then: pd.DataFrame, now: pd.DataFrame, indicator: str) -> Estimate | None:
    both = then.index.intersection(now.index)
    try:
        return replace(mean_change(pairs_of(then.loc[both, indicator], now.loc[both, indicator])), name=indicator)
    except NotPossibleError:
        return None
