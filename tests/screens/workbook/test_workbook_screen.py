"""My workbook as a whole: its parts, one line that tells whether all is kept, and nothing lost when one goes on."""

from __future__ import annotations

import pytest

from herstelwerk.screens.desk import Desk
from herstelwerk.screens.page import Page
from herstelwerk.screens.workbook.screen import PARTS, WorkbookScreen
from tests.screens.soundness import Watched


class Heard(Page):
    """A page that keeps what would go to the browser."""

    def send(self, content: dict[str, object], buffers: list[bytes] | None = None) -> None:
        self.last = content


def first_field(page: Page) -> str:
    """The key of the first field for words."""
    return next(part.key for part in page._drawn.walk() if part.hears == "input")


@pytest.mark.parametrize("part", PARTS)
def test_every_part_opens_on_an_empty_desk(desk: Desk, part: str) -> None:
    page = Heard(WorkbookScreen(desk))
    if part != "draagkracht":
        page.press(f"deel-{part}")
        assert page.last["focus"] == f"deel-{part}"
    pressed = [p.key for p in page.part("delen").walk() if p.attributes.get("aria-pressed") == "true"]
    assert pressed == [f"deel-{part}"]
    assert page.part(f"deel-{part}-open").words


def test_a_part_can_be_opened_at_once(desk: Desk) -> None:
    assert "Op papier" in Watched(WorkbookScreen(desk, "papier")).part("deel-papier-open").words


def test_going_on_keeps_what_was_typed(desk: Desk) -> None:
    slow = Desk(desk.workbook, desk.store, desk.owner, desk.cohort, desk.now, lambda *_: None)
    page = Heard(WorkbookScreen(slow))
    field = first_field(page)
    page.type(field, "Zus komt op dinsdag.")
    assert not page.screen.saved
    page.press("deel-papier")
    assert page.screen.saved
    assert "Zus komt op dinsdag." in desk.store.export(desk.owner).decode()


def test_the_line_stands_above_every_part(desk: Desk) -> None:
    page = Heard(WorkbookScreen(desk))
    page.type(first_field(page), "Zus komt op dinsdag.")
    for part in PARTS:
        page.press(f"deel-{part}")
        assert "bewaard 14:02" in page.part("stand").words


def test_a_part_that_is_not_there_is_passed_over(desk: Desk) -> None:
    screen = WorkbookScreen(desk)
    screen.go("bestaat-niet")
    assert screen.part == "draagkracht"


def test_the_place_is_remembered(desk: Desk) -> None:
    WorkbookScreen(desk)
    person = desk.store.person(desk.owner)
    assert person is not None
    assert person.last_place == "deelnemer/mijn-werkboek.ipynb"
