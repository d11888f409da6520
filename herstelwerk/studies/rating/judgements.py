"""Judgements side by side: a row per hand-in and criterion, a column per rater, and the signal of the program."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import pandas as pd

SCALE = ("niet", "deels", "voldaan")  # in order
GOOD = "voldaan"
FINE, LOOK = "in orde", "let op"
DOCUMENTS = {"K": "krachteninventarisatie", "A": "actieplan"}
_UNIT = ["cohort", "trainee", "attempt", "criterion"]


@dataclass(frozen=True, slots=True)
class Judgements:
    """`levels` has a column per rater, most judgements first; `signal` that of the program; both have the same rows.

    The rows are named by cohort, trainee, attempt and criterion, in the order of the data.
    """

    levels: pd.DataFrame
    signal: pd.Series

    @property
    def raters(self) -> list[str]:
        """Who judged, whoever judged most first."""
        return [str(name) for name in self.levels.columns]

    @property
    def criteria(self) -> list[str]:
        """The criteria there are: those of the inventory, then those of the plan, by number."""
        found = set(self.levels.index.get_level_values("criterion"))
        return sorted(found, key=lambda one: (list(DOCUMENTS).index(one[0]), int(one[1:])))

    @property
    def pair(self) -> tuple[str, str] | None:
        """The two raters who judged most together; None where nobody did."""
        there = self.levels.notna()
        both = {(a, b): int((there[a] & there[b]).sum()) for a, b in combinations(self.raters, 2)}
        most = max(both, key=lambda one: both[one], default=None)
        return most if most and both[most] else None

    def of(self, criterion: str) -> Judgements:
        """Those on one criterion."""
        here = self.levels.index.get_level_values("criterion") == criterion
        return Judgements(self.levels[here], self.signal[here])

    def of_document(self, letter: str) -> Judgements:
        """Those on the inventory (`K`) or the plan (`A`); all with nothing."""
        here = self.levels.index.get_level_values("criterion").astype(str).str.startswith(letter)
        return Judgements(self.levels[here], self.signal[here])

    def one_each(self, rater: str = "") -> pd.Series:
        """One judgement per row: that of this rater, or of the first in the order of `raters` who gave one."""
        if rater:
            return self.levels[rater]
        if not self.raters:
            return pd.Series(index=self.levels.index, dtype=object)
        return self.levels.bfill(axis=1).iloc[:, 0]

    def people(self, there: pd.Series | None = None) -> int:
        """How many trainees they are about, or the rows where `there` holds."""
        index = self.levels.index if there is None else self.levels.index[there.to_numpy(bool)]
        return int(index.to_frame(index=False)[["cohort", "trainee"]].drop_duplicates().shape[0])


def judgements_of(frame: pd.DataFrame) -> Judgements:
    """The judgements of a table `beoordelingen`; rows without level still bring their signal."""
    rows = frame.assign(
        attempt=frame["attempt"].fillna(1).astype(int) if "attempt" in frame else 1,
        signal=frame.get("signal"),
    )
    units = rows.drop_duplicates(_UNIT).set_index(_UNIT).index
    wide = rows.dropna(subset=["level"]).drop_duplicates([*_UNIT, "rater"])
    levels = wide.pivot(index=_UNIT, columns="rater", values="level").reindex(units)
    order = levels.notna().sum().sort_values(ascending=False, kind="stable").index
    levels = levels[order].astype(object).where(levels[order].notna(), None)
    signal = rows.dropna(subset=["signal"]).drop_duplicates(_UNIT).set_index(_UNIT)["signal"].reindex(units)
    levels.columns = levels.columns.astype(str)
    return Judgements(levels, signal)


def clusters_of(one: Judgements) -> pd.Series:
    """The trainee of each row, as a name that differs between cohorts."""
    index = one.levels.index
    cohort, trainee = index.get_level_values("cohort"), index.get_level_values("trainee")
    return pd.Series([f"{a}\N{NULL}{b}" for a, b in zip(cohort, trainee, strict=True)], dtype=object)
