"""Reading plain JSON values with care: each look gives a value that fits, and remembers what did not, in Dutch."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from herstelwerk.domain import MAX_TEXT
from herstelwerk.problems import Problem, place_of, shown

Body = dict[str, Any]
Here = Mapping[str, Any]
E = TypeVar("E", bound=StrEnum)
MAX_PROBLEMS = 100
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NO_MOMENT, _FEW_YEARS = datetime(1970, 1, 1, tzinfo=UTC), range(1900, 9000)


class Look:
    """What was wrong so far. A value that does not fit is replaced by an empty one, so that reading can go on."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    @property
    def first(self) -> tuple[Problem, ...]:
        """As many problems as a person can use; the rest is counted."""
        more = len(self.problems) - MAX_PROBLEMS
        rest = (Problem("", f"en nog {more} andere problemen", "een bestand van het formaat"),) if more > 0 else ()
        return (*self.problems[:MAX_PROBLEMS], *rest)

    def wrong(self, place: str, wrong: str, expected: str) -> None:
        """Remember a problem."""
        self.problems.append(Problem(place, wrong, expected))

    def keys(self, here: Here, place: str, known: Collection[str]) -> None:
        """No other keys than these."""
        for key in here:
            if key not in known:
                self.wrong(_at(place, str(key)), "dit onderdeel is onbekend", ", ".join(known))

    def text(self, here: Here, key: str, place: str = "") -> str:
        """A text, empty where it is not there."""
        value = here.get(key, "")
        if not isinstance(value, str):
            self.wrong(_at(place, key), f"er staat {shown(value)}", "een tekst tussen aanhalingstekens")
        elif len(value) > MAX_TEXT:
            self.wrong(_at(place, key), f"de tekst telt {len(value)} tekens", f"hoogstens {MAX_TEXT}")
        elif "\x00" in value:
            self.wrong(_at(place, key), "er staat een onzichtbaar NUL-teken in de tekst", "tekst zonder dat teken")
        else:
            return value
        return ""

    def name(self, here: Here, key: str, place: str = "") -> str:
        """A text that has to be there."""
        if here.get(key) in (None, ""):
            self.wrong(_at(place, key), "dit ontbreekt", "een tekst")
            return ""
        return self.text(here, key, place)

    def texts(self, here: Here, key: str, most: int, place: str = "") -> tuple[str, ...]:
        """A list of texts."""
        found = self._list(here, key, most, place)
        return tuple(self.text({f"{key}[{i}]": one}, f"{key}[{i}]", place) for i, one in enumerate(found))

    def tables(self, here: Here, key: str, most: int, place: str = "") -> Iterator[tuple[str, Body]]:
        """The objects in a list, each with its place."""
        for i, one in enumerate(self._list(here, key, most, place)):
            at = _at(place, f"{key}[{i}]")
            if isinstance(one, dict):
                yield at, one
            else:
                self.wrong(at, f"er staat {shown(one)}", "een object tussen accolades")

    def number(self, here: Here, key: str, low: int, high: int) -> int:
        """A whole number within bounds, which has to be there."""
        value = here.get(key)
        if type(value) is int and low <= value <= high:
            return value
        self.wrong(key, f"er staat {shown(value)}", f"een heel getal van {low} tot en met {high}")
        return low

    def flag(self, here: Here, key: str) -> bool:
        """True or false; false where it is not there."""
        value = here.get(key, False)
        if not isinstance(value, bool):
            self.wrong(key, f"er staat {shown(value)}", "true of false")
        return value is True

    def moment(self, here: Here, key: str) -> datetime:
        """A moment with its offset."""
        value = here.get(key)
        try:
            moment = datetime.fromisoformat(value) if isinstance(value, str) and "T" in value else None
        except ValueError:
            moment = None
        if moment is not None and moment.utcoffset() is not None and moment.year in _FEW_YEARS:
            return moment
        self.wrong(key, f"er staat {shown(value)}", "een tijdstip zoals 2026-11-20T16:30:00+01:00")
        return _NO_MOMENT

    def day(self, here: Here, key: str) -> date | None:
        """A day, or none."""
        value = here.get(key, "")
        if value in ("", None):
            return None
        try:
            day = date.fromisoformat(value) if isinstance(value, str) and _DAY.fullmatch(value) else None
        except ValueError:
            day = None
        if day is None or day.year not in _FEW_YEARS:
            self.wrong(key, f"er staat {shown(value)}", "een datum als jaar-maand-dag, zoals 2026-11-12")
            return None
        return day

    def one_of(self, here: Here, key: str, kind: type[E], place: str = "") -> E:
        """One of the values of an enumeration, which has to be there."""
        value = here.get(key)
        for one in kind:
            if isinstance(value, str) and value == one.value:
                return one
        self.wrong(_at(place, key), f"er staat {shown(value)}", "een van " + ", ".join(kind))
        return next(iter(kind))

    def among(self, here: Here, key: str, known: Collection[str], place: str = "") -> str:
        """One of these words, which has to be there."""
        value = here.get(key)
        if isinstance(value, str) and value in known:
            return value
        self.wrong(_at(place, key), f"er staat {shown(value)}", "een van " + ", ".join(known))
        return ""

    def once(self, names: Iterable[str], place: str) -> None:
        """No name twice."""
        seen: set[str] = set()
        for name in names:
            if name and name in seen:
                self.wrong(place, f"{shown(name)} komt vaker voor", "elk één keer")
            seen.add(name)

    def _list(self, here: Here, key: str, most: int, place: str) -> list[Any]:
        value = here.get(key, [])
        if not isinstance(value, list):
            self.wrong(_at(place, key), f"er staat {shown(value)}", "een lijst tussen vierkante haken")
            return []
        if len(value) > most:
            self.wrong(_at(place, key), f"de lijst telt {len(value)} onderdelen", f"hoogstens {most}")
            return []
        return value


def _at(place: str, key: str) -> str:
    name = key if re.fullmatch(r"[\w\[\]]+", key) and len(key) < 60 else place_of((key,))
    return f"{place}.{name}" if place else name
