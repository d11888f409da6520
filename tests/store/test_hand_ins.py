"""A hand-in is added, never changed; its receipt tells whether the file is still what was handed in."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, datetime

import pytest

from herstelwerk.store import HandedIn, StoreError, receipt_of
from herstelwerk.store.receipt import _FIRST, _NUMBERS, _SECOND
from tests.store.rooms import START, Room

DOCUMENT = '{"format": "herstelwerk/final-assignment/1", "trainee": "vis7", "tekst": "één"}\n'.encode()


def test_every_hand_in_is_an_attempt_of_its_own(room: Room) -> None:
    store = room.store()
    assert store.hand_in("vis7", DOCUMENT, START) == (1, receipt_of(DOCUMENT))
    again = DOCUMENT.replace(b"tekst", b"TEKST")
    assert store.hand_in("vis7", again, START)[0] == 2
    found = store.hand_ins("vis7")
    assert [(one.attempt, one.body, one.submitted_at) for one in found] == [(1, DOCUMENT, START), (2, again, START)]
    assert all(one.intact for one in found)


def test_a_second_click_is_no_second_attempt(room: Room) -> None:
    store = room.store()
    first = store.hand_in("vis7", DOCUMENT, START)
    assert store.hand_in("vis7", DOCUMENT, START) == first
    assert len(store.hand_ins("vis7")) == 1


def test_a_document_may_name_its_own_attempt(room: Room) -> None:
    store = room.store()
    for _ in range(3):
        store.hand_in("vis7", lambda attempt: b'{"attempt": %d}' % attempt, START)
    assert [one.body for one in store.hand_ins("vis7")] == [b'{"attempt": %d}' % n for n in (1, 2, 3)]


def test_bytes_that_are_no_text_are_refused_and_take_no_number(room: Room) -> None:
    store = room.store()
    with pytest.raises(StoreError, match="UTF-8"):
        store.hand_in("vis7", b"\xff\xfe", START)
    assert store.hand_in("vis7", DOCUMENT, START)[0] == 1


def test_a_moment_without_offset_is_dutch_time(room: Room) -> None:
    store = room.store()
    store.hand_in("vis7", DOCUMENT, datetime(2026, 7, 1, 12, 0))
    assert store.hand_ins("vis7")[0].submitted_at == datetime(2026, 7, 1, 10, 0, tzinfo=UTC)


def test_a_function_that_fails_leaves_nothing(room: Room) -> None:
    store = room.store()

    def fails(attempt: int) -> bytes:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        store.hand_in("vis7", fails, START)
    assert store.hand_ins("vis7") == []


def test_one_changed_byte_is_noticed() -> None:
    handed_in = HandedIn(1, receipt_of(DOCUMENT), DOCUMENT, START)
    assert handed_in.intact
    for place in range(len(DOCUMENT)):
        changed = DOCUMENT[:place] + bytes([DOCUMENT[place] ^ 1]) + DOCUMENT[place + 1 :]
        assert not HandedIn(1, handed_in.receipt, changed, START).intact, place


def test_receipts_are_short_plain_words_and_all_of_them_occur() -> None:
    assert (len(set(_FIRST)), len(set(_SECOND)), len(_NUMBERS)) == (64, 64, 90)
    parts: Counter[str] = Counter()
    for number in range(5_000):
        receipt = receipt_of(str(number).encode())
        assert re.fullmatch(r"[a-z]{2,11}-[a-z]{2,11}-[1-9][0-9]", receipt), receipt
        parts.update(receipt.split("-"))
    assert set(parts) == {*_FIRST, *_SECOND, *map(str, _NUMBERS)}


def test_a_receipt_stays_the_same_in_every_version_of_the_program() -> None:
    assert receipt_of(b"") == "rond-zalm-75"
    assert receipt_of(DOCUMENT) == "wandelend-zwaan-85"
