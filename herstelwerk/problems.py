"""What does not fit in something that came in, as sentences a person can act on: where, what, what was expected."""

from __future__ import annotations

import json
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


def place_of(steps: tuple[str | int, ...]) -> str:
    """`("plan", "goals", 1, "text")` as `plan.goals[1].text`."""
    place = ""
    for step in steps:
        place += f"[{step}]" if isinstance(step, int) else f".{step}" if place else step
    return place


def shown(value: object) -> str:
    """A wrong value as an error may repeat it: short, on one line, and nothing a terminal would act on."""
    if isinstance(value, dict):
        return "een object"
    if isinstance(value, list | tuple):
        return "een lijst"
    text = repr(value) if isinstance(value, str) else json.dumps(value, default=str)
    text = "".join(sign if sign.isprintable() else "�" for sign in text)
    return text if len(text) <= MAX_SHOWN else text[: MAX_SHOWN - 1] + "…"


def problem_of(error: Mapping[str, Any], expected: Mapping[str, str]) -> Problem:
    """A problem in Dutch from one error of pydantic; `expected` says per field name what belongs there."""
    kind, context = error["type"], error.get("ctx", {})
    place, field, value = place_of(error["loc"]), str(error["loc"][-1]) if error["loc"] else "", error["input"]
    if kind == "extra_forbidden":
        return Problem(place, f"de sleutel {shown(field)} is hier niet bekend", "alleen sleutels van het formaat")
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
    "dict_type": "een tabel met namen en waarden",
    "model_type": "een object tussen accolades",
    "model_attributes_type": "een object tussen accolades",
    "bad_day": "een datum als jaar-maand-dag, zoals 2026-11-12",
    "bad_moment": "een tijdstip zoals 2026-11-20T16:30:00+01:00",
    "greater_than_equal": "een getal van ten minste {ge}",
    "less_than_equal": "een getal van hoogstens {le}",
    "kind_without_resource": "een soort (kind) alleen bij een hulpbron (layer resource)",
}
