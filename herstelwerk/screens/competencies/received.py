"""The self-ratings that trainees gave to their trainers: shared in the store, or in a file that was read in."""

from __future__ import annotations

from typing import NamedTuple

from herstelwerk.competencies import (
    Handed,
    Instrument,
    SelfRating,
    SelfRatingError,
    TrainerRating,
    handed_body,
    read_handed,
    read_handed_file,
    read_rating,
)
from herstelwerk.groups import Group
from herstelwerk.groups.codes import in_a_name
from herstelwerk.problems import Problem
from herstelwerk.screens.desk import Desk
from herstelwerk.store import GROUP, HANDED, Store

SHARED = f"{HANDED}zelfbeoordeling"  # of the trainee
_EMPTY = SelfRating()


def rating_sheet(code: str) -> str:
    """The name of the sheet with a trainer's rating of someone; trainers of the group share it."""
    return f"competenties/{in_a_name(code)}"  # a code word may hold a blank, the name of a part of a page may not


def file_sheet(code: str) -> str:
    """The name of the sheet with what was read in from a file of someone."""
    return f"zelfbeoordeling/{in_a_name(code)}"


class Received(NamedTuple):
    """What there is of someone: shared, from a file, or neither; `unfit` when what was shared cannot be read."""

    handed: Handed | None = None
    from_file: bool = False
    unfit: bool = False

    @property
    def rating(self) -> SelfRating:
        """The numbers, none when nothing was given."""
        return self.handed.rating if self.handed else _EMPTY

    @property
    def research(self) -> bool:
        """Whether researchers may have the numbers."""
        return self.handed is not None and self.handed.research


def received(store: Store, group: str, code: str, instrument: Instrument) -> Received:
    """The newest of what someone shared and what was read in from her file; at the same day what she shared.

    Raises:
        StoreError: when the store cannot be read.
    """
    shared, unfit = _handed(store, code, SHARED, instrument)
    filed, _ = _handed(store, f"{GROUP}{group}", file_sheet(code), instrument)
    if filed and (shared is None or filed.on > shared.on):
        return Received(filed, from_file=True)
    return Received(shared, unfit=unfit)


def _handed(store: Store, owner: str, name: str, instrument: Instrument) -> tuple[Handed | None, bool]:
    sheet = store.read(owner, name)
    try:
        return read_handed(sheet.body if sheet else {}, instrument), False
    except SelfRatingError:
        return None, True


def take_in(desk: Desk, group: Group, instrument: Instrument, data: bytes) -> str:
    """Keep a file that a trainee gave; gives her code word.

    Raises:
        SelfRatingError: when it is no such file, or of nobody in this group.
        StoreError: when it cannot be kept.
    """
    handed = read_handed_file(data, instrument, "zelfbeoordeling")
    if handed.cohort and handed.cohort != group.code:
        wrong = f"dit bestand is voor groep {handed.cohort}"
        raise SelfRatingError("zelfbeoordeling", (Problem("cohort", wrong, f"groep {group.code}; kies de groep"),))
    if handed.owner not in group.codes:
        wrong = f"het codewoord {handed.owner} staat niet in deze groep"
        raise SelfRatingError("zelfbeoordeling", (Problem("owner", wrong, "een codewoord van deze groep"),))
    _write(desk, group.code, handed.owner, handed)
    return handed.owner


def put_away(desk: Desk, group: str, code: str) -> None:
    """Take what was read in from a file away again; raises as `take_in`."""
    _write(desk, group, code, None)


def _write(desk: Desk, group: str, code: str, handed: Handed | None) -> None:
    owner, name = f"{GROUP}{group}", file_sheet(code)
    sheet = desk.store.read(owner, name)
    desk.store.save(owner, name, handed_body(handed) if handed else {}, sheet.version if sheet else 0)


def trainer_rating(store: Store, group: str, code: str) -> TrainerRating:
    """A trainer's rating as it is kept; an empty one where there is none or it cannot be read.

    Raises:
        StoreError: when the store cannot be read.
    """
    sheet = store.read(f"{GROUP}{group}", rating_sheet(code))
    try:
        return read_rating(sheet.body) if sheet else TrainerRating()
    except (ValueError, TypeError, KeyError, AttributeError):
        return TrainerRating()
