"""What is timed inside this process: one document step by step, its peers, and the worst texts and files."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from math import inf, isfinite
from typing import NamedTuple

from make_documents import ROOT, as_bytes, documents
from measure import Spread, Timer, best_ms, show
from nasty import MAX_TEXT, NAMES, full_file, nasty_text, refused_files
from peers import PATTERNS, forty_passes, texts_of
from table import Row

from herstelwerk.cli.review import as_text
from herstelwerk.handin import HandInError, read_hand_in
from herstelwerk.language.reader import Reader
from herstelwerk.review import Rules, review
from herstelwerk.workbook import Workbook

DAY = date(2026, 11, 20)
_WARM = 200  # documents read before the clock runs: lists loaded, everyday words known
_SHARE = 650  # characters per text where one file of 1 MiB is spread over all its entries, goals, actions and dates
_TARGET = 2.0  # seconds for the worst accepted file

Reading = Callable[[str], object]
Costs = dict[str, dict[str, float]]


class OneDocument(NamedTuple):
    """One document, step by step, and its peers on the same documents in the same moments."""

    read: Spread
    review: Spread
    write: Spread
    json: Spread
    forty: Spread
    words: float


def one_document(rules: Rules, number: int) -> OneDocument:
    """`number` documents, each timed once and none seen before."""
    timers = {step: Timer() for step in ("read", "review", "write", "json", "forty")}
    words = 0
    for i, plain in enumerate(documents(_WARM + number, seed=2)):
        if i == _WARM:
            timers = {step: Timer() for step in timers}
            words = 0
        data = as_bytes(plain)
        texts = list(texts_of(plain))
        assignment = timers["read"](partial(read_hand_in, data))
        answer = timers["review"](partial(review, assignment, rules, DAY))
        timers["write"](partial(as_text, answer, "a.json", "json"))
        timers["json"](partial(json.loads, data))
        timers["forty"](partial(forty_passes, ["\n".join(texts)]))
        words += sum(len(text.split()) for text in texts)
    return OneDocument(**{step: timer.spread() for step, timer in timers.items()}, words=words / number)


def rows_of_one(one: OneDocument, number: int) -> list[Row]:
    """The step by step rows; `beside` is the ratio to one review."""
    whole = one.read.p50 + one.review.p50 + one.write.p50
    rows = [
        Row(f"One document in memory, p50 / p95 of {number} ({one.words:.0f} words)"),
        Row("review", f"{one.review} (CPU {show(one.review.cpu)})", "1"),
        Row("read and check the JSON", str(one.read), times(one.read.p50, one)),
        Row("write the answer as JSON", str(one.write), times(one.write.p50, one)),
        Row("read, review and write (p50)", f"{show(whole)} ms", times(whole, one)),
        Row("Peers, same documents, same moments"),
        Row("json.loads alone", str(one.json), times(one.json.p50, one)),
        Row(f"{len(PATTERNS)} plain re.findall passes", str(one.forty), times(one.forty.p50, one)),
    ]
    return rows


def times(ms: float, one: OneDocument) -> str:
    """A ratio to one review."""
    return f"{show(ms / one.review.p50)} × one review"


def _readings(reader: Reader) -> dict[str, Reading]:
    return {
        "entry": reader.entry,
        "goal": reader.goal,
        "action": reader.action,
        "when": partial(reader.when, plan_date=DAY),
    }


def worst_rows(rules: Rules) -> list[Row]:
    """Every nasty text as entry, goal, action and *wanneer*; then files full of the worst of them; then refusals."""
    long, short = _costs(rules.reader, MAX_TEXT), _costs(rules.reader, _SHARE)
    rows = [Row("Worst texts of 5,000 characters, no word seen before: entry / goal / action / when")]
    for name in sorted(NAMES, key=lambda name: -max(long[name].values())):
        figures = long[name].values()
        rows.append(Row(name, " / ".join(map(show, figures)) + " ms", f"at most {show(max(figures))} ms"))
    return rows + _files(rules, long, short) + _refused()


def _costs(reader: Reader, characters: int) -> Costs:
    """CPU milliseconds per text and field; words are forgotten in between, so that each costs its first look-up."""
    texts = {name: nasty_text(name, 0, characters) for name in NAMES}
    return {
        name: {field: _cost(name, field, partial(read, text), reader) for field, read in _readings(reader).items()}
        for name, text in texts.items()
    }


def _cost(name: str, field: str, read: Callable[[], object], reader: Reader) -> float:
    """One cost; a text that breaks the reader is told and counts as endless, so that nobody can overlook it."""
    try:
        return best_ms(read, reader.lexicon.clear)
    except Exception as error:
        print(f"BROKEN by the text {name!r} as {field}: {error!r}", file=sys.stderr, flush=True)
        return inf


def _files(rules: Rules, long: Costs, short: Costs) -> list[Row]:
    def worst(costs: Costs, field: str) -> str:
        read = [name for name in NAMES if isfinite(costs[name][field])]
        return max(read, key=lambda name: costs[name][field] / len(nasty_text(name, 0, _SHARE).encode()))

    full = {field: worst(long, field) for field in _readings(rules.reader)}
    even = {field: worst(short, field) for field in full}
    files = {f"{field} texts of 5,000 characters: {name}": full_file({field: name}) for field, name in full.items()}
    files[f"filled evenly: {', '.join(even.values())}"] = full_file(even, _SHARE)
    rows = [Row("Accepted files near 1 MiB, 400 entries, 50 goals, 500 actions: read, review and write")]
    for what, data in files.items():
        seconds, written = _time_file(rules, data)
        figure = f"{show(seconds)} s, answer of {show(written / 2**20)} MiB"
        aim = f"{show(seconds / _TARGET)} × the {_TARGET:g} s aimed at"
        rows.append(Row(what, figure, f"{len(data) / 2**20:.2f} MiB; {aim}"))
    return rows


def _time_file(rules: Rules, data: bytes) -> tuple[float, int]:
    written = 0

    def whole() -> None:
        nonlocal written
        written = len(as_text(review(read_hand_in(data), rules, DAY), "a.json", "json").encode())

    return best_ms(whole, rules.reader.lexicon.clear, times=2) / 1e3, written


def _refused() -> list[Row]:
    rows = [Row("Files up to 1 MiB that are refused")]
    for what, data in refused_files().items():
        seconds = best_ms(partial(_refuse, data), lambda: None, times=1) / 1e3
        rows.append(Row(what, f"{show(seconds)} s", f"{len(data):,} bytes"))
    return rows


def _refuse(data: bytes) -> None:
    try:
        read_hand_in(data)
    except HandInError as error:
        str(error)
    else:
        raise RuntimeError("a file that should be refused was accepted")


def rules() -> Rules:
    """The rules of the repository this file stands in."""
    return Workbook.find(ROOT).rules()
