"""What a report for others does not show: numbers about fewer people than the limit, in tables, sentences and charts.

A study withholds by itself. This is the sieve behind it, for a report with a higher limit than the study had, and for
tables that are for one's own eyes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from numbers import Real

import numpy as np

from herstelwerk.charts.chart import Chart
from herstelwerk.charts.withheld import withheld
from herstelwerk.outcomes.result import Cell, NotPossibleError, Shown
from herstelwerk.outcomes.withheld import MARK
from herstelwerk.studies.section import Part, Remark
from herstelwerk.studies.showing import table_of

GROUPS = frozenset(("n", "aantal", "personen", "mensen", "cliënten", "begeleiders", "deelnemers", "paren"))
PARTS = ("aanwezig", "ontbreekt", "gemeten", "weg", "overgeslagen", "nog in beeld", "niet verder gevolgd",
         "weg sinds vorige stap")  # fmt: skip
_TOTALS = ("totaal", "allen", "samen", "alle", "begonnen")
_MOST_MARKED = 5  # withheld rows that are named in a table; more are left out together
_PEOPLE = "personen|mensen|cliënten|begeleiders|deelnemers|trainees|paren|rijen"
_ONE = {"persoon": "personen", "mens": "mensen", "cliënt": "cliënten", "begeleider": "begeleiders", "rij": "rijen"}
_NUMBER = r"(?<![\d.,])(?<!minste )(?<!dan )(?<!door )(\d+)"
_COUNTED = re.compile(rf"{_NUMBER}( (?:van de \d+ )?(?:{_PEOPLE}|{'|'.join(_ONE)}|zonder)\b)")
_N = re.compile(r"\bn = (\d+)(?!\d|\.\d)")
_AT_WAVE = re.compile(r"\b((?:voormeting|nameting|follow-up) )(\d+)(?=[,.;])")
_OTHER_N = re.compile(r"\bn telt (?:hier )?(?:cohorten|teams|metingen|sessies|audits|oordelen|eisen|paren van)")
_SHARE = re.compile(rf"\b(?:de )?{_NUMBER} van de (\d+ (?:{_PEOPLE}))(?: \([\d,]+ %\))?")
_LEFT = "wie uitviel zegt het niets, en die kan"
_HOUSE = re.compile(r" Blijft dit binnen de organisatie\b.*$", re.DOTALL)
_THOSE = re.compile(r"\bde (\d+) die\b")


@dataclass(frozen=True, slots=True)
class Told:
    """A table as text: a title, headings, rows of cells, and what must be said under it."""

    title: str
    names: list[str]
    rows: list[list[str]]
    notes: tuple[str, ...] = ()


def small(count: object, limit: int) -> bool:
    """Whether this is a number of people under the limit; nobody is nothing to tell."""
    return isinstance(count, Real) and 0 < float(count) < limit


def table(result: Shown, limit: int) -> Told:
    """The table of a result; with a limit, without rows about fewer people and what would give those away."""
    title, names, rows = table_of(result)
    raw: Sequence[Mapping[str, Cell]] = result.rows()  # type: ignore[attr-defined]
    return sifted(title, names, rows, raw, limit)


def numbers(chart: Chart, limit: int) -> Told:
    """The numbers of a chart, in the same way."""
    frame = chart.numbers.astype(object).where(chart.numbers.notna(), None)
    names = [str(name) for name in frame.columns]
    raw = [dict(zip(names, row, strict=True)) for row in frame.to_numpy().tolist()]
    return sifted(chart.title, *_as_told(names, raw), raw, limit)


def _as_told(names: list[str], raw: Sequence[Mapping[str, Cell]]) -> tuple[list[str], list[list[str]]]:
    from herstelwerk.outcomes.result import shown

    return names, [[shown(row[name], name) for name in names] for row in raw]


def sifted(title: str, names: list[str], rows: list[list[str]], raw: Sequence[Mapping[str, Cell]], limit: int) -> Told:
    """A table without what is about few people: whole rows, and of other rows the small parts; 0 leaves all."""
    if not limit or not rows:
        return Told(title, names, rows)
    raw = [dict(row) if _of_people(title, told) else {**row, "n": None} for row, told in zip(raw, rows, strict=True)]
    gone = _small_rows(raw, limit)
    kept: list[list[str]] = []
    cells = 0
    for row, counts, hidden in zip(rows, raw, gone, strict=True):
        parts = set() if hidden else _small_parts(counts, limit)
        cells += len(parts)
        if hidden or (parts and parts >= {name for name in PARTS if _count(counts.get(name))}):
            kept.append([row[0], MARK, *[""] * (len(row) - 2)])
        else:
            kept.append([MARK if _about(name, parts) else cell for name, cell in zip(names, row, strict=True)])
    whole = sum(row[1:2] == [MARK] and not any(row[2:]) for row in kept)
    if not whole and not cells:
        return Told(title, names, rows)
    notes = (f"Niet getoond: getallen over minder dan {limit} mensen, en die waaruit zij zijn terug te rekenen.",)
    if whole > _MOST_MARKED:
        kept = [row for row in kept if row[1:2] != [MARK] or any(row[2:])]
    return Told(title, names, kept, notes)


def _of_people(title: str, row: Sequence[str]) -> bool:
    """Whether n counts people; where it counts cohorts or teams, that is said beside it."""
    return not _OTHER_N.search(f"{title} {row[0]}")


def _small_rows(raw: Sequence[Mapping[str, Cell]], limit: int) -> list[bool]:
    """Rows about few people, and per column the smallest other as long as the small ones can be worked out."""
    gone = np.zeros(len(raw), dtype=bool)
    total = np.array([str(next(iter(row.values()), "")).lower().startswith(_TOTALS) for row in raw], dtype=bool)
    for name in GROUPS & {name for row in raw for name in row}:
        counts = np.array([_count(row.get(name)) for row in raw])
        gone |= np.where(total, (counts > 0) & (counts < limit), withheld(np.where(total, 0, counts), limit))
    return [bool(one) for one in gone]


def _small_parts(row: Mapping[str, Cell], limit: int) -> set[str]:
    """Of one row the parts of its people that are small, with what keeps them from being worked out."""
    names = [name for name in PARTS if name in row]
    if not names:
        return set()
    hidden = withheld([_count(row[name]) for name in names], limit)
    return {name for name, gone in zip(names, hidden, strict=True) if gone}


def _about(name: str, parts: set[str]) -> bool:
    """Whether a column tells the same as a part that is hidden: itself, its percentage, its reasons."""
    reasons = name == "waarom" and "weg sinds vorige stap" in parts
    return name in parts or reasons or any(name.startswith(f"{part} (") for part in parts)


def _count(value: Cell) -> float:
    if isinstance(value, Real) and not isinstance(value, bool) and value == value:
        return float(value)
    return 0.0


def text(told: str, limit: int) -> str:
    """A sentence in which no number of people is under the limit; a result about so few is not told at all."""
    if not limit:
        return told
    if "interval" in told and any(small(int(found), limit) for found in _N.findall(told)):
        what = told.partition(":")[0] if ":" in told else "Een uitkomst"
        return f"{what}: niet getoond, want dit gaat over minder dan {limit} mensen."
    return masked(told, limit)


def masked(told: str, limit: int) -> str:
    """The text with every small number of people as ‘minder dan’."""
    if not limit:
        return told
    few = f"minder dan {limit}"

    def counted(found: re.Match[str]) -> str:
        if not small(int(found[1]), limit):
            return found[0]
        *before, last = found[2].split(" ")
        return " ".join((few, *before[1:], _ONE.get(last, last)))

    told = _SHARE.sub(lambda found: f"een deel van de {found[2]}" if small(int(found[1]), limit) else found[0], told)
    told = _COUNTED.sub(counted, told.replace("degene die uitviel zegt het niets, en die kan", _LEFT))
    told = _N.sub(lambda found: f"n < {limit}" if small(int(found[1]), limit) else found[0], told)
    told = _AT_WAVE.sub(lambda found: found[1] + (few if small(int(found[2]), limit) else found[2]), told)
    return _THOSE.sub(lambda found: "de mensen die" if small(int(found[1]), limit) else found[0], told)


def part(one: Part, limit: int) -> Part | None:
    """A part as others may see it; None for what is only for one's own eyes. A limit of 0 leaves all."""
    if not limit:
        return one
    if isinstance(one, str):
        return text(one, limit)
    if isinstance(one, Remark):
        return None if one.inside else Remark(text(_HOUSE.sub("", one.text), limit))
    return chart(one, limit) if isinstance(one, Chart) else one


def chart(one: Chart, limit: int) -> Part:
    """The chart without single persons, or why it is left out."""
    try:
        seen = one.for_outside()
    except NotPossibleError as error:
        return Remark(f"de grafiek ‘{one.title}’ is niet opgenomen. {error}")
    if any(small(count, limit) for name in GROUPS & set(seen.numbers.columns) for count in seen.numbers[name].dropna()):
        return Remark(
            f"de grafiek ‘{one.title}’ is niet opgenomen: daarin staan groepen met minder dan {limit} mensen."
        )
    return seen
