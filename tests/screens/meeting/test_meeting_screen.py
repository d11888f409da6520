"""The page for meetings: preparing, the gates, ideas, the beamer, promises of last time, what goes out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from herstelwerk.groups import Course, Group, Member, course_body, roster_body
from herstelwerk.meetings.session import CLOSE, LEAD, PREPARE
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.meeting.screen import PARTS, MeetingScreen
from herstelwerk.store import KEPT_APART, Store
from tests.screens.conftest import NOW
from tests.screens.meeting.leader import PAPERS, Leader
from tests.screens.soundness import Watched


@pytest.fixture
def her(desk: Desk) -> Leader:
    return Leader(desk)


@pytest.fixture
def in_group(desk: Desk) -> Leader:
    """A trainer with a group of three."""
    course = Course("Najaar", (date(2026, 11, 2), None, None, None))
    group = Group("2026-NIJ-1", course, tuple(Member(code) for code in ("rode-bank", "groene-fiets", "gele-kaars")))
    desk.store.save("groep:2026-NIJ-1", "programma", course_body(course), 0)
    desk.store.save("groep:2026-NIJ-1", "groep", roster_body(group), 0)
    return Leader(desk)


@pytest.mark.parametrize("part", PARTS)
def test_every_part_opens_without_a_meeting(desk: Desk, part: str) -> None:
    page = Watched(MeetingScreen(desk, part))
    assert page.words


def test_who_is_there_comes_from_the_group(in_group: Leader) -> None:
    her = in_group
    her.page.press("nieuw-teamkrachtbespreking")
    her.page.choose("aanwezig", "rode-bank", "gele-kaars")
    her.page.type("anderen", "gast-een; gast-twee,")
    assert her.kept.people == ("rode-bank", "gele-kaars", "gast-een", "gast-twee")
    her.page.choose("aanwezig", "gele-kaars")
    assert her.kept.people == ("gele-kaars", "gast-een", "gast-twee")
    her.page.choose("voorzitter", "gast-een")
    her.page.choose("schrijver", "gele-kaars")
    assert (her.kept.chair, her.kept.scribe) == ("gast-een", "gele-kaars")
    assert her.desk.store.read_all("groep:2026-NIJ-1", "bijeenkomst/"), "trainers of the group share it"


def test_nothing_begins_before_the_question_about_copies(her: Leader) -> None:
    her.page.press("nieuw-teamkrachtbespreking")
    her.page.press("begin")
    assert her.kept.stage == PREPARE
    assert "Beantwoord eerst de vraag over kopieën" in her.page.part("geweigerd").words
    assert "Beantwoord eerst" in her.page.said
    her.page.choose("toestemming", "no")
    her.page.press("begin")
    assert her.kept.stage == PREPARE and "wil dit niet" in her.page.part("geweigerd").words
    her.page.choose("toestemming", "no_copies")
    her.page.press("begin")
    assert her.kept.stage == LEAD and her.screen.part == "leiden"


def test_the_papers_come_before_the_end(her: Leader) -> None:
    her.begin()
    her.page.press("eerder-afronden")
    her.page.press("afronden")
    assert her.kept.stage == CLOSE and "Vertel eerst wat er met de papieren" in her.page.part("geweigerd").words
    for item in PAPERS:
        her.page.choose(f"papier-{item}", "not_needed")
    her.page.press("afronden")
    assert "Haal ze eerst op" in her.page.part("geweigerd").words
    her.tidy()
    her.page.type("papier-wie", "")
    her.page.press("afronden")
    assert "wie ervoor zorgde" in her.page.part("geweigerd").words
    her.page.type("papier-wie", "groene-fiets")
    her.page.press("afronden")
    assert her.kept.stage == "done" and {one.by for one in her.kept.tidied} == {"groene-fiets"}
    her.page.press("heropen")
    assert her.kept.stage == CLOSE


def test_everything_typed_is_kept_at_once(her: Leader) -> None:
    her.begin()
    her.page.type("notitie", "Iedereen lachte.")
    assert [spent.note for spent in her.kept.spent] == ["Iedereen lachte."]
    her.page.press("verder")
    her.page.press("terug")
    assert her.page.part("notitie").value == "Iedereen lachte."
    again = Leader(her.desk)
    assert again.screen.part == "leiden", "a meeting that runs is open when the page opens"
    assert again.page.part("notitie").value == "Iedereen lachte."


def test_ideas_have_a_counter_and_no_comments(her: Leader) -> None:
    her.begin()
    her.to("bedenken")
    assert her.page.sent[-1]["focus"] == "idee"
    assert her.page.part("idee").attributes["data-hw-enter"] == "idee-erbij"
    her.ideas("Bel de buurman", "Bel de buurman", "  ")
    assert "2 ideeën" in her.page.part("idee-teller").words and her.page.said == "2 ideeën"
    assert her.page.part("idee").value == "  ", "an empty line adds nothing"
    assert "notitie" not in her.page.hearing("input") and "apart" not in [p.key for p in her.page.tree.walk()]
    assert [p.words for p in her.page.part("idee-lijst").children if not isinstance(p, str)] == ["Bel de buurman"] * 2


def test_an_idea_that_stands_in_the_line_goes_along(her: Leader) -> None:
    her.begin()
    her.to("bedenken")
    her.page.type("idee", "Nog net op tijd")
    her.page.press("verder")
    assert [idea.text for idea in her.kept.ideas] == ["Nog net op tijd"]


def test_choosing_says_who_does_what_when(her: Leader) -> None:
    her.begin()
    her.to("bedenken")
    her.ideas("Bel de buurman", "Ga mee naar het koor")
    her.to("kiezen")
    her.page.choose("keuzes", "2")
    her.page.type("k1-wat", "Ik ga dinsdag een keer mee")
    her.page.choose("k1-wie", "together")
    her.page.type("k1-wanneer", "dinsdag")
    her.page.press("keuze-erbij")
    her.page.type("k2-wat", "Ik vraag de cliënt wat hij ervan vindt")
    assert [(c.idea, c.text, c.who.value, c.when) for c in her.kept.chosen()] == [
        (2, "Ik ga dinsdag een keer mee", "together", "dinsdag"),
        (0, "Ik vraag de cliënt wat hij ervan vindt", "worker", ""),
    ]
    her.page.press("k2-weg")
    her.page.choose("keuzes")
    assert her.kept.chosen() == () and len(her.kept.choices) == 2, "let go of, not lost"


def test_what_a_beamer_shows(in_group: Leader) -> None:
    her = in_group
    her.begin()
    her.page.type("notitie", "Geheim over thuis.")
    her.to("bedenken")
    her.ideas("Bel de buurman")
    her.page.press("groot")
    shown = her.page.words
    assert "Bel de buurman" in shown and "Bedenken" in shown and ":" in her.page.part("klok-cijfers").words
    for hidden in ("Geheim", "groene-fiets", "rode-bank", "Verslag", "Belemmering"):
        assert hidden not in shown
    her.page.press("verder")
    assert "notitie" not in her.page.hearing("input")
    her.page.press("groot")
    assert "deel-verslag" in her.page.hearing("press")


def test_single_keys_can_be_put_off(her: Leader) -> None:
    her.begin()
    keys = {her.page.part(k).attributes.get("data-hw-shortcut") for k in ("verder", "stil", "terug")}
    assert keys == {"n arrowright", "p", "v arrowleft"}
    her.page.choose("toetsen")
    assert all("data-hw-shortcut" not in her.page.part(k).attributes for k in ("verder", "stil", "terug"))


def test_promises_of_last_time_come_first(her: Leader) -> None:
    her.begin("backstage")
    her.to("afspraken")
    her.page.press("afspraak-erbij")
    her.page.type("t1-wat", "Ik praat met mijn teamleider")
    assert her.kept.agreements[0].who == "groene-fiets", "whoever brought it in"
    her.now = her.now.replace(day=29)
    her.begin("backstage")
    told = her.page.part("vorige-keer")
    assert "groene-fiets: Ik praat met mijn teamleider" in told.words
    key = next(k for k in her.page.hearing("input") if k.startswith("terug-"))
    her.page.type(key, "Het lukte.")
    assert her.kept.reported[0].text == "Het lukte."
    her.page.press("deel-verslag")
    assert "Het lukte." in her.page.words


def test_another_case_asks_about_copies_again(her: Leader) -> None:
    her.begin()
    her.to("kiezen")
    her.page.type("volgende-inbrenger", "gele-kaars")
    her.page.press("inbreng-erbij")
    assert len(her.kept.cases) == 1 and "vraag over kopieën" in her.page.part("nog-een-inbreng").words
    her.page.choose("volgende-toestemming", "yes")
    her.page.press("inbreng-erbij")
    assert her.kept.case(2).contributor == "gele-kaars" and "inbreng 2 van gele-kaars" in her.page.words


def test_obstacles_over_meetings(her: Leader) -> None:
    for day in (15, 22):
        her.now = her.now.replace(day=day)
        her.begin("incidentmethode")
        her.page.press("belemmering-erbij")
        her.page.type("b1-wat", "=Te weinig tijd")
        her.page.choose("b1-onderwerp", "time")
    her.page.press("deel-belemmeringen")
    assert "2 keer, in 2 bijeenkomsten" in her.page.words and "15-11-2026, 22-11-2026" in her.page.words
    her.page.press("belemmeringen-csv")
    text = her.page.files[-1].decode("utf-8-sig")
    assert "tijd en caseload;'=Te weinig tijd;2;2;2026-11-15 2026-11-22" in text, "no cell starts as a formula does"
    her.page.press("belemmeringen-docx")
    assert her.page.files[-1][:2] == b"PK"


def test_a_client_in_an_obstacle_is_asked_about(her: Leader) -> None:
    her.begin("incidentmethode")
    her.page.press("belemmering-erbij")
    her.page.type("b1-wat", "Bel 06-00000000 voor haar wachtlijst")
    assert "lijkt naar één persoon te wijzen" in her.page.words
    her.page.press("deel-belemmeringen")
    assert "Lees dit eerst na" in her.page.words


def test_actions_to_take_along(her: Leader) -> None:
    her.begin()
    her.to("bedenken")
    her.ideas("Bel de buurman")
    her.to("kiezen")
    her.page.choose("keuzes", "1")
    her.page.press("deel-verslag")
    her.page.press("acties-1")
    assert json.loads(her.page.files[-1])["actions"][0]["text"] == "Bel de buurman"


def test_mending_a_letter_afterwards(her: Leader) -> None:
    her.begin()
    her.to("bedenken")
    her.ideas("Bel de burman")
    her.page.press("deel-verslag")
    her.page.type("verbeter-1-1", "Bel de buurman")
    her.page.type("verbeter-stap-0", "Iedereen lachte.")
    assert her.kept.ideas[0].text == "Bel de buurman" and her.kept.spent
    assert her.kept.ideas[0].number == 1


def test_a_meeting_that_cannot_be_read_is_told_and_stays(her: Leader) -> None:
    her.begin()
    her.desk.store.save(her.desk.owner, "bijeenkomst/kapot", {"stage": "feest"}, 0)
    her.page.press("deel-kiezen")
    assert "1 bijeenkomst(en) kan ik niet lezen" in her.page.words
    assert her.desk.store.read(her.desk.owner, "bijeenkomst/kapot")


def test_a_meeting_whose_protocol_is_gone(her: Leader) -> None:
    her.begin()
    her.page.type("notitie", "Iedereen lachte.")
    her.screen.room.set(protocol="weg")
    again = Leader(her.desk)
    assert "Iedereen lachte." in again.page.words and "successen" in again.page.words
    again.page.press("deel-verslag")
    again.page.press("verslag-html")


@pytest.fixture
def other(desk: Desk, work: Path) -> Iterator[Desk]:
    """A second window on the same folder."""
    with Store.open(work, clock=lambda: NOW) as store:
        yield replace(desk, store=store)


def test_two_windows(her: Leader, other: Desk) -> None:
    her.begin()
    two = Leader(other)
    her.page.type("notitie", "In het eerste venster.")
    two.page.type("notitie", "In het tweede venster.")
    assert "in een ander venster veranderd" in two.page.part("stand").words
    assert her.kept.spent[0].note == "In het eerste venster."
    apart = [v for v in other.store.versions(other.owner, f"bijeenkomst/{two.screen.room.id}") if v.why == KEPT_APART]
    assert "In het tweede venster." in str(apart[0].body)
    two.page.press(f"bijeenkomst/{two.screen.room.id}-nieuwste")
    assert two.page.part("notitie").value == "In het eerste venster."


def test_texts_of_people_stay_texts(her: Leader) -> None:
    her.begin()
    her.page.type("notitie", "<script>alert(1)</script>")
    her.to("bedenken")
    her.ideas("<img src=x onerror=alert(1)>", "</ol><b>")
    her.to("kiezen")
    her.page.choose("keuzes", "1")
    for part in PARTS:
        her.page.press(f"deel-{part}")
        assert "<img" not in {part.tag for part in her.page.tree.walk()}
        assert not [p for p in her.page.tree.walk() if "onerror" in str({**p.attributes, "k": p.key})]


def test_planning_a_backstage_group(in_group: Leader) -> None:
    her = in_group
    her.page.press("deel-planner")
    assert her.page.part("plan-leden").value == "rode-bank, groene-fiets, gele-kaars"
    her.page.press("plan-maak")
    assert "Vul eerst in" in her.page.part("plan-fout").words
    her.page.type("plan-eerste", "2026-09-07")
    her.page.press("plan-maak")
    assert "maandag 7 september 2026" in her.page.words and "maandag 28 september 2026" in her.page.words
    her.page.type("plan-dag-2", "2026-09-08")
    assert "dinsdag 8 september 2026" in her.page.words
    her.page.choose("plan-beurt-1", "1-0", "1-1", "1-2")
    kept = her.desk.store.read("groep:2026-NIJ-1", "backstage")
    assert kept and len(kept.body["gatherings"][0]["contributors"]) == 3
    assert her.page.part("plan-opmerkingen").words.count(".") >= 2, "what does not fit the method is told"
