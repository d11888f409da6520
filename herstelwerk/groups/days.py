"""The days of a group in words: what is odd about them, and until when one can hand in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from herstelwerk.attendance import ProgrammeError
from herstelwerk.criteria_set import PassRule
from herstelwerk.dutch import long_day
from herstelwerk.groups.group import Course
from herstelwerk.programme import Programme

_SUNDAY = 6
_WEEKS_LATER = timedelta(days=14)


def programme_of(course: Course, rule: PassRule) -> Programme | None:
    """The programme; None while a day is not known or the days cannot be (`wrong_days` says why)."""
    try:
        return course.programme(rule)
    except ProgrammeError:
        return None


def wrong_days(course: Course, rule: PassRule) -> tuple[str, ...]:
    """What is wrong with the days, so that no deadline can be told; nothing while days are only missing."""
    found = tuple(
        f"Dag {number} ({long_day(later)}) komt niet na dag {number - 1} ({long_day(earlier)}). Kijk de datums na."
        for number, (earlier, later) in enumerate(pairwise(course.days), 2)
        if earlier and later and later <= earlier
    )
    if found:
        return found
    try:
        programme = replace(course, again_by=()).programme(rule)
    except ProgrammeError as error:
        return (str(error),)
    if programme is None:
        return ()
    return tuple(_wrong_again(programme.last_day(), course.again_by))


def _wrong_again(first: date, again_by: tuple[date, ...]) -> Iterator[str]:
    for number, (earlier, later) in enumerate(pairwise((first, *again_by)), 2):
        if later <= earlier:
            before = "de eerste inleverdag" if number == 2 else f"die van poging {number - 1}"
            yield (
                f"De laatste dag voor poging {number} ({long_day(later)}) komt niet na {before} "
                f"({long_day(earlier)}). Kijk de datums na."
            )


def odd_days(course: Course) -> tuple[str, ...]:
    """What may be meant so, and may be a slip."""
    found = [
        f"Dag {number} valt op een zondag ({long_day(day)}). Klopt dat?"
        for number, day in enumerate(course.days, 1)
        if day and day.weekday() == _SUNDAY
    ]
    known = [day for day in course.days if day]
    if len(known) > 1 and max(known) - min(known) > timedelta(days=366):
        found.append("Tussen de eerste en de laatste dag zit meer dan een jaar. Klopt dat?")
    return tuple(found)


def deadlines(programme: Programme) -> tuple[str, ...]:
    """Until when each attempt can be handed in, one sentence an attempt."""
    first, *later = (programme.deadline(attempt) for attempt in range(1, len(programme.again_by) + 2))
    return (first, *(f"Poging {attempt}. {told}" for attempt, told in enumerate(later, 2)))


def next_again(programme: Programme, today: date) -> date:
    """A day to begin with when another attempt is agreed: two weeks on."""
    return max(programme.last_day(len(programme.again_by) + 1), today) + _WEEKS_LATER
