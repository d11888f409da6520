"""The kinds of exercise: content in, attempt in, feedback out. Pure; the view is another room's.

A kind joins by standing in `KINDS`. Its content is one TOML file per exercise under `exercises/`.
"""

from __future__ import annotations

from herstelwerk.exercises.attempts import table_of
from herstelwerk.exercises.common import (
    WHOLE,
    Attempt,
    Exercise,
    ExerciseError,
    Feedback,
    Remark,
    Standing,
    Tone,
)
from herstelwerk.exercises.progress import DayProgress, progress, standing_of, what_is_next
from herstelwerk.exercises.reading import KINDS, exercise_id, file_order, read_exercise
from herstelwerk.exercises.shuffle import shuffled
from herstelwerk.exercises.spaced import back_on, origin
from herstelwerk.language.reader import Reader

__all__ = [
    "KINDS",
    "WHOLE",
    "Attempt",
    "DayProgress",
    "Exercise",
    "ExerciseError",
    "Feedback",
    "Remark",
    "Standing",
    "Tone",
    "back_on",
    "exercise_id",
    "feedback",
    "file_order",
    "origin",
    "progress",
    "read_exercise",
    "shuffled",
    "standing_of",
    "what_is_next",
]


def feedback(exercise: Exercise, attempt: Attempt, reader: Reader) -> Feedback:
    """What to say about an attempt; what was never tried says so. Never raises, whatever the attempt holds."""
    return exercise.feedback(table_of(attempt), reader)
