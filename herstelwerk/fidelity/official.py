"""Scores of official instruments, written down by hand: kept apart, and never part of a mean of ours."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from herstelwerk.drafting.reading import as_day, day_at, rows_at, text_at

_NUMBER = re.compile(r"\d{1,4}(?:[.,]\d{1,3})?")
_MOST_MEAN = 10  # a mean above this is asked about


class Kind(StrEnum):
    """What sort of figure it is."""

    MEAN = "mean"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Official:
    """One official score. `typed` is the figure as it was typed, so that a half-typed one is not lost."""

    id: str
    instrument: str = ""
    on: date | None = None
    kind: Kind = Kind.MEAN
    typed: str = ""
    by: str = ""
    note: str = ""

    @property
    def value(self) -> float | None:
        """The figure, or None where none stands there; a comma and a point are both fine."""
        text = self.typed.strip()
        return float(text.replace(",", ".")) if _NUMBER.fullmatch(text) else None

    @property
    def doubt(self) -> str:
        """What to look at again, as a question; empty where the figure can be right."""
        if not self.typed.strip():
            return ""
        if self.value is None:
            return "Hier staat geen getal. Schrijf het bijvoorbeeld als 4,1 of 47."
        if self.kind is Kind.MEAN and self.value > _MOST_MEAN:
            return "Een gemiddelde is meestal een klein getal. Is dit misschien het totaal?"
        return ""


def read_official(body: Mapping[str, Any]) -> tuple[Official, ...]:
    """Kept scores; what does not fit is passed over."""
    found: dict[str, Official] = {}
    for row in rows_at(body, "scores"):
        kind = Kind.TOTAL if row.get("kind") == Kind.TOTAL.value else Kind.MEAN
        texts = {key: text_at(row, key) for key in ("id", "instrument", "typed", "by", "note")}
        if texts["id"]:
            found.setdefault(texts["id"], Official(on=day_at(row, "on"), kind=kind, **texts))
    return tuple(found.values())


def official_body(scores: Iterable[Official]) -> dict[str, Any]:
    """Scores as they are kept."""
    rows = [
        {
            "id": one.id,
            "instrument": one.instrument,
            "on": as_day(one.on),
            "kind": one.kind.value,
            "typed": one.typed,
            "by": one.by,
            "note": one.note,
        }
        for one in scores
    ]
    return {"scores": rows}
