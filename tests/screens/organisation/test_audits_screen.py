"""Audits on screen: filled in alone or together, an honest mean, the course over time, official scores kept apart."""

from __future__ import annotations

from herstelwerk.fidelity import read_instrument
from herstelwerk.screens.desk import Desk
from herstelwerk.tables import read_table
from tests.screens.organisation.made import TEAM, a_page, sound
from tests.screens.soundness import Watched


def an_audit(desk: Desk, on: str = "", scores: dict[str, int] | None = None) -> Watched:
    """A page with a new audit open, scored as told."""
    page = a_page(desk)
    page.press("deel-modelgetrouwheid")
    page.press("audit-nieuw")
    if on:
        page.type("audit-dag", on)
    for id, score in (scores or {}).items():
        page.press(f"indicator-{id}")
        page.choose(f"vraag-{id}-cijfer", str(score))
    return page


def ids(desk: Desk) -> tuple[str, ...]:
    return read_instrument(desk.workbook.instrument("modelgetrouwheid")).ids


def test_without_an_audit_there_is_a_way_to_begin(desk: Desk) -> None:
    page = a_page(desk)
    page.press("deel-modelgetrouwheid")
    assert "Er is nog geen audit" in sound(page) and "geen officiële schaal" in page.words
    page.press("audit-nieuw")
    assert "Audit van opvang Noord" in sound(page)
    assert page.part("audit-dag").value == "2026-11-22"


def test_every_indicator_with_its_anchors_where_to_look_and_a_way_on(desk: Desk) -> None:
    page = an_audit(desk)
    instrument = read_instrument(desk.workbook.instrument("modelgetrouwheid"))
    for n, one in enumerate(instrument.indicators):
        words = sound(page)
        assert all(text in words for text in (one.about, *one.anchors, *one.look.values()))
        assert page.part(f"indicator-{one.id}").attributes["aria-pressed"] == "true"
        if n < 9:
            page.press("indicator-volgende")
    assert "indicator-volgende" not in page.hearing("press")
    page.press("indicator-vorige")
    assert page.part(f"indicator-{instrument.ids[8]}").attributes["aria-pressed"] == "true"


def test_a_score_or_a_reason_never_both(desk: Desk) -> None:
    page = an_audit(desk)
    page.choose("vraag-tijd-cijfer", "4")
    assert "cijfer 4" in page.part("indicator-tijd").words
    page.choose("vraag-tijd-reden", "geen-tijd")
    assert "geen cijfer" in page.part("indicator-tijd").words
    assert "Geen cijfer bij ‘Tijd voor de eigen cliënten’: er was te weinig tijd." in sound(page)
    page.choose("vraag-tijd-cijfer", "2")
    assert page.part("vraag-tijd-reden").value == ""
    page.choose("vraag-tijd-cijfer", "")
    assert "nog open" in page.part("indicator-tijd").words


def test_the_mean_waits_for_seven(desk: Desk) -> None:
    six = dict.fromkeys(ids(desk)[:6], 4)
    page = an_audit(desk, scores=six)
    assert "geen gemiddelde (6 van 10 gescoord; nodig zijn er 7)" in page.part("audit-stand").words
    page.press(f"indicator-{ids(desk)[6]}")
    page.choose(f"vraag-{ids(desk)[6]}-cijfer", "1")
    assert "Gemiddelde: 3,6 (7 van 10 gescoord)" in page.part("audit-stand").words
    assert "Hoe het werk is opgebouwd: 4,0 (3 van 3 gescoord)" in page.part("audit-stand").words


def test_an_audit_is_kept_with_its_evidence(desk: Desk) -> None:
    page = an_audit(desk, scores={"tijd": 3})
    page.type("vraag-tijd-gezien", "Vier roosters.\nDrie begeleiders.")
    page.type("audit-notitie", "We beginnen met de caseload.")
    again = a_page(desk, "modelgetrouwheid")
    assert again.part("vraag-tijd-gezien").value == "Vier roosters.\nDrie begeleiders."
    assert again.part("audit-notitie").value == "We beginnen met de caseload."
    assert desk.store.read(f"team:{TEAM}", "audit/a1") is not None


