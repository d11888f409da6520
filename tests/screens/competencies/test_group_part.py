"""The group on screen: nothing below five people, and the middle with the ends above that."""

from __future__ import annotations

from herstelwerk.competencies import SelfRating
from herstelwerk.screens.desk import Desk
from tests.screens.competencies.prepared import CODES, opened, share, trainer_desk


def test_with_four_who_shared_there_is_no_number(desk: Desk) -> None:
    for code in CODES[:4]:
        share(desk, code, SelfRating(now={"c01": 5}))
    page = opened(trainer_desk(desk), "groep")
    assert "4 van 6 deelnemers deelden hun eigen cijfers." in page.words
    assert "nog te weinig cijfers" in page.words
    assert "midden" not in page.part("groep-samen").words.replace("Per zin het midden", "")
    assert "svg" not in {part.tag for part in page.tree.walk()}


def test_with_five_there_is_a_summary_and_thin_cells_stay_closed(desk: Desk) -> None:
    for n, code in enumerate(CODES[:5]):
        share(desk, code, SelfRating(now={"c01": n + 1}, before={"c01": 2} if n else {}))
    page = opened(trainer_desk(desk), "groep")
    told = page.part("groep-krachten-precies").words
    assert "midden 3, van 1 tot 5 (5 mensen)" in told
    assert "minder dan 5" in told, "four gave a number for before"
    assert not any(code in told for code in CODES)
    assert sum(part.tag == "svg" for part in page.tree.walk()) == 3


def test_looking_again_shows_what_came_since(desk: Desk) -> None:
    for code in CODES[:4]:
        share(desk, code, SelfRating(now={"c01": 5}))
    page = opened(trainer_desk(desk), "groep")
    share(desk, CODES[4], SelfRating(now={"c01": 5}))
    page.press("groep-opnieuw")
    assert "5 van 6 deelnemers" in page.words
    assert "allemaal 5 (5 mensen)" in page.words


def test_numbers_of_trainers_count_as_well(desk: Desk) -> None:
    trainer = trainer_desk(desk)
    page = opened(trainer)
    for code in CODES[:5]:
        page.choose("deelnemer-keuze", code)
        page.choose("cijfer-c08", "4")
    page.press("deel-groep")
    assert "5 van 6 kregen een cijfer van een trainer." in page.words
    assert "allemaal 4 (5 mensen)" in page.words
