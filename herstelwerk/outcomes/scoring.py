"""Answers to the items of a measure become its scales: turned round where needed, within range, missing by its rule."""

from __future__ import annotations

from difflib import get_close_matches

import numpy as np
import pandas as pd

from herstelwerk.outcomes.instruments import SUM, Measure, Scale
from herstelwerk.outcomes.result import NotPossibleError, enough

_MOST_TOLD = 5  # wrong answers that a refusal names


def score(measure: Measure, answers: pd.DataFrame) -> pd.DataFrame:
    """One row per person, one column per scale, and per scale how many items were answered (`<scale>_n`).

    x' = low + high - x for an item that is turned round; a mean is the mean of the answered items times `factor`, a
    sum that mean times the number of items. With fewer than `needs` answers the figure is missing. A scale that is
    also told from 0 to 100 gets `<scale>_100`.

    Args:
        measure: the rules.
        answers: a column per item; NaN for what was not answered; other columns are passed over.

    Raises:
        NotPossibleError: when a column is missing, an answer is no number or lies out of range, nobody answered, or
        the
            measure has no items.

    Checked against: the WHOQOL-BREF syntax of the WHO (domains times 4, and 0-100), hand-worked means of DIALOG.
    """
    if not measure.items:
        raise NotPossibleError(
            f"{measure.short} heeft geen vaste vragen om op te tellen. Vul het cijfer zelf in, of reken het uit met "
            "de functie die daarvoor is."
        )
    values = _values(measure, answers)
    turned = [item.id for item in measure.items if item.reverse]
    values[turned] = measure.low + measure.high - values[turned]
    columns: dict[str, pd.Series] = {}
    for scale in measure.scales:
        columns |= _figures(scale, values)
    return pd.DataFrame(columns, index=answers.index)


def _figures(scale: Scale, values: pd.DataFrame) -> dict[str, pd.Series]:
    here = values[list(scale.items)]
    answered = here.notna().sum(axis=1)
    mean = here.mean(axis=1).where(answered >= scale.needs)
    figure = mean * scale.factor * (len(scale.items) if scale.how == SUM else 1)
    found = {scale.id: figure, f"{scale.id}_n": answered}
    if scale.rescaled:
        found[f"{scale.id}_100"] = (figure - scale.low) * 100 / (scale.high - scale.low)
    return found


def _values(measure: Measure, answers: pd.DataFrame) -> pd.DataFrame:
    """The answers as numbers, once all of them were looked at."""
    enough(len(answers), 1, "ingevulde lijsten")
    ids = [item.id for item in measure.items]
    _check_columns(measure, ids, [str(name) for name in answers.columns])
    numbers = pd.DataFrame({id: pd.to_numeric(answers[id], errors="coerce") for id in ids}, index=answers.index)
    numbers = numbers.astype("float64")
    ends = f"een {'heel ' if measure.whole else ''}getal van {measure.low:g} tot en met {measure.high:g}"
    _refuse_where(
        numbers.isna() & answers[ids].notna(), answers[ids], measure, f"Niet alles is een getal; nodig is {ends}"
    )
    outside = (numbers < measure.low) | (numbers > measure.high)
    broken = numbers.notna() & (numbers != numbers.round()) & measure.whole
    _refuse_where(outside | broken, answers[ids], measure, f"Nodig is {ends}")
    return numbers


def _check_columns(measure: Measure, ids: list[str], there: list[str]) -> None:
    lost = [id for id in ids if id not in there]
    if lost:
        near = get_close_matches(lost[0], there, 1)
        hint = f" Is ‘{near[0]}’ misschien ‘{lost[0]}’?" if near else ""
        raise NotPossibleError(
            f"Voor {measure.short} ontbreken deze kolommen: {', '.join(lost)}.{hint} Is een vraag niet "
            "gesteld? Maak dan een lege kolom."
        )
    double = sorted({id for id in ids if there.count(id) > 1})
    if double:
        raise NotPossibleError(f"Bij {measure.short} staat er twee keer een kolom {', '.join(double)}. Houd er één.")


def _refuse_where(wrong: pd.DataFrame, told: pd.DataFrame, measure: Measure, why: str) -> None:
    places = np.argwhere(wrong.to_numpy())
    if not len(places):
        return
    first = [f"rij {told.index[r]}, vraag {told.columns[c]}: {told.iat[r, c]!s}" for r, c in places[:_MOST_TOLD]]
    more = f" en nog {len(places) - len(first)}" if len(places) > len(first) else ""
    raise NotPossibleError(
        f"{measure.short} is niet te scoren. {why}. Het gaat om {'; '.join(first)}{more}. Verbeter dit, of maak de cel "
        "leeg als er geen antwoord is."
    )
