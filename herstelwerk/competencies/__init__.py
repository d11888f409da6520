"""Competencies and evaluation: what trainees say of themselves, what a trainer sees and by what, what changed.

Pure: numbers in, numbers and sentences out. The evaluation forms are only ever counted together.
"""

from herstelwerk.competencies.forms import PAPER, Question, Tally, read_questions, read_tally, tally_body
from herstelwerk.competencies.group import GroupSummary, Spread, group_summary
from herstelwerk.competencies.growth import Change, Growth, Step, apart, growth
from herstelwerk.competencies.handed import (
    Handed,
    SelfRatingError,
    handed_body,
    handed_file,
    read_handed,
    read_handed_file,
)
from herstelwerk.competencies.instrument import Block, Instrument, Route, Statement, read_instrument
from herstelwerk.competencies.ratings import (
    Evidence,
    Moment,
    Rated,
    SelfRating,
    TrainerRating,
    rating_body,
    read_rating,
    self_rating,
)
from herstelwerk.competencies.results import Answers, Results, opened, results

__all__ = [
    "PAPER",
    "Answers",
    "Block",
    "Change",
    "Evidence",
    "GroupSummary",
    "Growth",
    "Handed",
    "Instrument",
    "Moment",
    "Question",
    "Rated",
    "Results",
    "Route",
    "SelfRating",
    "SelfRatingError",
    "Spread",
    "Statement",
    "Step",
    "Tally",
    "TrainerRating",
    "apart",
    "group_summary",
    "growth",
    "handed_body",
    "handed_file",
    "opened",
    "rating_body",
    "read_handed",
    "read_handed_file",
    "read_instrument",
    "read_questions",
    "read_rating",
    "read_tally",
    "results",
    "self_rating",
    "tally_body",
]
