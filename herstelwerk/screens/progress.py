"""Telling the trainers of the group how far someone is, beside her work and never in the way of it."""

from __future__ import annotations

import logging
from datetime import datetime
from functools import partial

from herstelwerk.overview.standings import body_of, in_order
from herstelwerk.screens.desk import NOBODY, Desk
from herstelwerk.store import StoreError

EVERY = 5.0  # seconds between two tellings while someone types
SOON = 1.0  # seconds from a change to telling it: the save, after 0.7 seconds, goes first
RETRY = 60.0  # seconds of silence after a telling that failed: a store in trouble is there for saving first
_OTHERS = ("trainer", "onderzoeker")
log = logging.getLogger("herstelwerk")


class Progress:
    """How far the person at this desk is, told at most once every `EVERY` seconds and when a field is left.

    What is told is what the store has, so that it never runs ahead of a save. Without a group, without a code word,
    and of a trainer who looks around, nothing is told. Without a clock of a loop it is told at once.
    """

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.here = ""
        self._exercises = in_order(desk.workbook.exercises())
        self._told_at: datetime | None = None
        self._pause = EVERY
        self._changed = False
        self._waits: object | None = None
        person = desk.store.person(desk.owner)
        self._silent = desk.owner == NOBODY or bool(person and person.role in _OTHERS)

    def at(self, place: str) -> None:
        """Someone opened this exercise, or this part of the final assignment."""
        if place != self.here:
            self.here = place
            self.changed()

    def changed(self) -> None:
        """Something may be otherwise than it was told."""
        if self._silent or not self.desk.cohort:
            return
        self._changed = True
        self._later(max(SOON, self._pause - self._since()))

    def leave(self) -> None:
        """A field was left: tell what was not told yet, after the answer to the person."""
        if self._changed and not (self._pause > EVERY and self._since() < self._pause):
            self._later(0, again=True)

    def tell(self) -> None:
        """Tell it now; whatever goes wrong is for the log only."""
        self._changed, self._told_at = False, self.desk.now()
        try:
            self._tell()
        except StoreError as error:
            self._pause = RETRY
            log.info("progress was not told: %s", error)
        except Exception:
            self._pause = RETRY
            log.exception("progress was not told")
        else:
            self._pause = EVERY

    def _tell(self) -> None:
        desk = self.desk
        sheets = desk.store.read_all(desk.owner)
        made = desk.store.hand_ins(desk.owner)
        body = body_of(
            {name: sheet.body for name, sheet in sheets.items()},
            {name: sheet.saved_at for name, sheet in sheets.items()},
            self._exercises,
            desk.rules,
            desk.today,
            here=self.here,
            attempt=made[-1].attempt if made else 0,
        )
        desk.store.tell_progress(desk.owner, desk.cohort, body)

    def _since(self) -> float:
        """Seconds since it was told last; a clock that was set back counts as long ago."""
        if self._told_at is None:
            return RETRY
        passed = (self.desk.now() - self._told_at).total_seconds()
        return passed if passed >= 0 else RETRY

    def _later(self, seconds: float, again: bool = False) -> None:
        """Tell after so long; a telling that already waits is enough, except on leaving a field."""
        if self.desk.call_later is None:
            if again or self._since() >= self._pause:
                self.tell()
            return
        if self._waits and not again:
            return
        self._waits = object()  # what waited before is passed by
        try:
            self.desk.call_later(seconds, partial(self._in_time, self._waits))
        except RuntimeError:  # the loop has stopped: this is the way out
            self._in_time(self._waits)

    def _in_time(self, waited: object) -> None:
        if waited is not self._waits:
            return
        self._waits = None
        if self._changed:
            self.tell()
