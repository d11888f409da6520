"""`herstelwerk words`: look at a word list and change it. Lists are plain text; this is the short way."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path
from typing import Any


def add_to(commands: Any) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "words",
        help="bekijk of verander een woordenlijst",
        description="Bekijk of verander een woordenlijst. Zonder lijst: welke lijsten er zijn.",
    )
    parser.add_argument("list", nargs="?", metavar="LIJST", help="bijvoorbeeld jargon")
    change = parser.add_mutually_exclusive_group()
    change.add_argument("--add", metavar="WOORD", help="zet een woord of woordgroep in de lijst")
    change.add_argument("--remove", metavar="WOORD", help="haal een woord of woordgroep uit de lijst")
    change.add_argument("--find", metavar="WOORD", help="zoek regels waar dit in staat")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """List, search or change; 2 for a list that does not exist or a line that is no entry."""
    from herstelwerk.language.reader import ALL_LISTS
    from herstelwerk.language.wordlist import WordListError, parse_list
    from herstelwerk.workbook import Workbook

    workbook = Workbook.find()
    names = sorted(ALL_LISTS)
    if options.list is None:
        for name in names:
            print(f"{name:24}{len(parse_list(name, _lines(workbook.list_path(name)))):6}")
        return 0
    if options.list not in names:
        print(f"De lijst {options.list!r} ken ik niet. Kies uit: {', '.join(names)}.", file=sys.stderr)
        return 2
    path = workbook.list_path(options.list)
    try:
        return _change(path, options.list, options.add, options.remove, options.find)
    except WordListError as error:
        print(error, file=sys.stderr)
        return 2
    except PermissionError:
        print(
            f"Je mag {path} niet veranderen. Maak een eigen map `data` naast je werk en verander die.", file=sys.stderr
        )
        return 1


def _change(path: Path, name: str, add: str | None, remove: str | None, find: str | None) -> int:
    from herstelwerk.language.wordlist import parse_list

    lines = _lines(path)
    if add is not None:
        new = parse_list("nieuw", [add])
        if not new or "\n" in add or "\r" in add:
            print("Dit is geen woord of woordgroep op één regel.", file=sys.stderr)
            return 2
        if any(entry.words == new[0].words for entry in parse_list(name, lines)):
            print(f"‘{add}’ staat al in {name}.")
            return 0
        _write(path, [*lines, add.strip()])
        print(f"‘{add}’ staat nu in {name} ({path}).")
        return 0
    if remove is not None:
        wanted = parse_list("weg", [remove])
        kept = [line for line in lines if not wanted or _words(name, line) != wanted[0].words]
        if len(kept) == len(lines):
            print(f"‘{remove}’ staat niet in {name}.", file=sys.stderr)
            return 1
        _write(path, kept)
        print(f"‘{remove}’ is uit {name} gehaald ({path}).")
        return 0
    for line in lines:
        if find is None or find.lower() in line.lower():
            print(line)
    return 0


def _words(name: str, line: str) -> tuple[str, ...] | None:
    from herstelwerk.language.wordlist import parse_list

    entries = parse_list(name, [line])
    return entries[0].words if entries else None


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8-sig").splitlines()


def _write(path: Path, lines: list[str]) -> None:
    """Replace the list in one move, so that a power cut leaves the old one or the new one."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    os.chmod(temporary, path.stat().st_mode & 0o777)
    os.replace(temporary, path)
