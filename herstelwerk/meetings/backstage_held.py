"""A backstage plan beside the meetings that took place: who contributed, what was promised, who heard of it when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from herstelwerk.meetings.backstage_plan import Gathering, Plan, Promise
from herstelwerk.meetings.promises import promises
from herstelwerk.meetings.session import DONE, Session

BACKSTAGE = "backstage"  # the id of the protocol


def as_held(plan: Plan, meetings: Mapping[str, Session]) -> Plan:
    """The plan as it went: a gathering and a finished backstage meeting of the same day belong together."""
    found = {
        number: (id, session)
        for number, gathering in enumerate(plan.gatherings, 1)
        for id, session in meetings.items()
        if session.protocol == BACKSTAGE and session.stage == DONE and session.on == gathering.on
    }
    told = {
        (one.meeting, one.promise): (number, one.text)
        for number, (_, session) in sorted(found.items(), reverse=True)  # the first that heard of it stays
        for one in session.reported
        if one.text.strip()
    }
    gatherings = tuple(
        _as_held(gathering, *found[number], told) if number in found else gathering
        for number, gathering in enumerate(plan.gatherings, 1)
    )
    return replace(plan, gatherings=gatherings)


def _as_held(
    gathering: Gathering, id: str, session: Session, told: Mapping[tuple[str, str], tuple[int, str]]
) -> Gathering:
    who = tuple(dict.fromkeys(case.contributor for case in session.cases if case.contributor))
    made = []
    for one in promises(session, id):
        number, outcome = told.get((id, one.id), (None, ""))
        made.append(Promise(one.who, one.text, number, outcome))
    return replace(gathering, contributors=who or gathering.contributors, promises=tuple(made), held=True)
