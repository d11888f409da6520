"""How far the program agrees with people: per code on labelled sentences, per criterion on judged hand-ins.

`python benchmarks/agreement.py` reads the labelled files of this repository. With `--sentences A B` others are
read, and reported each and together; with `--hand-ins F --labels L` other hand-ins. `--errors vague` lists the
sentences on which label and program differ, `--markdown` prints the tables for docs/method.md.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from agreement_codes import code_table
from agreement_hand_ins import BadLabelsError, compare, hand_in_table, read_judgements, read_signals
from agreement_sentences import CODES, BadRowError, Judged, differing, differing_days, judge, read_sentences
from agreement_tables import Table, as_markdown, as_text

from herstelwerk.handin import HandInError
from herstelwerk.workbook import Workbook

ROOT = Path(__file__).parents[1]
GOLD = ROOT / "tests" / "data" / "gold"
DATES = "dates"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables, or the differences. Exit status 2 for files that cannot be used."""
    options = _options(arguments)
    workbook = Workbook.find()
    try:
        judged = [(_name(path), judge(read_sentences(path), workbook.reader)) for path in options.sentences]
        if options.errors:
            parts = ["\n".join(_errors(judged, options.errors))]
        else:
            tables = [*_codes(judged), _hand_ins(options.hand_ins, options.labels, workbook)]
            parts = list(map(as_markdown if options.markdown else as_text, tables))
    except (BadRowError, BadLabelsError, HandInError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    print("\n\n".join(parts))
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="agreement.py", description="How far the program agrees with people.")
    parser.add_argument("--sentences", nargs="+", type=Path, metavar="FILE", default=[GOLD / "sentences.jsonl"])
    parser.add_argument("--hand-ins", type=Path, metavar="FOLDER", help="hand-ins (JSON); goes with --labels")
    parser.add_argument("--labels", type=Path, metavar="FILE", help="their judgements (JSON Lines)")
    parser.add_argument("--errors", choices=[*CODES, DATES], metavar="CODE", help=f"a code, or '{DATES}'")
    parser.add_argument("--markdown", action="store_true")
    options = parser.parse_args(arguments)
    if (options.hand_ins is None) != (options.labels is None):
        parser.error("--hand-ins and --labels go together")
    if options.hand_ins is None:
        options.hand_ins, options.labels = ROOT / "data" / "examples", GOLD / "submissions.labels.jsonl"
    return options


def _codes(judged: list[tuple[str, list[Judged]]]) -> list[Table]:
    tables = [code_table(rows, name) for name, rows in judged]
    if len(judged) > 1:
        tables.append(code_table([j for _, rows in judged for j in rows], "together"))
    return tables


def _hand_ins(folder: Path, labels: Path, workbook: Workbook) -> Table:
    return hand_in_table(compare(read_signals(folder, workbook), read_judgements(labels)), _name(folder))


def _errors(judged: list[tuple[str, list[Judged]]], code: str) -> list[str]:
    lines = []
    for name, rows in judged:
        found = differing_days(rows) if code == DATES else differing(rows, code)
        lines += [f"{name}: {len(found)} differ on {code}", *found]
    return lines


def _name(path: Path) -> str:
    """Enough of a path to tell files apart, and no more."""
    return "/".join(path.resolve().parts[-2:])


if __name__ == "__main__":
    sys.exit(main())
