"""The evaluation forms: counted together, shown from five, and a look later never gives one form away."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelwerk.competencies import PAPER, Results, Tally, opened, read_tally, results, tally_body
from herstelwerk.competencies.forms import LEAST, tally, together
from herstelwerk.competencies.results import Answers, middle_of
from herstelwerk.competencies.words import forms_words, waiting_words
from tests.competencies.samples import QUESTIONS, form, forms

_BY_ID = {question.id: question for question in QUESTIONS}
_ANSWER = {
    "useful": st.integers(1, 5),
    "grade": st.integers(1, 10),
    "pace": st.sampled_from(_BY_ID["pace"].answers),
    "part": st.text(min_size=1, max_size=12),
    "better": st.text(min_size=1, max_size=12),
}
one_form = st.fixed_dictionaries({}, optional=dict(_ANSWER))
any_value = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.lists(st.integers())
hostile_form = st.dictionaries(st.sampled_from([*_BY_ID, "iets"]), any_value, max_size=6)


def of(found: Results, id: str) -> Answers:
    return next(one for one in found.answers if one.question.id == id)


def seen(sent: list[dict[str, Any]], before: Tally | None = None) -> Tally:
    return opened(sent, QUESTIONS, before or Tally())


# ---------------------------------------------------------------- counting


def test_answers_are_counted_where_they_belong() -> None:
    found = tally([form(useful=5, pace="goed"), form(useful=5), form(useful=2, part=" Oefenen. ")], QUESTIONS)
    assert found.forms == 3
    assert found.counts["useful"] == (0, 1, 0, 0, 2)
    assert found.counts["pace"] == (0, 0, 1, 0, 0)
    assert found.texts["part"] == ("Oefenen.",)


@given(st.lists(hostile_form, max_size=6))
def test_what_was_no_answer_is_passed_over(sent: list[dict[str, Any]]) -> None:
    found = tally(sent, QUESTIONS)
    assert found.forms == len(sent)
    for question in QUESTIONS:
        if question.answers:
            assert found.answered(question.id) <= len(sent)
            assert len(found.counts[question.id]) == len(question.answers)


@given(st.lists(one_form, max_size=10), st.randoms(use_true_random=False))
def test_the_order_of_sending_leaves_no_trace(sent: list[dict[str, Any]], random: Any) -> None:
    mixed = list(sent)
    random.shuffle(mixed)
    assert tally(mixed, QUESTIONS) == tally(sent, QUESTIONS)


@given(st.lists(one_form, max_size=6), st.lists(one_form, max_size=6))
def test_two_tallies_together_are_the_tally_of_both(one: list[dict[str, Any]], other: list[dict[str, Any]]) -> None:
    assert together(tally(one, QUESTIONS), tally(other, QUESTIONS)) == tally([*one, *other], QUESTIONS)


@given(st.lists(one_form, max_size=6))
def test_a_tally_comes_back_from_its_body(sent: list[dict[str, Any]]) -> None:
    found = tally(sent, QUESTIONS)
    assert read_tally(json.loads(json.dumps(tally_body(found)))) == found
    assert read_tally({}) == Tally()


@pytest.mark.parametrize(
    ("counts", "low", "middle"), [((0, 0, 1), 1, 3.0), ((1, 0, 1), 1, 2.0), ((2, 0, 0, 2), 1, 2.5)]
)
def test_the_middle_of_counts(counts: tuple[int, ...], low: int, middle: float) -> None:
    assert middle_of(counts, low) == middle


# ---------------------------------------------------------------- when something is shown


@pytest.mark.parametrize("number", range(LEAST))
def test_of_four_forms_nothing_is_told_but_how_many_there_are(number: int) -> None:
    sent = forms(number, useful=1, part="Alleen van mij.")
    found = results(sent, QUESTIONS, seen(sent))
    assert found == Results(sent=number, paper=0, counted=0, waiting=number, may_open=False, answers=())


def test_of_five_forms_nothing_is_told_before_they_are_opened() -> None:
    sent = forms(5, useful=4)
    assert results(sent, QUESTIONS, Tally()) == Results(5, 0, 0, 5, True, ())
    found = results(sent, QUESTIONS, seen(sent))
    assert of(found, "useful").counts == (0, 0, 0, 5, 0)
    assert of(found, "useful").middle == 4.0


def test_a_question_with_four_answers_stays_closed() -> None:
    sent = [*forms(4, useful=4, grade=8), *forms(4, grade=7)]
    found = results(sent, QUESTIONS, seen(sent))
    assert of(found, "useful") == Answers(_BY_ID["useful"])
    assert of(found, "grade").number == 8


@given(st.lists(one_form, max_size=12), st.lists(one_form, max_size=12))
def test_no_cell_is_shown_with_fewer_than_five_behind_it(
    sent: list[dict[str, Any]], typed: list[dict[str, Any]]
) -> None:
    everything = [*sent, *({**one, PAPER: True} for one in typed)]
    found = results(everything, QUESTIONS, opened(everything, QUESTIONS, Tally()))
    assert not found.answers or found.counted >= LEAST
    for one in found.answers:
        assert one.counts is None or one.number >= LEAST
        if one.question.answers:  # who knows the forms from paper can subtract them: what is left is none, or five
            on_paper = tally([{**form} for form in typed], QUESTIONS).answered(one.question.id)
            left = one.number - on_paper if one.counts is not None else 0
            assert left == 0 or left >= LEAST


# ---------------------------------------------------------------- looking twice


def test_a_sixth_form_changes_nothing_that_is_shown() -> None:
    first = [form(useful=4, part=f"tekst {n}") for n in range(5)]
    before = seen(first)
    later = [*first, form(useful=1, part="van de zesde")]
    after = opened(later, QUESTIONS, before)
    assert after == before, "opening again opens nothing"
    one, two = results(first, QUESTIONS, before), results(later, QUESTIONS, after)
    assert one.answers == two.answers
    assert (two.sent, two.waiting, two.may_open) == (6, 1, False)


def test_five_later_forms_are_opened_together() -> None:
    first = [form(part=f"eerst {n}") for n in range(5)]
    later = [*first, *(form(part=f"later {n}") for n in range(5))]
    found = results(later, QUESTIONS, opened(later, QUESTIONS, seen(first)))
    assert (found.counted, found.waiting) == (10, 0)
    texts = of(found, "part").texts
    assert Counter(texts) == Counter([f"eerst {n}" for n in range(5)] + [f"later {n}" for n in range(5)])
    where = [texts.index(f"later {n}") for n in range(5)]
    assert where != [5, 6, 7, 8, 9] and where != [0, 1, 2, 3, 4], "what is new does not stand together"


def test_where_the_newest_text_stands_says_nothing_about_when_it_came() -> None:
    """Of a hundred groups of ten, the form that was sent last stands in every place about as often."""
    places = Counter(
        of(results(sent, QUESTIONS, seen(sent)), "part").texts.index(f"groep {n}, formulier 9")
        for n in range(100)
        for sent in [[form(part=f"groep {n}, formulier {m}") for m in range(10)]]
    )
    assert len(places) == 10
    assert max(places.values()) <= 25


def test_the_answers_of_one_person_stand_in_another_place_per_question() -> None:
    sent = [form(part=f"deel {n}", better=f"beter {n}", need=f"nodig {n}") for n in range(12)]
    found = results(sent, QUESTIONS, seen(sent))
    orders = [[text.split()[1] for text in of(found, id).texts] for id in ("part", "better", "need")]
    for one, other in ((0, 1), (0, 2), (1, 2)):
        same = sum(a == b for a, b in zip(orders[one], orders[other], strict=True))
        assert same <= 4


@given(st.lists(one_form, min_size=5, max_size=8), st.lists(one_form, min_size=1, max_size=4))
def test_no_later_look_with_fewer_than_five_new_forms_differs(
    first: list[dict[str, Any]], more: list[dict[str, Any]]
) -> None:
    before = seen(first)
    both = [*more, *first]
    assert (
        results(both, QUESTIONS, opened(both, QUESTIONS, before)).answers == results(first, QUESTIONS, before).answers
    )


# ---------------------------------------------------------------- forms from paper


def test_forms_from_paper_never_make_up_the_five_of_the_others() -> None:
    sent = [*forms(4, useful=1, part="geheim"), *forms(4, useful=5, _papier=True)]
    found = results(sent, QUESTIONS, seen(sent))
    assert found.answers == () and not found.may_open
    sent = [*forms(4, useful=1, part="geheim"), *forms(5, useful=5, _papier=True)]
    found = results(sent, QUESTIONS, seen(sent))
    assert of(found, "useful").counts == (0, 0, 0, 0, 5), "only those from paper"
    assert of(found, "part").texts == ()


def test_forms_from_paper_are_added_to_what_was_opened() -> None:
    sent = forms(5, useful=4, part="scherm")
    found = results([*sent, form(useful=2, part="papier", _papier=True)], QUESTIONS, seen(sent))
    assert of(found, "useful").counts == (0, 1, 0, 5, 0)
    assert sorted(of(found, "part").texts) == ["papier", *["scherm"] * 5]
    assert (found.sent, found.paper, found.counted) == (5, 1, 6)


def test_a_question_that_four_answered_on_screen_stays_closed_beside_paper() -> None:
    sent = [*forms(4, useful=1), form(grade=7)]
    typed = forms(6, useful=5, _papier=True)
    found = results([*sent, *typed], QUESTIONS, seen(sent))
    assert of(found, "useful").counts == (0, 0, 0, 0, 6), "subtracting those from paper leaves nothing"


# ---------------------------------------------------------------- in words


@pytest.mark.parametrize(
    ("found", "members", "told"),
    [
        (Results(9, 0, 0, 9, True), 12, "9 formulieren van 12 deelnemers."),
        (Results(1, 0, 0, 1, False), 1, "1 formulier van 1 deelnemer."),
        (Results(5, 2, 7, 0, False), 8, "7 formulieren van 8 deelnemers (waarvan 2 van papier)."),
        (
            Results(9, 4, 13, 0, False),
            12,
            "13 formulieren van 12 deelnemers (waarvan 4 van papier). Er zijn meer formulieren dan deelnemers. "
            "Is er een dubbel ingevoerd?",
        ),
    ],
)
def test_how_many_forms_there_are(found: Results, members: int, told: str) -> None:
    assert forms_words(found, members) == told


def test_what_waits_is_told() -> None:
    assert waiting_words(Results(5, 0, 5, 0, False)) == ""
    assert waiting_words(Results(6, 0, 5, 1, False)).startswith("1 formulier wacht. Vanaf 5")
    assert waiting_words(Results(9, 0, 0, 9, True)) == "9 formulieren wachten tot je de uitkomsten opent."
