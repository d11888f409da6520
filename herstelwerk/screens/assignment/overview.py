"""Where one stands: per criterion the signal, the figure, and the words it is about. It asks, it does not grade."""

from __future__ import annotations

from herstelwerk.rendering.html import pieces
from herstelwerk.rendering.terminal import DOCUMENTS, SIGNS
from herstelwerk.results import CriterionResult, Finding
from herstelwerk.screens.assignment.work import Work
from herstelwerk.screens.controls import fold, notes_part
from herstelwerk.screens.parts import Part, el
from herstelwerk.texts import every_text

_MOST = 12  # findings shown per criterion; the fields themselves show them all


class Overview:
    """One line per criterion; it opens to the questions."""

    def __init__(self, work: Work) -> None:
        self.work = work

    def draw(self) -> Part:
        """Both documents, criterion by criterion."""
        review = self.work.review
        texts = {(place.where, place.field): place.text for place in every_text(review.assignment)}
        blocks: list[Part] = []
        for document, name in DOCUMENTS.items():
            results = [result for result in review.criteria if result.document == document]
            blocks.append(el("h3", name))
            blocks += [self._criterion(result, texts) for result in results]
        return el(
            "section",
            el("h2", "Waar sta ik?"),
            el(
                "p",
                "Per kwaliteitseis zie je wat het programma ziet: ‘in orde’, ‘let op’, ‘nog leeg’ of "
                "‘niet te beoordelen’. Het zijn vragen, geen cijfers. Het oordeel is aan je trainer.",
            ),
            *blocks,
            key="overzicht",
        )

    def _criterion(self, result: CriterionResult, texts: dict[tuple[str, str], str]) -> Part:
        sign, _ = SIGNS[result.signal]
        shown, rest = result.findings[:_MOST], len(result.findings) - _MOST
        inner: list[Part] = [self._finding(finding, f"{result.id}-{n}", texts) for n, finding in enumerate(shown)]
        if rest > 0:
            inner.append(el("p", f"En nog {rest} andere; je ziet ze bij de regels zelf.", class_="hw-muted"))
        if not inner:
            inner.append(el("p", "Geen vragen.", class_="hw-muted"))
        return fold(f"eis-{result.id}", f"{sign} {result.id} {result.name}: {result.signal} ({result.figure})", *inner)

    def _finding(self, finding: Finding, key: str, texts: dict[tuple[str, str], str]) -> Part:
        text = texts.get((finding.where, finding.field), "")
        quote = (
            el("blockquote", *(el("mark", words) if marked else words for words, marked in pieces(text, finding)))
            if text and finding.start is not None
            else None
        )
        return el("div", quote, notes_part(key, self.work.aside.notes([finding], key)), class_="hw-prose")
