"""Where worker and client spoke: a log of contacts, how often at which place, and the share in ordinary life."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from herstelwerk.drafting import places as edits
from herstelwerk.drafting.places import Contact, Contacts
from herstelwerk.dutch import long_day
from herstelwerk.screens.controls import button, field, fold, select, table
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.draft import REMOVED, Draft
from herstelwerk.screens.fields import day_field
from herstelwerk.screens.page import Page
from herstelwerk.screens.parts import Part, el
from herstelwerk.wording import Wording

_SHOWN = 5  # of the log; older contacts stand in a fold
_QUARTERS = {1: "een kwart", 2: "de helft", 3: "driekwart"}


class Places:
    """One line per contact, the newest first."""

    def __init__(self, desk: Desk, texts: Wording, page: Callable[[], Page | None]) -> None:
        self.desk, self.texts, self.page = desk, texts, page
        self.draft: Draft[Contacts] = Draft(desk, "places", edits.read_contacts, edits.write_contacts)
        self.names = {one.id: one.text("name") for one in texts.tables("place")}
        self.natural = {one.id for one in texts.tables("place") if one.flag("natural")}

    def draw(self) -> Part:
        """The log and what it shows."""
        newest = list(reversed(self.draft.value))
        older = newest[_SHOWN:]
        return el(
            "section",
            el("h3", self.texts.text("place_label")),
            el("p", self.texts.text("place_help")),
            button("plek-erbij", "+ contact erbij", self._add, look="main"),
            el("ol", *(self._one(one) for one in newest[:_SHOWN]), class_="hw-items"),
            fold(
                "plek-eerder", f"Eerdere contacten ({len(older)})", el("ol", *map(self._one, older), class_="hw-items")
            )
            if older
            else None,
            self._counted(),
            key="plekken",
        )

    def _one(self, one: Contact) -> Part:
        options = {"": "kies een plek"} | self.names
        if one.place not in options:
            options[one.place] = f"{one.place} (staat niet meer in de lijst)"
        return el(
            "li",
            el(
                "div",
                day_field(f"plek-{one.id}-dag", "Dag", one.on, self._day(one.id)),
                select(f"plek-{one.id}", "Plek", options, one.place, self._typed(one.id, "place")),
                field(f"plek-{one.id}-noot", "Opmerking (mag leeg)", one.note, self._typed(one.id, "note")),
                button(
                    f"plek-{one.id}-weg",
                    "Haal weg",
                    lambda: self._remove(one.id),
                    look="small",
                    label=f"Haal dit contact weg: {long_day(one.on) if one.on else 'zonder dag'}",
                ),
                class_="hw-across hw-even",
            ),
            key=f"plek-{one.id}-vak",
            class_="hw-card",
        )

    def _counted(self) -> Part:
        """How often where, and the share in ordinary life, in words."""
        counts = edits.counted(self.draft.value, self.names)
        total = sum(counts.values())
        if not total:
            return el("div", key="plek-telling")
        natural = sum(counts[place] for place in self.natural)
        rows = [
            (self.names[place], "ja" if place in self.natural else "nee", str(count))
            for place, count in sorted(counts.items(), key=lambda one: -one[1])
            if count
        ]
        return el(
            "div",
            el("p", share(natural, total), class_="hw-note hw-weet"),
            table("Hoe vaak op welke plek", ("Plek", "In het gewone leven", "Aantal keer"), rows),
            key="plek-telling",
        )

    # What a person does.

    def _add(self) -> None:
        contacts, id = edits.add_contact(self.draft.value, self.desk.today)
        self.draft.change(contacts)
        if (page := self.page()) and id:
            page.focus(f"plek-{id}")

    def _day(self, id: str) -> Callable[[date | None], None]:
        return lambda day: self._put(id, on=day)

    def _typed(self, id: str, name: str) -> Callable[[str], None]:
        return lambda text: self._put(id, **{name: text})

    def _put(self, id: str, **fields: Any) -> None:
        self.draft.change(edits.change_contact(self.draft.value, id, **fields))

    def _remove(self, id: str) -> None:
        self.draft.change(edits.remove_contact(self.draft.value, id), REMOVED)
        if page := self.page():
            page.say("Het contact is weggehaald.")
            page.focus("plek-erbij")


def share(natural: int, total: int) -> str:
    """`3` of `8` in words, without a verdict: an office may be just what someone needs."""
    times = "1 keer" if total == 1 else f"{total} keer"
    where = "in het gewone leven van je cliënt"
    if not natural:
        return f"Jullie spraken elkaar {times}, nog geen keer {where}."
    told = f"Jullie spraken elkaar {times}, waarvan {natural} keer {where}"
    if natural == total:
        return f"{told}: altijd dus."
    quarters = 4 * natural / total
    if quarters == int(quarters):
        return f"{told}. Dat is {_QUARTERS[int(quarters)]}."
    # the nearest whole quarter that is easy to say: under a quarter, under half, over half, over three quarters
    near = f"minder dan {_QUARTERS[int(quarters) + 1]}" if quarters < 2 else f"meer dan {_QUARTERS[int(quarters)]}"
    return f"{told}. Dat is {near}."
