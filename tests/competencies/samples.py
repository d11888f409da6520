"""The instrument as it is, numbers of any kind, and forms of a last afternoon."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from herstelwerk.competencies import (
    Evidence,
    Instrument,
    Question,
    Rated,
    Route,
    SelfRating,
    TrainerRating,
    read_instrument,
    read_questions,
)
from herstelwerk.workbook import Workbook

_WORKBOOK = Workbook.find()
INSTRUMENT: Instrument = read_instrument(_WORKBOOK.instrument("competenties"))
QUESTIONS: tuple[Question, ...] = read_questions(_WORKBOOK.wording("evaluatieformulier"))
IDS = INSTRUMENT.ids
DAYS = st.none() | st.dates(date(2000, 1, 1), date(2100, 1, 1))

scores = st.dictionaries(st.sampled_from(IDS), st.integers(1, 5))
self_ratings = st.builds(SelfRating, scores, scores, scores, DAYS, DAYS)
_evidence = st.lists(st.tuples(st.sampled_from(Route), st.text(max_size=20), DAYS), max_size=4).map(
    lambda found: tuple(Evidence(f"e{n}", *one) for n, one in enumerate(found, 1))
)
rated = st.builds(Rated, st.none() | st.integers(1, 5), _evidence).filter(lambda one: one != Rated())
trainer_ratings = st.builds(TrainerRating, st.dictionaries(st.sampled_from(IDS), rated))


def form(**answers: Any) -> dict[str, Any]:
    """A form with these answers; `trainer_clear` is the question `trainer-clear`."""
    return {id.replace("_", "-") if id != "_papier" else id: answer for id, answer in answers.items()}


def forms(number: int, **answers: Any) -> list[dict[str, Any]]:
    """As many forms with the same answers."""
    return [form(**answers) for _ in range(number)]
