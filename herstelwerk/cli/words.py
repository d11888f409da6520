"""`herstelwerk words`: look at a word list and change it. Lists are plain text; this is the short way."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from herstelwerk.problems import shown

if TYPE_CHECKING:
    from herstelwerk.workbook import Workbook


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
    from herstelwerk.language.wordlist import WordListError
    from herstelwerk.workbook import Workbook

    workbook = Workbook.find()
    if options.list is None:
        if (options.add, options.remove, options.find) != (None, None, None):
            return _wrong(f"Zeg er ook bij welke lijst je bedoelt. Kies uit: {', '.join(sorted(ALL_LISTS))}.")
        for name in sorted(ALL_LISTS):
            print(f"{name:24}{len(workbook.entries(name)):6}")
        return 0
    if options.list not in ALL_LISTS:
        return _wrong(f"De lijst {shown(options.list)} ken ik niet. Kies uit: {', '.join(sorted(ALL_LISTS))}.")
    try:
        if options.add is not None:
            return _add(workbook, options.list, options.add)
        if options.remove is not None:
            return _remove(workbook, options.list, options.remove)
    except WordListError as error:
        return _wrong(str(error))
    except PermissionError:
        path = workbook.list_path(options.list)
        print(
            f"Je mag {path} niet veranderen. Maak een eigen map `data` naast je werk en verander die.", file=sys.stderr
        )
        return 1
    for line in workbook.lines(options.list):
        if options.find is None or options.find.lower() in line.lower():
            print(line)
    return 0


def _add(workbook: Workbook, name: str, text: str) -> int:
    from herstelwerk.language.wordlist import parse_list

    if not _is_line(text):
        return _wrong("Dit is geen woord of woordgroep op één regel.")
    wanted = parse_list("nieuw", [text])[0].words
    if any(entry.words == wanted for entry in workbook.entries(name)):
        print(f"‘{text}’ staat al in {name}.")
        return 0
    path = workbook.list_path(name)
    _write(path, [*workbook.lines(name), text.strip()])
    print(f"‘{text}’ staat nu in {name} ({path}).")
    return 0


def _remove(workbook: Workbook, name: str, text: str) -> int:
    from herstelwerk.language.wordlist import parse_list

    if not _is_line(text):
        return _wrong("Dit is geen woord of woordgroep op één regel.")
    wanted = parse_list("weg", [text])[0].words
    lines = workbook.lines(name)
    kept = [line for line in lines if [entry.words for entry in parse_list(name, [line])] != [wanted]]
    if len(kept) == len(lines):
        print(f"‘{text}’ staat niet in {name}.", file=sys.stderr)
        return 1
    path = workbook.list_path(name)
    _write(path, kept)
    print(f"‘{text}’ is uit {name} gehaald ({path}).")
    return 0


def _is_line(text: str) -> bool:
    """One line of text that people can read, with at least a letter or digit, and no comment."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    plain = text.isprintable() and not text.lstrip().startswith("#") and not text.rstrip().endswith("=")
    return plain and len(text.splitlines()) == 1 and any(sign.isalnum() for sign in text)


def _wrong(message: str) -> int:
    print(message, file=sys.stderr)
    return 2


def _write(path: Path, lines: list[str]) -> None:
    """Replace the list in one move, so that a power cut leaves the old one or the new one."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")
        os.chmod(temporary, path.stat().st_mode & 0o777)
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise
