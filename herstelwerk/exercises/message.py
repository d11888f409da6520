"""Build a complete message: a part about me, three about you (seen, understood, asked), and one about us."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from herstelwerk.domain import Part
from herstelwerk.exercises.answers import Answered, in_rows
from herstelwerk.exercises.attempts import text_in
from herstelwerk.exercises.common import Attempt, Exercise, Feedback, Id, Line, Many, Remark, Tone
from herstelwerk.exercises.questions import is_question
from herstelwerk.exercises.wording import Things, closed_feedback, quoted
from herstelwerk.language.reader import Reader
from herstelwerk.language.reading import Reading

_PARTS = Things("deel", "delen")
ENOUGH = 3  # situations
_I = re.compile(r"\b(?:ik|mij|me|mijn|m'n|mezelf|mijzelf)\b|(?<!\w)['’]k\b", re.IGNORECASE)
_OF_MINE = re.compile(r"[^\w'’]*(?:(?:eerlijk gezegd|soms|nu|dan|toen|vandaag|daarom|daardoor)\W+)?", re.IGNORECASE)
_ACCUSES = re.compile(
    r"""\b(?:jij|je)\ (?:maakt|bezorgt|geeft)\ (?:me|mij)\b | \b(?:door|om)\ (?:jou|je\ gedrag|jouw\ gedrag)\b
      | \bjouw\ (?:schuld|fout)\b | \b(?:omdat|dat|als)\ (?:jij|je)\ (?:altijd|nooit|weer|alweer|zo)\b
      | \bik\ (?:vind|denk|weet)\ (?:dat\ )?(?:jij|je|jou)\b | \b(?:jij|je)\ (?:liegt|luistert\ nooit|doet\ nooit)\b
      | \b(?:jij|je)\ (?:bent|doet)\ (?:altijd|nooit|zo|te)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_ABSOLUTE = re.compile(
    r"\b(?:altijd|nooit|nooit eens|constant|voortdurend|eeuwig|weer eens|alweer|de hele tijd|(?:elke|iedere) keer)\b",
    re.IGNORECASE,
)
_LABELS = re.compile(
    r"\b(?:brutaal|brutale|onbeleefde?|respectloze?|respectloos|vervelende?|irritante?|slordige?|kinderachtige?|"
    r"ondankbare?|oneerlijke?|hopeloze?|hopeloos|raar|rare|moeilijk doet|(?<!het )lastige?|gemene?|gemeen|"
    r"stomme?|expres|met opzet|zogenaamd|niks aantrekt|niets aantrekt|geen moeite doet)\b",
    re.IGNORECASE,
)
_BUT = re.compile(r"\b(?:maar|toch|alleen)\b", re.IGNORECASE)
_YOU = re.compile(r"\b(?:jij|je|jou|jouw|jullie|u|uw)\b", re.IGNORECASE)
_US = re.compile(
    r"\b(?:wij|we|ons|onze|samen|allebei|elkaar|met z['’]n (?:twee[eë]n|allen|drie[eë]n))\b", re.IGNORECASE
)
_YOU_MUST = re.compile(r"\b(?:jij|je|u) (?:moet|zult|hoort te)\b|\bmoet (?:jij|je|u)\b", re.IGNORECASE)


class Words(Part):
    """A complete message that passes: `ik`, `zie`, `begrijp`, `vraag`, `wij`."""

    ik: Line
    zie: Line
    begrijp: Line
    vraag: Line
    wij: Line


class Situation(Part):
    """What happened, and a message about it as an example."""

    id: Id
    text: Line
    example: Words


class _Check(NamedTuple):
    """A part of a message: its name for people, what is good of it, and what to ask (or nothing)."""

    part: str
    name: str
    good: str
    asks: Callable[[str, Reader], Iterator[str]]


