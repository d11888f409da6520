"""How far a group is, out of collected files: copies of workbooks and hand-ins, in a folder, a zip or one by one.

Only what the room at a glance shows is taken out of a file, and nothing of it is kept. Broken files, those of another
group and everything that is no plain file are told and passed over.
"""

from __future__ import annotations

import io
import json
import os
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from herstelwerk.collecting.names import safe, trouble_with_code, trouble_with_name
from herstelwerk.domain import AMSTERDAM, FORMAT, MAX_BYTES, FinalAssignment
from herstelwerk.handin import read_hand_in
from herstelwerk.overview.room import Heard, same
from herstelwerk.overview.standings import body_of, in_order
from herstelwerk.overview.told import read_told, told
from herstelwerk.problems import Unreadable
from herstelwerk.review import review
from herstelwerk.store import answers
from herstelwerk.workbook import Workbook

MOST_FILES = 200  # of one group; more is the wrong folder
MOST_SEEN = 5_000  # names that are looked at in one folder
MOST_ALL = 100 * 1024 * 1024  # bytes read from one folder or zip
ENDING = ".json"
_PLAIN = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)
_ZIP = b"PK\x03\x04"


class PassedOver(NamedTuple):
    """A file that was not used. `source` is safe to show; `sentence` says what is wrong and what to do."""

    source: str
    sentence: str


class FromFiles(NamedTuple):
    """What was heard out of files, how many files that were, and what was passed over."""

    heard: tuple[Heard, ...] = ()
    files: int = 0
    passed: tuple[PassedOver, ...] = ()

    def __add__(self, other: object) -> FromFiles:
        if not isinstance(other, FromFiles):
            return NotImplemented
        return FromFiles(self.heard + other.heard, self.files + other.files, self.passed + other.passed)


@dataclass(frozen=True)
class ForGroup:
    """For which group the files are, with which content they are read, and the moment it is."""

    workbook: Workbook
    cohort: str
    now: datetime


class _Refused(Exception):
    """A file that cannot be used; the text is the whole sentence."""


def read_folder(folder: Path, group: ForGroup) -> FromFiles:
    """All files in a folder, those of sub-folders left alone; a folder that cannot be opened is told too."""
    try:
        names = sorted(entry.name for _, entry in zip(range(MOST_SEEN), os.scandir(folder), strict=False))
    except (OSError, ValueError):  # a ValueError is a path that no system knows
        told = "Deze map is er niet, of je mag hem niet openen. Kijk of het pad klopt en of de usb-stick er nog in zit."
        return FromFiles(passed=(PassedOver(safe(str(folder)), told),))
    ours = [name for name in names if name.lower().endswith(ENDING) and not name.startswith(".")]
    return _read_all(((name, _opener(folder / name)) for name in ours[:MOST_FILES]), len(ours), group)


def read_bytes(name: str, data: bytes, group: ForGroup) -> FromFiles:
    """One file, or a zip with files; `name` is what it is called where something is wrong with it."""
    if not data.startswith(_ZIP):
        return _read_all([(name, lambda limit: data[: limit + 1])], 1, group)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            ours = [one for one in archive.infolist()[:MOST_SEEN] if _is_ours(one)]
            files = ((one.filename, _member(archive, one)) for one in ours[:MOST_FILES])
            return _read_all(files, len(ours), group)
    except _DAMAGED:
        told = "Deze zip is niet te openen: hij is afgebroken of beschadigd. Maak of haal hem opnieuw."
        return FromFiles(passed=(PassedOver(safe(name), told),))


def _is_ours(member: zipfile.ZipInfo) -> bool:
    hidden = any(step.startswith((".", "__MACOSX")) and step != ".." for step in member.filename.split("/"))
    link = stat.S_ISLNK(member.external_attr >> 16)
    return member.filename.lower().endswith(ENDING) and not hidden and not link and not member.is_dir()


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Callable[[int], bytes]:
    def opened(limit: int) -> bytes:
        """At most one byte more than the limit, whatever the zip says of its own size."""
        if member.flag_bits & 1:
            raise _Refused("Dit bestand zit met een wachtwoord in de zip. Haal het wachtwoord eraf.")
        try:
            with archive.open(member) as file:
                return file.read(limit + 1)
        except _DAMAGED:
            raise _Refused("Dit bestand is in de zip beschadigd. Maak de zip opnieuw.") from None

    return opened


