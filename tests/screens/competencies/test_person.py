"""Per trainee: numbers with evidence, kept as they are given; her own numbers beside them, when she shared them."""

from __future__ import annotations

import json

import pytest

from herstelwerk.competencies import Handed, SelfRating, handed_file, read_rating
from herstelwerk.competencies.handed import MAX_BYTES
from herstelwerk.groups import Course, course_body
from herstelwerk.screens.competencies.received import SHARED, rating_sheet
from herstelwerk.screens.desk import Desk
from herstelwerk.store import GROUP
from tests.screens.competencies.prepared import CODES, DAYS, GROUP_CODE, RATING, opened, share, trainer_desk
from tests.screens.soundness import Watched, look_over


def kept(desk: Desk, code: str = "vis7") -> dict[str, object]:
    sheet = desk.store.read(GROUP + GROUP_CODE, rating_sheet(code))
    assert sheet is not None
    return sheet.body


def evidence(page: Watched, note: str = "In het plan staan haar eigen woorden.") -> None:
    page.press("meer-c01-documents")
    page.type("bewijs-c01-e1", note)


def test_without_a_group_the_page_leads_to_making_one(desk: Desk) -> None:
    page = opened(desk)
    assert "Er is nog geen groep." in page.words
    assert page.screen.saved


def test_a_group_that_nobody_chose_is_asked_for(desk: Desk) -> None:
    trainer = trainer_desk(desk)
    trainer.cohort = ""
    page = opened(trainer)
    assert "Deelnemer" not in page.words
    page.choose("groep-keuze", GROUP_CODE)
    assert "Kies een codewoord" in page.words


def test_a_group_without_people_says_so(desk: Desk) -> None:
    assert "staat nog niemand" in opened(trainer_desk(desk, ())).words


def test_a_number_and_its_evidence_are_kept_for_all_trainers(desk: Desk) -> None:
    trainer = trainer_desk(desk)
    page = opened(trainer, code="vis7")
    page.choose("cijfer-c01", "4")
    evidence(page)
    page.type("bewijs-c01-e1-dag", "2026-11-16")
    rated = read_rating(kept(desk)).of("c01")
    assert rated.score == 4
    assert [(one.route, one.note, str(one.on)) for one in rated.evidence] == [
        ("documents", "In het plan staan haar eigen woorden.", "2026-11-16")
    ]
    again = opened(trainer, code="vis7")
    assert again.part("bewijs-c01-e1").value == "In het plan staan haar eigen woorden."
    assert "Je gaf 1 van 25 zinnen een cijfer." in again.words


def test_all_four_routes_can_be_written_down(desk: Desk) -> None:
    page = opened(trainer_desk(desk), code="vis7")
    for n, route in enumerate(("worker", "client", "colleague", "documents"), 1):
        page.press(f"meer-c02-{route}")
        assert page.sent[-1]["focus"] == f"bewijs-c02-e{n}"
        page.type(f"bewijs-c02-e{n}", f"weg {route}")
    assert set(read_rating(kept(desk)).of("c02").routes) == {"worker", "client", "colleague", "documents"}


def test_an_empty_place_is_used_before_another_is_made(desk: Desk) -> None:
    page = opened(trainer_desk(desk), code="vis7")
    page.press("meer-c02-client")
    page.press("meer-c02-client")
    assert page.sent[-1]["focus"] == "bewijs-c02-e1"
    assert "bewijs-c02-e2" not in page.hearing("input")
    page.type("bewijs-c02-e1", "Zij belt zelf.")
    page.press("meer-c02-client")
    assert "bewijs-c02-e2" in page.hearing("input")


def test_a_number_without_evidence_is_asked_about_until_there_is_some(desk: Desk) -> None:
    page = opened(trainer_desk(desk), code="vis7")
    assert "Waaraan zag je dit?" not in page.words
    page.choose("cijfer-c01", "4")
    assert "Waaraan zag je dit?" in page.part("vragen-c01").words
    assert "Bij 1 daarvan" in page.part("gegeven").words
    evidence(page)
    assert "Waaraan zag je dit?" not in page.words


def test_a_name_in_a_note_is_pointed_at(desk: Desk) -> None:
    page = opened(trainer_desk(desk), code="vis7")
    evidence(page, "Volgens Anna Jansen gaat het goed.")
    assert "Privacy" in page.part("bewijs-c01-e1-vragen").words
    assert "Anna Jansen" in page.part("bewijs-c01-e1-vragen").words


def test_evidence_that_is_taken_away_stays_an_earlier_version(desk: Desk) -> None:
    page = opened(trainer_desk(desk), code="vis7")
    evidence(page, "Dit moet terug te halen zijn.")
    page.press("bewijs-c01-e1-weg")
    assert "bewijs-c01-e1" not in page.hearing("input")
    versions = desk.store.versions(GROUP + GROUP_CODE, rating_sheet("vis7"))
    assert any("Dit moet terug te halen zijn." in json.dumps(one.body) for one in versions)