def two(desk: Desk) -> Watched:
    page = an_audit(desk)
    page.type("audit-wie-0", "adviseur")
    page.type("audit-wie-1", "coach B")
    return page


def test_assessors_fill_in_alone_without_seeing_each_other(desk: Desk) -> None:
    page = two(desk)
    page.choose("audit-stem", "1")
    page.choose("vraag-tijd-cijfer", "5")
    page.type("vraag-tijd-gezien", "Het rooster van oktober.")
    page.choose("audit-stem", "2")
    assert "rooster van oktober" not in sound(page) and "cijfer 5" not in page.words
    page.choose("vraag-tijd-cijfer", "2")
    page.choose("audit-stem", "samen")
    words = page.part("audit-naast").words
    assert "Tijd voor de eigen cliënten: jullie verschillen 3 punten" in words
    assert "adviseur gaf 5. Het rooster van oktober." in " ".join(words.split())
    assert "0 van 10 gescoord" in page.part("audit-stand").words, "nothing is settled by the program"


def test_what_both_gave_can_be_taken_over_and_nothing_else(desk: Desk) -> None:
    page = two(desk)
    for voice, scores in (("1", {"tijd": 4, "aantal": 3, "hoop": 2}), ("2", {"tijd": 4, "aantal": 2, "hoop": 2})):
        page.choose("audit-stem", voice)
        for id, score in scores.items():
            page.press(f"indicator-{id}")
            page.choose(f"vraag-{id}-cijfer", str(score))
            page.type(f"vraag-{id}-gezien", f"gezien door {voice}")
    page.choose("audit-stem", "samen")
    page.press("indicator-hoop")
    page.choose("vraag-hoop-cijfer", "3")
    page.press("audit-overnemen")
    assert "cijfer 4" in page.part("indicator-tijd").words
    page.press("indicator-tijd")
    assert page.part("vraag-tijd-gezien").value == "gezien door 1\ngezien door 2"
    assert "nog open" in page.part("indicator-aantal").words
    assert "cijfer 3" in page.part("indicator-hoop").words, "what was settled stays"
    assert "audit-overnemen" not in page.hearing("press")


def test_two_assessors_at_two_machines_do_not_stand_in_each_others_way(desk: Desk) -> None:
    here = two(desk)
    there = a_page(desk, "modelgetrouwheid")
    here.choose("audit-stem", "1")
    there.choose("audit-stem", "2")
    for score in ("3", "4"):
        here.choose("vraag-tijd-cijfer", score)
        there.choose("vraag-tijd-cijfer", "2")
    assert "ander venster" not in here.words + there.words
    again = a_page(desk, "modelgetrouwheid")
    assert "4 2 2; praat erover" in " ".join(again.part("audit-naast").words.split())


def test_the_course_counts_and_claims_nothing(desk: Desk) -> None:
    an_audit(desk, "2026-05-01", dict.fromkeys(ids(desk), 3))
    page = an_audit(desk, "2026-11-01", dict.fromkeys(ids(desk)[:9], 4))
    page.press(f"indicator-{ids(desk)[9]}")
    page.choose(f"vraag-{ids(desk)[9]}-reden", "geen-clienten")
    page.press("audit-verloop")
    words = " ".join(sound(page).split())
    assert "Over de 9 vragen met beide keren een cijfer ligt het gemiddelde 1,0 hoger" in words
    assert "Dit is geen toets" in words and "significant" not in words
    assert "Gemiddelde: 3,0, dan 4,0." in words, "the drawing in words"
    assert "hoop en zelf kiezen: we spraken geen cliënten" in words
    assert "Tijd voor de eigen cliënten 3 4 1 hoger" in page.part("verloop-tabel").words
    assert "Hoop en zelf kiezen 3 – niet te zeggen" in page.part("verloop-tabel").words
    page.choose("verloop-lijn", "hoop")
    assert "Hoop: 3,0." in sound(page)
    page.press("verloop-xlsx")
    page.press("verloop-csv")
    table = read_table(page.files[-1], "x.csv")
    assert table.header == ("Vraag", "1-5-2026", "1-11-2026", "Sinds 1-5-2026")
    assert table.rows[-1].cells[:3] == ("Gemiddelde", "3,0", "4,0")


