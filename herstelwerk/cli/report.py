"""`herstelwerk report`: a researcher's report from her data, or from the sample, with every fault in them listed."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from herstelwerk.problems import printable

if TYPE_CHECKING:
    from herstelwerk.research.data import Data

_OUT = "verslag.docx"
_HELP = "maak een verslag van onderzoeksgegevens, als Word-bestand, pdf of webpagina"


def add_to(commands: Any) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("report", help=_HELP, description=_ABOUT)
    parser.add_argument("pad", nargs="?", default="", help="een bestand of map met metingen; anders verzonnen gegevens")
    parser.add_argument("--cohort", default="", metavar="COHORT", help="alleen dit cohort; anders ook alle samen")
    parser.add_argument("--measures", default="", metavar="MATEN", help="welke maten, zoals gses,nel; anders alle")
    parser.add_argument("--out", type=Path, default=Path(_OUT), metavar="BESTAND", help=f"waarheen (anders: {_OUT})")
    parser.add_argument("--title", default="", metavar="TITEL", help="wat er op de eerste bladzijde staat")
    parser.add_argument(
        "--limit", type=int, default=10, metavar="GRENS", help="onder zoveel mensen staat er niets (anders: 10)"
    )
    parser.add_argument(
        "--inside", action="store_true", help="alleen voor jezelf: ook kleine groepen, en iedereen apart"
    )
    parser.set_defaults(run=run)


_ABOUT = (
    "Maak een verslag met tabellen, grafieken en een methode om over te nemen. Rijen die niet kloppen, staan apart en "
    "worden hier genoemd; met de andere gaat het verslag door."
)


def run(options: argparse.Namespace) -> int:
    """Write the report; 1 when the data or the choices do not allow it, in a sentence that says why.

    Raises:
        Unreadable: when the data cannot be read.
    """
    from herstelwerk.documents.options import DocumentError
    from herstelwerk.outcomes.result import NotPossibleError
    from herstelwerk.studies.reporting.file import checked

    try:
        checked(options.out)  # before the work, so that a wrong name is told at once
        _write(options)
    except (NotPossibleError, DocumentError) as error:
        print(printable(str(error)), file=sys.stderr)
        return 1
    return 0


def _write(options: argparse.Namespace) -> None:
    from datetime import date

    from herstelwerk.studies.effect import Effect
    from herstelwerk.studies.report import TITLE, Report

    measures = tuple(name.strip().lower() for name in options.measures.split(",") if name.strip())
    effect = Effect(options.pad, options.cohort, measures=measures, limit=max(options.limit, 5))
    _tell(_found(effect.data))
    studies: list[Any] = [effect]
    if not options.cohort and effect.data.frame["cohort"].nunique() > 1:
        studies += _cohorts(options.pad, measures, max(options.limit, 5))
    report = Report(
        studies, title=options.title or TITLE, on=date.today(), outside=not options.inside, limit=options.limit
    )
    done = report.write(options.out)
    _tell([f"Klaar: {options.out}", f"{done!r}."])
    if effect.source.invented:
        _tell(["Dit zijn verzonnen gegevens. Eigen gegevens? herstelwerk report MIJN-BESTAND.csv"])


def _cohorts(path: str, measures: tuple[str, ...], limit: int) -> list[Any]:
    """All cohorts together, where what was chosen allows it."""
    from herstelwerk.outcomes.result import NotPossibleError
    from herstelwerk.studies.cohorts import Cohorts

    try:
        return [Cohorts(path, measures=measures, limit=limit)]
    except NotPossibleError as error:
        _tell([f"Alle cohorten samen: niet in het verslag. {error}"])
        return []


def _found(data: Data) -> list[str]:
    """What reading brought up: every problem with its row and column, and how many rows stand aside."""
    lines = [data.headline]
    lines += [f"  - {problem}" if problem.aside else f"  - vraag: {problem}" for problem in data.problems]
    lines += [f"  {note}" for note in data.notes]
    if len(data.aside):
        lines.append("De rijen die apart staan, doen niet mee. Het verslag gaat over de andere, en zegt dat erbij.")
    return lines


def _tell(lines: list[str]) -> None:
    sys.stdout.write("".join(f"{printable(line)}\n" for line in lines))
    sys.stdout.flush()  # before the bar, which goes to the screen another way
