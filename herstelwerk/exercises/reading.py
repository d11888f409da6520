"""From the text of an exercise file to an exercise, or to every problem of it at once, in Dutch."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from herstelwerk.exercises.checklist import Checklist
from herstelwerk.exercises.choose import Choose
from herstelwerk.exercises.common import Exercise, ExerciseError, tables
from herstelwerk.exercises.interview import Interview
from herstelwerk.exercises.map import Map
from herstelwerk.exercises.match import Match
from herstelwerk.exercises.message import Message
from herstelwerk.exercises.order import Order
from herstelwerk.exercises.rank import Rank
from herstelwerk.exercises.rate import Rate
from herstelwerk.exercises.reflection import Reflection
from herstelwerk.exercises.rewrite import Rewrite
from herstelwerk.exercises.sort import Sort
from herstelwerk.exercises.worksheet import Worksheet
from herstelwerk.problems import Problem, place_of, problem_of, shown

KINDS: dict[str, type[Exercise]] = {
    "choose": Choose,
    "sort": Sort,
    "order": Order,
    "match": Match,
    "rewrite": Rewrite,
    "message": Message,
    "rate": Rate,
    "rank": Rank,
    "map": Map,
    "interview": Interview,
    "worksheet": Worksheet,
    "checklist": Checklist,
    "reflection": Reflection,
}
MAX_CHARACTERS = 100_000  # of a file; the longest of the house has some ten thousand
_AT = re.compile(r"at line (\d+), column (\d+)")
_FILE = re.compile(r"(?P<folder>[a-z][a-z0-9-]*)/(?:\d+-)?(?P<slug>[a-z][a-z0-9-]*)(?:\.toml)?")
_ID = re.compile(r"[a-z][a-z0-9-]*/[a-z][a-z0-9-]*")


def exercise_id(path: str) -> str:
    """The id of an exercise from the path of its file: `dag-1/10-herstel-als-reis.toml` is `dag-1/herstel-als-reis`.

    Raises:
        ExerciseError: when the path is no folder with a slug in it.
    """
    found = _FILE.fullmatch(path)
    if not found:
        raise ExerciseError(path, (_bad_name(path),))
    return f"{found['folder']}/{found['slug']}"


def file_order(path: str) -> tuple[str, int, str]:
    """A key that sorts paths of files by folder, number and slug: 20 comes before 100, what has no number comes last.

    Raises:
        ExerciseError: when the path is no folder with a slug in it.
    """
    folder, _, slug = exercise_id(path).partition("/")
    number = re.match(r"(\d+)-", path.partition("/")[2])
    return folder, int(number[1]) if number else MAX_CHARACTERS, slug


def read_exercise(text: str, path_id: str) -> Exercise:
    """Read the TOML text of an exercise; `path_id` is its id (`dag-1/herstel-als-reis`) and what errors call it.

    Raises:
        ExerciseError: with every problem found.
    """
    if not _ID.fullmatch(path_id):
        raise ExerciseError(path_id, (_bad_name(path_id),))
    document = _document(text, path_id)
    kind = document.get("kind")
    model = KINDS.get(kind) if isinstance(kind, str) else None
    if model is None:
        wrong = f"er staat {shown(kind)}" if "kind" in document else "dit ontbreekt"
        raise ExerciseError(path_id, (Problem("kind", wrong, "een van " + ", ".join(KINDS)),))
    problems = [*_double_ids(document), *model.across(document)]
    if "id" in document:
        problems.append(Problem("id", "de sleutel 'id' staat hier", "geen id: die volgt uit de naam van het bestand"))
    try:
        exercise = model.model_validate({**document, "id": path_id})
    except ValidationError as error:
        shape = [p for e in error.errors(include_url=False) for p in _problems(e)]
        raise ExerciseError(path_id, tuple(shape + problems)) from None
    if problems:
        raise ExerciseError(path_id, tuple(problems))
    return exercise


def _document(text: str, name: str) -> dict[str, Any]:
    if len(text) > MAX_CHARACTERS:
        wrong = f"het bestand telt {len(text)} tekens"
        raise ExerciseError(name, (Problem("", wrong, f"hoogstens {MAX_CHARACTERS}"),))
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = _AT.search(str(error))
        wrong = f"op regel {at[1]}, teken {at[2]} klopt de TOML niet" if at else "het bestand houdt te vroeg op"
        problem = Problem("", wrong, "geldige TOML; staat er een aanhalingsteken of haak te weinig?")
    except RecursionError:
        problem = Problem("", "het bestand is veel te diep genest", "gewone tabellen")
    except ValueError:  # a number of thousands of digits
        problem = Problem("", "er staat een getal in met veel te veel cijfers", "gewone getallen")
    raise ExerciseError(name, (problem,))


def _bad_name(name: str) -> Problem:
    return Problem(
        "", f"{shown(name)} is geen naam van een oefening", "map/naam in kleine letters, zoals dag-1/het-ecogram"
    )


def _double_ids(document: Mapping[str, Any]) -> Iterator[Problem]:
    """Items whose id stands twice in the file; options and columns only share the room of their question or section."""
    seen: set[str] = set()
    for name in document:
        for i, item in tables(document, name):
            yield from _told(f"{name}[{i}].id", item.get("id"), seen)
            for part in item:
                inside: set[str] = set()
                for j, piece in tables(item, part):
                    yield from _told(f"{name}[{i}].{part}[{j}].id", piece.get("id"), inside)


def _told(place: str, id: object, seen: set[str]) -> Iterator[Problem]:
    if isinstance(id, str):
        if id in seen:
            yield Problem(place, f"{shown(id)} komt vaker voor", "een eigen id, één keer")
        seen.add(id)


def _problems(error: Mapping[str, Any]) -> Iterator[Problem]:
    """The problems in one error of pydantic; a validator of ours may have gathered several."""
    if error["type"] != "unfit":
        yield problem_of(error, _EXPECTED)
        return
    place = place_of(error["loc"])
    for fault in error["ctx"]["faults"]:
        yield Problem(f"{place}.{fault.field}" if place else fault.field, fault.wrong, fault.expected)


_EXPECTED = {
    "id": "een kleine letter met hoogstens 23 kleine letters, cijfers of streepjes erachter, zoals q1",
    "kind": "een van " + ", ".join(KINDS),
    "part": '"ochtend" of "middag"',
    "as": '"entry", "goal", "action", "when" of "question"',
    "drawing": '"ecogram", "vip", "balance" of "journey"',
    "leads_to": "inventory, plan, reflection, capacity, relationship, evaluation, self-rating, hand-in, my-workbook "
    "of niets",
    "carries": '"wish" of niets',
    "group": "het id van een groep, of een lijst van id's",
    "moments": 'een of twee namen zonder punt of spatie, zoals ["toen", "nu"]',
    "sides": 'een of twee namen zonder punt of spatie, zoals ["begeleider", "cliënt"]',
    "text": "een tekst tussen aanhalingstekens",
    "because": "een zin die uitlegt waarom",
}
