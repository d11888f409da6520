"""The group as a whole: the middle and the ends per statement; nothing where fewer than five people are behind it."""

from __future__ import annotations

from herstelwerk.competencies import GroupSummary, group_summary
from herstelwerk.competencies.words import spread_words
from herstelwerk.drawings.growth import Standing, dumbbells
from herstelwerk.screens.competencies.around import Around
from herstelwerk.screens.competencies.received import received, trainer_rating
from herstelwerk.screens.controls import button, fold, table
from herstelwerk.screens.parts import Part, el
from herstelwerk.screens.pictures import figure


class GroupPart:
    """Read when it is opened, and again when asked for."""

    def __init__(self, around: Around) -> None:
        self.around, self.texts = around, around.texts
        self.found: GroupSummary | None = None

    def look(self) -> None:
        """Read what was shared and rated anew."""
        around, store = self.around, self.around.desk.store
        code = around.group.code
        own = [received(store, code, one, around.instrument).rating for one in around.group.codes]
        given = [trainer_rating(store, code, one) for one in around.group.codes]
        self.found = group_summary(len(around.group.codes), own, given, around.instrument)

    def draw(self) -> Part:
        """How many, a picture and a table per block."""
        if self.found is None:
            self.look()
        found = self.found
        assert found is not None
        told = (
            f"{found.handed} van {found.members} deelnemers deelden hun eigen cijfers. "
            f"{found.rated} van {found.members} kregen een cijfer van een trainer."
        )
        return el(
            "section",
            el("h2", self.texts.text("group", "title")),
            el("p", self.texts.text("group", "intro")),
            el("p", told, role="status"),
            el("div", button("groep-opnieuw", "Kijk opnieuw", self.look, look="small"), class_="hw-buttons"),
            *(self._blocks(found) if found.enough else [self._few()]),
            key="groep-samen",
        )

    def _few(self) -> Part:
        return el("p", self.texts.text("group", "few"), class_="hw-note hw-weet")

    def _blocks(self, found: GroupSummary) -> list[Part]:
        drawn = [el("p", self.texts.text("group", "use"), class_="hw-note hw-weet")]
        instrument = self.around.instrument
        per = {one.id: one for one in found.statements}
        for block in instrument.blocks:
            names = [f"{instrument.number(one.id)}. {one.text}" for one in block.statements]
            here = [per[one.id] for one in block.statements]
            standing = [
                Standing(name, one.before.middle, one.then.middle, one.now.middle, one.trainer.middle)
                for name, one in zip(names, here, strict=True)
            ]
            now = [
                [name, *(spread_words(spread) for spread in (one.before, one.then, one.now, one.trainer))]
                for name, one in zip(names, here, strict=True)
            ]
            grown = [
                [name, spread_words(one.looking_back), spread_words(one.measured)]
                for name, one in zip(names, here, strict=True)
            ]
            picture = dumbbells(standing, instrument.low, instrument.high)
            drawn += [
                el("h3", block.name),
                figure(f"groep-{block.id}", picture, f"{block.name}: het midden van de groep"),
                fold(
                    f"groep-{block.id}-precies",
                    "Midden, uitersten en verschillen",
                    table("Cijfers", ("Zin", "Vooraf", "Toen", "Nu", "Trainer"), now),
                    table("Verschil per persoon", ("Zin", "Van toen naar nu", "Van vooraf naar nu"), grown),
                ),
            ]
        return drawn
