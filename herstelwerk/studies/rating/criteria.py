"""Two raters beside each other, criterion by criterion."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from herstelwerk import charts
from herstelwerk.dutch import listed
from herstelwerk.outcomes.descriptives import describe
from herstelwerk.outcomes.result import Cell, Estimate, NotPossibleError, difference_in_words
from herstelwerk.studies.compact import Compact, told, triple
from herstelwerk.studies.rating.judgements import DOCUMENTS, SCALE, Judgements, clusters_of
from herstelwerk.studies.rating.pairs import CORRECTED, FEW, Pair, pair_of
from herstelwerk.studies.section import Part, Remark, Section, attempt, section

WEIGHTING = (
    "In de tabel zijn kappa en AC2 lineair gewogen: één stap verschil (voldaan naast deels) telt half, twee stappen "
    "(voldaan naast niet) telt niet mee als gelijk. Bij kwadratisch wegen telt één stap bijna als gelijk (0,75). Dan "
    "zien drie oordelen er mooier uit dan ze zijn, en juist die ene stap beslist vaak of iemand slaagt. De grafiek "
    "weegt niet: daar telt alleen precies gelijk."
)
KAPPA = "gewogen kappa"


def of(found: Judgements, limit: int) -> Section:
    """Percent, kappa and AC per criterion of the two who judged most together; who is stricter."""
    title = "Twee beoordelaars per eis"
    if found.pair is None:
        return section(title, (Remark("Geen enkele inlevering is door twee mensen beoordeeld. Laat er een paar "
                                      "door twee mensen beoordelen; tien of meer is een begin."),))  # fmt: skip
    first, second = found.pair
    others = "" if len(found.raters) == 2 else (
        f" Er zijn {len(found.raters)} beoordelaars; deze twee beoordeelden het meest samen. Allen samen staan hierna."
    )  # fmt: skip
    pairs, refused = pairs_of(found, first, second)
    shown = [one for one in pairs if one.people >= limit]
    parts: list[Part | None] = [f"{first} naast {second}.{others}", stricter_of(found, first, second, limit)]
    for letter, name in DOCUMENTS.items():
        here = [one for one in pairs if one.criterion.startswith(letter)]
        if here:
            parts += [
                attempt(f"De grafiek van de {name}", lambda here=here, name=name: drawn(here, found.pair, name, limit)),  # type: ignore[misc]
                _table([one for one in here if one.people >= limit], name),
            ]
    parts += [*warnings_of(pairs, refused, limit), _spread(shown), WEIGHTING if shown else None]
    return section(title, parts)


def pairs_of(found: Judgements, first: str, second: str) -> tuple[list[Pair], list[str]]:
    """The criteria both judged three times or more, and those they did not."""
    pairs, refused = [], []
    for criterion in found.criteria:
        here = found.of(criterion)
        one, two = here.levels[first], here.levels[second]
        try:
            people = here.people(one.notna() & two.notna())
            pairs.append(pair_of(criterion, one, two, people, SCALE, weighted=True))
        except NotPossibleError:
            refused.append(criterion)
    return pairs, refused


def drawn(
    pairs: Sequence[Pair],
    readers: tuple[str, str] | None,
    name: str,
    limit: int,
    title: str = "Overeenstemming per eis",
) -> Part:
    """The chart of agreement of one document; who was judged in fewer trainees than the limit is withheld."""
    first, second = readers or ("", "")
    rows = pd.DataFrame([one.chart_row() for one in pairs])
    few = np.array([one.people < limit for one in pairs])
    rows.loc[few, [column for column in rows if column not in ("criterion", "n")]] = np.nan
    return charts.agreement(rows, first=first, second=second, title=f"{title}, {name}", limit=limit)


def _table(pairs: Sequence[Pair], name: str) -> Compact | None:
    if not pairs:
        return None
    rows: list[dict[str, Cell]] = []
    for one in pairs:
        row: dict[str, Cell] = {"eis": one.criterion, "n": one.n, **triple("% gelijk", one.alike, 100)}
        row |= triple(KAPPA, one.weighted) | triple("AC2", one.ac2) | triple("strenger", one.stricter)
        rows.append({("% vaker strenger" + key[8:] if key.startswith("strenger") else key): cell
                     for key, cell in row.items()})  # fmt: skip
    method = CORRECTED + (
        "Kappa en AC2 zijn lineair gewogen. Vaker strenger: het percentage waarin de eerste strenger was min dat "
        "waarin de tweede dat was, met een t-interval; onder nul was de tweede vaker strenger."
    )
    return Compact(f"Gewogen overeenstemming per eis, {name}", tuple(rows), method)


def warnings_of(pairs: Sequence[Pair], refused: Sequence[str], limit: int) -> list[Part]:
    """What is not computed, not shown, or shown with a warning because there is little of it."""
    hidden = [one.criterion for one in pairs if one.people < limit]
    few = [one.criterion for one in pairs if one.people >= limit and one.n < FEW]
    found: list[Part] = []
    if refused:
        found.append(Remark(f"Minder dan drie keer door twee beoordeeld, en daarom niet berekend: {listed(refused)}."))
    if hidden:
        found.append(Remark(f"Niet getoond, omdat het over minder dan {limit} mensen gaat: {listed(hidden)}."))
    if few:
        found.append(Remark(f"Minder dan {FEW} keer beoordeeld: {listed(few)}. Eén ander oordeel maakt hier al veel "
                            "uit. Lees vooral hoe breed het interval is."))  # fmt: skip
    return found


def stricter_of(found: Judgements, first: str, second: str, limit: int) -> Part | None:
    """Who is stricter over all criteria: the mean over hand-ins of trainees, each trainee counting once."""
    both = found.levels[[first, second]].dropna()
    if found.people(found.levels[[first, second]].notna().all(axis=1)) < limit:
        return None
    places = {level: place for place, level in enumerate(SCALE)}
    sign = np.sign(both[second].map(places).astype(float) - both[first].map(places).astype(float))
    each = (
        100
        * pd.Series(sign, index=both.index)
        .groupby(clusters_of(Judgements(both, both[first])).to_numpy(), sort=False)
        .mean()
    )
    moved: Estimate = describe(each, "strenger")
    who = first if moved.value > 0 else second
    if moved.excludes(0.0):
        low, high = sorted(abs(float(one or 0)) for one in (moved.low, moved.high))
        return (
            f"{who} is strenger: per begeleider gemiddeld {told(abs(moved.value), low, high, 1)} procentpunt vaker "
            f"strenger dan minder streng (95%-interval; n = {moved.n} begeleiders)."
        )
    return difference_in_words(moved, "Wie strenger is", "procentpunt")


def _spread(pairs: Sequence[Pair]) -> str | None:
    there = [one for one in pairs if one.weighted is not None and one.weighted.low is not None]
    if len(there) < 3:
        return None
    values = [one.weighted.value for one in there if one.weighted]
    middle = float(np.median(values))
    holds = sum(not one.weighted.excludes(middle) for one in there if one.weighted)
    return (
        f"De gewogen kappa loopt van {told(min(values))} tot {told(max(values))}. Van {holds} van de {len(there)} "
        "eisen "
        f"bevat het interval het midden ({told(middle)}). Lees er dus geen volgorde uit: een hoger of lager getal kan "
        "ook toeval zijn."
    )
