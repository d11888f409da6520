"""The pile: newest attempts first in line, earlier ones kept, and the way on to what is still open."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelwerk.judgement import History, Passed
from herstelwerk.judging.pile import Item, Key, Pile, beside, next_open
from herstelwerk.results import Level, Signal
from herstelwerk.review import review
from herstelwerk.workbook import Workbook, load

AT = datetime(2026, 11, 22, 19, 0, tzinfo=UTC)
BOOK = Workbook.find()


@pytest.fixture(scope="module")
def items() -> list[Item]:
    paths = sorted(BOOK.examples.glob("D0[1-4].json"))
    return [Item(review(load(path), BOOK.rules(), date(2026, 11, 22)), History()) for path in paths]


def judged(item: Item, level: Level = Level.MET) -> Item:
    history = item.history
    for result in item.review.criteria:
        history = history.judge(result, level, by="mus9", at=AT, reason="omdat")
    return Item(item.review, history, item.lateness)


def test_per_trainee_the_newest_attempt_is_judged_and_the_earlier_ones_stay(items: list[Item]) -> None:
    first = items[0]
    again = first.review.assignment.model_copy(update={"attempt": 3})
    third = Item(review(again, BOOK.rules(), date(2026, 11, 22)), History())
    pile = Pile((third, *items))
    assert [item.key for item in pile.newest] == [third.key, *(item.key for item in items[1:])]
    assert pile.earlier(third) == (first,)
    assert pile.earlier(first) == ()
    assert pile.find(Key("niemand", 1)) is None


def test_progress_counts_what_stands(items: list[Item]) -> None:
    pile = Pile(tuple(items))
    assert pile.progress == (0, 4 * 18)
    pile = pile.with_item(judged(items[1]))
    assert pile.progress == (18, 4 * 18)
    assert pile.judged("K3") == 1
    done = pile.find(items[1].key)
    assert done is not None and done.complete and done.verdict(BOOK.criteria.pass_rule).passed is Passed.YES
    assert Item(done.review, done.history.withdraw(2, reason="te snel", by="mus9", at=AT)).judged == 17


def test_a_judgement_keeps_the_signal_that_was_seen(items: list[Item]) -> None:
    given = judged(items[0]).history.judgements
    assert {given[r.id].signal for r in items[0].review.criteria} == {r.signal for r in items[0].review.criteria}
    assert Signal.EMPTY not in {one.signal for one in given.values()}


NAMES = st.lists(st.text(min_size=1, max_size=3), min_size=1, max_size=8, unique=True)


@given(NAMES, st.data())
def test_one_step_on_and_one_back_stay_within_the_row(names: list[str], data: st.DataObject) -> None:
    now = data.draw(st.sampled_from(names))
    on = beside(names, now, 1)
    assert names.index(on) == min(names.index(now) + 1, len(names) - 1)
    assert beside(names, names[0], -1) == names[0]
    assert beside(names, "er niet bij, en te lang", 1) == names[0]


@given(NAMES, st.data())
def test_the_next_open_one_is_open_if_there_is_any(names: list[str], data: st.DataObject) -> None:
    done = data.draw(st.lists(st.booleans(), min_size=len(names), max_size=len(names)))
    now = data.draw(st.sampled_from(names))
    found = next_open(names, done, now)
    others = [name for name, ready in zip(names, done, strict=True) if not ready and name != now]
    assert found in others if others else found == now
