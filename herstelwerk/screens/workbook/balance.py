"""A small balance: two lists with weights, and the picture of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from herstelwerk.drafting import capacity as edits
from herstelwerk.drafting.capacity import Capacity, Weight
from herstelwerk.drawings import Choice, Drawing, Mark, Shape, balance
from herstelwerk.screens.controls import button, field, select
from herstelwerk.screens.draft import REMOVED, Draft
from herstelwerk.screens.page import Page
from herstelwerk.screens.parts import Part, el
from herstelwerk.screens.pictures import figure

SIDES = (Choice("draagkracht", "Draagkracht"), Choice("draaglast", "Draaglast"))
_ASKED = {"draagkracht": "Wat draagt?", "draaglast": "Wat weegt?"}
_HOW = {"draagkracht": "Hoeveel steun geeft het?", "draaglast": "Hoe zwaar weegt het?"}
_WEIGHTS = {
    "draagkracht": {"1": "een beetje", "2": "middel", "3": "veel"},
    "draaglast": {"1": "licht", "2": "middel", "3": "zwaar"},
}


class Balance:
    """What carries beside what presses."""

    def __init__(self, draft: Draft[Capacity], page: Callable[[], Page | None]) -> None:
        self.draft, self.page = draft, page

    def draw(self) -> Part:
        """The two lists beside each other, the picture below."""
        marks = [Mark(one.name, one.side, weight=one.weight) for one in self.draft.value.weights if one.name.strip()]
        return el(
            "div",
            el("div", *(self._side(side) for side in SIDES), class_="hw-pair"),
            figure("draagkracht-balans", _without_sums(balance(marks, SIDES), marks), "Draagkracht en draaglast"),
            key="draagkracht-lijsten",
        )

    def _side(self, side: Choice) -> Part:
        here = edits.on_side(self.draft.value, side.id)
        add = button(f"{side.id}-erbij", f"+ {side.name.lower()} erbij", lambda: self._add(side.id), look="small")
        return el(
            "div",
            el("h4", side.name),
            el("p", f"{_ASKED[side.id]} {_HOW[side.id]}", class_="hw-muted"),
            el("ol", *(self._one(one, n) for n, one in enumerate(here, 1)), class_="hw-items"),
            add
            if len(here) < edits.MOST
            else el("p", "Deze kant is vol. Wat weegt hiervan het meest?", class_="hw-muted"),
            key=f"kant-{side.id}",
            class_="hw-card hw-calm",
        )

    def _one(self, one: Weight, number: int) -> Part:
        return el(
            "li",
            field(
                f"gewicht-{one.id}",
                f"{_ASKED[one.side]} ({number})",
                one.name,
                self._name(one.id),
                limit=200,
                quiet=True,
            ),
            select(
                f"gewicht-{one.id}-zwaarte",
                f"{_HOW[one.side]} ({number})",
                _WEIGHTS[one.side],
                str(one.weight),
                self._weigh(one.id),
                quiet=True,
            ),
            button(
                f"gewicht-{one.id}-weg",
                "Haal weg",
                lambda: self._remove(one),
                look="small",
                label=f"Haal weg: {one.name or f'{one.side} {number}'}",
            ),
            key=f"gewicht-{one.id}-vak",
            class_="hw-across hw-tight",
        )

    def _name(self, id: str) -> Callable[[str], None]:
        return lambda text: self.draft.change(edits.change_weight(self.draft.value, id, name=text))

    def _weigh(self, id: str) -> Callable[[str], None]:
        return lambda value: self.draft.change(edits.change_weight(self.draft.value, id, weight=int(value)))

    def _add(self, side: str) -> None:
        value, id = edits.add_weight(self.draft.value, side)
        self.draft.change(value)
        if page := self.page():
            page.focus(f"gewicht-{id}")

    def _remove(self, one: Weight) -> None:
        self.draft.change(edits.remove_weight(self.draft.value, one.id), REMOVED)
        if page := self.page():
            page.say("Weggehaald.")
            page.focus(f"{one.side}-erbij")


def _without_sums(drawing: Drawing, marks: Sequence[Mark]) -> Drawing:
    """The picture and its table in words: this sheet adds nothing up."""
    heavy = [sum(mark.weight for mark in marks if mark.choice == side.id) for side in SIDES]
    if not any(heavy):
        alt = "De balans is nog leeg."
    elif heavy[0] == heavy[1]:
        alt = "De balans is nu in evenwicht."
    else:
        alt = f"De balans helt nu naar {SIDES[heavy[0] < heavy[1]].name.lower()}."
    names = {side.id: side.name for side in SIDES}
    rows = tuple((names[mark.choice], mark.name, _WEIGHTS[mark.choice][str(mark.weight)]) for mark in marks)
    shapes = tuple(_plain(shape) for shape in drawing.shapes)
    return drawing._replace(shapes=shapes, alt=alt, header=("Kant", "Wat", "Hoe zwaar of hoeveel"), rows=rows)


def _plain(shape: Shape) -> Shape:
    """The name of a side without the figure behind it."""
    name = next((side.name for side in SIDES if shape.text.startswith(f"{side.name}: ")), "")
    return shape._replace(text=name) if name and shape.text.removeprefix(f"{name}: ").isdecimal() else shape
