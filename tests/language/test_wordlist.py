"""Word lists: what a trainer may write on a line, and what she is told when a line cannot be read."""

from __future__ import annotations

import pytest

from herstelwerk.language.reader import ALL_LISTS, Reader
from herstelwerk.language.wordlist import GAP, ListEntry, WordListError, parse_list
from herstelwerk.workbook import Workbook


def one(line: str) -> ListEntry:
    [entry] = parse_list("proef", [line])
    return entry


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("zelfredzaamheid", ("zelfredzaamheid",)),
        ("in het kader van", ("in", "het", "kader", "van")),
        ("  In Het\tKader  ", ("in", "het", "kader")),
        ("cliëntsysteem", ("clientsysteem",)),
        ("clie\u0308ntsysteem", ("clientsysteem",)),
        ("m’n", ("m'n",)),
        ("'s avonds", ("'s", "avonds")),
        ("één", ("één",)),
        ("t.b.v.", ("t.b.v.",)),
        ("ex-partner", ("ex-partner",)),
        ("*problematiek", ("*problematiek",)),
        ("begeleidings*", ("begeleidings*",)),
        ("*CLIËNT", ("*client",)),
        ("stellen … doel", ("stellen", GAP, "doel")),
        ("stellen ... doel", ("stellen", GAP, "doel")),
        ("niet … meer … naar", ("niet", GAP, "meer", GAP, "naar")),
        ("proberen …", ("proberen",)),
        ("doel, plan", ("doel", ",", "plan")),
        ("\ufeffzelfzorg", ("zelfzorg",)),
    ],
)
def test_words(line: str, expected: tuple[str, ...]) -> None:
    assert one(line).words == expected


@pytest.mark.parametrize(
    ("line", "text", "alternative", "mark"),
    [
        ("traject = weg, plan", "traject", "weg, plan", ""),
        ("traject = weg  # uit het beleid", "traject", "weg", ""),
        ("borderline @label", "borderline", "", "label"),
        ("borderline = wisselende buien @label # psychiatrie", "borderline", "wisselende buien", "label"),
        ("cliënt @client", "cliënt", "", "client"),
        ("a=b", "a=b", "", ""),
        ("dag\t# met een tab", "dag", "", ""),
        ("c#", "c#", "", ""),
    ],
)
def test_alternative_mark_and_comment(line: str, text: str, alternative: str, mark: str) -> None:
    entry = one(line)
    assert (entry.text, entry.alternative, entry.mark) == (text, alternative, mark)


@pytest.mark.parametrize(
    "lines", [[], [""], ["   "], ["# alleen uitleg"], ["  # ingesprongen", "", "#"], ["\ufeff# kop"]]
)
def test_nothing_to_read(lines: list[str]) -> None:
    assert parse_list("proef", lines) == ()


def test_order_and_doubles_are_kept() -> None:
    assert [entry.text for entry in parse_list("proef", ["b", "# x", "a", "b = bee"])] == ["b", "a", "b"]


@pytest.mark.parametrize("line", ["*", "**", "a*b", "*a*", "zorg *", "ge*d", "*a*b"])
def test_a_star_in_the_wrong_place_is_told(line: str) -> None:
    with pytest.raises(WordListError) as told:
        parse_list("jargon", ["goed", "# uitleg", line])
    assert str(told.value).startswith("jargon, regel 3: ")
    assert "*" in str(told.value)


@pytest.mark.parametrize("line", ["…", "...", "… doel", "... doel", "_", "… = weg"])
def test_a_line_without_a_first_word_is_told(line: str) -> None:
    with pytest.raises(WordListError) as told:
        parse_list("vage-acties", ["", "goed", "", line])
    assert str(told.value).startswith("vage-acties, regel 4: ")


def test_a_wrong_line_is_a_value_error_in_dutch() -> None:
    with pytest.raises(ValueError, match="kan een"):
        parse_list("proef", ["a*b"])


def test_every_list_of_the_workbook_can_be_read(workbook: Workbook) -> None:
    for name in ALL_LISTS:
        entries = parse_list(name, workbook.list_path(name).read_text("utf-8-sig").splitlines())
        assert entries, name
        assert all(word for entry in entries for word in entry.words), name


def test_a_missing_list_is_named() -> None:
    lists = {name: ["proef"] for name in ALL_LISTS}
    del lists["jargon"]
    with pytest.raises(KeyError, match="jargon"):
        Reader(lists)


def test_a_reader_tells_which_list_is_wrong() -> None:
    lists = {name: ["proef"] for name in ALL_LISTS}
    lists["ankers"] = ["een", "tw*ee"]
    with pytest.raises(WordListError, match="ankers, regel 2"):
        Reader(lists)
