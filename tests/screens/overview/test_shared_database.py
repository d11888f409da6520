"""A trainee and a trainer, each with her own login in one database: the one sees how far the other is, not her words."""

from __future__ import annotations

from herstelwerk.groups import Group, Member, roster_body
from herstelwerk.screens.day import DayScreen
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.overview.screen import PARTS, OverviewScreen
from herstelwerk.store import GROUP
from herstelwerk.workbook import Workbook
from tests.screens.answering import STORY, Trainee, answer
from tests.screens.assigned import Writer
from tests.screens.conftest import NOW
from tests.screens.overview.people import CODE
from tests.screens.soundness import Watched
from tests.store.rooms import Room, cluster, room

__all__ = ["cluster", "room"]


def test_a_trainer_sees_how_far_a_trainee_is_and_not_what_she_wrote(room: Room, workbook: Workbook) -> None:
    room.clock.at = NOW
    trainer = Desk(workbook, room.trainer(), "mus9", CODE, lambda: NOW)
    trainer.store.save(GROUP + CODE, "programma", {}, 0)
    trainer.store.save(GROUP + CODE, "groep", roster_body(Group(CODE, members=(Member("vis7"), Member("kat8")))), 0)
    her = Desk(workbook, room.store("vis7"), "vis7", CODE, lambda: NOW)
    screen = DayScreen(her, 2)
    page = Watched(screen)
    number = next(n for n, one in enumerate(screen.exercises) if one.kind == "rewrite")
    page.press(f"oefening-{number}")
    answer(Trainee(page, screen.exercises[number]))
    screen.leave()
    overview = Watched(OverviewScreen(trainer))
    assert f"dag 2, {screen.exercises[number].title} zojuist" in overview.part("mensen").words
    writer = Writer(her)
    writer.line("living", "strength", STORY)
    writer.screen.leave()
    for part in PARTS:
        overview.press(f"deel-{part}")
        overview.press("vernieuw")
        assert STORY not in overview.words
    overview.press("deel-leefgebieden")
    assert "1 van de 1 begonnen" in overview.words
    overview.press("namen")  # kept under the trainer's own login
    assert overview.screen.saved and "vis7" not in overview.words
