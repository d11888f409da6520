"""What may be shown of the evaluation forms, and when: see `forms` for why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from herstelwerk.competencies.forms import LEAST, Question, Tally, is_paper, tally, together


class Answers(NamedTuple):
    """What was answered to one question. `counts` and `middle` are None where too few answered."""

    question: Question
    counts: tuple[int, ...] | None = None
    middle: float | None = None
    texts: tuple[str, ...] = ()

    @property
    def number(self) -> int:
        """How many answers are counted here."""
        return sum(self.counts or ())


@dataclass(frozen=True, slots=True)
class Results:
    """Where it stands with the forms of a group.

    Attributes:
        sent: how many forms trainees sent; only this number is told of forms that wait.
        paper: how many forms were typed in.
        counted: how many forms stand behind `answers`, those from paper included.
        waiting: how many sent forms are not counted in `answers`.
        may_open: whether enough of them wait to be counted.
        answers: per question what may be shown, or nothing at all.
    """

    sent: int
    paper: int
    counted: int
    waiting: int
    may_open: bool
    answers: tuple[Answers, ...] = ()


def opened(forms: Sequence[Mapping[str, Any]], questions: Sequence[Question], before: Tally) -> Tally:
    """The tally of all forms that trainees sent, when enough of them are new; else the one there was."""
    sent = [form for form in forms if not is_paper(form)]
    return tally(sent, questions) if len(sent) - before.forms >= LEAST else before


def results(forms: Sequence[Mapping[str, Any]], questions: Sequence[Question], seen: Tally) -> Results:
    """What may be shown. `seen` is the tally that was opened last, an empty one when none was."""
    on_paper = [form for form in forms if is_paper(form)]
    sent = len(forms) - len(on_paper)
    waiting = max(0, sent - seen.forms)
    typed = tally(on_paper, questions)
    counted = seen.forms + typed.forms
    answers = tuple(_answers(q, seen, typed) for q in questions) if counted >= LEAST else ()
    return Results(sent, len(on_paper), counted if answers else 0, waiting, waiting >= LEAST, answers)


def _answers(question: Question, seen: Tally, typed: Tally) -> Answers:
    """What was sent counts when five or more answered: whoever knows the forms from paper can subtract them."""
    if not question.answers:
        return Answers(question, texts=together(seen, typed).texts.get(question.id, ()))
    sent = seen if seen.answered(question.id) >= LEAST else Tally()
    counts = together(sent, typed).counts.get(question.id, ())
    if sum(counts) < LEAST:
        return Answers(question)
    return Answers(question, counts, middle_of(counts, question.low) if question.scaled else None)


def middle_of(counts: Sequence[int], low: int) -> float:
    """The median of numbers that are told as counts, the first of which is for `low`."""
    numbers = [low + place for place, count in enumerate(counts) for _ in range(count)]
    half = len(numbers) // 2
    return float(numbers[half]) if len(numbers) % 2 else (numbers[half - 1] + numbers[half]) / 2
