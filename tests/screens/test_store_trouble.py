"""A disk that is full, read-only, held by another program or gone: the screen says so in Dutch, and no word is lost.

The faults are real: SQLite is told to refuse, another program holds the file, the file is taken away.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import event

from herstelwerk.screens import show
from herstelwerk.screens.day import DayScreen
from herstelwerk.screens.desk import PLACE, Desk
from herstelwerk.screens.page import Page
from herstelwerk.store import Store
from herstelwerk.store.autosave import AGAIN, SOON
from tests.screens.answering import Trainee, answer
from tests.screens.assigned import Writer
from tests.screens.conftest import NOW, fill
from tests.screens.soundness import Watched

Fault = Callable[[Store], AbstractContextManager[None]]


def told_to(before: str, after: str) -> Fault:
    """SQLite refuses as it would for a real disk: a pragma on every connection, taken back afterwards."""

    @contextmanager
    def trouble(store: Store) -> Iterator[None]:
        pragma = [before]
        event.listen(store._engine.pool, "checkout", lambda connection, *_: connection.execute(f"PRAGMA {pragma[0]}"))
        yield
        pragma[0] = after

    return trouble


@contextmanager
def held(store: Store) -> Iterator[None]:
    """Another program writes and does not stop."""
    other = sqlite3.connect(str(store.file), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield
    other.execute("ROLLBACK")
    other.close()


@contextmanager
def taken_away(store: Store) -> Iterator[None]:
    """The stick was pulled out, and put back."""
    assert store.file is not None
    away = store.file.with_suffix(".weg")
    store.file.rename(away)
    yield
    away.rename(store.file)


FAULTS = {
    "no room": (told_to("max_page_count=1", "max_page_count=1073741823"), "is vol", "Maak ruimte vrij"),
    "read-only": (told_to("query_only=ON", "query_only=OFF"), "mag niet geschreven worden", "Haal ‘alleen-lezen’ eraf"),
    "held": (held, "houdt", "Sluit andere vensters"),
    "gone": (taken_away, "is weg", "Zet de map terug"),
}
every_fault = pytest.mark.parametrize(("trouble", "what", "to_do"), FAULTS.values(), ids=FAULTS)
# a full disk has room for a text that is put back: it takes the place of another
any_other = pytest.mark.parametrize(("trouble", "what", "to_do"), list(FAULTS.values())[1:], ids=list(FAULTS)[1:])
LONG = "Ik kook elke zondag soep voor de buurvrouw. " * 100  # too much for the pages a full disk has left


@pytest.fixture
def desk(desk: Desk, work: Path) -> Iterator[Desk]:
    """A desk that does not wait long for another program."""
    with Store.open(work, clock=lambda: NOW, wait=0.05) as store:
        yield replace(desk, store=store)


def assert_told(page: Page, what: str, to_do: str) -> None:
    """The bar says what happened and what to do, aloud too."""
    bar = page.part("stand")
    assert "Niet bewaard. " in bar.words and what in bar.words and to_do in bar.words, bar.words
    assert any(part.attributes.get("role") == "alert" for part in bar.walk())
    assert not page.screen.saved


@every_fault
def test_the_final_assignment_holds_on_to_every_word(desk: Desk, trouble: Fault, what: str, to_do: str) -> None:
    her = Writer(desk)
    id = her.line("living", "strength", "Ik fiets")
    with trouble(desk.store):
        her.page.type(id, LONG)
        assert_told(her.page, what, to_do)
        second = her.line("health", "wish", "Ik wil weer zwemmen.")
        her.go("actieplan")
        goal = her.goal("Ik zwem elke dinsdag.")
        assert_told(her.page, what, to_do)
        her.go("krachteninventarisatie")
        assert her.page.part(second).value == "Ik wil weer zwemmen."
        her.page.press("gebied-living")
        assert her.page.part(id).value == LONG
        assert her.screen.work.plan.value.goals[0].id == goal
    her.screen.leave()
    her.page.refresh()
    assert her.screen.saved and "bewaard 14:02" in her.page.part("stand").words
    with Store.open(desk.store.file.parent) as again:  # type: ignore[union-attr]
        kept = Writer(replace(desk, store=again)).work
        assert [entry.text for entry in kept.inventory.value.entries] == [LONG, "Ik wil weer zwemmen."]
        assert kept.plan.value.goals[0].text == "Ik zwem elke dinsdag."


@every_fault
def test_a_day_holds_on_to_what_could_not_be_kept(desk: Desk, trouble: Fault, what: str, to_do: str) -> None:
    screen = DayScreen(desk, 1)
    page = Watched(screen)
    numbers = [n for n, one in enumerate(screen.exercises) if one.kind in ("reflection", "interview")]
    page.press(f"oefening-{numbers[0]}")
    her = Trainee(page, screen.current.exercise)
    first = next(key for key in page.hearing("input"))
    with trouble(desk.store):
        page.type(first, LONG)
        assert_told(page, what, to_do)
        if trouble is not taken_away:  # of a file that is gone no other exercise can be read
            page.press("volgende")
            assert LONG not in page.words
            assert_told(page, what, to_do)
            page.press("vorige")
        assert page.part(first).value == LONG and "◐ mee begonnen" in page.part(f"oefening-{numbers[0]}").words
    screen.leave()
    page.refresh()
    assert screen.saved
    answer(her)
    assert "bewaard 14:02" in page.part("stand").words
    assert desk.store.read(desk.owner, f"exercise/{her.exercise.id}") is not None


def test_another_exercise_of_a_file_that_is_gone_cannot_be_opened_and_is_told(desk: Desk) -> None:
    screen = DayScreen(desk, 1)
    page = Watched(screen)
    open_now = screen.current.exercise
    with taken_away(desk.store):
        page._hear(page, {"e": "press", "k": "volgende", "v": None, "n": 3})
        answer = page.sent[-1]
        assert answer["n"] == 3 and "is weg" in str(answer["alarm"]) and answer["saved"] is False
        assert screen.current.exercise is open_now
    page.press("volgende")
    assert screen.current.exercise is screen.exercises[1]


@any_other
def test_putting_back_a_version_fails_with_a_sentence(desk: Desk, trouble: Fault, what: str, to_do: str) -> None:
    her = Writer(desk)
    id = her.line("living", "strength", "Ik fiets")
    her.page.press(f"{id}-weg")
    her.go("versies")
    her.page.choose("versie-inventory", str(min(v.version for v in desk.store.versions(desk.owner, "inventory"))))
    with trouble(desk.store):
        her.page._hear(her.page, {"e": "press", "k": "terug-inventory", "v": None, "n": 1})
        alarm = str(her.page.sent[-1]["alarm"])
        assert what in alarm and to_do in alarm
    assert her.work.inventory.value.entries == ()
    her.page.press("terug-inventory")
    assert her.work.inventory.value.entries[0].text == "Ik fiets"


@every_fault
def test_handing_in_fails_with_a_sentence_and_works_afterwards(
    desk: Desk, trouble: Fault, what: str, to_do: str
) -> None:
    fill(desk, "D01.json")
    her = Writer(desk, "inleveren")
    her.page.choose("nagelezen", "privacy")
    her.page.choose("akkoord", *[one.id for one in desk.workbook.wording("inleveren").tables("consent")])
    with trouble(desk.store):
        her.page._hear(her.page, {"e": "press", "k": "lever-in", "v": None, "n": 1})
        told = str(her.page.sent[-1])
        assert what in told and to_do in told
        assert her.page.files == []
    assert desk.store.hand_ins(desk.owner) == []
    her.page.press("lever-in")
    assert len(desk.store.hand_ins(desk.owner)) == len(her.page.files) == 1


class Loop:
    """The clock of a kernel that a test turns by hand."""

    def __init__(self) -> None:
        self.waiting: list[tuple[float, Callable[[], None]]] = []

    def __call__(self, seconds: float, action: Callable[[], None]) -> Loop:
        self.waiting.append((seconds, action))
        return self

    def cancel(self) -> None:
        """One timer runs at a time."""
        self.waiting.clear()

    def turn(self) -> list[float]:
        """Let all that waits happen; gives how long each had to wait."""
        now, self.waiting = self.waiting, []
        for _, action in now:
            action()
        return [seconds for seconds, _ in now]


def test_it_is_tried_again_until_it_works(desk: Desk) -> None:
    loop = Loop()
    her = Writer(replace(desk, call_later=loop, cohort=""), "reflectie")  # without a group only saving waits
    with told_to("query_only=ON", "query_only=OFF")(desk.store):
        her.page.type("learning", "Ik leerde luisteren.")
        assert "bezig met bewaren …" in her.page.part("stand").words
        assert loop.turn() == [SOON]
        assert_told(her.page, "mag niet geschreven worden", "Haal")
        her.page.type("learning", "Ik leerde luisteren en vragen.")
        assert loop.turn() == [AGAIN]
        assert_told(her.page, "mag niet geschreven worden", "Haal")
    assert loop.turn() == [AGAIN]
    assert "bewaard 14:02" in her.page.part("stand").words and loop.waiting == []
    assert her.page.sent[-1]["saved"] is True and her.page.sent[-1].get("n") is None, "told without being asked"
    assert desk.store.read(desk.owner, "reflection").body == {"learning": "Ik leerde luisteren en vragen."}  # type: ignore[union-attr]


@pytest.mark.parametrize("open_page", [show.start, lambda: show.day(1), show.assignment, show.workbook])
@pytest.mark.parametrize("content", [b"dit is geen database" * 100, b""], ids=["another file", "a folder"])
def test_a_store_that_cannot_be_opened_is_told_on_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, open_page: Callable[[], Page], content: bytes
) -> None:
    file = tmp_path / "werk" / "herstelwerk.sqlite"
    file.parent.mkdir()
    if content:
        file.write_bytes(content)
    else:
        file.mkdir()
    monkeypatch.setenv(PLACE, str(tmp_path))
    monkeypatch.delenv("HERSTELWERK_DATABASE", raising=False)
    page = open_page()
    alarm = next(part for part in page._drawn.walk() if part.attributes.get("role") == "alert")
    assert str(file) in alarm.words and alarm.words.endswith(".")
    assert not content or file.read_bytes() == content
