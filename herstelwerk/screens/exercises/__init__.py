"""How each kind of exercise looks: one function per kind, from content and attempt to parts."""

from __future__ import annotations

from collections.abc import Callable

from herstelwerk.exercises import Exercise
from herstelwerk.exercises.checklist import Checklist
from herstelwerk.exercises.choose import Choose
from herstelwerk.exercises.interview import Interview
from herstelwerk.exercises.looked import LIVE
from herstelwerk.exercises.map import Map
from herstelwerk.exercises.match import Match
from herstelwerk.exercises.message import Message
from herstelwerk.exercises.order import Order
from herstelwerk.exercises.rank import Rank
from herstelwerk.exercises.rate import Rate
from herstelwerk.exercises.reflection import Reflection
from herstelwerk.exercises.rewrite import Rewrite
from herstelwerk.exercises.sort import Sort
from herstelwerk.exercises.worksheet import Worksheet
from herstelwerk.screens.exercises.arranging import order, rank
from herstelwerk.screens.exercises.choosing import checklist, choose, match, sort
from herstelwerk.screens.exercises.mapping import drawn_map
from herstelwerk.screens.exercises.rating import rate
from herstelwerk.screens.exercises.trying import Trying
from herstelwerk.screens.exercises.writing import interview, message, reflection, rewrite, worksheet
from herstelwerk.screens.parts import Part

__all__ = ["DRAWN", "LIVE", "body"]

DRAWN: dict[type[Exercise], Callable[..., list[Part]]] = {
    Choose: choose,
    Sort: sort,
    Order: order,
    Match: match,
    Rewrite: rewrite,
    Message: message,
    Rate: rate,
    Rank: rank,
    Map: drawn_map,
    Interview: interview,
    Worksheet: worksheet,
    Checklist: checklist,
    Reflection: reflection,
}


def body(exercise: Exercise, trying: Trying) -> list[Part]:
    """The part of an exercise in which one works."""
    return DRAWN[type(exercise)](exercise, trying)
