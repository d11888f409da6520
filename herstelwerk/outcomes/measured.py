"""What was measured, as numbers: missing stays missing and is counted, what is no number is refused."""

from __future__ import annotations

import datetime
import numbers
from collections.abc import Sequence
from decimal import Decimal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from herstelwerk.dutch import number
from herstelwerk.outcomes.result import NotPossibleError

Floats = NDArray[np.float64]
# Accepted everywhere: a list, an array or a column; missing is None, NaN or NA.
Values = Sequence[float | int | None] | NDArray[np.generic] | pd.Series
ROUNDING = 1e-12  # a spread smaller than this part of the size of the numbers is rounding, no variance
MOST = 1e100  # beyond this squares run out of what a float holds; no measurement is so large
LEAST = 1 / MOST  # and what differs less than this does not differ


def floats(values: Values, what: str = "de metingen") -> Floats:
    """Values as floats, NaN where missing.

    Raises:
        NotPossibleError: for text, dates, numbers that are infinite or beyond 1e100, and more than one column.
    """
    plain = _plain(values)
    if plain.ndim != 1:
        raise NotPossibleError(f"Geef {what} als één rij getallen, niet als een tabel of een los getal.")
    if plain.dtype.kind in "fiub":
        found = plain.astype(float)
    else:
        found = np.array([_one(value, place, what) for place, value in enumerate(plain, 1)], dtype=float)
    if np.isinf(found).any():
        raise NotPossibleError(f"In {what} staat {int(np.isinf(found).sum())} × oneindig; dat is geen meting.")
    if (np.abs(found) > MOST).any():
        raise NotPossibleError(f"In {what} staat een getal van meer dan honderd cijfers; dat is geen meting.")
    return found


def _plain(values: Values) -> NDArray[np.generic]:
    if isinstance(values, pd.Series):
        quick = isinstance(values.dtype, np.dtype) and values.dtype.kind in "fiub"
        return values.to_numpy() if quick else values.to_numpy(dtype=object)
    try:
        found = np.asarray(values)
    except ValueError:  # rows of unequal length
        return np.zeros((0, 0))
    return found if found.dtype.kind in "fiub" else np.asarray(values, dtype=object)


def _one(value: object, place: int, what: str) -> float:
    if value is None or value is pd.NA or value is pd.NaT:
        return float("nan")
    if isinstance(value, numbers.Real | Decimal | np.bool_):
        return float(value)
    shown = f"‘{value}’" if isinstance(value, str | datetime.date) else f"een {type(value).__name__}"
    raise NotPossibleError(
        f"Op plaats {place} van {what} staat {shown}; hier zijn getallen nodig. Lees de gegevens opnieuw in, met "
        "ontbrekende waarden leeg."
    )


def present(values: Values, what: str = "de metingen") -> tuple[Floats, int]:
    """The values that are there, and how many are missing.

    Raises:
        NotPossibleError: as `floats`, and when nothing is there.
    """
    found = floats(values, what)
    there: Floats = found[~np.isnan(found)]
    if not len(there):
        raise NotPossibleError(f"Er staat niets in {what}: alle {len(found)} waarden ontbreken.")
    return there, len(found) - len(there)


def complete(what: str, *columns: Values) -> tuple[tuple[Floats, ...], int]:
    """Values side by side of those who have all of them, and how many were left out.

    Raises:
        NotPossibleError: as `floats`; when lengths differ; when frames are in another order; when nobody has all.
    """
    indexes = [column.index for column in columns if isinstance(column, pd.Series)]
    if any(not index.equals(indexes[0]) for index in indexes):
        raise NotPossibleError(
            f"De rijen van {what} hebben verschillende namen (index), dus het is niet zeker dat ze van dezelfde "
            "persoon zijn. Zet de metingen van één persoon op één rij, of geef ze op volgorde met .to_numpy()."
        )
    found = [floats(column, what) for column in columns]
    if len({len(one) for one in found}) > 1:
        raise NotPossibleError(
            f"{what[:1].upper()}{what[1:]} zijn niet even lang ({', '.join(str(len(one)) for one in found)}); per "
            "persoon is er één van elk nodig, leeg als die ontbreekt."
        )
    both = ~np.isnan(np.vstack(found)).any(axis=0)
    if not both.any():
        raise NotPossibleError(f"Niemand heeft alle waarden van {what}, dus er valt niets te vergelijken.")
    return tuple(one[both] for one in found), int((~both).sum())


def constant(values: Floats) -> bool:
    """Whether all values are the same, but for rounding."""
    return float(np.ptp(values)) <= max(ROUNDING * float(np.abs(values).max()), LEAST)


def sure(confidence: float) -> None:
    """Refuse a confidence that is no share.

    Raises:
        NotPossibleError: when it does not lie between 0 and 1.
    """
    if not 0.0 < confidence < 1.0:
        raise NotPossibleError(f"De zekerheid moet tussen 0 en 1 liggen (bijvoorbeeld 0,95), niet {confidence}.")


def percent(confidence: float) -> str:
    """A confidence in percent: `95`, `99,5`."""
    return number(100 * confidence, 1).removesuffix(",0")


def missing_told(left_out: int, what: str = "personen") -> str:
    """How missing values were handled, for the method sentence."""
    if not left_out:
        return "Er ontbraken geen waarden."
    return f"Weggelaten wegens een ontbrekende waarde: {left_out} {what if left_out > 1 else SINGULAR.get(what, what)}."


SINGULAR = {"personen": "persoon", "waarden": "waarde", "metingen": "meting", "cliënten": "cliënt"}
