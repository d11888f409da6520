"""Dates in words: by which day is an action done, as its "wanneer" says it?

The conventions are those of the codebook, section 7. Nothing here reads a file or a clock. Where the
codebook is silent these were chosen:

- "elke dinsdag tot kerst" gives the limit (25 December); a count and "vier weken lang" give the last time.
- "voor, tegen, tot december" gives 1 December; before a week or weekend the period's last day stands.
- "begin volgende week" is the whole week: parts of a week have no agreed day. "begin 2027" names no day.
- "komende week" is the next calendar week, "de komende week" seven days on; "maand" likewise.
- "de 15e" on the 15th is next month's; "donderdag" on a Thursday is next week's.
- A list of weekdays runs forward ("ma, wo en vr"); of more days the latest counts, a limit before all.
- The second week of a month is counted by its Thursdays, as ISO 8601 counts the weeks of a year.
- "ergens" before a period makes it vague, before a day or a limit not; "rond" changes nothing; "nu" is today.
- Sinterklaas is 5 December, kerst 25, oud en nieuw 31; feasts of other calendars (Suikerfeest) are vague.
- 29 February without a year is vague where the next one lies in a common year.

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
