"""Which command was asked for, and what it needs."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence

from herstelwerk import __version__
from herstelwerk.cli.parser import Parser
from herstelwerk.problems import Unreadable, printable


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; the exit status is 0 for done, 1 where something could not be read, 2 for wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # Dutch on any terminal
    try:
        try:
            options = _parser().parse_args(arguments)
            return int(options.run(options))
        finally:
            if sys.stdout is not None:  # closed from the start: `>&-`
                sys.stdout.flush()  # here, where a pipe that broke can still be told from a failure
    except Unreadable as error:
        print(printable(str(error)), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nGestopt.", file=sys.stderr)
        return 130
    except BrokenPipeError:  # the reader at the other end (head, less) has seen enough
        _forget_output()
        return 0
    except OSError as error:  # a full disk, a screen that went away
        _forget_output()
        full = "de schijf is vol" if error.errno == errno.ENOSPC else "is er nog plaats, en mag je daar schrijven?"
        print(f"De uitkomst is niet weg te schrijven: {full}", file=sys.stderr)
        return 1


def _forget_output() -> None:
    """Let what is still to be written go nowhere, so that Python does not try again on its way out."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser() -> Parser:
    parser = Parser(
        prog="herstelwerk",
        description="Werkboek bij de Basistraining Herstelwerk. Zonder opdracht gaat het werkboek open.",
    )
    parser.add_argument("--version", action="version", version=f"herstelwerk {__version__}", help="toon de versie")
    commands = parser.add_subparsers(title="opdrachten", metavar="OPDRACHT", dest="command")
    from herstelwerk.cli import demo, explain, group, new, report, review, start, words

    parser.set_defaults(run=start.run)  # no command: open the workbook
    for command in (start, review, explain, words, new, group, demo, report):
        command.add_to(commands)
    return parser
