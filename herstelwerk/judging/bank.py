"""The bank of comments: what trainers wrote before at a criterion, ready to be used again. It fills itself."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from herstelwerk.judgement import History, Judgement, Remark


class Known(NamedTuple):
    """A comment that was written before: how often, and when last."""

    text: str
    times: int
    last: datetime


def bank(histories: Iterable[History]) -> dict[str, tuple[Known, ...]]:
    """Per criterion (or part of the reflection) the comments that stand, those used most and latest first.

    Two comments are one when only spaces and capitals differ; the newest way of writing is kept.
    """
    found: dict[str, dict[str, Known]] = {}
    for history in histories:
        for _, line in history.standing:
            about, text = _comment(line)
            if not text:
                continue
            here = found.setdefault(about, {})
            same = " ".join(text.casefold().split())
            before = here.get(same, Known(text, 0, line.at))
            newest = text if line.at >= before.last else before.text
            here[same] = Known(newest, before.times + 1, max(before.last, line.at))
    return {
        about: tuple(sorted(known.values(), key=lambda one: (-one.times, -one.last.timestamp(), one.text)))
        for about, known in found.items()
    }


def suggestions(known: Iterable[Known], typed: str, most: int = 5) -> tuple[str, ...]:
    """The comments to offer while someone types: those that hold every word typed so far, but not what is there."""
    words = typed.casefold().split()
    fitting = (one.text for one in known if all(word in one.text.casefold() for word in words))
    return tuple(text for text in fitting if text != typed)[:most]


def _comment(line: object) -> tuple[str, str]:
    if isinstance(line, Remark):
        return line.about, line.text.strip()
    if isinstance(line, Judgement):
        return line.criterion, line.comment.strip()
    return "", ""
