"""Put in order, and rank by weighing: lists that are arranged by dragging or with the buttons beside each item."""

from __future__ import annotations

from collections.abc import Callable

from herstelwerk.exercises.common import WHOLE
from herstelwerk.exercises.order import Order
from herstelwerk.exercises.rank import Rank
from herstelwerk.exercises.shuffle import shuffled
from herstelwerk.screens.controls import Note, button, choice, field, notes_part
from herstelwerk.screens.exercises.trying import Trying
from herstelwerk.screens.parts import Part, el

_MOST = 6
_WEIGHTS = {"0": "niet", "1": "een beetje", "2": "sterk"}


def order(exercise: Order, trying: Trying) -> list[Part]:
    """The steps in the order of the attempt, or shuffled as long as nothing was moved."""
    known = {step.id: step.text for step in exercise.step}
    given = [id for id in trying.chosen("order") if id in known]
    ids = [*given, *(id for id in shuffled(list(known), exercise.id, trying.owner) if id not in given)]
    items = [(id, known[id], trying.notes(id)) for id in ids]
    keep = button(trying.key("zo"), "Dit is mijn volgorde", lambda: trying.change("order", ids), look="small")
    return [
        _arranged(trying, "order", items, lambda changed: trying.change("order", changed)),
        *([] if given else [keep]),
    ]


def rank(exercise: Rank, trying: Trying) -> list[Part]:
    """Own items, each weighed; then the client's own order, which decides."""
    items = trying.items("items")
    drawn: list[Part] = []
    for number, item in enumerate(items):
        drawn.append(_weighed(exercise, trying, items, number, item))
    if len(items) < _MOST:
        drawn.append(
            button(
                trying.key("erbij"),
                f"+ {exercise.item_label}",
                lambda: trying.change("items", [*items, {"text": "", "scores": {}}]),
                look="small",
            )
        )
    texts = {str(n): str(item.get("text", "")) for n, item in enumerate(items) if str(item.get("text", "")).strip()}
    if len(texts) > 1:
        order = trying.attempt.get("order")
        given = [str(n) for n in order if type(n) is int and str(n) in texts] if isinstance(order, list) else []
        ids = [*given, *(id for id in texts if id not in given)]
        drawn.append(el("h4", "De volgorde van de cliënt"))
        drawn.append(
            _arranged(
                trying,
                "eigen",
                [(id, texts[id], []) for id in ids],
                lambda changed: trying.change("order", [int(id) for id in changed]),
            )
        )
    drawn.append(notes_part(trying.key("geheel"), trying.notes(WHOLE)))
    return drawn


def _weighed(
    exercise: Rank, trying: Trying, items: list[dict[str, object]], number: int, item: dict[str, object]
) -> Part:
    scores = item.get("scores")
    points = scores if isinstance(scores, dict) else {}

    def put(**fields: object) -> None:
        changed = [dict(one) for one in items]
        changed[number] = {**changed[number], **fields}
        trying.change("items", changed)

    weights = [
        choice(
            trying.key(f"items.{number}.{criterion.id}"),
            criterion.text,
            _WEIGHTS,
            str(points.get(criterion.id, "")),
            _weigh(put, points, criterion.id),
            row=True,
        )
        for criterion in exercise.criterion
    ]
    text = str(item.get("text", ""))
    return el(
        "div",
        field(
            trying.key(f"items.{number}"),
            f"{exercise.item_label} {number + 1}",
            text,
            lambda words: put(text=words),
            notes=trying.notes(f"items.{number}"),
        ),
        *(weights if text.strip() else []),
        key=trying.key(f"items.{number}-vak"),
        class_="hw-card",
    )


def _weigh(put: Callable[..., None], points: dict[str, object], id: str) -> Callable[[str], None]:
    return lambda value: put(scores={**points, id: int(value)})


def _arranged(
    trying: Trying, name: str, items: list[tuple[str, str, list[Note]]], does: Callable[[list[str]], None]
) -> Part:
    ids = [id for id, _, _ in items]
    keys = {trying.key(f"{name}-{id}"): id for id in ids}

    def move(id: str, by: int) -> Callable[[], None]:
        def moved() -> None:
            changed = list(ids)
            at = changed.index(id)
            changed.insert(at + by, changed.pop(at))
            does(changed)

        return moved

    rows = []
    for n, (id, text, notes) in enumerate(items):
        up = button(trying.key(f"{name}-{id}-hoger"), "↑", move(id, -1), look="small", label=f"Eerder: {text}")
        down = button(trying.key(f"{name}-{id}-lager"), "↓", move(id, 1), look="small", label=f"Later: {text}")
        moves = [one for one, fits in ((up, n > 0), (down, n + 1 < len(items))) if fits]
        rows.append(
            el(
                "li",
                el("span", f"{n + 1}. {text}"),
                *moves,
                notes_part(trying.key(f"{name}-{id}-vragen"), notes),
                key=trying.key(f"{name}-{id}"),
                class_="hw-item",
                draggable="true",
            )
        )
    return el(
        "ol",
        *rows,
        key=trying.key(name),
        class_="hw-items",
        hears="order",
        does=lambda value: does([keys[key] for key in value]),
        fits=lambda value: isinstance(value, list) and sorted(map(str, value)) == sorted(keys),
    )
