"""All own material as one zip, and back. A zip from elsewhere is not trusted: known names only, unpacked within bounds.

Nothing is ever unpacked to a path that stands in the zip: what comes out are bytes by day and name.
"""

from __future__ import annotations

import io
import re
import struct
import zlib
from collections.abc import Mapping
from typing import NoReturn
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from herstelwerk.exercises.own import DAYS, MAX_PIECES, MAX_TOGETHER, NAME, OwnError, gather, largest
from herstelwerk.problems import Problem, shown

Files = Mapping[int, Mapping[str, bytes]]  # by day and name
MAX_ZIP = 17 * 1024 * 1024  # bytes; a little more than all that may stand in it
_NAME = re.compile(rf"eigen/dag-([1-4])/({NAME})")
_FOLDER = re.compile(r"eigen/(?:dag-[1-4]/)?")
_MOST_PARTS = len(DAYS) * MAX_PIECES * 2 + len(DAYS) + 1
_ENCRYPTED = 0x1
_CHUNK = 64 * 1024
_OURS = "een zip die je hier met ‘Download alles’ hebt gemaakt"
_DAMAGED = (  # what Python's own reader comes to with a zip that is none
    BadZipFile,
    EOFError,
    IndexError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    struct.error,
    zlib.error,
)
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the same material always gives the same bytes


def pack(files: Files) -> bytes:
    """The files of all days as a zip."""
    held = io.BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as archive:
        for day in sorted(files):
            for name in sorted(files[day]):
                info = ZipInfo(f"eigen/dag-{day}/{name}", _LONG_AGO)
                info.compress_type = ZIP_DEFLATED
                archive.writestr(info, files[day][name])
    return held.getvalue()


def unpack(data: bytes, name: str = "de zip") -> dict[int, dict[str, bytes]]:
    """The files in a zip, every one of them looked over; all or nothing.

    Raises:
        OwnError: with everything that is wrong.
    """
    if len(data) > MAX_ZIP:
        _refuse(name, f"dit bestand is groter dan {MAX_ZIP // 1024 // 1024} MB", _OURS)
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            _check_names(archive.infolist(), name)
            files = _parts(archive, name)
    except OwnError:
        raise
    except _DAMAGED:
        _refuse(name, "dit is geen zip, of hij is beschadigd", _OURS)
    _check_content(files, name)
    return files


def _check_names(parts: list[ZipInfo], name: str) -> None:
    """What the zip says of itself, before anything is unpacked."""
    names = [part.filename for part in parts]
    if len(parts) > _MOST_PARTS:
        _refuse(name, f"er zitten {len(parts)} bestanden in", f"hoogstens {MAX_PIECES} stukken per dag")
    if len(set(names)) < len(names):
        _refuse(name, "een bestand zit er twee keer in", _OURS)
    strange = [one for one in names if not _NAME.fullmatch(one) and not _FOLDER.fullmatch(one)]
    if strange:
        wanted = "alleen bestanden zoals eigen/dag-1/stroom.toml en eigen/dag-1/stroom.png"
        problems = (Problem("", f"{shown(one)} hoort er niet in", wanted) for one in strange[:10])
        raise OwnError(name, tuple(problems))
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        _refuse(name, "deze zip is beveiligd met een wachtwoord", "een zip zonder wachtwoord")
    if any(part.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for part in parts):
        _refuse(name, "deze zip is op een ongewone manier ingepakt", _OURS)


def _parts(archive: ZipFile, name: str) -> dict[int, dict[str, bytes]]:
    """Unpacked bit by bit, whatever the zip says of sizes."""
    files: dict[int, dict[str, bytes]] = {}
    left = MAX_TOGETHER
    for info in archive.infolist():
        found = _NAME.fullmatch(info.filename)
        if not found:
            continue
        content = bytearray()
        with archive.open(info) as part:
            while chunk := part.read(_CHUNK):
                content += chunk
                if len(content) > largest(info.filename):
                    _refuse(name, f"{shown(info.filename)} is te groot", "teksten, en plaatjes van hoogstens 2 MB")
                if len(content) > left:
                    _refuse(name, "uitgepakt is dit te groot", f"hoogstens {MAX_TOGETHER // 1024 // 1024} MB samen")
        left -= len(content)
        files.setdefault(int(found[1]), {})[found[2]] = bytes(content)
    return files


def _check_content(files: dict[int, dict[str, bytes]], name: str) -> None:
    problems = []
    for day, there in sorted(files.items()):
        material = gather(day, there)
        told = [(fault.file, fault.told) for fault in material.faults]
        # A piece that still lacks words may travel; one whose picture is none may not.
        told += [(p.slug, p.lacks[0]) for p in material.pieces if p.own.picture and p.picture is None]
        problems += [Problem(f"dag-{day}/{file}", wrong.rstrip("."), "een bestand dat klopt") for file, wrong in told]
        if len(material.pieces) > MAX_PIECES:
            problems.append(Problem(f"dag-{day}", f"{len(material.pieces)} stukken", f"hoogstens {MAX_PIECES}"))
    if not any(files.values()):
        problems.append(Problem("", "er zit geen eigen materiaal in", _OURS))
    if problems:
        raise OwnError(name, tuple(problems))


def _refuse(name: str, wrong: str, expected: str) -> NoReturn:
    raise OwnError(name, (Problem("", wrong, expected),))
