"""The conditions of a team as a list to fill in together: how each stands, who takes it up, and by when."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from herstelwerk.documents.organisation import Theme, conditions_paper
from herstelwerk.fidelity import Item, State, due, overdue, progress
from herstelwerk.fidelity.conditions import STATES, UNKNOWN, change, items_body, read_items
from herstelwerk.screens.controls import Note, choice, field, fold, notes_part, prose, table
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.draft import Draft
from herstelwerk.screens.fields import day_field
from herstelwerk.screens.organisation.files import Files, Table
from herstelwerk.screens.organisation.teams import CONDITIONS
from herstelwerk.screens.page import Page
from herstelwerk.screens.parts import Part, el
from herstelwerk.screens.versions import Versions
from herstelwerk.wording import Wording

_TO_DO = (State.PARTLY, State.NOT_YET)


class ConditionsSheet:
    """The list of one team."""

    def __init__(self, desk: Desk, page: Callable[[], Page | None]) -> None:
        self.desk = desk
        self.words = desk.workbook.wording("invoering", "trainer")
        self.conditions = self.words.tables("condition")
        self.draft: Draft[dict[str, Item]] = Draft(desk, CONDITIONS, read_items, items_body)
        self.drafts = (self.draft,)
        self.files = Files(desk, page, "voorwaarden", "Voorwaarden")
        self.versions = Versions(self.draft, "Voorwaarden")

    def draw(self) -> Part:
        """Where it stands, the themes, and paper."""
        return el(
            "section",
            el("h2", self.words.text("title")),
            prose(self.words.text("intro")),
            self._standing(),
            el("p", self.words.text("help"), class_="hw-help"),
            *(self._theme(theme) for theme in self.words.tables("theme")),
            el("h3", "Meenemen"),
            self.files.draw(self._paper, self._table),
            fold("voorwaarden-eerder", "Eerdere versies", self.versions.draw()),
            key="voorwaarden",
        )

    def _of(self, theme: str) -> list[Wording]:
        return [one for one in self.conditions if one.text("theme") == theme]

    def _item(self, id: str) -> Item:
        return self.draft.value.get(id, UNKNOWN)

    def _standing(self) -> Part:
        """Per theme in counts; what is past its day by name, for that is what a meeting begins with."""
        items, today = self.draft.value, self.desk.today
        rows = [
            (theme.text("name"), str(progress(items, [one.id for one in self._of(theme.id)])))
            for theme in self.words.tables("theme")
        ]
        rows.append(("Alles samen", str(progress(items, [one.id for one in self.conditions]))))
        late = [one for one in self.conditions if overdue(self._item(one.id), today)]
        told = [
            el("li", one.text("text"), " ", el("span", due(self._item(one.id), today), class_="hw-muted"))
            for one in late
        ]
        return el(
            "div",
            table("Hoe het er nu voor staat", ("Thema", "Stand"), rows, key="voorwaarden-tabel"),
            el(
                "div",
                el("h3", f"Over de afgesproken dag heen: {len(late)}"),
                el("ul", *told),
                class_="hw-note hw-vraag",
            )
            if late
            else None,
            key="voorwaarden-overzicht",
        )

    def _theme(self, theme: Wording) -> Part:
        here = self._of(theme.id)
        told = progress(self.draft.value, [one.id for one in here])
        return fold(
            f"thema-{theme.id}",
            f"{theme.text('name')}: {told}",
            el("p", theme.text("about"), class_="hw-muted"),
            *(self._condition(one) for one in here),
            open=theme.id == self.words.tables("theme")[0].id,
        )

    def _condition(self, one: Wording) -> Part:
        item, key = self._item(one.id), f"voorwaarde-{one.id}"
        state = item.state.value if item.state else ""
        filled = item.owner or item.by or item.note
        return el(
            "div",
            choice(
                f"{key}-stand",
                one.text("text"),
                {state.value: name for state, name in STATES.items()},
                state,
                lambda value: self._put(one.id, state=State(value)),
                row=True,
            ),
            el("p", one.text("seen"), class_="hw-help"),
            self._who(key, one, item) if item.state in _TO_DO or filled else None,
            key=key,
            class_="hw-card",
        )

    def _who(self, key: str, one: Wording, item: Item) -> Part:
        told = due(item, self.desk.today)
        tone = "vraag" if overdue(item, self.desk.today) else "weet"
        return el(
            "div",
            el(
                "div",
                field(
                    f"{key}-wie",
                    "Wie pakt het op?",
                    item.owner,
                    lambda text: self._put(one.id, owner=text),
                    limit=80,
                    help="Functie of code, geen naam.",
                ),
                day_field(f"{key}-dag", "Klaar op", item.by, lambda day: self._put(one.id, by=day)),
                class_="hw-across",
            ),
            notes_part(f"{key}-wanneer", [Note(told, tone=tone)] if told else []),
            field(
                f"{key}-notitie",
                "Wat is de eerste stap?",
                item.note,
                lambda text: self._put(one.id, note=text),
                rows=1,
                limit=2_000,
            ),
            key=f"{key}-wie-vak",
        )

    def _put(self, id: str, **fields: Any) -> None:
        self.draft.change(change(self.draft.value, id, **fields))

    # On paper and as a table.

    def _themes(self) -> tuple[Theme, ...]:
        return tuple(
            Theme(
                theme.text("name"),
                tuple((one.text("text"), one.text("seen"), self._item(one.id)) for one in self._of(theme.id)),
            )
            for theme in self.words.tables("theme")
        )

    def _paper(self) -> Any:
        team = self.desk.owner.partition(":")[2]
        return conditions_paper(self.words.text("title"), team, self._themes(), self.desk.today)

    def _table(self) -> Table:
        header = ("Thema", "Voorwaarde", "Stand", "Wie", "Klaar op", "Eerste stap")
        rows = [
            (theme.name, text, STATES[item.state] if item.state else "", item.owner, item.by, item.note)
            for theme in self._themes()
            for text, _, item in theme.conditions
        ]
        return header, list(rows)
