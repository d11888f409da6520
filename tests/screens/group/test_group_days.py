"""Making a group and its days: everything kept by itself, deadlines in words, what is out of order told."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from herstelwerk.screens.desk import Desk
from herstelwerk.screens.group.screen import PARTS
from herstelwerk.store import GROUP, KEPT_APART
from tests.screens.group.preparing import CODE, DAYS, Trainer
from tests.test_programme import LAST_DAYS


def test_without_a_group_every_part_helps_to_make_one(trainer_desk: Desk) -> None:
    her = Trainer(trainer_desk)
    for part in PARTS:
        her.go(part)
        assert her.page.part("maak-groep").words == "Maak de groep"


def test_a_group_is_made_and_kept(trainer_desk: Desk) -> None:
    her = Trainer(trainer_desk).make("2026 nij 1")
    assert trainer_desk.store.groups() == [CODE]
    assert her.kept.course.days == tuple(map(date.fromisoformat, DAYS))
    her.go("groep")
    assert "Laatste dag om in te leveren: dinsdag 24 november 2026, tot 24.00 uur" in her.page.words
    again = Trainer(trainer_desk)
    assert again.page.part("dag-4").value == DAYS[3], "it is open again next time"


@pytest.mark.parametrize("code", ["", "../x", "<b>", "a" * 40, "a:b", "a\u202eb"])
def test_a_group_code_that_cannot_be_is_told(trainer_desk: Desk, code: str) -> None:
    her = Trainer(trainer_desk)
    her.page.type("nieuwe-code", code)
    her.page.press("maak-groep")
    assert "zoals 2026-NIJ-1" in her.page.part("code-fout").words
    assert trainer_desk.store.groups() == []


def test_making_a_group_that_is_there_opens_it(trainer_desk: Desk) -> None:
    Trainer(trainer_desk).make(codes=("vis7",))
    her = Trainer(trainer_desk)
    her.page.type("nieuwe-code", CODE)
    her.page.press("maak-groep")
    assert her.kept.codes == ("vis7",) and "was er al" in her.page.said


def test_another_group_is_chosen_and_nothing_gets_mixed_up(trainer_desk: Desk) -> None:
    her = Trainer(trainer_desk).make(codes=("vis7",)).go("groep")
    her.page.type("nieuwe-code", "2027-ARN-1")
    her.page.press("maak-groep")
    assert her.page.part("dag-1").value == ""
    her.go("codewoorden").add("mus9")
    her.go("groep").page.choose("groep-keuze", CODE)
    assert her.page.part("dag-1").value == DAYS[0]
    assert her.go("codewoorden").kept.codes == ("vis7",)
    assert trainer_desk.store.read(GROUP + "2027-ARN-1", "groep").body["members"][0]["code"] == "mus9"  # type: ignore[union-attr]


def test_days_out_of_order_are_told_and_kept_as_typed(trainer_desk: Desk) -> None:
    her = Trainer(trainer_desk).make(days=(DAYS[1], DAYS[0], DAYS[2], DAYS[3])).go("groep")
    told = her.page.part("dagen").words
    assert "Dag 2 (dinsdag 6 oktober 2026) komt niet na dag 1 (dinsdag 13 oktober 2026)" in told
    assert (
        "Laatste dag om in te leveren:" not in her.page.words and "op volgorde" in her.page.part("inleverdagen").words
    )
    assert her.kept.course.days[0] == date(2026, 10, 13)
    her.set_days(DAYS)
    assert "komt niet na" not in her.page.words


@pytest.mark.parametrize(("training", "last"), LAST_DAYS)
def test_the_deadline_on_the_page_around_summer_time_and_leap_day(
    trainer_desk: Desk, training: date, last: date
) -> None:
    days = tuple((training - timedelta(days=n)).isoformat() for n in (3, 2, 1, 0))
    her = Trainer(trainer_desk).make(days=days).go("groep")
    from herstelwerk.dutch import long_day

    assert f"Laatste dag om in te leveren: {long_day(last)}, tot 24.00 uur Nederlandse tijd." in her.page.words


def test_a_later_day_is_agreed_changed_and_taken_away(trainer_desk: Desk) -> None:
    her = Trainer(trainer_desk).make().go("groep")
    her.page.press("opnieuw-erbij")
    assert her.kept.course.again_by == (date(2026, 12, 8),)
    her.page.type("opnieuw-0", "")
    assert her.kept.course.again_by == (date(2026, 12, 8),), "emptied is on the way to another day"
    her.page.type("opnieuw-0", "2026-11-20")
    assert "laatste dag voor poging 2 (vrijdag 20 november 2026) komt niet na" in her.page.part("inleverdagen").words
    her.page.type("opnieuw-0", "2026-12-10")
    assert "Poging 2. Laatste dag om in te leveren: donderdag 10 december 2026" in her.page.words
    her.page.press("opnieuw-weg-0")
    assert her.kept.course.again_by == ()


def test_half_a_year_typed_changes_nothing(trainer_desk: Desk) -> None:
    her = Trainer(trainer_desk).make().go("groep")
    for half in ("0002-10-06", "0020-10-06", "geen dag"):
        her.page.type("dag-1", half)
    assert her.kept.course.days[0] == date(2026, 10, 6)


def test_two_windows_on_the_days(trainer_desk: Desk, other_desk: Desk) -> None:
    one = Trainer(trainer_desk).make().go("groep")
    two = Trainer(other_desk)
    one.page.type("groepsnaam", "Nijmegen, herfst")
    two.page.type("groepsnaam", "Iets anders")
    assert "in een ander venster veranderd" in two.page.part("stand").words
    assert one.kept.course.name == "Nijmegen, herfst"
    apart = [v for v in trainer_desk.store.versions(GROUP + CODE, "programma") if v.why == KEPT_APART]
    assert apart[0].body["name"] == "Iets anders"
    two.page.press("programma-nieuwste")
    assert two.page.part("groepsnaam").value == "Nijmegen, herfst"


def test_what_was_kept_and_makes_no_sense_is_told(trainer_desk: Desk) -> None:
    Trainer(trainer_desk).make()
    trainer_desk.store.save(GROUP + CODE, "groep", {"members": [{"code": 7}]}, 1)
    assert "past niet bij dit werkboek" in Trainer(trainer_desk).page.part("stand").words
