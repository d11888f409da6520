"""Actions: nobody could say whether it happened (`vague_action`), or it is a goal or several steps (`too_big`)."""

from __future__ import annotations

from herstelwerk.language.clauses import clauses
from herstelwerk.language.concreteness import is_anchor
from herstelwerk.language.reading import Hit, Mark, Reading

VAGUE_ACTION, TOO_BIG = "vague_action", "too_big"
LISTS = ("vage-acties", "te-groot", "zichtbaar")
MANY_STEPS = 3  # acts of a different kind, one after the other
_BECOMING = frozenset("doen zijn worden gaan leven omgaan blijven voelen denken".split())
_MORE = frozenset("vaker meer minder beter".split())  # more of a visible act has no end either
_REASONS = frozenset("als omdat want dat die toen waar zodat terwijl om wanneer".split())
_AND_THEN = frozenset("daarna vervolgens daarop nadien".split())


def vague_action(reading: Reading) -> Mark | None:
    """The words that cannot be observed; a time, a number or a visible act beside them makes them observable."""
    if not reading.words:
        return None
    for hit in reading.find("te-groot"):
        if hit.entry.mark == "vaag":  # "gezond leven": a goal, and one that nobody can see happen
            return reading.whole(VAGUE_ACTION)
    hits = [hit for hit in reading.find("vage-acties") if not _tests_something(reading, hit)]
    hits += _comparatives(reading)
    if hits:
        more = any(reading.words[i].norm in _MORE for hit in hits for i in range(hit.first, hit.end))
        if _is_measured(reading) or (not more and _visible_outside(reading, hits)):
            return None
        return reading.mark(VAGUE_ACTION, hits[0])
    if reading.has("te-groot") and reading.find("te-groot"):
        return None
    if reading.find("zichtbaar") or reading.find("vage-acties") or _has_anchor(reading):
        return None
    return reading.whole(VAGUE_ACTION)


def too_big(reading: Reading) -> Mark | None:
    """The whole text when it is a goal rather than a step, or holds many steps at once."""
    big = reading.find("te-groot")
    if big and not _is_timed(reading):
        return reading.whole(TOO_BIG)
    return reading.whole(TOO_BIG) if _steps(reading) >= MANY_STEPS else None


def _steps(reading: Reading) -> int:
    """How many clauses end in an infinitive: acts put one after the other."""
    steps = 0
    for part in clauses(reading):
        if part.opener in _REASONS:
            continue
        words = [reading.words[i] for i in range(part.first, part.end) if reading.words[i].norm[0].isalpha()]
        if len(words) >= 2 and words[-1].norm.endswith(("en", "gaan", "doen")) and _is_act(reading, part.end - 1):
            steps += 1
    norms = {word.norm for word in reading.words}
    return steps + (1 if steps >= 2 and not _AND_THEN.isdisjoint(norms) else 0)


def _is_act(reading: Reading, i: int) -> bool:
    return not reading.is_in(i, "personen") and not reading.is_in(i, "groepen") and not reading.is_in(i, "ankers")


def _tests_something(reading: Reading, hit: Hit) -> bool:
    """'Kijken of mijn paspoort nog geldig is': a look at a thing, done in one go."""
    looks = hit.entry.mark == "proef" or [word.norm for word in reading.words[hit.end : hit.end + 1]] == ["of"]
    return looks and any(is_anchor(reading, i) for i in range(hit.end, len(reading.words)))


def _comparatives(reading: Reading) -> list[Hit]:
    """'Rustiger worden', 'socialer doen': more of a trait, with no end to it."""
    words = reading.words
    if not words or (words[-1].norm not in _BECOMING and not any(word.norm in _BECOMING for word in words)):
        return []
    general = reading.bit["algemeen"]
    return [
        Hit(i, i + 1, word.entries[general])
        for i, word in enumerate(words)
        if word.bits & general and len(word.norm) >= 6 and word.norm.endswith("er") and word.norm[:-2] in word.forms
    ]


def _has_anchor(reading: Reading) -> bool:
    return any(is_anchor(reading, i) for i in range(len(reading.words)))


def _is_measured(reading: Reading) -> bool:
    """Whether a number or a time limits the action."""
    numbers = reading.has("ankers")
    return any(word.bits & numbers or word.norm[0].isdigit() for word in reading.words)


def _is_timed(reading: Reading) -> bool:
    """Whether the action has its own moment: a weekday, an hour."""
    bit = reading.has("ankers")
    return bool(bit) and any(word.bits & bit and word.entries[bit].mark == "tijd" for word in reading.words)


def _visible_outside(reading: Reading, hits: list[Hit]) -> bool:
    """A visible act beside, not inside, the vague words."""
    taken = [range(hit.first, hit.end) for hit in hits]
    return any(not any(hit.first in turn for turn in taken) for hit in reading.find("zichtbaar"))
