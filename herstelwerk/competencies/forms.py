"""The evaluation forms of the last afternoon, counted together (level 1 of Kirkpatrick): never a form, never a person.

What trainees sent is counted in one go, for five forms at least, and that count is kept as it is. Who sends a form
later waits until there are five of those: else the difference between two looks would be that one form. Forms that a
trainer typed in from paper are known to him; they are added to what is shown, and never make up the five.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from herstelwerk.exercises.attempts import text_in, whole_in
from herstelwerk.wording import Wording

Body = dict[str, Any]
LEAST = 5  # forms behind anything that is shown
PAPER = "_papier"  # in a form that was typed in from paper; no question has such an id


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the form. `answers` are those one could choose; an open question has none."""

    id: str
    section: str
    text: str
    answers: tuple[str, ...] = ()
    low: int = 0  # the first answer where they are numbers
    ends: tuple[str, str] = ("", "")

    @property
    def scaled(self) -> bool:
        """Whether the answers are numbers."""
        return any(self.ends)


@dataclass(frozen=True, slots=True)
class Tally:
    """Some forms together: how often each answer was given, and the texts per question in an order of their own."""

    forms: int = 0
    counts: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def answered(self, question: str) -> int:
        """How many forms hold an answer to a question with answers to choose."""
        return sum(self.counts.get(question, ()))


def read_questions(words: Wording) -> tuple[Question, ...]:
    """The questions of the form, as they stand in its content file.

    Raises:
        WordingError: when something is missing in it.
    """
    return tuple(_question(item) for item in words.tables("item"))


def _question(item: Wording) -> Question:
    kind, common = item.text("kind"), (item.id, item.text("section"), item.text("text"))
    if kind == "rating":
        low, high = item.number("low"), item.number("high")
        ends = (item.text("low_label"), item.text("high_label"))
        return Question(*common, tuple(str(n) for n in range(low, high + 1)), low, ends)
    return Question(*common, item.texts("options") if kind == "choice" else ())


def is_paper(form: Mapping[str, Any]) -> bool:
    """Whether a form was typed in from paper."""
    return form.get(PAPER) is True


def tally(forms: Sequence[Mapping[str, Any]], questions: Sequence[Question]) -> Tally:
    """These forms together. Their order means nothing here; an answer that was none to choose is passed over."""
    counts = {q.id: _counts(forms, q) for q in questions if q.answers}
    texts = {q.id: mixed(text_in(form, q.id) for form in forms) for q in questions if not q.answers}
    return Tally(len(forms), counts, texts)


def _counts(forms: Sequence[Mapping[str, Any]], question: Question) -> tuple[int, ...]:
    given = [_place(form, question) for form in forms]
    return tuple(given.count(place) for place in range(len(question.answers)))


def _place(form: Mapping[str, Any], question: Question) -> int | None:
    """Which of the answers was given."""
    if question.scaled:
        value = whole_in(form, question.id, question.low, question.low + len(question.answers) - 1)
        return None if value is None else value - question.low
    answer = form.get(question.id)
    return question.answers.index(answer) if isinstance(answer, str) and answer in question.answers else None


def mixed(texts: Iterable[str]) -> tuple[str, ...]:
    """Texts in an order that follows from each text alone, so that neither time nor the other answers show in it."""
    return tuple(
        sorted((text for text in texts if text), key=lambda text: sha256(text.encode("utf-8", "replace")).digest())
    )


def together(one: Tally, other: Tally) -> Tally:
    """Two tallies as one."""
    ids = {**one.counts, **other.counts}
    counts = {id: _sum(one.counts.get(id, ()), other.counts.get(id, ())) for id in ids}
    names = {**one.texts, **other.texts}
    texts = {id: mixed((*one.texts.get(id, ()), *other.texts.get(id, ()))) for id in names}
    return Tally(one.forms + other.forms, counts, texts)


def _sum(one: tuple[int, ...], other: tuple[int, ...]) -> tuple[int, ...]:
    longest = max(len(one), len(other))
    padded = [numbers + (0,) * (longest - len(numbers)) for numbers in (one, other)]
    return tuple(a + b for a, b in zip(*padded, strict=True))


def tally_body(found: Tally) -> Body:
    """A tally as it is kept."""
    return {
        "forms": found.forms,
        "counts": {id: list(counts) for id, counts in found.counts.items()},
        "texts": {id: list(texts) for id, texts in found.texts.items()},
    }


def read_tally(body: Mapping[str, Any]) -> Tally:
    """A kept tally; nothing counted when there is none.

    Raises:
        ValueError, TypeError, AttributeError: when it is no tally.
    """
    if not body:
        return Tally()
    counts = {str(id): tuple(int(n) for n in numbers) for id, numbers in body["counts"].items()}
    texts = {str(id): tuple(str(text) for text in found) for id, found in body["texts"].items()}
    return Tally(int(body["forms"]), counts, texts)
