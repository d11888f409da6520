"""Two or more raters: percent, Fleiss, Conger, Brennan-Prediger and Gwet's AC1/AC2, and Light's kappa."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from itertools import combinations

import numpy as np
from scipy import stats

from herstelwerk.agreement import SEED, TIMES
from herstelwerk.outcomes import chance
from herstelwerk.outcomes.chance import Units, counted
from herstelwerk.outcomes.measured import percent, sure
from herstelwerk.outcomes.resampling import percentile_interval
from herstelwerk.outcomes.result import Cell, Estimate, Estimates, NotPossibleError, enough
from herstelwerk.outcomes.tables import Coded, Codes, Floats, Table, coded, left_out
from herstelwerk.outcomes.weighting import IN_DUTCH, Weighting, need_order, weights

_CHANCE: dict[str, Callable[[Units, Floats], tuple[float, Floats]]] = {
    "overeenstemming": chance.none,
    "Brennan-Prediger": chance.brennan_prediger,
    "kappa van Fleiss": chance.fleiss,
    "kappa van Conger": chance.conger,
    "Gwet": chance.gwet,
}


def agreements(
    ratings: Table,
    *,
    scale: Sequence[Hashable] | None = None,
    weighting: Weighting = "unweighted",
    confidence: float = 0.95,
) -> Estimates:
    """Agreement of two or more raters, units x raters, six ways beside each other; gaps are allowed.

    (Pa - Pe) / (1 - Pe): Pa the mean, over units with two or more ratings, of the (weighted) share of agreeing
    pairs; Pe by chance in four ways, see `chance`. `["Gwet AC1"]` is called `Gwet AC2` when weighted.
    Krippendorff's alpha stands here with the same weights and analytic interval; `krippendorff_alpha` has its own
    distances and a bootstrap. All units with a rating count for Pe. Standard errors over units with the raters
    fixed, t intervals with n - 1 degrees of freedom cut off at 1; no interval where every unit counts alike, for
    the formula would then claim certainty. Weights go by the numbers of the scale where it has numbers, else by
    place. A unit without any rating is left out and counted.

    Source: Gwet (2008), British Journal of Mathematical and Statistical Psychology 61, 29-48; Gwet (2014), Handbook
    of inter-rater reliability; Fleiss (1971), Psychological Bulletin 76, 378-382; Conger (1980), Psychological
    Bulletin 88, 322-328; Brennan & Prediger (1981), Educational and Psychological Measurement 41, 687-699. Checked
    against: R irrCAC 1.0 (rounding off) on irr::diagnoses, irrCAC::cac.raw4raters and other data. Later versions of it
    give Krippendorff's alpha a standard error up to 1 % other where raters miss units.

    Raises:
        NotPossibleError: for one rater, fewer than three units with two ratings, one category, or unordered words
            with weights.
    """
    sure(confidence)
    read = coded(ratings, scale)
    need_order(read, weighting)
    units = _units(read.codes, len(read.scale))
    w = weights(weighting, read.scores)
    method = _method(read, units, weighting, confidence)
    agreeing = _agreeing(units, w)
    names = {"Gwet": "Gwet AC1" if weighting == "unweighted" else "Gwet AC2"}
    found = [
        _estimate(names.get(name, name), units, agreeing, by(units, w), method, confidence)
        for name, by in _CHANCE.items()
    ]
    found.append(_krippendorff(units, w, method, confidence))
    return Estimates("Overeenstemming tussen beoordelaars", tuple(found), method)


def light_kappa(
    ratings: Table,
    *,
    scale: Sequence[Hashable] | None = None,
    times: int = TIMES,
    seed: int = SEED,
    confidence: float = 0.95,
) -> Estimate:
    """Light's kappa: the mean of Cohen's kappa over all pairs of raters, units x raters.

    Units with a missing rating are left out and counted. Pairs of raters who both used one and the same category
    have no kappa and are left out. Interval: percentile, drawing units with replacement.

    Source: Light (1971), Psychological Bulletin 76, 365-377. Checked against: R irr::kappam.light on irr::diagnoses.

    Raises:
        NotPossibleError: for one rater, fewer than three complete units, or no pair with a kappa.
    """
    sure(confidence)
    read = coded(ratings, scale)
    complete = (read.codes >= 0).all(axis=1)
    codes, q = read.codes[complete], len(read.scale)
    r = codes.shape[1]
    if r < 2:
        raise NotPossibleError("Er is maar één beoordelaar. Voor overeenstemming zijn er ten minste twee nodig.")
    n = len(codes)
    enough(n, 3, "eenheden met een oordeel van elke beoordelaar")
    patterns, repeats = np.unique(codes, axis=0, return_counts=True)
    seen = np.stack([patterns == k for k in range(q)], axis=2).astype(float)  # patterns x raters x categories
    value = _light(seen, repeats.astype(float))
    if value is None:
        raise NotPossibleError("Alle beoordelaars gebruikten één en dezelfde categorie. Kappa bestaat dan niet.")
    low, high = percentile_interval(repeats, lambda drawn: _light(seen, drawn), times, seed, confidence)
    none = " Een interval was hier niet te geven." if low is None else ""
    method = (
        f"Kappa van Light: het gemiddelde van Cohens kappa over alle {r * (r - 1) // 2} paren van {r} beoordelaars. "
        f"{percent(confidence)}%-interval met een bootstrap over eenheden ({times} trekkingen, percentielen).{none} "
        f"{n} eenheden. {left_out(int((~complete).sum()), 'eenheid', 'eenheden')}"
    )
    return Estimate("kappa van Light", value, low, high, n, method, confidence, more={"beoordelaars": r})


def _light(seen: Floats, repeats: Floats) -> float | None:
    n = repeats.sum()
    shares = np.einsum("u,urk->rk", repeats, seen) / n
    found = []
    for a, b in combinations(range(seen.shape[1]), 2):
        expected = float(shares[a] @ shares[b])
        if expected < 1 - 1e-12:
            observed = float(repeats @ np.sum(seen[:, a] * seen[:, b], axis=1)) / n
            found.append((observed - expected) / (1 - expected))
    return sum(found) / len(found) if found else None


def _units(codes: Codes, q: int) -> Units:
    if codes.shape[1] < 2:
        raise NotPossibleError("Er is maar één beoordelaar. Voor overeenstemming zijn er ten minste twee nodig.")
    units = counted(codes, q)
    enough(int((units.ratings >= 2).sum()), 3, "eenheden met twee of meer oordelen")
    if q < 2:
        raise NotPossibleError(
            "Er is maar één categorie. Geef de hele schaal mee (scale), of kijk of er iets te kiezen viel."
        )
    return units


def _agreeing(units: Units, w: Floats) -> Floats:
    """Per unit the share of agreeing pairs of ratings; NaN where there is no pair."""
    pairs = units.ratings * (units.ratings - 1)
    agreeing = np.sum(units.counts * (units.counts @ w.T - 1), axis=1)
    return np.asarray(np.divide(agreeing, pairs, out=np.full(units.n, np.nan), where=pairs > 0))


def _estimate(
    name: str, units: Units, agreeing: Floats, by_chance: tuple[float, Floats], method: str, confidence: float
) -> Estimate:
    expected, parts = by_chance
    n, paired = units.n, ~np.isnan(agreeing)
    observed = float(agreeing[paired].mean())
    more: dict[str, Cell] = {
        "overeenstemming": observed,
        "bij toeval": expected,
        "eenheden met een paar": int(paired.sum()),
    }
    if 1 - expected < 1e-12:  # all ratings in one category of the scale: complete, but so would chance be
        return Estimate(name, float("nan"), None, None, n, f"{method} {name} bestaat hier niet.", confidence, more=more)
    value = (observed - expected) / (1 - expected)
    each = np.where(paired, (np.nan_to_num(agreeing) - expected) / (1 - expected), 0.0) * (n / paired.sum())
    each -= 2 * (1 - value) * (parts - expected) / (1 - expected)
    se = float(np.sqrt(np.sum((each - value) ** 2) / (n * (n - 1))))
    return _with_interval(name, value, se, n, method, confidence, more)


def _krippendorff(units: Units, w: Floats, method: str, confidence: float) -> Estimate:
    """Krippendorff's alpha with these weights, over units with a pair; standard error: Gwet (2014, ch. 5)."""
    counts = units.counts[units.ratings >= 2]
    ratings = counts.sum(axis=1)
    n, mean, single = len(counts), float(ratings.mean()), 1 / float(ratings.sum())
    each = np.sum(counts * (counts @ w.T - 1), axis=1) / (mean * (ratings - 1))
    plain = float(each.mean())
    observed = (1 - single) * plain + single  # as if each rating also met itself, the correction for small samples
    pi = counts.mean(axis=0) / mean
    expected = float(pi @ w @ pi)
    more: dict[str, Cell] = {"overeenstemming": observed, "bij toeval": expected, "eenheden met een paar": n}
    name = "alfa van Krippendorff"
    if 1 - expected < 1e-12:
        return Estimate(name, float("nan"), None, None, n, f"{method} {name} bestaat hier niet.", confidence, more=more)
    value, centre = (observed - expected) / (1 - expected), (plain - expected) / (1 - expected)
    off = (ratings - mean) / mean
    parts = counts @ (w @ pi) / mean - expected * off
    spread = (each - observed * off - expected) / (1 - expected) - 2 * (1 - centre) * (parts - expected) / (
        1 - expected
    )
    se = float(np.sqrt(np.sum((spread - centre) ** 2) / (n * (n - 1))))
    return _with_interval(name, value, se, n, method, confidence, more)


