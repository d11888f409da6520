"""What a trainee sees of her standing: what she did not have looked at yet is begun, and not right or wrong."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from herstelwerk.exercises.attempts import table_of
from herstelwerk.exercises.common import Exercise, Standing
from herstelwerk.exercises.map import Map
from herstelwerk.exercises.message import Message
from herstelwerk.exercises.rank import Rank
from herstelwerk.exercises.rate import Rate
from herstelwerk.exercises.rewrite import Rewrite
from herstelwerk.language.reader import Reader

LOOKED = "_looked"  # in an attempt beside its answers; feedback passes it over
# Kinds whose answer speaks at once, in her own words; the others wait until she asks to look.
LIVE: frozenset[type[Exercise]] = frozenset({Rewrite, Message, Rate, Map, Rank})


def seen_standing(exercise: Exercise, attempt: Mapping[str, Any], reader: Reader) -> Standing:
    """Where someone stands with an exercise, as she sees it herself; never raises, whatever the attempt holds."""
    table = table_of(attempt)
    now = exercise.feedback(table, reader).standing
    if now is Standing.NOT_TRIED or type(exercise) in LIVE or table.get(LOOKED):
        return now
    return Standing.STARTED
