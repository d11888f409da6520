"""`herstelwerk`, or `herstelwerk start`: open the workbook in the browser."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

_HELP = "open het werkboek in je browser (dit gebeurt ook zonder opdracht)"


def add_to(commands: Any) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("start", help=_HELP, description="Open het werkboek in je browser.")
    parser.add_argument("map", nargs="?", type=Path, help="de map waarin je werkt; anders de map waar je nu bent")
    parser.add_argument("--port", type=int, metavar="NUMMER", help="een vaste poort; anders een vrije")
    parser.add_argument("--no-browser", action="store_true", help="open geen browser; de link staat op het scherm")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Serve the workbook until Ctrl-C."""
    from herstelwerk.lab.server import start

    folder = getattr(options, "map", None) or Path.cwd()
    port, quiet = getattr(options, "port", None), getattr(options, "no_browser", False)
    return start(folder, open_browser=not quiet, port=port)
