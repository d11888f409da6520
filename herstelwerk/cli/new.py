"""`herstelwerk new FOLDER`: a folder of one's own with worksheets, exercises and criteria that can be changed."""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path
from typing import Any

from herstelwerk.problems import Problem, Unreadable


def add_to(commands: Any) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "new",
        help="maak een eigen werkboek in een nieuwe map",
        description="Maak een map met werkbladen, oefeningen en kwaliteitseisen die je zelf kunt veranderen.",
    )
    parser.add_argument("map", type=Path, help="een map die nog niet bestaat, of leeg is")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Copy the content; a folder that holds something is left alone.

    Raises:
        Unreadable: when the folder is not empty or cannot be made.
    """
    from herstelwerk.lab.folder import package_notebooks
    from herstelwerk.workbook import installed_data

    folder: Path = options.map
    data = installed_data()
    sources = {"data": data, "exercises": data.parent / "exercises", "notebooks": package_notebooks()}
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise Unreadable(str(folder), (Problem("", "hier staat al iets", "een nieuwe of lege map"),))
        for name, source in sources.items():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns(".*", "__pycache__"))
    except OSError as error:
        wanted = "een map waarin je mag schrijven, op een schijf met plaats"
        raise Unreadable(str(folder), (Problem("", f"hier is niets te maken ({error.strerror})", wanted),)) from None
    sys.stdout.write(f"Klaar. Ga naar de map en start het werkboek:\n\n  cd {folder}\n  herstelwerk\n")
    return 0
