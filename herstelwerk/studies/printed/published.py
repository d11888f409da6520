"""Published numbers as content: `data/published/*.toml`, one file per study; a researcher adds her own beside them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from herstelwerk.outcomes.printed import Printed, as_printed
from herstelwerk.outcomes.result import NotPossibleError
from herstelwerk.problems import Problem, shown
from herstelwerk.studies.printed.kinds import KINDS, Kind
from herstelwerk.wording import Wording, WordingError, read_wording
from herstelwerk.workbook import Workbook, installed_data

FOLDER = "published"
_MOST_FILES, _MOST_BYTES, _MOST_WHOLE = 200, 1_000_000, 10**15
_PLAIN = {"what", "kind", "source", "printed", "show"}
Raw = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to recompute: what is in print, and what of it to lay beside the recomputed."""

    what: str
    kind: str
    inputs: Mapping[str, Printed]
    printed: Mapping[str, Printed]
    show: tuple[str, ...]
    source: str = ""

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers asked for, those in print first."""
        return (*self.printed, *(name for name in self.show if name not in self.printed))


@dataclass(frozen=True, slots=True)
class Publication:
    """A study with its printed numbers, and what one learns from recomputing them."""

    id: str
    title: str
    citation: str
    about: str
    lesson: str
    caution: str
    checks: tuple[Check, ...]
    series: str = ""


def read_publications(path: str | Path = "") -> tuple[Publication, ...]:
    """The publications of the workbook and those that came with it, then those at `path` (a file or a folder).

    One of the workbook's own goes before the installed one of the same name.

    Raises:
        WordingError: when a file cannot be read or does not fit, in Dutch, with place and what was expected.
    """
    folders = (installed_data() / FOLDER, Workbook.find().data / FOLDER)
    files = {file.stem: file for folder in folders for file in sorted(folder.glob("*.toml"))}
    found = [read_publication(_text(file), file.stem, file.name) for _, file in sorted(files.items())]
    return (*found, *(read_publication(_text(file), file.stem, file.name) for file in _own(path)))


def _own(path: str | Path) -> Sequence[Path]:
    if str(path) == "":
        return []
    place = Path(path)
    try:
        if not place.is_dir():
            return [place]
        found = sorted(place.glob("*.toml"))
    except (OSError, ValueError):
        return [place]  # reading it tells what is wrong
    if not found or len(found) > _MOST_FILES:
        problem = Problem("", f"in deze map staan {len(found)} .toml-bestanden", f"1 tot en met {_MOST_FILES}")
        raise WordingError(place.name, (problem,))
    return found


def _text(file: Path) -> str:
    try:
        if not file.is_file():
            raise WordingError(file.name, (Problem("", "dit bestand is er niet", "een .toml-bestand met getallen"),))
        if file.stat().st_size > _MOST_BYTES:
            raise WordingError(file.name, (Problem("", "dit bestand is te groot", "hoogstens 1 MB"),))
        return file.read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise WordingError(file.name, (Problem("", "dit is geen UTF-8", "een bestand in UTF-8"),)) from None
    except (OSError, ValueError) as error:
        if isinstance(error, WordingError):
            raise
        raise WordingError(file.name, (Problem("", "dit is niet te lezen", "een bestand dat je mag lezen"),)) from None


def read_publication(text: str, id: str, name: str) -> Publication:
    """One file.

    Raises:
        WordingError: when something is missing in it or does not fit.
    """
    read_wording(text, name)  # tells what is wrong with the TOML
    raw = tomllib.loads(text, parse_float=str)  # as it was printed: 8.50 keeps its nought
    words = Wording(name, raw)
    words.tables("check")
    checks = tuple(_check(one, f"{name}, check {number}") for number, one in enumerate(raw["check"], 1))
    if not checks:
        raise WordingError(name, (Problem("check", "er is niets om na te rekenen", "ten minste één [[check]]"),))
    optional = {key: words.text(key) if words.has(key) else "" for key in ("caution", "series")}
    return Publication(
        id,
        words.text("title"),
        words.text("citation"),
        words.text("about"),
        words.text("lesson"),
        optional["caution"],
        checks,
        optional["series"],
    )


def _check(raw: Raw, name: str) -> Check:
    words = Wording(name, raw)
    kind = words.text("kind")
    if kind not in KINDS:
        raise WordingError(name, (Problem("kind", f"er staat ‘{kind}’", f"een van {', '.join(KINDS)}"),))
    how = KINDS[kind]
    problems = list(_strangers(raw, how))
    inputs = {
        key: one for key in how.inputs if (one := _number(raw, key, name, problems, needed=key not in how.optional))
    }
    printed = dict(_printed(words, raw, how, problems))
    show = words.texts("show") if words.has("show") else ()
    problems += [*_whole(inputs, how), *(_unknown("show", one, how) for one in show if one not in how.numbers)]
    if not raw.get("printed") and not show:
        problems.append(Problem("printed", "er is niets om te vergelijken", f"namen uit {', '.join(how.numbers)}"))
    if problems:
        raise WordingError(name, tuple(problems))
    return Check(words.text("what"), kind, inputs, printed, show, words.text("source") if words.has("source") else "")


def _printed(words: Wording, raw: Raw, how: Kind, problems: list[Problem]) -> Iterator[tuple[str, Printed]]:
    if not words.has("printed"):
        return
    words.table("printed")
    table: Raw = raw["printed"]
    for key in table:
        if key not in how.numbers:
            problems.append(_unknown("printed", key, how))
        elif one := _number(table, key, words.name, problems, limit=True):
            yield key, one


def _unknown(key: str, name: str, how: Kind) -> Problem:
    return Problem(key, f"‘{name}’ komt hier niet uit", f"een van {', '.join(how.numbers)}")


def _strangers(raw: Raw, how: Kind) -> Iterator[Problem]:
    for key in raw:
        if key not in _PLAIN and key not in how.inputs:
            yield Problem(key, "dit hoort hier niet bij", f"een van {', '.join(how.inputs)}")


def _whole(inputs: Mapping[str, Printed], how: Kind) -> Iterator[Problem]:
    for key in ("n", "n1", "n2", "recruited"):
        if key in inputs and key in how.exact and (inputs[key].value < 1 or inputs[key].value % 1):
            yield Problem(key, f"er staat {inputs[key].text}", "een heel aantal vanaf 1")


def _number(
    raw: Raw, key: str, name: str, problems: list[Problem], *, limit: bool = False, needed: bool = True
) -> Printed | None:
    """A number as it was printed: plain, or between quotes with a comma or a sign before it."""
    if key not in raw and not needed:
        return None
    value = raw.get(key)
    if type(value) is int and abs(value) < _MOST_WHOLE:
        value = str(value)
    expected = 'een getal zoals in druk: 0.25, -7.27 of "<0.01"' if limit else "een getal zoals in druk, zoals 0.25"
    found: Printed | None = None
    with suppress(NotPossibleError):
        found = as_printed(value) if isinstance(value, str) else None
    if found is None or (found.sign and not limit):
        wrong = "dit ontbreekt" if value is None else f"er staat {shown(value)}"
        problems.append(Problem(key, wrong, expected))
        return None
    return found
