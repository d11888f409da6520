"""What practising came to: one's own judgements beside the reference, and which criteria to look at again."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from herstelwerk.drawings.intervals import told
from herstelwerk.judging.calibration import Answer, Example, Reference, Round, compared, look_again
from herstelwerk.judging.side import Beside, figures_together
from herstelwerk.results import Level
from herstelwerk.screens.agreement.numbers import ac1, kappa, percent
from herstelwerk.screens.agreement.reading import marked
from herstelwerk.screens.agreement.work import AgreementWork
from herstelwerk.screens.controls import button, table
from herstelwerk.screens.parts import Part, el
from herstelwerk.texts import every_text
from herstelwerk.wording import Wording


def outcome(work: AgreementWork, words: Wording, example: Example, now: Round, again: Callable[[], None]) -> list[Part]:
    """A finished round: the count, the criteria that differ first, then the others."""
    document = compared(example, now)
    differ = [id for id, (mine, reference) in document.pairs.items() if mine is not reference]
    order = [id for id in work.ids if id in document.pairs]
    same = len(order) - len(differ)
    parts = [
        el("p", words.text("done"), class_="hw-note hw-goed"),
        el("p", el("strong", f"Bij {same} van de {len(order)} eisen koos je hetzelfde als het voorbeeld.")),
        el("p", words.text("reference"), class_="hw-muted"),
    ]
    if differ:
        parts.append(el("h3", "Hier keek je anders"))
        parts += [_criterion(work, example, now, id) for id in order if id in differ]
    if same:
        parts.append(el("h3", "Hier keek je hetzelfde"))
        parts += [_criterion(work, example, now, id) for id in order if id not in differ]
    parts.append(el("div", button("oefen-opnieuw", "Doe deze nog eens", again), class_="hw-buttons"))
    return parts


def _criterion(work: AgreementWork, example: Example, now: Round, id: str) -> Part:
    reference, answer = example.references[id], now.answers.get(id, Answer())
    return el(
        "div",
        el("h4", f"{id} {work.name(id)}"),
        el(
            "div",
            _said("Jij", answer.level, answer.reason or "Zonder reden."),
            _said("Voorbeeld", reference.level, reference.reason),
            class_="hw-pair",
        ),
        *_words(example, reference),
        class_="hw-card",
        key=f"uitkomst-{id}",
    )


def _said(who: str, level: Level | None, reason: str) -> Part:
    return el("div", el("p", el("strong", f"{who}: {level}")), el("p", reason))


def _words(example: Example, reference: Reference) -> list[Part]:
    """The sentences that the reason points at, with the words marked."""
    found = []
    for look in reference.look:
        text = next(
            (p.text for p in every_text(example.assignment) if p.where == look.where and look.quote in p.text), ""
        )
        if text:
            found.append(el("li", *marked(text, [look.quote])))
    return [el("p", "Kijk naar deze woorden:", class_="hw-muted"), el("ul", *found)] if found else []


def so_far(work: AgreementWork, documents: Sequence[Beside]) -> list[Part]:
    """Over the last round of every example: how often alike, and which criteria to look at again."""
    if not documents:
        return []
    together = figures_together(documents)
    counted = "1 voorbeeld" if together.n == 1 else f"{together.n} voorbeelden"
    sentences = [f"Over {counted}: {together.same} van de {together.pairs} oordelen zijn gelijk."]
    if not together.refused:
        sentences = [f"Over {counted}: {together.same} van de {together.pairs} gelijk ({percent(together)})."]
        sentences.append(f"Kappa {told(kappa(together))}, AC1 {told(ac1(together))}.")
    rows = [
        (
            f"{one.criterion} {work.name(one.criterion)}",
            f"{one.stricter + one.milder} van {one.total}",
            _way(one.stricter, one.milder),
        )
        for one in look_again(documents)
    ]
    return [
        el("h3", "Hoe het tot nu toe ging"),
        el("p", " ".join(sentences)),
        table("Eisen om nog eens naar te kijken", ("Eis", "Anders dan het voorbeeld", "Hoe"), rows)
        if rows
        else el("p", "Er is geen eis waar je anders keek dan het voorbeeld.", class_="hw-note hw-goed"),
    ]


def _way(stricter: int, milder: int) -> str:
    parts = [f"{count} keer {word}" for count, word in ((stricter, "strenger"), (milder, "milder")) if count]
    return ", ".join(parts)
