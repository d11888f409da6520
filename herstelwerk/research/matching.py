"""Which column of a file is which column of the dictionary; where one is missing, the nearest name that is there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from herstelwerk.problems import Problem
from herstelwerk.research.dictionary import Column
from herstelwerk.research.problems import DataError, DataProblem, quoted
from herstelwerk.research.raw import Raw
from herstelwerk.tables import key_of

_WAVE, _SESSION = "wave", "session"


@dataclass(frozen=True, slots=True)
class Matched:
    """The columns found, by their place in the file; `extra` are places of columns the dictionary does not know."""

    known: dict[int, Column]
    extra: dict[int, str]
    problems: tuple[DataProblem, ...] = ()


def match(raw: Raw, columns: Sequence[Column]) -> Matched:
    """The columns of a file.

    Raises:
        DataError: when a column that must be there is missing, or one is there twice.
    """
    wanted = {key: column for column in columns for name in column.names for key in _keys(name)}
    known: dict[int, Column] = {}
    extra: dict[int, str] = {}
    problems: list[Problem] = []
    for place, title in enumerate(raw.header):
        column = next((wanted[key] for key in _keys(title) if key in wanted), None)
        if column is None:
            if title:
                extra[place] = title
        elif column in known.values():
            wrong = f"de kolom ‘{quoted(title)}’ is dezelfde als een eerdere: allebei ‘{column.name}’"
            problems.append(Problem("de kopjes", wrong, "elke kolom één keer"))
        else:
            known[place] = column
    lost = [column for column in columns if column not in known.values()]
    problems += [_missing(column, extra.values()) for column in lost if column.must_be_there]
    problems += _no_moment(columns, known.values(), extra.values())
    if problems:
        raise DataError(raw.name, tuple(problems))
    return Matched(known, _told_apart(extra, columns), tuple(_questions(raw, lost, extra)))


def fits(raw: Raw, columns: Sequence[Column]) -> bool:
    """Whether a file has every column that must be there in this table."""
    there = {key for title in raw.header for key in _keys(title)}
    needed = [column for column in columns if column.must_be_there]
    return all(any(key in there for name in column.names for key in _keys(name)) for column in needed)


def _keys(name: str) -> tuple[str, ...]:
    """What a name is found by; a number at its end may have a nought in front: `item_01` is `item_1`."""
    key = key_of(name)
    bare = re.sub(r"0+(?=\d+$)", "", key)
    return (key, bare) if bare != key else (key,)


def _missing(column: Column, there: Iterable[str]) -> Problem:
    near = _nearest(column, there)
    hint = (
        f"; er is wel een kolom ‘{quoted(near)}’: bedoel je die? Geef haar dan de naam ‘{column.name}’" if near else ""
    )
    also = f" (ook goed: {', '.join(column.also)})" if column.also else ""
    return Problem("de kopjes", f"de kolom ‘{column.name}’ ontbreekt{hint}", f"{column.meaning}{also}")


def _no_moment(columns: Sequence[Column], known: Iterable[Column], there: Iterable[str]) -> list[Problem]:
    """A table that has measurements and sessions needs the column of at least one of them."""
    both = [column for column in columns if column.name in (_WAVE, _SESSION)]
    if len(both) < 2 or any(column in tuple(known) for column in both):
        return []
    near = next((name for column in both if (name := _nearest(column, there))), "")
    hint = f"; er is wel een kolom ‘{quoted(near)}’: bedoel je die?" if near else ""
    wrong = f"er is geen kolom ‘{_WAVE}’ en geen kolom ‘{_SESSION}’{hint}"
    return [Problem("de kopjes", wrong, "ten minste een van de twee, om te weten wanneer er gemeten is")]


def _nearest(column: Column, there: Iterable[str]) -> str:
    """The heading that looks most like one of the names of a column, or nothing."""
    keys = {key_of(title): title for title in there}
    found = [get_close_matches(key_of(name), keys, 1, 0.6) for name in column.names]
    return next((keys[one[0]] for one in found if one), "")


def _questions(raw: Raw, lost: Sequence[Column], extra: dict[int, str]) -> Iterable[DataProblem]:
    for column in lost:
        near = "" if column.must_be_there else _nearest(column, extra.values())
        if near and not re.search(r"\d$", column.name):
            yield DataProblem(
                raw.name,
                (),
                near,
                f"deze kolom staat niet in het woordenboek; lijkt zij op ‘{column.name}’?",
                column.meaning,
                f"Bedoel je die? Geef de kolom dan de naam ‘{column.name}’. Nu gaat zij ongewijzigd mee.",
                aside=False,
            )


def _told_apart(extra: dict[int, str], columns: Sequence[Column]) -> dict[int, str]:
    """The other columns under names that no column of the dictionary has and no two share."""
    taken = {column.name for column in columns} | {"file", "row"}
    found: dict[int, str] = {}
    for place, title in extra.items():
        name, number = title, 2
        while name in taken:
            name, number = f"{title}_{number}", number + 1
        taken.add(name)
        found[place] = name
    return found
