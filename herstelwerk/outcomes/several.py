"""Several outcomes at once: the p-values corrected beside the plain ones, and what that means in words."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace

from herstelwerk.outcomes.adjust import METHODS, adjust
from herstelwerk.outcomes.result import Cell, Estimate, Estimates, NotPossibleError


def several(
    estimates: Iterable[Estimate], method: str = "holm", *, key: str = "p", title: str = "Meerdere uitkomsten"
) -> Estimates:
    """The same estimates, each with its corrected p beside its p; the intervals stay as they were.

    Estimates without a p stay in place and do not count as a test.

    Args:
        estimates: of one research question; all that were looked at, not only what came out.
        method: a name of `adjust.METHODS`.
        key: under which name the p-value stands in `more`.
        title: above the table.

    Raises:
        NotPossibleError: when none has a p-value, a p-value is no number, or for an unknown method.
    """
    given = tuple(estimates)
    corrected = adjust([_p(one.more.get(key), one.name) for one in given], method)
    name = METHODS[method][0]
    found = tuple(
        one if math.isnan(new) else replace(one, more=_beside(one, key, f"{key} ({name})", float(new)))
        for one, new in zip(given, corrected, strict=True)
    )
    tests = sum(not math.isnan(new) for new in corrected)
    return Estimates(title, found, _told(method, tests, len(given) - tests))


def _p(cell: Cell, name: str) -> float | None:
    if isinstance(cell, str):
        raise NotPossibleError(f"De p-waarde van ‘{name}’ is geen getal: ‘{cell}’.")
    return cell


def _beside(one: Estimate, key: str, name: str, value: float) -> dict[str, Cell]:
    cells: dict[str, Cell] = {}
    for old, cell in one.more.items():
        cells[old] = cell
        if old == key:
            cells[name] = value
    return cells


def _told(method: str, tests: int, without: int) -> str:
    name, guards = METHODS[method]
    if tests == 1:
        told = "Eén toets, dus er valt niets te corrigeren; de gecorrigeerde p-waarde is gelijk aan de gewone."
    else:
        told = (
            f"Er zijn {tests} uitkomsten getoetst. Hoe meer je toetst, hoe eerder er iets toevallig uitspringt; daarom "
            f"staan naast de gewone p-waarden die met de correctie van {name}, die {guards} begrenst. De intervallen "
            "zijn niet gecorrigeerd."
        )
    if without:
        told += f" Zonder p-waarde, en niet meegeteld als toets: {without}."
    return told
