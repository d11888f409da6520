"""Each person shown in small cohorts, a remembered start never alone, survivors named."""

from __future__ import annotations

import pytest

from herstelwerk.outcomes.honest import Showing, how_to_show, survivors, with_retrospective
from herstelwerk.outcomes.result import Estimate, NotPossibleError

BEFORE, THEN, AFTER = [3, 4, 5, 3, 4], [2, 3, 3, 3, 3], [5, 5, 6, 4, 6]


@pytest.mark.parametrize(
    ("n", "outside", "shown"),
    [
        (0, False, Showing.NOTHING),
        (4, False, Showing.EVERYONE),
        (4, True, Showing.NOTHING),
        (10, True, Showing.EVERYONE),
        (20, False, Showing.EVERYONE),
        (21, True, Showing.SUMMARY),
    ],
)
def test_how_a_group_is_shown(n: int, outside: bool, shown: Showing) -> None:
    assert how_to_show(n, outside=outside) is shown


def test_the_limit_is_never_below_five() -> None:
    with pytest.raises(NotPossibleError):
        how_to_show(4, outside=True, limit=4)


def test_a_remembered_start_stands_beside_the_measured_one() -> None:
    found = with_retrospective(THEN, AFTER, BEFORE, higher_is_better=True)
    measured, remembered, shift = found
    assert remembered.value - measured.value == pytest.approx(-shift.value)
    assert measured.value == pytest.approx(1.4) and remembered.value == pytest.approx(2.4)
    assert "twee keer gemeten" in found.method and "Herinnerde min gemeten start" in found.method


def test_everyone_is_in_all_three() -> None:
    found = with_retrospective([*THEN, 1], [*AFTER, 9], [*BEFORE, None], higher_is_better=True)
    assert {one.n for one in found} == {5} and "1 persoon" in found.method


def test_who_remembers_it_as_it_was_did_not_shift() -> None:
    shift = with_retrospective(BEFORE, AFTER, BEFORE, higher_is_better=True)["herinnerde min gemeten start"]
    assert (shift.value, shift.low) == (0, None) and "zonder interval" in shift.method


def test_alone_it_is_refused_or_says_so() -> None:
    with pytest.raises(NotPossibleError, match="nooit alleen"):
        with_retrospective(THEN, AFTER, higher_is_better=True)
    found = with_retrospective(THEN, AFTER, higher_is_better=True, without_because="de training was al begonnen")
    assert "geen voormeting (de training was al begonnen)" in found.method and len(found) == 1
    assert "alleen met een terugblik" in found.title


def test_survivors_are_named() -> None:
    told = survivors(100, 52)
    assert "52 van de 100 cliënten (52 %)" in told and "48 die uitvielen" in told and "niet nagegaan" in told
    before = Estimate("verschil", -1.0, -3.0, 1.0, 100, "")
    assert "geen aantoonbaar verschil" in survivors(100, 52, before=before)
    assert "degene die uitviel" in survivors(10, 9, "deelnemers") and "niemand viel uit" in survivors(10, 10)
    for started, stayed in ((5, 6), (0, 0), (5, -1)):
        with pytest.raises(NotPossibleError):
            survivors(started, stayed)
