"""Dates in words: by which day is an action done, as its "wanneer" says it?

The conventions are those of ``codebook`` section 7; the decisions that it leaves open are listed in
``deciding`` and ``months`` beside the code that takes them. Nothing here reads a file or a clock.

>>> from datetime import date
>>> read_when("volgende week dinsdag", date(2026, 11, 12)).date
datetime.date(2026, 11, 17)
>>> read_when("zo snel mogelijk", date(2026, 11, 12)).kind
<Kind.VAGUE: 'vague'>
"""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from herstelwerk.language.dates import grammar as _grammar  # noqa: F401  (fills the table of readers)
from herstelwerk.language.dates.deciding import decide
from herstelwerk.language.dates.phrase import Anchor
from herstelwerk.language.dates.scanning import Scan
from herstelwerk.language.dates.tokens import tokenise

__all__ = ["Kind", "When", "read_when"]


class Kind(StrEnum):
    """How a text says when."""

    POINT = "point"
    PERIOD = "period"
    REPETITION = "repetition"
    VAGUE = "vague"


class When(NamedTuple):
    """What a text says about when.

    ``start`` and ``end`` count the code points of the words that carry the date; they hold the whole text
    where it is vague. ``weekday_clash``: a weekday beside the date is another day ("dinsdag 20 november").
    """

    kind: Kind
    date: date | None
    start: int
    end: int
    weekday_clash: bool


def read_when(text: str, plan_date: date) -> When:
    """Read the day by which an action is done, counted from the day of the plan (codebook, section 7).

    Never raises, whatever the text; the time it takes grows with the length of the text and no more.
    """
    tokens = tokenise(text)
    try:
        found = decide(Scan(tokens, Anchor(plan_date)))
    except (OverflowError, ValueError):  # a day beyond the calendar
        found = None
    if found is None:
        return When(Kind.VAGUE, None, 0, len(text), False)
    kind = Kind.REPETITION if found.repeated else Kind.PERIOD if found.period else Kind.POINT
    start, end = tokens[found.first].start, tokens[found.stop - 1].end
    return When(kind, found.day, start, end, found.clash)
