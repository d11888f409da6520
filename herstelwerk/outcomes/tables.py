"""Tables that come in: numbers or categories, rows by columns, with what is missing counted."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from herstelwerk.outcomes.measured import MOST, floats
from herstelwerk.outcomes.result import NotPossibleError

Floats: TypeAlias = NDArray[np.float64]
Codes: TypeAlias = NDArray[np.int64]
Cells: TypeAlias = Sequence[Sequence[object]]
Table: TypeAlias = "pd.DataFrame | NDArray[np.generic] | Cells"
Column: TypeAlias = "pd.Series | NDArray[np.generic] | Sequence[object]"


@dataclass(frozen=True, slots=True)
class Numbers:
    """Rows by columns of floats, NaN where missing."""

    names: tuple[str, ...]
    values: Floats

    def complete(self) -> tuple[Floats, int]:
        """The rows without a missing value, and how many were left out."""
        whole = ~np.isnan(self.values).any(axis=1)
        return self.values[whole], int((~whole).sum())


@dataclass(frozen=True, slots=True)
class Coded:
    """Categories as places on the scale, units by raters; -1 where missing.

    `scale` holds the categories in order; `ordered` says whether that order means something, `scores` their numbers
    (their own where they are numbers, else 1, 2, 3 …).
    """

    codes: Codes
    scale: tuple[Hashable, ...]
    ordered: bool
    scores: Floats


def frame_of(data: Table) -> pd.DataFrame:
    """A table as a frame; columns without a name are called 1, 2, 3 …

    Raises:
        NotPossibleError: when it is no table of rows and columns, or a name occurs twice.
    """
    if not isinstance(data, pd.DataFrame):
        try:
            data = pd.DataFrame(np.asarray(data) if isinstance(data, np.ndarray) else list(data))
        except (TypeError, ValueError) as error:
            raise NotPossibleError("Dit is geen tabel: geef rijen en kolommen, elke rij even lang.") from error
        data.columns = pd.Index([str(place + 1) for place in range(data.shape[1])])
    if not data.columns.is_unique:
        twice = ", ".join(sorted({str(name) for name in data.columns[data.columns.duplicated()]}))
        raise NotPossibleError(f"Deze kolommen komen meer dan één keer voor: {twice}. Geef elke kolom een eigen naam.")
    return data


def numbers(data: Table) -> Numbers:
    """A table of numbers; None, NaN and NA are missing.

    Raises:
        NotPossibleError: for words, dates or infinite numbers.
    """
    frame = frame_of(data)
    columns = [floats(frame[name], f"de kolom ‘{name}’") for name in frame.columns]
    values = np.column_stack(columns) if columns else np.empty((len(frame), 0))
    return Numbers(tuple(map(str, frame.columns)), values)


def labels_of(data: Column, what: str = "de groepen") -> pd.Series:
    """To whom or what each row belongs, as one column numbered from 0; whole numbers without decimals.

    Raises:
        NotPossibleError: when it is no single column of words or numbers.
    """
    try:
        if isinstance(data, str):
            raise TypeError(data)
        plain = data if isinstance(data, pd.Series | np.ndarray) else pd.Series(list(data), dtype=object)
        found = pd.Series(plain).reset_index(drop=True)
        if found.dtype == object:
            pd.factorize(found)  # refuses what cannot be told apart, such as lists
    except (TypeError, ValueError) as error:
        raise NotPossibleError(f"Geef {what} als één rij woorden of getallen, één per persoon.") from error
    whole = found.dtype.kind == "f" and bool((found.dropna() % 1 == 0).all())
    return found.astype("Int64") if whole else found


def same_length(*columns: Sequence[object] | NDArray[np.generic] | pd.Series | pd.DataFrame) -> None:
    """Refuse columns that do not belong together.

    Raises:
        NotPossibleError: when their lengths or the names of their rows differ, or one is no column.
    """
    if any(isinstance(one, str) or np.ndim(one) == 0 for one in columns):  # type: ignore[arg-type]
        raise NotPossibleError("Geef elke kolom als een rij waarden, één per persoon.")
    indexes = [one.index for one in columns if isinstance(one, pd.Series | pd.DataFrame)]
    if any(not index.equals(indexes[0]) for index in indexes):
        raise NotPossibleError(
            "De rijen van de kolommen hebben verschillende namen (index), dus het is niet zeker dat ze bij "
            "elkaar horen. "
            "Zet ze in één tabel, of geef ze op volgorde met .to_numpy()."
        )
    lengths = [len(one) for one in columns]
    if len(set(lengths)) > 1:
        raise NotPossibleError(f"De kolommen zijn niet even lang ({', '.join(map(str, lengths))}).")


def coded(data: Table, scale: Sequence[Hashable] | None = None) -> Coded:
    """Ratings as places on a scale. Without `scale` the categories in use, numbers and ordered categories in order.

    Raises:
        NotPossibleError: when a rating lies outside the scale that was given, or nothing was rated.
    """
    frame = frame_of(data)
    shape = frame.shape
    flat = frame.to_numpy(dtype=object).reshape(-1)
    present = ~pd.isna(flat)
    order = tuple(dict.fromkeys(scale)) if scale is not None else _own_order(frame)
    try:
        places, used = pd.factorize(pd.Series(flat[present], dtype=object))
    except TypeError as error:
        raise NotPossibleError("Een oordeel is een woord of een getal; hier staat een lijst in een cel.") from error
    if order is None:
        order = _sorted(list(used))
    if not len(used):
        raise NotPossibleError("Er is geen enkel oordeel: alles ontbreekt.")
    place_of = {category: place for place, category in enumerate(order)}
    outside = [str(one) for one in used if one not in place_of]
    if outside:
        raise NotPossibleError(
            f"Deze oordelen staan niet op de schaal ({', '.join(map(str, order))}): {', '.join(outside)}."
        )
    codes = np.full(flat.size, -1, dtype=np.int64)
    codes[present] = np.array([place_of[one] for one in used], dtype=np.int64)[places]
    numeric = all(_is_number(one) for one in order)
    scores = np.array(order if numeric else range(1, len(order) + 1), dtype=float)
    if not (np.abs(scores) <= MOST).all():
        raise NotPossibleError("Een oordeel is oneindig groot, of bijna; dat is geen meting.")
    known = scale is not None or numeric or _own_order(frame) is not None
    return Coded(codes.reshape(shape), order, known, scores)


def left_out(n: int, one: str, many: str) -> str:
    """What was left out because something was missing, as a sentence."""
    if n == 0:
        return "Er ontbrak niets."
    return f"Weggelaten omdat er iets ontbrak: {n} {one if n == 1 else many}."


def _is_number(one: object) -> bool:
    return isinstance(one, int | float | np.integer | np.floating) and not isinstance(one, bool)


def _own_order(frame: pd.DataFrame) -> tuple[Hashable, ...] | None:
    """The order that the columns themselves carry, where all are categories with the same order."""
    kinds = [one for one in frame.dtypes if isinstance(one, pd.CategoricalDtype) and one.ordered]
    if not kinds or len(kinds) < frame.shape[1] or any(one != kinds[0] for one in kinds):
        return None
    return tuple(kinds[0].categories)


def _sorted(used: list[Hashable]) -> tuple[Hashable, ...]:
    if all(_is_number(one) or isinstance(one, bool) for one in used):
        return tuple(sorted(used, key=float))  # type: ignore[arg-type]
    return tuple(sorted(used, key=str))
