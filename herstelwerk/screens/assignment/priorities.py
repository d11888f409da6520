"""Priorities, remarks and signatures: the last part of the inventory."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from herstelwerk.domain import Layer
from herstelwerk.drafting import inventory as edits
from herstelwerk.screens.assignment.work import Work
from herstelwerk.screens.controls import button, field, fold, prose, select
from herstelwerk.screens.fields import day_field
from herstelwerk.screens.page import Page
from herstelwerk.screens.parts import Part, el


class Priorities:
    """The wishes that come first: by dragging, by buttons, or by number."""

    def __init__(self, work: Work, page: Callable[[], Page | None]) -> None:
        self.work, self.page = work, page
        self.texts = work.desk.workbook.wording("krachteninventarisatie")

    def draw(self) -> Part:
        """The list of priorities, the client's remarks, and the signatures."""
        inventory = self.work.inventory.value
        return el(
            "section",
            el("h3", "Prioriteiten"),
            prose(self.texts.text("help", "priorities", "text")),
            self._list(),
            self._candidates(),
            self.work.about("priorities", "K"),
            el("h3", "Opmerkingen van je cliënt"),
            field(
                "opmerkingen",
                "Wat wil je cliënt er zelf nog over zeggen?",
                inventory.client_remarks,
                lambda text: self.work.inventory.change(inventory.model_copy(update={"client_remarks": text})),
                notes=self.work.notes("inventory", "client_remarks"),
                rows=2,
            ),
            el("h3", "Ondertekening"),
            prose(self.texts.text("statement")),
            day_field("cliënt-tekent", "Je cliënt tekende op", inventory.signed_by_client_on, self._sign_client),
            day_field("begeleider-tekent", "Jij tekende op", inventory.signed_by_worker_on, self._sign_worker),
            self.work.about("signatures", "K"),
            key="prioriteiten",
        )

    def _list(self) -> Part:
        inventory = self.work.inventory.value
        ids = edits.ranked(inventory)
        texts = {entry.id: entry.text for entry in inventory.entries}
        items = [self._item(id, n, len(ids), texts.get(id, "")) for n, id in enumerate(ids, 1)]
        if not items:
            return el("p", "Nog geen prioriteiten gekozen.", key="rangorde", class_="hw-muted")
        return el(
            "ol",
            *items,
            key="rangorde",
            class_="hw-items",
            hears="order",
            does=self._arrange,
            fits=lambda value: (
                isinstance(value, list) and sorted(map(str, value)) == sorted(f"rang-{id}" for id in ids)
            ),
        )

    def _item(self, id: str, number: int, of: int, text: str) -> Part:
        name = f"prioriteit {number}: {text}"
        up = button(f"hoger-{id}", "↑", lambda: self._move(id, -1), look="small", label=f"Hoger: {name}")
        down = button(f"lager-{id}", "↓", lambda: self._move(id, 1), look="small", label=f"Lager: {name}")
        off = button(f"af-{id}", "Haal eraf", lambda: self._off(id), look="small", label=f"Haal eraf: {name}")
        moves = [one for one, fits in ((up, number > 1), (down, number < of)) if fits]
        places = {str(place): str(place) for place in range(1, of + 1)}
        place = select(f"plaats-{id}", f"Plaats van {name}", places, str(number), self._place(id), quiet=True)
        return el(
            "li",
            el("span", f"{number}. {text}"),
            place if of > 1 else None,
            *moves,
            off,
            key=f"rang-{id}",
            class_="hw-item",
            draggable="true",
        )

    def _candidates(self) -> Part:
        inventory = self.work.inventory.value
        ranked = edits.ranked(inventory)
        wishes = [e for e in inventory.entries if e.layer is Layer.WISH and e.text.strip() and e.id not in ranked]
        items = [
            el(
                "li",
                el("span", wish.text),
                button(
                    f"kies-{wish.id}", "Kies", _with(self._choose, wish.id), look="small", label=f"Kies: {wish.text}"
                ),
                class_="hw-item",
                key=f"wens-{wish.id}",
            )
            for wish in wishes
        ]
        if not items:
            return el("div", key="wensen")
        return fold(
            "wensen", f"Kies uit de andere wensen ({len(items)})", el("ul", *items, class_="hw-items"), open=not ranked
        )

    def _choose(self, id: str) -> None:
        self._rank([*edits.ranked(self.work.inventory.value), id])

    def _off(self, id: str) -> None:
        self._rank([one for one in edits.ranked(self.work.inventory.value) if one != id])

    def _place(self, id: str) -> Callable[[str], None]:
        return lambda number: self._to(id, int(number) - 1)

    def _move(self, id: str, by: int) -> None:
        self._to(id, edits.ranked(self.work.inventory.value).index(id) + by)

    def _to(self, id: str, place: int) -> None:
        ids = edits.ranked(self.work.inventory.value)
        ids.remove(id)
        ids.insert(place, id)
        self._rank(ids)
        if page := self.page():
            page.say(f"Nu prioriteit {ids.index(id) + 1}.")
            page.focus(f"rang-{id}")

    def _arrange(self, keys: list[str]) -> None:
        self._rank([key.removeprefix("rang-") for key in keys])

    def _rank(self, ids: list[str]) -> None:
        self.work.rank(edits.rank(self.work.inventory.value, ids))

    def _sign_client(self, day: date | None) -> None:
        self.work.inventory.change(self.work.inventory.value.model_copy(update={"signed_by_client_on": day}))

    def _sign_worker(self, day: date | None) -> None:
        self.work.inventory.change(self.work.inventory.value.model_copy(update={"signed_by_worker_on": day}))


def _with(action: Callable[[str], None], id: str) -> Callable[[], None]:
    return lambda: action(id)
