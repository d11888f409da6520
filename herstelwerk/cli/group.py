"""`herstelwerk group`: prepare a group from the command line, as the worksheet of the trainer does."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from herstelwerk.problems import printable

_WORK = "de werkmap, of het adres van de database (anders: de map werk waar je nu bent)"
_CODE = "de code van de groep, zoals 2026-NIJ-1"


def add_to(commands: Any) -> None:
    """Add the command, with its own commands, to the parser."""
    parser = commands.add_parser(
        "group",
        help="bereid een groep voor: codewoorden, aanwezigheid, bewijs van deelname",
        description="Bereid een groep voor. Hetzelfde kan in het werkboek, bij ‘Groep’.",
    )
    inner = parser.add_subparsers(title="opdrachten", metavar="OPDRACHT", dest="action", required=True)
    _add(inner, "list", "welke groepen er zijn")
    new = _add(inner, "new", "maak een groep met vier dagen en codewoorden", code=True)
    new.add_argument("--days", nargs=4, type=_day, required=True, metavar="DATUM", help="de vier dagen, als 2026-11-20")
    new.add_argument("--name", default="", metavar="NAAM", help="een naam voor de groep")
    members = new.add_mutually_exclusive_group()
    members.add_argument("--members", type=Path, metavar="BESTAND", help="een lijst met codewoorden (.xlsx of .csv)")
    members.add_argument("--count", type=_count, metavar="N", help="laat zoveel codewoorden maken")
    _add(inner, "show", "toon dagen, inleverdag, deelnemers en hoe het staat", code=True)
    cards = _add(inner, "cards", "kaartjes met codewoorden om uit te knippen (pdf)", code=True)
    cards.add_argument("file", type=_file(".pdf"), metavar="BESTAND.pdf")
    attendance = _add(inner, "attendance", "de aanwezigheid als lijst (.xlsx of .csv)", code=True)
    attendance.add_argument("file", type=_file(".xlsx", ".csv"), metavar="BESTAND")
    proof = _add(inner, "proof", "het bewijs van deelname van één deelnemer (pdf)", code=True)
    proof.add_argument("member", metavar="CODEWOORD", help="het codewoord van de deelnemer")
    proof.add_argument("file", type=_file(".pdf"), metavar="BESTAND.pdf")
    proof.add_argument("--name", default="", metavar="NAAM", help="de naam op het papier; die wordt niet bewaard")
    _add(inner, "logins", "SQL die voor elke deelnemer een inlogrol maakt (PostgreSQL)", code=True)


def run(options: argparse.Namespace) -> int:
    """Do what was asked; 1 with a Dutch sentence where it cannot be done."""
    import sys

    from herstelwerk.cli import group_actions
    from herstelwerk.documents import DocumentError
    from herstelwerk.store import StoreError

    try:
        return int(group_actions.ACTIONS[options.action](options))
    except (StoreError, DocumentError) as error:
        print(printable(str(error)), file=sys.stderr)
        return 1


def _add(inner: Any, name: str, told: str, code: bool = False) -> Any:
    parser = inner.add_parser(name, help=told, description=f"{told[0].upper()}{told[1:]}.")
    if code:
        parser.add_argument("code", type=_group_code, metavar="CODE", help=_CODE)
    parser.add_argument("--work", metavar="MAP", help=_WORK)
    parser.set_defaults(run=run)
    return parser


def _group_code(text: str) -> str:
    from herstelwerk.groups import CodeError, as_group_code

    try:
        return as_group_code(text)
    except CodeError as error:
        raise argparse.ArgumentTypeError(_clause(str(error))) from None


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError("geef een datum als 2026-11-20") from None


def _count(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 0
    if not 1 <= number <= 32:
        raise argparse.ArgumentTypeError("geef een heel getal van 1 tot en met 32")
    return number


def _file(*endings: str) -> Any:
    def file(text: str) -> Path:
        if not text.lower().endswith(endings):
            raise argparse.ArgumentTypeError(f"geef een bestand dat eindigt op {' of '.join(endings)}")
        return Path(text)

    return file


def _clause(sentence: str) -> str:
    """A sentence as the end of another one."""
    return (sentence[0].lower() + sentence[1:]).rstrip(".")
