"""The pile: which group, which folder, what was taken in and what was kept aside, how far everything is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from herstelwerk.judging.pile import Item, Key
from herstelwerk.screens.controls import button, choice, field, fold, table
from herstelwerk.screens.groups import choose_group
from herstelwerk.screens.judging.work import JudgingWork
from herstelwerk.screens.page import Page
from herstelwerk.screens.parts import Part, el


class Stack:
    """What there is to judge. `judge` opens a hand-in."""

    def __init__(self, work: JudgingWork, page: Callable[[], Page | None], judge: Callable[[Key], None]) -> None:
        self.work, self.page, self._judge = work, page, judge

    def draw(self) -> Part:
        """Group and folder, the pile, what was kept aside, and how one likes to work."""
        return el(
            "section",
            el("h2", "De stapel"),
            choose_group(self.work.desk, self._collect),
            field(
                "map",
                "Map met ingeleverde bestanden (mag leeg blijven)",
                self.work.habits.value.folder,
                self._set_folder,
                help="Wat in de database van deze werkmap staat, komt er vanzelf bij. Een zipbestand mag ook.",
                enter="ophalen",
                limit=1000,
            ),
            el("div", button("ophalen", "Haal op", self._collect, look="main"), class_="hw-buttons"),
            self._table(),
            self._aside(),
            self._habits(),
            key="stapel",
        )

    def _table(self) -> Part:
        pile = self.work.pile
        done, total = pile.progress
        if not pile.items:
            return el("p", "Er is nog niets ingeleverd in deze groep.", class_="hw-card hw-calm", key="stapel-tabel")
        return el(
            "div",
            el(
                "p",
                f"{len(pile.newest)} eindopdrachten, {done} van {total} oordelen gegeven. ",
                el("progress", value=str(done), max=str(total), aria_label="Oordelen gegeven"),
            ),
            table(
                "Ingeleverd",
                ("Deelnemer", "Poging", "Op tijd?", "Beoordeeld", "Uitkomst", "Openen"),
                [self._row(item) for item in pile.newest],
                key="stapel-rijen",
            ),
            key="stapel-tabel",
        )

    def _row(self, item: Item) -> tuple[Part | str, ...]:
        earlier = self.work.pile.earlier(item)
        attempts = f"{item.key.attempt}" + (f" (eerder: {len(earlier)})" if earlier else "")
        return (
            item.key.trainee,
            attempts,
            item.lateness or "ja",
            f"{item.judged} van {len(item.review.criteria)}",
            str(item.verdict(self.work.rule).passed),
            button(
                f"beoordeel-{item.key}",
                "Kijk na",
                lambda: self._judge(item.key),
                look="small",
                label=f"Kijk {item.key.trainee} na",
            ),
        )

    def _aside(self) -> Part:
        aside = self.work.aside
        if not aside:
            return el("div", key="opzij")
        lines = (el("li", el("strong", f"{one.source} ({one.why}): "), one.sentence) for one in aside)
        return el(
            "div",
            fold("opzij-lijst", f"Opzij gelegd: {len(aside)}. De andere zijn gewoon te beoordelen.", el("ul", *lines)),
            key="opzij",
        )

    def _habits(self) -> Part:
        habits = self.work.habits.value
        chosen = [name for name, on in (("toetsen", habits.keys), ("door", habits.onward)) if on]
        return fold(
            "gewoonten",
            "Hoe je wilt werken",
            choice(
                "gewoonte",
                "Kies wat je prettig vindt",
                {
                    "toetsen": "Losse toetsen: v, d, n voor het oordeel; j en k voor de volgende en vorige; pijltjes "
                    "voor een andere deelnemer; z om ongedaan te maken; o voor een opmerking bij gekozen woorden",
                    "door": "Na een oordeel meteen door naar het volgende",
                },
                chosen,
                self._set_habits,
                many=True,
            ),
        )

    def _set_folder(self, text: str) -> None:
        self.work.habits.change(replace(self.work.habits.value, folder=text))

    def _set_habits(self, on: list[str]) -> None:
        self.work.habits.change(replace(self.work.habits.value, keys="toetsen" in on, onward="door" in on))

    def _collect(self) -> None:
        self.work.collect()
        if page := self.page():
            number, aside = len(self.work.pile.newest), len(self.work.aside)
            page.say(f"{number} eindopdrachten opgehaald, {aside} bestanden opzij gelegd.")
