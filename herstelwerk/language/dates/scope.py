"""The month or year that a phrase stands in: "van februari", "vd maand", "van volgende maand", "2027"."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from herstelwerk.language.dates.almanac import add_months
from herstelwerk.language.dates.categories import Cat, Unit
from herstelwerk.language.dates.phrase import Anchor, Tokens, skip_small

#: How many months or years an adjective moves: last -1, this 0, next 1.
STEPS = {Cat.LAST: -1, Cat.THIS: 0, Cat.COMING: 1, Cat.NEXT: 1}


class Scope(NamedTuple):
    """A month: of a year that is given, or else of the first year or month that fits."""

    stop: int
    months: tuple[tuple[int, int], ...]  # (year, month) to try, in order of time
    fixed: bool

    def resolve(self, anchor: Anchor, rule: Callable[[int, int], date]) -> date:
        """The first day by this rule that is not before the anchor (looking back: the last not after it).

        ``ValueError`` where no month has such a day, or where the month that was named is over.
        """
        if self.fixed:
            return rule(*self.months[0])
        found = [rule(year, month) for year, month in self.months]
        if anchor.past:
            return max(day for day in found if day <= anchor.day)
        return min(day for day in found if day >= anchor.day)


def read_year(tokens: Tokens, place: int, anchor: Anchor) -> tuple[int | None, int]:
    """The year that begins at this token, and the token after it; ``None`` and the same place without one."""
    token = tokens[place]
    if token.cat is Cat.YEAR:
        return token.value, place + 1
    if token.cat is Cat.NUM and token.end - token.start == 2 and token.word.isdigit():
        near = -1 <= 2000 + token.value - anchor.day.year <= 10 and "," not in token.gap
        counts = tokens[place + 1].cat in {Cat.UNIT, Cat.UNITS, Cat.TIMES, Cat.MONTH, Cat.AND}
        if "'" in token.gap or (near and not counts):
            return 2000 + token.value, place + 1
    beyond = skip_small(tokens, place, 1)
    step = STEPS.get(tokens[beyond].cat)
    if step is not None and tokens[beyond + 1].cat is Cat.UNIT and tokens[beyond + 1].value == Unit.YEAR:
        return anchor.day.year + step, beyond + 2
    return None, place


def _around(anchor: Anchor, month: int) -> tuple[tuple[int, int], ...]:
    return tuple((anchor.day.year + step, month) for step in (-1, 0, 1))


def month_scope(tokens: Tokens, place: int, anchor: Anchor) -> Scope | None:
    """A month, by name or as "the month", "next month", at this token."""
    token = tokens[place]
    if token.cat is Cat.MONTH or token.cat is Cat.SHORT_MONTH:
        year, stop = read_year(tokens, place + 1, anchor)
        if year is not None:
            return Scope(stop, ((year, token.value),), True)
        return Scope(stop, _around(anchor, token.value), False)
    step = STEPS.get(token.cat)
    if step is not None and tokens[place + 1].cat in {Cat.MONTH, Cat.SHORT_MONTH}:
        return month_scope(tokens, place + 1, anchor)
    unit = tokens[place + (step is not None)]
    if unit.cat is not Cat.UNIT or unit.value != Unit.MONTH:
        return None
    first = anchor.day.replace(day=1)
    if tokens[place + 1 + (step is not None)].cat in {Cat.MONTH, Cat.SHORT_MONTH}:  # de maand mei
        return month_scope(tokens, place + 1 + (step is not None), anchor)
    if step is None:
        months = tuple((m.year, m.month) for m in (add_months(first, n) for n in (-1, 0, 1, 2)))
        return Scope(place + 1, months, False)
    month = add_months(first, step)
    return Scope(place + 2, ((month.year, month.month),), True)


def inner_scope(tokens: Tokens, place: int, anchor: Anchor) -> Scope | None:
    """The month after "van", "in", "vd" at this token."""
    token = tokens[place]
    if token.cat is Cat.IN or token.word == "of":  # English: first monday of february
        place += 1
    elif token.cat not in {Cat.FILL, Cat.MONTH, Cat.SHORT_MONTH, *STEPS}:
        return None
    place = skip_small(tokens, place)
    if tokens[place].word == "nieuwe jaar":
        return Scope(place + 1, ((anchor.day.year + 1, 1),), True)
    return month_scope(tokens, place, anchor)
