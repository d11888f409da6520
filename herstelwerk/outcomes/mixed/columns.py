"""Columns of a frame as numbers: predictors, categories by treatment coding, and their products."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from herstelwerk.outcomes.result import NotPossibleError

Floats = NDArray[np.float64]
DECIMAL = re.compile(r"\s*-?\d+[.,]\d+\s*")


@dataclass(frozen=True, slots=True)
class Coded:
    """A column as columns of numbers: one for a number, one per level but the reference for a category."""

    labels: tuple[str, ...]
    values: Floats  # rows x labels
    reference: str | None = None


def need_column(frame: pd.DataFrame, name: str) -> pd.Series:
    """A column, or a refusal that says which columns there are.

    Raises:
        NotPossibleError: when it is not there, or there twice.
    """
    if name not in frame.columns:
        raise NotPossibleError(f"De kolom ‘{name}’ is er niet. Wel: {', '.join(map(str, frame.columns))}.")
    column = frame[name]
    if not isinstance(column, pd.Series):
        raise NotPossibleError(f"De kolom ‘{name}’ komt meer dan één keer voor.")
    return column


def is_category(column: pd.Series, name: str) -> bool:
    """Whether a column holds words; numbers and yes/no are numbers.

    Raises:
        NotPossibleError: for dates, for words and numbers mixed, and for numbers that were read as words.
    """
    if isinstance(column.dtype, pd.CategoricalDtype):
        return True
    if pd.api.types.is_bool_dtype(column) or pd.api.types.is_numeric_dtype(column):
        return False
    if pd.api.types.is_datetime64_any_dtype(column):
        raise NotPossibleError(
            f"De kolom ‘{name}’ bevat datums. Reken ze eerst om, bijvoorbeeld naar weken na de start."
        )
    present = column.dropna()
    words = present.map(lambda value: isinstance(value, str))
    if not words.any():
        return False
    if not words.all():
        raise NotPossibleError(
            f"De kolom ‘{name}’ bevat getallen en tekst door elkaar ({int(words.sum())} × tekst). Maak er één van."
        )
    if present.map(lambda value: DECIMAL.fullmatch(value) is not None).all():
        raise NotPossibleError(
            f"De kolom ‘{name}’ bevat getallen als tekst (een punt of komma te veel?). Lees ze opnieuw in."
        )
    return True


def as_numbers(column: pd.Series, name: str) -> Floats:
    """A column as floats, NaN where missing.

    Raises:
        NotPossibleError: when it holds words or infinite numbers.
    """
    if is_category(column, name):
        raise NotPossibleError(f"De kolom ‘{name}’ moet uit getallen bestaan, maar bevat tekst of categorieën.")
    values = np.asarray(pd.to_numeric(column, errors="coerce").to_numpy(dtype=float, na_value=np.nan))
    if np.isinf(values).any():
        raise NotPossibleError(f"De kolom ‘{name}’ bevat {int(np.isinf(values).sum())} × oneindig; dat is geen meting.")
    return values


def code(column: pd.Series, name: str, reference: object | None) -> Coded:
    """A predictor as numbers. With a `reference`, or of words, it becomes a category with that level left out.

    Raises:
        NotPossibleError: when it has one value only, or the reference does not occur.
    """
    if reference is None and not is_category(column, name):
        values = as_numbers(column, name)
        if values.size and np.ptp(values) == 0.0:
            raise NotPossibleError(
                f"De voorspeller ‘{name}’ is overal {values[0]:g}: zonder verschil is er geen effect te schatten."
            )
        return Coded((name,), values[:, None])
    levels = _levels(column)
    first = levels[0] if reference is None else reference
    if first not in levels:
        told = ", ".join(map(str, levels))
        raise NotPossibleError(f"Het referentieniveau ‘{first}’ komt niet voor in ‘{name}’. Wel: {told}.")
    if len(levels) < 2:
        raise NotPossibleError(f"De voorspeller ‘{name}’ heeft maar één waarde ({first}): er is niets te vergelijken.")
    others = [level for level in levels if level != first]
    values = np.column_stack([(column == level).to_numpy(dtype=float) for level in others])
    return Coded(tuple(f"{name} = {level}" for level in others), values, str(first))


def _levels(column: pd.Series) -> list[object]:
    if isinstance(column.dtype, pd.CategoricalDtype):
        used = set(column.dropna())
        return [level for level in column.cat.categories if level in used]
    return list(np.sort(column.dropna().unique()))


def fixed_part(
    frame: pd.DataFrame, terms: Sequence[tuple[str, ...]], reference: Mapping[str, object]
) -> tuple[tuple[str, ...], Floats, dict[str, str]]:
    """Labels and columns of the fixed part, the constant first, and the reference level per category.

    Raises:
        NotPossibleError: when a column cannot be used, or an interaction lacks the main effect of its category.
    """
    coded = {name: code(need_column(frame, name), name, reference.get(name)) for term in terms for name in term}
    labels: list[str] = ["intercept"]
    parts: list[Floats] = [np.ones((len(frame), 1))]
    for term in terms:
        _need_margins(term, terms, coded)
        names, values = coded[term[0]].labels, coded[term[0]].values
        for name in term[1:]:
            names = tuple(f"{a} × {b}" for b in coded[name].labels for a in names)
            values = (coded[name].values[:, :, None] * values[:, None, :]).reshape(len(frame), -1)
        labels += names
        parts.append(values)
    told = {name: one.reference for name, one in coded.items() if one.reference is not None}
    return tuple(labels), np.hstack(parts), told


def _need_margins(term: tuple[str, ...], terms: Sequence[tuple[str, ...]], coded: Mapping[str, Coded]) -> None:
    # Without a margin treatment coding gives another model than the one that was written (R changes the coding there).
    if not any(coded[name].reference is not None for name in term):
        return
    known = [set(one) for one in terms]
    for size in range(1, len(term)):
        for margin in combinations(term, size):
            if set(margin) not in known:
                raise NotPossibleError(
                    f"De interactie ‘{':'.join(term)}’ heeft ook ‘{':'.join(margin)}’ nodig; schrijf "
                    f"‘{'*'.join(term)}’."
                )


def need_rank(labels: Sequence[str], triangle: Floats) -> None:
    """Refuse predictors that follow from the ones before, given the R of a QR of unit columns.

    Raises:
        NotPossibleError: naming the predictors that follow from others.
    """
    lost = [label for label, size in zip(labels, np.abs(np.diag(triangle)), strict=True) if size < 1e-7]
    if lost:
        raise NotPossibleError(
            f"{', '.join(f'‘{label}’' for label in lost)} volgt precies uit de andere voorspellers: het effect "
            "daarvan "
            "is niet apart te schatten. Laat die weg, of voeg niveaus samen."
        )