def _opener(path: Path) -> Callable[[int], bytes]:
    def opened(limit: int) -> bytes:
        """From a plain file and nothing else: a link could lead anywhere, and a pipe never ends."""
        try:
            with open(os.open(path, _PLAIN), "rb") as file:
                if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                    raise _Refused("Dit is geen gewoon bestand, dus het is niet gelezen.")
                return file.read(limit + 1)
        except (OSError, ValueError):
            wrong = "Dit bestand is niet te openen (het is weg, dicht, of een koppeling naar een andere plek)."
            raise _Refused(f"{wrong} Zet het bestand zelf in de map.") from None

    return opened


def _read_all(files: Iterable[tuple[str, Callable[[int], bytes]]], there: int, group: ForGroup) -> FromFiles:
    heard: list[Heard] = []
    passed: list[PassedOver] = []
    left = MOST_ALL
    for name, opened in files:
        try:
            if trouble := trouble_with_name(name):
                raise _Refused(f"Aan de naam van dit bestand klopt iets niet: {trouble}. Geef het een gewone naam.")
            data = opened(min(answers.MAX_BYTES, left))
            left -= min(len(data), left)
            heard.append(_heard(data, group) if left else _no_room())
        except _Refused as refused:
            passed.append(PassedOver(safe(name), str(refused)))
    if there > MOST_FILES:
        told = f"Er staan {there} bestanden. De eerste {MOST_FILES} zijn gelezen. Kies een map met alleen je groep."
        passed.append(PassedOver("de rest", told))
    return FromFiles(tuple(heard), len(heard), tuple(passed))


def _no_room() -> Heard:
    raise _Refused("Samen zijn de bestanden groter dan 100 MB; vanaf hier is niet verder gelezen. Lees ze in delen.")


def _heard(data: bytes, group: ForGroup) -> Heard:
    """What one file tells."""
    form = _table(data).get("format")
    try:
        if form == FORMAT:
            return _checked(_of_hand_in(read_hand_in(data), group), group)
        if isinstance(form, str) and form.startswith("herstelwerk/answers/"):
            return _checked(_of_answers(data, group), group)
    except Unreadable as error:
        first = str(error.problems[0]) if error.problems else "het past niet."
        raise _Refused(f"Dit bestand is niet te lezen: {first} Vraag het opnieuw op.") from None
    wanted = "een bestand van ‘Inleveren’ of van ‘Download mijn antwoorden’"
    raise _Refused(f"Dit is geen bestand uit een werkboek; verwacht: {wanted}.")


def _checked(found: tuple[Heard, str], group: ForGroup) -> Heard:
    heard, cohort = found
    if trouble := trouble_with_code(heard.code):
        raise _Refused(f"Aan de code van de deelnemer in dit bestand klopt iets niet: {trouble}.")
    if group.cohort and cohort and same(cohort) != same(group.cohort):
        raise _Refused(f"Dit bestand hoort bij een andere groep: {safe(cohort)}.")
    return heard


def _of_hand_in(assignment: FinalAssignment, group: ForGroup) -> tuple[Heard, str]:
    at = assignment.submitted_at or group.now
    body = told({}, review(assignment, group.workbook.rules(), _day(group.now)), attempt=assignment.attempt)
    return Heard(assignment.trainee, at, read_told(body)), assignment.cohort


def _of_answers(data: bytes, group: ForGroup) -> tuple[Heard, str]:
    found = answers.read(data)
    document = _table(data)
    kept = document.get("sheets")
    moments = {name: _moment(kept[name].get("saved_at")) for name in found.sheets} if isinstance(kept, dict) else {}
    saved = {name: at for name, at in moments.items() if at is not None}
    at = _moment(document.get("made_at")) or max(saved.values(), default=group.now)
    body = body_of(
        found.sheets,
        saved,
        in_order(group.workbook.exercises()),
        group.workbook.rules(),
        _day(at),
        attempt=max((one.attempt for one in found.hand_ins), default=0),
    )
    return Heard(found.owner, at, read_told(body)), found.about.get("cohort", "")


def _table(data: bytes) -> dict[str, Any]:
    """The document as far as it is one; what is wrong with it, its own reader tells."""
    try:
        document = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return {"format": FORMAT} if b"final-assignment" in data[:4096] and len(data) <= MAX_BYTES else {}
    return document if isinstance(document, dict) else {}


def _moment(value: object) -> datetime | None:
    """A moment with its offset, or None."""
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else None
        return moment.astimezone(AMSTERDAM) if moment is not None and moment.utcoffset() is not None else None
    except (ValueError, OverflowError):
        return None


def _day(moment: datetime) -> date:
    return moment.astimezone(AMSTERDAM).date()
