"""Code words on the page: made, typed, read in, taken out with a way back, printed; hostile ones are never kept."""

from __future__ import annotations

import pytest

from herstelwerk.screens.desk import Desk
from herstelwerk.store import GROUP
from herstelwerk.tables import read_table, write_xlsx
from tests.groups.test_codes import HOSTILE
from tests.papers import bare, pdf_pages
from tests.screens.group.preparing import CODE, Trainer
from tests.screens.soundness import look_over


@pytest.fixture
def her(trainer_desk: Desk) -> Trainer:
    return Trainer(trainer_desk).make(codes=("vis7", "mus9"))


def test_code_words_are_made(her: Trainer) -> None:
    her.page.type("aantal", "8")
    her.page.press("maak-codes")
    assert len(her.kept.codes) == 10 == len(set(her.kept.codes))
    assert her.kept.codes[:2] == ("vis7", "mus9")
    her.page.press("ongedaan")
    assert her.kept.codes == ("vis7", "mus9")


@pytest.mark.parametrize("count", ["", "0", "33", "veel", "-1"])
def test_a_number_that_cannot_be_makes_nothing(her: Trainer, count: str) -> None:
    her.page.type("aantal", count)
    her.page.press("maak-codes")
    assert her.kept.codes == ("vis7", "mus9") and "hoeveel" in her.page.said


@pytest.mark.parametrize(
    "text", [code for code in HOSTILE.values() if len(code) <= 80 and not set(code) & set("\x00\n")]
)
def test_a_hostile_code_word_is_told_and_never_kept(her: Trainer, text: str) -> None:
    her.add(text)
    look_over(her.page)
    assert her.page.part("codewoord-fout").words
    assert her.kept.codes == ("vis7", "mus9")


@pytest.mark.parametrize("text", [HOSTILE["NUL"], HOSTILE["300 characters"], HOSTILE["new line"]])
def test_what_no_browser_field_can_hold_is_not_even_heard(her: Trainer, text: str) -> None:
    her.add(text)
    assert her.kept.codes == ("vis7", "mus9")


@pytest.mark.parametrize(
    ("text", "told"),
    [("VIS7", "is er al"), ("v-is 7", "te veel op vis7"), ("fatima", "voornaam"), ("Bo de Vries", "lijkt op")],
)
def test_a_code_word_twice_alike_or_of_a_person(her: Trainer, text: str, told: str) -> None:
    her.add(text)
    assert told in her.page.part("codewoord-fout").words and len(her.kept.codes) == 2


def test_a_code_word_of_another_group_is_told(her: Trainer) -> None:
    her.go("groep").page.type("nieuwe-code", "2027-ARN-1")
    her.page.press("maak-groep")
    her.go("codewoorden").add("vis7")
    assert her.kept.codes == ("vis7",) and CODE in her.page.part("codewoord-fout").words


def test_who_is_taken_out_can_be_put_back_with_everything(her: Trainer) -> None:
    her.go("aanwezigheid").page.press("cel-1-3")
    before = her.kept
    her.go("codewoorden").page.press("weg-1")
    assert her.kept.codes == ("mus9",)
    her.add("kat8")
    her.page.press("terug-0")
    assert her.kept.codes == ("vis7", "mus9", "kat8")
    assert her.kept.member("vis7") == before.member("vis7")


def test_a_removed_member_is_also_in_the_earlier_versions(her: Trainer, trainer_desk: Desk) -> None:
    her.page.press("weg-1")
    versions = trainer_desk.store.versions(GROUP + CODE, "groep")
    assert any(one.why == "iets verwijderd" or len(one.body["members"]) == 2 for one in versions)
    again = Trainer(trainer_desk, "versies")
    number = next(v.version for v in versions if len(v.body["members"]) == 2)
    again.page.choose("versie-groep", str(number))
    again.page.press("terug-groep")
    assert again.kept.codes == ("vis7", "mus9")


def test_a_list_comes_in_whole_and_can_be_undone(her: Trainer) -> None:
    data = write_xlsx("x", ("Naam", "Codewoord", "D1o"), [("Bo", "kat8", "ja"), ("Jo", "vis7", "nee")])
    told = her.bring(data)
    assert "Erbij gekomen: 1 deelnemer" in told and "Echte namen" in told
    assert her.kept.codes == ("vis7", "mus9", "kat8")
    assert "Bo" not in str(her.kept)
    her.page.press("ongedaan")
    assert her.kept.codes == ("vis7", "mus9") and her.kept.member("vis7").attendance.still_open == 8


def test_a_list_with_one_fault_changes_nothing(her: Trainer) -> None:
    before = her.kept
    told = her.bring(b"codewoord;D1o\nkat8;ja\nhond3;\n../x;\n<script>alert(1)</script>;\n;;\nvis7;misschien\n")
    assert "niets overgenomen" in told
    assert [f"rij {n}:" in told for n in range(2, 8)] == [False, False, True, True, False, True]
    assert her.kept == before
    alert = her.page.part("inlees-verslag")
    assert alert.attributes["role"] == "alert" and not any(part.tag == "script" for part in alert.walk())


@pytest.mark.parametrize("data", [b"", b"%PDF", b"PK\x03\x04kapot", b"x" * 6_000_000, b"Naam\nBo\n"], ids=range(5))
def test_a_file_one_can_do_nothing_with(her: Trainer, data: bytes) -> None:
    assert "niets overgenomen" in her.bring(data)
    assert her.kept.codes == ("vis7", "mus9")


def test_the_example_list_can_be_read_in(her: Trainer) -> None:
    her.page.press("voorbeeld")
    assert not read_table(her.page.files[-1]).problems
    assert "Erbij gekomen: 2 deelnemers" in her.bring(her.page.files[-1])


def test_the_size_is_remarked_upon_and_nothing_is_refused(her: Trainer) -> None:
    assert "minder dan de 8 tot 16" in her.page.part("omvang").words
    her.page.type("aantal", "15")
    her.page.press("maak-codes")
    assert len(her.kept.codes) == 17 and "meer dan de 8 tot 16" in her.page.part("omvang").words


def test_cards_are_printed(her: Trainer) -> None:
    her.page.press("kaartjes")
    (page,) = pdf_pages(her.page.files[-1])
    assert "vis7" in page and bare(CODE) in bare(page)


def test_two_windows_add_each_their_own(her: Trainer, other_desk: Desk) -> None:
    two = Trainer(other_desk, "codewoorden")
    her.add("kat8")
    two.add("hond3")
    assert her.kept.codes == ("vis7", "mus9", "kat8", "hond3")
    assert two.screen.saved and "ander venster" not in two.page.words
