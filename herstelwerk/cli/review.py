"""`herstelwerk review`: hand-ins in, one answer per file out, in the order given."""

from __future__ import annotations

import argparse
import csv
import io
import json
import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from herstelwerk.problems import printable

if TYPE_CHECKING:
    from herstelwerk.review import Review

PROGRESS_FROM = 20  # files; below that the answer comes sooner than a bar
CSV_COLUMNS = ("file", "trainee", "rules", "criterion", "signal", "figure", "findings", "error")


def add_to(commands: Any) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "review",
        help="kijk inzendingen na op de acht en tien kwaliteitseisen",
        description="Kijk inzendingen na. Per eis komt er een signaal met vragen uit; het oordeel is aan de trainer.",
    )
    parser.add_argument("paths", nargs="+", type=Path, metavar="BESTAND|MAP", help="JSON-bestanden, of mappen daarmee")
    parser.add_argument(
        "--format", choices=("table", "json", "csv"), default="table", help="vorm van de uitkomst (anders: table)"
    )
    parser.add_argument("--criteria", type=Path, metavar="BESTAND", help="een eigen set kwaliteitseisen (TOML)")
    parser.add_argument("--jobs", type=_jobs, default=1, metavar="N", help="aantal processen tegelijk (anders: 1)")
    parser.add_argument("--compare", action="store_true", help="zoek ook regels die bij een andere deelnemer staan")
    parser.add_argument("--on", type=_day, metavar="DATUM", help="de dag waarop een concept telt (anders: vandaag)")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Review every file; 1 when one could not be read, 0 otherwise."""
    from herstelwerk.cli.batch import Job, copies_in, files_in, review_all

    files = files_in(options.paths)
    if not files:
        print("Hier staan geen JSON-bestanden om na te kijken.", file=sys.stderr)
        return 1
    job = Job(options.criteria, options.on or date.today(), options.format)
    job.prepare()  # a wrong criteria file is told once, before any work
    copies = copies_in(files) if options.compare else {}
    failed = False
    write = _writer(options.format)
    for answer in _with_progress(review_all(files, job, options.jobs, copies), len(files)):
        failed = failed or answer.failed
        write(answer.text)
    return int(failed)


def _writer(form: str) -> Any:
    if form == "csv":
        _write(csv_line(CSV_COLUMNS))
    return _write


def _write(text: str) -> None:
    if sys.stdout is not None:
        sys.stdout.write(text)


def _with_progress(answers: Iterator[Any], total: int) -> Iterator[Any]:
    """A bar on the terminal while many files are read; the answers themselves go to standard output."""
    if total <= PROGRESS_FROM or not sys.stderr.isatty():
        yield from answers
        return
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)  # standard output belongs to the answers
    with Progress(console=console, transient=True, redirect_stdout=False, redirect_stderr=False) as progress:
        task = progress.add_task("Nakijken", total=total)
        for answer in answers:
            yield answer
            progress.advance(task)


def as_text(review: Review, file: str, form: str) -> str:
    """One review in the form asked for."""
    if form == "json":
        return json_line(review.to_dict(file))
    if form == "csv":
        return "".join(
            csv_line((file, review.trainee, review.rules, r.id, r.signal.value, r.figure, len(r.findings), ""))
            for r in review.criteria
        )
    return as_table_text(review, file)


def json_line(value: dict[str, Any]) -> str:
    """One line of JSON Lines; signs that a terminal acts on are escaped, which says the same."""
    text = json.dumps(value, ensure_ascii=False)
    return _ACTED_ON.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text) + "\n"


_ACTED_ON = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def as_table_text(review: Review, file: str) -> str:
    """The review as the terminal shows it."""
    from rich.console import Console
    from rich.text import Text

    console = Console()
    with console.capture() as captured:
        console.rule(Text(printable(file)), align="left", style="dim")
        console.print(review)
    return captured.get()


def csv_line(values: tuple[object, ...]) -> str:
    """One line of CSV; a text that a spreadsheet would run as a formula gets an apostrophe in front."""
    line = io.StringIO()
    split = any("\r" in value for value in values if isinstance(value, str))  # csv does not quote it by itself
    writer = csv.writer(line, lineterminator="\n", quoting=csv.QUOTE_ALL if split else csv.QUOTE_MINIMAL)
    writer.writerow([_harmless(value) for value in values])
    return line.getvalue()


def _harmless(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") else value


def _jobs(value: str) -> int:
    number = int(value) if value.isdigit() else 0
    if not 1 <= number <= 64:
        raise argparse.ArgumentTypeError("geef een heel getal van 1 tot en met 64")
    return number


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise argparse.ArgumentTypeError("geef een datum als 2026-11-20") from None
