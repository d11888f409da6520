"""Code words and group codes: what can be one, what cannot, and which two are taken for each other."""

from __future__ import annotations

import random
import re
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelwerk.groups.codes import LONGEST, CodeError, as_code, as_group_code, look, look_alike, tidy
from herstelwerk.groups.codewords import CodeWords, new_codes
from herstelwerk.groups.personal import personal
from herstelwerk.language.reader import Reader
from herstelwerk.workbook import Workbook
from tests.hand_ins import ENGLISH

HOSTILE = {
    "folder": "../../etc/passwd",
    "parent": "..",
    "NUL": "vis\x00zeven",
    "300 characters": "a" * 300,
    "a million characters": "a" * 1_000_000,
    "Cyrillic a": "blаuwe-fiets",
    "Greek o": "rοde-fiets",
    "full width": "ｂlauwe",
    "script": "<script>alert(1)</script>",
    "turned round": "blauwe\u202estеif",
    "unseen": "blauwe\u200b-fiets",
    "quote": "o'; drop table sheet; --",
    "formula": "=1+1",
    "colon": "groep:2026-NIJ-1",
    "owner": "team:noord",
    "new line": "blauwe\nfiets\x07",
    "half a sign": "blauwe\ud83d",
    "dotless i": "fıets",
    "sharp s": "straße",
    "ligature": "ﬁets",
    "two dots": "a..b",
    "begins with a dot": ".profile",
    "ends with a hyphen": "fiets-",
    "nothing": "",
    "blank": " \t ",
    "nobody's": "deelnemer",
    "role": "PG_monitor",
    "our role": "herstelwerk_trainer",
    "everyone": "public",
    "number": "123456782",
    "telephone": "06 0000 0000",
    "emoji": "blauwe-🚲",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_what_can_be_no_code_word_is_told_apart_in_dutch(text: str) -> None:
    with pytest.raises(CodeError) as refused:
        as_code(text)
    told = str(refused.value)
    assert told.endswith(".") and len(told) < 200 and not ENGLISH.search(told)
    assert not any(sign in told for sign in "\x00\u202e\u200b")


@pytest.mark.parametrize(
    ("typed", "code"),
    [("Blauwe-Fiets", "blauwe-fiets"), ("  D07 ", "d07"), ("blauwe \t fiets", "blauwe fiets"), ("CAFÉ-7", "café-7"),
     ("cafe\u0301", "café"), ("vis_7.b", "vis_7.b"), ("x", "x"), ("7", "7")],
)  # fmt: skip
def test_a_code_word_is_kept_as_the_start_page_keeps_it(typed: str, code: str) -> None:
    assert as_code(typed) == code == as_code(code)


@given(st.text(max_size=60))
def test_any_text_is_a_code_word_or_is_refused(text: str) -> None:
    try:
        code = as_code(text)
    except CodeError:
        return
    assert 0 < len(code) <= LONGEST and code == tidy(code) and code.isprintable()
    assert not set(code) & set("/\\:<>'\"=+@;") and code[0].isalnum() and code[-1].isalnum()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("D01", "d0l"),
        ("dol", "d01"),
        ("blauwe-fiets", "blauwe fiets"),
        ("café", "cafe"),
        ("vis7", "vls7"),
        ("a.b", "ab"),
    ],
)
def test_code_words_that_are_taken_for_each_other(one: str, other: str) -> None:
    assert look(one) == look(other) and look_alike(tidy(other), [tidy(one), "iets"]) == tidy(one)


def test_code_words_that_are_not(workbook: Workbook) -> None:
    assert look_alike("d02", ["d01", "d12", "d2"]) == ""


@pytest.mark.parametrize(("typed", "code"), [("2026 nij 1", "2026-NIJ-1"), (" 2026-nij-1 ", "2026-NIJ-1"), ("a", "A")])
def test_a_group_code_in_one_spelling(typed: str, code: str) -> None:
    assert as_group_code(typed) == code


@pytest.mark.parametrize("typed", ["", " ", "../x", "a" * 31, "2026_1", "NIJ:1", "<b>", "a--b", "-a", "é1", "a\x00b"])
def test_what_can_be_no_group_code(typed: str) -> None:
    with pytest.raises(CodeError, match=r"groepscode.*2026-NIJ-1"):
        as_group_code(typed)


@pytest.fixture(scope="module")
def words(workbook: Workbook) -> CodeWords:
    return CodeWords.of(workbook.wording("codewoorden", "trainer"))


def test_the_words_of_the_list_fit_together(words: CodeWords, reader: Reader) -> None:
    every = (*words.first, *words.second)
    assert len(set(every)) == len(every) and all(re.fullmatch("[a-z]{3,12}", word) for word in every)
    assert not [word for word in every if reader.names.first_name(word) is not None], "no word is a first name"
    assert all(word.endswith("e") or word.endswith("en") for word in words.first), "as before a de-word"
    pairs = {f"{first}-{second}" for first in words.first for second in words.second}
    assert words.never <= pairs
    tell = personal(reader)
    assert not [pair for pair in pairs if tell(pair) or as_code(pair) != pair]


@pytest.mark.parametrize("seed", range(25))
def test_new_code_words_are_easily_told_apart(words: CodeWords, seed: int) -> None:
    taken = ("blauwe-fiets", "d01")
    codes = new_codes(words, 16, random.Random(seed).randrange, taken)
    assert len(codes) == 16
    assert not any(look(one) == look(other) for one, other in combinations((*codes, *taken), 2))
    assert not words.never & set(codes)
    assert len({code.split("-")[1] for code in codes} - {"fiets"}) == 16, "every second word once"
    assert len({code.split("-")[0] for code in codes}) == 16


def test_other_chance_gives_other_words_and_the_same_chance_the_same(words: CodeWords) -> None:
    one, again, other = (new_codes(words, 16, random.Random(seed).randrange) for seed in (1, 1, 2))
    assert one == again != other


def test_more_than_there_are_is_told() -> None:
    few = CodeWords(("rode", "groene"), ("fiets", "maan"), frozenset(("rode-maan",)))
    assert set(new_codes(few, 3, lambda n: 0)) == {"rode-fiets", "groene-fiets", "groene-maan"}
    with pytest.raises(CodeError, match="geen 4 codewoorden"):
        new_codes(few, 4, lambda n: 0)
    with pytest.raises(CodeError):
        new_codes(few, 3, lambda n: 0, taken=("rode fiets",))


@pytest.mark.parametrize(
    ("text", "told"),
    [("Fatima de Vries", "achternaam"), ("fatima", "voornaam"), ("jan@voorbeeld.nl", "e-mail"), ("0600000000", "telefoon"),
     ("blauwe-fiets", ""), ("D07", ""), ("roos", ""), ("", "")],
)  # fmt: skip
def test_names_and_numbers_of_people_are_noticed(reader: Reader, text: str, told: str) -> None:
    found = personal(reader)(text)
    assert told in found and bool(told) is bool(found)
