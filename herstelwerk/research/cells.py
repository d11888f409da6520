"""One cell read: a number, a day, a choice, a code or a measure, or what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Final

from herstelwerk.dutch import number
from herstelwerk.outcomes.instruments import Measure, find_scale
from herstelwerk.outcomes.result import NotPossibleError
from herstelwerk.research.days import american_day, as_day, excel_day
from herstelwerk.research.decimals import as_number, has_sign, is_ambiguous
from herstelwerk.research.dictionary import TODAY, Column, Kind
from herstelwerk.research.findings import Wrong
from herstelwerk.tables import key_of

Cell = float | date | str
MISSING_CODES: Final = frozenset(
    (77.0, 88.0, 99.0, 777.0, 888.0, 999.0, 9999.0, -1.0, -8.0, -9.0, -77.0, -88.0, -99.0, -999.0)
)
_LONGEST_CODE = 100
_UNSEEN = re.compile(r"[\x00-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file is read with: its decimal sign, the day it is, whether days may be numbers of Excel, the measures."""

    sign: str
    today: date
    excel_days: bool
    measures: Mapping[str, Measure]


def read_cell(text: str, column: Column, reading: Reading) -> Cell | Wrong:
    """What stands in a cell that is not empty."""
    return _READERS[column.kind](text, column, reading)


def _number(text: str, column: Column, reading: Reading) -> Cell | Wrong:
    value = as_number(text, reading.sign)
    if value is None:
        return _no_number(text, column, reading.sign)
    if column.kind is Kind.WHOLE and not value.is_integer():
        return Wrong("er staat ‘{value}’", f"een heel getal ({_meant(column)})")
    return outside(value, column.low, column.high) or value


def _no_number(text: str, column: Column, sign: str) -> Wrong:
    if has_sign(text):
        asked = "{both}" if is_ambiguous(text) else "een getal met cijfers achter de komma"
        if not sign:
            return Wrong(
                f"er staat ‘{{value}}’: is dat {asked}? Dit bestand laat dat niet zien",
                "een teken dat overal hetzelfde betekent",
                "Zeg welk teken de decimalen scheidt: read_data(…, decimal=',') of decimal='.'.",
            )
        now, other = ("komma", "punt") if sign == "," else ("punt", "komma")
        return Wrong(
            f"er staat ‘{{value}}’, met een {other}, terwijl dit bestand verder een {now} heeft: is dat {asked}?",
            f"een getal met een decimale {now}",
            f"Kijk na wat het moet zijn en gebruik een {now}.",
        )
    if as_day(text):
        return Wrong(
            "er staat ‘{value}’: dat is een dag ({day}), geen getal",
            "een getal",
            "Maakte Excel hier een datum van? Zet de kolom op ‘Getal’ en typ het opnieuw.",
        )
    return Wrong(
        "er staat ‘{value}’; dat is geen getal",
        f"een getal ({_meant(column)})",
        "Verbeter het, of maak de cel leeg als er niets gemeten is.",
    )


def outside(value: float, low: str | float, high: str | float) -> Wrong | None:
    """What is wrong with a number that lies out of its range; a well-known code for ‘unknown’ is named as such."""
    least = float(low) if low != "" else float("-inf")
    most = float(high) if high != "" else float("inf")
    if least <= value <= most:
        return None
    span = f"{_told(least)} tot en met {_told(most)}" if most != float("inf") else f"{_told(least)} of meer"
    if value in MISSING_CODES:
        return Wrong(
            "er staat ‘{value}’: dat past hier niet en lijkt een code voor ‘onbekend’",
            f"{span}, of een lege cel",
            "Maak de cel leeg, of zet de code in het woordenboek bij ‘missing’.",
        )
    return Wrong("er staat ‘{value}’; dat kan niet", span, "Kijk na wat het moet zijn.")