class Message(Exercise):
    """A message in five parts per situation. Attempt: `{"m1.ik": "…", "m1.zie": "…"}`."""

    kind: Literal["message"]
    situation: Annotated[Many[Situation], Field(min_length=1)]

    def answers(self, attempt: Attempt) -> tuple[Answered, ...]:
        """The messages that were begun, each with its parts."""
        told: list[Answered] = []
        for situation in self.situation:
            parts = [(name, text_in(attempt, f"{situation.id}.{part}")) for part, name in PARTS]
            told += in_rows(situation.text, ("Deel", "Wat ik zeg"), [part for part in parts if part[1]])
        return tuple(told)

    def feedback(self, attempt: Attempt, reader: Reader) -> Feedback:
        """Each part on its own: what makes it work, or a question about the words that may sting.

        With more situations than `ENOUGH` the trainee chooses; every message that was begun wants its five parts.
        """
        keys = [(f"{situation.id}.{check.part}", check) for situation in self.situation for check in CHECKS]
        written = [(key, check, text) for key, check in keys if (text := text_in(attempt, key))]
        remarks = [remark for key, check, text in written for remark in _remarks(key, check, text, reader)]
        fitting = sum(1 for remark in remarks if remark.tone is Tone.GOOD)
        begun = len({key.partition(".")[0] for key, _, _ in written})
        wanted = max(begun, min(ENOUGH, len(self.situation))) * len(CHECKS)
        return closed_feedback(_PARTS, len(written), fitting, wanted, remarks)


def _remarks(key: str, check: _Check, text: str, reader: Reader) -> Iterator[Remark]:
    asks = list(check.asks(text, reader))
    yield from (Remark(key, Tone.ASK, ask) for ask in asks)
    if not asks:
        yield Remark(key, Tone.GOOD, check.good)


def _of_me(text: str, reader: Reader) -> Iterator[str]:
    lead = _OF_MINE.match(text)
    start = lead.end() if lead else 0
    first = text[start:].split(",")[0]
    if not _I.search(first):
        yield "Dit deel begint bij jou: wat voel jij, of waar heb jij last van? Begin eens met ‘ik’."
    accuses = _ACCUSES.search(text)
    if accuses:
        yield f"Hoort de ander in {quoted(accuses[0])} een verwijt? Wat voel je zelf, los van wat de ander deed?"


def _of_what_i_see(text: str, reader: Reader) -> Iterator[str]:
    absolute = _ABSOLUTE.search(text)
    if absolute:
        yield f"{quoted(absolute[0])} nodigt uit tot ‘niet waar’. Welke ene keer heb je zelf gezien of gehoord?"
    label = _label(text, reader)
    if label:
        yield f"{quoted(label)} is een oordeel of een vermoeden. Wat zou een camera hebben gezien of gehoord?"
    if is_question(text):
        yield "Hier staat al een vraag. Kan die naar het deel ‘vraag aan jou’, en wat zag je zelf?"


def _label(text: str, reader: Reader) -> str:
    """The first word that judges or guesses: of the list of the review, or one that stings in a talk."""
    reading = Reading(text, reader.lexicon)
    hits = reading.find("interpretatie")
    if hits:
        start, end = reading.span(hits[0].first, hits[0].end)
        return text[start:end]
    found = _LABELS.search(text)
    return found[0] if found else ""


def _of_what_i_understand(text: str, reader: Reader) -> Iterator[str]:
    if not _YOU.search(text):
        yield "Dit deel gaat over de ander. Wat begrijp je van diens kant? Zeg het met ‘jij’ of ‘je’."
    but = _BUT.search(text)
    if but:
        yield f"Na {quoted(but[0])} klinkt begrip soms als tegenspraak. Kan dat stuk weg, of naar een ander deel?"


def _of_asking(text: str, reader: Reader) -> Iterator[str]:
    if not is_question(text):
        yield "Hier hoort een echte vraag, met een vraagteken. Wat wil je van de ander horen?"


def _of_us(text: str, reader: Reader) -> Iterator[str]:
    if not _US.search(text):
        yield "Dit deel gaat over jullie samen. Hoe zeg je het met ‘wij’, ‘samen’ of ‘laten we’?"
    must = _YOU_MUST.search(text)
    if must:
        yield f"{quoted(must[0])} legt het bij de ander. Wat kunnen jullie samen doen?"


CHECKS = (
    _Check("ik", "Ik", "Je begint bij jezelf en er klinkt geen verwijt.", _of_me),
    _Check(
        "zie", "Wat ik zie", "Geen ‘altijd’ of ‘nooit’ en geen etiket: zo kan de ander het herkennen.", _of_what_i_see
    ),
    _Check("begrijp", "Wat ik begrijp", "Dit gaat over de kant van de ander.", _of_what_i_understand),
    _Check("vraag", "Vraag aan jou", "Je vraagt het aan de ander zelf.", _of_asking),
    _Check("wij", "Wij", "Je noemt wat jullie samen kunnen doen.", _of_us),
)
PARTS: tuple[tuple[str, str], ...] = tuple((check.part, check.name) for check in CHECKS)
