"""Institutions with a room: `kamer 12 van De Haven`, `Huize Zonzij, kamer 3B`.

A room number alone tells nothing, and so does an institution alone; together they are somebody's bed.
Grade 1 where the name or the kind of house is known, 2 where only a capital says that it is a name.
"""

from __future__ import annotations

import re

from herstelwerk.language.identifying.model import COMPLETE, SHAPE, UPPER, Found, Identity, fold
from herstelwerk.language.identifying.names import Names

_ROOM = re.compile(
    r"""\b(?:kamer|kmr\.?|kamernummer|kamernr\.?|appartement|app\.|studio|unit|cel|bed)[ ]
    (?:is[ ])?(?:nr\.?[ ]|nummer[ ]|no\.?[ ])?
    (?:[A-Za-z][-.]?)?[0-9]{1,4}(?:[.-][0-9]{1,3})?(?:-?[A-Za-z])?(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)
_CAP = rf"[{UPPER}][\w'’-]{{0,30}}"
_ARTICLE = r"de[ ]|het[ ]|['’]t[ ]"
_OF = r"(?:(?:van|der|den|des|en|het|'t|aan|op|de)[ ]){0,3}"
_NAME = rf"(?:(?:[Dd]e|[Hh]et|['’]t|[Hh]uize?|Sint|St\.|Ter|Ten|Den)[ ])*{_CAP}(?:[ ]{_OF}{_CAP}){{0,3}}"
_KIND = r"[a-zé][\w-]{1,30}[ ](?:wonen[ ]|opvang[ ]|inrichting[ ]|pension[ ]|centrum[ ])?"
_NAMED_HOUSE = rf"(?P<article>{_ARTICLE})?(?P<kind>{_KIND})?(?<!\w)(?P<name>{_NAME})"
_BEHIND = re.compile(rf"[ ]?(?:,?[ ](?:[a-zé]{{2,14}}[ ]){{0,2}}?(?P<link>van|in|bij|op|te)[ ]|,[ ]){_NAMED_HOUSE}")
_FLOOR = r"(?:[ ][0-9]e[ ](?:verdieping|etage),?|[ ]afdeling[ ][\w-]{1,12},?)?"
_LIVING = "op|in|heeft|heb|had|ik|mijn|zijn|haar|de|is|woon|woont|slaap|slaapt|zit|ligt|verblijft|huur|huurt"
_AHEAD = re.compile(rf"(?<!\w){_NAMED_HOUSE}(?:,|[ ]?[-–:]|[ ]?\()?{_FLOOR}(?:[ ](?:{_LIVING})){{0,4}}[ ]?$")
_NAMED = re.compile(r"(?:De|Het|['’]t|Huize?|Sint|St\.|Ter|Ten)[ ]")
_WITHIN = 90  # characters before the room in which the name is looked for
_TRIES = 4


def find_rooms(text: str, names: Names) -> Found:
    """Room numbers with the institution before or behind them."""
    for room in _ROOM.finditer(text):
        behind = _BEHIND.match(text, room.end(), room.end() + _WITHIN)
        grade = _grade(behind, names, behind["link"] in ("van", "bij")) if behind else 0
        if behind and grade:
            yield Identity("institution_room", room.start(), behind.end(), grade)
            continue
        ahead = _ahead(text, room.start(), names)
        if ahead:
            yield Identity("institution_room", _start(ahead, names), room.end(), _grade(ahead, names, True))


def _ahead(text: str, end: int, names: Names) -> re.Match[str] | None:
    """The institution that ends right before `end`; words in front of its name are tried and left."""
    start = max(0, end - _WITHIN)
    start = max(start, *(text.rfind(sign, start, end) + 1 for sign in "\n!?"))
    for _ in range(_TRIES):
        found = _AHEAD.search(text, start, end)
        if found is None or _grade(found, names, True):
            return found
        start = found.start("name") + 1
    return None


def _grade(match: re.Match[str], names: Names, bare_counts: bool) -> int:
    """How sure it is that this is an institution; 0 for a person, a place, or the start of a sentence."""
    name = match["name"]
    if _house(match, names) or names.is_institution(name) or names.is_institution("de " + name):
        return COMPLETE
    if _NAMED.match(name):
        return COMPLETE
    first = fold(name.partition(" ")[0])
    if first in names.houses:
        return COMPLETE
    if names.first_name(first) is not None or first in names.blocked:
        return 0
    if match["article"]:
        return SHAPE
    begins_sentence = match.start("name") == 0 or match.string[: match.start("name")].rstrip()[-1:] in ".!?"
    return SHAPE if bare_counts and not begins_sentence else 0


def _house(match: re.Match[str], names: Names) -> bool:
    """Whether a kind of house (hostel, beschermd wonen) stands before the name."""
    kind = (match["kind"] or "").strip().lower()
    return bool(kind) and (kind in names.houses or kind.rpartition(" ")[2] in names.houses)


def _start(match: re.Match[str], names: Names) -> int:
    """Where the quoted words begin: at the kind of house when it is one, else at the name."""
    return match.start("kind") if _house(match, names) else match.start("name")
