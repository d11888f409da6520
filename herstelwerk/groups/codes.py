"""Code words and group codes: what can be one, and which two a hasty eye takes for each other."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

LONGEST, LONGEST_GROUP = 40, 30
_GROUP = re.compile(r"[A-Z0-9]+(?:-[A-Z0-9]+)*")
_BETWEEN = frozenset(" -._")
# Names that mean something else already: who works without a code word, and roles of the database.
_TAKEN = frozenset("deelnemer trainer onderzoeker public none user current_user session_user postgres".split())
_TAKEN_BEGIN = ("pg_", "herstelwerk")
_NUMBER = re.compile(r"[0-9][0-9 .\-]{4,}")  # as long as a personnel number, a telephone number, a BSN
# What is easily misread on a card or typed wrongly from one; blanks and hyphens count for nothing.
_ALIKE = str.maketrans("01|i", "olll", " -._")


class CodeError(ValueError):
    """A code that cannot be, as a Dutch sentence that says what can."""


def tidy(text: str) -> str:
    """A code word as it is kept: the same tomorrow, however it is typed (the start page does the same)."""
    return " ".join(unicodedata.normalize("NFC", text).lower().split())


def in_a_name(code: str) -> str:
    """A code word as part of the name of a sheet, which holds no blank and no slash."""
    return code.replace("%", "%25").replace(" ", "%20").replace("/", "%2F")


def as_code(text: str) -> str:
    """The code word that was typed.

    Raises:
        CodeError: when it can be none.
    """
    if len(text) > 10 * LONGEST:  # nothing is done with what was never a code word
        raise CodeError(_too_long(len(text)))
    hidden = next((sign for sign in text if unicodedata.category(sign) in _UNSEEN and sign not in "\t\r\n"), None)
    if hidden is not None:
        raise CodeError("Er staat een teken in dat je niet ziet. Typ het codewoord opnieuw.")
    code = tidy(text)
    if wrong := _wrong_with(code):
        raise CodeError(wrong)
    return code


def look(code: str) -> str:
    """What two code words have in common that are easily taken for each other: `D01`, `d-o1` and `dol`."""
    plain = unicodedata.normalize("NFKD", code.casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).translate(_ALIKE)


def look_alike(code: str, others: Iterable[str]) -> str:
    """The first of the others that this code word could be taken for, itself included; empty when there is none."""
    mine = look(code)
    return next((other for other in others if look(other) == mine), "")


def as_group_code(text: str) -> str:
    """The group code that was typed, in capitals and with hyphens: `2026 nij 1` is `2026-NIJ-1`.

    Raises:
        CodeError: when it can be none.
    """
    code = "-".join(text.upper().split())[: LONGEST_GROUP + 1]
    if not code:
        raise CodeError("Vul een groepscode in, zoals 2026-NIJ-1.")
    if len(code) > LONGEST_GROUP:
        raise CodeError(f"De groepscode is te lang. Gebruik hoogstens {LONGEST_GROUP} tekens, zoals 2026-NIJ-1.")
    if not _GROUP.fullmatch(code):
        raise CodeError("Gebruik in de groepscode alleen letters, cijfers en streepjes, zoals 2026-NIJ-1.")
    return code


_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))


def _wrong_with(code: str) -> str:
    if not code:
        return "Het codewoord is nog leeg."
    if len(code) > LONGEST:
        return _too_long(len(code))
    for sign in code:
        if not (_is_plain(sign) or sign in _BETWEEN):
            if sign.isalpha():
                return f"De letter ‘{sign}’ is geen gewone letter. Gebruik de letters a tot en met z."
            return f"Het teken ‘{sign}’ hoort niet in een codewoord. Gebruik letters, cijfers en streepjes."
    if code[0] in _BETWEEN or code[-1] in _BETWEEN or ".." in code:
        return "Een codewoord begint en eindigt met een letter of cijfer, zoals blauwe-fiets."
    if code in _TAKEN or code.startswith(_TAKEN_BEGIN):
        return "Dit woord heeft in het werkboek al een andere betekenis. Kies een ander, zoals blauwe-fiets."
    if _NUMBER.fullmatch(code):
        return "Dit lijkt op een nummer van een persoon. Kies een codewoord, zoals blauwe-fiets."
    return ""


def _is_plain(sign: str) -> bool:
    """A figure, or a letter of ours with or without an accent; a letter that only looks like one has another base."""
    base = unicodedata.normalize("NFD", sign)[0]
    return base.isascii() and base.isalnum()


def _too_long(signs: int) -> str:
    return f"Het codewoord telt {signs} tekens; hoogstens {LONGEST} kan."
