"""The inventory as a screen: ten areas, three layers, one line per entry, with the questions beside the words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from herstelwerk.domain import Entry, Layer, LifeArea, ResourceKind, Source
from herstelwerk.drafting import inventory as edits
from herstelwerk.screens.assignment.priorities import Priorities
from herstelwerk.screens.assignment.work import Work
from herstelwerk.screens.controls import button, choice, field, fold, prose, select
from herstelwerk.screens.draft import REMOVED
from herstelwerk.screens.fields import day_field
from herstelwerk.screens.page import Page
from herstelwerk.screens.parts import Part, el

SOURCES = {"client": "de cliënt zelf", "observed": "ik zag het", "other": "iemand anders", "": "nog niet ingevuld"}
KINDS = {
    "": "nog niet gekozen",
    "security": "sociaal-economische zekerheid",
    "cohesion": "sociale cohesie",
    "inclusion": "sociale inclusie",
    "empowerment": "sociale empowerment",
}
LAYERS = {
    Layer.STRENGTH: "Krachten: wat is er nu?",
    Layer.WISH: "Wensen: wat wil ik graag?",
    Layer.RESOURCE: "Hulpbronnen: wat hielp vroeger, wie en wat is er om mij heen?",
}
_ONE = {Layer.STRENGTH: "kracht", Layer.WISH: "wens", Layer.RESOURCE: "hulpbron"}


class InventoryScreen:
    """Areas on the left, one area at a time beside them."""

    def __init__(self, work: Work, page: Callable[[], Page | None]) -> None:
        self.work, self.page = work, page
        self.area = LifeArea.LIVING
        self.wishes_first = False
        self.priorities = Priorities(work, page)
        self.texts = work.desk.workbook.wording("krachteninventarisatie")

    def draw(self) -> Part:
        """Who and what, the areas, and the area one works on."""
        return el(
            "section",
            el("h2", "Krachteninventarisatie"),
            self._who(),
            el("div", self._areas(), self._panel(), class_="hw-sides"),
            self.priorities.draw(),
            key="inventaris",
        )

    def _who(self) -> Part:
        inventory = self.work.inventory.value
        return el(
            "div",
            field(
                "client",
                "Voor wie is deze inventarisatie?",
                inventory.client,
                lambda text: self._set(client=text),
                help="Gebruik een sleutel zoals C1, geen naam.",
                notes=self.work.notes("inventory", "client"),
            ),
            choice(
                "volgorde",
                "Waar begin je mee?",
                {"krachten": "krachten eerst", "wensen": "wensen eerst"},
                "wensen" if self.wishes_first else "krachten",
                self._order,
                row=True,
            ),
            key="wie",
        )

    def _areas(self) -> Part:
        items = [el("li", self._area_button(area)) for area in LifeArea]
        return el("nav", el("ul", *items, class_="hw-list"), aria_label="De tien leefgebieden", key="gebieden")

    def _area_button(self, area: LifeArea) -> Part:
        inventory = self.work.inventory.value
        lines = sum(1 for e in inventory.entries if e.area is area and e.text.strip())
        is_open = any(one.area is area for one in inventory.open_areas)
        told = "bewust open" if is_open else "nog leeg" if not lines else "1 regel" if lines == 1 else f"{lines} regels"
        return button(f"gebied-{area}", area.dutch, lambda: self._go(area), pressed=area is self.area, told=told)

    def _panel(self) -> Part:
        layers = [Layer.WISH, Layer.STRENGTH, Layer.RESOURCE] if self.wishes_first else list(Layer)
        return el(
            "div",
            el("h3", self.area.dutch, tabindex=-1, key="gebied-kop"),
            prose(self.texts.text("area", self.area, "intro")),
            *(self._layer(layer, self.texts.texts("area", self.area, layer)) for layer in layers),
            self.work.about(self.area),
            self._open(),
            self._step(),
            key=f"paneel-{self.area}",
        )

    def _layer(self, layer: Layer, questions: tuple[str, ...]) -> Part:
        entries = [e for e in self.work.inventory.value.entries if (e.area, e.layer) == (self.area, layer)]
        return el(
            "section",
            el("h4", LAYERS[layer]),
            fold(
                f"vragen-{self.area}-{layer}", "Vragen die kunnen helpen", el("ul", *(el("li", q) for q in questions))
            ),
            *(self._entry(entry, number) for number, entry in enumerate(entries, 1)),
            button(
                f"erbij-{self.area}-{layer}",
                f"+ {_ONE[layer]} erbij",
                lambda: self._add(layer),
                look="small",
                label=f"{self.area.dutch}: {_ONE[layer]} erbij",
            ),
            key=f"laag-{self.area}-{layer}",
        )

    def _entry(self, entry: Entry, number: int) -> Part:
        name = f"{_ONE[entry.layer]} {number}"
        return el(
            "div",
            field(
                entry.id,
                f"{self.area.dutch}, {name}",
                entry.text,
                lambda text: self._change(entry.id, text=text),
                notes=self.work.notes(entry.id, "text"),
                rows=1,
                quiet=True,
            ),
            self.work.about(entry.id),
            fold(f"{entry.id}-meer", self._details_line(entry), *self._more(entry, name)),
            key=f"regel-{entry.id}",
        )

    def _details_line(self, entry: Entry) -> str:
        parts = [
            SOURCES[entry.source] if entry.source else "",
            f"{entry.on:%d-%m-%Y}" if entry.on else "",
            "met letterlijke woorden" if entry.literal.strip() else "",
        ]
        return "Bron, datum, eigen woorden" + (f" ({', '.join(p for p in parts if p)})" if any(parts) else "")

    def _more(self, entry: Entry, name: str) -> list[Part]:
        id = entry.id
        literal = field(
            f"{id}-letterlijk",
            "Letterlijk, in de woorden van je cliënt",
            entry.literal,
            lambda text: self._change(id, literal=text),
            help="Precies zoals het gezegd werd; ook als er ‘niet’ in staat.",
            notes=self.work.notes(id, "literal"),
            rows=1,
        )
        source = select(
            f"{id}-bron", "Van wie komt dit?", SOURCES, entry.source, lambda v: self._change(id, source=Source(v))
        )
        on = day_field(f"{id}-datum", "Wanneer besproken of gezien?", entry.on, lambda day: self._change(id, on=day))
        kind = [
            select(
                f"{id}-soort",
                "Wat voor hulpbron is dit?",
                KINDS,
                entry.kind,
                lambda v: self._change(id, kind=ResourceKind(v)),
            ),
            choice(
                f"{id}-beroep",
                "Is dit een beroepskracht?",
                {"ja": "ja, een beroepskracht"},
                ["ja"] if entry.professional else [],
                lambda values: self._change(id, professional="ja" in values),
                many=True,
                quiet=True,
            ),
        ]
        rank = edits.ranked(self.work.inventory.value)
        buttons = [
            button(
                f"{id}-weg",
                "Verwijder deze regel",
                lambda: self._remove(entry),
                look="small",
                label=f"Verwijder {name}",
            )
        ]
        if entry.layer is Layer.WISH and id not in rank and entry.text.strip():
            buttons.insert(
                0,
                button(f"{id}-prioriteit", "Maak hier een prioriteit van", lambda: self._prioritise(id), look="small"),
            )
        return [
            literal,
            source,
            on,
            *(kind if entry.layer is Layer.RESOURCE else []),
            el("div", *buttons, class_="hw-buttons"),
        ]

    def _open(self) -> Part:
        inventory, area = self.work.inventory.value, self.area
        here = next((one for one in inventory.open_areas if one.area is area), None)
        lines = any(e.area is area and e.text.strip() for e in inventory.entries)
        if here is None:
            if lines:
                return el("div", key=f"open-{area}")
            return el(
                "div",
                button(f"laat-open-{area}", "Laat dit gebied bewust open", lambda: self._leave_open(""), look="small"),
                key=f"open-{area}",
                class_="hw-buttons",
            )
        return el(
            "div",
            field(
                f"reden-{area}",
                "Waarom laten jullie dit nu open?",
                here.reason,
                self._leave_open,
                notes=self.work.notes(f"open_areas[{inventory.open_areas.index(here)}]", "reason"),
            ),
            button(
                f"sluit-{area}", "Toch invullen", lambda: self._change_inventory(edits.close_area, area), look="small"
            ),
            key=f"open-{area}",
            class_="hw-card hw-calm",
        )

    def _step(self) -> Part:
        areas = list(LifeArea)
        at = areas.index(self.area)
        ways = []
        if at:
            before = areas[at - 1]
            ways.append(button("vorige", f"← {before.dutch}", lambda: self._go(before)))
        if at + 1 < len(areas):
            after = areas[at + 1]
            ways.append(button("volgende", f"{after.dutch} →", lambda: self._go(after)))
        return el("div", *ways, class_="hw-buttons", key="stap")

    # What a person does.

    def _set(self, **fields: Any) -> None:
        self.work.inventory.change(self.work.inventory.value.model_copy(update=fields))

    def _change(self, id: str, **fields: Any) -> None:
        self.work.inventory.change(edits.change_entry(self.work.inventory.value, id, **fields))

    def _change_inventory(self, edit: Callable[..., Any], *values: Any) -> None:
        self.work.inventory.change(edit(self.work.inventory.value, *values))

    def _add(self, layer: Layer) -> None:
        inventory, today = self.work.inventory.value, self.work.desk.today
        changed, id = edits.add_entry(inventory, self.area, layer, today, self.work.taken)
        self.work.inventory.change(changed)
        if page := self.page():
            page.focus(id)

    def _remove(self, entry: Entry) -> None:
        self.work.rank(edits.remove_entry(self.work.inventory.value, entry.id), REMOVED)
        if page := self.page():
            page.say("De regel is verwijderd. Bij ‘Eerdere versies’ kun je terug.")
            page.focus(f"erbij-{entry.area}-{entry.layer}")

    def _prioritise(self, id: str) -> None:
        order = [*edits.ranked(self.work.inventory.value), id]
        self.work.rank(edits.rank(self.work.inventory.value, order))
        if page := self.page():
            page.say(f"Dit is nu prioriteit {len(order)}.")

    def _leave_open(self, reason: str) -> None:
        inventory = self.work.inventory.value
        here = next((one for one in inventory.open_areas if one.area is self.area), None)
        on = here.on if here else self.work.desk.today
        self._change_inventory(edits.open_area, self.area, reason, on)

    def _go(self, area: LifeArea) -> None:
        self.area = area
        if page := self.page():
            page.focus("gebied-kop")

    def _order(self, chosen: str) -> None:
        self.wishes_first = chosen == "wensen"
