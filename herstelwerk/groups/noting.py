"""Noting who was there: quick steps for a trainer, and what is noted in words."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from herstelwerk.attendance import HALF_DAYS, Attendance, Mark, Presence
from herstelwerk.criteria_set import PassRule
from herstelwerk.dutch import long_day
from herstelwerk.groups.group import Group, Member

HALF_DAY_NUMBERS = range(1, HALF_DAYS + 1)
SIGNS = {Presence.PRESENT: "✓", Presence.ABSENT: "×", Presence.COMPENSATED: "↺", Presence.UNKNOWN: "·"}
LEAST, MOST = 8, 16  # people in a group
_TOLD = re.compile(r"ingehaald \((\d{4}-\d\d-\d\d), afgesproken met (.+?)\): (.+)", re.DOTALL)
_WORDS = {
    Presence.PRESENT: frozenset("aanwezig aanw ja j x v ✓ 1 present waar true".split()),
    Presence.ABSENT: frozenset("afwezig afw nee n 0 absent × onwaar false".split()),
    Presence.UNKNOWN: frozenset(("", "?", "·", "nog niet genoteerd", "niet genoteerd", "onbekend")),
}


def short_name(half_day: int) -> str:
    """`D1o`, `D1m` … as a column of a list is called."""
    day, afternoon = divmod(half_day - 1, 2)
    return f"D{day + 1}{'m' if afternoon else 'o'}"


def name_of(half_day: int) -> str:
    """`dag 1, ochtend`."""
    day, afternoon = divmod(half_day - 1, 2)
    return f"dag {day + 1}, {'middag' if afternoon else 'ochtend'}"


def lacking(mark: Mark, today: date) -> str:
    """What has to be told before this half-day counts as made up; empty when nothing lacks."""
    missing = [
        what
        for what, there in (
            ("wat er is gedaan", mark.what.strip()),
            ("met wie dat is afgesproken", mark.agreed_with.strip()),
            ("op welke dag", mark.on),
        )
        if not there
    ]
    if missing:
        return f"Vul nog in: {', '.join(missing)}. Dan telt dit dagdeel mee."
    if mark.on and mark.on > today:
        return f"De afspraak is op {long_day(mark.on)}. Noteer daarna dat het is ingehaald; dan telt het dagdeel mee."
    return ""


def noted(mark: Mark, presence: Presence) -> Mark:
    """The half-day with this noted; what was told of making it up stays beside it."""
    return replace(mark, presence=presence)


def with_details(mark: Mark, **told: str | date | None) -> Mark:
    """The half-day with something else told; it counts as made up only as long as all of it stands there."""
    absent = replace(mark, presence=Presence.ABSENT) if mark.presence is Presence.COMPENSATED else mark
    changed = replace(absent, **told)  # type: ignore[arg-type]
    whole = bool(changed.what.strip() and changed.agreed_with.strip() and changed.on)
    return replace(changed, presence=mark.presence) if whole else changed


def step(mark: Mark, today: date) -> Mark:
    """What one press makes of it: not noted, present, absent, made up (once that is told), and round again."""
    ring = [Presence.UNKNOWN, Presence.PRESENT, Presence.ABSENT]
    if not lacking(mark, today):
        ring.append(Presence.COMPENSATED)
    here = ring.index(mark.presence) if mark.presence in ring else len(ring) - 1
    return noted(mark, ring[(here + 1) % len(ring)])


def change_mark(group: Group, code: str, half_day: int, mark: Mark) -> Group:
    """The group with one half-day of one member changed; as it was when nobody has this code word any more."""
    if code not in group.codes:
        return group
    member = group.member(code)
    return group.with_member(replace(member, attendance=member.attendance.note(half_day, mark)))


def everyone_present(group: Group, half_day: int) -> Group:
    """Everyone of whom nothing is noted was there; what is noted stays."""

    def there(member: Member) -> Member:
        mark = member.attendance.marks[half_day - 1]
        if mark.presence is not Presence.UNKNOWN:
            return member
        return replace(member, attendance=member.attendance.note(half_day, noted(mark, Presence.PRESENT)))

    return replace(group, members=tuple(map(there, group.members)))


def standing(attendance: Attendance, rule: PassRule) -> str:
    """The rule of seven of eight for one member, in words."""
    counted, still_open, needed = attendance.counted, attendance.still_open, rule.half_days
    of = f"{counted} van {HALF_DAYS}"
    if counted >= needed:
        return f"{of}: genoeg"
    if counted + still_open >= needed:
        return f"{of}: nog {needed - counted} nodig"
    return f"{of}: nog {needed - counted - still_open} in te halen"


def size_remark(count: int) -> str:
    """A remark on how many people there are; the training is meant for eight to sixteen, and nothing is refused."""
    if count == 0 or LEAST <= count <= MOST:
        return ""
    many = "meer" if count > MOST else "minder"
    who = "deelnemer" if count == 1 else "deelnemers"
    return f"De groep telt {count} {who}. Dat is {many} dan de {LEAST} tot {MOST} waar de training voor bedoeld is."


def as_text(mark: Mark) -> str:
    """What is noted, as it stands in a list; `as_mark` reads it back."""
    if mark.presence is Presence.COMPENSATED and mark.on:
        return f"ingehaald ({mark.on.isoformat()}, afgesproken met {mark.agreed_with}): {mark.what}"
    return "" if mark.presence is Presence.UNKNOWN else mark.presence.value


def as_mark(text: str) -> Mark | None:
    """What stands in a list; None where that says nothing certain."""
    bare = " ".join(text.casefold().split())
    for presence, words in _WORDS.items():
        if bare in words:
            return Mark(presence)
    told = _TOLD.fullmatch(text.strip())
    if not told or not (told[2].strip() and told[3].strip()):
        return None
    try:
        return Mark(Presence.COMPENSATED, told[3], told[2], date.fromisoformat(told[1]))
    except ValueError:
        return None
