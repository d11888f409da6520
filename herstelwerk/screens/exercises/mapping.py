"""Draw a map: rows that become a picture while one types; the table beside it says the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from herstelwerk.drawings import DRAWINGS, Choice, Mark
from herstelwerk.exercises.map import Map
from herstelwerk.screens.controls import button, field, notes_part, select
from herstelwerk.screens.exercises.trying import Trying
from herstelwerk.screens.parts import Part, el
from herstelwerk.screens.pictures import figure

_NEAR = {"": "kies…", "1": "dichtbij", "2": "in het midden", "3": "verder weg"}
_LEVELS = {"": "kies…"} | {
    str(n): text
    for n, text in zip(
        range(3, -4, -1),
        ("heel goed", "goed", "een beetje goed", "tussenin", "een beetje zwaar", "zwaar", "heel zwaar"),
        strict=True,
    )
}
_WEIGHTS = {"1": "licht", "2": "middel", "3": "zwaar"}
_WHAT = {"ecogram": "Wie", "vip": "Wie", "balance": "Wat", "journey": "Moment"}
_CHOICE = {"ecogram": "Wat voor band?", "vip": "Welk deel?", "balance": "Welke kant?"}
_CAPTION = {"ecogram": "Ecogram", "vip": "VIP-kaart", "balance": "Draagkracht en draaglast", "journey": "Reislijn"}
_MOST = 30


def drawn_map(exercise: Map, trying: Trying) -> list[Part]:
    """The picture, and a row of fields for each mark."""
    rows = (
        trying.items("rows")
        if "rows" in trying.attempt
        else [row.model_dump(exclude_none=True) for row in exercise.start_rows]
    )
    choices = [Choice(choice.id, choice.name) for choice in exercise.choice]
    drawing = DRAWINGS[exercise.drawing]([_mark(row) for row in rows if str(row.get("name", "")).strip()], choices)
    fields = [_row(exercise, trying, rows, n, row) for n, row in enumerate(rows)]
    more = button(
        trying.key("erbij"),
        f"+ {_WHAT[exercise.drawing].lower()} erbij",
        lambda: trying.change("rows", [*rows, {"name": ""}]),
        look="small",
    )
    return [
        figure(trying.key("tekening"), drawing, _CAPTION[exercise.drawing]),
        *fields,
        *([more] if len(rows) < _MOST else []),
        notes_part(trying.key("geheel"), trying.notes("")),
    ]


def _row(exercise: Map, trying: Trying, rows: list[dict[str, Any]], number: int, row: dict[str, Any]) -> Part:
    def put(name: str, value: Any) -> None:
        changed = [dict(one) for one in rows]
        changed[number] = {**changed[number], name: value}
        trying.change("rows", changed)

    def key(name: str) -> str:
        return trying.key(f"rows.{number}.{name}")

    def typed(name: str) -> Callable[[Any], None]:
        return lambda value: put(name, value)

    def as_number(name: str) -> Callable[[str], None]:
        return lambda value: put(name, int(value) if value else None)

    what = _WHAT[exercise.drawing]
    inner = [field(key("name"), f"{what} {number + 1}", str(row.get("name", "")), typed("name"), limit=200)]
    if exercise.drawing in _CHOICE:
        options = {"": "kies…"} | {choice.id: choice.name for choice in exercise.choice}
        inner.append(
            select(key("choice"), _CHOICE[exercise.drawing], options, str(row.get("choice") or ""), typed("choice"))
        )
    if exercise.drawing in ("ecogram", "vip"):
        inner.append(select(key("near"), "Hoe dichtbij?", _NEAR, str(row.get("near") or ""), as_number("near")))
    if exercise.drawing == "balance":
        inner.append(
            select(key("weight"), "Hoe zwaar weegt het?", _WEIGHTS, str(row.get("weight") or 1), as_number("weight"))
        )
    if exercise.drawing == "journey":
        level = row.get("level")
        inner.append(field(key("when"), "Wanneer ongeveer?", str(row.get("when", "")), typed("when"), limit=100))
        inner.append(
            select(key("level"), "Hoe was het?", _LEVELS, "" if level is None else str(level), as_number("level"))
        )
    inner.append(field(key("note"), "Opmerking (mag leeg)", str(row.get("note", "")), typed("note")))
    away = button(
        key("weg"),
        "Haal weg",
        lambda: trying.change("rows", [r for n, r in enumerate(rows) if n != number]),
        look="small",
        label=f"Haal {what.lower()} {number + 1} weg",
    )
    notes = notes_part(key("vragen"), trying.notes(f"rows.{number}"))
    return el(
        "fieldset",
        el("legend", f"{what} {number + 1}", class_="hw-unseen"),
        el("div", *inner, class_="hw-across"),
        notes,
        away,
        key=key("vak"),
        class_="hw-card",
    )


def _mark(row: dict[str, Any]) -> Mark:
    def whole(name: str, otherwise: int) -> int:
        value = row.get(name)
        return value if type(value) is int else otherwise

    def text(name: str) -> str:
        value = row.get(name)
        return value if isinstance(value, str) else ""

    return Mark(
        text("name"),
        text("choice"),
        whole("near", 2),
        whole("level", 0),
        whole("weight", 1),
        text("when"),
        text("note"),
    )
