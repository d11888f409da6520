"""argparse in Dutch.

argparse asks gettext for every sentence it shows; this answers with the table below. No catalogue of another
program is touched, and no locale needs to be installed.
"""

from __future__ import annotations

import argparse
import sys
from typing import NoReturn

from herstelwerk.problems import printable

_SENTENCES = {
    "usage: ": "gebruik: ",
    "positional arguments": "wat je meegeeft",
    "options": "opties",
    "show this help message and exit": "toon deze uitleg",
    "show program's version number and exit": "toon de versie",
    "%(prog)s: error: %(message)s\n": "%(prog)s: %(message)s\n",
    "argument %(argument_name)s: %(message)s": "bij %(argument_name)s: %(message)s",
    "the following arguments are required: %s": "dit ontbreekt nog: %s",
    "unrecognized arguments: %s": "dit ken ik niet: %s",
    "invalid choice: %(value)r (choose from %(choices)s)": "%(value)r kan hier niet; kies uit %(choices)s",
    "invalid choice: %(value)r, maybe you meant %(suggestion)r? (choose from %(choices)s)": (
        "%(value)r kan hier niet; bedoel je %(suggestion)r? Kies uit %(choices)s"
    ),
    "invalid %(type)s value: %(value)r": "%(value)r past hier niet",
    "expected one argument": "hier hoort één waarde bij",
    "expected at most one argument": "hier hoort hoogstens één waarde bij",
    "expected at least one argument": "hier hoort ten minste één waarde bij",
    "one of the arguments %s is required": "geef een van deze mee: %s",
    "not allowed with argument %s": "dit gaat niet samen met %s",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s kan meer betekenen: %(matches)s",
    "ignored explicit argument %r": "hier hoort geen waarde bij (%r)",
    "(default: %(default)s)": "(anders: %(default)s)",
}


def _in_dutch(sentence: str) -> str:
    return _SENTENCES.get(sentence, sentence)


def _number_in_dutch(one: str, many: str, count: int) -> str:
    return "hier horen %s waarden bij" if one.startswith("expected") else (one if count == 1 else many)


argparse._ = _in_dutch  # type: ignore[attr-defined]
argparse.ngettext = _number_in_dutch  # type: ignore[attr-defined]


class Parser(argparse.ArgumentParser):
    """A parser that explains itself in Dutch and leaves with status 2 on wrong usage."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: {printable(message)}.\nHulp: {self.prog} --help\n")
