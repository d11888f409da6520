"""Feedback as JSON, `herstelwerk/feedback/1`, and back. What does not fit is told with every problem at once."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from herstelwerk.domain import MAX_BYTES
from herstelwerk.judgement import DOCUMENTS, Passed
from herstelwerk.judging.feedback import DocumentWord, Feedback, Judged, Noted
from herstelwerk.judging.look import Body, Look
from herstelwerk.judging.reading import REFLECTION
from herstelwerk.problems import Problem, Unreadable, shown
from herstelwerk.results import Level, Signal

FORMAT = "herstelwerk/feedback/1"
MAX_CRITERIA, MAX_REMARKS = 100, 2_000
_EXPECTED = "een bestand met terugkoppeling van je trainer"
_NO_LEVEL = "bij de reflectie hoort geen oordeel of cijfer"
_REMARK = ("about", "text", "where", "field", "place", "quote", "before", "after")


class FeedbackError(Unreadable):
    """Feedback that cannot be read, with all its problems at once."""


def feedback_body(feedback: Feedback) -> Body:
    """Feedback as a JSON object; what is empty is left out."""
    whole = {
        "format": FORMAT,
        "trainee": feedback.trainee,
        "cohort": feedback.cohort,
        "attempt": feedback.attempt,
        "given_at": feedback.given_at.isoformat(),
        "by": feedback.by,
        "rules": feedback.rules,
        "partial": feedback.partial,
        "word": feedback.word,
        "passed": feedback.passed.value,
        "documents": [
            {"document": one.document, "passed": one.passed.value, "reasons": list(one.reasons)}
            for one in feedback.documents
        ],
        "criteria": [
            _filled(asdict(one) | {"level": one.level.value if one.level else ""}) for one in feedback.criteria
        ],
        "remarks": [_filled(asdict(one)) for one in feedback.remarks],
        "reflection": [_filled(asdict(one)) for one in feedback.reflection],
        "again_by": feedback.again_by.isoformat() if feedback.again_by else "",
    }
    return _filled(whole)


def feedback_bytes(feedback: Feedback) -> bytes:
    """Feedback as a file."""
    return (json.dumps(feedback_body(feedback), ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def read_feedback(data: bytes, name: str = "terugkoppeling") -> Feedback:
    """Read a file with feedback; `name` is what errors call it.

    Raises:
        FeedbackError: with every problem found, when this is no such file.
    """
    if len(data) > MAX_BYTES:
        raise FeedbackError(name, (Problem("", "het bestand is te groot", "hoogstens 1 MiB"),))
    try:
        document = json.loads(data.decode("utf-8-sig"), parse_constant=_no_constant)
        json.dumps(document, ensure_ascii=False).encode()  # half characters, which no file or paper can hold
    except UnicodeDecodeError:
        raise FeedbackError(name, (Problem("", "dit is geen tekst (UTF-8)", _EXPECTED),)) from None
    except json.JSONDecodeError as error:
        wrong = f"op regel {error.lineno}, teken {error.colno} houdt de JSON op te kloppen"
        raise FeedbackError(name, (Problem("", wrong, _EXPECTED),)) from None
    except (ValueError, RecursionError):
        raise FeedbackError(name, (Problem("", "er staat iets in dat niet te lezen is", _EXPECTED),)) from None
    if not isinstance(document, dict):
        raise FeedbackError(name, (Problem("", "het document is geen object", _EXPECTED),))
    return feedback_of(document, name)


def feedback_of(body: Mapping[str, Any], name: str = "terugkoppeling") -> Feedback:
    """Feedback out of a JSON object, as the store keeps it; raises as `read_feedback`."""
    form = body.get("format")
    if form != FORMAT:
        wrong, expected = f"bij format staat {shown(form)}", f'"{FORMAT}"'
        if isinstance(form, str) and form.startswith("herstelwerk/feedback/"):
            wrong, expected = "dit is gemaakt met een andere versie van herstelwerk", f"{FORMAT}; werk herstelwerk bij"
        raise FeedbackError(name, (Problem("format", wrong, expected),))
    look = Look()
    found = _feedback(look, body)
    if look.problems:
        raise FeedbackError(name, look.first)
    return found


def _feedback(look: Look, body: Mapping[str, Any]) -> Feedback:
    look.keys(body, "", _KEYS)
    feedback = Feedback(
        look.name(body, "trainee"),
        look.name(body, "cohort"),
        look.number(body, "attempt", 1, 1000),
        look.moment(body, "given_at"),
        look.name(body, "by"),
        look.text(body, "rules"),
        look.one_of(body, "passed", Passed),
        tuple(_document(look, one, place) for place, one in look.tables(body, "documents", len(DOCUMENTS))),
        tuple(_judged(look, one, place) for place, one in look.tables(body, "criteria", MAX_CRITERIA)),
        tuple(_noted(look, one, place) for place, one in look.tables(body, "remarks", MAX_REMARKS)),
        tuple(_reflected(look, one, place) for place, one in look.tables(body, "reflection", MAX_REMARKS)),
        look.day(body, "again_by"),
        look.text(body, "word"),
        look.flag(body, "partial"),
    )
    look.once((one.id for one in feedback.criteria), "criteria")
    look.once((one.document for one in feedback.documents), "documents")
    return feedback


def _document(look: Look, one: Body, place: str) -> DocumentWord:
    look.keys(one, place, ("document", "passed", "reasons"))
    passed = look.one_of(one, "passed", Passed, place)
    return DocumentWord(look.among(one, "document", DOCUMENTS, place), passed, look.texts(one, "reasons", 50, place))


def _judged(look: Look, one: Body, place: str) -> Judged:
    look.keys(one, place, ("id", "name", "document", "signal", "level", "comment", "asks"))
    id = look.name(one, "id", place)
    if id in REFLECTION:
        look.wrong(f"{place}.id", f"er staat {shown(id)}: {_NO_LEVEL}", "een eis van de inventarisatie of het plan")
    return Judged(
        id,
        look.name(one, "name", place),
        look.among(one, "document", DOCUMENTS, place),
        look.one_of(one, "signal", Signal, place),
        look.one_of(one, "level", Level, place) if one.get("level", "") != "" else None,
        look.text(one, "comment", place),
        look.text(one, "asks", place),
    )


def _noted(look: Look, one: Body, place: str) -> Noted:
    look.keys(one, place, _REMARK)
    about, text = look.name(one, "about", place), look.name(one, "text", place)
    return Noted(about, text, *(look.text(one, key, place) for key in _REMARK[2:]))


def _reflected(look: Look, one: Body, place: str) -> Noted:
    for key in ("level", "signal", "figure"):
        if key in one:
            look.wrong(f"{place}.{key}", _NO_LEVEL, "alleen een opmerking (text)")
    noted = _noted(look, {key: value for key, value in one.items() if key not in ("level", "signal", "figure")}, place)
    look.among(one, "about", REFLECTION, place)
    return noted


_KEYS = (
    "format trainee cohort attempt given_at by rules partial word passed documents criteria remarks reflection again_by"
).split()


def _filled(body: Body) -> Body:
    return {key: value for key, value in body.items() if value not in ("", [], None, False)}


def _no_constant(constant: str) -> None:
    raise ValueError(constant)
