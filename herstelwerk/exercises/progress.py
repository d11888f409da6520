"""How far a trainee is: per day what is done, begun and untouched, and what comes next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from herstelwerk.exercises.common import Exercise, Feedback, Standing


class DayProgress(NamedTuple):
    """The exercises of one folder (`dag-1`, `eindopdracht`), counted. `minutes_left`: of what is not done."""

    folder: str
    not_tried: int
    begun: int
    done: int
    minutes_left: int

    @property
    def total(self) -> int:
        """All exercises of the folder."""
        return self.not_tried + self.begun + self.done


def standing_of(exercise: Exercise, feedbacks: Mapping[str, Feedback]) -> Standing:
    """Where she stands with an exercise; not tried when there is no feedback of it."""
    feedback = feedbacks.get(exercise.id)
    return feedback.standing if feedback else Standing.NOT_TRIED


def progress(exercises: Sequence[Exercise], feedbacks: Mapping[str, Feedback]) -> tuple[DayProgress, ...]:
    """Per folder, in the order of the exercises, how many are not tried, begun and done."""
    folders = dict.fromkeys(_folder(exercise) for exercise in exercises)
    return tuple(_of_folder(folder, [e for e in exercises if _folder(e) == folder], feedbacks) for folder in folders)


def what_is_next(exercises: Sequence[Exercise], feedbacks: Mapping[str, Feedback]) -> Exercise | None:
    """The first exercise that is not done from where she was last; then what she passed over; None when all is done.

    "Where she was last" is the furthest one she touched: who skips ahead is not sent back.
    """
    touched = [i for i, e in enumerate(exercises) if standing_of(e, feedbacks) is not Standing.NOT_TRIED]
    here = touched[-1] if touched else 0
    in_turn = [*exercises[here:], *exercises[:here]]
    return next((e for e in in_turn if standing_of(e, feedbacks) is not Standing.DONE), None)


def _of_folder(folder: str, exercises: Sequence[Exercise], feedbacks: Mapping[str, Feedback]) -> DayProgress:
    standings = [standing_of(exercise, feedbacks) for exercise in exercises]
    untouched, done = standings.count(Standing.NOT_TRIED), standings.count(Standing.DONE)
    pairs = zip(exercises, standings, strict=True)
    left = sum(exercise.minutes for exercise, standing in pairs if standing is not Standing.DONE)
    return DayProgress(folder, untouched, len(exercises) - untouched - done, done, left)


def _folder(exercise: Exercise) -> str:
    return exercise.id.partition("/")[0]
