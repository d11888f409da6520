"""When to save: soon after a change, at once on leaving a field, and again after trouble.

A timer that each keystroke puts back would never end for someone who types on, so the first change starts it and
further ones leave it alone. Pure of any loop: `call_later` and the clock come in as values.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Literal, Protocol

from herstelwerk.domain import AMSTERDAM
from herstelwerk.store.faults import Behind, StoreError

SOON = 0.7  # seconds from the first change to its save
AGAIN = 2.0  # seconds from a save that failed to the next try
State = Literal["bewaard", "bezig", "niet bewaard"]
OnStatus = Callable[[State, str], None]


class Handle(Protocol):
    """What `call_later` gives back."""

    def cancel(self) -> None:
        """Call off."""


CallLater = Callable[[float, Callable[[], None]], Handle]


def _now() -> datetime:
    return datetime.now(AMSTERDAM)


def _silent(state: State, text: str) -> None:
    """For who does not want to be told."""


class Autosave:
    """Calls `save` in time and tells how it went. Without `call_later` every change is saved at once.

    `save` raises `StoreError` when it could not; the change then stays waiting and is tried again. After `Behind` the
    text is kept apart already, so only a further change is tried.
    """

    def __init__(
        self,
        save: Callable[[], None],
        call_later: CallLater | None = None,
        on_status: OnStatus = _silent,
        clock: Callable[[], datetime] = _now,
    ) -> None:
        self._save = save
        self._call_later = call_later
        self._tell = on_status
        self._clock = clock
        self._timer: Handle | None = None
        self.dirty = False

    def changed(self) -> None:
        """Something was typed: save it soon."""
        first = not self.dirty
        self.dirty = True
        if self._call_later is None:
            self._try()
            return
        if first:
            self._tell("bezig", "bezig met bewaren …")
        if self._timer is None:
            self._timer = self._call_later(SOON, self._try)

    def leave(self) -> None:
        """A field was left: save at once what is waiting."""
        self.flush()

    def flush(self) -> bool:
        """Save at once what is waiting, as before closing; whether all is saved now."""
        if self.dirty:
            self._try()
        return not self.dirty

    def _try(self) -> None:
        self._stop()
        if not self.dirty:
            return
        self.dirty = False  # before saving: what is typed meanwhile is a change of its own
        try:
            self._save()
        except Behind as refused:
            self._tell("niet bewaard", str(refused))
        except StoreError as error:
            self._failed(str(error))
        except Exception:
            self._failed("Er ging iets mis in het programma. Laat dit scherm open en vraag je trainer om hulp.")
            raise  # a fault of ours belongs in the log as well
        else:
            self._tell("bewaard", f"bewaard {self._clock():%H:%M}")

    def _failed(self, why: str) -> None:
        self.dirty = True
        if self._call_later is not None:
            self._stop()
            self._timer = self._call_later(AGAIN, self._try)
        self._tell("niet bewaard", f"Niet bewaard. {why}")

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
