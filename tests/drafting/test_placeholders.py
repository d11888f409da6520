"""Placeholders: found, made, filled in for the client's own copy, and put where a name stood."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelwerk.drafting.placeholders import filled_in, new_placeholder, placeholders, replaced

NAMES = st.text(st.characters(categories=["Lu", "Ll", "Nd", "Po", "Ps", "Pe", "Sm", "Zs"]), max_size=12)


def test_placeholders_are_found_once_in_the_order_they_come_up() -> None:
    texts = ["[ZUS-1] belt [BROER]", "", "met [ZUS-1] naar [SPORTCLUB-A] en [DE-BUURMAN-12]"]
    assert placeholders(texts) == ["[ZUS-1]", "[BROER]", "[SPORTCLUB-A]", "[DE-BUURMAN-12]"]


@pytest.mark.parametrize(
    "text", ["[zus-1]", "[]", "[-1]", "[ZUS 1]", "[1]", "[x]", "ZUS-1", "[" + "A" * 30 + "]", "[ZUS-1234]"]
)
def test_what_is_no_placeholder(text: str) -> None:
    assert placeholders([text]) == []


@pytest.mark.parametrize(
    ("role", "new"),
    [
        ("zus", "[ZUS-3]"),
        ("ZUS", "[ZUS-3]"),
        ("broer", "[BROER-1]"),
        ("Cliënt", "[CLIENT-1]"),
        ("coördinator", "[COORDINATOR-1]"),
        ("overgrootmoeder van moeders kant", "[OVERGROOTMOEDER-VAN-1]"),
        (" oma, van vaders kant ", "[OMA-VAN-VADERS-KANT-1]"),
        ("sportclub A", "[SPORTCLUB-A-1]"),
        ("42", "[PERSOON-1]"),
        ("", "[PERSOON-1]"),
        ("妹", "[PERSOON-1]"),
    ],
)
def test_a_new_placeholder(role: str, new: str) -> None:
    assert new_placeholder(role, iter(["[ZUS-1]", "[ZUS-2]", "[ZUSTER-1]", "[BROER]"])) == new


@given(role=st.text(max_size=40), others=st.integers(0, 5))
def test_a_new_placeholder_is_one_and_is_new(role: str, others: int) -> None:
    taken: list[str] = []
    for _ in range(others + 1):
        taken.append(new_placeholder(role, taken))
    assert placeholders(["".join(taken)]) == taken


def test_names_are_filled_in_where_the_key_knows_them() -> None:
    key = {"[ZUS-1]": "Fatima", "[BROER-1]": "", "[ZUS-2]": "[ZUS-1]"}
    assert filled_in("[ZUS-1] en [BROER-1] en [OPA] en [ZUS-2]", key) == "Fatima en [BROER-1] en [OPA] en [ZUS-1]"
    assert filled_in("[ZUS-1]", {"[ZUS-1]": r"\1 \g<0>"}) == r"\1 \g<0>"


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("Anna belt Anna's zus.", "[ZUS-1] belt [ZUS-1]'s zus."),
        ("Annabel, Joanna en anna blijven staan.", "Annabel, Joanna en anna blijven staan."),
        ("Anna Maria en Anna", "[OMA-1] en [ZUS-1]"),
        ("Anna\n Maria en Anna-Maria", "[OMA-1] en [ZUS-1]-Maria"),
        ("(Anna) ‘Anna’ Anna, Anna.", "([ZUS-1]) ‘[ZUS-1]’ [ZUS-1], [ZUS-1]."),
        ("J. (Jo) en A+ en C*", "[BUUR-1] en [GROEP-1] en C*"),
        ("[ZUS-1] en [ANNA] blijven", "[ZUS-1] en [ANNA] blijven"),
        ("", ""),
    ],
)
def test_names_give_way_to_placeholders(text: str, safe: str) -> None:
    key = {
        "[ZUS-1]": "Anna",
        "[OMA-1]": " Anna  Maria ",
        "[BUUR-1]": "J. (Jo)",
        "[GROEP-1]": "A+",
        "[LEEG-1]": "",
        "[LEEG-2]": " ",
    }
    assert replaced(text, key) == safe


def test_the_longest_name_goes_first_wherever_it_begins() -> None:
    key = {"[OMA-1]": "Anna Maria", "[ARTS-1]": "Maria Lopes Garcia"}
    assert replaced("Anna Maria Lopes Garcia", key) == "Anna [ARTS-1]"


def test_spaces_around_a_name_do_not_make_it_longer() -> None:
    assert replaced("Anna Maria", {"[ZUS-1]": "Anna               ", "[OMA-1]": "Anna Maria"}) == "[OMA-1]"


@pytest.mark.parametrize("name", ["ZUS", "A", "1", "[", "]", "-"])
def test_a_name_is_not_looked_for_in_a_placeholder(name: str) -> None:
    key = {"[OMA-1]": "Fatima", "[X-1]": name}
    assert replaced("Fatima, [ZUS-1] en [SPORTCLUB-A]", key) == "[OMA-1], [ZUS-1] en [SPORTCLUB-A]"


def test_a_backslash_in_a_name_or_placeholder_is_only_a_backslash() -> None:
    assert replaced(r"bij \1 thuis", {r"[\g<0>]": r"\1"}) == r"bij [\g<0>] thuis"


@given(text=NAMES, spaces=st.sampled_from(["", " ", "\n", "\u00a0"]))
def test_an_empty_name_never_replaces_anything(text: str, spaces: str) -> None:
    assert replaced(text, {"[LEEG-1]": spaces}) == text


@given(
    name=NAMES.filter(str.strip),
    before=st.sampled_from(["", "Ik bel ", "‘"]),
    after=st.sampled_from(["", " morgen", "."]),
)
def test_any_name_gives_way_and_comes_back(name: str, before: str, after: str) -> None:
    name = " ".join(name.split())
    key = {"[ZUS-1]": name}
    safe = replaced(f"{before}{name}{after}", key)
    assert safe == f"{before}[ZUS-1]{after}" or name in before + after
    assert filled_in(safe, key) == f"{before}{name}{after}"


@given(names=st.lists(NAMES, max_size=4), text=st.text(max_size=60))
def test_no_name_is_left_standing_as_a_word(names: list[str], text: str) -> None:
    key = {f"[NAAM-{n}]": name for n, name in enumerate(names)}
    text = f"{' '.join(names)} {text}"
    left = re.sub("|".join(map(re.escape, placeholders([replaced(text, key)]))) or "$^", "\0", replaced(text, key))
    for name in filter(str.strip, names):
        assert not re.search(rf"(?<!\w){re.escape(name.strip())}(?!\w)", left), name
