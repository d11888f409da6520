"""The planner of a backstage group: eight meetings, two turns at most, every agreement told about."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelwerk.meetings.backstage import (
    Gathering,
    Plan,
    PlanError,
    Promise,
    check,
    due,
    move,
    plan,
    plan_body,
    promise,
    read_plan,
    tell,
)
from herstelwerk.meetings.free_days import easter, free_day, kings_day

FIRST = date(2026, 9, 1)  # a Tuesday; every two weeks from here no meeting falls on a free day
GROUP = ("appel", "berk", "ceder", "den", "eik", "fluit", "gras", "haver")

days = st.dates(date(1950, 1, 1), date(2200, 12, 31))
codes = st.lists(st.text("abcdefghij", min_size=1, max_size=4), unique=True, max_size=20)


def test_eight_meetings_of_two_and_a_half_hours_and_nothing_to_say() -> None:
    made = plan(FIRST, 2, GROUP)
    assert [one.on for one in made.gatherings] == [FIRST + timedelta(weeks=2 * n) for n in range(8)]
    assert {one.minutes for one in made.gatherings} == {150}
    assert [one.contributors for one in made.gatherings][:4] == [
        ("appel", "berk"),
        ("ceder", "den"),
        ("eik", "fluit"),
        ("gras", "haver"),
    ]
    assert made.turns == 16
    told_never = [sentence for sentence in check(made) if "laatste bijeenkomst" not in sentence]
    assert told_never == []


@given(days, st.lists(st.integers(2, 4), min_size=7, max_size=7), codes, st.data())
def test_any_plan_keeps_to_the_method(first: date, weeks: list[int], members: list[str], data: st.DataObject) -> None:
    wishes = data.draw(st.dictionaries(st.sampled_from(members), st.lists(st.integers(-1, 10)))) if members else {}
    made = plan(first, weeks, members, wishes)
    assert len(made.gatherings) == 8
    assert all(
        len(one.contributors) <= 2 and len(set(one.contributors)) == len(one.contributors) for one in made.gatherings
    )
    assert made.turns <= 16
    without = [member for member in members if not made.turns_of(member)]
    assert len(without) == max(0, len(members) - 16)
    said = check(made)
    for sentence in said:
        assert not any(word in sentence for word in ("korter dan twee", "langer dan vier", "op volgorde", "minuten;"))
    assert [s for s in said if "nog geen beurt" in s] == [
        f"{member} heeft nog geen beurt. In welke bijeenkomst is er plek?" for member in without
    ]


@given(codes)
def test_turns_are_shared_evenly(members: list[str]) -> None:
    made = plan(FIRST, 3, members)
    turns = [len(made.turns_of(member)) for member in members]
    if members:
        assert max(turns) <= max(1, 16 // len(members))
        fullness = [len(one.contributors) for one in made.gatherings]
        assert fullness == sorted(fullness, reverse=True), "the first are the fullest: who comes last cannot report"
    if 2 < len(members) <= 16:
        assert max(turns) == min(turns)


def test_wishes_go_first_as_far_as_there_is_room() -> None:
    made = plan(FIRST, 2, GROUP[:4], {"den": [1, 3], "appel": [1], "berk": [1]})
    assert {"den", "appel"} != set(made.gatherings[0].contributors)
    assert made.gatherings[0].contributors == ("appel", "berk")
    assert 3 in made.turns_of("den")


@given(days, codes, st.integers(1, 8), st.integers(-40, 40), st.booleans())
def test_moving_looks_again_and_moving_back_is_the_same(
    first: date, members: list[str], number: int, by: int, along: bool
) -> None:
    made = plan(first, 3, members)
    to = made.gatherings[number - 1].on + timedelta(days=by)
    moved = move(made, number, to, along=along)
    assert moved.remarks == check(moved.plan)
    assert moved.plan.gatherings[number - 1].on == to
    assert moved.plan.gatherings[: number - 1] == made.gatherings[: number - 1]
    assert move(moved.plan, number, made.gatherings[number - 1].on, along=along).plan == made
    between = (to - made.gatherings[number - 2].on).days if number > 1 else 21
    wrong = [s for s in moved.remarks if s.startswith(f"Tussen bijeenkomst {number - 1} ") or "niet na" in s]
    assert bool([s for s in wrong if f"bijeenkomst {number - 1} (" in s]) == (not 14 <= between <= 28)


def test_too_short_too_long_and_out_of_order_are_told_apart() -> None:
    made = plan(FIRST, 3, GROUP)
    short = move(made, 2, FIRST + timedelta(days=13)).remarks
    assert any(s.startswith("Tussen bijeenkomst 1 (dinsdag 1 september 2026)") and "13 dagen" in s for s in short)
    assert any("Tussen bijeenkomst 2 " in s and "29 dagen" in s and "langer" in s for s in short)
    assert any("1 dag." in s and "zit 1" in s for s in move(made, 2, FIRST + timedelta(days=1)).remarks)
    assert any("Zet de data op volgorde" in s for s in move(made, 2, FIRST).remarks)
    exact = move(made, 2, FIRST + timedelta(days=14)).remarks
    assert not [s for s in exact if "Tussen bijeenkomst 1 " in s]
    assert not [s for s in exact if "Tussen bijeenkomst 2 " in s], "28 days is four weeks"


def test_three_contributors_a_stranger_and_someone_twice() -> None:
    made = plan(FIRST, 2, GROUP)
    first = replace(made.gatherings[0], contributors=("appel", "appel", "zwaluw"), minutes=120)
    said = check(replace(made, gatherings=(first, *made.gatherings[1:])))
    assert any("staan 3 inbrengers" in s and "ten hoogste 2" in s for s in said)
    assert "appel staat 2 keer als inbrenger bij bijeenkomst 1." in said
    assert "zwaluw brengt in bij bijeenkomst 1, maar staat niet bij de leden." in said
    assert any("Bijeenkomst 1 duurt 120 minuten" in s for s in said)


def test_the_number_of_meetings() -> None:
    made = plan(FIRST, 2, GROUP)
    assert any("staan 7 bijeenkomsten" in s for s in check(replace(made, gatherings=made.gatherings[:7])))
    assert check(Plan((), made.gatherings[:1])) and "staat 1 bijeenkomst" in check(Plan((), made.gatherings[:1]))[0]


def test_an_agreement_comes_back_at_the_next_meeting() -> None:
    made = promise(plan(FIRST, 2, GROUP), 1, "appel", "ik bel de tuinclub")
    assert due(made, 1) == ()
    assert due(made, 2) == (Promise("appel", "ik bel de tuinclub"),)
    assert not [s for s in check(made) if "tuinclub" in s], "the next meeting has not been yet"
    held = replace(made, gatherings=tuple(replace(g, held=n < 2) for n, g in enumerate(made.gatherings)))
    assert [s for s in check(held) if "tuinclub" in s] == [
        "De afspraak van appel uit bijeenkomst 1 (‘ik bel de tuinclub’) is in bijeenkomst 2 niet teruggemeld. "
        "Hoe liep het?"
    ]
    told = tell(held, 2, due(held, 2)[0], "gelukt")
    assert not [s for s in check(told) if "tuinclub" in s]
    assert due(told, 3) == () and due(told, 2)[0].outcome == "gelukt"
    late = tell(held, 3, due(held, 3)[0], "gelukt")
    assert any("pas in bijeenkomst 3" in s for s in check(late))
    assert any("berk bracht in bij bijeenkomst 1, maar er staat geen afspraak" in s for s in check(held))


def test_what_cannot_be_is_told() -> None:
    for weeks in (0, 53, [2] * 6, [2] * 8):
        with pytest.raises(PlanError, match="weken"):
            plan(FIRST, weeks, GROUP)
    with pytest.raises(PlanError, match="twee keer"):
        plan(FIRST, 2, ("appel", "appel"))
    with pytest.raises(PlanError, match="jaar"):
        plan(date(1, 1, 1), 2, GROUP)
    made = plan(FIRST, 2, GROUP)
    for number in (0, 9):
        with pytest.raises(PlanError, match="staat niet"):
            move(made, number, FIRST)
        with pytest.raises(PlanError, match="staat niet"):
            promise(made, number, "appel", "x")
    with pytest.raises(PlanError, match="jaar"):
        move(made, 1, date(9999, 12, 31), along=True)
    with pytest.raises(PlanError, match="eerdere"):
        tell(made, 2, Promise("appel", "nooit beloofd"), "")


promises = st.builds(
    Promise, st.text(max_size=5), st.text(max_size=9), st.none() | st.integers(1, 8), st.text(max_size=9)
)
gatherings = st.builds(
    Gathering, days, st.integers(0, 600), st.tuples(st.text(max_size=4)), st.tuples(promises), st.booleans()
)


@given(st.builds(Plan, st.tuples(st.text(max_size=4)), st.lists(gatherings, max_size=9).map(tuple)))
def test_a_plan_is_kept_and_read_back(made: Plan) -> None:
    assert read_plan(json.loads(json.dumps(plan_body(made)))) == made
    assert all(sentence.endswith((".", "?")) for sentence in check(made))


def test_an_empty_body_is_an_empty_plan() -> None:
    assert read_plan({}) == Plan()


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (date(2026, 1, 1), "nieuwjaarsdag"),
        (date(2026, 4, 5), "eerste paasdag"),
        (date(2026, 4, 27), "koningsdag"),
        (date(2025, 4, 26), "koningsdag"),
        (date(2025, 4, 28), ""),
        (date(2026, 5, 14), "hemelvaartsdag"),
        (date(2026, 5, 25), "tweede pinksterdag"),
        (date(2026, 8, 4), "de zomervakantie"),
        (date(2026, 12, 30), "de kerstvakantie"),
        (date(2026, 9, 5), "een zaterdag"),
        (date(2026, 9, 1), ""),
    ],
)
def test_free_days(day: date, reason: str) -> None:
    assert free_day(day) == reason


def test_a_free_day_is_a_question() -> None:
    said = move(plan(FIRST, 2, GROUP), 1, date(2026, 8, 11)).remarks
    assert any(s.endswith("Dat is in de zomervakantie: kan iedereen dan?") for s in said)


def test_easter_in_known_years() -> None:
    known = {1961: (4, 2), 2000: (4, 23), 2024: (3, 31), 2025: (4, 20), 2038: (4, 25), 2285: (3, 22)}
    assert {year: (easter(year).month, easter(year).day) for year in known} == known
    assert kings_day(2031) == date(2031, 4, 26)


@given(st.integers(1900, 2500))
def test_easter_is_a_sunday_in_spring(year: int) -> None:
    assert easter(year).weekday() == 6 and date(year, 3, 22) <= easter(year) <= date(year, 4, 25)
