"""Questions that come back: a few of an earlier day at the start of a later one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from herstelwerk.exercises.choose import Choose, Question
from herstelwerk.exercises.common import Exercise

MOST = 5  # questions a day
SLUG = "nog-even-terug"
_SEPARATOR = ":"


def back_on(exercises: Iterable[Exercise], day: int) -> Choose | None:
    """The questions that come back on a day, as an exercise of its own; None when there are none.

    At most `MOST`, one of each exercise before a second of any. The id of a question keeps where it comes from
    (`dag-1/wat-herstel-niet-is:q1`, see `origin`), so that an answer can be laid beside the first one.
    """
    coming = [
        [(exercise, question) for question in exercise.question if day in question.back_on]
        for exercise in exercises
        if isinstance(exercise, Choose) and exercise.day is not None and exercise.day < day
    ]
    picked = list(_in_turn(coming))[:MOST]
    if not picked:
        return None
    return Choose(
        id=f"dag-{day}/{SLUG}",
        kind="choose",
        title="Nog even terug",
        part="ochtend",
        rows=tuple(sorted({row for exercise, _ in picked for row in exercise.rows})),
        slides=tuple(sorted({slide for exercise, _ in picked for slide in exercise.slides})),
        minutes=len(picked),
        goal="Je haalt op wat je eerder leerde. Zo blijft het beter hangen.",
        read="Deze vragen ken je. Ze komen met opzet terug: iets zelf ophalen werkt beter dan het nog eens lezen.",
        task="Antwoord eerst uit je hoofd. Kijk daarna wat erbij staat.",
        after="Was er iets weg? Blader terug naar de dag waar de vraag vandaan komt.",
        question=tuple(_moved(exercise, question) for exercise, question in picked),
    )


def origin(id: str) -> tuple[str, str]:
    """The exercise and the question that the id of a question that came back stands for.

    Raises:
        ValueError: when the id is not one of a question that came back.
    """
    exercise, separator, question = id.rpartition(_SEPARATOR)
    if not separator:
        raise ValueError(f"dit is geen vraag die terugkwam: {id}")
    return exercise, question


def _moved(exercise: Exercise, question: Question) -> Question:
    """The question under its long id; a copy is not checked again, since a short id has no room for its origin."""
    return question.model_copy(update={"id": f"{exercise.id}{_SEPARATOR}{question.id}"})


def _in_turn(groups: list[list[tuple[Choose, Question]]]) -> Iterator[tuple[Choose, Question]]:
    """One of each group, then a second of each, and so on."""
    for turn in zip_longest(*groups):
        yield from (pair for pair in turn if pair is not None)
