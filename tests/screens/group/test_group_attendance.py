"""Who was there, on the page: one press a cell, a whole half-day at once, and what is made up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from herstelwerk.attendance import Presence
from herstelwerk.domain import AMSTERDAM
from herstelwerk.screens.desk import Desk
from herstelwerk.store import GROUP, KEPT_APART
from herstelwerk.tables import read_table
from tests.hand_ins import HOSTILE
from tests.screens.group.preparing import CODE, Trainer
from tests.screens.soundness import look_over


@pytest.fixture
def her(trainer_desk: Desk) -> Trainer:
    return Trainer(trainer_desk).make(codes=("vis7", "mus9", "kat8")).go("aanwezigheid")


def presence(her: Trainer, code: str, half_day: int) -> Presence:
    return her.kept.member(code).attendance.marks[half_day - 1].presence


def test_nothing_is_noted_to_begin_with(her: Trainer) -> None:
    assert all(member.attendance.still_open == 8 for member in her.kept.members)
    assert {her.mark(n, h) for n in (1, 2, 3) for h in range(1, 9)} == {"· open"}


def test_one_press_a_step(her: Trainer) -> None:
    seen = []
    for _ in range(3):
        her.page.press("cel-2-5")
        seen.append((her.mark(2, 5), presence(her, "mus9", 5)))
    assert seen == [("✓ aanw.", Presence.PRESENT), ("× afw.", Presence.ABSENT), ("· open", Presence.UNKNOWN)]
    assert her.page.said == "mus9, dag 3, ochtend: nog niet genoteerd"
    assert her.page.part("cel-2-5").attributes["aria-label"] == her.page.said


def test_everyone_present_and_back(her: Trainer) -> None:
    her.page.press("cel-1-1")
    her.page.press("cel-1-1")
    her.page.press("allen-1")
    assert [her.mark(n, 1) for n in (1, 2, 3)] == ["× afw.", "✓ aanw.", "✓ aanw."]
    assert "2 keer aanwezig" in her.page.said
    her.page.press("ongedaan")
    assert [her.mark(n, 1) for n in (1, 2, 3)] == ["× afw.", "· open", "· open"]


def test_one_half_day_with_a_choice_per_member(her: Trainer) -> None:
    her.page.choose("dagdeel", "4")
    look_over(her.page)
    assert "dag 2, middag (dinsdag 13 oktober 2026)" in her.page.part("dagdeel-4").words
    her.page.choose("wie-3", "absent")
    her.page.press("allen-nu")
    assert [presence(her, code, 4).value for code in ("vis7", "mus9", "kat8")] == ["aanwezig", "aanwezig", "afwezig"]
    her.page.choose("wie-1", "unknown")
    assert presence(her, "vis7", 4) is Presence.UNKNOWN


@pytest.mark.parametrize(("hour", "half_day"), [(9, "3"), (14, "4")])
def test_on_a_day_of_the_training_its_half_day_is_open(trainer_desk: Desk, hour: int, half_day: str) -> None:
    Trainer(trainer_desk).make(codes=("vis7",))
    now = datetime(2026, 10, 13, hour, tzinfo=AMSTERDAM)
    there = Trainer(replace(trainer_desk, now=lambda: now), "aanwezigheid")
    assert there.page.part("dagdeel").value == half_day


def test_the_rule_of_seven_of_eight_in_words(her: Trainer) -> None:
    for half_day in range(1, 8):
        her.page.press(f"allen-{half_day}")
    table = her.page.part("aanwezigheidstabel").words
    assert table.count("7 van 8: genoeg") == 3
    her.page.press("cel-1-1")
    assert "6 van 8: nog 1 nodig" in her.page.part("aanwezigheidstabel").words
    her.page.press("cel-1-8")
    her.page.press("cel-1-8")
    assert "6 van 8: nog 1 in te halen" in her.page.part("aanwezigheidstabel").words
    assert "tellen 7 van de 8 dagdelen mee" in her.page.words


def test_a_missed_half_day_is_made_up(her: Trainer) -> None:
    her.page.press("cel-1-2")
    her.page.press("cel-1-2")
    assert "Vul nog in: wat er is gedaan" in her.page.part("inhaal-1-2").words
    her.page.type("inhaal-1-2-wat", "Twee gesprekken geoefend")
    her.page.type("inhaal-1-2-met", "trainer 1")
    her.page.type("inhaal-1-2-dag", "2026-11-30")
    assert "De afspraak is op maandag 30 november 2026" in her.page.part("inhaal-1-2").words
    assert presence(her, "vis7", 2) is Presence.ABSENT
    her.page.type("inhaal-1-2-dag", "2026-11-20")
    her.page.choose("inhaal-1-2-klaar", "ja")
    look_over(her.page)
    mark = her.kept.member("vis7").attendance.marks[1]
    assert (mark.presence, mark.what, mark.agreed_with, mark.on) == (
        Presence.COMPENSATED, "Twee gesprekken geoefend", "trainer 1", date(2026, 11, 20)
    )  # fmt: skip
    assert her.mark(1, 2) == "↺ ingeh." and "1 van 8" in her.page.part("aanwezigheidstabel").words
    her.page.type("inhaal-1-2-met", "")
    assert presence(her, "vis7", 2) is Presence.ABSENT and "met wie" in her.page.part("inhaal-1-2").words
    her.page.type("inhaal-1-2-met", "trainer 1")
    her.page.choose("inhaal-1-2-klaar", "ja")
    her.page.choose("inhaal-1-2-klaar", "nee")
    assert presence(her, "vis7", 2) is Presence.ABSENT


def test_a_hundred_hostile_texts_are_only_text(her: Trainer) -> None:
    her.page.press("cel-1-2")
    her.page.press("cel-1-2")
    for text in HOSTILE:
        line = text.replace("\n", " ").replace("\r", " ").replace("\x00", "")[:100]
        her.page.type("inhaal-1-2-wat", line)
        her.page.type("inhaal-1-2-met", line)
        look_over(her.page)
        assert her.page.part("inhaal-1-2-wat").value == her.kept.member("vis7").attendance.marks[1].what


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_the_list_is_taken_along_and_read_in_again(her: Trainer, ending: str) -> None:
    test_a_missed_half_day_is_made_up(her)
    her.page.type("inhaal-1-2-wat", "=HYPERLINK(1)")
    her.page.choose("inhaal-1-2-klaar", "ja")
    her.page.press("allen-3")
    her.page.press(f"lijst-{ending}")
    table = read_table(her.page.files[-1])
    assert not table.problems and [row.cells[0] for row in table.rows] == ["vis7", "mus9", "kat8"]
    assert table.rows[0].cells[2].startswith("ingehaald (2026-11-20") and table.rows[1].cells[3] == "aanwezig"
    her.go("codewoorden")
    assert "Stonden er al: 3 deelnemers" in her.bring(her.page.files[-1])


def test_two_windows_note_beside_each_other(her: Trainer, other_desk: Desk) -> None:
    two = Trainer(other_desk, "aanwezigheid")
    her.page.press("cel-1-1")
    two.page.press("cel-2-1")
    her.page.press("cel-3-1")
    assert [presence(her, code, 1) for code in ("vis7", "mus9", "kat8")] == [Presence.PRESENT] * 3
    assert her.screen.saved and two.screen.saved


def test_two_windows_type_in_the_same_field(her: Trainer, other_desk: Desk) -> None:
    her.page.press("cel-1-1")
    her.page.press("cel-1-1")
    two = Trainer(other_desk, "aanwezigheid")
    her.page.type("inhaal-1-1-wat", "een verslag")
    two.page.type("inhaal-1-1-wat", "iets anders")
    assert "in een ander venster veranderd" in two.page.part("stand").words
    assert her.kept.member("vis7").attendance.marks[0].what == "een verslag"
    apart = [v for v in her.desk.store.versions(GROUP + CODE, "groep") if v.why == KEPT_APART]
    assert "iets anders" in str(apart)
    two.page.press("groep-nieuwste")
    assert two.page.part("inhaal-1-1-wat").value == "een verslag"


def test_who_left_the_group_in_another_window_is_not_noted(her: Trainer, other_desk: Desk) -> None:
    two = Trainer(other_desk, "codewoorden")
    two.page.press("weg-1")
    her.page.press("cel-1-1")
    assert her.kept.codes == ("mus9", "kat8") and her.kept.member("mus9").attendance.still_open == 8
    look_over(her.page)


def test_nobody_to_note(trainer_desk: Desk) -> None:
    her = Trainer(trainer_desk).make().go("aanwezigheid")
    assert "Er zijn nog geen codewoorden" in her.page.words
