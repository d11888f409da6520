"""From the bytes of a hand-in to a `FinalAssignment`, or to every problem of it at once, in Dutch.

The contract is the hand-in format (docs/format.md). Each problem names the place
(`plan.goals[1].actions[0].when`), what stands there and what was expected.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from herstelwerk.domain import (
    FORMAT,
    MAX_ACTIONS,
    MAX_BYTES,
    MAX_DISMISSALS,
    MAX_ENTRIES,
    MAX_GOALS,
    FinalAssignment,
    Layer,
    LifeArea,
    ResourceKind,
)
from herstelwerk.problems import Problem, Unreadable, problem_of, shown

MAX_PROBLEMS = 100
MAX_DEPTH = 20  # what an error names; the format itself is six deep


class HandInError(Unreadable):
    """A hand-in that cannot be read, with all its problems at once."""


class _Refused(ValueError):
    """Carries one problem out of the JSON parser."""

    def __init__(self, wrong: str, expected: str) -> None:
        self.problem = Problem("", wrong, expected)


def read_hand_in(data: bytes, name: str = "inzending") -> FinalAssignment:
    """Read the bytes of a hand-in; `name` is what errors call it.

    Raises:
        HandInError: with every problem found, when this is no hand-in of the format.
    """
    if len(data) > MAX_BYTES:
        expected = "hoogstens 1 MiB (1.048.576 bytes)"
        raise HandInError(name, (Problem("", "het bestand is te groot", expected),))
    try:
        text = data.decode("utf-8-sig")  # some editors put a byte-order mark in front; it means nothing
        document = _parse(text)
    except UnicodeDecodeError as error:
        wrong = f"vanaf byte {error.start} is dit geen UTF-8 (misschien Latin-1 of een ander soort bestand)"
        expected = "een JSON-bestand in UTF-8; bewaar het opnieuw als UTF-8"
        raise HandInError(name, (Problem("", wrong, expected),)) from None
    except _Refused as refused:
        raise HandInError(name, (refused.problem,)) from None
    oversized = _oversized(document)
    if oversized:  # told before anything else is looked at: a list of thousands would give thousands of errors
        raise HandInError(name, oversized)
    problems = _across_parts(document)
    try:
        assignment = FinalAssignment.model_validate_json(text)
    except ValidationError as error:
        shape = tuple(problem_of(e, _EXPECTED) for e in error.errors(include_url=False))
        raise HandInError(name, _first(shape + problems)) from None
    if problems:
        raise HandInError(name, _first(problems))
    return assignment


def _first(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """As many problems as a person can use; the rest is counted."""
    more = len(problems) - MAX_PROBLEMS
    if more <= 0:
        return problems
    return (*problems[:MAX_PROBLEMS], Problem("", f"en nog {more} andere problemen", "een bestand van het formaat"))


def _oversized(document: dict[str, Any]) -> tuple[Problem, ...]:
    """Lists with more parts than the format allows."""
    problems = []
    for part, name, most in _LISTS:
        holder = document.get(part) if part else document
        items = holder.get(name) if isinstance(holder, dict) else None
        if isinstance(items, list) and len(items) > most:
            place = f"{part}.{name}" if part else name
            problems.append(Problem(place, f"de lijst telt {len(items)} onderdelen", f"hoogstens {most}"))
    plan = document.get("plan")
    problems += _long_links(plan)
    actions = sum(1 for place, _ in _names(document) if ".actions[" in place) if isinstance(plan, dict) else 0
    if actions > MAX_ACTIONS:
        problems.append(Problem("plan.goals", f"er staan {actions} acties in", f"hoogstens {MAX_ACTIONS}"))
    return tuple(problems)


def _long_links(plan: object) -> Iterator[Problem]:
    """Actions that use more entries than an inventory can hold."""
    goals = plan.get("goals") if isinstance(plan, dict) else None
    for g, goal in enumerate(goals if isinstance(goals, list) else ()):
        actions = goal.get("actions") if isinstance(goal, dict) else None
        for a, action in enumerate(actions if isinstance(actions, list) else ()):
            uses = action.get("uses") if isinstance(action, dict) else None
            if isinstance(uses, list) and len(uses) > MAX_ENTRIES:
                wrong = f"de lijst telt {len(uses)} onderdelen"
                yield Problem(f"plan.goals[{g}].actions[{a}].uses", wrong, f"hoogstens {MAX_ENTRIES}")


_LISTS = (
    ("inventory", "entries", MAX_ENTRIES),
    ("inventory", "open_areas", MAX_ENTRIES),
    ("inventory", "priorities", MAX_ENTRIES),
    ("plan", "goals", MAX_GOALS),
    ("plan", "progress", MAX_ACTIONS),
    ("", "dismissals", MAX_DISMISSALS),
)


def _parse(text: str) -> dict[str, Any]:
    """The document as plain values; double keys, NaN and endless nesting are refused, which JSON parsers let pass."""
    if not text.strip():
        raise _Refused("het bestand is leeg", "een JSON-document van een eindopdracht")
    try:
        value = json.loads(text, object_pairs_hook=_unique_keys, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        wrong = f"op regel {error.lineno}, teken {error.colno} houdt de JSON op te kloppen"
        raise _Refused(wrong, "geldige JSON; is het bestand afgebroken of met de hand gewijzigd?") from None
    except RecursionError:
        raise _Refused("het bestand is veel te diep genest", f"hoogstens {MAX_DEPTH} lagen") from None
    except _Refused:
        raise
    except ValueError:  # a number of thousands of digits
        raise _Refused("er staat een getal in met veel te veel cijfers", "gewone getallen") from None
    if not isinstance(value, dict):
        raise _Refused("het document is geen object", 'een JSON-object dat begint met {"format": …}')
    if "\\ud" in text.lower():
        try:
            json.dumps(value, ensure_ascii=False).encode()
        except UnicodeEncodeError:
            raise _Refused(
                "er staat een half teken in (\\ud800 tot \\udfff zonder wederhelft)", "hele tekens"
            ) from None
    return value


def _unique_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        seen: set[str] = set()
        double = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise _Refused(f"de sleutel {shown(double)} staat twee keer in hetzelfde onderdeel", "elke sleutel één keer")
    return found


def _no_constant(constant: str) -> None:
    raise _Refused(f"er staat {constant} waar een waarde hoort", "een getal, tekst, lijst of niets")


def _across_parts(document: dict[str, Any]) -> tuple[Problem, ...]:
    """What no single field can see: ids and ranks that stand twice, a kind of resource on what is none."""
    seen: set[object] = set()
    problems = list(_misplaced_kinds(document))
    for place, value in _names(document):
        if value in seen:
            expected = "een eigen id of rang, één keer in het hele document"
            problems.append(Problem(place, f"{shown(value)} komt vaker voor", expected))
        seen.add(value)
    return tuple(problems)


def _misplaced_kinds(document: dict[str, Any]) -> Iterator[Problem]:
    inventory = document.get("inventory")
    entries = inventory.get("entries") if isinstance(inventory, dict) else None
    for i, entry in enumerate(entries if isinstance(entries, list) else ()):
        if isinstance(entry, dict) and entry.get("kind") in _KINDS and entry.get("layer") in _NO_RESOURCE:
            wrong = f"er staat {shown(entry['kind'])} bij {shown(entry['layer'])}"
            yield Problem(f"inventory.entries[{i}].kind", wrong, "een soort alleen bij een hulpbron (layer resource)")


_KINDS = [kind.value for kind in ResourceKind if kind]
_NO_RESOURCE = [layer.value for layer in Layer if layer is not Layer.RESOURCE]


def _names(document: dict[str, Any]) -> Iterator[tuple[str, str | int]]:
    """Place and value of every id and rank, whatever else may be wrong with the document."""
    inventory, plan = document.get("inventory"), document.get("plan")
    yield from _values(inventory, "entries", "id", "inventory.")
    yield from _values(inventory, "priorities", "rank", "inventory.")
    yield from _values(plan, "goals", "id", "plan.")
    goals = plan.get("goals") if isinstance(plan, dict) else None
    for g, goal in enumerate(goals if isinstance(goals, list) else ()):
        yield from _values(goal, "actions", "id", f"plan.goals[{g}].")


def _values(part: object, name: str, key: str, before: str) -> Iterator[tuple[str, str | int]]:
    items = part.get(name) if isinstance(part, dict) else None
    for i, item in enumerate(items if isinstance(items, list) else ()):
        value = item.get(key) if isinstance(item, dict) else None
        if value is not None and type(value) is (str if key == "id" else int):
            yield f"{before}{name}[{i}].{key}", value


_EXPECTED = {
    "format": f'"{FORMAT}"',
    "trainee": "de code van de deelnemer, zoals D07",
    "cohort": "de code van de groep, zoals 2026-NIJ-1",
    "id": "een kleine letter met hoogstens vijftien kleine letters of cijfers erachter, zoals i12",
    "entry": "het id van een regel uit de inventarisatie, zoals i12",
    "uses": 'een lijst met id\'s van regels uit de inventarisatie, zoals ["i12"]',
    "area": "een leefgebied: " + ", ".join(LifeArea),
    "layer": ", ".join(Layer),
    "text": "een tekst tussen aanhalingstekens",
}
