"""The files in a folder and its sub-folders. Links are never followed, and nothing is opened that is no plain file."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from herstelwerk.collecting.found import (
    ENDING,
    MAX_DEPTH,
    MAX_FILES,
    MAX_PROOF,
    MAX_SEEN,
    MISTAKEN,
    PROOF,
    CannotRead,
    Found,
    Place,
    passed_over,
    proof_of,
)
from herstelwerk.collecting.names import safe, trouble_with_name
from herstelwerk.collecting.sentences import aside, hostile_name, not_a_hand_in
from herstelwerk.collecting.values import Aside, Why
from herstelwerk.domain import MAX_BYTES

_PLAIN = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def in_folder(folder: Path) -> Place:
    """What a folder holds, in the order of the names; a folder that is not there or is shut is told, not raised."""
    walk = _Walk(folder)
    walk.into(folder, 0)
    walk.finish()
    return Place(tuple(walk.found), tuple(walk.aside))


_SHUT = {
    FileNotFoundError: "Deze map bestaat niet",
    NotADirectoryError: "Dit is geen map en geen zip",
    PermissionError: "Deze map mag je niet openen",
}


class _Walk:
    """One walk through a folder, with what it met."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.found: list[Found] = []
        self.aside: list[Aside] = []
        self.seen = 0
        self.hand_ins: set[str] = set()
        self.proofs: list[str] = []

    def into(self, folder: Path, depth: int) -> None:
        """Look at everything in a folder, files before folders."""
        try:
            entries = sorted(self._entries(folder), key=lambda entry: entry.name)
        except (OSError, ValueError) as error:  # a ValueError is a path that no system knows
            self._cannot_open(folder, error)
            return
        folders = []
        for entry in entries:
            if entry.is_symlink():
                self._link(entry)
            elif entry.is_dir(follow_symlinks=False):
                folders.append(Path(entry.path))
            else:
                self._file(entry)
        for inner in folders:
            if depth < MAX_DEPTH:
                self.into(inner, depth + 1)
            else:
                told = f"Deze map ligt meer dan {MAX_DEPTH} mappen diep; daar is niet gekeken"
                self.aside.append(aside(self._name(inner), Why.UNREADABLE, told, "Zet de inzendingen hoger"))

    def finish(self) -> None:
        """Tell what the walk as a whole came to: receipts without a hand-in, and a folder that never ends."""
        for proof in self.proofs:
            # looked again: who hands in at this moment may have come in after the walk passed
            if proof not in self.hand_ins and not (self.root / (proof[: -len(PROOF)] + ENDING)).exists():
                told = "Hier ligt een ontvangstbewijs, maar het bestand dat erbij hoort, ontbreekt"
                self.aside.append(aside(safe(proof), Why.UNREADABLE, told, "Vraag het bestand zelf op"))
        if self.seen > MAX_SEEN or len(self.found) > MAX_FILES:
            told = f"In deze map staat te veel om te lezen (meer dan {MAX_FILES} inzendingen of {MAX_SEEN} bestanden)"
            what = "De rest is niet gelezen. Kies een map waar alleen de inzendingen in staan"
            self.aside.append(aside(safe(self.root.name), Why.TOO_LARGE, told, what))
            del self.found[MAX_FILES:]

    def _entries(self, folder: Path) -> Iterator[os.DirEntry[str]]:
        with os.scandir(folder) as entries:
            for entry in entries:
                self.seen += 1
                if self.seen > MAX_SEEN or len(self.found) > MAX_FILES:
                    return
                if not passed_over(entry.name):
                    yield entry

    def _file(self, entry: os.DirEntry[str]) -> None:
        path, name, low = Path(entry.path), self._name(Path(entry.path)), entry.name.lower()
        if low.endswith(PROOF):
            self.proofs.append(name)
            return
        mistaken = next((ending for ending in MISTAKEN if low.endswith(ending)), "")
        if not low.endswith(ENDING) and not mistaken:
            return
        self.hand_ins.add(proof_of(name))
        if trouble := trouble_with_name(name):
            self.aside.append(hostile_name(safe(name), trouble))
        elif mistaken:
            self.aside.append(not_a_hand_in(safe(name), mistaken))
        else:
            beside = path.with_name(proof_of(path.name))
            self.found.append(Found(name, lambda: _read(path, MAX_BYTES), lambda: _proof(beside)))

    def _link(self, entry: os.DirEntry[str]) -> None:
        told = "Dit is een koppeling naar een andere plek; koppelingen worden niet gevolgd"
        name = safe(self._name(Path(entry.path)))
        self.aside.append(aside(name, Why.UNREADABLE, told, "Zet het bestand zelf in de map"))

    def _cannot_open(self, folder: Path, error: Exception) -> None:
        told = next((text for kind, text in _SHUT.items() if isinstance(error, kind)), "Deze map is niet te openen")
        what = "Kijk of je de goede map hebt gekozen, en of de schijf of usb-stick er nog in zit"
        self.aside.append(aside(safe(self._name(folder) or str(folder)), Why.UNREADABLE, told, what))

    def _name(self, path: Path) -> str:
        return "" if path == self.root else path.relative_to(self.root).as_posix()


def _read(path: Path, limit: int) -> bytes:
    """At most one byte more than the limit, from a plain file and nothing else."""
    try:
        with open(os.open(path, _PLAIN), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise CannotRead("dit is geen gewoon bestand")
            return file.read(limit + 1)
    except PermissionError:
        raise CannotRead("je mag dit bestand niet lezen") from None
    except FileNotFoundError:
        raise CannotRead("het bestand was er net nog, en nu niet meer") from None
    except (OSError, ValueError):
        raise CannotRead("de computer kan dit bestand niet openen") from None


def _proof(path: Path) -> bytes | None:
    try:
        path.lstat()
    except (OSError, ValueError):
        return None
    return _read(path, MAX_PROOF)
