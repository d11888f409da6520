"""The log of what a trainer says over signals: judgements, findings set aside, and what was taken back.

A history only grows. Undoing something is a new line as well, so that it stays visible who said what, when and why.
The signal that the trainer saw is kept beside the judgement: a later change of the rules changes no earlier word.
Pure: moments and names come in as values, and texts of people are kept letter for letter.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import pairwise

from herstelwerk.results import CriterionResult, Level, Signal


class JudgementError(ValueError):
    """A line that cannot be added to a history, as a Dutch sentence that says what is needed."""


def needs_reason(signal: Signal, level: Level) -> bool:
    """Whether a judgement goes against the signal, so that a reason is asked (codebook 5)."""
    return (signal is Signal.IN_ORDER and level is not Level.MET) or (signal is Signal.ATTENTION and level is Level.MET)


def _has_words(text: str) -> bool:
    # A dot or a space is no reason; the text itself is never changed.
    return any(sign.isalnum() for sign in text)


def _check(*conditions: tuple[bool, str]) -> None:
    for holds, sentence in conditions:
        if not holds:
            raise JudgementError(sentence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What every line of a history has: who, and when.

    Raises:
        JudgementError: without a name, or with a moment without an offset. Such a moment is not read as Dutch time:
            in the night that the clock goes back it could be two moments, and the order of lines must be certain.
    """

    by: str
    at: datetime

    def __post_init__(self) -> None:
        _check(
            (_has_words(self.by), "Wie zegt dit? Vul een naam of code in."),
            (self.at.utcoffset() is not None, "Bij het tijdstip hoort een tijdzone, zoals 2026-11-20T16:30:00+01:00."),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement(Line):
    """The level a trainer gives one criterion, beside the signal she saw; `comment` is for the trainee.

    Raises:
        JudgementError: as `Line`, or without the reason that `needs_reason` asks.
    """

    criterion: str
    signal: Signal
    level: Level
    reason: str = ""
    comment: str = ""
    rules: str = ""  # the version of the rules that gave the signal

    def __post_init__(self) -> None:
        Line.__post_init__(self)  # by name: with slots, super() would look in a class that no longer exists
        _check(
            (_has_words(self.criterion), "Over welke eis gaat dit oordeel? Noem de eis, zoals K3 of A7."),
            # A bare text equals its level but is not that level; let in here, it would be miscounted further on.
            (isinstance(self.level, Level), "Een oordeel is voldaan, deels of niet."),
            (isinstance(self.signal, Signal), "Een signaal is in orde, let op, niet te beoordelen of nog leeg."),
            (
                not self.overrules or _has_words(self.reason),
                f"Bij {self.criterion} zegt het programma ‘{self.signal}’ en jij ‘{self.level}’. "
                "Dat mag; schrijf er kort bij waarom.",
            ),
        )

    @property
    def overrules(self) -> bool:
        """Whether the trainer saw it otherwise than the program."""
        return needs_reason(self.signal, self.level)


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark(Line):
    """A comment for the trainee that judges nothing: on a criterion or on a part of the reflection (`about`), and
    where it is on certain words, on those: their place in the hand-in, where they begin, and the words themselves.

    Raises:
        JudgementError: as `Line`, or without what it is about or without words.
    """

    about: str
    text: str
    where: str = ""
    start: int = 0
    quote: str = ""

    def __post_init__(self) -> None:
        Line.__post_init__(self)
        _check(
            (_has_words(self.about), "Waar gaat deze opmerking over? Noem de eis of het deel van de reflectie."),
            (_has_words(self.text), "De opmerking is nog leeg."),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Dismissed(Line):
    """A finding set aside: by the place and the code of the finding, as in a hand-in.

    Raises:
        JudgementError: as `Line`, or without place, code or reason.
    """

    where: str
    code: str
    reason: str

    def __post_init__(self) -> None:
        Line.__post_init__(self)
        _check(
            (_has_words(self.where) and _has_words(self.code), "Welke bevinding leg je opzij? Noem plek en code."),
            (_has_words(self.reason), "Je legt een bevinding opzij. Schrijf er kort bij waarom."),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn(Line):
    """An earlier line taken back; `line` is its number, the first line being 1.

    Raises:
        JudgementError: as `Line`, or without a reason.
    """

    line: int
    reason: str

    def __post_init__(self) -> None:
        Line.__post_init__(self)
        _check((_has_words(self.reason), "Je neemt iets terug. Schrijf er kort bij waarom."))


@dataclass(frozen=True, slots=True)
class History:
    """All lines about one attempt of one trainee, oldest first. Every method gives a new history.

    Raises:
        JudgementError: when a line is older than the one before it, or takes back what cannot be taken back.
    """

    lines: tuple[Line, ...] = ()
    trainee: str = ""
    attempt: int = 1

    def __post_init__(self) -> None:
        for earlier, later in pairwise(self.lines):
            # In UTC, for within one zone Python compares the hands of the clock, also where the hour comes twice.
            in_order = earlier.at.astimezone(UTC) <= later.at.astimezone(UTC)
            _check((in_order, "Deze regel is ouder dan de vorige. Een geschiedenis groeit alleen aan het eind."))
        taken_back: set[int] = set()
        for number, line in enumerate(self.lines, 1):
            if isinstance(line, Withdrawn):
                n = line.line
                _check(
                    (0 < n < number, f"Regel {n} is er niet, dus die kun je niet terugnemen."),
                    (n not in taken_back, f"Regel {n} is al teruggenomen."),
                )
                again = "Terugnemen kun je niet terugnemen. Geef je oordeel gewoon opnieuw."
                _check((not isinstance(self.lines[n - 1], Withdrawn), again))
                taken_back.add(n)

    def add(self, line: Line) -> History:
        """This history with one more line."""
        return replace(self, lines=(*self.lines, line))

    def judge(
        self,
        result: CriterionResult,
        level: Level,
        *,
        by: str,
        at: datetime,
        reason: str = "",
        comment: str = "",
        rules: str = "",
    ) -> History:
        """Judge one criterion of a review made with `rules`; an earlier judgement stays in the log."""
        said = {"reason": reason, "comment": comment, "rules": rules}
        return self.add(Judgement(criterion=result.id, signal=result.signal, level=level, by=by, at=at, **said))

    def dismiss(self, where: str, code: str, *, reason: str, by: str, at: datetime) -> History:
        """Set a finding aside."""
        return self.add(Dismissed(where=where, code=code, reason=reason, by=by, at=at))

    def withdraw(self, line: int, *, reason: str, by: str, at: datetime) -> History:
        """Take back the judgement or dismissal with this number; what was said before it holds again."""
        return self.add(Withdrawn(line=line, reason=reason, by=by, at=at))

    @property
    def standing(self) -> tuple[tuple[int, Line], ...]:
        """What was said and not taken back, with the numbers of the lines."""
        gone = {line.line for line in self.lines if isinstance(line, Withdrawn)}
        numbered = enumerate(self.lines, 1)
        return tuple((n, line) for n, line in numbered if n not in gone and not isinstance(line, Withdrawn))

    @property
    def judgements(self) -> dict[str, Judgement]:
        """The last word on each criterion."""
        return {line.criterion: line for _, line in self.standing if isinstance(line, Judgement)}

    @property
    def remarks(self) -> tuple[tuple[int, Remark], ...]:
        """The comments that were not taken back, with their numbers."""
        return tuple((number, line) for number, line in self.standing if isinstance(line, Remark))

    @property
    def dismissals(self) -> dict[tuple[str, str], Dismissed]:
        """The findings that are set aside now, by place and code."""
        return {(line.where, line.code): line for _, line in self.standing if isinstance(line, Dismissed)}
