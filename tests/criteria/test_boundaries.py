"""Exactly at a limit and one step beyond: each case comes to the level and signal that the codebook gives."""

from __future__ import annotations

from typing import Any

import pytest

from herstelwerk.criteria import CHECKS
from herstelwerk.domain import FinalAssignment
from herstelwerk.handin import read_hand_in
from herstelwerk.language.reader import Reader
from herstelwerk.results import Level, Signal
from herstelwerk.review import Rules, review
from tests.criteria.boundaries import CASES
from tests.criteria.building import CODES, HANDED_IN, Case
from tests.hand_ins import as_bytes

# Codebook 5: `in orde` where "Met when" holds, `let op` where it does not; K5 never says `in orde`.
MEANS: dict[str, tuple[Level | None, Signal]] = {
    "voldaan": (Level.MET, Signal.IN_ORDER),
    "deels": (Level.PARTLY, Signal.ATTENTION),
    "niet": (Level.NOT, Signal.ATTENTION),
    "nog leeg": (None, Signal.EMPTY),
    "niet te beoordelen": (None, Signal.NOT_TO_JUDGE),
}
ONE_SIDED = {("A2", "fewest_goals"): "a plan without a goal is 'nog leeg', whatever the figure"}


def assignment(case: Case) -> FinalAssignment:
    return read_hand_in(as_bytes(case.document), case.name)


def marked(case: Case) -> Any:
    """A case in which the program still differs fails as soon as it no longer does."""
    marks = [pytest.mark.xfail(reason=case.defect, strict=True)] if case.defect else []
    return pytest.param(case, marks=marks, id=f"{case.id}-{case.name}")


@pytest.mark.parametrize("case", [marked(case) for case in CASES])
def test_a_case_at_a_limit_comes_to_what_the_codebook_says(rules: Rules, case: Case) -> None:
    result = review(assignment(case), rules, case.day)[case.id]
    assert (result.level, result.signal) == MEANS[case.expected], result.figure
    codes = {finding.code for finding in result.findings}
    assert not case.shows or case.shows in codes
    assert not case.hides or case.hides not in codes


@pytest.mark.parametrize(("text", "codes"), [(text, codes) for text, (_, codes) in CODES.items()])
def test_the_texts_carry_their_code_and_no_other(reader: Reader, text: str, codes: set[str]) -> None:
    kind = CODES[text][0]
    for number in (2, 7, 101, 501):
        assert {mark.code for mark in getattr(reader, kind)(text.format(number))} == codes


@pytest.mark.parametrize(("id", "limit"), [(id, limit) for id, check in CHECKS.items() for limit in check.limits])
def test_every_limit_has_cases_on_both_sides(id: str, limit: str) -> None:
    sides = {(case.expected, case.shows) for case in CASES if (case.id, case.limit) == (id, limit)}
    assert len(sides) >= (1 if (id, limit) in ONE_SIDED else 2)


def test_every_criterion_has_all_its_outcomes() -> None:
    for id in CHECKS:
        met = "niet te beoordelen" if id == "K5" else "voldaan"
        assert {met, "deels", "niet", "nog leeg"} <= {case.expected for case in CASES if case.id == id}, id


def test_a_draft_is_judged_for_the_day_that_is_given(rules: Rules) -> None:
    drafts = [case for case in CASES if not case.document["submitted_at"] and case.expected == "voldaan"]
    assert {case.id for case in drafts} == {"K8", "A4", "A7"}
    for case in drafts:
        day_later = review(assignment(case), rules, HANDED_IN.replace(day=25))[case.id]
        assert (day_later.level is Level.MET) == (case.id in ("A7", "A4")), case.name


def test_names_of_cases_differ() -> None:
    names = [(case.id, case.name, case.limit) for case in CASES]
    assert len(names) == len(set(names))


def test_a_criterion_without_a_check_is_for_a_person(rules: Rules) -> None:
    (own,) = [c.model_copy(update={"check": ""}) for c in rules.criteria.criterion if c.id == "K4"]
    without = Rules(rules.criteria.model_copy(update={"criterion": [own]}), rules.reader)
    for case in CASES[:3]:
        result = review(assignment(case), without, case.day)["K4"]
        assert (result.level, result.signal) == MEANS["niet te beoordelen"]
