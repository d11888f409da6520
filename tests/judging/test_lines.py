"""What was said goes into the store and comes back as it was; what is no line is refused in Dutch."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from herstelwerk.judgement import Dismissed, Judgement, JudgementError, Line, Remark, Withdrawn
from herstelwerk.judging import line_body, line_of
from herstelwerk.results import Level, Signal

AT = datetime(2026, 11, 22, 19, 0, tzinfo=UTC)
WHO: dict[str, Any] = {"by": "mus9", "at": AT}
LINES: list[Line] = [
    Judgement(
        criterion="K1", signal=Signal.ATTENTION, level=Level.MET, reason="bewust open", rules="afgeleid 1.0", **WHO
    ),
    Remark(
        about="learning", text="Vertel hier meer over.", where="reflection|learning", start=4, quote="<b>ik</b>", **WHO
    ),
    Dismissed(where="i3", code="jargon", reason="haar eigen woord", **WHO),
    Withdrawn(line=1, reason="te snel", **WHO),
]


@pytest.mark.parametrize("line", LINES, ids=lambda line: type(line).__name__)
def test_a_line_comes_back_as_it_was(line: Line) -> None:
    body = json.loads(json.dumps(line_body(line)))
    assert line_of(body, "mus9", AT) == line
    assert "by" not in body and "at" not in body, "who and when stand beside it"


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"kind": "script"},
        {"kind": "judgement", "criterion": "K1"},
        {"kind": "judgement", "criterion": "K1", "signal": "in orde", "level": "prima"},
        {"kind": "remark", "about": "K1", "text": ""},
        {"kind": "remark", "about": "K1", "text": "mooi", "extra": 1},
        {"kind": "withdrawn", "line": 1},
    ],
)
def test_what_is_no_line_is_refused_in_dutch(body: dict[str, Any]) -> None:
    with pytest.raises(JudgementError):
        line_of(body, "mus9", AT)
