"""Handing numbers on to researchers: who agreed, the key to the pseudonyms, and the files."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from herstelwerk.competencies.export import ForResearch, Sheet, known_as, sheets
from herstelwerk.screens.competencies.around import Around
from herstelwerk.screens.competencies.evaluation import EvaluationPart
from herstelwerk.screens.competencies.papers import named
from herstelwerk.screens.competencies.received import received, trainer_rating
from herstelwerk.screens.controls import button
from herstelwerk.screens.draft import Draft
from herstelwerk.screens.page import Download
from herstelwerk.screens.parts import Part, el
from herstelwerk.tables import write_book, write_csv

KEY = "onderzoekssleutel"  # the sheet of the group with the key from code word to pseudonym
_LEAST = 5  # people below which someone who knows the group could guess


class HandingOn:
    """Files of numbers; nothing is read before a file is asked for, but who agreed."""

    def __init__(self, around: Around, evaluation: EvaluationPart) -> None:
        self.around, self.texts, self.evaluation = around, around.texts, evaluation
        self.key: Draft[dict[str, str]] = Draft(around.shared, KEY, dict, dict)
        self.agreed: tuple[str, ...] = ()
        self.made = ""

    def look(self) -> None:
        """Read anew who agreed, and the forms."""
        around = self.around
        self.agreed = tuple(
            code
            for code in around.group.codes
            if received(around.desk.store, around.group.code, code, around.instrument).research
        )
        self.evaluation.look()
        self.made = ""

    def draw(self) -> Part:
        """What goes along, how many agreed, and a button per file."""
        count, members = len(self.agreed), len(self.around.group.codes)
        buttons = [button("geef-alles-xlsx", "Alles in één Excel-bestand", self._give("alles", "xlsx"), look="main")]
        buttons += [
            button(f"geef-{what}-csv", f"{what.capitalize()} (CSV)", self._give(what, "csv"))
            for what in ("cijfers", "evaluatie", "codeboek")
        ]
        return el(
            "section",
            el("h2", self.texts.text("export", "title")),
            el("p", self.texts.text("export", "intro")),
            el("p", self.texts.text("export", "consent"), class_="hw-note hw-privacy"),
            el("p", f"{count} van {members} deelnemers vinden het goed.", role="status"),
            el("p", self.texts.text("export", "small"), class_="hw-note hw-vraag") if 0 < count < _LEAST else None,
            el("div", *buttons, class_="hw-buttons"),
            el("p", self.made, class_="hw-note hw-goed", role="status") if self.made else None,
            el("p", self.texts.text("export", "key"), class_="hw-muted"),
            key="overdragen",
        )

    def _give(self, what: str, ending: str) -> Callable[[], None]:
        def give() -> None:
            self.look()
            found = self._sheets()
            if what == "alles":
                content = write_book((one.name, one.header, one.rows) for one in found)
            else:
                (content,) = (write_csv(one.header, one.rows) for one in found if one.name == what)
            name = f"{named(self.around.group.code)}-{what}-{self.around.desk.today.isoformat()}.{ending}"
            self.made = f"Klaar: {name} staat bij je downloads."
            if page := self.around.page():
                page.give(Download(name, content))
                page.say(self.made)

        return give

    def _sheets(self) -> tuple[Sheet, ...]:
        around = self.around
        fresh = [f"p{secrets.token_hex(2)}" for _ in range(4 * len(self.agreed) + 4)]
        known = known_as(self.agreed, self.key.value, list(dict.fromkeys(fresh)))
        self.key.change(known)
        self.key.leave()
        people = [
            ForResearch(
                known[code],
                received(around.desk.store, around.group.code, code, around.instrument).rating,
                trainer_rating(around.desk.store, around.group.code, code),
            )
            for code in self.agreed
        ]
        return sheets(people, self.evaluation.found, around.instrument)
