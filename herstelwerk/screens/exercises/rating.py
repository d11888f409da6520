"""Statements to rate: now, then and now, or from two sides."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby

from herstelwerk.exercises.common import WHOLE
from herstelwerk.exercises.rate import Rate, Statement
from herstelwerk.screens.controls import choice, field, notes_part
from herstelwerk.screens.exercises.trying import Trying
from herstelwerk.screens.parts import Part, el


def rate(exercise: Rate, trying: Trying) -> list[Part]:
    """Per statement a row of numbers for each moment or side; the ends of the scale in words."""
    numbers = range(exercise.low, exercise.high + 1)
    scale = {str(n): str(n) for n in numbers}
    scale[str(exercise.low)] = f"{exercise.low} {exercise.low_label}"
    scale[str(exercise.high)] = f"{exercise.high} {exercise.high_label}"
    drawn: list[Part] = []
    number = 0
    for group, statements in groupby(exercise.statement, key=lambda s: s.group):
        if group:
            drawn.append(el("h4", group))
        for statement in statements:
            number += 1
            drawn.append(_statement(exercise, statement, number, scale, trying))
    drawn.append(notes_part(trying.key("geheel"), trying.notes(WHOLE)))
    if exercise.action_prompt:
        drawn.append(
            field(
                trying.key("action"),
                exercise.action_prompt,
                trying.text("action"),
                trying.typed("action"),
                notes=trying.notes("action"),
                rows=1,
            )
        )
    return drawn


def _statement(exercise: Rate, statement: Statement, number: int, scale: dict[str, str], trying: Trying) -> Part:
    columns = exercise.sides or exercise.moments or ("nu",)
    rows = []
    for column in columns:
        key = f"{statement.id}.{column}"
        value = trying.attempt.get(key)
        legend = f"{number}. {statement.text}" if len(columns) == 1 else f"{column}: {statement.text}"
        rows.append(
            choice(
                trying.key(key),
                legend if len(columns) == 1 else column,
                scale,
                str(value) if type(value) is int else "",
                _as_number(trying, key),
                row=True,
            )
        )
    head = el("p", el("strong", f"{number}. {statement.text}")) if len(columns) > 1 else None
    several = len(columns) > 1
    return el(
        "div",
        head,
        *rows,
        notes_part(trying.key(f"{statement.id}-vragen"), trying.notes(statement.id)),
        key=trying.key(f"{statement.id}-vak"),
        role="group" if several else None,
        aria_label=statement.text if several else None,
    )


def _as_number(trying: Trying, key: str) -> Callable[[str], None]:
    return lambda value: trying.change(key, int(value) if value else None)
