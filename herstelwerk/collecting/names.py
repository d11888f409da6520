"""Names that deceive: code words and file names with signs nobody sees, or letters that only look like others. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from herstelwerk.problems import printable

MAX_CODE, MAX_NAME, MAX_SHOWN = 60, 150, 80
_CODE = re.compile(r"\w(?:[\w .\-]*\w)?")
_OUTSIDE = re.compile(r"(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[A-Za-z]:|\\")
_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))
# Letters of other scripts, and figures, that people take for a Latin letter (small letters, for capitals are folded).
_LOOKS_LIKE = str.maketrans(
    "авсԁеһніјӏкмпорԛѕтиԝхуѵαεικνορτυχωγɑɡ01ı",
    "abcdehhijlkmnopqstuwxyvaeiknoptuxwyagoli",
)


def safe(name: str) -> str:
    """A name as a person may be shown it: on one line, nothing unseen, no changed direction, and not endless."""
    seen = "".join("�" if unicodedata.category(sign) in _UNSEEN else sign for sign in printable(name))
    return seen if len(seen) <= MAX_SHOWN else f"{seen[: MAX_SHOWN - 21]}…{seen[-20:]}"


def skeleton(code: str) -> str:
    """What is left of a code word for a hasty eye: two codes with one skeleton are easily taken for each other."""
    plain = unicodedata.normalize("NFKC", code).casefold()
    seen = "".join(sign for sign in plain if unicodedata.category(sign) not in _UNSEEN)
    return " ".join(unicodedata.normalize("NFKC", seen).translate(_LOOKS_LIKE).split())


def look_alike(code: str, others: Iterable[str]) -> str:
    """The first of the others that this code could be taken for, or nothing."""
    mine = skeleton(code)
    return next((other for other in others if other != code and skeleton(other) == mine), "")


def trouble_with_code(code: str) -> str:
    """What is wrong with a code word, as the end of a sentence; nothing for an ordinary one."""
    if len(code) > MAX_CODE:
        return f"die is {len(code)} tekens lang (hoogstens {MAX_CODE})"
    if deceiving := _deceiving(code):
        return deceiving
    if code != code.strip():
        return "er staat een spatie voor of achter"
    if _OUTSIDE.search(code):
        return "die wijst naar een andere map"
    if unicodedata.normalize("NFKC", code) != code:
        return _ODD_LETTERS
    if not _CODE.fullmatch(code):
        return "er staan tekens in die niet in een code horen (wel: letters, cijfers, spatie, punt en streepje)"
    return ""


def trouble_with_name(name: str) -> str:
    """What is wrong with the name of a file, in a folder or in a zip, as the end of a sentence."""
    if len(name) > MAX_NAME:
        return f"die is {len(name)} tekens lang (hoogstens {MAX_NAME})"
    if _OUTSIDE.search(name):
        return "die wijst naar een plek buiten de map"
    composed = unicodedata.normalize("NFC", name)  # some systems write an é as two signs; that deceives nobody
    if deceiving := _deceiving(composed):
        return deceiving
    return _ODD_LETTERS if any(_is_odd(sign) for sign in composed) else ""


_ODD_LETTERS = "er staan letters in die op gewone letters lijken, maar andere tekens zijn"


def _deceiving(text: str) -> str:
    if any(unicodedata.category(sign) in _UNSEEN for sign in text):
        return "er staan tekens in die je niet ziet of die de leesrichting omdraaien"
    scripts = {script for sign in text if sign.isalpha() and (script := _script(sign))}
    if len(scripts) > 1:
        return f"er staan letters uit verschillende alfabetten door elkaar ({' en '.join(sorted(scripts))})"
    return ""


def _is_odd(sign: str) -> bool:
    return sign.isalnum() and not sign.isascii() and unicodedata.normalize("NFKC", sign) != sign


def _script(letter: str) -> str:
    if letter.isascii():
        return "Latijns"
    words = unicodedata.name(letter, "").split()
    return next((_SCRIPTS[word] for word in words[:2] if word in _SCRIPTS), words[0].title() if words else "")


_SCRIPTS = {
    "LATIN": "Latijns",
    "CYRILLIC": "Cyrillisch",
    "GREEK": "Grieks",
    "ARABIC": "Arabisch",
    "HEBREW": "Hebreeuws",
}
