"""The page for working with a group: a group is chosen, everything typed is shared and kept, all of it can be printed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from herstelwerk.screens.desk import Desk
from herstelwerk.screens.groupwork.screen import PARTS, GroupworkScreen
from herstelwerk.screens.groupwork.sheets import NAMES
from herstelwerk.store import GROUP
from tests.screens.soundness import Watched, look_over

OWNER = GROUP + "tuingroep"


@pytest.fixture
def page(desk: Desk) -> Watched:
    made = Watched(GroupworkScreen(desk))
    made.type("groep-nieuw", "tuingroep")
    made.press("begin")
    return made


def kept(desk: Desk, name: str) -> dict[str, object]:
    sheet = desk.store.read(OWNER, f"groepswerk/{name}")
    return sheet.body if sheet else {}


def go(page: Watched, part: str) -> Watched:
    page.press(f"deel-{part}")
    return page


def has(page: Watched, key: str) -> bool:
    return any(part.key == key for part in page.tree.walk())


def candidate(page: Watched, code: str, outcome: str, **more: str) -> str:
    page.press("kandidaat-erbij")
    id = next(p.key for p in page.tree.walk() if p.key.endswith("-code")).removesuffix("-code")
    page.type(f"{id}-code", code)
    page.choose(f"{id}-outcome", outcome)
    for name, text in more.items():
        page.type(f"{id}-{name}", text)
    return id


def test_first_a_group_is_chosen(desk: Desk) -> None:
    page = Watched(GroupworkScreen(desk))
    assert "Welke groep?" in page.words and not has(page, "deel-beslissen")
    for wrong in ("", "../x", "a b", "groep:x", "-", "x" * 41):
        page.type("groep-nieuw", wrong)
        page.press("begin")
        assert "hoogstens 40 tekens" in page.words, wrong
    page.type("groep-nieuw", "tuingroep-1")
    page.press("begin")
    assert has(page, "deel-beslissen") and "Is een groep de goede vorm?" in page.words


def test_the_group_one_works_with_is_there_at_once(desk: Desk) -> None:
    desk.store.save(GROUP + desk.cohort, "programma", {"name": "x"}, 0)
    page = Watched(GroupworkScreen(desk))
    assert has(page, "deel-beslissen")
    assert page.part("groep-keuze").value == desk.cohort


def test_another_group_has_its_own_sheets(page: Watched, desk: Desk) -> None:
    page.type("doel-zin", "samen tuinieren")
    page.choose("groep-keuze", "+")
    page.type("groep-nieuw", "fietsgroep")
    page.press("begin")
    assert page.part("doel-zin").value == ""
    page.type("doel-zin", "samen fietsen")
    page.choose("groep-keuze", "tuingroep")
    assert page.part("doel-zin").value == "samen tuinieren"
    other = desk.store.read(GROUP + "fietsgroep", NAMES[0])
    assert other is not None and other.body["goal"] == "samen fietsen"


def test_a_second_leader_sees_the_same(page: Watched, desk: Desk) -> None:
    page.type("doel-zin", "samen tuinieren")
    other = Watched(GroupworkScreen(replace(desk, owner="andere-trainer")))
    other.choose("groep-keuze", "tuingroep")
    assert other.part("doel-zin").value == "samen tuinieren"


@pytest.mark.parametrize("part", PARTS)
def test_every_part_says_that_its_contents_are_ours_or_has_none(page: Watched, part: str) -> None:
    go(page, part)
    look_over(page)
    if part not in ("kandidaten", "papier"):
        assert "van dit werkboek" in page.words or "in onze woorden" in page.words or "praktijk" in page.words


def test_the_advice_comes_with_its_reasons_and_never_as_a_figure(page: Watched, desk: Desk) -> None:
    assert "Beantwoord eerst de vragen die zwaar wegen" in page.part("advies").words
    for id in ("doel", "meerwaarde", "vrijwillig", "veilig", "begeleiding"):
        page.choose(f"vraag-{id}", "yes")
    said = page.part("advies").words
    assert "Eerst nog iets regelen" in said or "Een groep past" in said
    assert "Meedoen is een keus." in said and "5 vragen open" in said
    page.choose("vraag-veilig", "no")
    said = page.part("advies").words
    assert "Liever nu geen groep" in said and "Weegt zwaar:" in said and "Aansluiten bij iets wat er al is" in said
    assert "%" not in said and "punten" not in said
    page.choose("besluit", "other")
    page.type("besluit-waarom", "eerst veilig")
    assert kept(desk, "beslissen")["decision"] == "other" and kept(desk, "beslissen")["why"] == "eerst veilig"


def test_who_does_not_join_is_offered_something(page: Watched, desk: Desk) -> None:
    go(page, "kandidaten")
    id = candidate(page, "merel", "elsewhere")
    assert "Niemand gaat met lege handen weg." in page.words
    page.choose(f"{id}-concerns", "crisis", "volgen")
    assert "Eerst rust en steun" in page.words
    page.type(f"{id}-why", "nu te druk")
    page.type(f"{id}-alternative", "maatje zoeken")
    assert "lege handen" not in page.words and "Wie bespreekt dit" in page.words
    body = kept(desk, "kandidaten")["candidates"]
    assert isinstance(body, list) and body[0]["alternative"] == "maatje zoeken"
    page.choose(f"{id}-outcome", "joins")
    assert not has(page, f"{id}-why") and "toch doet deze kandidaat mee" in page.words


def test_a_candidate_goes_only_after_a_question_and_can_be_put_back(page: Watched, desk: Desk) -> None:
    go(page, "kandidaten")
    candidate(page, "merel", "doubt")
    page.press("kandidaat-weg")
    page.press("kandidaat-weg-nee")
    assert "merel" in page.words
    page.press("kandidaat-weg")
    page.press("kandidaat-weg-ja")
    assert "merel" not in page.words and kept(desk, "kandidaten")["candidates"] == []
    go(page, "papier")
    versions = desk.store.versions(OWNER, NAMES[1])
    page.choose(f"versie-{NAMES[1]}", str(max(v.version for v in versions if v.body["candidates"])))
    page.press(f"terug-{NAMES[1]}")
    assert "merel" in go(page, "kandidaten").words


def test_the_mix_is_counted_and_asks(page: Watched) -> None:
    go(page, "samenstellen")
    assert "Nog niemand staat op" in page.words
    go(page, "kandidaten")
    for code, talks in (("a", "praat"), ("b", "praat"), ("c", "praat"), ("d{code}", "luistert")):
        id = candidate(page, code, "joins", brings="iets", needs="rust")
        page.choose(f"{id}-traits-praten", talks)
        page.choose(f"{id}-goals", "yes")
    words = go(page, "samenstellen").words
    assert "praat makkelijk: 3 van 4, luistert liever: 1 van 4" in words
    assert "niet besproken: 4 van 4" in words and "De wens past bij het doel: 4 van 4." in words
    assert "Jullie zijn met 4." in words
    assert "d{code} is de enige die ‘luistert liever’ heeft." in words, "what people typed is never filled in"
    page.choose("mix", "mixed")
    page.type("doel-wens", "buiten zijn")
    assert page.part("doel-wens").value == "buiten zijn"


def test_phases_go_forth_and_back(page: Watched) -> None:
    go(page, "fasen")
    for day, seen in (("2026-09-01", ("s01", "s06", "s11")), ("2026-09-15", ("s03", "s07")), ("2026-09-29", ("s01",))):
        page.press("bijeenkomst-erbij")
        id = next(p.key for p in page.tree.walk() if p.key.endswith("-tekens")).removesuffix("-tekens")
        page.type(f"{id}-dag", day)
        page.choose(f"{id}-tekens", *seen)
    assert "Dit lijkt nu het meest op: Kennismaken." in page.words
    assert "nu eerder in de rij op ‘Kennismaken’" in page.words
    page.choose("b3-fase", "afspreken")
    assert "nu eerder in de rij" not in page.words and "Laat de groep zelf regels maken" in page.words
    page.choose("b3-tekens", "s01", "s03")
    assert "‘Kennismaken’ en ‘Aftasten en botsen’ tegelijk" in page.words
    table = page.part("fase-tabel").words
    assert "Bijeenkomst 2, dinsdag 15 september 2026" in table and "Eigen regels vinden" in table


def test_roles_go_round_and_the_check_has_no_score(page: Watched, desk: Desk) -> None:
    go(page, "omgang")
    page.press("afspraak-erbij")
    page.type("n1-tekst", "we laten elkaar uitpraten")
    page.press("bijeenkomst-erbij")
    page.type("b1-rol-aanjager", "Merel en mus")
    page.press("bijeenkomst-erbij")
    page.type("b2-rol-aanjager", "merel, uil")
    assert "merel had deze rol ook de vorige keer" in page.words and "uil had" not in page.words
    page.choose("b2-check-doel", "often")
    page.choose("b2-check-ruimte", "not_yet")
    said = page.part("b2-uitkomst").words
    assert "Sterk in deze groep Iedereen weet waarvoor" in said and "Laat eerst schrijven" in said
    assert kept(desk, "samen")["norms"] == [{"id": "n1", "text": "we laten elkaar uitpraten", "notice": ""}]
    page.press("n1-weg")
    assert kept(desk, "samen")["norms"] == []


def test_a_meeting_goes_only_after_a_question(page: Watched, desk: Desk) -> None:
    go(page, "samen")
    page.press("bijeenkomst-erbij")
    page.type("b1-napraten-goed", "veel gelachen")
    page.press("bijeenkomst-weg")
    assert kept(desk, "bijeenkomsten")["gatherings"]
    page.press("bijeenkomst-weg-nee")
    page.press("bijeenkomst-weg")
    page.press("bijeenkomst-weg-ja")
    assert kept(desk, "bijeenkomsten")["gatherings"] == []


def test_tasks_are_divided_and_an_uneven_division_is_a_question(page: Watched, desk: Desk) -> None:
    go(page, "samen")
    page.type("leider-me", "uil")
    for task in ("uitnodigen", "ruimte", "programma"):
        page.choose(f"taak-{task}", "me")
    assert "Nog niet verdeeld: 10 van de 13 taken." in page.words
    assert "liggen er 3 bij uil en 0 bij de ander" in page.words
    page.press("taak-erbij-after")
    page.type("eigen1-tekst", "planten water geven")
    page.choose("taak-eigen1", "colleague")
    page.choose("taak-ruimte", "")
    assert kept(desk, "samen")["tasks"] == {"uitnodigen": "me", "programma": "me", "eigen1": "colleague"}
    page.press("eigen1-weg")
    assert "eigen1" not in str(kept(desk, "samen"))


HOSTILE = "<b onmouseover=x>'\"{who}{}[x](y)"


def test_every_paper_in_every_format_and_hostile_words_stay_words(page: Watched) -> None:
    page.type("doel-zin", HOSTILE)
    go(page, "kandidaten")
    candidate(page, HOSTILE, "joins", brings=HOSTILE)
    go(page, "omgang")
    page.press("afspraak-erbij")
    page.type("n1-tekst", HOSTILE)
    page.press("bijeenkomst-erbij")
    page.type("b1-rol-vrager", HOSTILE)
    go(page, "samenstellen")
    assert HOSTILE in page.words
    go(page, "samen")
    page.type("leider-me", HOSTILE)
    page.choose("taak-begin", "me")
    go(page, "papier")
    for what in ("beslissen", "kandidaten", "samenstelling", "afspraken", "verloop", "samen-leiden"):
        for format in ("html", "docx"):
            before = len(page.files)
            page.press(f"papier-{what}-{format}")
            assert len(page.files) == before + 1, (what, format)
            if format == "html":
                text = page.files[-1].decode()
                assert "<b onmouseover" not in text and "&lt;b onmouseover" in text, what
    page.press("papier-kandidaten-pdf")
    assert page.files[-1].startswith(b"%PDF")


def test_empty_papers_have_lines(page: Watched) -> None:
    go(page, "papier")
    for what in ("beslissen", "kandidaten", "samenstelling", "afspraken", "verloop", "samen-leiden"):
        page.press(f"papier-{what}-html")
        assert "tuingroep" in page.files[-1].decode()


def test_the_norms_to_hang_up_say_nothing_about_anyone(page: Watched) -> None:
    go(page, "kandidaten")
    candidate(page, "merel", "joins")
    go(page, "papier")
    page.press("papier-afspraken-html")
    assert "merel" not in page.files[-1].decode()
