"""The files in a zip, read from within it: nothing is unpacked, and no name in it is ever used as a path."""

from __future__ import annotations

import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from herstelwerk.collecting.found import (
    ENDING,
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

MAX_ZIP, MAX_NAMES = 300 * 1024 * 1024, 5 * 1024 * 1024  # bytes, and bytes of names
_END, _END_SEARCHED = 22, 22 + 65_535 + 20
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    MemoryError,
)


@contextmanager
def in_zip(path: Path) -> Iterator[Place]:
    """What a zip holds, for as long as the context lasts; a zip that cannot be opened is told, not raised."""
    opened, archive = _opened(path)
    if archive is None:
        yield opened
        return
    with archive:
        yield _place(archive, path.name)


def _opened(path: Path) -> tuple[Place, zipfile.ZipFile | None]:
    name = safe(path.name)
    try:
        if path.stat().st_size > MAX_ZIP or _endless(path):
            told = "Deze zip is veel groter dan de inzendingen van een groep, dus hij is niet gelezen"
            return Place(aside=(aside(name, Why.TOO_LARGE, told, "Kies een zip met alleen de inzendingen"),)), None
        return Place(), zipfile.ZipFile(path)
    except _DAMAGED:
        told = "Deze zip is niet te openen: hij is afgebroken of beschadigd"
        return Place(aside=(aside(name, Why.UNREADABLE, told, "Haal hem opnieuw op, of kies een gewone map"),)), None


def _endless(path: Path) -> bool:
    """Whether the list of names is too long to take into memory; `zipfile` would read all of it on opening.

    The end of a zip tells its size, unless a larger form (zip64) does, which no pile of hand-ins needs.
    """
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _END_SEARCHED))
        end = file.read()
    at = len(end) - _END if end[-_END:].startswith(b"PK\x05\x06") else end.rfind(b"PK\x05\x06")
    if at < 0 or len(end) < at + _END:
        return False  # no zip: opening it says so
    size = int.from_bytes(end[at + 12 : at + 16], "little")
    return size > MAX_NAMES or end[max(0, at - 20) : at].startswith(b"PK\x06\x07")


def _place(archive: zipfile.ZipFile, name: str) -> Place:
    members = [member for member in archive.infolist() if not member.is_dir()]
    ours = [member for member in members[:MAX_SEEN] if not any(map(passed_over, member.orig_filename.split("/")))]
    proofs = {member.filename: member for member in ours if member.filename.lower().endswith(PROOF)}
    found: list[Found] = []
    told: list[Aside] = []
    named: set[str] = set()
    for member in sorted(ours, key=lambda member: member.filename):
        low = member.orig_filename.lower()  # as it stands in the zip: `filename` ends where a NUL stands
        mistaken = next((ending for ending in MISTAKEN if low.endswith(ending)), "")
        if not mistaken and not low.endswith(ENDING):
            continue
        named.add(proof_of(member.filename))
        if trouble := trouble_with_name(member.orig_filename) or trouble_with_name(member.filename):
            told.append(hostile_name(safe(member.orig_filename), trouble))
        elif stat.S_ISLNK(member.external_attr >> 16):
            what = "Dit is een koppeling naar een andere plek; koppelingen worden niet gevolgd"
            told.append(aside(safe(member.filename), Why.UNREADABLE, what, "Zet het bestand zelf in de zip"))
        elif mistaken:
            told.append(not_a_hand_in(safe(member.filename), mistaken))
        elif len(found) < MAX_FILES:
            found.append(_found(archive, member, proofs.get(proof_of(member.filename))))
        else:
            named.discard(proof_of(member.filename))
    for proof in sorted(set(proofs) - named):
        what = "Hier ligt een ontvangstbewijs, maar het bestand dat erbij hoort, ontbreekt"
        told.append(aside(safe(proof), Why.UNREADABLE, what, "Vraag het bestand zelf op"))
    if len(members) > MAX_SEEN or len(found) == MAX_FILES:
        what = f"In deze zip staat te veel om te lezen (meer dan {MAX_FILES} inzendingen); de rest is niet gelezen"
        told.append(aside(safe(name), Why.TOO_LARGE, what, "Kies een zip met alleen de inzendingen"))
    return Place(tuple(found), tuple(told))


def _found(archive: zipfile.ZipFile, member: zipfile.ZipInfo, proof: zipfile.ZipInfo | None) -> Found:
    def beside() -> bytes | None:
        return None if proof is None else _read(archive, proof, MAX_PROOF)

    return Found(member.filename, lambda: _read(archive, member, MAX_BYTES), beside)


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo, limit: int) -> bytes:
    """At most one byte more than the limit, whatever the zip says of its own size: a bomb stops here."""
    if member.flag_bits & 1:
        raise CannotRead("het zit met een wachtwoord in de zip; haal het wachtwoord eraf")
    try:
        with archive.open(member) as file:
            return file.read(limit + 1)
    except _DAMAGED:
        raise CannotRead("het is in de zip beschadigd") from None
