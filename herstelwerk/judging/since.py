"""What became of the words a remark is on: as they were in the attempt, and as they are in the draft now."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from herstelwerk.domain import FinalAssignment
from herstelwerk.judging.feedback import Noted
from herstelwerk.judging.places import CUT, text_at


class Fate(StrEnum):
    """What became of a text."""

    SAME = "gelijk"
    CHANGED = "veranderd"
    GONE = "weg"


class Since(NamedTuple):
    """A text then, cut around the words, and now. `still` is where the words stand now, None where they do not."""

    before: str
    quote: str
    after: str
    now: str
    fate: Fate
    still: int | None


def since(noted: Noted, then: FinalAssignment | None, now: FinalAssignment) -> Since | None:
    """Then and now of a remark, or None where it is on no words.

    Args:
        noted: The remark.
        then: The attempt it is about; None where it is not at hand, and then the remark's own words around are used.
        now: The draft as it is.
    """
    if not noted.where or not (noted.quote or noted.before or noted.after):
        return None
    before, quote, after = _then(noted, then)
    whole = before + quote + after
    current = text_at(now, noted.where, noted.field)
    if not current.strip():
        fate = Fate.GONE
    elif current == whole or (CUT in (before[:1], after[-1:]) and whole.strip(CUT) in current):
        fate = Fate.SAME
    else:
        fate = Fate.CHANGED
    still = current.find(quote) if quote else -1
    return Since(before, quote, after, current, fate, still if still >= 0 else None)


def _then(noted: Noted, then: FinalAssignment | None) -> tuple[str, str, str]:
    """The whole text of the attempt where it is at hand and has the words; else what went along with the remark."""
    told = (noted.before, noted.quote, noted.after)
    if then is None:
        return told
    text = text_at(then, noted.where, noted.field)
    around = noted.before.removeprefix(CUT) + noted.quote
    at = text.find(around)
    if at < 0:
        return told
    end = at + len(around)
    start = end - len(noted.quote)
    return text[:start], text[start:end], text[end:]
