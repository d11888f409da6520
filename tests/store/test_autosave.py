"""When autosave saves, with a clock of our own: soon, not later because of more typing, and again after trouble."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from herstelwerk.domain import AMSTERDAM
from herstelwerk.store import Autosave, Behind, Fault, Sheet, StoreError

START = datetime(2026, 11, 20, 14, 2, tzinfo=AMSTERDAM)


class Loop:
    """A loop whose time goes on when told."""

    def __init__(self) -> None:
        self.time = 0.0
        self.planned: list[tuple[float, Callable[[], None], list[bool]]] = []

    def call_later(self, delay: float, function: Callable[[], None]) -> Handle:
        on = [True]
        self.planned.append((self.time + delay, function, on))
        return Handle(on)

    def go(self, until: float) -> None:
        """Go on to this moment, calling what is due in order."""
        while due := [item for item in self.planned if item[0] <= until and item[2][0]]:
            first = min(due, key=lambda item: item[0])
            self.planned.remove(first)
            self.time = first[0]
            first[1]()
        self.time = until

    @property
    def waiting(self) -> int:
        return sum(on[0] for _, _, on in self.planned)


class Handle:
    """Calls a planned call off."""

    def __init__(self, on: list[bool]) -> None:
        self._on = on

    def cancel(self) -> None:
        self._on[0] = False


class Desk:
    """A text that is typed, what was saved of it and when, and what was told."""

    def __init__(self, loop: Loop | None) -> None:
        self.loop = loop
        self.text = ""
        self.saved: list[tuple[float, str]] = []
        self.told: list[tuple[str, str]] = []
        self.trouble: Exception | None = None
        self.autosave = Autosave(
            self.save,
            loop.call_later if loop else None,
            lambda state, text: self.told.append((state, text)),
            lambda: START + timedelta(seconds=loop.time if loop else 0),
        )

    def save(self) -> None:
        if self.trouble:
            raise self.trouble
        self.saved.append((round(self.loop.time, 3) if self.loop else 0, self.text))

    def type(self, sign: str) -> None:
        self.text += sign
        self.autosave.changed()


@pytest.fixture
def desk() -> Desk:
    return Desk(Loop())


def go(desk: Desk, until: float) -> None:
    assert desk.loop is not None
    desk.loop.go(until)


def test_one_change_is_saved_soon_and_once(desk: Desk) -> None:
    desk.type("a")
    go(desk, 0.6)
    assert desk.saved == [] and desk.told == [("bezig", "bezig met bewaren …")]
    go(desk, 60)
    assert desk.saved == [(0.7, "a")] and desk.told[-1] == ("bewaard", "bewaard 14:02")
    assert desk.loop is not None and desk.loop.waiting == 0


def test_typing_on_does_not_put_the_save_off(desk: Desk) -> None:
    for tenth in range(1, 51):  # five seconds without a pause
        go(desk, tenth / 10)
        desk.type("x")
    go(desk, 60)
    moments = [moment for moment, _ in desk.saved]
    assert all(later - earlier <= 1 for earlier, later in zip([0.0, *moments], moments, strict=False))
    assert desk.saved[-1][1] == "x" * 50 and moments[-1] <= 5.7


def test_at_any_moment_less_than_a_second_of_typing_is_unsaved(desk: Desk) -> None:
    typed: list[float] = []
    for step in range(1, 2000):
        go(desk, step * 0.013)
        if step % 7 < 4:
            typed.append(step * 0.013)
            desk.type("x")
        saved = len(desk.saved[-1][1]) if desk.saved else 0
        assert all(step * 0.013 - moment < 1 for moment in typed[saved:])


def test_leaving_a_field_saves_at_once(desk: Desk) -> None:
    desk.type("a")
    go(desk, 0.1)
    desk.autosave.leave()
    assert desk.saved == [(0.1, "a")]
    go(desk, 60)
    desk.autosave.leave()
    assert desk.saved == [(0.1, "a")], "nothing new, nothing saved"


def test_without_a_loop_every_change_is_saved_at_once() -> None:
    desk = Desk(None)
    desk.type("a")
    desk.type("b")
    assert [text for _, text in desk.saved] == ["a", "ab"]
    assert desk.autosave.flush()


def test_after_trouble_it_tries_again_until_it_works(desk: Desk) -> None:
    desk.trouble = StoreError(Fault.FULL, "de map werk")
    desk.type("a")
    go(desk, 5)
    assert desk.saved == [] and desk.autosave.dirty
    state, text = desk.told[-1]
    assert state == "niet bewaard" and text.startswith("Niet bewaard. De schijf met de map werk is vol")
    desk.type("b")
    desk.trouble = None
    go(desk, 60)
    assert desk.saved == [(6.7, "ab")] and desk.told[-1] == ("bewaard", "bewaard 14:02")
    assert not desk.autosave.dirty


def test_flush_tells_whether_all_is_saved(desk: Desk) -> None:
    assert desk.autosave.flush()
    desk.trouble = StoreError(Fault.BUSY)
    desk.type("a")
    assert not desk.autosave.flush()
    assert desk.loop is not None and desk.loop.waiting == 1, "one timer, whatever is done"
    desk.trouble = None
    assert desk.autosave.flush() and desk.loop.waiting == 0


def test_a_text_that_was_kept_apart_is_not_tried_again_until_it_changes(desk: Desk) -> None:
    desk.trouble = Behind(Sheet({}, 2, datetime.now(UTC)), 3)
    desk.type("a")
    go(desk, 60)
    refused = [text for state, text in desk.told if state == "niet bewaard"]
    assert len(refused) == 1 and "apart bewaard" in refused[0]
    assert not desk.autosave.dirty
    desk.type("b")
    go(desk, 120)
    assert len([state for state, _ in desk.told if state == "niet bewaard"]) == 2


def test_a_fault_of_ours_is_told_raised_and_tried_again(desk: Desk) -> None:
    desk.trouble = ZeroDivisionError()
    desk.type("a")
    with pytest.raises(ZeroDivisionError):
        go(desk, 1)
    assert desk.told[-1][0] == "niet bewaard" and "Laat dit scherm open" in desk.told[-1][1]
    desk.trouble = None
    go(desk, 60)
    assert [text for _, text in desk.saved] == ["a"]


def test_a_change_during_the_save_is_saved_too(desk: Desk) -> None:
    whole = desk.save

    def meanwhile() -> None:
        whole()
        if desk.text == "a":
            desk.type("b")

    desk.autosave._save = meanwhile
    desk.type("a")
    go(desk, 60)
    assert [text for _, text in desk.saved] == ["a", "ab"]
    assert not desk.autosave.dirty


def test_it_works_with_the_loop_of_asyncio() -> None:
    async def type_something() -> list[str]:
        done = asyncio.Event()
        saved: list[str] = []

        def save() -> None:
            saved.append("a")
            done.set()

        Autosave(save, asyncio.get_running_loop().call_later).changed()
        await asyncio.wait_for(done.wait(), 60)
        return saved

    assert asyncio.run(type_something()) == ["a"]
