"""The words of a content file: found by key and by id, and a clear Dutch sentence where they are not there."""

from __future__ import annotations

import pytest

from herstelwerk.domain import LifeArea
from herstelwerk.problems import Problem
from herstelwerk.wording import Wording, WordingError, read_wording
from herstelwerk.workbook import Workbook
from tests.conftest import ROOT
from tests.hand_ins import ENGLISH

FILE = """
title = "Krachteninventarisatie"
examples = ["Ik kook.", "Ik zwem."]
minutes = 25
paper = true
empty = ""
none = []
mixed = ["a", 2]

[help.priorities]
text = "Kies wat nu telt."

[[area]]
id = "living"
intro = "Hoe woon je?"
strength = ["Wat lukt thuis?"]

[[area]]
id = "meaning"
intro = "Waar hou je je aan vast?"
confidence = [{ id = "low", from = 0, to = 6 }, { id = "high", from = 7, to = 10 }]
"""


@pytest.fixture
def words() -> Wording:
    return read_wording(FILE, "inventaris.toml")


def problem(error: WordingError) -> Problem:
    """The only problem of it, which is told in Dutch with the name of the file in front."""
    [found] = error.problems
    assert str(error) == f"{error.name}: {found}"
    assert not ENGLISH.search(str(error)), str(error)
    return found


# ---------------------------------------------------------------- what is there


def test_words_are_found_by_key_and_by_id(words: Wording) -> None:
    assert words.text("title") == "Krachteninventarisatie"
    assert words.text("help", "priorities", "text") == "Kies wat nu telt."
    assert words.text("area", "meaning", "intro") == "Waar hou je je aan vast?"
    assert words.text("area", LifeArea.LIVING, "intro") == "Hoe woon je?"
    assert words.text("empty") == ""
    assert words.texts("examples") == ("Ik kook.", "Ik zwem.")
    assert words.texts("area", "living", "strength") == ("Wat lukt thuis?",)
    assert words.texts("none") == ()
    assert words.number("minutes") == 25
    assert words.number("area", "meaning", "confidence", "high", "from") == 7
    assert words.flag("paper") is True


def test_tables_come_in_the_order_of_the_file_and_know_where_they_stand(words: Wording) -> None:
    areas = words.tables("area")
    assert [area.id for area in areas] == ["living", "meaning"]
    assert [one.number("to") for one in areas[1].tables("confidence")] == [6, 10]
    assert words.tables("none") == ()
    with pytest.raises(WordingError) as caught:
        areas[1].tables("confidence")[0].text("title")
    assert caught.value.name == "inventaris.toml, area, confidence"


def test_whether_a_key_is_there(words: Wording) -> None:
    assert words.has("empty") and words.has("area")
    assert not words.has("living") and not words.has("")
    assert not read_wording("", "leeg.toml").has("title")


# ---------------------------------------------------------------- what is not


@pytest.mark.parametrize(
    ("read", "path", "wrong", "expected"),
    [
        ("text", ("nergens",), "dit ontbreekt", "een tekst"),
        ("text", ("area", "partner", "intro"), "dit ontbreekt", "een tekst"),
        ("text", ("title", "verder"), "dit ontbreekt", "een tekst"),
        ("text", ("examples", "Ik kook."), "dit ontbreekt", "een tekst"),
        ("text", ("minutes",), "er staat 25", "een tekst"),
        ("text", ("help",), "er staat een object", "een tekst"),
        ("texts", ("title",), "er staat 'Krachteninventarisatie'", "een lijst met teksten"),
        ("texts", ("id",), "dit ontbreekt", "een lijst met teksten"),
        ("number", ("title",), "er staat 'Krachteninventarisatie'", "een getal"),
        ("number", ("paper",), "er staat true", "een getal"),  # to Python, true is the number 1
        ("flag", ("minutes",), "er staat 25", "true of false"),
        ("tables", ("help",), "er staat een object", "tabellen"),
    ],
)
def test_what_is_missing_or_of_another_kind_is_told(
    words: Wording, read: str, path: tuple[str, ...], wrong: str, expected: str
) -> None:
    with pytest.raises(WordingError) as caught:
        getattr(words, read)(*path)
    assert problem(caught.value) == Problem(".".join(path), wrong, expected)
    assert caught.value.name == "inventaris.toml"


@pytest.mark.parametrize(
    ("read", "path", "place", "wrong"),
    [
        ("texts", ("mixed",), "mixed[1]", "er staat 2"),
        ("texts", ("area",), "area[0]", "er staat een object"),
        ("tables", ("examples",), "examples[0]", "er staat 'Ik kook.'"),
    ],
)
def test_one_in_a_list_that_does_not_fit_is_pointed_at(
    words: Wording, read: str, path: tuple[str, ...], place: str, wrong: str
) -> None:
    with pytest.raises(WordingError) as caught:
        getattr(words, read)(*path)
    assert (problem(caught.value).place, problem(caught.value).wrong) == (place, wrong)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ('title = "a"\nrows = [1,\n', "klopt de TOML niet|te vroeg op"),
        ("title = a", "op regel 1, teken 9 klopt de TOML niet"),
        ("a = 1\na = 2", "op regel 2, teken 6 klopt de TOML niet|te vroeg op"),
        ('title = "a', "klopt de TOML niet|te vroeg op"),
        ("x = " + "9" * 5000, "gewone inhoud"),
        ("x = " + "[" * 100_000, "gewone inhoud"),
    ],
)
def test_what_is_no_toml_is_told_by_line(text: str, wrong: str) -> None:
    with pytest.raises(WordingError, match=wrong) as caught:
        read_wording(text, "kapot.toml")
    assert problem(caught.value).place == ""
    assert caught.value.name == "kapot.toml"


# ---------------------------------------------------------------- the files themselves

FILES = sorted((ROOT / "exercises" / "eindopdracht").glob("*.toml"))


@pytest.mark.parametrize("name", [file.stem for file in FILES])
def test_the_files_of_the_final_assignment_can_be_read(name: str, workbook: Workbook) -> None:
    words = workbook.wording(name)
    assert words.text("title").strip()
    assert workbook.wording(name) is words


def test_there_are_files_and_each_area_has_its_questions(workbook: Workbook) -> None:
    assert FILES
    inventory = workbook.wording("krachteninventarisatie")
    for area in LifeArea:
        assert inventory.text("area", area, "intro").strip()
        assert all(inventory.texts("area", area, layer) for layer in ("strength", "wish", "resource"))
