"""Whether raters agree more or less from cohort to cohort."""

from __future__ import annotations

import numpy as np
import pandas as pd

from herstelwerk import charts
from herstelwerk.outcomes.mixed import Random, fit_mixed
from herstelwerk.outcomes.process import ControlChart, xmr
from herstelwerk.outcomes.result import NotPossibleError, difference_in_words
from herstelwerk.studies.rating.judgements import Judgements
from herstelwerk.studies.section import Part, Remark, Section, attempt, section

FEW = 12  # cohorts under which limits of chance are provisional
_STEP = "volgorde"


def of(found: Judgements, limit: int) -> Section:
    """An XmR chart of the percentage alike per cohort, and the trend with its interval."""
    title = "Wordt de overeenstemming groter of kleiner?"
    each = alike_per_person(found)
    cohorts = list(dict.fromkeys(each["cohort"]))
    if len(cohorts) < 2:
        return section(title, (Remark("Er is één cohort met dubbele oordelen. Een verloop is er pas bij meer."),))
    about = (
        "De cohorten staan in de volgorde van de gegevens. Per cohort is dit het percentage oordelen dat gelijk "
        "is, van "
        "alle eisen samen."
    )
    parts = [about, attempt("De grafiek", lambda: _chart(each, limit)), attempt("De trend", lambda: _trend(each))]
    if len(cohorts) < FEW:
        parts.append(Remark(f"Met {len(cohorts)} cohorten zijn de grenzen van toeval voorlopig."))
    return section(title, parts)


def alike_per_person(found: Judgements) -> pd.DataFrame:
    """Per trainee the percentage of pairs of judgements that are alike, over all criteria and attempts."""
    seen = found.levels.notna().sum(axis=1)
    ratings = found.levels[seen >= 2]
    if ratings.empty:
        return pd.DataFrame({"cohort": [], "trainee": [], "gelijk": [], _STEP: []})
    same, pairs = np.zeros(len(ratings)), np.zeros(len(ratings))
    columns = [ratings[name].to_numpy(object) for name in ratings]
    there = [~pd.isna(column) for column in columns]
    for a in range(len(columns)):
        for b in range(a):
            both = there[a] & there[b]
            pairs += both
            same += both & (columns[a] == columns[b])
    share = pd.Series(100 * same / pairs, index=ratings.index)
    each = share.groupby(level=["cohort", "trainee"], sort=False).mean().rename("gelijk").reset_index()
    order = {name: place for place, name in enumerate(dict.fromkeys(each["cohort"]))}
    return each.assign(**{_STEP: each["cohort"].map(order).astype(float)})


def _chart(each: pd.DataFrame, limit: int) -> Part:
    groups = each.groupby("cohort", sort=False)["gelijk"]
    means, n = groups.mean(), groups.size()
    told = means.where(n >= limit)  # limits rest on what is shown, or they would tell of what is not
    found: ControlChart = xmr(told)
    return charts.process(
        means.to_numpy(float),
        centre=found.centre,
        lower=found.lower[0],
        upper=min(found.upper[0], 100.0),
        beyond=found.beyond,
        runs=found.runs,
        labels=list(means.index),
        n=n.to_numpy(float),
        measure="gelijke oordelen",
        moment="cohort",
        unit=" %",
        title="Gelijke oordelen per cohort",
        limit=limit,
    )


def _trend(each: pd.DataFrame) -> Part:
    if each["cohort"].nunique() < 3:
        raise NotPossibleError("Voor een trend zijn ten minste drie cohorten nodig.")
    model = fit_mixed(each, "gelijk", _STEP, Random("cohort"))
    slope = model.fixed[_STEP]
    told = difference_in_words(slope, "Verandering per cohort", "procentpunt")
    return f"{told} (Lineair model over begeleiders, met cohort als toevallig effect; n = {slope.n} begeleiders.)"
