"""How quickly a changed rule is tried on earlier hand-ins: 1,000 of them, none alike, made from the examples.

    python benchmarks/trying.py [--documents 1000]

Each line is a trial as the page `Regels` runs it: one process, hand-ins already read from file or database. The first
trial reads all texts, and those with a word of the change twice; later ones lean on what was read before.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from itertools import islice
from typing import NamedTuple

from make_documents import as_bytes, documents
from measure import machine

from herstelwerk.handin import read_hand_in
from herstelwerk.review import Rules, review
from herstelwerk.trying import Change, Earlier, ListChange, Outcome, Trial, changed_rules, tally, uncollected
from herstelwerk.workbook import Workbook

DAY = date(2026, 11, 22)
SLICE = 16  # hand-ins between two moments at which a page would hear and draw
AT_LEAST = 100  # hand-ins a second
CHANGES = {
    "a word that no text has": Change(lists={"jargon": ListChange("zomaarwoord")}),
    "two everyday words": Change(lists={"jargon": ListChange("koken\nzus")}),
    "a word in nearly every text": Change(lists={"jargon": ListChange("ik")}),
    "names (every text is read again)": Change(lists={"voornamen": ListChange("Zomaarnaam")}),
    "a threshold": Change(thresholds={"K2": {"share_met": 0.9}}),
}


class Row(NamedTuple):
    """Hand-ins a second by the clock, and a second of work of this process: the machine may do other things as well."""

    name: str
    wall: float
    work: float
    flips: int


def measure(number: int) -> list[Row]:
    """Every change, cold (a new trial) and again (the same one)."""
    hand_ins = [Earlier(read_hand_in(as_bytes(one)), 1, DAY) for one in documents(number)]
    rows: list[Row] = []
    for name, change in CHANGES.items():
        rules = Workbook.find().rules()  # anew, so that no word is known yet
        changed = changed_rules(rules, change)
        trial = Trial(rules)
        for when in ("first", "again"):
            rows.append(_timed(f"{name}, {when}", partial(_tried, trial, hand_ins, changed), number))
    rules = Workbook.find().rules()
    rows.append(_timed("only reviewing, for comparison", partial(_reviewed, hand_ins, rules), number))
    return rows


def _timed(name: str, does: Callable[[], int], number: int) -> Row:
    wall, work = time.perf_counter(), time.process_time()
    flips = does()
    return Row(name, number / (time.perf_counter() - wall), number / (time.process_time() - work), flips)


def _tried(trial: Trial, hand_ins: list[Earlier], changed: Rules) -> int:
    run, outcomes = trial.run(hand_ins, changed), list[Outcome]()
    while True:
        with uncollected():  # in slices, as the page does
            outcomes += (some := list(islice(run, SLICE)))
        if not some:
            return len(tally(outcomes).flips)


def _reviewed(hand_ins: list[Earlier], rules: Rules) -> int:
    for one in hand_ins:
        review(one.assignment, rules, DAY)
    return 0


def main() -> None:
    """Measure and print, and tell where a trial is slower than it should be."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--documents", type=int, default=1000, help="how many hand-ins (1000)")
    options = parser.parse_args()
    if options.documents < 1:
        parser.error("--documents must be at least 1")
    rows = measure(options.documents)
    print(f"python benchmarks/trying.py --documents {options.documents}\n{machine()}\n")
    print(f"{'':46}{'a second':>10}{'of work':>10}{'signals turned':>16}")
    for row in rows:
        print(f"{row.name:46}{row.wall:10.0f}{row.work:10.0f}{row.flips:16}")
    slow = [row.name for row in rows[:-1] if row.work < AT_LEAST]
    if slow:
        print(f"\nbelow {AT_LEAST} a second of work: {', '.join(slow)}")


if __name__ == "__main__":
    main()
