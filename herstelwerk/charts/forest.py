"""The forest: an effect per cohort, all of them pooled, and where a next cohort may be expected.

How to read it: a square per cohort, larger where it weighs more, with its interval; the diamond is the pooled estimate,
as wide as its interval; the bar below it is the prediction interval, in which a new cohort's effect may lie. That a
single interval holds 0 is no proof that there was no effect in that cohort.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from herstelwerk.charts import common
from herstelwerk.charts.chart import Chart, make
from herstelwerk.charts.common import comma, interval, percent, sentences
from herstelwerk.charts.forest_drawing import POOLED, PREDICTED, Forest, draw, weights
from herstelwerk.charts.withheld import LIMIT, checked_limit, why, withheld
from herstelwerk.outcomes.pooling import Pooled
from herstelwerk.outcomes.result import Estimate, NotPossibleError

_NUMBERS = ("value", "low", "high", "n", "weight")


def forest(
    cohorts: pd.DataFrame | Iterable[Estimate] | Pooled,
    pooled: Estimate | None = None,
    *,
    prediction: tuple[float, float] | Estimate | None = None,
    tau2: float | Estimate | None = None,
    i2: float | None = None,
    measure: str = "effect",
    title: str = "Verandering per cohort",
    limit: int = LIMIT,
    decimals: int = 2,
) -> Chart:
    """An effect per cohort with the pooled effect below it.

    Args:
        cohorts: a row per cohort with `cohort`, `value`, `low`, `high`, `n` and, where there is a pooled estimate,
            `weight` (shares of any total); or an Estimate per cohort, named after it; or what `outcomes.pooling.pool`
            gave (with sizes), which has the pooled estimate and the rest in it. A cohort without a value stays in, as
            "geen schatting".
        pooled: the pooled estimate.
        prediction: the prediction interval, as two values or an Estimate.
        tau2: the variance between cohorts.
        i2: the share of spread that is not chance, in percent.
        measure: what the effect is, with its standardiser: "g_av, eerste naar laatste sessie".
        title: what stands above the chart.
        limit: cohorts with fewer people are withheld, with the smallest other cohort where the pooled estimate would
            otherwise give them away.
        decimals: how many decimals the effects get.

    Raises:
        NotPossibleError: without one cohort that may be shown, or with a limit below five.
    """
    if isinstance(cohorts, Pooled):
        pooled, prediction = pooled or cohorts.effect, prediction or cohorts.prediction
        tau2, i2 = tau2 or cohorts.tau2, cohorts.i2 if i2 is None else i2
    data = common.columns(_frame(cohorts), ("cohort", "value", "low", "high", "n"), _NUMBERS)
    checked_limit(limit)
    data["cohort"] = common.names_of(data["cohort"])
    told = [bool(one) for one in ~withheld(data["n"], limit) & (data["n"].to_numpy() >= limit)]
    if not any(told) or data.loc[told, "value"].isna().all():
        raise NotPossibleError(
            f"Deze grafiek heeft ten minste één cohort nodig met een schatting en met {limit} mensen of meer."
        )
    between = (prediction.low, prediction.high) if isinstance(prediction, Estimate) else prediction
    ends = None if between is None or None in between else (float(between[0] or 0), float(between[1] or 0))
    drawn = Forest(
        data,
        told,
        pooled,
        ends,
        _heterogeneity(tau2.value if isinstance(tau2, Estimate) else tau2, i2),
        measure,
        decimals,
    )
    note = sentences(why(not all(told), limit, "cohorten"), _meaning(drawn))
    alt = _alt(drawn, title)
    return make(title, alt, _numbers(drawn), note, lambda cm: draw(drawn, title, note, cm), 12.0)


def _frame(cohorts: pd.DataFrame | Iterable[Estimate] | Pooled) -> pd.DataFrame:
    if isinstance(cohorts, pd.DataFrame):
        return cohorts
    if isinstance(cohorts, Pooled):
        rows = [(one.name, one.effect, one.low, one.high, one.size, one.weight) for one in cohorts.cohorts]
        return pd.DataFrame(rows, columns=["cohort", "value", "low", "high", "n", "weight"])
    return pd.DataFrame(
        [(one.name, one.value, one.low, one.high, one.n) for one in cohorts],
        columns=["cohort", "value", "low", "high", "n"],
    )


def _heterogeneity(tau2: float | None, i2: float | None) -> str:
    parts = [] if tau2 is None else [f"τ² {'< 0,001' if 0 < tau2 < 0.0005 else f'= {comma(tau2, 3)}'}"]
    return "   ".join([*parts, *([] if i2 is None else [f"I² = {percent(i2 / 100)}"])])


def _meaning(data: Forest) -> str:
    bars = f"Streepjes: {data.pooled.percent if data.pooled else '95'}%-betrouwbaarheidsinterval"
    if data.prediction:
        return f"{bars}. Het voorspellingsinterval zegt waar het effect van een nieuw cohort kan liggen."
    return bars


def _numbers(data: Forest) -> pd.DataFrame:
    frame = pd.DataFrame(
        {
            "cohort": data.cohorts["cohort"],
            "effect": data.cohorts["value"],
            "van": data.cohorts["low"],
            "tot": data.cohorts["high"],
            "n": data.cohorts["n"],
            "gewicht": weights(data),
        }
    )
    frame.loc[[not told for told in data.told], ["effect", "van", "tot", "n", "gewicht"]] = np.nan
    more = []
    if data.pooled:
        one = data.pooled
        more.append({"cohort": POOLED, "effect": one.value, "van": one.low, "tot": one.high, "n": data.people})
    if data.prediction:
        more.append({"cohort": PREDICTED, "van": data.prediction[0], "tot": data.prediction[1]})
    made = pd.DataFrame([*frame.to_dict("records"), *more], columns=frame.columns)
    made["n"] = made["n"].astype("Int64")
    made["opmerking"] = ["" if told else "niet getoond" for told in data.told] + [""] * len(more)
    return made


def _alt(data: Forest, title: str) -> str:
    shown = data.cohorts[data.told].dropna(subset=["value"])
    order = shown.sort_values("value", kind="stable")
    low, high = order.iloc[0], order.iloc[-1]
    up = int((shown["value"] > 0).sum())
    hidden = len(data.told) - sum(data.told)
    parts = [
        f"Forest plot, {title}: {data.measure} van {common.many(len(shown), 'cohort', 'cohorten')}",
        f"{up} van de {len(shown)} {'ligt' if up == 1 else 'liggen'} boven 0" if len(shown) > 1 else "",
        f"{'Laagste: ' if len(shown) > 1 else ''}{low['cohort']}, {_told(low, data)}",
        f"Hoogste: {high['cohort']}, {_told(high, data)}" if len(shown) > 1 else "",
    ]
    if data.pooled:
        one = data.pooled
        around = interval(one.low, one.high, data.decimals)
        zero = {True: "0 ligt erbuiten", False: "0 ligt erbinnen", None: ""}[one.excludes()]
        value = f"{comma(one.value, data.decimals)} {around}".strip()
        parts.append(f"Samen (n = {comma(data.people, 0)}): {value}{'; ' if zero else ''}{zero}")
    if data.prediction:
        parts.append(f"Voorspellingsinterval {interval(*data.prediction, data.decimals)}")
    parts.append(data.spread.replace("   ", ", "))
    parts.append(f"Niet getoond: {common.many(hidden, 'cohort', 'cohorten')}" if hidden else "")
    return sentences(*parts)


def _told(row: pd.Series, data: Forest) -> str:
    around = interval(row["low"], row["high"], data.decimals)
    return f"{comma(row['value'], data.decimals)} {around}".strip() + f", n = {comma(row['n'], 0)}"
