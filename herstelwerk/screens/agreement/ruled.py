"""Rule and trainer: per criterion how often a signal was overruled, which way, and the reasons without names."""

from __future__ import annotations

from herstelwerk.judging.overruling import Ruled, ruled
from herstelwerk.screens.agreement.work import AgreementWork
from herstelwerk.screens.controls import fold, link, prose, table
from herstelwerk.screens.parts import Part, el
from herstelwerk.wording import Wording

_HEADER = ("Eis", "Eens met het signaal", "‘In orde’ verlegd", "‘Let op’ verlegd", "Samen verlegd", "Zonder signaal")


class RuleAndTrainer:
    """What trainers made of the signals."""

    def __init__(self, work: AgreementWork, words: Wording) -> None:
        self.work, self.words = work, words

    def draw(self) -> Part:
        """The table, and the reasons criterion by criterion."""
        found = ruled(self.work.to_see(), self.work.ids)
        left_out = len(self.work.judged) - len(self.work.visible)
        return el(
            "section",
            el("h2", self.words.text("title")),
            prose(self.words.text("intro")),
            el("p", self.words.text("blind"), class_="hw-note hw-weet") if left_out else None,
            *(self._found(found) if found else [el("p", self.words.text("none"), class_="hw-card hw-calm")]),
            key="regel-en-trainer",
        )

    def _found(self, found: tuple[Ruled, ...]) -> list[Part]:
        rows = [
            (
                f"{one.criterion} {self.work.name(one.criterion)}",
                str(one.agree),
                str(one.too_kind),
                str(one.too_strict),
                f"{one.overruled} van {one.total}" if one.total else "–",
                str(one.silent),
            )
            for one in found
        ]
        look = [one.criterion for one in found if one.worth_a_look]
        reasons = [self._reasons(one) for one in found if one.too_kind_reasons or one.too_strict_reasons]
        return [
            table("Signaal en oordeel", _HEADER, rows),
            el(
                "p",
                f"Vaak verlegd: {', '.join(look)}. Kijk bij de redenen of de regel beter kan. ",
                link("Probeer een andere regel uit", "trainer/regels.ipynb"),
                class_="hw-note hw-vraag",
            )
            if look
            else el("p", "Geen enkele regel werd opvallend vaak verlegd.", class_="hw-note hw-goed"),
            el("h3", "Redenen"),
            el("p", self.words.text("anonymous"), class_="hw-note hw-privacy"),
            *(reasons or [el("p", "Er zijn nog geen redenen.", class_="hw-muted")]),
        ]

    def _reasons(self, one: Ruled) -> Part:
        parts = []
        for title, reasons in (
            ("Het programma zei ‘in orde’, de trainer niet", one.too_kind_reasons),
            ("Het programma zei ‘let op’, de trainer vond het voldaan", one.too_strict_reasons),
        ):
            if reasons:
                parts += [el("p", el("strong", title)), el("ul", *(el("li", text) for text in reasons))]
        count = len(one.too_kind_reasons) + len(one.too_strict_reasons)
        counted = "1 reden" if count == 1 else f"{count} redenen"
        return fold(f"redenen-{one.criterion}", f"{one.criterion} {self.work.name(one.criterion)}: {counted}", *parts)
