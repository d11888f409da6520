"""Feedback on paper: first what went well, then the questions, her own words with the remark beside, then what is next.

It is written to the trainee. It counts and tells, and gives no mark; of the reflection it only says what was noticed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from herstelwerk.documents.cleaning import clean, shortened
from herstelwerk.documents.options import LARGE, NORMAL
from herstelwerk.documents.paper import (
    Block,
    Cell,
    Column,
    Facts,
    Heading,
    Items,
    KeepTogether,
    Look,
    Paper,
    Paragraph,
    Row,
    Section,
    Table,
)
from herstelwerk.domain import AMSTERDAM
from herstelwerk.dutch import long_day
from herstelwerk.judgement import Passed
from herstelwerk.judging.feedback import Feedback, Judged, Noted
from herstelwerk.judging.reading import REFLECTION
from herstelwerk.results import Level

TITLE = "Terugkoppeling op je eindopdracht"
LEVELS = {Level.MET: "voldaan", Level.PARTLY: "deels voldaan", Level.NOT: "nog niet voldaan"}
DOCUMENT_NAMES = {"inventory": "Krachteninventarisatie", "plan": "Actieplan"}
PASSED = {
    Passed.YES: "Je inventarisatie en je plan zijn goed zoals ze zijn. Gefeliciteerd, ook voor je cliënt.",
    Passed.NO: "Je inventarisatie en je plan zijn er nog niet helemaal. Je kunt ze aanvullen en opnieuw inleveren.",
    Passed.NOT_YET: "Hoe het ervoor staat, is nog niet te zeggen: niet alles is al bekeken.",
}
_LEAD = (
    "Dank je wel voor je werk, en dank ook aan je cliënt. Je leest hier eerst wat goed ging, dan waar je verder aan "
    "kunt werken, en aan het eind wat er nu komt."
)
_PARTIAL = (
    "Dit is voorlopig: nog niet alles is bekeken. Er komt nog terugkoppeling bij, en het oordeel kan nog anders worden."
)
_NONE_MET = (
    "Nog geen van de eisen is helemaal voldaan. Wat er staat, is wel het begin: je hebt met iemand gesproken en het "
    "opgeschreven. Daar bouw je op verder."
)
_REFLECTION = (
    "Je reflectie is van jou. Daar hoort geen oordeel bij en ook geen cijfer. Dit viel je trainer op bij het lezen."
)
_SHORT, _BESIDE = 300, 14  # signs of a text that is repeated, and words on each side of those a remark is on


def feedback_paper(feedback: Feedback, large: bool = False) -> Paper:
    """The feedback for one trainee; `large` in 14 point."""
    blocks = (
        *_opening(feedback),
        *_went_well(feedback),
        *_to_work_on(feedback),
        *_loose(feedback.loose),
        *_reflection(feedback.reflection),
        *_verdict(feedback),
        KeepTogether((Heading("En nu"), *_next(feedback))),
    )
    whose = shortened(clean(feedback.trainee), 40)
    return Paper("Terugkoppeling", (Section(blocks),), key=whose, size=LARGE if large else NORMAL)


def next_steps(feedback: Feedback) -> tuple[str, ...]:
    """What she can do now, as sentences."""
    if feedback.passed is Passed.YES:
        said = ["Je hoeft niet opnieuw in te leveren. Werk samen met je cliënt gewoon verder met het plan."]
        if feedback.to_work_on:
            said.append("Waar ‘deels’ staat, mag je meenemen naar de volgende keer dat jullie het plan bekijken.")
        return (*said, "Het bewijs van deelname hangt ook af van je aanwezigheid. Je trainer vertelt je daarover.")
    if feedback.passed is Passed.NOT_YET:
        return ("Wacht met opnieuw inleveren tot alles is bekeken. Je mag intussen wel al verder schrijven.",)
    number = feedback.attempt + 1
    until = (
        f"Lever opnieuw in uiterlijk op {long_day(feedback.again_by)}, tot 24.00 uur Nederlandse tijd."
        if feedback.again_by
        else "Spreek met je trainer af voor wanneer je opnieuw inlevert."
    )
    return (
        "Kies samen met je cliënt wat jullie willen aanvullen. Begin met één ding.",
        "In je werkboek, bij ‘Terugkoppeling’, zie je elke opmerking naast je tekst van nu.",
        f"Je nieuwe versie wordt poging {number}. Wat je eerder inleverde, blijft bewaard. {until}",
    )


def _opening(feedback: Feedback) -> Iterator[Block]:
    local = feedback.given_at.astimezone(AMSTERDAM)
    yield Heading(TITLE, 1)
    yield Paragraph(feedback.word or _LEAD, Look.BODY if feedback.word else Look.LEAD)
    facts = [
        ("Voor", feedback.trainee),
        ("Groep", feedback.cohort),
        ("Over", f"poging {feedback.attempt}"),
        ("Van", feedback.by),
        ("Op", long_day(local.date())),
    ]
    if feedback.rules:
        facts.append(("Kwaliteitseisen", feedback.rules))
    yield Facts(tuple(facts))
    if feedback.partial:
        yield Paragraph(_PARTIAL)


def _went_well(feedback: Feedback) -> Iterator[Block]:
    met = feedback.met
    yield Heading("Wat goed ging")
    if not met:
        yield Paragraph(_NONE_MET)
        return
    judged = len(feedback.criteria) - len(feedback.not_judged)
    yield Paragraph(f"Van de {judged} eisen die zijn bekeken, zijn er {len(met)} voldaan.")
    told = [one for one in met if one.comment or feedback.about(one.id)]
    for one in told:
        yield from _criterion(one, feedback.about(one.id))
    quiet = tuple(f"{one.id} {one.name}" for one in met if one not in told)
    if quiet:
        yield KeepTogether((Paragraph("Ook voldaan:" if told else "Dit is voldaan:", Look.LABEL), Items(quiet)))


def _to_work_on(feedback: Feedback) -> Iterator[Block]:
    if feedback.to_work_on:
        yield Heading("Waar je verder aan kunt werken")
        for one in feedback.to_work_on:
            yield from _criterion(one, feedback.about(one.id))
    waiting = [one for one in feedback.not_judged if not feedback.about(one.id)]
    for one in feedback.not_judged:
        if one not in waiting:
            yield from _criterion(one, feedback.about(one.id))
    if waiting:
        names = Items(tuple(f"{one.id} {one.name}" for one in waiting))
        yield KeepTogether((Paragraph("Nog niet bekeken:", Look.LABEL), names))


def _criterion(one: Judged, remarks: tuple[Noted, ...]) -> Iterator[Block]:
    level = LEVELS[one.level] if one.level else "nog niet bekeken"
    first: list[Block] = [Heading(f"{one.id} {one.name}: {level}", 3)]
    if one.comment:
        first.append(Paragraph(one.comment))
    elif one.level is not Level.MET and not remarks:
        asks = f"Dit vraagt de eis: {one.asks} " if one.asks else ""
        first.append(Paragraph(f"{asks}Je trainer schreef er niets bij; vraag er gerust naar."))
    yield KeepTogether((*first, *_remarks(remarks, f"Opmerkingen bij {one.id}")))


def _remarks(remarks: Iterable[Noted], name: str) -> Iterator[Block]:
    """Her own words on the left and the remark beside; remarks on no words first, as plain text."""
    placed = [one for one in remarks if _words(one)]
    for one in remarks:
        if not _words(one):
            yield Paragraph(one.text)
    if placed:
        columns = (Column("Jouw woorden", 5), Column("Wat je trainer erbij schrijft", 6))
        rows = (Row((Cell(_words(one), small=_around(one)), Cell(one.text))) for one in placed)
        yield Table(name, columns, tuple(rows))


def _words(one: Noted) -> str:
    if one.quote.strip():
        return f"‘{one.quote.strip()}’"
    return shortened(one.before + one.after, _SHORT)


def _around(one: Noted) -> str:
    """Where the words stand, and the sentence around them: few words by themselves say little."""
    if not one.quote.strip() or not (one.before + one.after).strip():
        return one.place
    before, after = " ".join(one.before.split(" ")[-_BESIDE:]), " ".join(one.after.split(" ")[:_BESIDE])
    before = f"…{before}" if len(before) < len(one.before) else before
    after = f"{after}…" if len(after) < len(one.after) else after
    words = f"in: {shortened(before + one.quote + after, _SHORT)}"
    return f"{one.place}\n{words}" if one.place else words


def _loose(remarks: tuple[Noted, ...]) -> Iterator[Block]:
    if remarks:
        yield Heading("Ook opgemerkt")
        yield from _remarks(remarks, "Andere opmerkingen")


def _reflection(remarks: tuple[Noted, ...]) -> Iterator[Block]:
    if not remarks:
        return
    yield KeepTogether((Heading("Je reflectie"), Paragraph(_REFLECTION)))
    for part, label in REFLECTION.items():
        here = tuple(one for one in remarks if one.about == part)
        if here:
            yield Heading(label, 3)
            yield from _remarks(here, f"Opmerkingen bij: {label}")


def _verdict(feedback: Feedback) -> Iterator[Block]:
    blocks: list[Block] = [Heading("Hoe het ervoor staat"), Paragraph(PASSED[feedback.passed])]
    for word in feedback.documents:
        blocks.append(Paragraph(f"{DOCUMENT_NAMES[word.document]}: {word.passed}", Look.LABEL))
        blocks.append(Items(word.reasons))
    yield KeepTogether(tuple(blocks))


def _next(feedback: Feedback) -> Iterator[Block]:
    yield Items(next_steps(feedback))
    if feedback.passed is not Passed.YES and feedback.to_work_on:
        yield Paragraph("Hier kun je verder aan werken:", Look.LABEL)
        yield Items(tuple(f"{one.id} {one.name}" for one in feedback.to_work_on))
