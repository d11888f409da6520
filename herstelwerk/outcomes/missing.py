"""What is missing, where, and who: patterns over waves, and how many are left at each."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from herstelwerk.agreement import wilson
from herstelwerk.outcomes.measured import percent, sure
from herstelwerk.outcomes.result import Cell, Estimate, Estimates, NotPossibleError, Rows, Shown, enough
from herstelwerk.outcomes.tables import Column, Table, frame_of, labels_of, same_length


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way of being there or not: `seen` is `11100` for the first three of five waves; how many people have it."""

    seen: str
    n: int

    @property
    def monotone(self) -> bool:
        """Whether nothing comes back after the first gap."""
        return "01" not in self.seen


@dataclass(frozen=True, slots=True)
class MissingOverview(Shown):
    """How much is missing per column, and in which patterns (most often first)."""

    title: str
    columns: tuple[str, ...]
    n: int
    missing: tuple[int, ...]
    patterns: tuple[Pattern, ...]
    method: str

    @property
    def complete(self) -> int:
        """How many rows have everything."""
        return sum(one.n for one in self.patterns if "0" not in one.seen)

    @property
    def monotone(self) -> int:
        """How many rows have nothing after their first gap (those with everything too)."""
        return sum(one.n for one in self.patterns if one.monotone)

    def rows(self) -> Rows:
        """Per column what is missing, then the patterns."""
        each: list[dict[str, Cell]] = [
            {"wat": name, "aanwezig": self.n - gone, "ontbreekt": gone, "ontbreekt (%)": 100 * gone / self.n}
            for name, gone in zip(self.columns, self.missing, strict=True)
        ]
        for one in self.patterns:
            each.append({"wat": f"patroon {one.seen}", "aanwezig": one.n})
        return each


def missing_overview(waves: Table) -> MissingOverview:
    """Missing values per column and the patterns of missing over columns, in the order of the columns (time).

    Any kind of value; None, NaN and NA are missing. Checked against: R mice::md.pattern on BtheB.

    Raises:
        NotPossibleError: when there are no rows or columns.
    """
    names, there = _there(waves)
    seen, counts = np.unique(there, axis=0, return_counts=True)
    found = [
        Pattern("".join("1" if one else "0" for one in row), int(count))
        for row, count in zip(seen, counts, strict=True)
    ]
    found.sort(key=lambda one: (-one.n, one.seen[::-1]))
    gone = tuple(int(one) for one in (~there).sum(axis=0))
    n, whole = len(there), int(there.all(axis=1).sum())
    straight = sum(one.n for one in found if one.monotone)
    method = (
        f"Overzicht van wat ontbreekt bij {n} personen op {len(names)} momenten of kolommen; in een patroon staat "
        "1 voor "
        f"aanwezig en 0 voor ontbrekend, in de volgorde van de kolommen. Bij {whole} personen ontbreekt niets; "
        f"{straight} van de {n} personen komen na een eerste gemis niet meer terug (of missen niets)."
    )
    return MissingOverview("Wat ontbreekt", names, n, gone, tuple(found), method)


def attrition(waves: Table, *, groups: Column | None = None, confidence: float = 0.95) -> Estimates:
    """The share of people measured at each wave, of all and per group, with a Wilson interval.

    `more`: how many are there, how many missed this wave but came back later, and how many are gone for good from
    this wave on (as far as these waves show). People without a group are left out of the groups and counted.

    Source: Wilson (1927), Journal of the American Statistical Association 22, 209-212. Checked against: R is.na on
    BtheB.

    Raises:
        NotPossibleError: for fewer than three people, or nothing measured at all.
    """
    sure(confidence)
    names, there = _there(waves)
    enough(len(there), 3, "personen")
    if not there.any():
        raise NotPossibleError("Op geen enkel moment is iets gemeten; alles ontbreekt.")
    blocks: list[tuple[Hashable | None, NDArray[np.bool_]]] = [(None, there)]
    unknown = 0
    if groups is not None:
        same_length(there, groups)
        codes, labels = pd.factorize(labels_of(groups), sort=False)
        unknown = int((codes < 0).sum())
        blocks += [(label, there[codes == place]) for place, label in enumerate(labels)]
    small = [f"{label} ({len(block)})" for label, block in blocks if len(block) < 3]
    method = (
        "Deel van de mensen dat op elk moment gemeten is, ten opzichte van allen, met een "
        f"{percent(confidence)}%-interval "
        "volgens Wilson. ‘Weg’: vanaf dit moment nergens meer gemeten; ‘overgeslagen’: later weer terug. Wie bleef, is "
        f"een deel van wie begon: lees latere metingen als die van de blijvers. {len(there)} personen."
        + (f" Van {unknown} is de groep niet bekend." if unknown else "")
        + (f" Te klein voor een interval: {', '.join(small)}." if small else "")
    )
    found = [
        one
        for label, block in blocks
        for one in _shares(names, block, "" if label is None else f" ({label})", method, confidence)
    ]
    return Estimates("Wie er nog is, per moment", tuple(found), method)


def _shares(
    names: tuple[str, ...], there: NDArray[np.bool_], of: str, method: str, confidence: float
) -> list[Estimate]:
    later = np.logical_or.accumulate(there[:, ::-1], axis=1)[:, ::-1]  # at this wave or any after it
    n, found = len(there), []
    for place, name in enumerate(names):
        here = int(there[:, place].sum())
        limits = wilson(here, n, confidence) if n >= 3 else None
        more: dict[str, Cell] = {
            "aanwezig": here,
            "overgeslagen": int((later[:, place] & ~there[:, place]).sum()),
            "weg": int((~later[:, place]).sum()),
        }
        low, high = (limits.low, limits.high) if limits else (None, None)
        found.append(Estimate(f"{name}{of}", here / n, low, high, n, method, confidence, more=more))
    return found


def _there(waves: Table) -> tuple[tuple[str, ...], NDArray[np.bool_]]:
    frame = frame_of(waves)
    if frame.empty:
        raise NotPossibleError("De tabel is leeg: er zijn geen rijen of geen kolommen.")
    return tuple(map(str, frame.columns)), frame.notna().to_numpy(dtype=bool)
