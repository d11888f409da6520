"""What was promised in earlier meetings and was not reported back yet: it opens the next one of the same kind."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from herstelwerk.meetings.session import Reported, Session


class Promise(NamedTuple):
    """A choice or agreement of an earlier meeting; `report` is what this meeting heard of it."""

    meeting: str
    id: str
    on: date | None
    text: str
    who: str
    when: str
    report: str = ""


def promises(session: Session, meeting: str) -> list[Promise]:
    """Everything somebody promised in a meeting: choices with who brought the case in, and agreements."""
    found = [
        Promise(meeting, one.id, session.on, session.words_of(one), session.case(one.case).contributor, one.when)
        for one in session.chosen()
    ]
    found += [Promise(meeting, one.id, session.on, one.text, one.who, one.when) for one in session.agreements]
    return [one for one in found if one.text.strip()]


def to_report(session: Session, id: str, others: Mapping[str, Session]) -> list[Promise]:
    """The promises that meeting `id` hears about: of earlier ones of its kind, not reported back elsewhere.

    `others` are the meetings of the group by id. What this meeting noted already stays in its list.
    """
    told = {(one.meeting, one.promise) for other, there in others.items() if other != id for one in _told(there)}
    here = {(one.meeting, one.promise): one.text for one in session.reported}
    found = []
    for other, earlier in sorted(others.items(), key=lambda pair: (pair[1].on or date.min, pair[0])):
        if other == id or earlier.protocol != session.protocol or not _before(earlier, other, session, id):
            continue
        for one in promises(earlier, other):
            if (one.meeting, one.id) in here or (one.meeting, one.id) not in told:
                found.append(one._replace(report=here.get((one.meeting, one.id), "")))
    return found


def _told(session: Session) -> list[Reported]:
    return [one for one in session.reported if one.text.strip()]


def _before(earlier: Session, other: str, session: Session, id: str) -> bool:
    return (earlier.on or date.min, other) < (session.on or date.max, id)
