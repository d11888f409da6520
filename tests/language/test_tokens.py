"""Tokens: what is one word, and offsets that always point into the text as it was typed."""

from __future__ import annotations

import unicodedata

import pytest

from herstelwerk.language.tokens import TOKEN, normalise, normalise_all


def tokens(text: str) -> list[str]:
    return [found[0] for found in TOKEN.finditer(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\t\u00a0", []),
        ("Ik kook.", ["Ik", "kook", "."]),
        ("m'n zus", ["m'n", "zus"]),
        ("m’n zus", ["m’n", "zus"]),
        ("z`n m´n d‘r", ["z`n", "m´n", "d‘r"]),
        ("'s avonds", ["'s", "avonds"]),
        ("’s Avonds", ["’s", "Avonds"]),
        ("'k heb 't", ["'k", "heb", "'t"]),
        ("'n goeie", ["'n", "goeie"]),
        ("dat zei-ie", ["dat", "zei-ie"]),
        ("foto's en opa's", ["foto's", "en", "opa's"]),
        ("ben 'ie", ["ben", "'ie"]),
        ("'kip' en 'snor'", ["'", "kip", "'", "en", "'", "snor", "'"]),
        ("t.b.v. de huur", ["t.b.v.", "de", "huur"]),
        ("z.s.m", ["z.s.m"]),
        ("i.h.k.v. iets", ["i.h.k.v.", "iets"]),
        ("[ZUS-1] belt", ["[ZUS-1]", "belt"]),
        ("[de buurman van 3] belt", ["[de buurman van 3]", "belt"]),
        ("[] [ ]", ["[", "]", "[ ]"]),
        ("[a\nb]", ["[", "a", "b", "]"]),
        ("[" + "x" * 41 + "]", ["[", "x" * 41, "]"]),
        ("ex-partner", ["ex-partner"]),
        ("re-integratie-coach", ["re-integratie-coach"]),
        ("thuis - buiten", ["thuis", "-", "buiten"]),
        ("zeven–acht", ["zeven", "–", "acht"]),
        ("3x per week", ["3x", "per", "week"]),
        ("20-11-2026", ["20-11-2026"]),
        ("14.30 uur", ["14", ".", "30", "uur"]),
        ("€ 12,50", ["€", "12", ",", "50"]),
        ("goed 😊!", ["goed", "😊", "!"]),
        ("👍🏽", ["👍", "🏽"]),
        ("één", ["één"]),
        ("zo…", ["zo", "…"]),
        ("a/b", ["a", "/", "b"]),
    ],
)
def test_what_is_one_token(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


@pytest.mark.parametrize("word", ["één", "cliënt", "geïndiceerd", "café", "Zoë", "crème-brûlée"])
def test_a_combining_accent_stays_with_its_letter(word: str) -> None:
    loose = unicodedata.normalize("NFD", word)
    assert len(loose) > len(word)
    assert tokens(f"een {loose} hier") == ["een", loose, "hier"]


@pytest.mark.parametrize(
    "text",
    [
        "😊 Ik heb geen zin",
        "👩‍👩‍👧 en dan geen zin",
        "cafe\u0301 en geen zin",
        "‘s Avonds heb ik “geen” zin",
        "m’n zus heeft t.b.v. [ZUS-1] geen zin",
        "\u202eneeg\u202c, geen zin",
        "\0\ufeff geen zin",
        "20-11 om 9.30 ex-man \u00a0 geen zin",
    ],
)
def test_offsets_point_into_the_text_as_typed(text: str) -> None:
    place = text.rindex("geen")
    [found] = [token for token in TOKEN.finditer(text) if token.start() == place]
    assert text[found.start() : found.end()] == found[0] == "geen"
    for token in TOKEN.finditer(text):
        assert text[token.start() : token.end()] == token[0]


@pytest.mark.parametrize(
    ("token", "expected"),
    [
        ("Geen", "geen"),
        ("GEEN", "geen"),
        ("m’n", "m'n"),
        ("m´n", "m'n"),
        ("‘k", "'k"),
        ("cliënt", "client"),
        ("clie\u0308nt", "client"),
        ("café", "cafe"),
        ("één", "één"),
        ("e\u0301e\u0301n", "één"),
        ("ÉÉN", "één"),
        ("eén", "één"),
        ("vóór", "voor"),
        ("slàpen", "slapen"),
        ("[ZUS-1]", "[zus-1]"),
        ("T.b.v.", "t.b.v."),
        ("😊", "😊"),
        ("Straße", "strasse"),
        ("“", "“"),
    ],
)
def test_normalising(token: str, expected: str) -> None:
    assert normalise(token) == expected


@pytest.mark.parametrize("sign", ["\u0301", "\u0308", "\u0323", "\u20dd"])
def test_a_loose_accent_is_still_something(sign: str) -> None:
    assert normalise(sign), "every token keeps at least one sign, for rules look at the first one"


def test_a_list_entry_passes_the_same_gate_as_a_text() -> None:
    assert normalise_all("In KADER van m’n re\u0308-integratie!") == ("in", "kader", "van", "m'n", "re-integratie", "!")
    assert normalise_all("") == ()


@pytest.mark.parametrize("text", ["Ik heb m'n cliënt's café-één 😊", "Éen ‘zin’ – t.b.v. [ZUS-1]…"])
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise_all(text)
    assert tuple(map(normalise, once)) == once
