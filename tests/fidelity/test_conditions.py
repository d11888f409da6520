"""Conditions of an organisation: every one is counted once, and a day that passed is told in words."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelwerk.fidelity import Item, State, due, overdue, progress
from herstelwerk.fidelity.conditions import STATES, change, items_body, read_items

TODAY = date(2026, 11, 22)
IDS = ("a", "b", "c", "d")
ITEM = st.builds(
    Item,
    st.none() | st.sampled_from(State),
    st.text(max_size=9),
    st.none() | st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    st.text(max_size=9),
)
ITEMS = st.dictionaries(st.sampled_from(IDS), ITEM)


@given(ITEMS)
def test_every_condition_is_counted_once(items: dict[str, Item]) -> None:
    found = progress(items, IDS)
    assert sum(found) == len(IDS)
    assert found.counted == len(IDS) - found.not_here
    assert f"van {found.counted}" in str(found)


def test_counts_in_words() -> None:
    items = {"a": Item(State.THERE), "b": Item(State.PARTLY), "c": Item(State.NOT_HERE)}
    assert str(progress(items, IDS)) == "1 van 3 is er, 1 deels, 1 nog niet bekeken, 1 niet van toepassing"
    assert str(progress({id: Item(State.THERE) for id in IDS}, IDS)) == "4 van 4 zijn er"
    assert set(STATES) == set(State)


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (-1, "1 dag geleden"),
        (-2, "vrijdag 20 november 2026, 2 dagen geleden"),
        (0, "vandaag"),
        (1, "over 1 dag"),
        (9, "over 9 dagen"),
    ],
)
def test_a_day_in_words(days: int, told: str) -> None:
    item = Item(State.PARTLY, by=TODAY + timedelta(days=days))
    assert told in due(item, TODAY)
    assert overdue(item, TODAY) is (days < 0)


@given(ITEM)
def test_only_what_is_still_to_do_can_be_late(item: Item) -> None:
    if item.state in (State.THERE, State.NOT_HERE) or item.by is None:
        assert not overdue(item, TODAY) and not due(item, TODAY)
    else:
        assert due(item, TODAY)
        assert overdue(item, TODAY) is (item.by < TODAY)


@given(ITEMS)
def test_conditions_come_back(items: dict[str, Item]) -> None:
    assert read_items(json.loads(json.dumps(items_body(items)))) == items


@pytest.mark.parametrize(
    "body", [{}, {"conditions": 3}, {"conditions": {"a": 1}}, {"conditions": {"a": {"state": []}}}]
)
def test_whatever_was_kept_is_read(body: dict[str, object]) -> None:
    assert all(item == Item() for item in read_items(body).values())


def test_a_change_leaves_the_others_alone() -> None:
    items = change({"a": Item(State.THERE)}, "b", owner="teamleider")
    assert items == {"a": Item(State.THERE), "b": Item(owner="teamleider")}
    assert change(items, "b", state=State.PARTLY)["b"] == Item(State.PARTLY, "teamleider")