def test_audits_stand_in_time_and_the_newest_opens(desk: Desk) -> None:
    an_audit(desk, "2026-11-01")
    page = an_audit(desk, "2026-05-01")
    names = [part.words for part in page.part("audit-keuze").walk() if part.hears == "press"]
    assert names[:2] == ["Audit 1-5-2026", "Audit 1-11-2026"]
    assert a_page(desk, "modelgetrouwheid").part("audit-dag").value == "2026-11-01"


def test_an_audit_is_put_away_with_a_way_back(desk: Desk) -> None:
    page = an_audit(desk, "2026-05-01", {"tijd": 5})
    page.press("audit-leg-weg")
    assert "Er is nog geen audit" in sound(page) and "Weggelegd: 1" in page.words
    page.press("audit-terug-a1")
    assert "cijfer 5" in page.part("indicator-tijd").words
    assert "Weggelegd" not in sound(page)
    page.press("audit-leg-weg")
    page.press("audit-nieuw")
    assert desk.store.read(f"team:{TEAM}", "audit/a2") is not None, "a number never comes back"


def test_the_report_on_paper(desk: Desk) -> None:
    an_audit(desk, "2026-05-01", dict.fromkeys(ids(desk), 3))
    page = an_audit(desk, "2026-11-01", dict.fromkeys(ids(desk)[:8], 4))
    page.press("indicator-tijd")
    page.type("vraag-tijd-gezien", "Vier <b>roosters</b>.")
    page.press(f"indicator-{ids(desk)[9]}")
    page.choose(f"vraag-{ids(desk)[9]}-reden", "niet-gezien")
    for ending, sign in (("html", b"<!DOCTYPE"), ("pdf", b"%PDF"), ("docx", b"PK"), ("xlsx", b"PK"), ("csv", b"\xef")):
        page.press(f"audit-a2-{ending}")
        assert page.files[-1].startswith(sign)
    html = page.files[0].decode()
    assert "4: Twee derde van de week of meer." in html and "Vier &lt;b&gt;roosters&lt;/b&gt;." in html
    assert "Geen cijfer: we konden het werk niet zien." in html and "Nog niet bekeken." in html
    assert "4,0 (8 van 10 gescoord)" in html and "Over de 8 vragen" in html


def test_official_scores_are_kept_apart(desk: Desk) -> None:
    page = an_audit(desk, scores=dict.fromkeys(ids(desk), 2))
    page.press("audit-officieel")
    page.press("officieel-erbij")
    for key, text in (("instrument", "een officiële schaal"), ("cijfer", "47"), ("door", "twee beoordelaars")):
        page.type(f"officieel-o1-{key}", text)
    assert "Is dit misschien het totaal?" in sound(page)
    page.choose("officieel-o1-soort", "total")
    assert "Is dit misschien" not in sound(page)
    page.press("audit-a1")
    assert "Gemiddelde: 2,0 (10 van 10 gescoord)" in page.part("audit-stand").words
    page.press("audit-a1-html")
    html = page.files[-1].decode()
    assert "47 (totaal)" in html and "tellen niet mee" in html and "2,0 (10 van 10 gescoord)" in html
    page.press("audit-officieel")
    page.press("officieel-o1-weg")
    assert "officieel-o1" not in page.hearing()
    assert [v.body["scores"] for v in desk.store.versions(f"team:{TEAM}", "audit/officieel") if v.body["scores"]]


def test_what_was_kept_by_something_else_does_not_break_the_page(desk: Desk) -> None:
    a_page(desk)
    for name, body in (
        ("audit/a1", {"ratings": {"tijd": {"score": 99, "missing": "onbekend"}}}),
        ("audit/x", {}),
        ("audit/a3/1", {}),
    ):
        desk.store.save(f"team:{TEAM}", name, body, 0)
    page = a_page(desk, "modelgetrouwheid")
    assert "onbekend" in sound(page)
    assert page.part("vraag-tijd-reden").value == "onbekend"
