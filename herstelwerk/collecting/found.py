"""What a place holds: files that may be hand-ins, each still to be read, and what was kept aside on the way."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from herstelwerk.collecting.values import Aside

# Bounds, so that the wrong folder or a zip made to do harm costs seconds and not the memory of the machine.
MAX_SEEN = 20_000  # names looked at
MAX_FILES = 5_000  # files read
MAX_ALL = 64 * 1024 * 1024  # bytes of hand-ins kept
MAX_DEPTH = 4  # folders in folders
MAX_PROOF = 4_096  # bytes of a receipt beside a hand-in
ENDING, PROOF = ".json", ".bewijs.txt"
# What trainees send instead of the file of the workbook; other files are nobody's mistake and are passed over.
MISTAKEN = (".doc", ".docx", ".odt", ".pages", ".rtf", ".pdf", ".ipynb", ".zip", ".7z", ".rar", ".xlsx")


class CannotRead(Exception):
    """A file that is there but cannot be read; the text is what is wrong, within a sentence."""


class Found(NamedTuple):
    """A file by its place (`vis7/vis7-poging-1.json`); `proof` gives the receipt beside it, if there is one."""

    name: str
    body: Callable[[], bytes]
    proof: Callable[[], bytes | None]


class Place(NamedTuple):
    """Everything found in one place."""

    found: tuple[Found, ...] = ()
    aside: tuple[Aside, ...] = ()


def proof_of(name: str) -> str:
    """The name of the receipt that belongs to a hand-in of this name."""
    return name[: -len(ENDING)] + PROOF


def passed_over(name: str) -> bool:
    """Whether a file or folder is one that systems leave behind, such as `.DS_Store` and `__MACOSX`."""
    return name.startswith((".", "__MACOSX", "~$")) and not name.startswith("..")  # a way out is told, not passed over
