"""Two readers side by side, or a reader and the program: how far they agree, and how sure that figure is.

What is compared are lists of equal length: the category that each reader gave to the same units, in the same
order. Categories are anything hashable (`Level.MET`, `True`, `"voldaan"`). What a function was checked against
is said there; the numbers stand in `tests/data/agreement-reference.json`.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from math import floor, sqrt
from statistics import NormalDist
from typing import NamedTuple, TypeVar

FEWEST = 3  # with two units every coefficient is an accident
TIMES, SEED, CONFIDENCE = 2000, 1, 0.95

Unit = TypeVar("Unit")


class NotComparableError(ValueError):
    """Readings that cannot be laid side by side; the message says why, in Dutch."""


class Kappa(NamedTuple):
    """Cohen's kappa with its parts. `value` and `standard_error` are None where both readers used one and the same
    category throughout: agreement is then complete, but chance alone would do as well."""

    value: float | None
    observed: float
    expected: float
    n: int
    standard_error: float | None


class AC1(NamedTuple):
    """Gwet's AC1 with its parts. `value` is None where the scale has only one category."""

    value: float | None
    observed: float
    expected: float
    n: int


class Detection(NamedTuple):
    """A 2x2 table of labelled against found: hits, false alarms, misses, and what both left alone."""

    hits: int
    false_alarms: int
    misses: int
    rest: int

    @property
    def precision(self) -> float | None:
        """Share of what was found that is labelled: hits / (hits + false alarms). None where nothing was found."""
        return _share(self.hits, self.hits + self.false_alarms)

    @property
    def recall(self) -> float | None:
        """Share of what is labelled that was found: hits / (hits + misses). None where nothing is labelled."""
        return _share(self.hits, self.hits + self.misses)

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall: 2 hits / (2 hits + false alarms + misses). None where all are 0."""
        return _share(2 * self.hits, 2 * self.hits + self.false_alarms + self.misses)


class Interval(NamedTuple):
    """A percentile interval, `used` being the number of resamples in which the figure existed; or the score interval
    of a share of `used` units."""

    low: float
    high: float
    confidence: float
    used: int


def percent_agreement(first: Sequence[Hashable], second: Sequence[Hashable]) -> float:
    """The share (0 to 1) of units to which both readers gave the same category.

    Checked against: irrCAC::pa.coeff.raw on irr::diagnoses (mean over the fifteen pairs of six raters).

    Raises:
        NotComparableError: when the lists differ in length or hold fewer than three units.
    """
    pairs = _pairs(first, second)
    return sum(a == b for a, b in pairs) / len(pairs)


def cohens_kappa(first: Sequence[Hashable], second: Sequence[Hashable]) -> Kappa:
    """Unweighted kappa of two readers: (Po - Pe) / (1 - Pe), Pe = sum over categories of p_k. times p_.k.

    The standard error is the large-sample one, not that under the hypothesis of chance:
    n (1 - Pe)^2 SE^2 = sum_ij p_ij [d_ij - (p_.i + p_j.)(1 - kappa)]^2 - [kappa - Pe (1 - kappa)]^2,
    with d_ij = 1 where i = j and 0 elsewhere.

    Sources: Cohen (1960), Educational and Psychological Measurement 20, 37-46; Fleiss, Cohen & Everitt (1969),
    Psychological Bulletin 72, 323-327.
    Checked against: vcd::Kappa and psych::cohen.kappa on vcd::SexualFun and irrCAC::cont4x4diagnosis, irr::kappam.light
    on irr::diagnoses.

    Raises:
        NotComparableError: when the lists differ in length or hold fewer than three units.
    """
    table = Counter(_pairs(first, second))
    n, same, chance = _parts(table)
    observed, expected = same / n, chance / n**2
    if chance == n**2:
        return Kappa(None, observed, expected, n, None)
    kappa = (observed - expected) / (1 - expected)
    rows, columns = _margins(table)
    spread = sum(
        count / n * ((a == b) - (columns[a] + rows[b]) / n * (1 - kappa)) ** 2 for (a, b), count in table.items()
    )
    variance = (spread - (kappa - expected * (1 - kappa)) ** 2) / (n * (1 - expected) ** 2)
    return Kappa(kappa, observed, expected, n, sqrt(max(0.0, variance)))


def kappa_of(pairs: Iterable[tuple[Hashable, Hashable]]) -> float | None:
    """Only the value of Cohen's kappa, from pairs and without a lower limit on their number: for `bootstrap`.

    None where there is nothing, or one category only.
    """
    return kappa_of_counts(Counter(pairs))


def kappa_of_counts(table: Counter[tuple[Hashable, Hashable]]) -> float | None:
    """As `kappa_of`, from how often each pair occurs."""
    n, same, chance = _parts(table)
    return None if chance == n**2 else (same * n - chance) / (n**2 - chance)


def ac1_of_counts(table: Counter[tuple[Hashable, Hashable]], scale: int) -> float:
    """Only the value of AC1 of two readers, on a scale of `scale` categories, two or more: for `bootstrap`."""
    rows, columns = _margins(table)
    shares = [(rows[category] + columns[category]) / (2 * table.total()) for category in {*rows, *columns}]
    expected = sum(share * (1 - share) for share in shares) / (scale - 1)
    return (_parts(table)[1] / table.total() - expected) / (1 - expected)


def gwet_ac1(*readers: Sequence[Hashable | None], categories: Iterable[Hashable] | None = None) -> AC1:
    """AC1 of two or more readers; None is a unit that a reader did not read.

    (Pa - Pe) / (1 - Pe): Pa is the mean, over units with two or more readings, of the share of agreeing
    pairs of readers; Pe = sum_k pi_k (1 - pi_k) / (q - 1), pi_k the mean share of category k over all units
    that were read, q the number of categories. `categories` is the scale where not all of it need occur;
    without it the categories in use. Steadier than kappa where nearly all units fall in one category.

    Source: Gwet (2008), British Journal of Mathematical and Statistical Psychology 61, 29-48.
    Checked against: irrCAC::gwet.ac1.raw on irr::diagnoses (six raters) and irrCAC::cac.raw4raters (missing readings).

    Raises:
        NotComparableError: when the lists differ in length, or fewer than three units have two readings.
        ValueError: when a category lies outside the scale that was given.
    """
    _same_length(readers)
    units = [Counter(c for c in unit if c is not None) for unit in zip(*readers, strict=True)]
    read = [unit for unit in units if unit]
    shared = [unit for unit in read if unit.total() > 1]
    _enough(len(shared))
    used = set().union(*read)
    scale = used if categories is None else set(categories)
    if not used <= scale:
        raise ValueError(f"not on the scale: {sorted(map(str, used - scale))}")
    observed = sum(_agreeing_pairs(unit) for unit in shared) / len(shared)
    if len(scale) == 1:
        return AC1(None, observed, 1.0, len(shared))
    shares = [sum(unit[category] / unit.total() for unit in read) / len(read) for category in scale]
    expected = sum(share * (1 - share) for share in shares) / (len(scale) - 1)
    return AC1((observed - expected) / (1 - expected), observed, expected, len(shared))


def detection(labelled: Sequence[bool], found: Sequence[bool]) -> Detection:
    """The 2x2 table of a label and a finding on the same units, from which precision, recall and F1 follow.

    Source: van Rijsbergen (1979), Information Retrieval, chapter 7. Checked against: tables worked out by hand.

    Raises:
        NotComparableError: when the lists differ in length or hold fewer than three units.
    """
    table = Counter(_pairs(labelled, found))
    return Detection(table[True, True], table[False, True], table[True, False], table[False, False])


def bootstrap(
    units: Sequence[Unit],
    statistic: Callable[[Sequence[Unit]], float | None],
    *,
    times: int = TIMES,
    seed: int = SEED,
    confidence: float = CONFIDENCE,
) -> Interval:
    """The percentile interval of a figure, drawing whole units with replacement; the same seed, the same interval.

    A unit is what was sampled: a sentence with all its codes, not every code apart. Resamples in which the figure does
    not exist (one category only) are left out. Quantiles are of type 7, the default of R and numpy.

    Source: Efron & Tibshirani (1993), An Introduction to the Bootstrap, section 13.3.
    Checked against: the analytic interval of vcd::Kappa on irrCAC::cont4x4diagnosis (n = 223), within 0.01.

    Raises:
        NotComparableError: for fewer than three units, or when the figure exists in less than half of the resamples.
        ValueError: when `times` or `confidence` make no sense.
    """
    if times < 1 or not 0 < confidence < 1:
        raise ValueError("times must be at least 1, and confidence between 0 and 1")
    _enough(len(units))
    draw = random.Random(seed)
    drawn = (statistic(draw.choices(units, k=len(units))) for _ in range(times))
    values = sorted(value for value in drawn if value is not None)
    if 2 * len(values) < times:
        raise NotComparableError("Er is te weinig variatie in de oordelen om te zeggen hoe zeker dit getal is.")
    tail = (1 - confidence) / 2
    return Interval(_quantile(values, tail), _quantile(values, 1 - tail), confidence, len(values))


def wilson(part: int, whole: int, confidence: float = CONFIDENCE) -> Interval:
    """The score interval of a share: it stays wide where few units all agree, where resampling would say 'certain'.

    (2 n p + z^2 -/+ z sqrt(z^2 + 4 n p (1 - p))) / (2 (n + z^2)), with z the normal quantile of the confidence.

    Source: Wilson (1927), Journal of the American Statistical Association 22, 209-212; method 3 of Newcombe (1998),
    Statistics in Medicine 17, 857-872. Checked against: the four examples of Newcombe's table I.

    Raises:
        NotComparableError: for fewer than three units.
        ValueError: when `part` lies outside the whole.
    """
    _enough(whole)
    if not 0 <= part <= whole:
        raise ValueError("part must lie between 0 and whole")
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    middle, reach = 2 * part + z**2, z * sqrt(z**2 + 4 * part * (whole - part) / whole)
    below, above = ((middle + side * reach) / (2 * (whole + z**2)) for side in (-1, 1))
    share = part / whole  # lies within, whatever was rounded at 0 and 1
    return Interval(max(0.0, min(below, share)), min(1.0, max(above, share)), confidence, whole)


def _pairs(first: Sequence[Hashable], second: Sequence[Hashable]) -> list[tuple[Hashable, Hashable]]:
    _same_length((first, second))
    _enough(len(first))
    return list(zip(first, second, strict=True))


def _same_length(readers: Sequence[Sequence[object]]) -> None:
    if len(readers) < 2:
        raise NotComparableError("Er is maar één lezer. Voor een vergelijking zijn er ten minste twee nodig.")
    lengths = [len(reader) for reader in readers]
    if len(set(lengths)) > 1:
        amounts = " en ".join(map(str, lengths))
        raise NotComparableError(f"De lezers gaven niet evenveel oordelen ({amounts}). Vergelijk alleen wat ieder las.")


def _enough(n: int) -> None:
    if n < FEWEST:
        raise NotComparableError(
            f"Te weinig om te vergelijken: {n}. Er zijn ten minste {FEWEST} oordelen van ieder nodig."
        )


def _margins(table: Counter[tuple[Hashable, Hashable]]) -> tuple[Counter[Hashable], Counter[Hashable]]:
    """How often the first and the second reader used each category."""
    rows: Counter[Hashable] = Counter()
    columns: Counter[Hashable] = Counter()
    for (a, b), count in table.items():
        rows[a] += count
        columns[b] += count
    return rows, columns


def _parts(table: Counter[tuple[Hashable, Hashable]]) -> tuple[int, int, int]:
    """Units, units alike, and the sum of products of the margins: whole numbers, so that 'all by chance' is exact."""
    rows, columns = _margins(table)
    same = sum(count for (a, b), count in table.items() if a == b)
    return table.total(), same, sum(count * columns[category] for category, count in rows.items())


def _agreeing_pairs(unit: Counter[Hashable]) -> float:
    total = unit.total()
    return sum(count * (count - 1) for count in unit.values()) / (total * (total - 1))


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _quantile(values: Sequence[float], share: float) -> float:
    """The quantile of sorted values, type 7 of Hyndman & Fan (1996), The American Statistician 50, 361-365."""
    place = share * (len(values) - 1)
    below = floor(place)
    above = min(below + 1, len(values) - 1)
    return values[below] + (place - below) * (values[above] - values[below])
