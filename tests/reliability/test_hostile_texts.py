"""Texts that are well-formed and strange: a review always comes to an end, and its words are where it says they are."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herstelwerk.handin import HandInError, read_hand_in
from herstelwerk.language.reader import Reader
from tests.hand_ins import HOSTILE, Json, as_bytes, complete, ids, minimal

KINDS = ("entry", "goal", "action", "identifying", "risk")
DAYS = ("0001-01-01", "0001-12-31", "2024-02-29", "9999-01-01", "9999-12-01", "9999-12-31")
STRANGE = [
    "\u0301",  # an accent without a letter
    "Ik kook \u0301 elke dag",
    "´`^~¨",
    "مَرْحَبًا يا بُنَيّ",  # Arabic with its vowels
    "שָׁלוֹם",  # Hebrew with its vowels
    "नमस्ते",  # Hindi
    "ขอบคุณ",  # Thai
    "e\u0301e\u0301n keer",  # as a Mac writes é
    "İstanbul’da ǅ ﬁets ß",
    "\u200b\u200d\ufeff\u00ad\u2060",
    "👩‍👩‍👧‍👦🇳🇱1️⃣",
    "\U000e0001\U0010ffff\ufffe",
    "a\u0300" * 2_000,
    "½ ² ③ Ⅳ ٣",
    " \u00a0\u2028\u2029\x85\x0b\x1c ",
    "[", "]", "[]", "[[a]]", "(", "@", "…", "-", "--", "'", "’s", "t.b.v", ".", "?!", "0", "1e", "a" * 5_000,
    *HOSTILE,
]  # fmt: skip


def read(reader: Reader, text: str) -> None:
    for kind in KINDS:
        for mark in getattr(reader, kind)(text):
            if kind != "risk":
                assert 0 <= mark.start <= mark.end <= len(text)
    for day in (date(2026, 11, 16), date.min, date.max):
        reader.when(text, day)


@pytest.mark.parametrize("text", STRANGE, ids=ids)
def test_a_strange_text_is_read(reader: Reader, text: str) -> None:
    read(reader, text)


@pytest.mark.full
def test_every_character_alone_is_read(reader: Reader) -> None:
    for sign in map(chr, (*range(0xD800), *range(0xE000, 0x20000), *range(0xE0000, 0xE0200))):
        read(reader, sign)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.text(max_size=60))
def test_any_text_is_read(reader: Reader, text: str) -> None:
    read(reader, "".join(sign for sign in text if not unicodedata.combining(sign)))


@pytest.mark.parametrize("text", STRANGE[:5], ids=ids)
def test_a_strange_text_anywhere_does_not_stop_a_review(reviewed: Any, text: str) -> None:
    document = complete()
    document["inventory"]["entries"][0]["text"] = text
    document["plan"]["goals"][0]["text"] = text
    document["plan"]["goals"][0]["actions"][0] |= {"text": text, "when": text}
    assert reviewed(read_hand_in(as_bytes(document)))


MOMENTS = [
    "0001-01-01T00:00:00", "0001-01-01T00:00:00+14:00", "0001-01-01T00:00:00-12:00",
    "9999-12-31T23:59:59", "9999-12-31T23:59:59+14:00", "9999-12-31T23:59:59-12:00", "2026-03-29T02:30:00",
]  # fmt: skip


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_moment_at_the_edge_of_the_calendar_is_reviewed_or_refused(reviewed: Any, moment: str) -> None:
    try:
        assignment = read_hand_in(as_bytes(complete() | {"submitted_at": moment}))
    except HandInError:
        return
    assert reviewed(assignment)


WHENS = """over drie weken|volgende week|binnen 14 dagen|volgende maand|dinsdag|kerst|eind januari|Pasen|de 15e
week 53|eerste maandag van februari|over 999999 weken|over een maand|over 99999 maanden|over 100000 jaar|morgen|gisteren
dinsdag over een week|elke maandag tot kerst|elke dag 99999 keer|31-11|1-1-9999|9999-12-31|0001-01-01|29 februari
dit weekend|al in december|gedaan op 1 mei|komende vier weken|over 9999999999999999999 dagen|over ² weken|20-11-٢٠٢٦
over ½ jaar|²-³-2026|week ²|de ²e|④ december|over 1e999 dagen|tussen kerst en oudjaar|voor vorige week|t/m|uiterlijk"""


@pytest.mark.parametrize("day", DAYS)
def test_no_day_falls_off_the_calendar(reader: Reader, day: str) -> None:
    for when in WHENS.replace("\n", "|").split("|"):
        found = reader.when(when, date.fromisoformat(day)).date
        assert found is None or date.min <= found <= date.max


@pytest.mark.parametrize("day", DAYS)
def test_a_hand_in_at_the_edge_of_the_calendar_is_reviewed(reviewed: Any, day: str) -> None:
    document: Json = complete()
    document["plan"] |= {"drawn_up_on": day, "evaluate_on": day, "signed_by_client_on": day}
    for entry in document["inventory"]["entries"]:
        entry["on"] = day
    for goal in document["plan"]["goals"]:
        for action in goal["actions"]:
            action |= {"when": day, "done_on": day}
    review = reviewed(read_hand_in(as_bytes(document)))
    assert set(review.to_dict()["dates"].values()) == {day}


REPEATED = [
    "1/1/",
    "a@a.",
    "laan 1a ",
    "niet ",
    "06 ",
    "Van de ",
    "‘",
    "1a ",
    "en ",
    "[",
    "- ",
    "0 1",
    "A. ",
    "over een ",
]


@pytest.mark.full
def test_a_mebibyte_of_repetition_is_reviewed_within_a_minute(reviewed: Any) -> None:
    for part in REPEATED:
        entry = {"area": "living", "layer": "strength", "text": (part * 5_000)[:5_000]}
        entries = [{"id": f"e{i}", **entry} for i in range(180)]
        reviewed(minimal() | {"inventory": {"entries": entries}})


def test_a_long_repetition_is_read_at_once(reader: Reader) -> None:
    reader.entry("eerst de woordenboeken")
    for part in REPEATED:
        read(reader, (part * 5_000)[:5_000])
