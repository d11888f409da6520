"""One file looked over cell by cell: what is typed becomes a value, what does not fit is told with its rows."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
import pandas as pd

from herstelwerk.outcomes.instruments import Measure, Scale, find_scale
from herstelwerk.research.cells import MISSING_CODES, Reading, outside, read_cell
from herstelwerk.research.decimals import POINT, sign_of
from herstelwerk.research.dictionary import OF_ITEMS, OF_MEASURE, Column, Kind
from herstelwerk.research.findings import Findings, Wrong
from herstelwerk.research.matching import Matched
from herstelwerk.research.raw import Raw

_FEWEST = 3  # times that a number which may be a code occurs before it is asked about
_FAR = 10  # how far it then lies from all other numbers


@dataclass(frozen=True, slots=True)
class Checked:
    """A file with its cells read. `values` has every column of the dictionary, empty where the file has none."""

    values: pd.DataFrame
    found: Findings


class Texts(NamedTuple):
    """A column as its different texts, and for each row which of them it is."""

    codes: np.ndarray
    values: list[str]

    def at(self, place: int) -> str:
        """The text of a row."""
        return self.values[int(self.codes[place])]


def check(raw: Raw, matched: Matched, columns: tuple[Column, ...], reading: Reading) -> Checked:
    """Read the cells of one file; `reading.sign` may be empty, then the file itself is asked."""
    titles = {column.name: raw.header[place] for place, column in matched.known.items()}
    found = Findings(raw.name, raw.rows, titles)
    texts = {column.name: _of(raw.cells[place], column) for place, column in matched.known.items()}
    kinds = {column.name: column for column in matched.known.values()}
    sign = POINT if raw.typed else reading.sign or _sign(texts, kinds)
    reading = replace(reading, sign=sign)
    values = {}
    for column in columns:
        if column.name in texts:
            values[column.name] = _read(texts[column.name], column, reading, found)
        elif column.kind is not Kind.TEXT and column.range_of != OF_ITEMS:
            values[column.name] = _nothing(column, len(raw.rows))
    for place, title in matched.extra.items():
        values[title] = _extra(raw.cells[place], sign)
    frame = pd.DataFrame(values, index=range(len(raw.rows)))
    for column in matched.known.values():
        if column.range_of:
            _check_measure(frame, column, texts[column.name], reading.measures, found)
        if column.kind.numeric:
            _ask_codes(frame[column.name], column, found)
    _check_moment(frame, kinds, found)
    return Checked(frame, found)


def _of(cells: pd.Series, column: Column) -> Texts:
    """The texts of a column, bare, with what stands for nothing made empty."""
    codes, different = pd.factorize(cells.to_numpy(dtype=object))
    nothing = {text.casefold() for text in column.missing}
    bare = (unicodedata.normalize("NFC", str(text)).strip() for text in different)
    return Texts(codes, ["" if text.casefold() in nothing else text for text in bare])


def _sign(texts: Mapping[str, Texts], kinds: Mapping[str, Column]) -> str:
    numeric = [texts[name] for name, column in kinds.items() if column.kind.numeric]
    counted = ((np.bincount(one.codes, minlength=len(one.values)), one.values) for one in numeric)
    return sign_of((text, int(count)) for counts, values in counted for text, count in zip(values, counts, strict=True))


def _read(texts: Texts, column: Column, reading: Reading, found: Findings) -> pd.Series:
    """The values of a column; each different text is read once."""
    values: list[object] = []
    wrong: dict[int, Wrong] = {}
    empty = [number for number, text in enumerate(texts.values) if not text]
    for number, text in enumerate(texts.values):
        value = read_cell(text, column, reading) if text else None
        if isinstance(value, Wrong):
            wrong[number], value = value, None
        values.append(value)
    _tell(wrong, texts, column, found)
    if column.must_be_filled and empty:
        places = np.flatnonzero(np.isin(texts.codes, empty))
        found.add(column.name, Wrong("de cel is leeg", column.meaning, "Vul hem in."), places)
    return _typed(values, texts.codes, column)


def _tell(wrong: Mapping[int, Wrong], texts: Texts, column: Column, found: Findings) -> None:
    """Each wrong value with all its rows; those with the same fault together, so that many can share a line."""
    if not wrong:
        return
    order = np.argsort(texts.codes, kind="stable")
    starts = np.searchsorted(texts.codes[order], np.arange(len(texts.values) + 1))
    alike: dict[Wrong, dict[str, list[int]]] = {}
    for number, one in wrong.items():
        places = [int(place) for place in order[starts[number] : starts[number + 1]]]
        alike.setdefault(one, {}).setdefault(texts.values[number], []).extend(places)
    for one, values in alike.items():
        found.add_values(column.name, one, values)


def _typed(values: list[object], codes: np.ndarray, column: Column) -> pd.Series:
    if column.kind.numeric:
        numbers = np.array([np.nan if value is None else value for value in values], dtype=float)
        return pd.Series(numbers[codes] if len(numbers) else np.empty(0))
    if column.kind is Kind.DAY:
        days = pd.to_datetime(pd.Series(values, dtype=object), errors="coerce").astype("datetime64[s]")
        return days.iloc[codes].reset_index(drop=True)
    texts = np.array([*values, None], dtype=object)
    return pd.Series(texts[codes], dtype="str")


def _nothing(column: Column, count: int) -> pd.Series:
    return _typed([None], np.zeros(count, dtype=int), column)


def _extra(cells: pd.Series, sign: str) -> pd.Series:
    """A column the dictionary does not know: numbers where all of it are, else text."""
    texts = cells.astype(str).str.strip()
    plain = texts.str.replace(",", ".", regex=False) if sign == "," else texts
    numbers = pd.to_numeric(plain.where(plain != ""), errors="coerce")
    if numbers.notna().any() and not (numbers.isna() & (texts != "")).any():
        return numbers.astype(float).reset_index(drop=True)
    return texts.where(texts != "").astype("str").reset_index(drop=True)


def _check_measure(
    frame: pd.DataFrame, column: Column, texts: Texts, measures: Mapping[str, Measure], found: Findings
) -> None:
    """A score, or an answer, within what the measure of its row allows."""
    if "measure" not in frame:
        return
    for name, here in frame.groupby("measure", sort=True).groups.items():
        measure, scale = find_scale(measures, str(name))
        low, high = _ends(measure, scale, column)
        values = frame.loc[here, column.name]
        alike: dict[Wrong, dict[str, list[int]]] = {}
        for place in values.index[(values < low) | (values > high)]:
            fault = outside(float(values[place]), low, high)
            if fault:
                told = replace(fault, expected=f"bij {measure.short} {fault.expected}")
                alike.setdefault(told, {}).setdefault(texts.at(place), []).append(int(place))
        for one, by_value in alike.items():
            found.add_values(column.name, one, by_value)


def _ends(measure: Measure, scale: Scale, column: Column) -> tuple[float, float]:
    return (scale.low, scale.high) if column.range_of == OF_MEASURE else (measure.low, measure.high)


def _ask_codes(values: pd.Series, column: Column, found: Findings) -> None:
    """A number within range that is a usual code for ‘unknown’, occurs often, and lies far from all others."""
    numbers = values.dropna()
    for code in sorted(MISSING_CODES & set(numbers.unique())):
        here = numbers.index[numbers == code]
        others = numbers[~numbers.isin(MISSING_CODES)]
        far = len(others) > 0 and float((others - code).abs().min()) >= _FAR
        if len(here) >= _FEWEST and far:
            asked = Wrong(
                f"{code:g} staat er {len(here)} keer, ver van alle andere getallen: is dit een code voor ‘onbekend’?",
                "een gemeten getal",
                "Zo ja, zet de code dan in het woordenboek bij ‘missing’. Nu telt hij mee als getal.",
                aside=False,
            )
            found.add(column.name, asked, here)


def _check_moment(frame: pd.DataFrame, kinds: Mapping[str, Column], found: Findings) -> None:
    """A row is about a measurement or about a session: one of the two."""
    if not {"wave", "session"} <= set(frame.columns):
        return
    spoiled = found.spoiled.get("wave", set()) | found.spoiled.get("session", set())
    wave, session = frame["wave"].notna(), frame["session"].notna()
    clean = ~frame.index.isin(list(spoiled))
    neither, both = frame.index[~wave & ~session & clean], frame.index[wave & session & clean]
    if len(neither):
        asked = Wrong("er staat geen meting en geen sessie", "een van de twee", "Wanneer is dit gemeten?")
        found.add("wave" if "wave" in kinds else "session", asked, neither)
    if len(both):
        asked = Wrong(
            "er staat een meting én een sessie", "een van de twee", "Maak er twee rijen van, of laat er een leeg."
        )
        found.add("wave", asked, both)
