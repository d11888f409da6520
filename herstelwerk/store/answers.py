"""The file of ‘Download mijn antwoorden’ and ‘Antwoorden inlezen’: everything of one person, to read and to read in.

Pure: bytes in, values out. A file that does not fit is refused with every problem at once, and nothing of it is used.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from herstelwerk.domain import FORMAT as HAND_IN_FORMAT
from herstelwerk.problems import Problem, Unreadable, place_of, shown
from herstelwerk.store.bodies import as_text, fits
from herstelwerk.store.faults import StoreError
from herstelwerk.store.receipt import receipt_of
from herstelwerk.store.values import Body, HandedIn, Person, Sheet

FORMAT = "herstelwerk/answers/1"
MAX_BYTES = 20 * 1024 * 1024
_MAX_PROBLEMS = 100
_DOWNLOAD = "een bestand van ‘Download mijn antwoorden’"
_KEYS = {"format", "owner", "made_at", "person", "sheets", "hand_ins"}
_ABOUT = ("role", "cohort", "last_place")


class AnswersError(Unreadable):
    """A file of answers that cannot be read in, with all its problems at once."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What stands in a file of answers."""

    owner: str
    about: dict[str, str]
    sheets: dict[str, Body]
    hand_ins: tuple[HandedIn, ...]


def write(owner: str, now: datetime, who: Person | None, sheets: dict[str, Sheet], hand_ins: list[HandedIn]) -> bytes:
    """The file, laid out so that a person can read it too."""
    document: Body = {"format": FORMAT, "owner": owner, "made_at": now.isoformat()}
    if who is not None:
        document["person"] = {"role": who.role, "cohort": who.cohort, "last_place": who.last_place}
    document["sheets"] = {
        name: {"version": sheet.version, "saved_at": sheet.saved_at.isoformat(), "body": sheet.body}
        for name, sheet in sheets.items()
    }
    document["hand_ins"] = [
        {
            "attempt": one.attempt,
            "receipt": one.receipt,
            "submitted_at": one.submitted_at.isoformat(),
            "document": one.body.decode("utf-8"),
        }
        for one in hand_ins
    ]
    return (as_text(document, indent=2) + "\n").encode()


def read(data: bytes, name: str = "antwoorden") -> Answers:
    """Read a file of answers; `name` is what errors call it.

    Raises:
        AnswersError: with every problem found, when this is no such file.
    """
    document = _parse(data, name)
    problems = list(_problems(document))
    if problems:
        more = len(problems) - _MAX_PROBLEMS
        rest = [Problem("", f"en nog {more} andere problemen", _DOWNLOAD)] if more > 0 else []
        raise AnswersError(name, (*problems[:_MAX_PROBLEMS], *rest))
    about = document.get("person", {})
    return Answers(
        document["owner"],
        {key: about[key] for key in _ABOUT if key in about},
        {sheet: part["body"] for sheet, part in document.get("sheets", {}).items()},
        tuple(_hand_in(part) for part in document.get("hand_ins", [])),
    )


def _hand_in(part: Body) -> HandedIn:
    at = datetime.fromisoformat(part["submitted_at"])
    return HandedIn(part["attempt"], part["receipt"], part["document"].encode(), at)


def _parse(data: bytes, name: str) -> Body:
    def refuse(wrong: str, expected: str = _DOWNLOAD) -> AnswersError:
        return AnswersError(name, (Problem("", wrong, expected),))

    if len(data) > MAX_BYTES:
        raise refuse("het bestand is te groot", "hoogstens 20 MiB")
    if not data.strip():
        raise refuse("het bestand is leeg")
    try:
        document = json.loads(data.decode("utf-8-sig"), parse_constant=_no_constant)
    except UnicodeDecodeError:
        raise refuse("dit is geen tekst (UTF-8) maar een ander soort bestand") from None
    except json.JSONDecodeError as error:
        wrong = f"op regel {error.lineno}, teken {error.colno} houdt de JSON op te kloppen"
        raise refuse(wrong, f"{_DOWNLOAD}; is het bestand afgebroken of met de hand gewijzigd?") from None
    except (ValueError, RecursionError):
        raise refuse("er staat iets in dat niet te lezen is, zoals een eindeloos getal") from None
    if not isinstance(document, dict):
        raise refuse("het document is geen object")
    form = document.get("format")
    if form == HAND_IN_FORMAT:
        raise refuse("dit is een ingeleverde eindopdracht, niet je hele werkboek")
    if isinstance(form, str) and form.startswith("herstelwerk/answers/") and form != FORMAT:
        raise refuse("dit bestand is gemaakt met een andere versie van herstelwerk", f"{FORMAT}; werk herstelwerk bij")
    if form != FORMAT:
        raise refuse(f"bij format staat {shown(form)}", f'"{FORMAT}"')
    return document


