"""The lines of a history as they are kept, and back. Who said it and when stand beside the body, not in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from datetime import datetime
from typing import Any

from herstelwerk.judgement import Dismissed, History, Judgement, JudgementError, Line, Remark, Withdrawn
from herstelwerk.results import Level, Signal

Body = dict[str, Any]
_KINDS: dict[str, type[Line]] = {
    "judgement": Judgement,
    "remark": Remark,
    "dismissed": Dismissed,
    "withdrawn": Withdrawn,
}
_NAMES = {kind: name for name, kind in _KINDS.items()}


def line_body(line: Line) -> Body:
    """A line as a JSON object: its kind, and what was said."""
    said = {f.name: getattr(line, f.name) for f in fields(line) if f.name not in ("by", "at")}
    return {"kind": _NAMES[type(line)]} | said


def line_of(body: Body, by: str, at: datetime) -> Line:
    """A kept line.

    Raises:
        JudgementError: when it is none.
    """
    said = dict(body)
    kind = _KINDS.get(str(said.pop("kind", "")))
    if kind is None:
        raise JudgementError("Deze regel van een oordeel is niet te lezen: de soort ontbreekt of is onbekend.")
    try:
        if kind is Judgement:
            said |= {"level": Level(said["level"]), "signal": Signal(said["signal"])}
        return kind(by=by, at=at, **said)
    except (TypeError, ValueError, KeyError) as error:
        if isinstance(error, JudgementError):
            raise
        raise JudgementError("Deze regel van een oordeel past niet: er mist iets of er staat iets te veel.") from None


def history_of(lines: Iterable[Line], trainee: str, attempt: int) -> History:
    """The history of kept lines, oldest first."""
    return History(tuple(lines), trainee, attempt)
