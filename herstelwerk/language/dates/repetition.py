"""Repetitions: "elke dinsdag", "zes keer op donderdag", "3x per week", "vier dinsdagen"."""

from datetime import date
from typing import Final

from herstelwerk.language.dates.almanac import DAY, add_months
from herstelwerk.language.dates.categories import Cat, Step, Unit
from herstelwerk.language.dates.phrase import Anchor, Tokens, read_phrase, skip_small

_STEPS: Final[dict[int, int]] = {
    Unit.DAY: 1, Unit.WORKDAY: 1, Unit.WEEK: 7, Unit.WEEKEND: 7, Unit.MONTH: Step.MONTHLY,
}  # fmt: skip
_UNITS: Final = frozenset({Cat.UNIT, Cat.UNITS})
_WEEKDAYS: Final = frozenset({Cat.WEEKDAY, Cat.SHORT, Cat.WEEKDAYS})


class Repetition:
    """What the text says about returning: how often, how many times, on which weekdays, and where."""

    def __init__(self) -> None:
        """Nothing said yet."""
        self.active = False
        self.count = 0
        self.step = 0
        self.days: set[int] = set()
        self.places: list[int] = []

    def take(self, tokens: Tokens, place: int, anchor: Anchor) -> int:
        """Take in a sign of repetition at this token; the place after it, or the same place without one."""
        cat = tokens[place].cat
        if cat is Cat.EACH:
            stop = self._each(tokens, place, anchor)
        elif cat is Cat.PER:
            stop = self._per(tokens, place)
        elif cat is Cat.WEEKDAYS:
            stop = self._weekdays(tokens, place)
        else:
            stop = self._counted(tokens, place)
        if stop > place:
            self.places.extend((place, stop - 1))
        return stop

    def _each(self, tokens: Tokens, place: int, anchor: Anchor) -> int:
        value = tokens[place].value
        if value not in {Step.NAMED, Step.ALTERNATE}:
            self.active = True
            self.step = value if value != Step.UNNAMED else self.step
            return place + 1
        stop, factor = place + 1, 2 if value == Step.ALTERNATE else 1
        if tokens[stop].word in {"andere", "other"}:
            stop, factor = stop + 1, 2
        elif tokens[stop].cat is Cat.NUM:
            stop, factor = stop + 1, tokens[stop].value
        token = tokens[stop]
        if token.cat in _UNITS:
            step = _STEPS.get(token.value, 0)
            self.step = step * factor if step > 0 else step
        elif token.cat is Cat.PART or token.cat is Cat.DAY:
            self.step = 1
        elif token.cat is Cat.ORD:
            return self._ordinals(tokens, stop, anchor)
        elif token.cat in _WEEKDAYS:
            self.step = 7 * factor
            return self._weekdays(tokens, stop)
        elif token.cat is not Cat.TIMES and token.cat is not Cat.MONTH:
            return place
        self.active = True
        return stop + 1

    def _ordinals(self, tokens: Tokens, place: int, anchor: Anchor) -> int:
        """Reads "elke eerste maandag van de maand", "elke 1e en 15e", "elke tweede week"."""
        self.active = True
        while tokens[place].cat is Cat.ORD:
            after = tokens[place + 1]
            phrase = read_phrase(tokens, place, anchor)
            if phrase is None and after.cat in _WEEKDAYS | _UNITS:
                self.step = 7 * max(tokens[place].value, 1)
                return self._weekdays(tokens, place + 1) if after.cat in _WEEKDAYS else place + 2
            self.step = Step.MONTHLY
            place = place + 1 if phrase is None else phrase.stop
            place += tokens[place].cat is Cat.AND and tokens[place + 1].cat is Cat.ORD
        return place

    def _per(self, tokens: Tokens, place: int) -> int:
        if tokens[place].word != "per":
            self.active = True
            return place + 1
        if tokens[place + 1].cat not in _UNITS:
            return place
        self.active = True
        return place + 2

    def _weekdays(self, tokens: Tokens, place: int) -> int:
        """One or more weekdays: "dinsdag en donderdag", "ma, wo, vr"."""
        self.active = True
        while tokens[place].cat in _WEEKDAYS:
            self.days.add(tokens[place].value)
            place += 1 + (tokens[place + 1].cat is Cat.PART)
            if tokens[place].cat is Cat.AND and tokens[place + 1].cat in _WEEKDAYS:
                place += 1
        return place

    def _counted(self, tokens: Tokens, place: int) -> int:
        """Reads "zes keer", "6x", "vier dinsdagen", "3 keer per week" (how often, not how many)."""
        token, after = tokens[place], tokens[place + 1]
        number = 0
        if token.cat is Cat.NUM:
            number = token.value
        elif token.cat is Cat.DATE:  # 2-3 keer
            number = token.value // 100 % 100
        if after.cat is Cat.WEEKDAYS and number:
            self.count = number
            return self._weekdays(tokens, place + 1)
        if after.cat is not Cat.TIMES:
            return place
        stop = place + 2
        beyond = skip_small(tokens, stop + (tokens[stop].cat in {Cat.IN, Cat.PER, Cat.AND, Cat.EACH}), 2)
        rate = tokens[beyond].cat is Cat.UNIT and tokens[beyond].value != Unit.WEEKEND
        if rate and beyond <= stop + 2 and tokens[stop].cat is not Cat.THIS:
            self.active = True
            return beyond + 1
        if number != 1:
            self.active = True
            self.count = max(self.count, number)
        return stop

    def last(self, start: date | None, day: date) -> date | None:
        """The last of so many times, from the first (or after the day); ``None`` without a rhythm."""
        rounds = self.count - 1
        if self.days:
            opening = start or day + DAY
            after = sorted((weekday - opening.weekday()) % 7 for weekday in self.days)
            weeks, place = divmod(rounds, len(after))
            return opening + DAY * (weeks * max(self.step, 7) + after[place])
        if self.step > 0:
            return start + DAY * (self.step * rounds) if start else day + DAY * (self.step * self.count)
        if self.step == Step.MONTHLY:
            return add_months(start, rounds) if start else add_months(day, self.count)
        return None
