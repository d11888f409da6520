"""One criterion of one hand-in: the signal with its evidence, the level by one key, the reason, the comment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from herstelwerk.judgement import needs_reason
from herstelwerk.judging.bank import suggestions
from herstelwerk.judging.marks import Mark
from herstelwerk.judging.pile import Item
from herstelwerk.rendering.html import pieces
from herstelwerk.rendering.terminal import SIGNS
from herstelwerk.results import CriterionResult, Finding, Level
from herstelwerk.screens.controls import Note, button, field
from herstelwerk.screens.judging.work import JudgingWork
from herstelwerk.screens.parts import Part, el
from herstelwerk.texts import every_text

LEVELS = {Level.MET: "v", Level.PARTLY: "d", Level.NOT: "n"}
MOST = 8  # pieces of evidence shown at once; the text shows them all


class CriterionPanel:
    """The panel of one criterion. `after` is called when a judgement stands, `lacks` when it needs something first."""

    def __init__(
        self, work: JudgingWork, after: Callable[[Item, str], None], lacks: Callable[[Item, str, str], None]
    ) -> None:
        self.work, self._after, self._lacks = work, after, lacks

    def draw(self, item: Item, criterion: str, *, active: bool, evidence: bool, lacking: str = "") -> Part:
        """The panel. Single keys work on the `active` one; `evidence` shows the words where no text stands beside."""
        result, mark = item.result(criterion), self.work.mark(item, criterion)
        key = f"{item.key}:{criterion}"
        return el(
            "div",
            self._signal(result),
            *(self._evidence(item, result) if evidence else self._questions(result)),
            self._levels(item, result, mark, key, active),
            self._reason(item, result, mark, key, lacking),
            self._comment(item, criterion, mark, key),
            key=f"paneel-{key}",
        )

    def _signal(self, result: CriterionResult) -> Part:
        sign, _ = SIGNS[result.signal]
        return el(
            "p",
            "Het programma ziet: ",
            el("strong", f"{sign} {result.signal}", class_="hw-state"),
            f" ({result.figure})" if result.figure not in ("", "–") else None,
        )

    def _questions(self, result: CriterionResult) -> list[Part]:
        """The evidence about parts; words are marked in the text itself."""
        parts = [f for f in result.findings if f.start is None]
        words = len(result.findings) - len(parts)
        found = [el("p", f"{words} keer gemarkeerd in de tekst.", class_="hw-muted")] if words else []
        return [*found, *(el("p", f.message, class_="hw-note hw-vraag") for f in parts[:MOST]), *_rest(parts)]

    def _evidence(self, item: Item, result: CriterionResult) -> list[Part]:
        texts = {(place.where, place.field): place.text for place in every_text(item.review.assignment)}
        shown = [self._finding(f, texts.get((f.where, f.field), "")) for f in result.findings[:MOST]]
        return [*shown, *_rest(result.findings)] or [el("p", "Geen vragen.", class_="hw-muted")]

    def _finding(self, finding: Finding, text: str) -> Part:
        if not text or finding.start is None:
            return el("p", finding.message, class_="hw-note hw-vraag")
        marked = (el("mark", words) if there else words for words, there in pieces(text, finding))
        return el("div", el("blockquote", *marked), el("p", finding.message, class_="hw-muted"), class_="hw-prose")

    def _levels(self, item: Item, result: CriterionResult, mark: Mark, key: str, active: bool) -> Part:
        keys = active and self.work.habits.value.keys
        return el(
            "div",
            *(
                button(
                    f"{key}:{level}",
                    f"{level}",
                    lambda level=level: self._judge(item, result.id, level),  # type: ignore[misc]
                    pressed=mark.level is level,
                    label=f"{result.id} {item.key.trainee}: {level}",
                    told=LEVELS[level] if keys else "",
                    shortcut=LEVELS[level] if keys else "",
                )
                for level in LEVELS
            ),
            key=f"{key}-oordeel",
            class_="hw-buttons hw-tabs hw-levels",
            role="group",
            aria_label=f"Jouw oordeel over {result.id}",
        )

    def _judge(self, item: Item, criterion: str, level: Level) -> None:
        missing = self.work.judge(item, criterion, level)
        if missing:
            self._lacks(item, criterion, missing)
        else:
            self._after(item, criterion)

    def _reason(self, item: Item, result: CriterionResult, mark: Mark, key: str, lacking: str) -> Part:
        asked = mark.level is not None and needs_reason(result.signal, mark.level)
        if not asked and not mark.reason:
            return el("div", key=f"{key}-waarom-plek")
        notes = [Note(lacking)] if lacking and not mark.reason.strip() else []
        return el(
            "div",
            field(
                f"{key}-waarom",
                f"Waarom {mark.level}?" if mark.level else "Waarom?",
                mark.reason,
                lambda text: self.work.change(item, result.id, replace(self.work.mark(item, result.id), reason=text)),
                notes=notes,
                enter=f"{key}-klaar",
            ),
            self._done(item, result.id, key),
            key=f"{key}-waarom-plek",
        )

    def _done(self, item: Item, criterion: str, key: str) -> Part:
        def settle() -> None:
            missing = self.work.settle(item.key, criterion)
            if missing:
                self._lacks(item, criterion, missing)
            else:
                self._after(item, criterion)

        return button(f"{key}-klaar", "Leg vast", settle, look="small")

    def _comment(self, item: Item, criterion: str, mark: Mark, key: str) -> Part:
        def write(text: str) -> None:
            self.work.change(item, criterion, replace(self.work.mark(item, criterion), comment=text))

        offered = suggestions(self.work.bank.get(criterion, ()), mark.comment)
        return el(
            "div",
            field(f"{key}-bij", "Opmerking voor de deelnemer", mark.comment, write, rows=2),
            bank_part(f"{key}-bank", offered, write),
            key=f"{key}-bij-plek",
        )


def bank_part(key: str, offered: tuple[str, ...], use: Callable[[str], None]) -> Part:
    """Comments from the bank, each a button that puts it in the field."""
    if not offered:
        return el("div", key=key)
    buttons = [
        el("li", button(f"{key}-{n}", text, lambda text=text: use(text), look="small"))  # type: ignore[misc]
        for n, text in enumerate(offered, 1)
    ]
    return el(
        "div", el("p", "Eerder schreef je hier:", class_="hw-muted"), el("ul", *buttons, class_="hw-list"), key=key
    )


def _rest(findings: tuple[Finding, ...] | list[Finding]) -> list[Part]:
    more = len(findings) - MOST
    return [el("p", f"En nog {more} andere.", class_="hw-muted")] if more > 0 else []


def state_of(work: JudgingWork, item: Item, criterion: str) -> str:
    """How far a criterion is, in a word or two."""
    said = item.history.judgements.get(criterion)
    if criterion in work.marks.value.get(str(item.key), {}):
        return "nog niet vastgelegd"
    return said.level.value if said else "nog niet"
