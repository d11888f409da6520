"""Edits of the sheet on carrying capacity and safety. It stays apart: nothing here fits in a hand-in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from herstelwerk.drafting.ids import next_id
from herstelwerk.drafting.reading import Body, rows_at, table_at, text_at, texts_at, whole_at

LIGHTEST, HEAVIEST = 1, 3
MOST = 10  # on one side of the balance; more would not show what weighs most


class Weight(NamedTuple):
    """Something that carries, or that has to be carried, and how heavy it weighs."""

    id: str
    side: str
    name: str = ""
    weight: int = LIGHTEST


class Capacity(NamedTuple):
    """What was written: per section the answer to each prompt, per signal the answer, and the balance."""

    texts: Mapping[str, Mapping[str, str]] = {}
    signals: Mapping[str, str] = {}
    weights: tuple[Weight, ...] = ()


def read_capacity(body: Body) -> Capacity:
    """The sheet as it was kept."""
    texts = {section: texts_at(table_at(body, "texts"), section) for section in table_at(body, "texts")}
    weights: dict[str, Weight] = {}
    for row in rows_at(body, "weights"):
        heavy = min(HEAVIEST, max(LIGHTEST, whole_at(row, "weight") or LIGHTEST))
        one = Weight(text_at(row, "id"), text_at(row, "side"), text_at(row, "name"), heavy)
        if one.id and one.side:
            weights.setdefault(one.id, one)
    return Capacity(texts, texts_at(body, "signals"), tuple(weights.values()))


def write_capacity(value: Capacity) -> dict[str, Any]:
    """The sheet as it is kept."""
    return {
        "texts": {section: dict(texts) for section, texts in value.texts.items()},
        "signals": dict(value.signals),
        "weights": [one._asdict() for one in value.weights],
    }


def write_down(value: Capacity, section: str, prompt: str, text: str) -> Capacity:
    """With this text as the answer to a prompt; without an answer where it is empty."""
    answers = {one: told for one, told in value.texts.get(section, {}).items() if one != prompt or text}
    return value._replace(texts={**value.texts, section: answers | ({prompt: text} if text else {})})


def answer_signal(value: Capacity, signal: str, answer: str) -> Capacity:
    """With this answer to a signal."""
    return value._replace(signals={**value.signals, signal: answer})


def on_side(value: Capacity, side: str) -> tuple[Weight, ...]:
    """What lies on one side of the balance."""
    return tuple(one for one in value.weights if one.side == side)


def add_weight(value: Capacity, side: str) -> tuple[Capacity, str]:
    """One more on a side, with its id; the id is empty where the side is full."""
    if len(on_side(value, side)) >= MOST:
        return value, ""
    id = next_id("w", (one.id for one in value.weights))
    return value._replace(weights=(*value.weights, Weight(id, side))), id


def change_weight(value: Capacity, id: str, **fields: Any) -> Capacity:
    """The one `id` with another name or weight."""
    return value._replace(weights=tuple(one._replace(**fields) if one.id == id else one for one in value.weights))


def remove_weight(value: Capacity, id: str) -> Capacity:
    """Without the one `id`."""
    return value._replace(weights=tuple(one for one in value.weights if one.id != id))
