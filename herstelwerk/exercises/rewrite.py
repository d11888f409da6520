"""Rewrite a sentence: the reader of the review looks whether what was asked has gone, and points at words if not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal

from pydantic import Field, model_validator

from herstelwerk.domain import Part
from herstelwerk.exercises import questions
from herstelwerk.exercises.answers import Answered, in_words
from herstelwerk.exercises.attempts import text_in
from herstelwerk.exercises.common import (
    Attempt,
    Exercise,
    Fault,
    Feedback,
    Id,
    Line,
    Loose,
    Many,
    Remark,
    Tone,
    refused,
)
from herstelwerk.exercises.wording import Things, closed_feedback, quoted
from herstelwerk.language.reader import IDENTIFYING, VAGUE_WHEN, Reader
from herstelwerk.language.reading import Mark
from herstelwerk.problems import shown

_SENTENCES = Things("zin", "zinnen")
_SOME_DAY = date(2026, 11, 16)  # a Monday; whether a text names a day hardly depends on the day of the plan
_WORD = re.compile(r"\w+")
SHORTEST = 2  # words; a *wanneer* may be one

Stem = Annotated[str, Field(min_length=1, max_length=40)]  # blanks stay: "met " is a word of its own

ASKABLE: dict[str, tuple[str, ...]] = {
    "entry": ("third_person", "negative", "jargon", "vague", "interpretation"),
    "goal": ("worker_goal", "third_person", "jargon", "avoidance", "negative"),
    "action": ("too_big", "vague_action", "jargon", "third_person"),
    "when": (VAGUE_WHEN,),
    "question": (questions.CLOSED, questions.WHY, questions.PROBLEM, questions.LEADING),
}
ASKS = {
    "third_person": "Bij {quote} vertelt iemand anders. Hoe zou de cliënt dit zelf zeggen, met ‘ik’ of ‘mijn’?",
    "negative": "{quote} zegt wat er niet is. Wat is er wel, of wat komt ervoor in de plaats?",
    "jargon": "{quote} is werktaal. Met welk gewoon woord zou de cliënt dit aan een buurman vertellen?",
    "vague": "{quote} kan nog over van alles gaan. Wat doet deze ene mens: met wie, waar, wanneer of hoe vaak?",
    "interpretation": "{quote} is wat jij ervan vindt of vermoedt. Wat heb je gezien of gehoord?",
    "worker_goal": "{quote} klinkt als de wens van een ander. Hoe klinkt het als de cliënt het zelf wil?",
    "avoidance": "{quote} loopt ergens van weg. Waar wil de cliënt heen?",
    "too_big": "{quote} is nog een grote stap. Welk klein stuk lukt in één keer?",
    "vague_action": "Hoe zie je of {quote} is gebeurd? Welke handeling kun je aanwijzen of tellen?",
    VAGUE_WHEN: "Uit {quote} volgt nog geen dag. Wanneer is het klaar?",
    questions.CLOSED: "Op {quote} is ‘ja’ of ‘nee’ genoeg. Hoe vraag je het zodat er een verhaal komt?",
    questions.WHY: "Bij {quote} denkt iemand al gauw: ik moet me verdedigen. Hoe vraag je het met ‘wat’ of ‘hoe’?",
    questions.PROBLEM: "Met {quote} gaat het gesprek weer over het probleem. Welke kracht of wens zit eronder?",
    questions.LEADING: "{quote} legt het antwoord al klaar. Hoe laat je het aan de ander?",
    IDENTIFYING: "{quote} wijst misschien naar één persoon. Zet je er een code voor in de plaats, zoals [ZUS-1]?",
}


class Sentence(Part):
    """A sentence to rewrite: which codes have to go, a rewording that passes, and stems of what it is about."""

    id: Id
    text: Line
    reads_as: Annotated[Literal["entry", "goal", "action", "when", "question"], Field(alias="as")]
    asks: Annotated[Many[str], Field(min_length=1)]
    example: Line
    because: Line
    keep: Many[Stem] = ()
    problem_words: Many[Line] = ()
    note: Loose = ""

    @model_validator(mode="after")
    def _fits(self) -> Sentence:
        faults = tuple(self._faults())
        if faults:
            raise refused(*faults)
        return self

    def _faults(self) -> Iterator[Fault]:
        askable = ASKABLE[self.reads_as]
        for code in self.asks:
            if code not in askable:
                yield Fault("asks", f"{shown(code)} hoort niet bij as = {shown(self.reads_as)}", ", ".join(askable))
        if questions.PROBLEM in self.asks and not self.problem_words:
            yield Fault("problem_words", "dit ontbreekt", "de woorden die weg moeten, omdat asks ‘problem’ noemt")
        if same_words(self.text, self.example):
            yield Fault("example", "het voorbeeld is de zin zelf", "een zin die er anders staat")

    def marks(self, text: str, reader: Reader) -> list[Mark]:
        """What a text still carries of the codes that were asked, each code once."""
        found: dict[str, Mark] = {}
        for mark in self._read(text, reader):
            if mark.code in self.asks:
                found.setdefault(mark.code, mark)
        return list(found.values())

    def _read(self, text: str, reader: Reader) -> list[Mark]:
        if self.reads_as == "question":
            marks = (questions.closed(text), questions.why(text), questions.leading(text))
            return [m for m in (*marks, questions.problem(text, self.problem_words)) if m is not None]
        if self.reads_as == "when":
            return [] if reader.when(text, _SOME_DAY).date else [Mark(VAGUE_WHEN, 0, len(text))]
        read = {"entry": reader.entry, "goal": reader.goal, "action": reader.action}[self.reads_as]
        return read(text)

    def remarks(self, text: str, reader: Reader) -> Iterator[Remark]:
        """Questions about what is still there, or why this rewording works with another one beside it."""
        asks = list(self._asks(text, reader))
        yield from (Remark(self.id, Tone.ASK, ask) for ask in asks)
        if not asks:
            yield Remark(self.id, Tone.GOOD, f"{self.because} Zo kan het ook: {quoted(self.example)}")
        for mark in reader.identifying(text)[:1]:
            yield Remark(self.id, Tone.INFO, _asked(mark, text))

    def _asks(self, text: str, reader: Reader) -> Iterator[str]:
        if same_words(self.text, text):
            yield "Dit is nog dezelfde zin. Wat zou jij eraan veranderen?"
            return
        if self.reads_as != "when" and len(_WORD.findall(text)) < SHORTEST:
            yield f"{quoted(text)} is nog heel kort. Hoe wordt het een hele zin?"
            return
        for mark in self.marks(text, reader):
            yield _asked(mark, text)
        low = text.casefold()
        if self.keep and not any(stem.casefold() in low for stem in self.keep):
            yield f"Gaat je zin nog over hetzelfde? Ik mis iets als {quoted(self.keep[0].strip())}."


class Rewrite(Exercise):
    """Sentences to rewrite. Attempt: `{"s1": "text"}`."""

    kind: Literal["rewrite"]
    sentence: Annotated[Many[Sentence], Field(min_length=1)]

    def answers(self, attempt: Attempt) -> tuple[Answered, ...]:
        """Each sentence with her own."""
        return in_words((f"‘{sentence.text}’ wordt", text_in(attempt, sentence.id)) for sentence in self.sentence)

    def feedback(self, attempt: Attempt, reader: Reader) -> Feedback:
        """A sentence fits when none of the asked codes is left, it is about the same, and it is not the old one."""
        written = [(s, text) for s in self.sentence if (text := text_in(attempt, s.id))]
        remarks = [remark for sentence, text in written for remark in sentence.remarks(text, reader)]
        fitting = sum(1 for remark in remarks if remark.tone is Tone.GOOD)
        return closed_feedback(_SENTENCES, len(written), fitting, len(self.sentence), remarks)


def same_words(one: str, other: str) -> bool:
    """Whether two texts differ in nothing but capitals, blanks and signs."""
    return _WORD.findall(one.casefold()) == _WORD.findall(other.casefold())


def _asked(mark: Mark, text: str) -> str:
    ask = ASKS[mark.code].replace("{quote}", quoted(text[mark.start : mark.end]))
    return f"{ask} Misschien {quoted(mark.detail)}?" if mark.code == "jargon" and mark.detail else ask
