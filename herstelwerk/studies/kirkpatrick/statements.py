"""Level 2 once more, per statement: the growth of all twenty-five, corrected for looking at so many."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from herstelwerk import charts
from herstelwerk.outcomes.change import mean_change
from herstelwerk.outcomes.pairs import pairs_of
from herstelwerk.outcomes.result import Estimate, NotPossibleError
from herstelwerk.outcomes.several import several
from herstelwerk.studies.kirkpatrick.learning import ALL, BEFORE, NOW, Ratings, chart_row
from herstelwerk.studies.section import Method, Part, Remark, Section, attempt, section

TITLE = "Niveau 2, per zin: waar groeiden deelnemers het meest?"
_CARE = (
    "Lees deze grafiek om te zien waar het over kan gaan, niet als ranglijst: de intervallen overlappen vaak, dus de "
    "volgorde kan bij een volgende groep anders zijn."
)


def of(ratings: Ratings, limit: int) -> Section:
    """A chart of all statements in their blocks, and how many changes stand after correction."""
    return section(TITLE, (attempt("De grafiek per zin", lambda: _chart(ratings, limit)), *_corrected(ratings, limit)))


def _chart(ratings: Ratings, limit: int) -> Part:
    measure = ratings.measure
    block_of = {id: scale.name for scale in measure.scales if scale.id != ALL for id in scale.items}
    rows = []
    for number, item in enumerate(measure.items, 1):
        if row := chart_row(ratings.wide(item.id), f"{number}. {item.text}"):
            rows.append(row | {"block": block_of.get(item.id, "")})
    if not rows:
        raise NotPossibleError("Niemand heeft een cijfer van vooraf én van nu.")
    return charts.competencies(
        pd.DataFrame(rows), scale=(measure.low, measure.high), title="Groei per zin", limit=limit
    )


def _corrected(ratings: Ratings, limit: int) -> list[Part]:
    moved: list[Estimate] = []
    for number, item in enumerate(ratings.measure.items, 1):
        wide = ratings.wide(item.id)
        try:
            found = mean_change(pairs_of(wide[BEFORE], wide[NOW]))
        except NotPossibleError:
            continue
        if found.n >= limit:
            moved.append(replace(found, name=f"zin {number}"))
    if not moved:
        return [
            Remark("De groei per zin: niet berekend. Er zijn te weinig mensen met een cijfer van vooraf én van nu.")
        ]
    together = several(moved)
    alone = [one.name for one in together if _small(one, "p")]
    after = [one for one in together if _small(one, "p (Holm)")]
    up = sum(one.value > 0 for one in after)
    many = len(together)
    told = (
        f"Van vooraf naar nu is getoetst bij {many} {'zin' if many == 1 else 'zinnen'}. Zonder correctie ligt p bij "
        f"{len(alone)} onder 0,05; na correctie voor {many} toetsen bij {len(after)}, waarvan {up} omhoog."
    )
    return [told, Remark(_CARE), Method(f"{together.estimates[0].method} {together.method}")]


def _small(one: Estimate, key: str) -> bool:
    p = one.more.get(key)
    return isinstance(p, float) and p < 0.05
