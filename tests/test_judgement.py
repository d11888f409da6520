"""The log only grows, the last word counts, a reason is asked where it is due, and only judgements pass or fail."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelwerk.criteria_set import PassRule
from herstelwerk.domain import AMSTERDAM
from herstelwerk.judgement import (
    Dismissed,
    History,
    Judgement,
    JudgementError,
    Passed,
    Verdict,
    Withdrawn,
    document_verdict,
    needs_reason,
    overruled,
    pass_rule,
    quality_verdict,
)
from herstelwerk.results import CriterionResult, Level, Signal

START = datetime(2026, 11, 23, 9, 0, tzinfo=AMSTERDAM)
MET, PARTLY, NOT = Level.MET, Level.PARTLY, Level.NOT
RULE = PassRule()


def result(id: str, signal: Signal = Signal.NOT_TO_JUDGE) -> CriterionResult:
    document = "inventory" if id.startswith("K") else "plan"
    return CriterionResult(id, f"Eis {id}", document, signal, None, "–", ())


ALL = [result(f"K{n}") for n in range(1, 9)] + [result(f"A{n}") for n in range(1, 11)]


def at(minutes: int) -> datetime:
    return START + timedelta(minutes=minutes)


def judged(levels: dict[str, Level], results: list[CriterionResult] = ALL) -> History:
    """A history in which all results are `voldaan` except those named."""
    history = History()
    for i, each in enumerate(results):
        history = history.judge(each, levels.get(each.id, MET), by="T1", at=at(i), reason="gezien")
    return history


def is_dutch(sentence: str) -> bool:
    """A rough look: a sentence with an end, Dutch small words, and none of the English of the code."""
    words = set(sentence.lower().replace(",", " ").replace(".", " ").replace("?", " ").split())
    dutch = {"de", "het", "een", "is", "er", "je", "bij", "dat", "wie", "over", "in", "die", "nog", "tot", "staan"}
    english = {"the", "not", "partly", "error", "must", "day", "line", "yes", "no"}
    return sentence.endswith(".") and bool(words & dutch) and not words & english


# ---------------------------------------------------------------- when a reason is asked

ASKED = {(Signal.IN_ORDER, PARTLY), (Signal.IN_ORDER, NOT), (Signal.ATTENTION, MET)}


@pytest.mark.parametrize(("signal", "level"), list(product(Signal, Level)))
def test_a_reason_is_asked_exactly_where_the_trainer_goes_against_the_signal(signal: Signal, level: Level) -> None:
    assert needs_reason(signal, level) is ((signal, level) in ASKED)
    each = result("K6", signal)
    if (signal, level) in ASKED:
        for reason in ("", " ", "...", "\n\t", "\u200b"):
            with pytest.raises(JudgementError, match=f"‘{signal}’ en jij ‘{level}’") as caught:
                History().judge(each, level, by="T1", at=START, reason=reason)
            assert is_dutch(str(caught.value))
        assert History().judge(each, level, by="T1", at=START, reason="ik zie meer").judgements["K6"].overrules
    else:
        assert not History().judge(each, level, by="T1", at=START).judgements["K6"].overrules


def test_the_signal_that_was_seen_stays_beside_the_judgement() -> None:
    history = History().judge(result("K6", Signal.ATTENTION), MET, by="T1", at=START, reason="eigen woorden")
    assert history.judgements["K6"].signal is Signal.ATTENTION


@given(text=st.text(min_size=1).filter(lambda t: any(c.isalnum() for c in t)))
def test_texts_of_people_are_kept_letter_for_letter(text: str) -> None:
    history = History().judge(result("K1"), NOT, by=text, at=START, reason=text, comment=text)
    history = history.dismiss(text, text, reason=text, by=text, at=START)
    judgement, dismissed = history.lines
    assert isinstance(judgement, Judgement)
    assert isinstance(dismissed, Dismissed)
    assert {judgement.by, judgement.reason, judgement.comment, dismissed.reason, dismissed.where} == {text}


# ---------------------------------------------------------------- the log

WRONG = {
    "no name": lambda: History().judge(result("K1"), MET, by=" ", at=START),
    "no zone": lambda: History().judge(result("K1"), MET, by="T1", at=datetime(2026, 11, 23, 9)),
    "no criterion": lambda: Judgement(criterion="", signal=Signal.EMPTY, level=MET, by="T1", at=START),
    "no level": lambda: Judgement(criterion="K1", signal=Signal.EMPTY, level="voldaan", by="T1", at=START),
    "no signal": lambda: Judgement(criterion="K1", signal="let op", level=NOT, by="T1", at=START),
    "no reason": lambda: History().dismiss("i3", "negative", reason=" . ", by="T1", at=START),
    "no place": lambda: History().dismiss("", "negative", reason="citaat", by="T1", at=START),
    "no code": lambda: History().dismiss("i3", "", reason="citaat", by="T1", at=START),
    "undo without reason": lambda: judged({}).withdraw(1, reason="", by="T1", at=at(60)),
    "undo of nothing": lambda: judged({}).withdraw(0, reason="vergist", by="T1", at=at(60)),
    "undo of itself": lambda: judged({}).withdraw(19, reason="vergist", by="T1", at=at(60)),
    "undo of the future": lambda: History((Withdrawn(line=2, reason="vergist", by="T1", at=START), *judged({}).lines)),
    "older line": lambda: judged({}).judge(result("K1"), MET, by="T1", at=at(0)),
}


@pytest.mark.parametrize("case", list(WRONG))
def test_what_cannot_be_added_is_refused_in_dutch(case: str) -> None:
    with pytest.raises(JudgementError) as caught:
        WRONG[case]()
    assert is_dutch(str(caught.value)), str(caught.value)


def test_undoing_is_a_new_line_and_gives_back_the_word_before() -> None:
    first = History().judge(result("K3"), MET, by="T1", at=at(0))
    second = first.judge(result("K3"), NOT, by="T2", at=at(1), reason="toch niet")
    undone = second.withdraw(2, reason="verkeerde inzending", by="T2", at=at(2))
    assert [h.judgements["K3"].level for h in (first, second, undone)] == [MET, NOT, MET]
    assert undone.lines[:2] == second.lines
    nothing = undone.withdraw(1, reason="ook verkeerd", by="T1", at=at(3))
    assert nothing.judgements == {}
    assert len(nothing.lines) == 4
    for line, words in ((1, "al teruggenomen"), (3, "Terugnemen kun je niet")):
        with pytest.raises(JudgementError, match=words) as caught:
            nothing.withdraw(line, reason="nog eens", by="T1", at=at(4))
        assert is_dutch(str(caught.value))


def test_taking_back_an_older_word_leaves_the_last_one() -> None:
    history = History().judge(result("K3"), MET, by="T1", at=at(0)).judge(result("K3"), PARTLY, by="T1", at=at(1))
    assert history.withdraw(1, reason="dubbel", by="T1", at=at(2)).judgements["K3"].level is PARTLY


def test_a_finding_is_set_aside_and_taken_up_again() -> None:
    history = History(trainee="D07", attempt=2).dismiss("i12", "negative", reason="citaat", by="T1", at=START)
    assert history.dismissals["i12", "negative"].reason == "citaat"
    assert ("i12", "vague") not in history.dismissals
    assert history.judgements == {}
    again = history.withdraw(1, reason="toch bespreken", by="T1", at=START)
    assert again.dismissals == {}
    assert (again.trainee, again.attempt) == ("D07", 2)


def test_the_hour_that_comes_twice_is_in_the_order_it_was_lived() -> None:
    """On 25 October 2026 it is 02:50 summer time first, and 02:10 winter time twenty minutes later."""
    summer = datetime(2026, 10, 25, 2, 50, tzinfo=AMSTERDAM)
    winter = datetime(2026, 10, 25, 2, 10, tzinfo=AMSTERDAM, fold=1)
    history = History().judge(result("K1"), MET, by="T1", at=summer)
    assert len(history.judge(result("K1"), PARTLY, by="T1", at=winter).lines) == 2
    assert len(history.judge(result("K1"), PARTLY, by="T1", at=winter.astimezone(UTC)).lines) == 2
    with pytest.raises(JudgementError, match="ouder dan de vorige"):
        History().judge(result("K1"), MET, by="T1", at=winter).judge(result("K1"), NOT, by="T1", at=summer)


def test_nothing_can_be_changed_in_place() -> None:
    history = judged({})
    for thing, field in ((history, "lines"), (history.lines[0], "level"), (Verdict(Passed.YES, ()), "passed")):
        with pytest.raises(FrozenInstanceError):
            setattr(thing, field, None)


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["judge", "dismiss", "withdraw"]),
        st.sampled_from(["K1", "K2", "A1"]),
        st.sampled_from(Level),
        st.integers(0, 12),
        st.integers(-1, 5),
    ),
    max_size=25,
)


@given(steps=STEPS)
def test_a_history_only_grows_and_its_state_follows_from_its_lines(
    steps: list[tuple[str, str, Level, int, int]],
) -> None:
    history, now, stacks = History(), 0, {"K1": [], "K2": [], "A1": []}
    for step, id, level, number, passed in steps:
        before = history
        moment = at(now + passed)
        try:
            if step == "judge":
                history = before.judge(result(id), level, by="T1", at=moment)
            elif step == "dismiss":
                history = before.dismiss(id, "vague", reason="bekend", by="T1", at=moment)
            else:
                history = before.withdraw(number, reason="vergist", by="T1", at=moment)
        except JudgementError:
            assert step == "withdraw" or passed < 0
            continue
        now += passed
        assert history.lines[:-1] == before.lines  # the old is the beginning of the new
        stacks[id] = [*stacks[id], (len(history.lines), level)] if step == "judge" else stacks[id]
        if step == "withdraw":
            stacks = {key: [pair for pair in pairs if pair[0] != number] for key, pairs in stacks.items()}
        assert {id: word.level for id, word in history.judgements.items()} == {
            id: pairs[-1][1] for id, pairs in stacks.items() if pairs
        }
    assert History(history.lines) == history  # what the store reads back is the same
    assert [line.at for line in history.lines] == sorted(line.at for line in history.lines)


# ---------------------------------------------------------------- overruled signals


def test_the_share_of_overruled_signals_counts_the_last_words_only() -> None:
    k6, k5 = result("K6", Signal.ATTENTION), result("K5")
    agreed = History().judge(k6, NOT, by="T1", at=at(0)).judge(k5, PARTLY, by="T1", at=at(1))
    against = History().judge(k6, PARTLY, by="T1", at=at(0)).judge(k6, MET, by="T1", at=at(1), reason="citaat")
    undone = against.withdraw(2, reason="vergist", by="T1", at=at(2))
    found = overruled([agreed, against, undone])
    assert [(f.criterion, f.count, f.total) for f in found] == [("K6", 1, 3)]
    assert found[0].share == pytest.approx(1 / 3)
    assert overruled([]) == ()


# ---------------------------------------------------------------- the pass rule

LEVELS = [
    ({}, Passed.YES),
    ({"K1": PARTLY, "K2": PARTLY}, Passed.YES),
    ({"K1": PARTLY, "K2": PARTLY, "A1": PARTLY, "A2": PARTLY}, Passed.YES),  # two per document
    ({"K1": PARTLY, "K2": PARTLY, "K3": PARTLY}, Passed.NO),
    ({"A9": NOT}, Passed.NO),
]


@pytest.mark.parametrize(("levels", "expected"), LEVELS)
def test_the_pass_rule_counts_per_document(levels: dict[str, Level], expected: Passed) -> None:
    verdict = pass_rule(ALL, judged(levels), RULE, half_days=8, on_time=True)
    assert verdict.passed is expected
    assert bool(verdict) is (expected is Passed.YES)
    assert all(is_dutch(reason) for reason in verdict.reasons), verdict.reasons
    for id in levels:
        assert any(id in reason for reason in verdict.reasons)


def test_the_figures_of_the_rule_can_be_changed() -> None:
    history = judged({"K1": PARTLY, "K2": PARTLY, "K3": PARTLY, "A9": NOT})
    assert not pass_rule(ALL, history, RULE, half_days=6, on_time=True)
    assert pass_rule(ALL, history, PassRule(most_partly=3, most_not=1, half_days=6), half_days=6, on_time=True)
    assert not pass_rule(ALL, judged({"K1": PARTLY}), PassRule(most_partly=0), half_days=8, on_time=True)


@pytest.mark.parametrize(
    ("half_days", "still_open", "expected"),
    [(7, 0, Passed.YES), (8, 0, Passed.YES), (6, 0, Passed.NO), (6, 1, Passed.NOT_YET), (5, 1, Passed.NO)],
)
def test_seven_half_days_are_needed(half_days: int, still_open: int, expected: Passed) -> None:
    verdict = pass_rule(ALL, judged({}), RULE, half_days=half_days, half_days_open=still_open, on_time=True)
    assert verdict.passed is expected
    assert all(is_dutch(reason) for reason in verdict.reasons), verdict.reasons


@pytest.mark.parametrize(("on_time", "expected"), [(True, True), (False, False), (None, None)])
def test_it_has_to_be_in_time(on_time: bool | None, expected: bool | None) -> None:
    verdict = pass_rule(ALL, judged({}), RULE, half_days=8, on_time=on_time)
    assert verdict.settled is expected
    assert all(is_dutch(reason) for reason in verdict.reasons), verdict.reasons


def test_nobody_is_told_no_before_everything_was_read() -> None:
    history = judged({"K1": NOT}, ALL[:-1])
    verdict = pass_rule(ALL, history, RULE, half_days=3, on_time=False)
    assert verdict.passed is Passed.NOT_YET
    assert "Nog te beoordelen in het actieplan: A10." in verdict.reasons
    assert document_verdict("inventory", ALL, history, RULE).passed is Passed.NO


@pytest.mark.parametrize("signal", list(Signal))
def test_a_signal_never_fails_or_passes_anyone(signal: Signal) -> None:
    results = [result(each.id, signal) for each in ALL]
    assert quality_verdict(results, History(), RULE).passed is Passed.NOT_YET
    assert quality_verdict(results, judged({}, results), RULE).passed is Passed.YES


def test_sets_without_criteria_and_judgements_outside_the_set() -> None:
    assert quality_verdict([], History(), RULE).passed is Passed.NOT_YET
    only_plan = [each for each in ALL if each.document == "plan"]
    verdict = quality_verdict(only_plan, judged({"K1": NOT}), RULE)
    assert verdict.passed is Passed.YES
    assert all(is_dutch(reason) for reason in verdict.reasons), verdict.reasons