def test_a_number_can_be_wiped(desk: Desk) -> None:
    page = opened(trainer_desk(desk), code="vis7")
    page.choose("cijfer-c01", "4")
    page.press("cijfer-c01-wis")
    assert kept(desk) == {"rated": {}}
    assert "cijfer-c01-wis" not in page.hearing("press")


def test_another_trainee_has_her_own_sheet(desk: Desk) -> None:
    page = opened(trainer_desk(desk), code="vis7")
    page.choose("cijfer-c01", "4")
    page.choose("deelnemer-keuze", "rode bal")
    assert "Je gaf 0 van 25" in page.words
    page.choose("cijfer-c01", "2")
    look_over(page)
    assert read_rating(kept(desk, "vis7")).scores == {"c01": 4}
    assert read_rating(kept(desk, "rode bal")).scores == {"c01": 2}


def test_all_statements_are_there_in_three_blocks(desk: Desk) -> None:
    page = opened(trainer_desk(desk), code="vis7")
    found: list[str] = []
    for block in ("krachten", "hulpbronnen", "relatie"):
        page.press(f"blok-{block}")
        found += [key for key in page.hearing("choose") if key.startswith("cijfer-")]
    assert found == [f"cijfer-c{n:02}" for n in range(1, 26)]
    assert "5: " in page.part("anker-c25").words


# ---------------------------------------------------------------- what she gave herself


def test_what_was_not_shared_is_not_there(desk: Desk) -> None:
    desk.store.save("vis7", "exercise/dag-4/wat-kan-ik-nu", {"c01.nu": 5, "action": "Geheim."}, 0)
    page = opened(trainer_desk(desk), code="vis7")
    assert "deelde nog geen eigen cijfers" in page.words
    assert "Zelf: geen cijfer." in page.part("zin-c01").words
    assert "Geheim." not in page.words


def test_what_was_shared_stands_beside_the_number_of_the_trainer(desk: Desk) -> None:
    share(desk, "vis7")
    page = opened(trainer_desk(desk), code="vis7")
    assert "Zelf: vooraf 3, toen 1, nu 5." in page.part("zin-c01").words
    page.choose("cijfer-c01", "3")
    assert "Zelf 5, trainer 3." in page.part("vragen-c01").words
    page.choose("cijfer-c01", "4")
    assert "Zelf 5, trainer 4." not in page.part("vragen-c01").words, "one point apart is no question"


def test_what_was_taken_back_is_gone_at_the_next_look(desk: Desk) -> None:
    share(desk, "vis7")
    page = opened(trainer_desk(desk), code="vis7")
    sheet = desk.store.read("vis7", SHARED)
    assert sheet is not None
    desk.store.save("vis7", SHARED, {}, sheet.version)
    page.press("deel-groep")
    page.press("deel-deelnemer")
    assert "deelde nog geen eigen cijfers" in page.words
    assert "nu 5" not in page.words


def test_own_numbers_can_be_hidden_while_rating(desk: Desk) -> None:
    share(desk, "vis7")
    page = opened(trainer_desk(desk), code="vis7")
    page.choose("verberg", "ja")
    page.choose("cijfer-c01", "1")
    assert "Zelf" not in page.part("zin-c01").words
    page.choose("verberg")
    assert "Zelf 5, trainer 1." in page.part("vragen-c01").words


def test_growth_shows_both_differences_and_a_picture_per_block(desk: Desk) -> None:
    share(desk, "vis7")
    page = opened(trainer_desk(desk), code="vis7")
    page.press("kant-groei")
    assert "Van toen naar nu (terugkijkend): gemiddeld +4,0 over 1 van 25 zinnen: 1 omhoog." in page.words
    assert "Van vooraf naar nu (twee keer gemeten): gemiddeld +2,0 over 1 van 25 zinnen: 1 omhoog." in page.words
    assert sum(part.tag == "svg" for part in page.tree.walk()) == 3
    assert "te laag" in page.words


def test_a_retrospective_rating_alone_is_no_proof_of_growth(desk: Desk) -> None:
    share(desk, "vis7", SelfRating(then={"c01": 1}, now={"c01": 5}))
    page = opened(trainer_desk(desk), code="vis7")
    page.press("kant-groei")
    assert "Lees dit niet als bewijs van groei." in page.words


def test_growth_without_any_number_says_so(desk: Desk) -> None:
    page = opened(trainer_desk(desk), code="vis7")
    page.press("kant-groei")
    assert "Er zijn nog geen cijfers" in page.words
    assert "svg" not in {part.tag for part in page.tree.walk()}


@pytest.mark.parametrize(
    "body", [{"format": "x"}, {"format": "herstelwerk/self-rating/1", "scores": {"now": {"c01": 99}}}]
)
def test_what_cannot_be_read_does_not_close_the_page(desk: Desk, body: dict[str, object]) -> None:
    desk.store.save("vis7", SHARED, body, 0)
    assert "zijn niet te lezen" in opened(trainer_desk(desk), code="vis7").words


