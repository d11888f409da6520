"""Every threshold moved up and down by the smallest step that can matter turns some boundary case red.

So a figure in the criteria file cannot change, by a slip or on purpose, without a test that says what it changes.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from herstelwerk.attendance import Attendance, Presence
from herstelwerk.criteria import CHECKS
from herstelwerk.criteria_set import PassRule
from herstelwerk.domain import AMSTERDAM
from herstelwerk.judgement import History, Passed, document_verdict, pass_rule
from herstelwerk.language.reader import Reader
from herstelwerk.material import Material
from herstelwerk.programme import Programme
from herstelwerk.results import CriterionResult, Level, Outcome, Signal
from herstelwerk.workbook import Workbook
from tests.criteria.boundaries import CASES
from tests.criteria.building import Case
from tests.criteria.test_boundaries import MEANS, assignment

UP, DOWN = 1, -1
# A plan holds at most fifty goals: no share of goals lies between 0.49 and 0.50, or between 0.50 and 0.51.
SHARES_OF_GOALS = {("A1", "share_partly"), ("A3", "share_partly"), ("A4", "share_without_open_partly")}
SHARES_OF_GOALS |= {("A8", "share_partly")}
CANNOT_MATTER = {
    ("A2", "fewest_goals", DOWN): "a plan without a goal is 'nog leeg' before any figure is asked",
    ("A6", "one_met", UP): "all of the actions is the most there can be; more is no share",
    ("A7", "share_met", UP): "all of the actions is the most there can be; more is no share",
}
MUTATIONS = [
    (id, limit, way)
    for id, check in CHECKS.items()
    for limit in check.limits
    for way in (UP, DOWN)
    if (id, limit, way) not in CANNOT_MATTER
]
CASES_OF = {id: [case for case in CASES if case.id == id and not case.defect] for id in CHECKS}


@pytest.fixture(scope="module")
def materials(reader: Reader) -> dict[str, list[tuple[Case, Material]]]:
    """Every case, read once: a threshold is asked after reading."""
    return {
        id: [(case, Material(assignment(case), reader, case.day)) for case in cases] for id, cases in CASES_OF.items()
    }


def as_expected(case: Case, outcome: Outcome) -> bool:
    codes = {code for code, _, _ in outcome.parts}
    shown = (not case.shows or case.shows in codes) and (not case.hides or case.hides not in codes)
    return (outcome.level, outcome.signal) == MEANS[case.expected] and shown


def is_share(limit: str) -> bool:
    """Shares go by hundredths, counts and days by one."""
    return "share" in limit or limit.startswith(("client_", "one_"))


def moved(id: str, limit: str, value: float, way: int) -> float:
    """The nearest figure that another document could stand at: one more or less, or one in a hundred."""
    if not is_share(limit):
        return value + way
    return round(value + way * (0.02 if (id, limit) in SHARES_OF_GOALS else 0.01), 6)


@pytest.mark.parametrize("id", CHECKS)
def test_without_a_change_every_case_holds(
    id: str, materials: dict[str, list[tuple[Case, Material]]], workbook: Workbook
) -> None:
    limits = thresholds(workbook, id)
    assert all(as_expected(case, CHECKS[id].run(material, limits)) for case, material in materials[id])


@pytest.mark.parametrize(("id", "limit", "way"), MUTATIONS)
def test_a_moved_threshold_is_noticed(
    id: str, limit: str, way: int, materials: dict[str, list[tuple[Case, Material]]], workbook: Workbook
) -> None:
    limits = thresholds(workbook, id)
    limits[limit] = moved(id, limit, limits[limit], way)
    assert limits[limit] >= 0 and (limits[limit] <= 1 or not is_share(limit))
    red = [case for case, material in materials[id] if not as_expected(case, CHECKS[id].run(material, limits))]
    assert red, f"{id}: {limit} at {limits[limit]} changes no case"
    assert any(case.limit == limit for case in red), "a case that stands at this very limit"


@pytest.mark.parametrize(("id", "limit", "way"), CANNOT_MATTER)
def test_what_cannot_matter_does_not(
    id: str, limit: str, way: int, materials: dict[str, list[tuple[Case, Material]]], workbook: Workbook
) -> None:
    limits = thresholds(workbook, id)
    before = [CHECKS[id].run(material, limits) for _, material in materials[id]]
    limits[limit] = moved(id, limit, limits[limit], way)
    beyond_all = is_share(limit) and limits[limit] > 1
    assert beyond_all or [CHECKS[id].run(material, limits) for _, material in materials[id]] == before


def thresholds(workbook: Workbook, id: str) -> dict[str, float]:
    return dict(next(c for c in workbook.criteria.criterion if c.check == id).thresholds)


# ---------------------------------------------------------------- the pass rule (codebook 2, slides 3 and 63)

RESULTS = [CriterionResult(f"K{n}", f"Eis {n}", "inventory", Signal.NOT_TO_JUDGE, None, "–", ()) for n in range(1, 9)]
START = datetime(2026, 12, 1, 9, 0, tzinfo=AMSTERDAM)
FIRST_DAY = date(2026, 11, 2)
LAST_DAY = date(2026, 11, 23)


def judged(partly: int, not_met: int) -> History:
    """All eight judged, the first so many `deels` and the next so many `niet`."""
    levels = [Level.PARTLY] * partly + [Level.NOT] * not_met
    levels += [Level.MET] * (len(RESULTS) - len(levels))
    history = History()
    for each, level in zip(RESULTS, levels, strict=True):
        history = history.judge(each, level, by="T1", at=START)
    return history


def of_document(rule: PassRule, partly: int, not_met: int) -> Passed:
    return document_verdict("inventory", RESULTS, judged(partly, not_met), rule).passed


def of_attendance(rule: PassRule, attended: int) -> tuple[Passed, bool]:
    """Seen by the pass rule and by the programme, which must agree."""
    attendance = Attendance()
    for half_day in range(1, 9):
        attendance = attendance.note(half_day, Presence.PRESENT if half_day <= attended else Presence.ABSENT)
    verdict = pass_rule(RESULTS, judged(0, 0), rule, half_days=attendance.counted, on_time=True)
    return verdict.passed, programme(rule).attendance_met(attendance)


def of_hand_in(rule: PassRule, days: int, minutes: int = 0) -> bool:
    """Handed in just before midnight so many days after the last day of the training, and minutes later."""
    end_of_day = datetime(LAST_DAY.year, LAST_DAY.month, LAST_DAY.day, 23, 59, tzinfo=AMSTERDAM)
    return programme(rule).is_on_time(end_of_day + timedelta(days=days, minutes=minutes))


def programme(rule: PassRule) -> Programme:
    return Programme((FIRST_DAY, date(2026, 11, 9), date(2026, 11, 16), LAST_DAY), rule)


def differences(rule: PassRule) -> dict[str, int]:
    """How many small cases come out otherwise than codebook 2 says, per figure of the rule."""
    yes, no = Passed.YES, Passed.NO
    found = {
        "most_partly": [(of_document(rule, 2, 0), yes), (of_document(rule, 3, 0), no), (of_document(rule, 0, 0), yes)],
        "most_not": [(of_document(rule, 0, 0), yes), (of_document(rule, 0, 1), no), (of_document(rule, 2, 1), no)],
        "half_days": [(of_attendance(rule, 7), (yes, True)), (of_attendance(rule, 6), (no, False))],
        "days_to_hand_in": [
            (of_hand_in(rule, 14), True),
            (of_hand_in(rule, 14, 1), False),
            (of_hand_in(rule, 0), True),
        ],
    }
    return {figure: sum(what != expected for what, expected in cases) for figure, cases in found.items()}


PASS_FIGURES = list(PassRule.model_fields)
# Under nothing: no document can have fewer than no `niet`, so a set that says -1 is no rule at all.
NO_FIGURE = {("most_not", DOWN)}
PASS_MUTATIONS = [(figure, way) for figure in PASS_FIGURES for way in (UP, DOWN) if (figure, way) not in NO_FIGURE]


def test_the_pass_rule_of_the_workbook_is_that_of_the_codebook(workbook: Workbook) -> None:
    assert differences(workbook.criteria.pass_rule) == dict.fromkeys(PASS_FIGURES, 0)


@pytest.mark.parametrize(("figure", "way"), PASS_MUTATIONS)
def test_a_moved_figure_of_the_pass_rule_is_noticed(figure: str, way: int, workbook: Workbook) -> None:
    rule = workbook.criteria.pass_rule
    changed = rule.model_copy(update={figure: getattr(rule, figure) + way})
    noticed = {name for name, number in differences(changed).items() if number}
    assert noticed == {figure}
