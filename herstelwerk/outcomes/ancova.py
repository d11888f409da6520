"""ANCOVA: the difference between groups after, given where everyone began."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import stats

from herstelwerk.outcomes.measured import Floats, Values, constant, floats, percent, sure
from herstelwerk.outcomes.result import Cell, Estimate, Estimates, NotPossibleError, p_value, shown
from herstelwerk.outcomes.tables import labels_of

LEAST = 3  # people per group


@dataclass(frozen=True, slots=True)
class Together:
    """Complete rows: after, before (in SDs from its mean), which group; the first group is the one compared with."""

    post: Floats
    pre: Floats
    mean_pre: float
    sd_pre: float
    codes: NDArray[np.intp]
    groups: tuple[str, ...]
    left_out: int

    def design(self, interaction: bool = False) -> Floats:
        """Intercept, before, one column per other group, and their products with before."""
        dummies = [(self.codes == code).astype(float) for code in range(1, len(self.groups))]
        products = [one * self.pre for one in dummies] if interaction else []
        return np.column_stack([np.ones(len(self.post)), self.pre, *dummies, *products])


class Fit(NamedTuple):
    """Least squares: effects, (X'X)^-1, residuals, degrees of freedom left, and the sum of squares around the mean."""

    b: Floats
    inverse: Floats
    residuals: Floats
    df: int
    around: float

    @property
    def ssr(self) -> float:
        """Residual sum of squares."""
        return float(self.residuals @ self.residuals)

    @property
    def variance(self) -> float:
        """Of the residuals."""
        return self.ssr / self.df


def ancova(
    pre: Values, post: Values, groups: Sequence[object] | NDArray[np.generic] | pd.Series, *,
    reference: str | None = None, title: str = "Verschil gecorrigeerd voor de voormeting", confidence: float = 0.95,
) -> Estimates:  # fmt: skip
    """Adjusted difference of every group with `reference`, the slope of before, and what to watch.

    Least squares of post on group and pre; the difference is that between people who began alike. In `more` t, df,
    p, and the robust standard error (HC3). Names: `verschil <group> - <reference>`, `helling van de voormeting`,
    `gecorrigeerd gemiddelde <group>`. The method tells p of group x pre, of unequal spread (Brown-Forsythe) and how
    far groups differed before. Rows with something missing are left out and counted. Source: Fisher (1932),
    Statistical methods for research workers; Vickers & Altman (2001), BMJ 323, 1123-1124. Checked against: R lm,
    confint on HSAUR BtheB.

    Args:
        pre: scores before, one per person.
        post: scores after.
        groups: the group of each person.
        reference: the group to compare with; otherwise the one that comes first.
        confidence: of the intervals.
        title: above the table.

    Raises:
        NotPossibleError: one group; a group below 3; no spread before or after, or none within groups; everything
            fits exactly.
    """
    sure(confidence)
    data = _together(pre, post, groups, reference)
    fit = _fitted(data)
    k = len(data.groups)
    robust = _robust(data.design(), fit)
    first = data.groups[0]
    size = math.sqrt(fit.variance)
    about = "Uit dezelfde regressie (kleinste kwadraten) van de nameting op groep en voormeting."
    found = [
        _estimate(f"verschil {name} - {first}", fit, _row(k, 1 + code), confidence, about,
                  {"SE (HC3)": robust[1 + code], "d (residu-SD)": float(fit.b[1 + code]) / size})
        for code, name in enumerate(data.groups[1:], 1)
    ]  # fmt: skip
    slope_more: dict[str, Cell] = {
        "SE (HC3)": None if robust[1] is None else robust[1] / data.sd_pre,
        "residu-SD": size,
        "R²": 1 - fit.ssr / fit.around,
    }
    found.append(_estimate("helling van de voormeting", fit, _row(k, 1) / data.sd_pre, confidence, about, slope_more))
    for code, name in enumerate(data.groups):
        row = _row(k, 0) if code == 0 else _row(k, 0) + _row(k, 1 + code)
        found.append(_estimate(f"gecorrigeerd gemiddelde {name}", fit, row, confidence, about, {}, tested=False))
    return Estimates(title, tuple(found), _method(data, fit, confidence))


def _fitted(data: Together) -> Fit:
    """The regression, refused where it has no answer."""
    fit = _least_squares(data.design(), data.post)
    if fit is None:
        raise NotPossibleError(
            "De voormeting volgt precies uit de groep (binnen elke groep begon iedereen gelijk), dus wat de groep doet "
            "en wat de voormeting doet, is niet te scheiden."
        )
    if fit.df < 1 or fit.ssr <= 1e-20 * float(data.post @ data.post):
        raise NotPossibleError(
            "Het model past volmaakt of er zijn te weinig personen; er is geen spreiding om mee te rekenen."
        )
    return fit


def _together(
    pre: Values, post: Values, groups: Sequence[object] | NDArray[np.generic] | pd.Series, reference: str | None
) -> Together:
    columns = [one.index for one in (pre, post, groups) if isinstance(one, pd.Series)]
    if any(not index.equals(columns[0]) for index in columns):
        raise NotPossibleError("Voormeting, nameting en groep staan niet op dezelfde volgorde (de index verschilt).")
    before, after = floats(pre, "de voormeting"), floats(post, "de nameting")
    labels = labels_of(groups)
    if not len(before) == len(after) == len(labels):
        raise NotPossibleError(
            "Voormeting, nameting en groep zijn niet even lang; per persoon is er één van elk nodig."
        )
    there = ~(np.isnan(before) | np.isnan(after)) & labels.notna().to_numpy()
    kept = labels[there].map(str)
    names = list(dict.fromkeys(kept))
    if len(names) < 2:
        raise NotPossibleError(
            f"Er {'is maar één groep' if names else 'is niemand'} met alle gegevens; er zijn er twee nodig."
        )
    if reference is not None and reference not in names:
        raise NotPossibleError(f"De groep ‘{reference}’ is er niet. Wel: {', '.join(names)}.")
    first = names[0] if reference is None else reference
    order = [first, *(name for name in names if name != first)]
    codes = np.array([order.index(name) for name in kept], dtype=np.intp)
    small = [name for name, n in zip(order, np.bincount(codes), strict=True) if n < LEAST]
    if small:
        raise NotPossibleError(f"Te weinig personen (minder dan {LEAST}) met alle gegevens in: {', '.join(small)}.")
    x, y = before[there], after[there]
    if constant(x) or constant(y):
        raise NotPossibleError("Op de voor- of nameting scoort iedereen hetzelfde; er valt niet voor te corrigeren.")
    mean, sd = float(x.mean()), float(x.std(ddof=1))
    return Together(y, (x - mean) / sd, mean, sd, codes, tuple(order), int((~there).sum()))


def _least_squares(design: Floats, y: Floats) -> Fit | None:
    """Least squares through QR; None where a column follows from the others, whatever their units."""
    n, k = design.shape
    size = np.linalg.norm(design, axis=0)
    if n < k or not (size > 0).all():
        return None
    q, triangle = np.linalg.qr(design / size)
    if np.linalg.matrix_rank(triangle) < k:
        return None
    back = np.linalg.inv(triangle) / size[:, None]
    b = back @ (q.T @ y)
    return Fit(b, back @ back.T, y - design @ b, n - k, float(((y - y.mean()) ** 2).sum()))


def _robust(design: Floats, fit: Fit) -> list[float | None]:
    """HC3 standard errors: each residual over 1 - its leverage; none where one person alone fixes an effect. MacKinnon
    & White (1985), Journal of Econometrics 29, 305-325."""
    spread = design @ fit.inverse
    free = 1 - (spread * design).sum(axis=1)
    if free.min() < 1e-10:
        return [None] * design.shape[1]
    weights = (fit.residuals / free) ** 2
    return [float(one) for one in np.sqrt(((spread.T * weights) @ spread).diagonal())]


def _row(groups: int, place: int) -> Floats:
    row = np.zeros(groups + 1)
    row[place] = 1.0
    return row


def _estimate(
    name: str, fit: Fit, row: Floats, confidence: float, method: str, more: dict[str, Cell], tested: bool = True
) -> Estimate:
    value, se = float(row @ fit.b), math.sqrt(float(row @ fit.inverse @ row) * fit.variance)
    df = float(fit.df)
    margin = float(stats.t.isf((1 - confidence) / 2, df)) * se
    cells: dict[str, Cell] = {"SE": se}
    if tested:
        cells |= {"t": value / se, "df": df, "p": 2 * float(stats.t.sf(abs(value / se), df))}
    return Estimate(
        name, value, value - margin, value + margin, len(fit.residuals), method, confidence, {**cells, **more}
    )


def _method(data: Together, fit: Fit, confidence: float) -> str:
    sizes = ", ".join(f"{name} {n}" for name, n in zip(data.groups, np.bincount(data.codes), strict=True))
    gone = (
        f"{data.left_out} personen met een ontbrekende waarde zijn weggelaten."
        if data.left_out
        else "Er ontbrak niets."
    )
    return " ".join(
        [
            f"ANCOVA: regressie van de nameting op groep en voormeting, met {percent(confidence)}%-intervallen uit de "
            f"t-verdeling; vergeleken met {data.groups[0]}. n = {len(data.post)} ({sizes}). {gone} Gecorrigeerde "
            f"gemiddelden gelden bij de gemiddelde voormeting ({shown(data.mean_pre)}). d deelt door de SD van de "
            "residuen.",
            *_watch(data, fit),
            "Zonder loting corrigeert dit alleen voor de voormeting, niet voor andere verschillen tussen de groepen.",
        ]
    )


def _watch(data: Together, fit: Fit) -> list[str]:
    """The assumptions in words: equal slopes, equal spread, groups that began alike."""
    told = []
    wide = _least_squares(data.design(interaction=True), data.post)
    if wide and wide.df >= 1 and wide.ssr > 1e-20 * float(data.post @ data.post):
        more = fit.df - wide.df
        p = float(stats.f.sf((fit.ssr - wide.ssr) / more / wide.variance, more, wide.df))
        told.append(
            f"Gelijke hellingen: groep maal voormeting {p_value(p)}"
            + ("; het verschil kan afhangen van waar iemand begon, bekijk dat in een figuur." if p < 0.05 else ".")
        )
    else:
        told.append("Of de hellingen gelijk zijn, is met deze gegevens niet na te gaan.")
    residuals = [fit.residuals[data.codes == code] for code in range(len(data.groups))]
    p = float(stats.levene(*residuals, center="median").pvalue)
    if not math.isnan(p):
        told.append(
            f"Gelijke spreiding van de residuen: Brown-Forsythe {p_value(p)}"
            + ("; kijk naar de robuuste standaardfout (HC3) ernaast." if p < 0.05 else ".")
        )
    means = [float(data.pre[data.codes == code].mean()) for code in range(len(data.groups))]
    apart = max(means) - min(means)
    told.append(
        f"Op de voormeting lagen de groepen hoogstens {shown(apart)} SD uit elkaar"
        + (
            "; dat is veel, en dan kan ANCOVA anders uitvallen dan een vergelijking van verschilscores."
            if apart > 0.5
            else "."
        )
    )
    return told
