"""Reading a researcher's data: from files, a workbook or frames to rows that fit, rows aside, and what was noticed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from herstelwerk.outcomes.instruments import Measure
from herstelwerk.problems import Problem
from herstelwerk.research.across import FILE, ROW, Clash, alike_codes, doubles, moved, nested, waves_out_of_order
from herstelwerk.research.cells import Reading
from herstelwerk.research.checking import Checked, check
from herstelwerk.research.data import Data
from herstelwerk.research.decimals import COMMA, POINT
from herstelwerk.research.dictionary import Column, Dictionary, Kind, read_dictionary
from herstelwerk.research.matching import fits, match
from herstelwerk.research.measures import read_measures
from herstelwerk.research.problems import DataError, DataProblem
from herstelwerk.research.raw import Raw, from_frame, read_file
from herstelwerk.research.stored import is_store, read_store
from herstelwerk.workbook import Workbook, installed_data

Source = str | Path | pd.DataFrame
FIRST = "metingen"  # the table that is meant when nothing is said
_MOST_FILES = 500


def read_data(
    source: Source | Iterable[Source],
    dictionary: Dictionary | str | Path | None = None,
    *,
    table: str = FIRST,
    measures: Mapping[str, Measure] | None = None,
    decimal: str = "",
    excel_days: bool = False,
    today: date | None = None,
) -> Data:
    """Read data and look them over; rows that do not fit are kept aside and counted, never dropped.

    Args:
        source: a CSV, XLSX or Parquet file, a folder of them, a work folder or `.sqlite` of the workbook, the address
            of a PostgreSQL database, a frame, or several of these.
        dictionary: the dictionary, or the path of one; that of the workbook when left out.
        table: which table of the dictionary: metingen, competenties, beoordelingen, evaluaties, audits.
        measures: the measures by id; those of the workbook when left out.
        decimal: `,` or `.`, for a file in which that cannot be seen.
        excel_days: read numbers such as 45678 as the days that Excel means by them.
        today: the day after which a day lies in the future.

    Raises:
        DataError: when there is nothing to read, or a column that must be there is missing.
    """
    if decimal not in ("", COMMA, POINT):
        wrong = f"decimal is {decimal!r}"
        raise DataError("read_data", (Problem("decimal", wrong, "',' of '.', of niets"),))
    words = _dictionary(dictionary)
    columns = words.columns(table)
    known = read_measures() if measures is None else measures
    reading = Reading(decimal, today or date.today(), excel_days, known)
    checked: list[Checked] = []
    raws: list[Raw] = []
    extra: list[str] = []
    problems: list[DataProblem] = []
    skipped: list[str] = []
    for raw in _raws(source, table, words, skipped):
        matched = match(raw, columns)
        raws.append(raw)
        checked.append(check(raw, matched, columns, reading))
        extra += matched.extra.values()
        problems += matched.problems
    if not raws:
        raise DataError("read_data", (Problem("", f"er is geen bestand met {table}", " ".join(skipped)),))
    return _together(table, columns, raws, checked, problems, [*skipped, *_notes(extra)], known)


def _dictionary(given: Dictionary | str | Path | None) -> Dictionary:
    if isinstance(given, Dictionary):
        return given
    if given is not None:
        path = Path(given)
    else:
        own = Workbook.find().data / "dictionary.csv"
        path = own if own.is_file() else installed_data() / "dictionary.csv"
    try:
        return read_dictionary(path.read_bytes(), path.name)
    except OSError:
        problem = Problem("", "het woordenboek is niet te lezen", "een bestand als data/dictionary.csv")
        raise DataError(path.name, (problem,)) from None


def _raws(source: Source | Iterable[Source], table: str, words: Dictionary, skipped: list[str]) -> Iterable[Raw]:
    """What was read, one file at a time; files of a folder that belong to another table are told in `skipped`."""
    sources = [source] if isinstance(source, str | Path | pd.DataFrame) else list(source)
    if not sources:
        raise DataError("read_data", (Problem("", "er is niets om te lezen", "een bestand, een map of een tabel"),))
    for one in sources:
        if isinstance(one, pd.DataFrame):
            yield from_frame(one, "tabel")
        elif is_store(one):
            yield from_frame(read_store(one, table), f"werkboek: {table}")
        else:
            files = _files(Path(one))
            for path in files:
                raw = read_file(path)
                other = _other_table(raw, table, words) if len(files) > 1 else ""
                if not other:
                    yield raw
                    continue
                skipped.append(
                    f"Overgeslagen: {path.name} hoort bij de tabel ‘{other}’: read_data(…, table='{other}')."
                )


def _other_table(raw: Raw, table: str, words: Dictionary) -> str:
    """The table a file fits when it does not fit the one that is read; empty when it fits none either."""
    if fits(raw, words.columns(table)):
        return ""
    return next((name for name, columns in words.tables.items() if fits(raw, columns)), "")


def _files(path: Path) -> Sequence[Path]:
    """The file, or the files of a folder that hold a table."""
    try:
        if not path.is_dir():
            return [path]
        found = sorted(file for file in path.iterdir() if file.suffix.lower() in (".csv", ".xlsx", ".parquet"))
    except (OSError, ValueError):
        return [path]  # reading it tells what is wrong
    if not found or len(found) > _MOST_FILES:
        wrong = f"in deze map staan {len(found)} bestanden met gegevens"
        raise DataError(
            path.name, (Problem("", wrong, f"1 tot en met {_MOST_FILES} bestanden (.csv, .xlsx, .parquet)"),)
        )
    return found


def _notes(extra: Sequence[str]) -> list[str]:
    names = list(dict.fromkeys(extra))
    if not names:
        return []
    told = ", ".join(f"‘{name}’" for name in names[:10]) + (f" en nog {len(names) - 10}" if len(names) > 10 else "")
    return [f"Niet in het woordenboek, gaat ongewijzigd mee: {told}."]


def _together(
    table: str,
    columns: tuple[Column, ...],
    raws: Sequence[Raw],
    checked: Sequence[Checked],
    problems: list[DataProblem],
    notes: list[str],
    measures: Mapping[str, Measure],
) -> Data:
    """All files as one: the checks that lay rows beside each other, then the good rows and the others."""
    parts: list[pd.DataFrame] = []
    reasons: dict[int, list[str]] = {}
    start = 0
    for raw, one in zip(raws, checked, strict=True):
        parts.append(one.values.assign(file=raw.name, row=raw.rows))
        problems += one.found.problems
        reasons |= {start + place: list(told) for place, told in one.found.reasons.items()}
        start += len(raw.rows)
    whole = pd.concat(parts, ignore_index=True)
    for raw in raws:
        problems += _odd_problems(raw)
    titles = {raw.name: one.found.titles for raw, one in zip(raws, checked, strict=True)}
    for clash in _across(whole, columns, reasons):
        problems += _problems(clash, whole, titles)
        for place in clash.places if clash.aside else ():
            reasons.setdefault(place, []).append(clash.wrong)
    good = ~whole.index.isin(list(reasons))
    frame = whole[good].drop(columns=[FILE, ROW]).reset_index(drop=True)
    frame, scored = _scored(frame, measures)
    if scored:
        notes.append(f"Bij {scored} rijen is de score uitgerekend uit de losse antwoorden.")
    if not len(whole) and not any(raw.odd for raw in raws):
        raise DataError(
            raws[0].name, (Problem("", "er staan wel kopjes, maar geen rijen", "gegevens onder de kopjes"),)
        )
    aside = _aside(raws, reasons, [str(place) for place in ("bestand", "rij", "reden")])
    files = tuple(raw.name for raw in raws)
    problems.sort(key=lambda one: (files.index(one.file), one.rows[:1]))
    return Data(table, frame, aside, tuple(problems), files, tuple(notes))


def _across(whole: pd.DataFrame, columns: tuple[Column, ...], reasons: Mapping[int, Any]) -> Iterable[Clash]:
    """One check after the other, each on the rows that are still good: so one fault is told once."""
    gone = set(reasons)

    def left() -> pd.DataFrame:
        return whole[~whole.index.isin(list(gone))]

    order = next((column.choices for column in columns if column.name == "wave"), ())
    codes = [column.name for column in columns if column.kind is Kind.CODE]
    steps: list[Callable[[], Iterable[Clash]]] = [partial(_moved, left, *pair) for pair in nested(whole)]
    steps += [lambda: doubles(left(), columns), lambda: waves_out_of_order(left(), order)]
    steps += [lambda: alike_codes(left(), codes)]
    for step in steps:
        found = list(step())
        yield from found
        gone |= {place for clash in found if clash.aside for place in clash.places}


def _moved(left: Callable[[], pd.DataFrame], child: str, parent: str) -> Iterable[Clash]:
    return moved(left(), child, parent)


def _problems(clash: Clash, whole: pd.DataFrame, titles: Mapping[str, Mapping[str, str]]) -> Iterable[DataProblem]:
    """One problem per file that has rows in it."""
    for name, here in whole.loc[list(clash.places), [FILE, ROW]].groupby(FILE, sort=False):
        rows = tuple(int(row) for row in here[ROW])
        column = titles[str(name)].get(clash.column, clash.column)
        yield DataProblem(str(name), rows, column, clash.wrong, clash.expected, clash.advice, clash.aside)


def _odd_problems(raw: Raw) -> Iterable[DataProblem]:
    if raw.odd:
        rows = tuple(row.number for row in raw.odd)
        wrong = f"hier staan meer cellen dan er kopjes zijn ({len(raw.header)})"
        advice = "Staat er een scheidingsteken in een cel? Zet de cel dan tussen aanhalingstekens."
        yield DataProblem(raw.name, rows, "", wrong, "onder elk kopje één cel", advice)


def _aside(raws: Sequence[Raw], reasons: Mapping[int, list[str]], names: Sequence[str]) -> pd.DataFrame:
    """The rows aside as they stood in their files, in that order."""
    lines: list[dict[str, object]] = []
    start = 0
    for raw in raws:
        here = sorted(place - start for place in reasons if start <= place < start + len(raw.rows))
        found = [
            (int(raw.rows[place]), "; ".join(dict.fromkeys(reasons[start + place])), raw.cells.iloc[place].tolist())
            for place in here
        ]
        found += [(row.number, "meer cellen dan kopjes", list(row.cells)) for row in raw.odd]
        for number, why, cells in sorted(found, key=lambda one: one[0]):
            line: dict[str, object] = dict(zip(names, (raw.name, number, why), strict=True))
            titles = [*raw.header, *(f"cel {place + 1}" for place in range(len(raw.header), len(cells)))]
            lines.append(line | dict(zip(titles, cells, strict=True)))
        start += len(raw.rows)
    return pd.DataFrame(lines) if lines else pd.DataFrame(columns=list(names))


def _scored(frame: pd.DataFrame, measures: Mapping[str, Measure]) -> tuple[pd.DataFrame, int]:
    """Scores out of the answers to single items, where there are answers and no score."""
    items = [name for name in frame.columns if name.startswith("item_")]
    if not items or not {"measure", "score"} <= set(frame.columns):
        return frame, 0
    count = 0
    for name, here in frame[frame["score"].isna()].groupby("measure").groups.items():
        id, _, scale = str(name).partition(".")
        measure = measures[id]
        own = [item.id for item in measure.items]
        if not own:
            continue
        answers = frame.loc[here].reindex(columns=[f"item_{number}" for number in range(1, len(own) + 1)])
        answers = answers.set_axis(own, axis=1).astype(float)
        scores = measure.score(answers)[measure.scale(scale).id]
        frame.loc[here, "score"] = scores
        count += int(np.isfinite(scores).sum())
    return frame, count
