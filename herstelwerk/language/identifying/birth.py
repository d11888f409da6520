"""Full dates of birth.

Beside a word of birth any full date counts: grade 1, or 2 when the day does not exist. Without such a word
a date counts (grade 2) only where it can hardly be anything else: as the first words or right behind a
name, with a year up to 2010 (nearly all who take part were born before it, events in a plan are younger),
or behind a child.
A date after sinds, op, vanaf … is an event. A year or a day without the rest never counts.
"""

from __future__ import annotations

import re
from datetime import date

from herstelwerk.language.identifying.model import COMPLETE, SHAPE, UPPER, Found, Identity

_MONTHS = ("jan", "feb", "maa", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uari)?|feb(?:r|ruari)?|maart|mrt|apr(?:il)?|mei|juni?|juli?|aug(?:ustus)?|sept?(?:ember)?|okt(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_DATE = re.compile(
    rf"""(?<![\w/])(?<![0-9][.,-])(?:
      (?P<day>[0-9]{{1,2}})(?P<sep>[-/.]|[ ]?-[ ]?|[ ])(?P<month>[0-9]{{1,2}})(?P=sep)
      (?P<year>[0-9]{{4}}|[0-9]{{2}})
    | (?P<iso>[0-9]{{4}})-(?P<iso_month>[0-9]{{1,2}})-(?P<iso_day>[0-9]{{1,2}})
    | (?P<word_day>[0-9]{{1,2}})(?:e|ste|de)?[ -](?P<name>{_MONTH})\.?[ -]
      (?P<word_year>[0-9]{{4}}|['’]?[0-9]{{2}})
    )(?![0-9]|[-/.,:][0-9])(?![ ]?(?:uur|euro|keer|mensen|jaar)\b)""",
    re.VERBOSE | re.IGNORECASE,
)
_BORN = (
    r"geboren|geboortedatum|\bgeb\.?-?dat(?:um)?\b|\bgeb\b\.?|°|\*(?=[ ]?[0-9])|ter[ ]wereld|\bdob\b"
    r"|\bik[ ]ben[ ]van[ ](?=[0-9])"
)
_FEAST = r"jarig|verjaar\w*|geboortedag"  # a birthday may also be one to come
_EVENT = (
    r"sinds|vanaf|overleden|overleed|gestorven|†|getrouwd|trouwde|gescheiden|verhuis\w*|begonnen|begon|gestart|gestopt|clean|nuchter"
    r"|afspraak|gesprek|bijgewerkt|ondertekend|getekend|datum|ingeschreven|aangekomen|tot|t/m|ingang|diploma|behaald"
)
_CUE = re.compile(rf"(?P<born>{_BORN})|(?P<feast>{_FEAST})|\b(?:{_EVENT})\b", re.IGNORECASE)
_CUE_AFTER = re.compile(
    r"[ ,)]{0,2}(?:ben[ ]ik[ ]|is[ ]\w{1,15}[ ]|was[ ]\w{1,15}[ ])?(?:in[ ][^.,!?\n0-9]{1,25}[ ])?"
    r"(?:geboren|geb\b|jarig|ter[ ]wereld|[(]?geboortedatum)(?![^.!?\n]{0,15}[0-9])",
    re.IGNORECASE,
)
_CHILD = re.compile(
    r"\b(?:\w*zoon|\w*dochter|\w*kind|baby|jongste|oudste|tweeling|zusje|broertje)\b"
    r"[^.!?\n]{0,25}(?:[(,]|[ ]is[ ]van)[ ]?$",
    re.IGNORECASE,
)
_PREPOSITION = "Op|Sinds|Vanaf|Per|In|Tot|Na|Voor|Rond|Tegen|Van|De|Het|Tussen|Uiterlijk|Omstreeks|Dit|Die|Dat|Deze"
_ALONE = re.compile(
    rf"(?:^|\n|(?<!\w)(?!(?:{_PREPOSITION})\b)[{UPPER}][\w'’-]{{1,30}}[ ]?[(,:]?[ ]?)$"
)  # the first words, or right behind a name
_BEFORE = 60
_OLDEST, _YOUNGEST = 1900, 2010


def find_birth_dates(text: str) -> Found:
    """Full dates that are a date of birth."""
    dates = list(_DATE.finditer(text))
    if not dates:
        return
    cues = list(_CUE.finditer(text))
    seen = 0
    for match in dates:
        start, end = match.span()
        while seen < len(cues) and cues[seen].end() <= start:
            seen += 1
        cue = cues[seen - 1] if seen and _is_near(text, cues[seen - 1].end(), start) else None
        exists, year = _read(match)
        if _is_born(text, end, year, cue):
            yield Identity("birth_date", start, end, COMPLETE if exists else SHAPE)
        elif exists and year and cue is None and _looks_born(text, start, year):
            yield Identity("birth_date", start, end, SHAPE)


def _read(match: re.Match[str]) -> tuple[bool, int]:
    """Whether the day exists, and the year where it is written in full (else 0)."""
    day = match["day"] or match["iso_day"] or match["word_day"]
    year = (match["year"] or match["iso"] or match["word_year"]).strip("'’")
    if match["name"]:
        name = match["name"].lower().replace("mrt", "maart")
        month = _MONTHS.index(name[:3]) + 1
    else:
        month = int(match["month"] or match["iso_month"])
    full = int(year) if len(year) == 4 else 0
    try:
        date(full or 2000 + int(year), month, int(day))
    except ValueError:
        return False, full
    return True, full


def _is_near(text: str, cue_end: int, start: int) -> bool:
    """Whether a cue stands shortly before the date, in the same sentence (`geb.` ends none)."""
    between = text[cue_end:start]
    return start - cue_end <= _BEFORE and not any(sign in between for sign in ("? ", "! ", "\n\n"))


def _is_born(text: str, end: int, year: int, cue: re.Match[str] | None) -> bool:
    """Whether the last cue before the date, or else one right after it, is of birth."""
    if cue is not None:
        return bool(cue["born"] or (cue["feast"] and _OLDEST <= year <= _YOUNGEST))
    return _CUE_AFTER.match(text, end) is not None


def _looks_born(text: str, start: int, year: int) -> bool:
    """Whether a date without a cue stands by itself with an early year, or behind a child."""
    before = text[max(0, start - _BEFORE) : start]
    if _OLDEST <= year <= _YOUNGEST and _ALONE.search(before):
        return True
    return year >= _OLDEST and _CHILD.search(before) is not None
