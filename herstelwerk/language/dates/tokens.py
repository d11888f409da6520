"""Cutting a text into words with their category, number and place.

One pass from left to right. A digit starts a closer look: a whole date ("19-11", "2026-11-19"), a time of
day ("14.30 uur"), an ordinal ("15e"), a year or a plain number. Every pattern is bounded, so the work grows
with the length of the text and no more.
"""

import re
import unicodedata
from typing import Final, NamedTuple

from herstelwerk.language.dates.categories import Cat, Step
from herstelwerk.language.dates.words import COMBINED, OTHER, Lexeme, lexeme


class Token(NamedTuple):
    """A word or number; ``gap`` is what stood between it and the one before."""

    cat: Cat
    value: int
    word: str
    start: int
    end: int
    gap: str


#: Tokens after the last word, so that the grammar can look ahead without asking for the end.
PADDING: Final = 4

_WORD: Final = r"[tT] ?/ ?[mM](?![a-zA-Z])|[vV]/[dD](?![a-zA-Z])|(?:[a-zA-Z]\.){1,4}[a-zA-Z](?![^\W\d_])\.?"
_ASCII: Final = re.compile(rf"[0-9]+|{_WORD}|[a-zA-Z]+(?:'[a-zA-Z]+)*")
_LETTER: Final = r"(?:[^\W\d_]|[\u0300-\u036f])"
_UNICODE: Final = re.compile(rf"[0-9]+|{_WORD}|{_LETTER}+(?:'{_LETTER}+)*|[×✓✔☑✅]")

