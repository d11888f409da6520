"""Size and composition: what the chosen candidates make together, as counts and questions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from herstelwerk.groupwork.composing import Asked, Tally, chosen, questions, read_traits, tallies
from herstelwerk.screens.controls import choice, field, prose, table
from herstelwerk.screens.groupwork.sheets import Sheets, options
from herstelwerk.screens.parts import Part, el


class ComposingPart:
    """How large, and who with whom."""

    def __init__(self, sheets: Sheets) -> None:
        self.draft, self.candidates = sheets.composition, sheets.candidates
        self.texts, people = sheets.texts("samenstellen"), sheets.texts("kandidaten")
        self.traits = read_traits(people)
        self.practical = {one.id: one.text("text") for one in people.tables("practical")}

    def draw(self) -> Part:
        """The group as it would be, the questions, and what the leaders choose."""
        value = self.draft.value
        return el(
            "section",
            el("h2", self.texts.text("title")),
            prose(self.texts.text("intro")),
            el("p", self.texts.text("origin"), class_="hw-muted"),
            self._together(),
            self._asked(),
            choice(
                "mix",
                self.texts.text("choice"),
                options(self.texts, "choices", "similar", "different", "mixed"),
                value.choice or None,
                lambda id: self.draft.change(replace(self.draft.value, choice=id)),
            ),
            *(
                field(f"doel-{one.id}", one.text("text"), (value.aims or {}).get(one.id, ""), self._aim(one.id), rows=2)
                for one in self.texts.tables("aim")
            ),
            field(
                "mix-notitie",
                self.texts.text("note"),
                value.note,
                lambda text: self.draft.change(replace(self.draft.value, note=text)),
                rows=3,
            ),
            key="samenstellen",
        )

    def _together(self) -> Part:
        people = chosen(self.candidates.value)
        if not people:
            return el("p", self.texts.text("none"), class_="hw-note hw-weet", key="mix-samen")
        all = len(people)
        rows = [(tally.trait.text, _counted(tally, all)) for tally in tallies(people, self.traits)]
        items = [
            el(
                "li",
                el("strong", f"{one.code.strip() or one.id}: "),
                one.brings.strip() or "nog niet opgeschreven",
                f" · heeft nodig: {one.needs.strip()}" if one.needs.strip() else None,
            )
            for one in people
        ]
        fits = sum(one.goals == "yes" for one in people)
        return el(
            "div",
            el("h3", f"Samen met {all}" if all > 1 else "Nog maar één"),
            el("h4", "Wat brengen ze mee, en wat hebben ze nodig?"),
            el("ul", *items),
            el("p", f"De wens past bij het doel: {fits} van {all}."),
            table("De mix, geteld", ("Waarin", "Hoeveel"), rows, key="mix-tabel"),
            key="mix-samen",
        )

    def _asked(self) -> Part:
        found = questions(
            self.candidates.value,
            self.traits,
            self.practical,
            self.texts.number("smallest"),
            self.texts.number("largest"),
        )
        if not found:
            return el("div", key="mix-stilstaan")
        items = [el("li", self._told(one)) for one in found]
        return el("div", el("h3", "Vragen om bij stil te staan"), el("ul", *items), key="mix-stilstaan")

    def _told(self, one: Asked) -> str:
        return filled(self.texts.text("questions", one.key), one)

    def _aim(self, id: str) -> Callable[[str], None]:
        def write(text: str) -> None:
            value = self.draft.value
            self.draft.change(replace(value, aims={**(value.aims or {}), id: text}))

        return write


def filled(text: str, one: Asked) -> str:
    """A question with its places filled in; what people typed stays as it is, braces included."""
    parts = []
    rest = text
    while "{" in rest and "}" in rest.split("{", 1)[1]:
        before, inside = rest.split("{", 1)
        name, rest = inside.split("}", 1)
        parts += [before, one.filled.get(name, "")]
    return "".join([*parts, rest])


def _counted(tally: Tally, all: int) -> str:
    counts = [f"{text}: {tally.counts[id]} van {all}" for id, text in tally.trait.options.items()]
    return ", ".join([*counts, *([f"niet besproken: {tally.unknown} van {all}"] if tally.unknown else [])])
