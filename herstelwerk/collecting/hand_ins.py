"""One door to everything that was handed in: a folder or zip with files, the store, or both at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from herstelwerk.collecting.archive import in_zip
from herstelwerk.collecting.folder import in_folder
from herstelwerk.collecting.found import MAX_ALL, CannotRead, Found, Place
from herstelwerk.collecting.names import safe
from herstelwerk.collecting.sentences import aside, changed, too_large, unreadable
from herstelwerk.collecting.sorting import Courses, told_apart
from herstelwerk.collecting.values import DATABASE, Aside, Collected, Incoming, Why
from herstelwerk.criteria_set import PassRule
from herstelwerk.domain import AMSTERDAM, MAX_BYTES
from herstelwerk.groups import Course, read_course
from herstelwerk.handin import HandInError, read_hand_in
from herstelwerk.store import GROUP, HandedIn, Store, StoreError, receipt_of

Progress = Callable[[int, int], None]
_RECEIPT = re.compile(r"[a-z]{1,20}-[a-z]{1,20}-\d{1,3}")
_DEFAULT = PassRule()


def collect_folder(
    folder: Path,
    groups: Courses | None,
    progress: Progress | None = None,
    *,
    codes: Collection[str] = (),
    rule: PassRule = _DEFAULT,
) -> Collected:
    """The hand-ins in a folder and its sub-folders, or in one zip.

    Args:
        folder: Where the files are; a folder that is not there is told as kept aside.
        groups: The courses by group code, for the deadline; other groups are kept aside. None: every group is fine.
        progress: Told how many files were read, of how many.
        codes: Code words that are known; what only looks like one of them is kept aside.
        rule: The figures for the deadline.
    """
    with _place(folder) as place:
        read, told = _read_all(place, progress)
    return told_apart(read, told, groups, codes, rule)


def collect_store(
    store: Store, groups: Courses | None, *, codes: Collection[str] = (), rule: PassRule = _DEFAULT
) -> Collected:
    """The hand-ins in the store; arguments as in `collect_folder`. A store that fails is told as kept aside."""
    read, told = _from_store(store)
    return told_apart(read, told, groups, codes, rule)


def collect(
    folder: Path | None,
    store: Store | None,
    groups: Courses | None,
    progress: Progress | None = None,
    *,
    codes: Collection[str] = (),
    rule: PassRule = _DEFAULT,
) -> Collected:
    """Both together; where the store has an attempt, that one counts and the file is told as twice or changed."""
    read, told = _from_store(store) if store else ([], [])
    if folder is not None:
        with _place(folder) as place:
            more, beside = _read_all(place, progress)
        read, told = read + more, told + beside
    return told_apart(read, told, groups, codes, rule)


def known_groups(store: Store) -> dict[str, Course]:
    """The courses of all groups by code; one that cannot be read has no days.

    Raises:
        StoreError: when the store cannot be read.
    """
    found = {}
    for code in store.groups():
        sheet = store.read(GROUP + code, "programma")
        try:
            found[code] = read_course(sheet.body) if sheet else Course()
        except (ValueError, TypeError, LookupError, AttributeError):
            found[code] = Course()
    return found


@contextmanager
def _place(folder: Path) -> Iterator[Place]:
    if folder.suffix.lower() == ".zip" and folder.is_file():
        with in_zip(folder) as place:
            yield place
    else:
        yield in_folder(folder)


def _read_all(place: Place, progress: Progress | None) -> tuple[list[Incoming], list[Aside]]:
    """Read file by file; together they hold no more than `MAX_ALL`."""
    kept: list[Incoming] = []
    told = list(place.aside)
    room = MAX_ALL
    for number, found in enumerate(place.found, 1):
        one = _read(found) if room > 0 else _no_room(found)
        if isinstance(one, Aside):
            told.append(one)
        else:
            kept.append(one)
            room -= len(one.body)
        if progress is not None:
            progress(number, len(place.found))
    return kept, told


def _read(found: Found) -> Incoming | Aside:
    source = safe(found.name)
    try:
        body, proof = found.body(), found.proof()
    except CannotRead as error:
        return aside(source, Why.UNREADABLE, f"Dit is niet te lezen: {error}", "Vraag het opnieuw op")
    if len(body) > MAX_BYTES:
        return too_large(source)
    receipt = receipt_of(body)
    if proof is not None and (says := _receipt_in(proof)) != receipt:
        return changed(source, receipt, says)
    return _incoming(body, source)


def _receipt_in(proof: bytes) -> str:
    """The receipt on its first line; whatever else stands there can only differ from any receipt."""
    line = proof.decode("utf-8-sig", "replace").strip().split("\n")[0].strip()
    return line if _RECEIPT.fullmatch(line) else line[:40]


def _incoming(body: bytes, source: str) -> Incoming | Aside:
    try:
        assignment = read_hand_in(body, source)
    except HandInError as error:
        return unreadable(error, body, source)
    return Incoming(assignment, body, receipt_of(body), source, assignment.submitted_at, "", sha256(body).hexdigest())


def _no_room(found: Found) -> Aside:
    told = "Samen zijn de inzendingen groter dan 64 MB; vanaf hier is niet meer gelezen"
    return aside(safe(found.name), Why.TOO_LARGE, told, "Haal ze op in delen, bijvoorbeeld per groep")


def _from_store(store: Store) -> tuple[list[Incoming], list[Aside]]:
    try:
        everyone = store.everyones_hand_ins()
    except StoreError as error:
        return [], [aside(DATABASE, Why.UNREADABLE, str(error))]
    made = [_stored(owner, one) for owner, one in everyone]
    return [one for one in made if isinstance(one, Incoming)], [one for one in made if isinstance(one, Aside)]


def _stored(owner: str, one: HandedIn) -> Incoming | Aside:
    """The row tells whose it is, which attempt and when; the document may be of before answers were read in."""
    source = f"{DATABASE}: {safe(owner)}, poging {one.attempt}"
    if not one.intact:
        return changed(source, receipt_of(one.body), one.receipt)
    made = _incoming(one.body, source)
    if isinstance(made, Aside):
        return made
    at = one.submitted_at.astimezone(AMSTERDAM)
    row = {"trainee": owner, "attempt": one.attempt, "submitted_at": at}
    return made._replace(assignment=made.assignment.model_copy(update=row), source=DATABASE, submitted_at=at)
