"""Questions to a client: closed, asking why, steering, or about the problem. Rules of form, seen in the words alone."""

from __future__ import annotations

import re
from collections.abc import Iterable

from herstelwerk.language.reading import Mark

CLOSED, WHY, LEADING, PROBLEM = "closed", "why", "leading", "problem"

_ASKING = (
    r"(?:wie|wat|waar\w*|wanneer|hoe\w*|welke?|hoeveel|aan wie|bij wie|met wie|van wie|voor wie|door wie|op wie|"
    r"(?:op|in|met|van|voor|aan|bij|naar|uit|over|tot|sinds|door) (?:wat|welke?|hoeveel))"
)
_LEAD = r"(?:(?:en|maar|dus|nou|goed|oké|hé|zeg|stel|dan|\[[^\]]{1,40}\])\s*,?\s+)*"
_OPENS = re.compile(rf"(?:^|[.!?;:,–—-]\s+|[\"“‘])\s*{_LEAD}{_ASKING}\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[^.!?]+[.!?]*")
_INVITES = re.compile(r"\bvertel(?:len)?\b|\bbeschrij(?:f|ven)\b|\buitleggen\b|\bleg\b.*\buit\b|\bneem me mee\b", re.I)
_WHY = re.compile(r"\b(?:waarom|hoezo|om welke reden|hoe kan het dat|hoe haal je het)\b", re.IGNORECASE)
_LEADING = re.compile(
    r"""\b(?:toch|zeker|hè|he|nietwaar|niet\ waar|of\ niet)\s*\?
      | (?:(?<=[.!?,;:]\s)|^)(?:vind|denk|wil|wilt|zou|kun|kan|moet|ben|heb)\s+(?:je|jij|u)
        \s+(?:(?:dan|zelf|er|ook)\s+)*(?:niet|geen)\b
      | \bis\ het\ (?:dan\ )?niet\b | \bzou\ het\ niet\b | \bje\ (?:wilt|wil|vindt|bent)\ toch\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_ENDINGS = ("", "e", "en", "n", "s", "t", "te", "ten", "je", "jes", "d", "de", "er", "ere")
_WORD = re.compile(r"\w+(?:['’-]\w+)*")


def closed(text: str) -> Mark | None:
    """The last question when it opens with a verb, or the whole text when nothing is asked."""
    if _INVITES.search(text):
        return None
    asked = [found for found in _SENTENCE.finditer(text) if "?" in found[0]]
    if not asked:
        return Mark(CLOSED, 0, len(text))
    last = asked[-1]
    plain = " ".join(last[0].split())  # long blanks would be tried in every way
    return None if _OPENS.search(plain) else Mark(CLOSED, last.start(), last.end())


def is_question(text: str) -> bool:
    """Whether something is asked."""
    return "?" in text


def why(text: str) -> Mark | None:
    """Words that ask a person to account for something."""
    return _mark(WHY, _WHY.search(text))


def leading(text: str) -> Mark | None:
    """Words that lay the answer ready."""
    return _mark(LEADING, _LEADING.search(text))


def problem(text: str, words: Iterable[str]) -> Mark | None:
    """The first word of the text that is one of `words` or a common form of it."""
    stems = [word.casefold() for word in words]
    for found in _WORD.finditer(text):
        if any(is_form_of(found[0].casefold(), stem) for stem in stems):
            return _mark(PROBLEM, found)
    return None


def is_form_of(word: str, stem: str) -> bool:
    """Whether a word is the stem with at most an ending: "schulden" of "schuld", but not "luister" of "lui"."""
    return word.startswith(stem) and word[len(stem) :] in _ENDINGS


def _mark(code: str, found: re.Match[str] | None) -> Mark | None:
    return None if found is None else Mark(code, found.start(), found.end())
