"""From the trainee's button to the trainer's page, in both databases: what was shared arrives, and nothing else does."""

from __future__ import annotations

from herstelwerk.groups import Course, Group, Member, course_body, roster_body
from herstelwerk.screens.competencies.screen import CompetenciesScreen
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.workbook.screen import WorkbookScreen
from herstelwerk.store import GROUP, Store
from herstelwerk.workbook import Workbook
from tests.screens.competencies.prepared import DAYS, GROUP_CODE
from tests.screens.soundness import Watched
from tests.store.rooms import Room

LAST = "exercise/dag-4/wat-kan-ik-nu"


def prepared(trainer: Store) -> None:
    group = Group(GROUP_CODE, Course("", DAYS), (Member("vis7"), Member("kat8")))
    trainer.save(GROUP + GROUP_CODE, "programma", course_body(group.course), 0)
    trainer.save(GROUP + GROUP_CODE, "groep", roster_body(group), 0)


def test_what_a_trainee_shares_arrives_and_goes_when_she_takes_it_back(room: Room, workbook: Workbook) -> None:
    trainer, mine, other = room.trainer(), room.store("vis7"), room.store("kat8")
    prepared(trainer)
    for code, store in (("vis7", mine), ("kat8", other)):
        store.save(code, LAST, {"c01.nu": 5, "action": f"Geheim van {code}."}, 0)
    book = Watched(WorkbookScreen(Desk(workbook, mine, "vis7", GROUP_CODE, room.clock), "zelfbeoordeling"))
    book.press("zelf-deel")
    page = Watched(CompetenciesScreen(Desk(workbook, trainer, "mus9", GROUP_CODE, room.clock)))
    page.choose("deelnemer-keuze", "vis7")
    assert "Zelf: nu 5." in page.part("zin-c01").words
    assert "Geheim" not in page.words
    page.choose("deelnemer-keuze", "kat8")
    assert "deelde nog geen eigen cijfers" in page.words
    book.press("zelf-terug")
    page.choose("deelnemer-keuze", "vis7")
    assert "deelde nog geen eigen cijfers" in page.words


def test_forms_are_sent_typed_in_and_opened(room: Room, workbook: Workbook) -> None:
    trainer, mine = room.trainer(), room.store("vis7")
    prepared(trainer)
    for n in range(5):
        mine.add_evaluation(GROUP_CODE, DAYS[3], {"useful": 4, "part": f"tekst {n}"})
    page = Watched(CompetenciesScreen(Desk(workbook, trainer, "mus9", GROUP_CODE, room.clock), "evaluatie"))
    page.choose("evaluatie-useful", "2")
    page.press("papieren-voeg-toe")
    page.press("evaluatie-open")
    assert "Geteld: 6 formulieren." in page.words
    assert all(f"tekst {n}" in page.words for n in range(5))
    assert mine.read(GROUP + GROUP_CODE, "programma") is not None


def test_a_trainer_keeps_numbers_where_a_trainee_cannot_change_them(room: Room, workbook: Workbook) -> None:
    trainer = room.trainer()
    prepared(trainer)
    page = Watched(CompetenciesScreen(Desk(workbook, trainer, "mus9", GROUP_CODE, room.clock)))
    page.choose("deelnemer-keuze", "vis7")
    page.choose("cijfer-c01", "4")
    sheet = trainer.read(GROUP + GROUP_CODE, "competenties/vis7")
    assert sheet is not None and sheet.body["rated"]["c01"]["score"] == 4
    if room.store("vis7").file is None:  # a database that knows who is asking
        assert room.store("vis7").read(GROUP + GROUP_CODE, "competenties/vis7") is None
