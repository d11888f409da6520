"""Groups out of the store, and beside each member her attempts with what trainers came to."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from herstelwerk.collecting.rosters import Attempts, elsewhere, make_group, read_group
from herstelwerk.groups import Course, Group, Member
from herstelwerk.judgement import Judgement
from herstelwerk.judging import line_body
from herstelwerk.results import Level, Signal
from herstelwerk.store import GROUP, Fault, Store, StoreError
from herstelwerk.workbook import Workbook

AT = datetime(2026, 11, 20, 9, tzinfo=UTC)
GROUP_ONE = Group(
    "2026-NIJ-1", Course("Herfst", (date(2026, 10, 6), None, None, None)), (Member("vis7"), Member("mus9"))
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "werk", clock=lambda: AT) as store:
        yield store


def test_a_group_is_made_once_and_read_back(store: Store) -> None:
    assert make_group(store, GROUP_ONE) and read_group(store, "2026-NIJ-1") == GROUP_ONE
    assert not make_group(store, Group("2026-NIJ-1"))
    assert read_group(store, "2026-NIJ-1") == GROUP_ONE and read_group(store, "2026-NIJ-2") is None


def test_the_code_words_of_other_groups(store: Store) -> None:
    make_group(store, GROUP_ONE)
    make_group(store, Group("2025-ARN-1", members=(Member("kat8"),)))
    store.save(GROUP + "kapot", "groep", {"members": 7}, 0)
    assert elsewhere(store, "2026-NIJ-1") == {"kat8": "2025-ARN-1"}


def test_a_group_that_makes_no_sense_is_told_in_dutch(store: Store) -> None:
    store.save(GROUP + "2026-NIJ-1", "groep", {"members": [{"code": "vis7", "half_days": [{}]}]}, 0)
    with pytest.raises(StoreError, match="Eerdere versies") as refused:
        read_group(store, "2026-NIJ-1")
    assert refused.value.fault is Fault.UNFIT


def hand_in(store: Store, workbook: Workbook, code: str, **more: object) -> None:
    document = json.loads((workbook.examples / "D01.json").read_text("utf-8")) | {"trainee": code} | more
    store.hand_in(code, lambda n: json.dumps(document | {"attempt": n}).encode(), AT)


def test_attempts_come_in_order_with_the_moment_the_store_knows(store: Store, workbook: Workbook) -> None:
    hand_in(store, workbook, "vis7", submitted_at="2020-01-01T00:00:00+01:00")
    hand_in(store, workbook, "vis7", cohort="anders getypt")
    hand_in(store, workbook, "iemand-anders")
    found = Attempts(workbook.rules()).of(store, ("vis7", "mus9"), date(2026, 11, 22))
    assert set(found) == {"vis7", "mus9"} and found["mus9"] == ()
    assert [one.assignment.attempt for one in found["vis7"]] == [1, 2]
    assert all(one.assignment.submitted_at == AT for one in found["vis7"])
    assert [one.verdicts for one in found["vis7"]] == [(), ()]


def test_every_judge_has_a_verdict_and_code_words_match_however_they_are_written(
    store: Store, workbook: Workbook
) -> None:
    hand_in(store, workbook, "D07")
    for id in [one.id for one in workbook.criteria.criterion]:
        said = Judgement(criterion=id, signal=Signal.IN_ORDER, level=Level.MET, by="t1", at=AT)
        store.say("D07", 1, "t1", line_body(said))
    store.say(
        "D07", 1, "t2", line_body(Judgement(criterion="K1", signal=Signal.IN_ORDER, level=Level.MET, by="t2", at=AT))
    )
    found = Attempts(workbook.rules()).of(store, ("d07",), date(2026, 11, 22))
    assert [verdict.settled for verdict in found["d07"][0].verdicts] == [True, None]
