"""Krippendorff's alpha: any number of raters, gaps, four levels of measurement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np

from herstelwerk.agreement import SEED, TIMES
from herstelwerk.outcomes.measured import percent, sure
from herstelwerk.outcomes.resampling import percentile_interval
from herstelwerk.outcomes.result import Estimate, NotPossibleError, enough
from herstelwerk.outcomes.tables import Coded, Codes, Floats, Table, coded, left_out

Level: TypeAlias = Literal["nominal", "ordinal", "interval", "ratio"]
LEVELS = {"nominal": "nominaal", "ordinal": "ordinaal", "interval": "interval", "ratio": "ratio"}
_MOST = 3000  # distinct values for which a table of all pairs is kept


@dataclass(frozen=True, slots=True)
class _Patterns:
    """Units with two or more ratings, those alike taken together."""

    codes: Codes  # patterns x raters, sorted, -1 where missing
    size: Floats  # ratings per unit
    values: Floats
    apart: Floats | None  # squared distances of all values, for ratio


def krippendorff_alpha(
    ratings: Table,
    level: Level = "nominal",
    *,
    times: int = TIMES,
    seed: int = SEED,
    confidence: float = 0.95,
) -> Estimate:
    """Krippendorff's alpha 1 - Do/De of units x raters (turn the table first where raters stand in rows).

    Do is the mean squared distance of ratings of one unit, every rating counting alike; De that of all ratings put
    together. Distance: nominal 0 or 1; ordinal by how many ratings lie between (half of both ends); interval a - b;
    ratio (a - b) / (a + b). Ratings may be missing; a unit with one rating has no pair and is left out and counted.
    Interval: percentile, drawing units with replacement (`times` 0: none).

    Source: Krippendorff (2019), Content analysis, 4th ed., ch. 12; Hayes & Krippendorff (2007), Communication
    Methods and Measures 1, 77-89. Checked against: R irr::kripp.alpha on its example with gaps (it divides wrongly
    on data without gaps), irrCAC::krippen.alpha.raw on irr::diagnoses, and Python krippendorff on random data.

    Raises:
        NotPossibleError: for one rater, fewer than three units with two ratings, one value only, words on a level
        that
            needs an order or numbers, or numbers below 0 on ratio.
    """
    sure(confidence)
    read = coded(ratings)
    _need_level(read, level)
    patterns, repeats, missing = _patterns(read, level)
    n = int(repeats.sum())
    enough(n, 3, "eenheden met twee of meer oordelen")
    value = _alpha(patterns, level, repeats.astype(float))
    if value is None:
        raise NotPossibleError(
            "Alle oordelen zijn hetzelfde. Alfa vergelijkt met toeval, en dat is dan niet te zeggen."
        )
    low, high = percentile_interval(repeats, lambda drawn: _alpha(patterns, level, drawn), times, seed, confidence)
    none = (
        "" if low is not None or not times else " Een interval was niet te geven: elke trekking kwam op hetzelfde uit."
    )
    drawn = f" {percent(confidence)}%-interval met een bootstrap over eenheden ({times} trekkingen, percentielen)."
    method = (
        f"Alfa van Krippendorff ({LEVELS[level]} meetniveau) voor {read.codes.shape[1]} beoordelaars; oordelen die "
        f"ontbreken tellen niet mee.{drawn if times else ''}{none} {n} eenheden met twee of meer oordelen. "
        f"{left_out(missing, 'eenheid met minder oordelen', 'eenheden met minder oordelen')}"
    )
    pairable = int(repeats @ patterns.size)
    return Estimate(
        f"alfa van Krippendorff ({LEVELS[level]})", value, low, high, n, method, confidence, more={"oordelen": pairable}
    )


def _need_level(read: Coded, level: Level) -> None:
    if level not in LEVELS:
        raise NotPossibleError(f"Het meetniveau ‘{level}’ bestaat niet. Kies uit: {', '.join(LEVELS)}.")
    if read.codes.shape[1] < 2:
        raise NotPossibleError("Er is maar één beoordelaar. Voor overeenstemming zijn er ten minste twee nodig.")
    words = not all(isinstance(one, int | float | np.integer | np.floating) for one in read.scale)
    if (level in ("interval", "ratio") and words) or (level == "ordinal" and not read.ordered):
        raise NotPossibleError(f"Voor {LEVELS[level]} meetniveau zijn getallen nodig; hier staan ook woorden.")
    if level == "ratio" and (read.scores < 0).any():
        raise NotPossibleError("Ratio-meetniveau heeft een echt nulpunt; er zijn oordelen onder nul.")
    if level == "ratio" and len(read.scale) > _MOST:
        raise NotPossibleError(f"Meer dan {_MOST} verschillende waarden: rond ze eerst af, of kies ‘interval’.")


def _patterns(read: Coded, level: Level) -> tuple[_Patterns, Codes, int]:
    pairable = (read.codes >= 0).sum(axis=1) > 1
    rows, repeats = np.unique(np.sort(read.codes[pairable], axis=1), axis=0, return_counts=True)
    apart = None
    if level == "ratio":
        total = np.add.outer(read.scores, read.scores)
        share = np.divide(np.subtract.outer(read.scores, read.scores), total, out=np.zeros_like(total), where=total > 0)
        apart = share**2
    size = (rows >= 0).sum(axis=1).astype(float)
    return _Patterns(rows, size, read.scores, apart), repeats, int((~pairable).sum())


def _alpha(units: _Patterns, level: Level, repeats: Floats) -> float | None:
    """Alpha with each pattern of ratings occurring so many times; None where all ratings are the same."""
    seen = units.codes >= 0
    weight = np.broadcast_to(repeats[:, None], seen.shape)[seen]
    counts = np.bincount(units.codes[seen], weight, minlength=len(units.values))
    if np.count_nonzero(counts) < 2:
        return None
    total = float(counts.sum())
    if level == "nominal":
        observed, expected = _nominal(units), total**2 - float(counts @ counts)
    elif level == "ratio":
        assert units.apart is not None
        observed, expected = _pairs(units, units.apart), float(counts @ units.apart @ counts)
    else:
        scores = np.cumsum(counts) - counts / 2 if level == "ordinal" else units.values
        scores = scores - float(counts @ scores) / total
        observed, expected = _squares(units, scores), 2 * total * float(counts @ scores**2)
    return 1 - (total - 1) * float(repeats @ (observed / (units.size - 1))) / expected


def _nominal(units: _Patterns) -> Floats:
    """Per unit the number of ordered pairs that differ."""
    same = np.zeros(len(units.codes))
    for place in range(units.codes.shape[1]):
        one = units.codes[:, [place]]
        same += np.sum((units.codes == one) & (one >= 0), axis=1)
    return units.size**2 - same


def _pairs(units: _Patterns, apart: Floats) -> Floats:
    found = np.zeros(len(units.codes))
    for place in range(units.codes.shape[1]):
        one = units.codes[:, [place]]
        found += np.sum(np.where((units.codes >= 0) & (one >= 0), apart[units.codes, one], 0.0), axis=1)
    return found


def _squares(units: _Patterns, scores: Floats) -> Floats:
    """Per unit the sum of squared differences over ordered pairs."""
    each = np.where(units.codes >= 0, scores[units.codes], 0.0)
    centred = np.where(units.codes >= 0, each - (each.sum(axis=1) / units.size)[:, None], 0.0)
    return np.asarray(2 * units.size * np.sum(centred**2, axis=1))
