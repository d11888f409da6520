"""One answer from several cohorts: random-effects pooling with Hartung-Knapp and a prediction interval."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import stats

from herstelwerk.outcomes.heterogeneity import Method, cochran_q, q_profile, tau2_of, typical_variance
from herstelwerk.outcomes.measured import Floats, Values, floats, percent, sure
from herstelwerk.outcomes.result import Cell, Estimate, NotPossibleError, Rows, Shown, enough
from herstelwerk.outcomes.tables import left_out, same_length

METHODS: dict[Method, str] = {
    "REML": "restricted maximum likelihood (REML)",
    "PM": "Paule en Mandel",
    "DL": "DerSimonian en Laird",
    "EE": "geen: één gemeenschappelijk effect",
}
FEW = 5  # cohorts below which tau-squared is a rough guess


@dataclass(frozen=True, slots=True)
class Cohort:
    """One cohort in the pool: effect, sampling variance, its own (normal) interval, weight in percent."""

    name: str
    effect: float
    variance: float
    low: float
    high: float
    weight: float
    size: int | None = None


@dataclass(frozen=True, slots=True)
class Pooled(Shown):
    """The pooled effect, where a next cohort may fall, how much cohorts differ, and each cohort.

    `tau2.more` holds Q, its df and p; `i2` and `h2` describe the same. `prediction` has the pooled effect as value.
    """

    title: str
    effect: Estimate
    prediction: Estimate
    tau2: Estimate
    i2: float
    h2: float
    cohorts: tuple[Cohort, ...]
    method: str

    def rows(self) -> Rows:
        """Each cohort, then the pooled effect, the prediction interval, and what is between cohorts."""
        level = self.effect.percent
        each: list[dict[str, Cell]] = [
            {
                "maat": one.name,
                "schatting": one.effect,
                f"{level} % van": one.low,
                f"{level} % tot": one.high,
                "n": one.size,
                "gewicht (%)": one.weight,
            }
            for one in self.cohorts
        ]
        ends = [*self.effect.rows(), *self.prediction.rows(), *self.tau2.rows()]
        k = self.effect.n
        return [*each, *map(dict, ends), {"maat": "I² (%)", "schatting": self.i2, "n": k}]


def pool(
    effects: Values,
    variances: Values,
    *,
    names: Sequence[str] | None = None,
    sizes: Sequence[int] | None = None,
    method: Method = "REML",
    hartung_knapp: bool = True,
    confidence: float = 0.95,
) -> Pooled:
    """Pool the effect of k cohorts with weights 1 / (v + tau2).

    Mean b = sum w y / sum w with SE sqrt(1 / sum w). Hartung-Knapp takes SE sqrt(q / sum w), q = sum w (y - b)^2 /
    (k - 1), and t with k - 1 df; q is never taken below 1, so that it never gives a smaller standard error than
    without. Prediction interval b -/+ crit sqrt(SE^2 + tau2), with the same critical value. I2 = 100 tau2 / (tau2 +
    typical v), for one common effect (EE) 100 (Q - (k-1)) / Q. Interval of tau2 by Q-profile. Cohorts without
    effect or variance are left out and counted. `sizes` (people per cohort) is shown beside the cohorts.

    Source: Viechtbauer (2005, 2007); Hartung & Knapp (2001), Statistics in Medicine 20, 1771-1782; Rover, Knapp &
    Friede (2015), BMC Medical Research Methodology 15, 99; Higgins, Thompson & Spiegelhalter (2009), JRSS A 172,
    137-159. Checked against: R metafor::rma (threshold tight), predict and confint on dat.bcg and dat.raudenbush1985.

    Raises:
        NotPossibleError: for fewer than two cohorts, a variance of 0 or less, or a method that does not exist.
    """
    sure(confidence)
    if method not in METHODS:
        raise NotPossibleError(f"De methode ‘{method}’ bestaat niet. Kies uit: {', '.join(METHODS)}.")
    y, v, labels, missing = cohorts_of(effects, variances, names)
    people = _sizes(effects, variances, sizes)
    k = len(y)
    random = method != "EE"
    knapp = hartung_knapp and random
    tau2 = tau2_of(y, v, method)
    w = 1 / (v + tau2)
    b = float(w @ y / w.sum())
    q = max(1.0, cochran_q(y, v, tau2) / (k - 1)) if knapp else 1.0
    se = float(np.sqrt(q / w.sum()))
    tail = (1 + confidence) / 2
    z = float(stats.norm.ppf(tail))
    critical = float(stats.t.ppf(tail, k - 1)) if knapp else z
    said = _method(k, missing, method, knapp, confidence)
    tests: dict[str, Cell] = {"SE": se, **({"df": k - 1} if knapp else {}), "p": _p(b / se, k - 1 if knapp else None)}
    effect = Estimate("samengevoegd effect", b, b - critical * se, b + critical * se, k, said, confidence, more=tests)
    reach = critical * float(np.sqrt(se**2 + tau2))
    prediction = Estimate("voorspelling voor een volgend cohort", b, b - reach, b + reach, k, said, confidence)
    spread, i2, h2 = _between(y, v, tau2, random, said, confidence)
    weights = 100 * w / w.sum()
    each = tuple(
        Cohort(name, float(a), float(s), float(a - z * np.sqrt(s)), float(a + z * np.sqrt(s)), float(share), size)
        for name, a, s, share, size in zip(labels, y, v, weights, people, strict=True)
    )
    return Pooled("Effect over cohorten", effect, prediction, spread, i2, h2, each, said)


def egger(effects: Values, variances: Values, *, confidence: float = 0.95) -> Estimate:
    """Do smaller cohorts show other effects: slope of the effect on its standard error, in a random-effects regression.

    y = b0 + b1 sqrt(v) + u + e, tau2 of u by REML, weights 1 / (v + tau2), z test of b1.

    Source: Egger et al. (1997), BMJ 315, 629-634; Sterne & Egger (2005), in Rothstein et al., Publication bias in
    meta-analysis, 99-110. Checked against: R metafor::regtest on dat.bcg and dat.raudenbush1985.

    Raises:
        NotPossibleError: for fewer than three cohorts, or cohorts that are all equally precise.
    """
    sure(confidence)
    y, v, _, missing = cohorts_of(effects, variances, None)
    k = len(y)
    enough(k, 3, "cohorten")
    errors = np.sqrt(v)
    if float(np.ptp(errors)) <= 1e-8 * float(errors.max()):
        raise NotPossibleError("Alle cohorten zijn even nauwkeurig; een verband met de grootte is dan niet te zien.")
    design = np.column_stack([np.ones(k), errors])
    w = 1 / (v + tau2_of(y, v, "REML", design))
    inverse = np.linalg.inv((design.T * w) @ design)
    slope, se = float((inverse @ (design.T @ (w * y)))[1]), float(np.sqrt(inverse[1, 1]))
    reach = float(stats.norm.ppf((1 + confidence) / 2)) * se
    care = (
        " Met minder dan tien cohorten vindt deze toets zelden iets; een rustige uitslag zegt dan weinig."
        if k < 10
        else ""
    )
    said = (
        "Toets van Egger: het effect afgezet tegen de eigen standaardfout in een random-effects-regressie "
        "(REML), met een "
        f"{percent(confidence)}%-interval uit de normale verdeling. Een helling kan komen doordat kleine cohorten "
        "zonder "
        "resultaat ontbreken, maar ook doordat kleine cohorten anders zijn. "
        f"{k} cohorten. {left_out(missing, 'cohort', 'cohorten')}{care}"
    )
    more: dict[str, Cell] = {"SE": se, "z": slope / se, "p": _p(slope / se, None)}
    return Estimate("helling op de standaardfout", slope, slope - reach, slope + reach, k, said, confidence, more=more)


def cohorts_of(
    effects: Values, variances: Values, names: Sequence[str] | None
) -> tuple[Floats, Floats, list[str], int]:
    """Effects, variances and names of the cohorts that have both, and how many were left out.

    Raises:
        NotPossibleError: for fewer than two, or a variance of 0 or less.
    """
    y, v = floats(effects, "de effecten"), floats(variances, "de varianties")
    labels = list(names) if names is not None else [f"cohort {place}" for place in range(1, len(y) + 1)]
    same_length(y, v, labels)
    known = ~(np.isnan(y) | np.isnan(v))
    if int(known.sum()) < 2:
        raise NotPossibleError(
            "Samenvoegen kan pas met twee of meer cohorten die een effect en een variantie hebben; hier: "
            f"{known.sum()}."
        )
    if (v[known] <= 0).any():
        raise NotPossibleError("De variantie van een effect moet groter zijn dan 0: het kwadraat van de standaardfout.")
    return y[known], v[known], [label for label, keep in zip(labels, known, strict=True) if keep], int((~known).sum())


def _sizes(effects: Values, variances: Values, sizes: Sequence[int] | None) -> list[int | None]:
    """How many people each cohort counts that is pooled; for showing only."""
    y, v = floats(effects), floats(variances)
    told: list[int | None] = [None] * len(y) if sizes is None else list(sizes)
    same_length(y, told)
    return [one for one, a, s in zip(told, y, v, strict=True) if not np.isnan(a + s)]


def _between(
    y: Floats, v: Floats, tau2: float, random: bool, said: str, confidence: float
) -> tuple[Estimate, float, float]:
    """Tau-squared with its interval and Q, I-squared in percent, H-squared."""
    k, q = len(y), cochran_q(y, v)
    low, high = q_profile(y, v, confidence) if random else (None, None)
    if high == 0.0:  # cohorts more alike than chance allows: no value of tau2 fits
        low, high = None, None
        said += (
            " De cohorten verschillen minder dan toeval alleen zou geven; bij geen enkele tau² hoort dat, dus een "
            "interval van tau² is er niet."
        )
    more: dict[str, Cell] = {"Q": q, "df": k - 1, "p": float(stats.chi2.sf(q, k - 1))}
    if random:
        typical = typical_variance(v)
        i2, h2 = 100 * tau2 / (tau2 + typical), (tau2 + typical) / typical
    else:
        i2, h2 = max(0.0, 100 * (q - (k - 1)) / q) if q > 0 else 0.0, q / (k - 1)
    return Estimate("tau² tussen cohorten", tau2, low, high, k, said, confidence, more=more), i2, h2


def _p(t: float, df: int | None) -> float:
    return float(2 * (stats.norm.sf(abs(t)) if df is None else stats.t.sf(abs(t), df)))


def _method(k: int, missing: int, method: Method, knapp: bool, confidence: float) -> str:
    how = {
        True: "volgens Hartung en Knapp (t-verdeling, nooit smaller dan zonder die correctie)",
        False: "uit de normale verdeling",
    }[knapp]
    if method == "EE":
        kind = "Gewogen gemiddelde over cohorten, aangenomen dat het effect in elk cohort hetzelfde is"
        between = "Er is geen variantie tussen cohorten geschat."
    else:
        kind = f"Random-effects-model over cohorten; variantie tussen cohorten (tau²) geschat met {METHODS[method]}"
        between = (
            f"{percent(confidence)}%-interval van tau² met Q-profiel. Het voorspellingsinterval zegt waar het "
            "effect van "
            "een volgend cohort kan liggen."
        )
    care = ""
    if k == 2:
        care = (
            " Let op: met twee cohorten is niet te zeggen hoeveel cohorten verschillen. Laat ook beide cohorten apart "
            "zien; het interval is niet voor niets zo breed."
        )
    elif k < FEW:
        care = f" Let op: met {k} cohorten is tau² een ruwe schatting."
    return (
        f"{kind}. {percent(confidence)}%-interval {how}. {between} {k} cohorten. "
        f"{left_out(missing, 'cohort', 'cohorten')}{care}"
    )
