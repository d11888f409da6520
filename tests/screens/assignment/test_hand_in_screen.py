"""Handing in on screen: what is there, who could be recognised, the confirmations, the receipt, and a second attempt."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from herstelwerk.domain import AMSTERDAM, LifeArea
from herstelwerk.drafting.completeness import completeness
from herstelwerk.handin import read_hand_in
from herstelwerk.review import review
from herstelwerk.screens.assignment.work import Work
from herstelwerk.screens.desk import Desk
from herstelwerk.store import receipt_of
from tests.screens.assigned import Writer
from tests.screens.conftest import NOW, fill


@pytest.fixture
def her(desk: Desk) -> Writer:
    fill(desk, "D01.json")
    return Writer(desk, "inleveren")


def consents(her: Writer) -> list[str]:
    return [one.id for one in her.screen.desk.workbook.wording("inleveren").tables("consent")]


def agree(her: Writer) -> None:
    """Read everything again and tick what is true."""
    her.page.choose("nagelezen", "privacy")
    her.page.choose("akkoord", *consents(her))


def hand_in(her: Writer) -> bytes:
    """Hand in; gives the file."""
    agree(her)
    her.page.press("lever-in")
    return her.page.files[-1]


def test_what_is_there_and_what_is_missing(desk: Desk) -> None:
    her = Writer(desk, "inleveren")
    parts = completeness(her.work.assignment)
    assert her.page.part("onderdelen").words.count("mist nog iets") == len(parts) - sum(parts.values())
    fill(desk, "D01.json")
    full = Writer(desk, "inleveren")
    assert full.page.part("onderdelen").words.count("is er. ") == sum(completeness(full.work.assignment).values())
    assert "○" not in full.page.part("compleet").words and "Alles zit erin." in full.page.words


def test_nothing_leaves_before_everything_was_agreed_to(her: Writer) -> None:
    assert "lever-in" not in her.page.hearing("press")
    her.page.choose("nagelezen", "privacy")
    assert "lever-in" not in her.page.hearing("press") and "Vink bij stap 3 aan" in her.page.part("lever").words
    her.page.choose("akkoord", *consents(her)[:-1])
    assert "lever-in" not in her.page.hearing("press")
    her.page.choose("akkoord", *consents(her))
    assert "lever-in" in her.page.hearing("press")
    her.page.choose("nagelezen")
    assert "lever-in" not in her.page.hearing("press") and "Vink bij stap 2 aan" in her.page.part("lever").words


def test_without_the_code_of_a_group_or_anything_written_there_is_nothing_to_press(desk: Desk) -> None:
    her = Writer(desk, "inleveren")
    agree(her)
    assert "Er is nog niets om in te leveren" in her.page.part("lever").words
    her.go("krachteninventarisatie")
    her.line("living", "strength", "Ik kook elke zondag soep.")
    her.go("inleveren")
    agree(her)
    her.page.type("groep", "  ")
    assert "Vul de code van je groep in" in her.page.part("lever").words
    her.page.type("groep", "2026-NIJ-2")
    assert "lever-in" in her.page.hearing("press")
    assert desk.store.person(desk.owner).cohort == "2026-NIJ-2"  # type: ignore[union-attr]


def test_words_that_point_to_someone_are_shown_before_they_leave(her: Writer) -> None:
    assert her.page.part("privacy").words.startswith("Het werkboek heeft niets gevonden")
    her.go("reflectie")
    her.page.type("learning", "Ik belde 06-00000000 en leerde veel.")
    her.go("inleveren")
    told = her.page.part("privacy")
    assert told.words.startswith("Plekken waar")
    assert [part.words for part in told.walk() if part.tag == "mark"] == ["06-00000000"]
    assert "Ik belde 06-00000000 en leerde veel." in "".join(
        part.words for part in told.walk() if part.tag == "blockquote"
    ).replace("  ", " ")


def test_a_number_in_the_code_of_the_group_is_shown_too(her: Writer) -> None:
    her.page.type("groep", "Bel 06-00000000")
    assert "06-00000000" in [part.words for part in her.page.part("privacy").walk() if part.tag == "mark"]


def test_what_is_handed_in_is_read_back_and_reviewed(her: Writer, desk: Desk) -> None:
    file = hand_in(her)
    read = read_hand_in(file)
    assert (read.trainee, read.cohort, read.attempt) == ("blauwe-fiets", "2026-NIJ-1", 1)
    assert read.submitted_at == NOW
    assert read.inventory == her.work.inventory.value and read.plan == her.work.plan.value
    assert read.reflection == her.work.reflection.value
    assert review(read, desk.rules, desk.today).findings == her.work.review.findings
    (kept,) = desk.store.hand_ins(desk.owner)
    assert kept.body == file and kept.intact
    assert kept.receipt in her.page.part("bewijs").words and kept.receipt in her.page.said
    assert her.page.sent[-1]["focus"] == "bewijs" and her.page.sent[-1]["file"] == "blauwe-fiets-poging-1.json"
    assert desk.store.file is not None
    assert (desk.store.file.parent / "ingeleverd" / "blauwe-fiets-poging-1.json").read_bytes() == file
    text = file.decode()
    assert '"key"' not in text and "capacity" not in json.loads(text), "key and capacity sheet stay here"


def test_what_was_set_aside_goes_along_with_its_reason(desk: Desk) -> None:
    her = Writer(desk)
    id = her.line("living", "strength", "Ik wil geen ruzie meer met mijn broer.")
    her.page.press(f"{id}-text-{id}-negative-weg")
    her.page.type(f"{id}-text-{id}-negative-reden", "Zo zegt mijn cliënt het.")
    her.page.press(f"{id}-text-{id}-negative-leg-weg")
    her.go("inleveren")
    (aside,) = read_hand_in(hand_in(her)).dismissals
    assert (aside.where, aside.code, aside.reason) == (id, "negative", "Zo zegt mijn cliënt het.")


def test_empty_lines_and_steps_stay_behind(desk: Desk) -> None:
    her = Writer(desk)
    her.line("living", "strength", "Ik kook elke zondag soep.")
    her.line("living", "wish", "  ")
    her.go("actieplan")
    goal = her.goal("Ik zing weer.")
    her.step(goal, "")
    her.goal("")
    her.go("inleveren")
    read = read_hand_in(hand_in(her))
    assert [entry.text for entry in read.inventory.entries] == ["Ik kook elke zondag soep."]
    assert [(g.text, g.actions) for g in read.plan.goals] == [("Ik zing weer.", ())]


def test_a_second_attempt_never_replaces_the_first(her: Writer, desk: Desk) -> None:
    first = hand_in(her)
    her.go("reflectie")
    her.page.type("learning", "Ik leerde eerst te luisteren, en toen pas te vragen.")
    her.go("inleveren")
    second = hand_in(her)
    one, two = desk.store.hand_ins(desk.owner)
    assert (one.attempt, two.attempt) == (1, 2)
    assert one.body == first and two.body == second and one.receipt != two.receipt == receipt_of(second)
    told = her.page.part("pogingen").words
    assert one.receipt in told and two.receipt in told
    assert "zondag 22 november 2026 om 14:02" in told
    for attempt, body in ((1, first), (2, second)):
        her.page.press(f"haal-{attempt}")
        assert her.page.files[-1] == body
        assert her.page.sent[-1]["file"] == f"blauwe-fiets-poging-{attempt}.json"
    assert read_hand_in(second).attempt == 2


def test_what_she_goes_on_writing_does_not_change_what_was_handed_in(her: Writer, desk: Desk) -> None:
    file = hand_in(her)
    her.go("reflectie")
    her.page.type("learning", "Iets heel anders.")
    assert desk.store.hand_ins(desk.owner)[0].body == file


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (
            datetime(2026, 11, 22, 14, 2, tzinfo=AMSTERDAM),
            "Lever in op uiterlijk vrijdag 4 december 2026, vóór middernacht.",
        ),
        (datetime(2026, 12, 4, 23, 59, tzinfo=AMSTERDAM), "Vandaag is de laatste dag"),
        (datetime(2026, 12, 5, 0, 0, tzinfo=AMSTERDAM), "De laatste dag was vrijdag 4 december 2026."),
    ],
)
def test_until_when_is_told_in_words(desk: Desk, day: datetime, told: str) -> None:
    assert "De laatste dag staat nog niet in je werkboek." in Writer(desk, "inleveren").page.words
    her = Writer(replace(desk, now=lambda: day), "inleveren")
    her.page.type("laatste-dag", "2026-11-20")
    assert told in her.page.part("uiterlijk").words
    assert told in Writer(replace(desk, now=lambda: day), "inleveren").page.part("uiterlijk").words


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "geen dag", ""])
def test_a_last_day_that_is_none_breaks_nothing(desk: Desk, day: str) -> None:
    desk.store.remember(desk.owner, body={"last_training_day": day})
    assert "De laatste dag staat nog niet in je werkboek." in Writer(desk, "inleveren").page.words
    her = Writer(desk, "inleveren")
    her.page.type("laatste-dag", day)
    assert desk.last_training_day is None


def test_the_whole_way(desk: Desk) -> None:
    """From an empty page to a file that meets what the program can see: ten areas, goals from wishes, steps, signatures."""
    her = Writer(desk)
    her.page.type("client", "C1")
    for number, area in enumerate(LifeArea):
        her.line(area, "strength", f"Op dag {number + 1} van de maand kook ik soep voor de buurvrouw.")
        resource = her.line(area, "resource", f"De zus van nummer {number + 1} belt mij elke zondag.")
        her.page.type(f"{resource}-datum", (NOW - timedelta(days=number)).date().isoformat())
        id = her.line(area, "wish", f"Ik wil op zaterdag {number + 1} weer zingen met het koor.")
        if number < 2:
            her.page.press(f"{id}-prioriteit")
    her.page.type("opmerkingen", "Zo ken ik mezelf.")
    her.page.type("cliënt-tekent", "2026-11-20")
    her.page.type("begeleider-tekent", "2026-11-20")
    her.go("actieplan")
    wishes = [key for key in her.page.hearing("press") if key.startswith("doel-uit-")]
    for wish, day in zip(wishes, ("29 november", "volgende week donderdag"), strict=True):
        her.page.press(wish)
        goal = her.work.plan.value.goals[-1].id
        her.page.type(f"{goal}-waarom", "Zingen maakt mijn hoofd stil.")
        step = her.step(goal, "Ik bel de dirigent en vraag wanneer ze repeteren.")
        her.page.choose(f"{step}-wie", "client")
        her.page.type(f"{step}-wanneer", day)
        her.page.type(f"{step}-klaar", "Ik weet dag en tijd.")
        her.page.choose(f"{step}-gebruikt", "i1", "i2")
    her.page.type("vertrouwen", "8")
    her.page.type("als-het-niet-lukt", "Dan bel ik mijn zus.")
    her.page.type("draagkracht-kort", "Eén afspraak per week is genoeg.")
    her.page.type("evalueren-op", "2026-12-14")
    her.page.press("voortgang-erbij")
    her.page.type("voortgang-0", "De dirigent gebeld, ik mag komen kijken.")
    her.page.choose("voortgang-0-succes", "ja")
    her.page.type("plan-cliënt", "2026-11-20")
    her.page.type("plan-begeleider", "2026-11-20")
    her.go("reflectie")
    for name in ("cooperation", "learning", "development"):
        her.page.type(name, "Ik leerde eerst te luisteren, en toen pas te vragen.")
    her.go("inleveren")
    assert "Alles zit erin." in her.page.words
    read = read_hand_in(hand_in(her))
    signals = {result.id: str(result.signal) for result in review(read, desk.rules, desk.today).criteria}
    asked = {id for id, signal in signals.items() if signal not in ("in orde", "niet te beoordelen")}
    assert asked == set(), {f"{f.criterion} {f.message}" for f in her.work.review.findings}
    assert Work(desk).assignment.plan == read.plan


def test_a_disk_that_cannot_take_the_copy(her: Writer, desk: Desk) -> None:
    assert desk.store.file is not None
    Path(desk.store.file.parent / "ingeleverd").write_text("hier staat al een bestand")
    agree(her)
    her.page.press("lever-in")
    (kept,) = desk.store.hand_ins(desk.owner)
    assert kept.receipt in her.page.part("pogingen").words, "it is handed in all the same"
