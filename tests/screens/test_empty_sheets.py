"""An empty sheet of an exercise at the press of a button: offered where the task asks for it, and never filled in."""

from __future__ import annotations

import pytest

from herstelwerk.documents import DocumentError
from herstelwerk.screens import exercise as screen
from herstelwerk.screens.day import DayScreen
from herstelwerk.screens.desk import Desk
from herstelwerk.workbook import Workbook
from tests.conftest import ROOT
from tests.papers import docx_text, read_html
from tests.screens.answering import STORY, Trainee, answer
from tests.screens.soundness import Watched

BY_ID = {exercise.id: exercise for exercise in Workbook(ROOT / "data").exercises()}
ON_PAPER = [id for id, exercise in BY_ID.items() if exercise.paper]
NO_PDF = "Het maken van het blad is niet gelukt. Kies Word."


def opened(desk: Desk, id: str) -> Trainee:
    """The day of an exercise with that exercise open."""
    exercise = BY_ID[id]
    day = DayScreen(desk, exercise.day or 1)
    page = Watched(day)
    page.press(f"oefening-{[one.id for one in day.exercises].index(id)}")
    return Trainee(page, exercise)


@pytest.mark.parametrize("id", ON_PAPER)
def test_the_sheet_is_empty_whatever_was_answered(desk: Desk, id: str) -> None:
    her = opened(desk, id)
    answer(her)
    kept = desk.store.read(desk.owner, f"exercise/{id}")
    for button, ending in (("blad", "html"), ("blad-word", "docx")):
        her.press(button)
        name = str(her.page.sent[-1]["file"])
        assert name == f"blauwe-fiets-leeg-blad-{id.partition('/')[2]}-2026-11-22.{ending}"
        assert name in her.page.said and name in her.page.part(f"{her.prefix}-hulp").words
    page, document = her.page.files
    for text in ("".join(read_html(page).text), docx_text(document)):
        assert her.exercise.title in text
        assert not [word for word in (STORY, "Weer muziek maken", "een oud-collega", "[ZUS-1]") if word in text]
    assert desk.store.read(desk.owner, f"exercise/{id}") == kept, "taking a sheet along is no answer"


def test_only_what_promises_a_sheet_has_one(desk: Desk) -> None:
    for id, exercise in BY_ID.items():
        assert opened(desk, id).has("blad") is exercise.paper


def test_what_goes_wrong_is_said_and_shown_until_it_works(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    her = opened(desk, ON_PAPER[0])

    def refuse(*_: object) -> bytes:
        raise DocumentError(NO_PDF)

    with monkeypatch.context() as fault:
        fault.setattr(screen, "write", refuse)
        her.press("blad")
    assert her.page.said == NO_PDF and NO_PDF in her.page.words and not her.page.files
    her.press("blad-word")
    assert NO_PDF not in her.page.words and len(her.page.files) == 1
