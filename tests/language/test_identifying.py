"""What points to one person is found, and nothing else: the cases stand in `identifying.txt`."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herstelwerk.language.identifying import Identity, Names, find_identifying
from herstelwerk.language.identifying.checks import eleven_test, iban_test, national_number_test

WORDS = Path(__file__).parents[2] / "data" / "words"
NAMES = Names(
    *(
        (WORDS / f"{name}.txt").read_text("utf-8").splitlines()
        for name in ("voornamen", "achternamen", "geen-namen", "instellingen")
    )
)
_EXPECTED = re.compile("«([^«»|]+)\\|([a-z_]+)\\|([12])»")


CASES = [
    line
    for line in (Path(__file__).parent / "identifying.txt").read_text("utf-8").splitlines()
    if line and line[0] != "#"
]


@pytest.mark.parametrize("case", CASES)
def test_finds_exactly(case: str) -> None:
    """What stands between « » in a case is what must be found in the bare sentence."""
    text = _EXPECTED.sub(lambda match: match[1], case)
    expected = [(match[1], match[2], int(match[3])) for match in _EXPECTED.finditer(case)]
    found = find_identifying(text, NAMES)
    assert [(text[i.start : i.end], i.kind, i.grade) for i in found] == expected


def test_checks() -> None:
    assert eleven_test("123456782")
    assert eleven_test("12345672")
    assert not eleven_test("123456789")
    assert not eleven_test("000000000")
    assert not eleven_test("")
    assert iban_test("NL66FAKE0123456789")
    assert not iban_test("NL00FAKE0123456789")
    assert not iban_test("")
    assert national_number_test("90010100123")
    assert not national_number_test("90139900123")


def test_one_in_eleven_passes_the_eleven_test() -> None:
    passing = sum(eleven_test(str(number)) for number in range(200_000_000, 200_011_000))
    assert 900 < passing < 1100


def test_the_lists_are_large_and_marked() -> None:
    assert len(NAMES.first) > 1800
    assert len(NAMES.surnames) > 500
    assert not any(NAMES.first[name] for name in ("roos", "mei", "bas", "wil", "ben"))
    assert all(NAMES.first[name] for name in ("fatima", "jan", "kees", "sanne"))


def test_placeholders_are_left_alone_but_not_what_is_put_in_brackets() -> None:
    assert find_identifying("[JAN JANSEN] en [ZUS-1] en [ADRES 12]", NAMES) == ()
    assert len(find_identifying("[Jan de Vries]", NAMES)) == 1
    assert len(find_identifying("[06-12345678]", NAMES)) == 1


def test_without_lists_the_numbers_are_still_found() -> None:
    assert [i.kind for i in find_identifying("Jan Jansen: anna@post.example", Names(()))] == ["email"]


_PIECES = st.sampled_from(
    [*"06- 12345678 12-3-1984 geboren BSN 123456782 NL66FAKE0123456789 Jan de van Vries el J. A.B.".split(),
     *"Amrani kamer 3B De Haven Kerkstraat 12 1234 AB @ anna@post.example nul zes (at) [ ]".split(),
     *"° € + . , - ' ’ é 1-ABC-123 kenteken jan sanne İ ﬁ ٣".split(), "e\u0301", "\n", "\u00a0", " "]
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(
    st.one_of(
        st.text(max_size=120),
        st.lists(_PIECES, max_size=14).map(" ".join),
        st.lists(_PIECES, max_size=14).map("".join),
    )
)
def test_never_raises_and_points_at_words(text: str) -> None:
    found = find_identifying(text, NAMES)
    assert found == find_identifying(text, NAMES)
    end = 0
    for identity in found:
        assert isinstance(identity, Identity)
        assert end <= identity.start < identity.end <= len(text)
        assert text[identity.start : identity.end].strip()
        assert identity.grade in (1, 2)
        end = identity.end


_UNITS = [
    *string.punctuation, "1", "1 ", "A", "A ", "A.", "a@", " ", "06 12 34 ", "12-3-1984 ",
    "geboren 1-1-1980 ", "kamer 1 van De ", "Jan de ", "van der ", "Kerkstraat 1 ", "1234 AB ", "A-", "'a",
    "nul zes ", "NL66", "9-",
]  # fmt: skip


@pytest.mark.parametrize("unit", _UNITS)
def test_five_thousand_characters_of_anything_are_read(unit: str) -> None:
    """What they take is measured in benchmarks/nasty.py."""
    text = (unit * 5000)[:5000]
    assert all(text[found.start : found.end] for found in find_identifying(text, NAMES))
