"""What does not fit in something that came in, as sentences a person can act on: where, what, what was expected."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from typing import Any, NamedTuple

MAX_SHOWN = 60  # characters of a wrong value that an error repeats


class Problem(NamedTuple):
    """One thing that does not fit: where, what stands there, what was expected."""

    place: str
    wrong: str
    expected: str

    def __str__(self) -> str:
        place = f"{self.place}: " if self.place else ""
        return f"{place}{self.wrong}; verwacht: {self.expected}."


class Unreadable(ValueError):
    """Something that cannot be read; `problems` holds all that is wrong with it, in the order of the file."""

    def __init__(self, name: str, problems: tuple[Problem, ...]) -> None:
        self.name = name
        self.problems = problems
        super().__init__(name, problems)  # both, so that a worker process can hand the error over

    def __str__(self) -> str:
        return f"{self.name}: " + " ".join(str(problem) for problem in self.problems)

    def _render_traceback_(self) -> list[str]:
        """What a notebook shows (a hook of IPython): what is wrong, not where in our code that was found."""
        return [printable(f"{self.name}:"), *(printable(f"- {problem}") for problem in self.problems)]


def place_of(steps: tuple[str | int, ...]) -> str:
    """`("plan", "goals", 1, "text")` as `plan.goals[1].text`; a key from a file may hold anything, so it is shown."""
    place = ""
    for step in steps:
        name = printable(str(step))[:MAX_SHOWN]
        place += f"[{step}]" if isinstance(step, int) else f".{name}" if place else name
    return place


def printable(text: str) -> str:
    """Text of people or files without what a terminal would act on: control signs, a changed direction of writing."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_printable_sign(sign) for sign in text)


def _printable_sign(sign: str) -> str:
    category = unicodedata.category(sign)
    if category in ("Zs", "Zl", "Zp") or sign in "\n\t":
        return " "
    return "�" if category in ("Cc", "Cs", "Co", "Cn") or sign in _DIRECTIONS else sign


_DIRECTIONS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def shown(value: object) -> str:
    """A wrong value as an error may repeat it: short, on one line, and nothing a terminal would act on."""
    if isinstance(value, dict):
        return "een object"
    if isinstance(value, list | tuple):
        return "een lijst"
    text = printable(repr(value) if isinstance(value, str) else json.dumps(value, default=str))
    return text if len(text) <= MAX_SHOWN else text[: MAX_SHOWN - 1] + "…"


def problem_of(error: Mapping[str, Any], expected: Mapping[str, str]) -> Problem:
    """A problem in Dutch from one error of pydantic; `expected` says per field name what belongs there."""
    kind, context = error["type"], error.get("ctx", {})
    place, value = place_of(error["loc"]), error["input"]
    field = next((step for step in reversed(error["loc"]) if isinstance(step, str)), "")
    if kind == "extra_forbidden":
        return Problem(place, f"de sleutel {shown(field)} is hier niet bekend", "alleen sleutels van het formaat")
    if kind == "json_invalid":  # our own parser has read it, so it can only be the depth
        return Problem("", "het bestand is veel te diep genest", "een bestand van het formaat")
    if kind == "double_criterion":
        return Problem("criterion", f"de eis {shown(context['id'])} staat er twee keer in", "elke eis één keer")
    if kind == "missing":
        return Problem(place, "dit ontbreekt", expected.get(field, "een waarde (dit onderdeel is verplicht)"))
    if kind == "enum":
        return Problem(place, f"er staat {shown(value)}", "een van " + _choices(context["expected"]))
    if kind == "too_long":
        return Problem(
            place, f"de lijst telt {context['actual_length']} onderdelen", f"hoogstens {context['max_length']}"
        )
    if kind == "string_too_long":
        return Problem(place, f"de tekst telt {len(value)} tekens", f"hoogstens {context['max_length']}")
    if kind == "string_pattern_mismatch" and isinstance(value, str) and "\x00" in value:
        return Problem(place, "er staat een onzichtbaar NUL-teken in de tekst", "tekst zonder dat teken")
    wanted = _BY_TYPE.get(kind, "").format_map(context) or expected.get(field, "een waarde van het juiste soort")
    return Problem(place, f"er staat {shown(value)}", wanted)


def _choices(expected: str) -> str:
    """pydantic's list of allowed values ("'a', 'b' or 'c'") without its English word and without the empty one."""
    values = expected.replace(" or ", ", ").split(", ")
    return ", ".join(value.strip("'") for value in values if value != "''")


_BY_TYPE = {
    "string_type": "een tekst tussen aanhalingstekens",
    "string_too_short": "een tekst van ten minste één teken",
    "int_type": "een heel getal",
    "int_parsing": "een heel getal",
    "float_type": "een getal",
    "bool_type": "true of false",
    "tuple_type": "een lijst tussen vierkante haken",
    "list_type": "een lijst tussen vierkante haken",
    "too_short": "ten minste {min_length} onderdeel",
    "finite_number": "een gewoon getal",
    "dict_type": "een tabel met namen en waarden",
    "model_type": "een object tussen accolades",
    "model_attributes_type": "een object tussen accolades",
    "bad_day": "een datum als jaar-maand-dag, zoals 2026-11-12",
    "bad_moment": "een tijdstip zoals 2026-11-20T16:30:00+01:00",
    "greater_than_equal": "een getal van ten minste {ge}",
    "less_than_equal": "een getal van hoogstens {le}",
}
