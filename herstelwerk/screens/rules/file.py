"""Another criteria file: read it in, see what is wrong with it or what is in it, and let it go again."""

from __future__ import annotations

from dataclasses import replace

from herstelwerk.criteria import CHECKS, LIMITS
from herstelwerk.criteria_set import CriteriaError, CriteriaSet, read_criteria
from herstelwerk.domain import MAX_BYTES
from herstelwerk.screens.controls import button, upload
from herstelwerk.screens.parts import Part, el
from herstelwerk.screens.rules.work import RulesWork
from herstelwerk.wording import Wording

NAME = "eigen-eisen.toml"


class OtherFile:
    """A whole set of criteria of a team's own."""

    def __init__(self, work: RulesWork, words: Wording) -> None:
        self.work, self.words = work, words
        self.wrong: tuple[str, ...] = ()

    def draw(self) -> Part:
        """The field for a file, and what the file in hand is."""
        return el(
            "section",
            el("h2", self.words.text("title")),
            el("p", self.words.text("intro")),
            upload("eisen-bestand", "Bestand met eisen (TOML)", self._read, MAX_BYTES, ".toml"),
            self._refused(),
            self._in_hand(),
            key="ander-bestand",
        )

    def _read(self, content: bytes) -> None:
        try:
            text = content.decode("utf-8-sig")
            read_criteria(text, NAME, LIMITS, self.work.rules.criteria)
        except UnicodeDecodeError:
            self.wrong = ("Dit bestand is geen tekst in UTF-8. Bewaar het opnieuw als platte tekst.",)
        except CriteriaError as error:
            self.wrong = tuple(str(problem) for problem in error.problems)
        else:
            self.wrong = ()
            self.work.edit(replace(self.work.change.value, criteria=text, criteria_name=NAME))

    def _refused(self) -> Part | None:
        if not self.wrong:
            return None
        return el(
            "div",
            el("p", "Dit bestand is niet te gebruiken. Verbeter dit en lees het opnieuw in:"),
            el("ul", *(el("li", one) for one in self.wrong[:20])),
            class_="hw-alarm",
            role="alert",
            key="eisen-fout",
        )

    def _in_hand(self) -> Part | None:
        text = self.work.change.value.criteria
        if not text:
            return None
        try:
            found = read_criteria(text, NAME, LIMITS, self.work.rules.criteria)
        except CriteriaError:  # the set it leaned on changed
            return el(
                "p", "Het ingelezen bestand past niet meer. Lees het opnieuw in.", class_="hw-alarm", role="alert"
            )
        return el(
            "div",
            el("p", el("strong", f"Ingelezen: {found.label}, {len(found.criterion)} eisen.")),
            _unknown(found),
            button("eisen-weg", "Laat dit bestand los", self._drop, look="small"),
            class_="hw-card hw-calm",
            key="eisen-in-hand",
        )

    def _drop(self) -> None:
        self.work.edit(replace(self.work.change.value, criteria="", criteria_name=""))


def _unknown(found: CriteriaSet) -> Part | None:
    """The criteria that no check looks at."""
    alone = [one.id for one in found.criterion if one.check not in CHECKS]
    if not alone:
        return None
    return el("p", f"Bij deze eisen kan het programma niets zien; daar oordeelt alleen de trainer: {', '.join(alone)}.")
