"""Obstacles of many meetings as one table for management: what, how often, in how many meetings, when. No clients."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from herstelwerk.meetings.session import Session

TAGS = {
    "time": "tijd en caseload",
    "rules": "regels en procedures",
    "money": "geld en voorzieningen",
    "others": "samenwerking met andere organisaties",
    "waiting": "wachtlijsten en plekken",
    "team": "team en leiding",
    "tools": "gebouw, vervoer en computer",
    "": "nog geen onderwerp",
}


class Tally(NamedTuple):
    """One obstacle over all meetings: how often it was told, in how many meetings, and on which days."""

    tag: str
    text: str
    times: int
    meetings: int
    days: tuple[date, ...]

    @property
    def subject(self) -> str:
        """The subject as people read it."""
        return TAGS.get(self.tag, self.tag)


def gather(sessions: Iterable[Session]) -> tuple[Tally, ...]:
    """What came up most often first; the same words, however they are spaced or capitalised, are one obstacle."""
    found: dict[tuple[str, str], list[tuple[int, str, date | None]]] = {}
    for number, session in enumerate(sessions):
        for one in session.obstacles:
            if one.text.strip():
                words = " ".join(one.text.split())
                key = (one.tag, words.casefold().rstrip(".!"))
                found.setdefault(key, []).append((number, words, session.on))
    tallies = [
        Tally(
            tag,
            told[0][1],
            len(told),
            len({number for number, _, _ in told}),
            tuple(sorted({day for _, _, day in told if day})),
        )
        for (tag, _), told in found.items()
    ]
    return tuple(sorted(tallies, key=lambda one: (-one.meetings, -one.times, one.subject, one.text)))


def per_subject(tallies: Iterable[Tally]) -> dict[str, int]:
    """How often each subject came up, most often first."""
    counts: dict[str, int] = {}
    for one in tallies:
        counts[one.subject] = counts.get(one.subject, 0) + one.times
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
