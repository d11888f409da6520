"""The room adds up: everyone once, honest counts, and without names nobody can be found back."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelwerk.domain import Layer, LifeArea
from herstelwerk.exercises import Standing
from herstelwerk.overview import Asked, Heard, Told, areas, asks, missed, tally, untouched, without_names
from herstelwerk.overview.counts import begun, signal, standing
from herstelwerk.results import Signal
from tests.overview.rooms import CODES, HEARD, IDS, NOW, STATIONS, heard, room


@given(HEARD)
def test_everyone_has_one_seat(told: list[Heard]) -> None:
    found = room(told, CODES[:3])
    names = [seat.name for seat in found.seats]
    assert names[:3] == list(CODES[:3]), "the list keeps its order"
    assert sorted(names[3:]) == names[3:] == sorted({one.code for one in told} - set(CODES[:3]))
    assert [seat.listed for seat in found.seats] == [name in CODES[:3] for name in names]
    assert {seat.name for seat in found.heard} == {one.code for one in told}


def test_without_a_list_nobody_is_called_a_stranger() -> None:
    assert [(seat.name, seat.listed) for seat in room([heard("vis7"), heard("kat8")], ()).seats] == [
        ("kat8", True),
        ("vis7", True),
    ]


def test_capitals_and_blanks_tell_nobody_apart() -> None:
    found = room([heard("vis7", goals=2)], ("Vis7 ", "VIS7"))
    assert [(seat.name, seat.told.goals, seat.listed) for seat in found.seats] == [("Vis7 ", 2, True)]


def test_the_newest_counts_and_the_older_fills_what_it_lacks() -> None:
    work = heard("vis7", 60, here="dag-2/ecogram", standings={"dag-2/ecogram": Standing.DONE}, goals=1)
    handed = heard("vis7", 5, criteria={"K1": Asked(Signal.IN_ORDER, 0)}, goals=3, attempt=2)
    later = heard("vis7", 1, goals=9, standings={"dag-2/ecogram": Standing.AGAIN})
    seat = room([handed, work]).seats[0]
    assert (seat.at, seat.told.goals, seat.told.attempt) == (handed.at, 3, 2)
    assert seat.told.standings == work.told.standings and seat.told.here == "dag-2/ecogram"
    seat = room([later, handed, work]).seats[0]
    assert seat.told.standings == later.told.standings
    assert (seat.told.criteria, seat.told.goals, seat.told.attempt) == (handed.told.criteria, 3, 2)


@given(HEARD)
def test_every_count_is_out_of_those_who_were_heard(told: list[Heard]) -> None:
    found = room(told)
    of = len({one.code for one in told})
    for station in STATIONS:
        counted = tally(found, station.id)
        assert counted.of == of
        here = Counter(standing(seat, station.id) for seat in found.heard)
        assert tuple(counted) == tuple(
            here[one] for one in (Standing.DONE, Standing.STARTED, Standing.AGAIN, Standing.NOT_TRIED)
        )
    for id in IDS:
        one = asks(found, id)
        signals = [signal(seat, id) for seat in found.heard]
        assert one.attention == signals.count(Signal.ATTENTION) <= one.begun <= one.of == of
        assert one.begun == of - signals.count(Signal.EMPTY)
        assert one.questions == sum(s.told.criteria[id].questions for s in found.heard if id in s.told.criteria)
    for area in areas(found):
        assert max(area.layers) <= area.any <= sum(area.layers) and area.any <= begun(found) <= of
        assert area.any + area.left_open > 0 or area.area in untouched(found)


@given(HEARD)
def test_what_the_group_misses_is_more_than_half_and_the_whole_group_comes_first(told: list[Heard]) -> None:
    found = room(told)
    listed = missed(found, IDS)
    assert {one.id for one in listed} == {
        id for id in IDS if asks(found, id).begun >= 2 and asks(found, id).attention > asks(found, id).begun / 2
    }
    assert [one.whole for one in listed] == sorted((one.whole for one in listed), reverse=True)
    for whole in (True, False):
        ids = [one.id for one in listed if one.whole is whole]
        assert ids == [id for id in IDS if id in ids], "in the order of the criteria: nobody and nothing is ranked"


@pytest.mark.parametrize(
    ("signals", "most", "whole", "told"),
    [
        (["let op"], False, False, "1 van de 1 die eraan begonnen"),
        (["let op", "nog leeg"], False, False, "1 van de 1 die eraan begonnen"),
        (["let op", "in orde"], False, False, "1 van de 2 die eraan begonnen"),
        (["let op", "let op", "in orde"], True, False, "2 van de 3 die eraan begonnen"),
        (["let op", "let op", "nog leeg"], True, True, "2 van de 2 die eraan begonnen"),
        (["let op", "niet te beoordelen"], False, False, "1 van de 2 die eraan begonnen"),
    ],
)
def test_who_has_not_begun_misses_nothing(signals: list[str], most: bool, whole: bool, told: str) -> None:
    found = room([heard(c, criteria={"K1": Asked(Signal(s), 1)}) for c, s in zip(CODES, signals, strict=False)], CODES)
    one = asks(found, "K1")
    assert (one.most, one.whole, one.told) == (most, whole, told)


def test_an_area_left_open_on_purpose_is_touched() -> None:
    found = room([heard("vis7", entries={(LifeArea.LIVING, Layer.WISH): 2}, left_open=frozenset([LifeArea.PARTNER]))])
    assert set(LifeArea) - set(untouched(found)) == {LifeArea.LIVING, LifeArea.PARTNER}
    living = next(one for one in areas(found) if one.area is LifeArea.LIVING)
    assert (living.layers, living.any, living.left_open) == ((0, 1, 0), 1, 0)


@given(HEARD, st.text(max_size=8))
def test_without_names_everyone_is_there_and_nobody_is_named(told: list[Heard], salt: str) -> None:
    found = room(told)
    bare = without_names(found, salt)
    assert [seat.name for seat in bare.seats] == [str(n) for n in range(1, len(found.seats) + 1)]
    assert not any(code in repr(bare.seats) for code in CODES)
    assert all(seat.listed for seat in bare.seats)

    def work(seats: object) -> list[str]:
        return sorted(repr((seat.at, seat.told)) for seat in seats)  # type: ignore[attr-defined]

    assert work(bare.seats) == work(found.seats)
    assert without_names(found, salt) == bare, "rows do not jump while one looks"


def test_the_order_tells_nothing_and_differs_from_table_to_table() -> None:
    codes = tuple(f"kind{n:02}" for n in range(16))
    found = room([heard(code, attempt=n) for n, code in enumerate(codes)], codes)

    def order(salt: str) -> tuple[int, ...]:
        return tuple(seat.told.attempt for seat in without_names(found, salt).seats)

    orders = {order(f"zout-{n}") for n in range(50)}
    assert len(orders) == 50
    assert {one[0] for one in orders} != {0}, "who is first on the list is not first here"
    # Someone who comes in late does not give herself away by standing last.
    more = room([heard(code, attempt=n) for n, code in enumerate((*codes, "zwaan"))], codes)
    last = [without_names(more, f"zout-{n}").seats[-1].told.attempt for n in range(200)]
    assert last.count(16) < 40


def test_a_place_is_called_as_the_workbook_calls_it() -> None:
    found = room([])
    assert found.title("dag-2/ecogram") == "dag 2, Ecogram"
    assert found.title("eindopdracht/actieplan") == "eindopdracht, actieplan"
    assert found.title("dag-9/weg") == found.title("") == ""
    assert found.now == NOW and Told() == Told()