def _no_constant(constant: str) -> None:
    raise ValueError(constant)


def _problems(document: Body) -> Iterator[Problem]:
    for key in sorted(set(document) - _KEYS):
        yield Problem(place_of((key,)), "dit onderdeel is onbekend", ", ".join(sorted(_KEYS)))
    if not fits(document.get("owner")):
        yield Problem("owner", f"er staat {shown(document.get('owner'))}", "de code van wie dit is")
    about = document.get("person", {})
    if not isinstance(about, dict):
        yield Problem("person", f"er staat {shown(about)}", "een object")
    else:
        for key in _ABOUT:
            if about.get(key, "") != "" and not fits(about[key]):
                yield Problem(f"person.{key}", f"er staat {shown(about[key])}", "een korte tekst op één regel")
    yield from _of_sheets(document.get("sheets", {}))
    yield from _of_hand_ins(document.get("hand_ins", []))


def _of_sheets(sheets: Any) -> Iterator[Problem]:
    if not isinstance(sheets, dict):
        yield Problem("sheets", f"er staat {shown(sheets)}", "een object met een blad per naam")
        return
    for name, part in sheets.items():
        place = place_of(("sheets", name))
        if not fits(name):
            yield Problem(place, "deze naam kan niet", "de naam van een blad, zoals inventory")
        body = part.get("body") if isinstance(part, dict) else None
        if not isinstance(body, dict):
            yield Problem(place, "de tekst van dit blad ontbreekt", "een object met body")
            continue
        try:
            as_text(body)
        except StoreError as error:
            yield Problem(place, str(error).rstrip("."), "tekst, getallen en lijsten")


def _of_hand_ins(found: Any) -> Iterator[Problem]:
    if not isinstance(found, list):
        yield Problem("hand_ins", f"er staat {shown(found)}", "een lijst van inzendingen")
        return
    for number, part in enumerate(found):
        place = place_of(("hand_ins", number))
        if not isinstance(part, dict):
            yield Problem(place, f"er staat {shown(part)}", "een object")
            continue
        attempt = part.get("attempt")
        if type(attempt) is not int or not 0 < attempt < 10_000:
            yield Problem(f"{place}.attempt", f"er staat {shown(attempt)}", "het nummer van de poging, vanaf 1")
        if not _is_moment(part.get("submitted_at")):
            wrong = f"er staat {shown(part.get('submitted_at'))}"
            yield Problem(f"{place}.submitted_at", wrong, "een tijdstip met tijdzone, zoals 2026-11-20T16:30:00+01:00")
        text = part.get("document")
        if not isinstance(text, str) or not _is_whole(text):
            yield Problem(
                f"{place}.document", "de inzending zelf ontbreekt of is onleesbaar", "de tekst van de inzending"
            )
        elif part.get("receipt") != receipt_of(text.encode()):
            wrong = f"de inzending past niet bij het bewijs {shown(part.get('receipt'))}"
            yield Problem(f"{place}.receipt", wrong, "een inzending die na het inleveren niet veranderd is")


def _is_whole(text: str) -> bool:
    try:
        return bool(text.encode())
    except UnicodeEncodeError:
        return False


def _is_moment(value: object) -> bool:
    try:
        return isinstance(value, str) and datetime.fromisoformat(value).utcoffset() is not None
    except ValueError:
        return False