def test_growth_goes_on_paper(desk: Desk) -> None:
    share(desk, "vis7")
    page = opened(trainer_desk(desk), code="vis7")
    page.press("kant-groei")
    page.press("papier-groei-html")
    assert page.sent[-1]["file"] == "vis7-groei-2026-11-22.html"
    assert b"Groei in competenties" in page.files[-1]


# ---------------------------------------------------------------- a file


def test_a_file_is_read_in_and_shows_whose_it_is(desk: Desk) -> None:
    page = opened(trainer_desk(desk))
    page.bring("bestand-in", handed_file(Handed("vis7", GROUP_CODE, DAYS[3], RATING)))
    assert "Ingelezen: de eigen cijfers van vis7." in page.words
    assert "uit een bestand" in page.words
    assert "Zelf: vooraf 3, toen 1, nu 5." in page.part("zin-c01").words


def test_a_file_can_be_taken_away_again(desk: Desk) -> None:
    page = opened(trainer_desk(desk))
    page.bring("bestand-in", handed_file(Handed("vis7", GROUP_CODE, DAYS[3], RATING)))
    page.press("bestand-weg")
    assert "Het bestand is weggehaald." in page.words
    assert "nu 5" not in opened(trainer_desk_again(desk), code="vis7").words


def trainer_desk_again(desk: Desk) -> Desk:
    return Desk(desk.workbook, desk.store, "eend9", GROUP_CODE, desk.now)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (handed_file(Handed("vreemde", GROUP_CODE, DAYS[3], RATING)), "het codewoord vreemde staat niet in deze groep"),
        (handed_file(Handed("vis7", "2026-GEL-9", DAYS[3], RATING)), "dit bestand is voor groep 2026-GEL-9"),
        (b"{}", "hier staat geen zelfbeoordeling in"),
        (b"\x00\x01", "dit is geen leesbaar bestand"),
        (b'{"format": "herstelwerk/answers/1"}', "herstelwerk/self-rating/1"),
    ],
)
def test_another_file_is_refused_and_nothing_changes(desk: Desk, data: bytes, told: str) -> None:
    page = opened(trainer_desk(desk), code="vis7")
    page.bring("bestand-in", data)
    assert told in page.words and "Niet ingelezen." in page.words
    assert "Zelf: geen cijfer." in page.part("zin-c01").words


def test_a_file_without_end_does_not_come_in(desk: Desk) -> None:
    page = opened(trainer_desk(desk), code="vis7")
    page.bring("bestand-in", b" " * (MAX_BYTES + 1))
    assert "ngelezen" not in page.words


def test_the_newest_of_both_counts(desk: Desk) -> None:
    share(desk, "vis7", SelfRating(now={"c01": 2}))
    page = opened(trainer_desk(desk))
    page.bring("bestand-in", handed_file(Handed("vis7", GROUP_CODE, DAYS[0], RATING)))
    assert "Zelf: nu 2." in page.part("zin-c01").words, "what she shared is newer than the file"
    page.bring("bestand-in", handed_file(Handed("vis7", GROUP_CODE, DAYS[3].replace(day=30), RATING)))
    assert "nu 5" in page.part("zin-c01").words


# ---------------------------------------------------------------- the page as a whole


@pytest.mark.parametrize("part", ["deelnemer", "groep", "evaluatie", "overdragen"])
def test_every_part_is_sound(desk: Desk, part: str) -> None:
    page = opened(trainer_desk(desk), part)
    look_over(page)
    assert page.part(f"deel-{part}-open").words


def test_markup_stays_text_everywhere(desk: Desk) -> None:
    page = opened(trainer_desk(desk), code="vis7")
    evidence(page, "<script>alert(1)</script> <b>x</b>")
    assert {part.tag for part in page.tree.walk()}.isdisjoint({"script", "b", "i"})
    assert "<script>" in str(page.part("bewijs-c01-e1").value)


def test_what_waits_is_kept_when_another_trainee_or_group_is_chosen(desk: Desk) -> None:
    trainer = trainer_desk(desk)
    desk.store.save(f"{GROUP}2026-NIJ-2", "programma", course_body(Course()), 0)
    slow = Desk(trainer.workbook, trainer.store, trainer.owner, GROUP_CODE, trainer.now, lambda *_: None)
    page = opened(slow, code="vis7")
    page.choose("cijfer-c01", "4")
    assert not page.screen.saved
    page.choose("deelnemer-keuze", "kat8")
    assert read_rating(kept(desk)).scores == {"c01": 4}
    page.choose("cijfer-c01", "2")
    page.choose("groep-keuze", "2026-NIJ-2")
    assert read_rating(kept(desk, "kat8")).scores == {"c01": 2}
    assert page.screen.saved and "staat nog niemand" in page.words


def test_a_second_trainer_is_not_overwritten(desk: Desk) -> None:
    trainer = trainer_desk(desk)
    mine, other = opened(trainer, code="vis7"), opened(trainer_desk_again(desk), code="vis7")
    mine.choose("cijfer-c01", "4")
    other.choose("cijfer-c02", "2")
    assert read_rating(kept(desk)).scores == {"c01": 4}
    assert "in een ander venster veranderd" in other.words
    assert len(CODES) == 6
