"""What there is to say about a backstage plan: Dutch sentences, in the order of the meetings. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from herstelwerk.dutch import long_day
from herstelwerk.meetings.backstage_plan import AT_MOST, LENGTH, LONGEST, MEETINGS, SHORTEST, Gathering, Plan
from herstelwerk.meetings.free_days import free_day


def check(plan: Plan) -> tuple[str, ...]:
    """Everything that differs from the method, or that is a question to the group; empty when nothing does."""
    return (*_whole(plan), *_between(plan), *_meetings(plan), *_members(plan), *_told(plan))


def _whole(plan: Plan) -> Iterator[str]:
    count = len(plan.gatherings)
    if count != MEETINGS:
        there = "staat 1 bijeenkomst" if count == 1 else f"staan {count} bijeenkomsten"
        yield f"Er {there} in het plan; een backstagegroep heeft er {MEETINGS}."


def _between(plan: Plan) -> Iterator[str]:
    for number, (before, after) in enumerate(pairwise(plan.gatherings), 1):
        days = (after.on - before.on).days
        pair = f"Tussen bijeenkomst {number} ({long_day(before.on)}) en {number + 1} ({long_day(after.on)})"
        if days <= 0:
            yield (
                f"Bijeenkomst {number + 1} ({long_day(after.on)}) komt niet na bijeenkomst {number} "
                f"({long_day(before.on)}). Zet de data op volgorde."
            )
        elif days < SHORTEST:
            yield (
                f"{pair} {'zit' if days == 1 else 'zitten'} {_days(days)}. Dat is korter dan twee weken: "
                "is er dan al iets te vertellen over de afspraken?"
            )
        elif days > LONGEST:
            yield f"{pair} zitten {_days(days)}. Dat is langer dan vier weken: blijft de vaart er dan in?"


def _meetings(plan: Plan) -> Iterator[str]:
    for number, one in enumerate(plan.gatherings, 1):
        if one.minutes != LENGTH:
            yield f"Bijeenkomst {number} duurt {one.minutes} minuten; de opzet is {LENGTH} (tweeënhalf uur)."
        if reason := free_day(one.on):
            yield f"Bijeenkomst {number} valt op {long_day(one.on)}. Dat is {_in(reason)}: kan iedereen dan?"
        if len(one.contributors) > AT_MOST:
            yield (
                f"In bijeenkomst {number} staan {len(one.contributors)} inbrengers; er is tijd voor ten hoogste "
                f"{AT_MOST}. Wie kan een andere keer?"
            )
        for who, times in Counter(one.contributors).items():
            if times > 1:
                yield f"{who} staat {times} keer als inbrenger bij bijeenkomst {number}."
            if who not in plan.members:
                yield f"{who} brengt in bij bijeenkomst {number}, maar staat niet bij de leden."
        yield from _silent(number, one)


def _silent(number: int, one: Gathering) -> Iterator[str]:
    """After a meeting: whose turn ended without an agreement."""
    if one.held:
        made = {promise.by for promise in one.promises}
        for who in dict.fromkeys(one.contributors):
            if who not in made:
                yield f"{who} bracht in bij bijeenkomst {number}, maar er staat geen afspraak. Wat was die?"


def _members(plan: Plan) -> Iterator[str]:
    for member in plan.members:
        if not plan.turns_of(member):
            yield f"{member} heeft nog geen beurt. In welke bijeenkomst is er plek?"
    if len(plan.gatherings) >= MEETINGS:
        for who in dict.fromkeys(plan.gatherings[-1].contributors):
            yield (
                f"{who} brengt in bij de laatste bijeenkomst en kan daarna niet meer terugmelden. "
                "Wanneer hoort de groep toch hoe het ging?"
            )


def _told(plan: Plan) -> Iterator[str]:
    """Agreements that the next meeting should have heard about."""
    for number, (one, after) in enumerate(pairwise(plan.gatherings), 1):
        for promise in one.promises:
            late = promise.told_at is not None and promise.told_at > number + 1
            if promise.told_at is None and after.held:
                yield (
                    f"De afspraak van {promise.by} uit bijeenkomst {number} (‘{promise.what}’) is in bijeenkomst "
                    f"{number + 1} niet teruggemeld. Hoe liep het?"
                )
            elif late:
                yield (
                    f"De afspraak van {promise.by} uit bijeenkomst {number} (‘{promise.what}’) is pas in bijeenkomst "
                    f"{promise.told_at} teruggemeld; de bedoeling is bijeenkomst {number + 1}."
                )


def _days(days: int) -> str:
    return f"{days} dag" if days == 1 else f"{days} dagen"


def _in(reason: str) -> str:
    return f"in {reason}" if reason.endswith("vakantie") else reason
