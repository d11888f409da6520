"""A meeting as JSON and back. What is missing gets its beginning; what another version added is kept as it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import date, datetime
from math import isfinite
from typing import Any

from herstelwerk.domain import Who
from herstelwerk.meetings.session import (
    STAGES,
    TEMPOS,
    Agreement,
    Case,
    Choice,
    Idea,
    Obstacle,
    Reported,
    Session,
    Spent,
    Stop,
    Tidied,
)

Body = dict[str, Any]
_MOMENTS = ("since", "started_at", "finished_at")
_LATER = "rest"


def session_body(session: Session) -> Body:
    """A meeting as it is kept."""
    body = {name: value for name, value in asdict(session).items() if name != _LATER}
    return {**session.rest, **{name: _plain(value) for name, value in body.items()}}


def read_session(body: Mapping[str, Any]) -> Session:
    """A kept meeting.

    Raises:
        ValueError, TypeError, KeyError: when something in it is no meeting of this program.
    """
    known = {one.name for one in fields(Session)} - {_LATER}
    given: Body = {name: value for name, value in body.items() if name in known}
    for name, kind in _LISTS.items():
        if name in given:
            given[name] = tuple(kind(one) for one in given[name])
    for name in _MOMENTS:
        given[name] = _moment(given.get(name))
    if "on" in given:
        given["on"] = date.fromisoformat(given["on"]) if given["on"] else None
    if given.get("at") is not None:
        given["at"] = _stop(given["at"])
    session = Session(**given, rest={name: value for name, value in body.items() if name not in known})
    if session.stage not in STAGES or session.tempo not in TEMPOS or not session.cases:
        raise ValueError("no meeting of this version")
    for text in (session.protocol, session.title, session.chair, session.scribe, *session.people):
        _text(text)
    return session


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value  # a moment is a date as well


def _text(value: Any) -> str:
    if type(value) is not str:
        raise TypeError("a text was expected")
    return value


def _moment(value: Any) -> datetime | None:
    moment = datetime.fromisoformat(value) if value else None
    if moment is not None and moment.tzinfo is None:
        raise ValueError("a moment without its offset")
    return moment


def _stop(body: Mapping[str, Any]) -> Stop:
    return Stop(_text(body["step"]), int(body.get("case", 0)), int(body.get("round", 1)))


def _spent(body: Mapping[str, Any]) -> Spent:
    seconds, extra = max(0.0, float(body.get("seconds", 0.0))), max(0, int(body.get("extra", 0)))
    if not isfinite(seconds):
        raise ValueError("a time without end")
    return Spent(_stop(body["stop"]), seconds, extra, _text(body.get("note", "")))


def _case(body: Mapping[str, Any]) -> Case:
    consent_at = _moment(body.get("consent_at"))
    copies = body.get("copies", False) is True
    return Case(_text(body.get("contributor", "")), _text(body.get("consent", "")), consent_at, copies)


def _idea(body: Mapping[str, Any]) -> Idea:
    return Idea(int(body["case"]), int(body["number"]), _text(body["text"]))


def _choice(body: Mapping[str, Any]) -> Choice:
    text, when = _text(body.get("text", "")), _text(body.get("when", ""))
    who, on = Who(body.get("who", Who.WORKER)), body.get("on", True) is True
    return Choice(_text(body["id"]), int(body["case"]), int(body["idea"]), text, who, when, on)


def _obstacle(body: Mapping[str, Any]) -> Obstacle:
    return Obstacle(_text(body["id"]), _text(body.get("text", "")), _text(body.get("tag", "")))


def _agreement(body: Mapping[str, Any]) -> Agreement:
    words = [_text(body.get(name, "")) for name in ("text", "who", "when")]
    return Agreement(_text(body["id"]), int(body["case"]), *words)


def _reported(body: Mapping[str, Any]) -> Reported:
    return Reported(*(_text(body[name]) for name in ("meeting", "promise", "text")))


def _tidied(body: Mapping[str, Any]) -> Tidied:
    at = _moment(body["at"])
    if at is None:
        raise ValueError("when was it done?")
    return Tidied(_text(body["item"]), _text(body["answer"]), _text(body["by"]), at)


_LISTS = {
    "people": _text,
    "cases": _case,
    "spent": _spent,
    "rounds": _stop,
    "ideas": _idea,
    "choices": _choice,
    "obstacles": _obstacle,
    "agreements": _agreement,
    "reported": _reported,
    "tidied": _tidied,
}