_ISO: Final = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})(?![0-9])")
_DAY_MONTH: Final = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})(?:\2'?([0-9]{4}|[0-9]{2}))?(?![0-9])")
_DAYS_MONTH: Final = re.compile(r"[0-9]{1,2}-([0-9]{1,2})/([0-9]{1,2})(?![-/0-9])")
_SPACED: Final = re.compile(r"([0-9]{1,2}) ?([-/.]) ?([0-9]{1,2}) ?\2 ?([0-9]{4})(?![0-9])")
_SLASHED: Final = re.compile(r"([0-9]{1,2}) / ([0-9]{1,2})(?![0-9])")
_CLOCK: Final = re.compile(r"[0-9]{1,2}(?::[0-9]{2}|[uUhH][0-9]{2}|\.[0-9]{2} ?(?:uur|u|h)\b)(?![0-9])")
_ORDINAL: Final = re.compile(r"(?:sten|ste|den|de|e|st|nd|rd|th)(?![^\W_])", re.IGNORECASE)
_HALF: Final = re.compile(r"(?:,5|½| ½)(?![0-9])")

_SYMBOLS: Final[dict[str, Lexeme]] = {
    "×": (Cat.TIMES, 0),
    "✓": (Cat.DONE, 0), "✔": (Cat.DONE, 0), "☑": (Cat.DONE, 0), "✅": (Cat.DONE, 0),
}  # fmt: skip
#: Signs that are typed in more than one way; each is replaced by one of the same length.
_SIGNS: Final = str.maketrans("–—−’‘´`\u00a0\u202f", "---''''  ")
_LONGEST_WORD: Final = 40
_UNIT_LETTERS: Final = frozenset("dwmuhq")


def tokenise(text: str) -> list[Token]:
    """The words and numbers of a text, in order, followed by ``PADDING`` tokens of ``Cat.END``."""
    search = _ASCII.search
    if not text.isascii():
        search = _UNICODE.search
        text = text.translate(_SIGNS)
    tokens: list[Token] = []
    position = 0
    combine = False
    while match := search(text, position):
        start, end = match.span()
        gap = text[position:start]
        if "0" <= text[start] <= "9":
            (cat, value), end = _number(text, start, end, gap, tokens)
            tokens.append(Token(cat, value, text[start:end], start, end, gap))
        else:
            word = _plain(match.group())
            cat, value = _letter(word, text, start, end, tokens) if len(word) == 1 else lexeme(word)
            tokens.append(Token(cat, value, word, start, end, gap))
            combine = combine or word in COMBINED
        position = end
    length = len(text)
    tokens.extend([Token(Cat.END, 0, "", length, length, text[position:])] * PADDING)
    return _combine(tokens) if combine else tokens


def _plain(word: str) -> str:
    """Lower case, without accents and without the dots and slash of an abbreviation."""
    word = word.lower()
    if not word.isascii() and len(word) <= _LONGEST_WORD:
        decomposed = unicodedata.normalize("NFKD", word)
        word = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    if "." in word or "/" in word:
        word = word.replace(".", "").replace("/", "").replace(" ", "")
    return word


def _letter(word: str, text: str, start: int, end: int, before: list[Token]) -> Lexeme:
    """A single letter is a unit only beside a number: "10u", "2w", "w48", "Q1"; never "ik bel u"."""
    if word in _SYMBOLS:
        return _SYMBOLS[word]
    if word not in _UNIT_LETTERS:
        return lexeme(word)
    beside = bool(before) and before[-1].cat in {Cat.NUM, Cat.DATE} and start - before[-1].end < 2
    leads = word in "wq" and text[end : end + 2].strip()[:1].isdigit()
    return lexeme(word) if beside or leads else OTHER


def _number(text: str, start: int, end: int, gap: str, before: list[Token]) -> tuple[Lexeme, int]:
    """What stands at a run of digits, and where it ends."""
    size = end - start
    if size > 8 or "€" in gap:
        return OTHER, end
    if size <= 4 and end < len(text) and text[end] in " -/.:,½'uUhH":
        found = _composite(text, start, before)
        if found is not None:
            return found
    number = int(text[start:end])
    if size <= 2:
        if ending := _ORDINAL.match(text, end):
            return (Cat.ORD, number), ending.end()
        if half := _HALF.match(text, end):
            return (Cat.HALVES, 2 * number + 1), half.end()
    if size == 4 and 1900 <= number < 2200:
        return (Cat.YEAR, number), end
    if size == 8 and 19000101 <= number <= 21991231:
        return (Cat.DATE, number), end
    if size > 4:
        return OTHER, end
    return (Cat.NUM, number), end


def _composite(text: str, start: int, before: list[Token]) -> tuple[Lexeme, int] | None:
    """A date or a time of day that begins here; ``None`` for a lone number."""
    if found := _ISO.match(text, start):
        year, _, month, day = found.groups()
        return (Cat.DATE, int(year) * 10000 + int(month) * 100 + int(day)), found.end()
    if found := _CLOCK.match(text, start):
        return (Cat.CLOCK, 0), found.end()
    found = _DAYS_MONTH.match(text, start)
    if found is not None and int(found.group(2)) <= 12:
        return (Cat.DATE, int(found.group(2)) * 100 + int(found.group(1))), found.end()
    if found := _DAY_MONTH.match(text, start):
        day, mark, month, year = found.group(1), found.group(2), found.group(3), found.group(4)
        if found.group() == "24/7":  # round the clock, not the 24th of July
            return (Cat.EACH, Step.UNNAMED), found.end()
        if mark == "." and year is None and _is_clock(month, before):
            return (Cat.CLOCK, 0), found.end()
        return (Cat.DATE, _year(year) + int(month) * 100 + int(day)), found.end()
    if found := _SPACED.match(text, start):
        day, month, year = found.group(1), found.group(3), found.group(4)
    elif found := _SLASHED.match(text, start):
        day, month, year = found.group(1), found.group(2), None
    else:
        return None
    return (Cat.DATE, _year(year) + int(month) * 100 + int(day)), found.end()


def _year(typed: str | None) -> int:
    """The part of a date token that holds the year; 26 is 2026."""
    if typed is None:
        return 0
    return (int(typed) + (2000 if len(typed) == 2 else 0)) * 10000


def _is_clock(minutes: str, before: list[Token]) -> bool:
    """Whether "9.30" is a time: its minutes cannot be a month, or "om" stands before it."""
    return len(minutes) == 2 and (not 1 <= int(minutes) <= 12 or bool(before and before[-1].word == "om"))


def _combine(tokens: list[Token]) -> list[Token]:
    """Put fixed combinations ("goede vrijdag", "tot en met") together into one token."""
    joined: list[Token] = []
    place = 0
    while place < len(tokens):
        token = tokens[place]
        for rest, (cat, value) in COMBINED.get(token.word, ()):
            stop = place + 1 + len(rest)
            if tuple(t.word for t in tokens[place + 1 : stop]) == rest:
                words = " ".join((token.word, *rest))
                token = Token(cat, value, words, token.start, tokens[stop - 1].end, token.gap)
                place = stop - 1
                break
        joined.append(token)
        place += 1
    return joined
