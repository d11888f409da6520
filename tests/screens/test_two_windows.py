"""The same work in two windows: what is newest stays, what was refused is kept beside it, and one goes on from there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from herstelwerk.screens.day import DayScreen
from herstelwerk.screens.desk import Desk
from herstelwerk.store import KEPT_APART, Store
from tests.screens.answering import STORY, Trainee
from tests.screens.assigned import Writer
from tests.screens.conftest import NOW
from tests.screens.soundness import Watched

NEWEST = "Laat het nieuwste zien"


@pytest.fixture
def other(desk: Desk, work: Path) -> Iterator[Desk]:
    """A second window: the same person, the same folder, another kernel."""
    with Store.open(work, clock=lambda: NOW) as store:
        yield replace(desk, store=store)


def apart(desk: Desk, name: str) -> list[str]:
    """The texts that were kept apart."""
    return [str(v.body) for v in desk.store.versions(desk.owner, name) if v.why == KEPT_APART]


def test_the_window_that_is_behind_is_refused_and_both_texts_are_kept(desk: Desk, other: Desk) -> None:
    id = Writer(desk).line("living", "strength", "Ik fiets")
    one, two = Writer(desk), Writer(other)
    one.page.type(id, "Ik fiets elke dinsdag.")
    two.page.type(id, "Ik zwem elke woensdag.")
    assert one.kept.inventory.value.entries[0].text == "Ik fiets elke dinsdag.", "the newest stays"
    assert two.page.part(id).value == "Ik zwem elke woensdag.", "what she typed stays in sight"
    told = two.page.part("stand")
    assert "in een ander venster veranderd" in told.words and "Er is niets weg." in told.words
    assert [part.attributes.get("role") for part in told.walk() if part.key == "inventory-stand"] == ["alert"]
    assert "Ik zwem elke woensdag." in apart(desk, "inventory")[0]
    assert not two.screen.saved and one.screen.saved
    two.page.press("inventory-nieuwste")
    assert two.page.part(id).value == "Ik fiets elke dinsdag."
    assert "bewaard 14:02" in two.page.part("stand").words and NEWEST not in two.page.words
    two.page.type(id, "Ik fiets elke dinsdag, en soms zwem ik.")
    assert one.kept.inventory.value.entries[0].text == "Ik fiets elke dinsdag, en soms zwem ik."


def test_who_types_on_in_a_window_that_is_behind_keeps_one_text_apart(desk: Desk, other: Desk) -> None:
    id = Writer(desk).line("living", "strength", "Ik fiets")
    one, two = Writer(desk), Writer(other)
    one.page.type(id, "Ik fiets elke dinsdag.")
    for end in range(8, len(STORY)):
        two.page.type(id, STORY[:end])
    assert len(apart(desk, "inventory")) == 1 and STORY[:-1] in apart(desk, "inventory")[0]
    two.go("versies")
    kept = next(v for v in desk.store.versions(desk.owner, "inventory") if v.why == KEPT_APART)
    two.page.press("inventory-nieuwste")
    two.page.choose("versie-inventory", str(kept.version))
    two.page.press("terug-inventory")
    assert one.kept.inventory.value.entries[0].text == STORY[:-1], "and it can be put in the place of the newest"


def test_two_parts_in_two_windows_do_not_get_in_each_others_way(desk: Desk, other: Desk) -> None:
    one, two = Writer(desk), Writer(other, "reflectie")
    one.line("living", "strength", "Ik fiets elke dinsdag.")
    two.page.type("learning", "Ik leerde luisteren.")
    assert NEWEST not in one.page.words + two.page.words
    assert one.kept.inventory.value.entries and one.kept.reflection.value.learning


def test_the_same_text_in_both_windows_is_no_conflict(desk: Desk, other: Desk) -> None:
    id = Writer(desk).line("living", "strength", "Ik fiets")
    one, two = Writer(desk), Writer(other)
    one.page.type(id, "Ik fiets elke dinsdag.")
    two.page.type(id, "Ik fiets elke woensdag.")
    assert NEWEST in two.page.words
    two.page.type(id, "Ik fiets elke dinsdag.")
    assert NEWEST not in two.page.words and two.screen.saved
    two.page.type(id, "Ik fiets elke dinsdag, met Bo.")
    assert one.kept.inventory.value.entries[0].text == "Ik fiets elke dinsdag, met Bo."


def test_an_exercise_in_two_windows(desk: Desk, other: Desk) -> None:
    def opened(at: Desk) -> tuple[Watched, Trainee]:
        screen = DayScreen(at, 1)
        number = next(n for n, one in enumerate(screen.exercises) if one.kind == "reflection")
        page = Watched(screen)
        page.press(f"oefening-{number}")
        return page, Trainee(page, screen.exercises[number])

    (one, hers), (two, too) = opened(desk), opened(other)
    prompt = hers.exercise.prompt[0].id  # type: ignore[attr-defined]
    hers.type(prompt, "In het eerste venster.")
    too.type(prompt, "In het tweede venster.")
    name = f"exercise/{hers.exercise.id}"
    assert NEWEST in two.part("stand").words and NEWEST not in one.words
    assert "In het tweede venster." in apart(desk, name)[0]
    two.press("vorige")
    assert NEWEST in two.part("stand").words, "it is told as long as nothing was chosen"
    two.press("volgende")
    assert "In het tweede venster." in too.work
    two.press(f"{name}-nieuwste")
    assert "In het eerste venster." in too.work and two.screen.saved


def test_a_window_whose_text_cannot_be_kept_apart_does_not_let_go_of_it(
    desk: Desk, other: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    id = Writer(desk).line("living", "strength", "Ik fiets")
    one, two = Writer(desk), Writer(other)
    one.page.type(id, "Ik fiets elke dinsdag.")
    two.page.type(id, "Ik zwem.")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "no room")

    monkeypatch.setattr(other.store, "_writing", full)
    monkeypatch.setattr(other.store, "save", _failing)
    two.page.type(id, "Ik zwem elke woensdag.")
    two.page.press("inventory-nieuwste")
    assert two.page.part(id).value == "Ik zwem elke woensdag."
    monkeypatch.undo()
    two.page.press("inventory-nieuwste")
    assert two.page.part(id).value == "Ik fiets elke dinsdag."
    assert any("Ik zwem elke woensdag." in text for text in apart(desk, "inventory"))


def _failing(*_: object, **__: object) -> None:
    from herstelwerk.store import Fault, StoreError

    raise StoreError(Fault.FULL)
