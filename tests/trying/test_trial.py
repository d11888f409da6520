"""A trial says exactly what two full reviews would: signals that turn, and the words because of which they do."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

import pytest

from herstelwerk.domain import FinalAssignment
from herstelwerk.language.reader import LISTS
from herstelwerk.language.wordlist import parse_list
from herstelwerk.results import Level, Signal
from herstelwerk.review import Rules, review
from herstelwerk.trying import Change, Earlier, ListChange, Outcome, Trial, changed_rules, tally
from herstelwerk.trying import trial as trial_module
from herstelwerk.trying.trial import compare
from herstelwerk.workbook import Workbook, load

DAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def hand_ins(workbook: Workbook) -> list[Earlier]:
    return [Earlier(load(file), 1, DAY) for file in sorted(workbook.examples.glob("*.json"))]


def in_full(one: Earlier, before: Rules, after: Rules) -> Outcome:
    return compare(one, review(one.assignment, before, DAY), review(one.assignment, after, DAY))


def test_the_same_rules_turn_nothing(hand_ins: list[Earlier], rules: Rules) -> None:
    assert all(outcome == Outcome((), ()) for outcome in Trial(rules).run(hand_ins, rules))


def test_a_word_more_turns_a_signal_and_is_told(hand_ins: list[Earlier], rules: Rules) -> None:
    entries = hand_ins[0].assignment.inventory.entries[:6]
    words = {entry.id: max(entry.text.strip(".").split(), key=len).strip(",.").lower() for entry in entries}
    there = {words for entry in parse_list("jargon", rules.reader.lists["jargon"]) for words in entry.words}
    added = "\n".join(dict.fromkeys(word for word in words.values() if word not in there))
    changed = changed_rules(rules, Change(lists={"jargon": ListChange(added=added)}))
    [outcome] = Trial(rules).run(hand_ins[:1], changed)
    [flip] = [flip for flip in outcome.flips if flip.criterion == "K5"]
    assert (flip.before, flip.after) == (Signal.NOT_TO_JUDGE, Signal.ATTENTION)
    told = {(one.where, one.quote.lower()) for one in flip.because if one.comes and one.code == "jargon"}
    assert set(words.items()) <= told


def test_the_way_back_is_told_as_words_that_go(hand_ins: list[Earlier], rules: Rules) -> None:
    changed = changed_rules(rules, Change(lists={"jargon": ListChange(added="koken")}))
    there = list(Trial(rules).run(hand_ins, changed))
    back = list(Trial(changed).run(hand_ins, rules))
    assert any(outcome.findings for outcome in there)
    for one, other in zip(there, back, strict=True):
        assert {because._replace(comes=not because.comes) for because in one.findings} == set(other.findings)
        assert {(f.criterion, f.before, f.after) for f in one.flips} == {
            (f.criterion, f.after, f.before) for f in other.flips
        }


@pytest.mark.parametrize("seed", range(12))
def test_any_change_of_lists_gives_what_two_full_reviews_give(seed: int, hand_ins: list[Earlier], rules: Rules) -> None:
    draw = random.Random(seed)
    words = sorted(
        {word for one in hand_ins for word in one.assignment.inventory.model_dump_json().split() if word.isalpha()}
    )
    lists = {}
    for name in draw.sample(LISTS, 3):
        lines = [line for line in rules.reader.lists[name] if not line.startswith("#")]
        there = {entry.words for entry in parse_list(name, lines)}
        fresh = [word.lower() for word in draw.sample(words, 6) if (word.lower(),) not in there]
        lists[name] = ListChange(
            "\n".join(dict.fromkeys(fresh)), tuple(dict.fromkeys(draw.sample(lines, min(40, len(lines)))))
        )
    changed = changed_rules(rules, Change(lists=lists))
    trial = Trial(rules)
    for _ in range(2):  # the second time from what was read before
        outcomes = list(trial.run(hand_ins, changed))
        assert outcomes == [in_full(one, rules, changed) for one in hand_ins]


def test_where_not_all_can_stay_in_hand_the_outcome_is_the_same(
    hand_ins: list[Earlier], rules: Rules, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = changed_rules(rules, Change(lists={"jargon": ListChange(added="koken\nzus")}))
    expected = list(Trial(rules).run(hand_ins, changed))
    monkeypatch.setattr(trial_module, "MOST_KEPT", 3)
    trial = Trial(rules)
    assert list(trial.run(hand_ins, changed)) == expected
    assert list(trial.run(hand_ins, changed)) == expected and len(trial._read) == 3


@pytest.mark.parametrize("name", ["voornamen", "werkwoorden"])
def test_names_and_verbs_are_looked_at_everywhere(name: str, hand_ins: list[Earlier], rules: Rules) -> None:
    gone = tuple(line for line in rules.reader.lists[name] if not line.startswith("#"))[::2]
    changed = changed_rules(rules, Change(lists={name: ListChange(removed=tuple(dict.fromkeys(gone)))}))
    outcomes = list(Trial(rules).run(hand_ins, changed))
    assert outcomes == [in_full(one, rules, changed) for one in hand_ins]
    assert any(outcome.findings for outcome in outcomes)


def test_a_threshold_turns_signals_without_any_words(hand_ins: list[Earlier], rules: Rules) -> None:
    changed = changed_rules(rules, Change(thresholds={"K2": {"share_met": 1.0}}))
    found = tally(Trial(rules).run(hand_ins, changed))
    assert {flip.criterion for flip in found.flips} == {"K2"}
    assert all(flip.before is Signal.IN_ORDER and flip.after is Signal.ATTENTION for flip in found.flips)
    assert found.words == () and all(flip.because == () for flip in found.flips)
    assert found.turned[0].times == len(found.flips) > 0


def test_a_judgement_stands_beside_its_turned_signal_and_stays(hand_ins: list[Earlier], rules: Rules) -> None:
    changed = changed_rules(rules, Change(thresholds={"K2": {"share_met": 1.0}}))
    judged = [replace(hand_ins[0], judged={"K2": Level.MET, "K3": Level.NOT}), *hand_ins[1:]]
    found = tally(Trial(rules).run(judged, changed))
    assert [flip.judged for flip in found.flips if flip.trainee == "D01"] == [Level.MET]
    assert found.judged == 1 and found.turned[0].judged == 1
    assert judged[0].judged == {"K2": Level.MET, "K3": Level.NOT}


def test_a_criterion_that_only_the_new_set_has_does_not_turn(complete: FinalAssignment, rules: Rules) -> None:
    first, *others = rules.criteria.criterion
    renamed = rules.criteria.model_copy(update={"criterion": [first.model_copy(update={"id": "E1"}), *others]})
    [outcome] = Trial(rules).run([Earlier(complete, 1, DAY)], Rules(renamed, rules.reader))
    assert outcome.flips == ()


def test_the_tally_counts_what_was_tried(hand_ins: list[Earlier], rules: Rules) -> None:
    changed = changed_rules(rules, Change(lists={"jargon": ListChange(added="koken\nzus")}))
    outcomes = list(Trial(rules).run(hand_ins, changed))
    found = tally(outcomes)
    assert found.hand_ins == len(hand_ins)
    assert found.touched == sum(bool(outcome.flips) for outcome in outcomes)
    assert sum(one.times for one in found.turned) == len(found.flips)
    assert sum(words.times for words in found.words) == sum(len(outcome.findings) for outcome in outcomes)
    assert list(found.words) == sorted(found.words, key=lambda words: -words.times)
