"""`herstelwerk demo`: put the invented research data in a folder, and say what they are and how to go on."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import Any

from herstelwerk.problems import Problem, Unreadable, printable

FOLDER = "onderzoek"
_INSIDE = "voorbeeld"  # apart, so that a folder with one's own data never holds invented rows
_FAULTY = "met-vijf-fouten"


def add_to(commands: Any) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "demo",
        help="zet verzonnen onderzoeksgegevens klaar om mee te oefenen",
        description="Zet twaalf verzonnen cohorten klaar om mee te oefenen. Er staat niets van echte mensen in.",
    )
    parser.add_argument("map", nargs="?", type=Path, help=f"de map waarin ze komen (anders: {FOLDER})")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Copy the sample; what stands there under the same name and was changed is left as it is.

    Raises:
        Unreadable: when the sample is missing, or the folder cannot be written to.
    """
    from herstelwerk.workbook import installed_data

    folder: Path = options.map or Path(FOLDER)
    source = installed_data() / "cohorts"
    files = sorted(file for file in source.glob("*") if file.is_file()) if source.is_dir() else []
    if not files:
        problem = Problem("", "het voorbeeld ontbreekt", "data/cohorts; installeer opnieuw")
        raise Unreadable("herstelwerk", (problem,))
    kept = []
    try:
        for file in files:
            beside = folder if file.stem == _FAULTY else folder / _INSIDE
            if not _copy(file, beside / file.name):
                kept.append(str(beside / file.name))
    except OSError as error:
        wanted = "een map waarin je mag schrijven, op een schijf met plaats"
        raise Unreadable(str(folder), (Problem("", f"hier is niets te maken ({error.strerror})", wanted),)) from None
    sys.stdout.write(_told(folder, kept))
    return 0


def _copy(source: Path, target: Path) -> bool:
    """Copy a file whole or not at all; False where something else stands there already."""
    content = source.read_bytes()
    if target.exists():
        return target.is_file() and target.read_bytes() == content
    target.parent.mkdir(parents=True, exist_ok=True)
    halfway = target.with_name(f".{target.name}.{os.getpid()}")
    halfway.write_bytes(content)
    os.replace(halfway, target)
    return True


def _told(folder: Path, kept: list[str]) -> str:
    inside = folder / _INSIDE
    lines = [
        f"Klaar. In {inside} staan verzonnen gegevens van twaalf cohorten:",
        "",
        "  verzonnen-cohort-01.csv … 12  metingen van cliënten: voor, na, later, en per sessie",
        "  verzonnen-competenties.csv    cijfers van begeleiders: vooraf, toen, nu, en van de trainer",
        "  verzonnen-beoordelingen.csv   twee beoordelaars, achttien eisen",
        "  verzonnen-evaluaties.csv      het evaluatieformulier, geteld per cohort",
        "  verzonnen-audits.csv          modelgetrouwheid per team",
        "  verzonnen-waarheid.toml       wat er waar is: daarmee zijn de gegevens gemaakt",
        "",
        f"In {folder} staat ook {_FAULTY}.csv, een bestand met vijf fouten om te zien wat het programma daarvan zegt.",
        "",
        "Zo ga je verder, in Python of in een werkblad:",
        "",
        "  from herstelwerk.research import read_data",
        f"  read_data({str(inside)!r})",
        f"  read_data({str(folder / f'{_FAULTY}.csv')!r})",
        "",
        "Eigen gegevens? Zet je bestand in dezelfde map en verander alleen het pad.",
    ]
    if kept:
        lines += ["", f"Hier stond al iets anders; dat is zo gelaten: {', '.join(kept)}"]
    return printable_lines(lines)


def printable_lines(lines: list[str]) -> str:
    """Lines for a terminal; the name of a folder may hold anything."""
    return "\n".join(printable(line) for line in lines) + "\n"
