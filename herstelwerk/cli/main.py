"""Which command was asked for, and what it needs."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from herstelwerk import __version__
from herstelwerk.cli.parser import Parser
from herstelwerk.problems import Unreadable


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; the exit status is 0 for done, 1 where something could not be read, 2 for wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # Dutch on any terminal
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except Unreadable as error:
        print(error, file=sys.stderr)
        return 1
    except FileNotFoundError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nGestopt.", file=sys.stderr)
        return 130
    except BrokenPipeError:  # the reader at the other end (head, less) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _parser() -> Parser:
    parser = Parser(prog="herstelwerk", description="Werkboek bij de Basistraining Herstelwerk.")
    parser.add_argument("--version", action="version", version=f"herstelwerk {__version__}")
    commands = parser.add_subparsers(title="opdrachten", metavar="OPDRACHT", required=True, dest="command")
    from herstelwerk.cli import explain, review, words

    for command in (review, explain, words):
        command.add_to(commands)
    return parser
