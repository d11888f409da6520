"""Change within people: before and after, with every effect size named by what it was divided by."""

from __future__ import annotations

import math

import numpy as np
from scipy import stats

from herstelwerk.outcomes.measured import Floats, Values, missing_told, percent, sure
from herstelwerk.outcomes.paired_effects import effect_sizes
from herstelwerk.outcomes.pairs import Pairs, pairs_of
from herstelwerk.outcomes.result import Cell, Estimate, Estimates


def change(
    pre: Values, post: Values, *, higher_is_better: bool, title: str = "Verandering", confidence: float = 0.95
) -> Estimates:
    """Mean change, the tests, the correlation and the paired effect sizes.

    Always post minus pre: the sign is kept, and `higher_is_better` only says in words which way is progress. People
    with one of the two missing are left out and counted. Names: `gemiddelde verandering`, `correlatie voor-na`,
    `d_z`, `g_z`, `d_av (gemiddelde SD)`, `d_av (rms-SD)`, `d_rm`, `d_pre`, `g_pre`; formulas in `effect_sizes`.
    Checked against: R t.test(paired = TRUE), wilcox.test(exact = FALSE, correct = FALSE), effectsize, metafor on
    anorexia.

    Raises:
        NotPossibleError: fewer than 3 pairs; everyone changed by the same amount; lengths or order that differ.
    """
    sure(confidence)
    pairs = pairs_of(pre, post)
    effects, not_possible = effect_sizes(pairs, confidence)
    better = "hoger" if higher_is_better else "lager"
    mean = mean_change(pairs, confidence)
    way = "geen" if mean.value == 0 else "vooruit" if (mean.value > 0) is higher_is_better else "achteruit"
    mean = Estimate(
        mean.name, mean.value, mean.low, mean.high, mean.n, mean.method, confidence, {**mean.more, "richting": way}
    )
    told = [
        f"Verandering is nameting min voormeting; een {'positief' if higher_is_better else 'negatief'} getal is "
        f"vooruitgang, want {better} is beter.",
        f"Gebruikt: {pairs.n} personen met beide metingen. {missing_told(pairs.left_out)}",
        mean.method,
        *(one.method for one in effects),
        *not_possible,
        "Zonder vergelijkingsgroep laat dit zien dát mensen veranderden, niet waardoor.",
    ]
    return Estimates(title, (mean, *_correlation(pairs, confidence), *effects), " ".join(told))


def mean_change(pairs: Pairs, confidence: float = 0.95) -> Estimate:
    """The mean change with its t-interval, the paired t test and Wilcoxon's signed-rank test.

    V is the sum of the ranks of positive changes, zeros dropped, ties averaged; its p is the normal approximation
    without continuity correction, and exact beside it up to 50 people without ties or zeros.
    Source: Student (1908), Biometrika 6, 1-25; Wilcoxon (1945), Biometrics Bulletin 1, 80-83.
    """
    found = stats.ttest_1samp(pairs.change, 0.0)
    within = found.confidence_interval(confidence)
    more: dict[str, Cell] = {
        "SD van de verandering": pairs.sds[2],
        "t": float(found.statistic),
        "df": pairs.n - 1,
        "p": float(found.pvalue),
        **_wilcoxon(pairs.change),
    }
    method = (
        f"Gemiddelde verandering met {percent(confidence)}%-interval en toets uit de gepaarde t-toets; daarnaast de "
        "rangtekentoets van Wilcoxon (normale benadering, zonder continuïteitscorrectie, nulverschillen weggelaten)."
    )
    return Estimate(
        "gemiddelde verandering", float(pairs.change.mean()), float(within.low), float(within.high), pairs.n, method,
        confidence, more,
    )  # fmt: skip


def _wilcoxon(difference: Floats) -> dict[str, Cell]:
    moved = difference[difference != 0]
    n = len(moved)
    ranks = stats.rankdata(np.abs(moved))
    v = float(ranks[moved > 0].sum())
    _, ties = np.unique(ranks, return_counts=True)
    spread = math.sqrt(n * (n + 1) * (2 * n + 1) / 24 - float((ties.astype(float) ** 3 - ties).sum()) / 48)
    p = 2 * float(stats.norm.sf(abs(v - n * (n + 1) / 4) / spread)) if spread > 0 else 1.0
    cells: dict[str, Cell] = {"Wilcoxon V": v, "Wilcoxon p": p}
    if n == len(difference) <= 50 and (ties == 1).all():
        cells["Wilcoxon p (exact)"] = float(stats.wilcoxon(difference, method="exact").pvalue)
    return cells


def _correlation(pairs: Pairs, confidence: float) -> tuple[Estimate, ...]:
    r = pairs.r
    if r is None:
        return ()
    low: float | None = None
    high: float | None = None
    method = "Correlatie van Pearson tussen voor- en nameting; interval via Fishers z."
    if pairs.n > 3 and abs(r) < 1 - 1e-12:
        margin = float(stats.norm.isf((1 - confidence) / 2)) / math.sqrt(pairs.n - 3)
        low, high = math.tanh(math.atanh(r) - margin), math.tanh(math.atanh(r) + margin)
    else:
        method += " Met deze gegevens bestaat dat interval niet."
    sds = dict(zip(("SD voor", "SD na"), pairs.sds, strict=False))
    return (Estimate("correlatie voor-na", r, low, high, pairs.n, method, confidence, sds),)
