"""Which of the days that a text names is the day by which the action is done (codebook, section 7)."""

from datetime import date
from typing import Final

from herstelwerk.language.dates.almanac import weekday_until
from herstelwerk.language.dates.categories import Cat, Limit, Step
from herstelwerk.language.dates.phrase import Phrase, Shape, read_phrase
from herstelwerk.language.dates.scanning import PERIODS, Named, Scan

#: A day without a year that falls this far ahead, beside a nearer one, was meant to lie behind.
_FAR: Final = 300
_WEAK: Final = frozenset({Shape.LASTING, Shape.NOW})
_NOT_BY: Final = frozenset({Cat.FROM, Cat.AFTER})


class Decision:
    """The day, and the tokens that carry it (first, and the one after the last)."""

    __slots__ = ("clash", "day", "first", "period", "repeated", "stop")

    def __init__(self, day: date, named: Named, *, repeated: bool = False) -> None:
        """Take the place and nature of the day from what was named."""
        self.day = day
        self.first = named.place
        self.stop = named.phrase.stop
        self.period = named.phrase.shape in PERIODS
        self.clash = named.phrase.clash
        self.repeated = repeated


def decide(scan: Scan) -> Decision | None:
    """The day by which the action is done, or ``None`` where no day can be derived."""
    if scan.done:
        _look_back(scan)
    lasting = any(scan.tokens[named.phrase.stop - 1].cat is Cat.LONG for named in scan.named)
    if scan.repetition.active or (lasting and any(n.phrase.shape is Shape.WEEKDAY for n in scan.named)):
        return _repeated(scan)
    return _once(scan)


def _day_of(named: Named, anchor_day: date) -> date:
    """The last day of what is named; "voor december" and "tot december" mean its first."""
    phrase = named.phrase
    assert phrase.last is not None  # callers hand on phrases with a day only
    boundary = named.role is Cat.LIMIT and named.limit in {Limit.BEFORE, Limit.UNTIL}
    if boundary and phrase.shape is Shape.MONTH and phrase.first is not None and phrase.first > anchor_day:
        return phrase.first
    return phrase.last


def _latest(scan: Scan, choices: list[Named]) -> Decision | None:
    """The latest of the days; a day that is a year off beside a nearer one does not count."""
    plan = scan.anchor.day
    best: tuple[date, Named] | None = None
    near = any(_day_of(named, plan).toordinal() - plan.toordinal() < _FAR for named in choices)
    for named in choices:
        day = _day_of(named, plan)
        if near and day.toordinal() - plan.toordinal() >= _FAR:
            continue
        if best is None or day > best[0]:
            best = (day, named)
    return None if best is None else Decision(*best)


def _once(scan: Scan) -> Decision | None:
    """No repetition: a limit counts before anything else, then the latest day that is named."""
    named = scan.named
    if len(named) == 1 and named[0].role is Cat.END and named[0].phrase.last is not None:
        return Decision(named[0].phrase.last, named[0])
    usable = [n for n in named if n.phrase.last is not None and n.role not in _NOT_BY]
    limits = [n for n in usable if n.role is Cat.LIMIT]
    strong = [n for n in usable if n.phrase.shape not in _WEAK]
    if not limits:
        start = _start(scan)
        lasting = [_moved(scan, n, start) for n in usable if n.phrase.shape is Shape.LASTING]
        if start is not None and lasting:
            return _latest(scan, lasting)
    return _latest(scan, limits or strong or usable)


def _start(scan: Scan) -> date | None:
    """The day on which something is said to start."""
    for named in scan.named:
        if named.role in {Cat.FROM, Cat.START} and named.phrase.first is not None:
            return named.phrase.first
    return None


def _moved(scan: Scan, named: Named, start: date | None) -> Named:
    """A length of time counted from the start that is given: "vanaf maandag, zes weken"."""
    if start is None:
        return named
    again = read_phrase(scan.tokens, named.place, scan.anchor._replace(day=start))
    return named if again is None or again.last is None else named._replace(phrase=again)


def _repeated(scan: Scan) -> Decision | None:
    """A repetition: its limit or period, else the last of so many times; without an end there is no day."""
    repetition, start = scan.repetition, _start(scan)
    usable = []
    for named in scan.named:
        if named.phrase.shape is Shape.WEEKDAY and named.role is Cat.END:
            repetition.days.add(scan.tokens[named.place].value)
        elif repetition.step == Step.MONTHLY and scan.tokens[named.place].cat is Cat.ORD:
            continue  # elke maand de 23e
        elif named.phrase.last is not None and named.role not in _NOT_BY and named.role is not Cat.START:
            usable.append(named)
    limits = [n for n in usable if n.role is Cat.LIMIT]
    periods = [n for n in usable if n.phrase.shape in PERIODS and n.phrase.shape not in _WEAK]
    points = [n for n in usable if n.phrase.shape is Shape.DAY]
    if limits or periods:
        return _ending(scan, limits or periods)
    if repetition.count:
        first = start or (points[0].phrase.first if points else None)
        day = repetition.last(first, scan.anchor.day)
        if day is not None:
            return _spanning(scan, day)
    lasting = [_moved(scan, n, start) for n in usable if n.phrase.shape is Shape.LASTING]
    if lasting:
        decision = _ending(scan, lasting)
        if decision is not None and repetition.days:
            last = max(weekday_until(decision.day, weekday) for weekday in repetition.days)
            decision.day = last if last > scan.anchor.day else decision.day
        return decision
    return _ending(scan, points)


def _ending(scan: Scan, choices: list[Named]) -> Decision | None:
    decision = _latest(scan, choices)
    if decision is not None:
        decision.repeated = True
    return decision


def _spanning(scan: Scan, day: date) -> Decision:
    """A day that was counted out rests on all the words of the count."""
    places = [
        *scan.repetition.places,
        *(n.place for n in scan.named),
        *(n.phrase.stop - 1 for n in scan.named),
    ]
    counted = Phrase(max(places) + 1, day, day, Shape.DAY)
    return Decision(day, Named(min(places), counted, Cat.END, 0), repeated=True)


def _look_back(scan: Scan) -> None:
    """After "gedaan" or "al" a day without a year is the last one before; not after "moet gedaan zijn"."""
    if scan.ahead:
        return
    tokens, back = scan.tokens, scan.anchor._replace(past=True)
    kinds = {tokens[place].value for place in scan.done}
    sure, likely = 0 in kinds, 2 in kinds
    first_already = next((place for place in scan.done if tokens[place].value == 1), len(tokens))
    for index, named in enumerate(scan.named):
        already = first_already < named.place
        if named.role is not Cat.END or named.phrase.last is None or not (sure or already or likely):
            continue
        again = read_phrase(tokens, named.place, back)
        if again is None or again.last is None:
            continue
        long_ago = (scan.anchor.day - again.last).days > _FAR
        if sure or already or not long_ago:
            scan.named[index] = named._replace(phrase=again)