def _with_interval(
    name: str, value: float, se: float, n: int, method: str, confidence: float, more: Mapping[str, Cell]
) -> Estimate:
    certain = se < 1e-12  # every unit counts alike
    reach = float(stats.t.ppf((1 + confidence) / 2, n - 1)) * se
    low, high = (None, None) if certain else (max(-1.0, value - reach), min(1.0, value + reach))
    return Estimate(name, value, low, high, n, method, confidence, more={"SE": None if certain else se, **more})


def _method(read: Coded, units: Units, weighting: Weighting, confidence: float) -> str:
    total, gaps = read.codes.size, int((read.codes < 0).sum())
    single = int((units.ratings < 2).sum())
    missing = (
        f"Van de {total} mogelijke oordelen ontbraken er {gaps}; die zijn niet ingevuld."
        if gaps
        else "Er ontbrak niets."
    )
    alone = f" Van {single} daarvan is er maar één oordeel; dat telt alleen mee voor het toeval." if single else ""
    return (
        f"Overeenstemming van {read.codes.shape[1]} beoordelaars op een schaal van {len(read.scale)} categorieën "
        f"({IN_DUTCH[weighting]}): het aandeel paren oordelen dat gelijk is, en dat aandeel gecorrigeerd voor toeval "
        "volgens Brennan en Prediger, Fleiss, Conger, Gwet en Krippendorff. Standaardfouten over eenheden, met deze "
        f"beoordelaars als gegeven (Gwet, 2014), en {percent(confidence)}%-intervallen uit de t-verdeling. {missing} "
        f"{units.n} eenheden met ten minste één oordeel.{alone} Een interval ontbreekt waar elke eenheid even "
        "zwaar telt (overal "
        "evenveel overeenstemming); de formule zou dan ten onrechte zekerheid geven."
    )
