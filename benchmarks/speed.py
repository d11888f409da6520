"""Times the review beside its peers and prints one table; all figures come from one run on one machine.

    python benchmarks/speed.py [--documents 2000] [--quick] [--nbgrader] [--markdown]

Nothing here passes or fails on a time. A run stops with an error only where something does not work: a document
that is refused, a line that is missing. `--markdown` prints the table as it stands in docs/method.md.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from inside import OneDocument, one_document, rows_of_one, rules, times, worst_rows
from make_documents import write_documents
from measure import machine
from outside import command_path, linearity, start_up
from peers import HOW_TO_NBGRADER, nbgrader_seconds
from table import Row, as_markdown, as_text

_SIZES = (1_000, 2_000, 5_000, 10_000)
_QUICK_SIZES = (100, 200, 500, 1_000)


def measure(documents: int, quick: bool, nbgrader: bool, folder: Path) -> list[Row]:
    """All rows of the table."""
    sizes = _QUICK_SIZES if quick else _SIZES
    files = write_documents(folder / "all", max(documents, *sizes))
    checked = rules()
    number = 300 if quick else 500
    _tell("one document")
    one = one_document(checked, number)
    rows = rows_of_one(one, number)
    _tell("nbgrader")
    rows.append(_nbgrader_row(one, folder, nbgrader))
    _tell("start-up")
    started, about_start = start_up(files[0], folder, 3 if quick else 10)
    _tell("files on disk")
    rows += command_path(files[:documents], started, one.review.p50, folder)
    _tell("ever more files")
    rows += linearity(files, sizes, started, folder)
    rows += about_start
    _tell("worst cases")
    return rows + worst_rows(checked)


def _nbgrader_row(one: OneDocument, folder: Path, install: bool) -> Row:
    seconds = nbgrader_seconds(folder / "nbgrader", install)
    what = "nbgrader autograde, one more trivial notebook"
    if seconds is None:
        return Row(what, "not there", HOW_TO_NBGRADER)
    return Row(what, f"{seconds:.2f} s", times(seconds * 1e3, one))


def _tell(what: str) -> None:
    print(f"… {what}", file=sys.stderr, flush=True)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--documents", type=int, default=2000, help="files for the command line path (2000)")
    parser.add_argument("--quick", action="store_true", help="a tenth of the work, to see that all of it runs")
    parser.add_argument("--nbgrader", action="store_true", help="install nbgrader for this run and time it")
    parser.add_argument("--markdown", action="store_true", help="print the table ready to paste")
    options = parser.parse_args()
    documents = min(options.documents, 200) if options.quick else options.documents
    if documents < 1:
        parser.error("--documents must be at least 1")
    facts = machine()
    with tempfile.TemporaryDirectory(prefix="herstelwerk-speed-") as folder:
        rows = measure(documents, options.quick, options.nbgrader, Path(folder))
    command = " ".join(["python benchmarks/speed.py", *sys.argv[1:]])
    if options.markdown:
        print(f"Measured with `{command}` on {facts}.\n\n{as_markdown(rows)}")
    else:
        print(f"{command}\n{facts}\n\n{as_text(rows)}")


if __name__ == "__main__":
    main()
