"""How long people stay: Kaplan-Meier, for all or per group."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import stats

from herstelwerk.outcomes.measured import Floats, Values, floats, percent, sure
from herstelwerk.outcomes.result import NotPossibleError, Rows, Shown, enough
from herstelwerk.outcomes.tables import Column, Table, frame_of, labels_of, left_out, same_length

Scale: TypeAlias = Literal["log-log", "log"]


@dataclass(frozen=True, slots=True)
class Moment:
    """One moment on a curve: how many were still there just before it, how many left, how many were only followed so
    far; the share that stays beyond it. No interval before anyone left, nor when nobody is left."""

    group: Hashable | None
    time: float
    at_risk: int
    left: int
    censored: int
    staying: float
    se: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Retention(Shown):
    """The curve of all, or one per group, as its moments."""

    title: str
    moments: tuple[Moment, ...]
    n: int
    confidence: float
    method: str

    def curve(self, group: Hashable | None = None) -> tuple[Moment, ...]:
        """The moments of one group, in order of time."""
        return tuple(one for one in self.moments if one.group == group)

    def median(self, group: Hashable | None = None) -> float | None:
        """When half have left; None where more than half stay."""
        return next((one.time for one in self.curve(group) if one.staying <= 0.5 + 1e-12), None)

    def rows(self) -> Rows:
        """One row per moment."""
        level = percent(self.confidence)
        return [
            {
                **({} if one.group is None else {"groep": str(one.group)}),
                "moment": one.time, "nog in beeld": one.at_risk, "vertrokken": one.left,
                "niet verder gevolgd": one.censored,
                "blijft": one.staying, "SE": one.se, f"{level} % van": one.low, f"{level} % tot": one.high,
            }
            for one in self.moments
        ]  # fmt: skip


def retention(
    times: Values, left: Values, *, groups: Column | None = None, scale: Scale = "log-log", confidence: float = 0.95
) -> Retention:
    """Kaplan-Meier: S(t) = product over moments up to t of (1 - left / at risk).

    `times` is when someone left or was last followed, `left` 1 (or True) for who left and 0 for who was followed no
    further. Standard error after Greenwood, S sqrt(sum d / (n (n - d))); interval on the scale log(-log S), or log
    S cut off at 1. Who lacks a time, an end or a group is left out and counted.

    Source: Kaplan & Meier (1958), Journal of the American Statistical Association 53, 457-481; Kalbfleisch & Prentice
    (2002), The statistical analysis of failure time data, 1.4. Checked against: R survival::survfit on BtheB.

    Raises:
        NotPossibleError: for fewer than three people, a time below 0, or an end that is neither 0 nor 1.
    """
    sure(confidence)
    if scale not in ("log-log", "log"):
        raise NotPossibleError('Kies voor het interval de schaal "log-log" of "log".')
    t, event = floats(times, "de tijden"), floats(left, "het vertrek (1 of 0)")
    same_length(t, event)
    known = ~(np.isnan(t) | np.isnan(event))
    labels: list[Hashable] = []
    codes: NDArray[np.int64] = np.zeros(len(t), dtype=np.int64)
    if groups is not None:
        same_length(t, groups)
        found, names = pd.factorize(labels_of(groups), sort=False)
        codes, labels = np.asarray(found, dtype=np.int64), list(names)
        known &= codes >= 0
    enough(int(known.sum()), 3, "personen met een tijd")
    if not np.isin(event[known], (0, 1)).all():
        raise NotPossibleError("Vertrek is 1 (ging weg) of 0 (tot hier gevolgd); er staat iets anders.")
    if (t[known] < 0).any():
        raise NotPossibleError("Een tijd kan niet kleiner zijn dan 0.")
    moments: list[Moment] = []
    for place, label in enumerate(labels) if labels else [(0, None)]:
        mine = known & (codes == place)
        if mine.any():
            moments += _curve(t[mine], event[mine], label, scale, confidence)
    n = int(known.sum())
    method = _method(n, int((~known).sum()), len(labels), scale, confidence)
    return Retention("Wie er blijft", tuple(moments), n, confidence, method)


def retention_of_waves(
    waves: Table, *, groups: Column | None = None, scale: Scale = "log-log", confidence: float = 0.95
) -> Retention:
    """Kaplan-Meier of the first missed wave: the moment is its place (1, 2, …); who missed none was followed to the
    last.

    Give the follow-up waves only, in order of time. Someone who comes back later still counts as gone at the first
    gap.

    Raises:
        NotPossibleError: for fewer than three people, or an empty table.
    """
    frame = frame_of(waves)
    if frame.empty:
        raise NotPossibleError("De tabel is leeg: er zijn geen rijen of geen kolommen.")
    gaps = frame.isna().to_numpy(dtype=bool)
    first = np.where(gaps.any(axis=1), gaps.argmax(axis=1) + 1, gaps.shape[1])
    if isinstance(groups, pd.Series):
        same_length(frame, groups)
        groups = groups.to_numpy(dtype=object)
    return retention(first, np.asarray(gaps.any(axis=1)), groups=groups, scale=scale, confidence=confidence)


def _curve(t: Floats, event: Floats, group: Hashable | None, scale: Scale, confidence: float) -> list[Moment]:
    times, codes = np.unique(t, return_inverse=True)
    gone = np.bincount(codes, event, minlength=len(times))
    ended = np.bincount(codes, minlength=len(times))
    at_risk = np.cumsum(ended[::-1])[::-1].astype(float)
    staying = np.cumprod(1 - gone / at_risk)
    with np.errstate(divide="ignore"):
        relative = np.cumsum(np.where(gone > 0, gone / (at_risk * (at_risk - gone)), 0.0))
    z = float(stats.norm.ppf((1 + confidence) / 2))
    found = []
    for place, time in enumerate(times):
        s, spread = float(staying[place]), float(np.sqrt(relative[place]))
        se = s * spread if s > 0 else None
        low, high = (None, None) if s <= 0 or spread == 0 else _limits(s, spread, z, scale)
        d = int(gone[place])
        found.append(Moment(group, float(time), int(at_risk[place]), d, int(ended[place]) - d, s, se, low, high))
    return found


def _limits(s: float, spread: float, z: float, scale: Scale) -> tuple[float, float]:
    if scale == "log":
        return s * float(np.exp(-z * spread)), min(1.0, s * float(np.exp(z * spread)))
    reach = float(np.exp(z * spread / np.log(s)))  # below 1: log s is negative
    return float(s ** (1 / reach)), float(s**reach)


def _method(n: int, missing: int, groups: int, scale: Scale, confidence: float) -> str:
    cut = " (bij 1 afgekapt)" if scale == "log" else ""
    per = f" Per groep ({groups} groepen)." if groups else ""
    return (
        "Kaplan-Meier: het deel dat er na elk moment nog is; wie niet verder gevolgd werd, telt mee tot daar. "
        f"Standaardfout volgens Greenwood, {percent(confidence)}%-interval op {scale}-schaal{cut}; zolang niemand "
        "vertrok, en "
        f"als niemand over is, bestaat dat interval niet.{per} {n} personen. "
        f"{left_out(missing, 'persoon', 'personen')}"
    )
