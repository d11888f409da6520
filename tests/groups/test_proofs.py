"""Who may have the proof of participation: half-days, the last word on any attempt, and trainers who differ."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from herstelwerk.attendance import Attendance, Mark, Presence
from herstelwerk.domain import AMSTERDAM, FinalAssignment, Reflection
from herstelwerk.groups import Member
from herstelwerk.groups.proofs import NO_PROGRAMME, Attempt, proof_of, settled
from herstelwerk.judgement import Passed, Verdict
from herstelwerk.programme import Programme

YES, NO, NOT_YET = Verdict(Passed.YES, ()), Verdict(Passed.NO, ()), Verdict(Passed.NOT_YET, ())
TODAY = date(2026, 12, 1)
PROGRAMME = Programme(tuple(date(2026, 11, n) for n in (2, 3, 4, 5)))
ALL = Member("vis7", Attendance((Mark(Presence.PRESENT),) * 7 + (Mark(),)))


def attempt(number: int = 1, day: int = 19, *verdicts: Verdict) -> Attempt:
    reflection = Reflection(cooperation="a", learning="b", development="c")
    moment = datetime(2026, 11, day, 23, 59, tzinfo=AMSTERDAM)
    document = FinalAssignment(format="herstelwerk/final-assignment/1", trainee="vis7", cohort="G", reflection=reflection, attempt=number, submitted_at=moment)  # fmt: skip
    return Attempt(document, verdicts)


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [
        ((), None),
        ((YES,), True),
        ((NO,), False),
        ((NOT_YET,), None),
        ((YES, NOT_YET), True),
        ((YES, YES), True),
        ((NO, NOT_YET), False),
    ],
)
def test_what_verdicts_come_to(verdicts: tuple[Verdict, ...], expected: bool | None) -> None:
    assert settled(verdicts) == (expected, "")


def test_trainers_who_differ_have_to_talk() -> None:
    passed, told = settled((YES, NO))
    assert passed is None and "Bespreek" in told
    proof = proof_of(ALL, PROGRAMME, [attempt(1, 19, YES, NO)], TODAY)
    assert not proof and proof.reasons[-1] == told


def test_all_in_order_and_no_attempt() -> None:
    assert proof_of(ALL, PROGRAMME, [attempt(1, 19, YES)], TODAY)
    nothing = proof_of(ALL, PROGRAMME, [], TODAY)
    assert not nothing and "nog niet ingeleverd" in nothing.reasons[0]


def test_without_days_there_is_no_proof() -> None:
    assert proof_of(ALL, None, [attempt(1, 19, YES)], TODAY).reasons == (NO_PROGRAMME,)


def test_any_attempt_will_do_and_the_reasons_are_of_the_last() -> None:
    assert proof_of(ALL, PROGRAMME, [attempt(1, 19, YES), attempt(2, 19, NO)], TODAY)
    last = proof_of(ALL, PROGRAMME, [attempt(1, 19, NO), attempt(2, 20)], TODAY)
    assert not last and any("te laat" in reason for reason in last.reasons)
    assert not any("nog niet voldoende" in reason for reason in last.reasons)


def test_too_few_half_days_and_too_early() -> None:
    six = Member("vis7", Attendance((Mark(Presence.PRESENT),) * 6 + (Mark(Presence.ABSENT),) * 2))
    told = proof_of(six, PROGRAMME, [attempt(1, 19, YES)], TODAY).reasons
    assert len(told) == 1 and "Gemist: dag 4, ochtend" in told[0]
    assert "nog niet klaar" in proof_of(ALL, PROGRAMME, [attempt(1, 4, YES)], date(2026, 11, 4)).reasons[0]
