"""Candidates, composition, phases, meetings, norms and tasks: values that are kept, counts that are right."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelwerk.groupwork import candidates as people
from herstelwerk.groupwork import gatherings as meetings
from herstelwerk.groupwork import leading
from herstelwerk.groupwork.candidates import Candidate, remarks
from herstelwerk.groupwork.composing import (
    Composition,
    composition_body,
    questions,
    read_composition,
    read_traits,
    tallies,
)
from herstelwerk.groupwork.gatherings import Gathering, phase_of
from herstelwerk.groupwork.leading import Norm, OwnTask, Together, division
from herstelwerk.groupwork.phases import looks_like, read_phases, read_signs, went_back
from herstelwerk.wording import read_wording
from tests.conftest import ROOT


def texts(name: str):  # type: ignore[no-untyped-def]
    return read_wording((ROOT / "exercises" / "samenwerken" / f"{name}.toml").read_text("utf-8"), name)


PEOPLE, MIX, GROWTH = texts("kandidaten"), texts("samenstellen"), texts("fasen")
TRAITS = read_traits(PEOPLE)
PHASES, SIGNS = read_phases(GROWTH), read_signs(GROWTH)
PRACTICAL = {one.id: one.text("text") for one in PEOPLE.tables("practical")}
words = st.text(max_size=6)
candidates = st.lists(
    st.builds(
        Candidate,
        st.integers(1, 40).map(lambda n: f"k{n}"),
        words,
        words,
        words,
        words,
        st.sampled_from(["", "yes", "no"]),
        st.dictionaries(st.sampled_from(list(PRACTICAL)), st.sampled_from(["fine", "arrange"])),
        st.fixed_dictionaries({}, optional={t.id: st.sampled_from(list(t.options)) for t in TRAITS}),
        st.lists(words, max_size=2).map(tuple),
        st.sampled_from(["", "joins", "doubt", "elsewhere"]),
        words,
        words,
    ),
    unique_by=lambda one: one.id,
    max_size=15,
).map(tuple)


def joins(code: str, **more: str) -> Candidate:
    return Candidate(code, code, "wil", "brengt", outcome="joins", traits=more)


def asked(*who: Candidate) -> list[str]:
    return [one.key for one in questions(who, TRAITS[:1], PRACTICAL, 5, 12)]


@given(candidates)
def test_candidates_are_kept_and_read_back(all: tuple[Candidate, ...]) -> None:
    assert people.read_candidates(json.loads(json.dumps(people.candidates_body(all)))) == all
    more = people.added(all)
    assert len({one.id for one in more}) == len(all) + 1
    assert people.removed(more, more[-1].id) == all


def test_two_candidates_with_one_id_are_refused() -> None:
    with pytest.raises(ValueError, match="twice"):
        people.read_candidates({"candidates": [{"id": "k1"}, {"id": "k1"}]})


def test_who_does_not_join_gets_a_reason_and_something_else() -> None:
    away = Candidate("k1", "merel", outcome="elsewhere")
    assert list(remarks(away, [away])) == ["why", "alternative"]
    done = Candidate("k1", "merel", outcome="elsewhere", why="druk", alternative="maatje")
    assert list(remarks(done, [done])) == ["talk"]


def test_what_is_asked_about_someone_who_joins() -> None:
    one = Candidate("k1", " ", goals="no", concerns=("crisis",), outcome="joins")
    assert list(remarks(one, [one])) == ["code", "wants", "brings", "goals", "concern"]
    twice = [joins("Merel"), Candidate("k2", "merel ")]
    assert list(remarks(twice[1], twice)) == ["code_twice"]
    assert list(remarks(joins("merel"), [joins("merel")])) == []


@given(candidates)
def test_every_remark_and_question_has_its_words(all: tuple[Candidate, ...]) -> None:
    for one in all:
        for key in remarks(one, all):
            assert PEOPLE.text("remarks", key).endswith((".", "?"))
    for ask in questions(all, TRAITS, PRACTICAL, 5, 12):
        text = MIX.text("questions", ask.key)
        assert all_places(text) == set(ask.filled), ask.key


def all_places(text: str) -> set[str]:
    return {piece.split("}")[0] for piece in text.split("{")[1:]}


@given(candidates)
def test_the_counts_add_up(all: tuple[Candidate, ...]) -> None:
    for tally in tallies(all, TRAITS):
        assert sum(tally.counts.values()) + tally.unknown == len(all)


def test_too_few_too_many_alone_and_all_alike() -> None:
    assert asked() == []
    assert asked(joins("a", praten="praat")) == ["few"]
    four = [joins(code, praten="praat") for code in "abcd"]
    assert asked(*four) == ["few", "same"]
    assert asked(*four, joins("e", praten="luistert")) == ["alone"]
    assert asked(*[joins(f"p{n}", praten="praat" if n % 2 else "luistert") for n in range(13)]) == ["many"]
    assert asked(*four[:1], joins("b", praten="luistert")) == ["few"], "of two, both are the only one"
    assert asked(*four, joins("e")) == ["unknown"]


def test_what_is_to_be_arranged_and_talked_about() -> None:
    one = Candidate("k1", "merel", brings="", outcome="joins", practical={"reizen": "arrange"})
    found = questions([one, Candidate("k2", "mus", outcome="doubt")], (), PRACTICAL, 1, 12)
    assert [(ask.key, dict(ask.filled)) for ask in found] == [
        ("doubt", {"code": "mus"}),
        ("arrange", {"code": "merel", "matters": "er komen en weer thuiskomen"}),
        ("brings", {"code": "merel"}),
    ]


def test_every_phase_has_as_many_signs() -> None:
    assert len(set(Counter(sign.phase for sign in SIGNS).values())) == 1
    assert {sign.phase for sign in SIGNS} == {phase.id for phase in PHASES}
    assert len(PHASES) == 5 and all(len(phase.asks) == 3 for phase in PHASES)


@given(st.sets(st.sampled_from([sign.id for sign in SIGNS])), st.sampled_from(SIGNS))
def test_one_more_sign_of_a_phase_never_moves_away_from_it(seen: set[str], sign) -> None:  # type: ignore[no-untyped-def]
    before, after = looks_like(seen, SIGNS, PHASES), looks_like(seen | {sign.id}, SIGNS, PHASES)
    if sign.phase in {phase.id for phase in before.most}:
        assert sign.phase in {phase.id for phase in after.most}
    assert sign.phase in {phase.id for phase in (*after.most, *after.also)}
    assert not set(after.most) & set(after.also)


def test_the_leaders_know_better_than_the_signs() -> None:
    signs = {phase.id: [sign.id for sign in SIGNS if sign.phase == phase.id] for phase in PHASES}
    first, second = PHASES[0].id, PHASES[1].id
    assert phase_of(Gathering("b1"), SIGNS, PHASES) == ""
    assert phase_of(Gathering("b1", seen=tuple(signs[first])), SIGNS, PHASES) == first
    both = Gathering("b1", seen=(signs[first][0], signs[second][0]))
    assert phase_of(both, SIGNS, PHASES) == "", "between two the program does not choose"
    assert phase_of(Gathering("b1", seen=tuple(signs[first]), phase=second), SIGNS, PHASES) == second
    assert phase_of(Gathering("b1", phase="onbekend"), SIGNS, PHASES) == ""
    assert went_back(second, first, PHASES) and not went_back(first, second, PHASES)
    assert not went_back("", first, PHASES) and not went_back(first, first, PHASES)


gatherings = st.lists(
    st.builds(
        Gathering,
        st.integers(1, 40).map(lambda n: f"b{n}"),
        st.none() | st.dates(),
        st.lists(words, max_size=3).map(tuple),
        words,
        words,
        st.dictionaries(words, words, max_size=2),
        words,
        st.dictionaries(words, st.sampled_from(meetings.CHECKED), max_size=2),
        st.dictionaries(words, words, max_size=2),
    ),
    unique_by=lambda one: one.id,
    max_size=6,
).map(tuple)


@given(gatherings)
def test_meetings_are_kept_and_read_back(all: tuple[Gathering, ...]) -> None:
    assert meetings.read_gatherings(json.loads(json.dumps(meetings.gatherings_body(all)))) == all
    assert sorted(one.id for one in meetings.in_time(all)) == sorted(one.id for one in all)
    known = [one.on for one in meetings.in_time(all) if one.on]
    assert known == sorted(known)
    assert len({one.id for one in meetings.added(all, date(2026, 1, 1))}) == len(all) + 1


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from(["me", "colleague", "both", ""])))
def test_the_division_counts_every_task(given_to: dict[str, str]) -> None:
    found = division(Together(tasks=given_to), "abcdefgh")
    both = list(given_to.values()).count("both")
    assert found.me + found.colleague - both + found.open == found.all == 8


def test_uneven_is_twice_as_many_and_three_more() -> None:
    def split(mine: int, theirs: int) -> bool:
        ids = [f"t{n}" for n in range(mine + theirs)]
        return division(Together(tasks={t: "me" if n < mine else "colleague" for n, t in enumerate(ids)}), ids).uneven

    assert split(3, 0) and split(6, 3) and split(2, 5)
    assert not split(2, 0) and not split(5, 3) and not split(7, 4) and not split(4, 4)


def test_norms_and_own_tasks_come_change_and_go() -> None:
    value = leading.with_norm(leading.with_norm(Together()))
    value = leading.norm_changed(value, "n2", text="uitpraten")
    value = leading.without_norm(value, "n1")
    assert value.norms == (Norm("n2", "uitpraten"),)
    assert leading.with_norm(value).norms[-1].id == "n3"
    value = leading.task_changed(leading.with_task(value, "after"), "eigen1", "planten water geven")
    assert value.own == (OwnTask("eigen1", "after", "planten water geven"),)
    kept = Together(value.norms, {"eigen1": "me", "begin": "both"}, value.own, "uil", "mus")
    assert leading.read_together(json.loads(json.dumps(leading.together_body(kept)))) == kept
    assert leading.without_task(kept, "eigen1").tasks == {"begin": "both"}


def test_empty_bodies_are_empty_values() -> None:
    assert people.read_candidates({}) == () and meetings.read_gatherings({}) == ()
    assert leading.read_together({}) == Together()
    assert read_composition({}) == Composition("", {}, "")
    kept = Composition("mixed", {"wens": "werken"}, "acht is genoeg")
    assert read_composition(json.loads(json.dumps(composition_body(kept)))) == kept
