"""A criterion and its remarks as they went back: the trainer's word then, the signal now, her text then and now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from herstelwerk.documents.feedback import LEVELS
from herstelwerk.domain import FinalAssignment
from herstelwerk.judging.feedback import Judged, Noted
from herstelwerk.judging.since import Fate, Since, since
from herstelwerk.rendering.terminal import SIGNS
from herstelwerk.results import CriterionResult, Level
from herstelwerk.screens.controls import table
from herstelwerk.screens.parts import Part, el

_FATES = {
    Fate.SAME: ("=", "gelijk: deze tekst is sindsdien niet veranderd"),
    Fate.CHANGED: ("✎", "veranderd: deze tekst is sindsdien anders"),
    Fate.GONE: ("×", "weg: deze tekst staat er niet meer"),
}
_LEVEL_SIGNS = {Level.MET: "✓", Level.PARTLY: "◐", Level.NOT: "○", None: "·"}


class Beside:
    """What is drawn of one feedback: `then` is the attempt it is about, `now` the draft, `results` what a review says
    of the draft."""

    def __init__(
        self, then: FinalAssignment | None, now: FinalAssignment, results: Iterable[CriterionResult], attempt: int
    ) -> None:
        self.then, self.now, self.attempt = then, now, attempt
        self.results = {result.id: result for result in results}

    def criterion(self, one: Judged, remarks: Iterable[Noted]) -> Part:
        """One criterion with its remarks."""
        level = LEVELS[one.level] if one.level else "nog niet bekeken"
        tone = "hw-goed" if one.level is Level.MET else "hw-vraag"
        return el(
            "div",
            el("h4", f"{_LEVEL_SIGNS[one.level]} {one.id} {one.name}: {level}"),
            el("p", el("span", "Je trainer: ", class_="hw-tone"), one.comment, class_=f"hw-note {tone}")
            if one.comment
            else None,
            el("p", f"Dit vraagt de eis: {one.asks}", class_="hw-muted")
            if one.asks and not one.comment and one.level is not Level.MET
            else None,
            *self.remarks(remarks),
            self._now(one),
            class_="hw-card",
        )

    def quiet(self, criteria: Iterable[Judged], name: str) -> Part:
        """Criteria of which nothing more was said, in a table: what the program saw then, and what it sees now."""
        rows = [(f"{one.id} {one.name}", str(one.signal), self._current(one)) for one in criteria]
        return table(name, ("Eis", "Toen zag het programma", "In je tekst van nu"), rows)

    def remarks(self, remarks: Iterable[Noted], placed: bool = True) -> Iterator[Part]:
        """Remarks, each with her words then and now where it is on words; `placed` names the place above them."""
        for one in remarks:
            found = since(one, self.then, self.now)
            said = el("p", el("span", "Je trainer: ", class_="hw-tone"), one.text, class_="hw-note hw-weet")
            yield el(
                "div",
                el("p", el("strong", one.place)) if one.place and placed else None,
                self._pair(found) if found else _loose_quote(one),
                said,
                class_="hw-prose",
            )

    def _pair(self, found: Since) -> Part:
        sign, told = _FATES[found.fate]
        then = _marked(found.before, found.quote, found.after)
        if found.fate is Fate.SAME:
            return el("div", el("p", f"In poging {self.attempt} ({sign} {told})", class_="hw-label"), then)
        if found.fate is Fate.GONE:
            now = el("p", "Hier staat nu niets meer.", class_="hw-muted")
        elif found.still is None:
            now = el("blockquote", found.now)
        else:
            end = found.still + len(found.quote)
            now = _marked(found.now[: found.still], found.now[found.still : end], found.now[end:])
        return el(
            "div",
            el("div", el("p", f"Toen, in poging {self.attempt}", class_="hw-label"), then),
            el("div", el("p", f"Nu ({sign} {told})", class_="hw-label"), now),
            class_="hw-pair",
        )

    def _now(self, one: Judged) -> Part:
        """The signal then and now, as words with a sign."""
        now = self._current(one)
        return el("p", f"Toen zag het programma: {one.signal}. In je tekst van nu: {now}.", class_="hw-muted")

    def _current(self, one: Judged) -> str:
        result = self.results.get(one.id)
        if result is None:
            return "deze eis staat nu niet meer in de lijst"
        sign, _ = SIGNS[result.signal]
        return f"{sign} {result.signal} ({result.figure})"


def _marked(before: str, quote: str, after: str) -> Part:
    return el("blockquote", before or None, el("mark", quote) if quote else None, after or None)


def _loose_quote(one: Noted) -> Part | None:
    return el("blockquote", el("mark", one.quote)) if one.quote.strip() else None
