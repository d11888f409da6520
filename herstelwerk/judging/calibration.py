"""Practising to judge: example hand-ins with a reference judgement and a reason per criterion, and a trainer's own try.

What a trainer tries is hers alone and no judgement of anyone: it is kept as a sheet, apart from real judgements. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from herstelwerk.domain import FinalAssignment
from herstelwerk.judging.side import STRICT, Beside
from herstelwerk.problems import Problem, shown
from herstelwerk.results import Level
from herstelwerk.wording import Wording, WordingError

_LEVELS = ", ".join(Level)


class Look(NamedTuple):
    """Words in a hand-in that a reason points at."""

    where: str
    quote: str


class Reference(NamedTuple):
    """How a criterion of an example is judged, why, and where one sees it."""

    criterion: str
    level: Level
    reason: str
    look: tuple[Look, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """An example hand-in to judge, with its reference judgements by criterion."""

    id: str
    title: str
    about: str
    assignment: FinalAssignment
    references: Mapping[str, Reference]


class Answer(NamedTuple):
    """What a trainer answered on one criterion; `level` is None as long as only a reason stands there."""

    level: Level | None = None
    reason: str = ""


class Round(NamedTuple):
    """One time through an example. Once `done`, the reference is shown and nothing changes any more."""

    answers: Mapping[str, Answer] = {}
    done: bool = False


@dataclass(frozen=True, slots=True)
class Practice:
    """All that a trainer practised: per example her rounds, first to last."""

    rounds: Mapping[str, tuple[Round, ...]] = field(default_factory=dict)

    def now(self, id: str) -> Round:
        """The round of an example that is in hand, or the last one."""
        return (self.rounds.get(id) or (Round(),))[-1]

    def finished(self, id: str) -> tuple[Round, ...]:
        """The rounds of an example that are done."""
        return tuple(one for one in self.rounds.get(id, ()) if one.done)

    def answer(self, id: str, criterion: str, answer: Answer) -> Practice:
        """With this answer in the round in hand; a round that is done stays as it is."""
        now = self.now(id)
        return self if now.done else self._with(id, now._replace(answers={**now.answers, criterion: answer}))

    def finish(self, id: str) -> Practice:
        """With the round in hand done."""
        return self._with(id, self.now(id)._replace(done=True))

    def again(self, id: str) -> Practice:
        """With a new, empty round after the one that is done."""
        if not self.now(id).done:
            return self
        return replace(self, rounds={**self.rounds, id: (*self.rounds[id], Round())})

    def _with(self, id: str, now: Round) -> Practice:
        return replace(self, rounds={**self.rounds, id: (*self.rounds.get(id, ())[:-1], now)})


def unanswered(now: Round, criteria: Iterable[str]) -> tuple[str, ...]:
    """The criteria without a level yet."""
    return tuple(id for id in criteria if now.answers.get(id, Answer()).level is None)


def compared(example: Example, done: Round) -> Beside:
    """A finished round beside the reference, first the trainer and then the reference, for the figures of `side`."""
    pairs = {
        id: (answer.level, example.references[id].level)
        for id, answer in done.answers.items()
        if id in example.references and answer.level is not None
    }
    return Beside(example.id, 1, pairs, ())


def last_rounds(practice: Practice, examples: Iterable[Example]) -> tuple[Beside, ...]:
    """The last finished round of each example, beside its reference."""
    return tuple(compared(one, done[-1]) for one in examples if (done := practice.finished(one.id)))


class LookAgain(NamedTuple):
    """A criterion on which a trainer differed from the reference: how often stricter (lower), how often milder."""

    criterion: str
    stricter: int
    milder: int
    total: int


def look_again(documents: Iterable[Beside]) -> tuple[LookAgain, ...]:
    """The criteria to look at again, the one with most differences first; those without any are left out."""
    gaps: dict[str, list[int]] = {}
    for one in documents:
        for id, (mine, reference) in one.pairs.items():
            gaps.setdefault(id, []).append(STRICT[mine] - STRICT[reference])
    found = [
        LookAgain(id, sum(gap > 0 for gap in each), sum(gap < 0 for gap in each), len(each))
        for id, each in gaps.items()
    ]
    return tuple(
        sorted((one for one in found if one.stricter or one.milder), key=lambda one: -one.stricter - one.milder)
    )


def read_example(words: Wording, id: str, assignment: FinalAssignment) -> Example:
    """An example with its references, out of its file.

    These are about the criteria of the house; a team with other criteria practises with those that have a reference.

    Raises:
        WordingError: when a reference is double, has a level that does not exist, or no reason.
    """
    found: dict[str, Reference] = {}
    for one in words.tables("reference"):
        level = next((level for level in Level if level == one.text("level")), None)
        if level is None:
            raise WordingError(one.name, (Problem(one.id, f"er staat {shown(one.text('level'))}", _LEVELS),))
        if one.id in found or not one.text("reason").strip():
            wrong = "deze eis staat er twee keer" if one.id in found else "de reden is leeg"
            raise WordingError(one.name, (Problem(one.id, wrong, "één oordeel met een reden"),))
        looks = tuple(Look(*_parted(text)) for text in one.texts("look"))
        found[one.id] = Reference(one.id, level, one.text("reason"), looks)
    return Example(id, words.text("title"), words.text("about"), assignment, found)


def _parted(text: str) -> tuple[str, str]:
    where, _, quote = text.partition(": ")
    return where.strip(), quote.strip()


def read_practice(body: Mapping[str, Any]) -> Practice:
    """Practice as it is kept.

    Raises:
        ValueError, TypeError, AttributeError: for what is no practice.
    """
    rounds = {}
    for id, kept in body.get("rounds", {}).items():
        rounds[str(id)] = tuple(
            Round(
                {
                    str(criterion): Answer(
                        Level(one["level"]) if one.get("level") else None, str(one.get("reason", ""))
                    )
                    for criterion, one in each.get("answers", {}).items()
                },
                bool(each.get("done", False)),
            )
            for each in kept
        )
    return Practice(rounds)


def practice_body(practice: Practice) -> dict[str, Any]:
    """Practice as a JSON object."""
    return {
        "rounds": {
            id: [
                {
                    "answers": {c: {"level": a.level or "", "reason": a.reason} for c, a in one.answers.items()},
                    "done": one.done,
                }
                for one in each
            ]
            for id, each in practice.rounds.items()
        }
    }