def _day(text: str, column: Column, reading: Reading) -> Cell | Wrong:
    found = as_day(text)
    if found is None and (excel := excel_day(text)) is not None:
        if not reading.excel_days:
            return Wrong(
                "er staat ‘{value}’: zo bewaart Excel een dag; dit zou {day} zijn",
                "een dag als 2025-01-21",
                "Zet de kolom in Excel op ‘Datum’, of lees haar zo: read_data(…, excel_days=True).",
            )
        found = excel
    if found is None:
        hint = "Staat de maand voorop? Zet dan de dag voorop." if american_day(text) else "Schrijf de dag zo op."
        return Wrong("er staat ‘{value}’; dat is geen dag", "een dag als 2025-01-21 of 21-01-2025", hint)
    first = date.fromisoformat(column.low) if column.low else date.min
    last = reading.today if column.high == TODAY else date.fromisoformat(column.high) if column.high else date.max
    if found > last:
        wrong = "er staat ‘{value}’: die dag is nog niet geweest" if column.high == TODAY else "er staat ‘{value}’"
        return Wrong(wrong, f"hoogstens {last.isoformat()}", "Klopt het jaar?")
    if found < first:
        return Wrong(
            "er staat ‘{value}’: dat is wel erg lang geleden", f"{first.isoformat()} of later", "Klopt het jaar?"
        )
    return found


def _choice(text: str, column: Column, reading: Reading) -> Cell | Wrong:
    keys = {key_of(choice): choice for choice in column.choices}
    found = keys.get(key_of(text))
    if found is not None:
        return found
    near = get_close_matches(key_of(text), keys, 1, 0.6)
    hint = f"Bedoel je ‘{keys[near[0]]}’?" if near else ""
    return Wrong("er staat ‘{value}’", f"een van {', '.join(column.choices)}", hint)


def _code(text: str, column: Column, reading: Reading) -> Cell | Wrong:
    if len(text) > _LONGEST_CODE or _UNSEEN.search(text):
        return Wrong("er staat ‘{value}’: dat is geen gewone code", f"hoogstens {_LONGEST_CODE} gewone tekens")
    if "@" in text:
        return Wrong(
            "hier staat iets dat op een e-mailadres lijkt",
            "een code die van niemand is",
            "Vervang het door een code voor je verdergaat, en bewaar de sleutel ergens anders.",
        )
    return text


def _measure(text: str, column: Column, reading: Reading) -> Cell | Wrong:
    keys = {"".join(name.casefold().split()): name for name in reading.measures}
    keys |= {key_of(measure.short): id for id, measure in reading.measures.items()}
    id, dot, scale = text.partition(".")
    found = keys.get("".join(id.casefold().split())) or keys.get(key_of(id))
    if found is None:
        near = get_close_matches(id.casefold(), keys, 1, 0.5)
        hint = f"Bedoel je ‘{keys[near[0]]}’? " if near else ""
        own = "Is het een eigen maat, maak dan één bestand in data/instruments."
        return Wrong(
            "er staat ‘{value}’; die maat is niet bekend", f"een van {', '.join(reading.measures)}", hint + own
        )
    name = f"{found}{dot}{scale.strip()}"
    try:
        find_scale(reading.measures, name)
    except NotPossibleError as error:
        return Wrong("er staat ‘{value}’", "een maat met één cijfer", str(error))
    return name


def _text(text: str, column: Column, reading: Reading) -> Cell | Wrong:
    return text


def _told(value: float) -> str:
    return str(int(value)) if value.is_integer() else number(value, 2)


def _meant(column: Column) -> str:
    if column.low and column.high:
        return f"{column.low} tot en met {column.high}"
    return column.meaning


_READERS: Final[Mapping[Kind, Callable[[str, Column, Reading], Cell | Wrong]]] = {
    Kind.NUMBER: _number,
    Kind.WHOLE: _number,
    Kind.DAY: _day,
    Kind.CHOICE: _choice,
    Kind.CODE: _code,
    Kind.MEASURE: _measure,
    Kind.TEXT: _text,
}
