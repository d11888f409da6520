"""Choose, sort, order and match: from not tried by way of begun and again to done, each answer explained."""

from __future__ import annotations

from typing import Any

import pytest

from herstelwerk.exercises import Feedback, Standing, Tone, feedback
from herstelwerk.language.reader import Reader
from tests.exercises.samples import said, sample


def answered(kind: str, attempt: dict[str, Any], reader: Reader, **replaced: str) -> Feedback:
    return feedback(sample(kind, **replaced), attempt, reader)


RIGHT: dict[str, dict[str, Any]] = {
    "choose": {"q1": ["b"], "q2": ["d", "e"], "q3": ["h"]},
    "sort": {"zus": "mensen", "kamer": "dak", "huisgenoot": "dak"},
    "order": {"order": ["s1", "s2", "s3"]},
    "match": {"p1": "p1", "p2": "p2"},
}
WRONG: dict[str, dict[str, Any]] = {
    "choose": {"q1": ["a"], "q2": ["d", "e"], "q3": ["h"]},
    "sort": {"zus": "dak", "kamer": "dak", "huisgenoot": "dak"},
    "order": {"order": ["s1", "s3", "s2"]},
    "match": {"p1": "p2", "p2": "p1"},
}
BEGUN: dict[str, dict[str, Any]] = {
    "choose": {"q2": ["d"]},
    "sort": {"kamer": "dak"},
    "order": {"order": ["s2"]},
    "match": {"p2": "p2"},
}


@pytest.mark.parametrize("kind", RIGHT)
def test_the_four_outcomes(kind: str, reader: Reader) -> None:
    assert answered(kind, {}, reader).standing is Standing.NOT_TRIED
    assert answered(kind, {}, reader).remarks == ()
    assert answered(kind, BEGUN[kind], reader).standing is Standing.STARTED
    assert answered(kind, WRONG[kind], reader).standing is Standing.AGAIN
    assert answered(kind, RIGHT[kind], reader).standing is Standing.DONE


@pytest.mark.parametrize("kind", RIGHT)
def test_what_is_done_asks_nothing_more(kind: str, reader: Reader) -> None:
    done = answered(kind, RIGHT[kind], reader)
    assert done.remarks and all(remark.tone is not Tone.ASK for remark in done.remarks)
    again = answered(kind, WRONG[kind], reader)
    assert any(remark.tone is Tone.ASK for remark in again.remarks)


def test_choose_explains_the_chosen_option_and_no_other(reader: Reader) -> None:
    found = answered("choose", {"q1": ["a"]}, reader)
    assert said(found, "q1") == ["Herstel kan ook mét klachten."]
    assert found.summary == "Je bent begonnen: 1 van de 3 vragen. De rest mag ook later."


def test_choose_one_takes_the_first_of_two(reader: Reader) -> None:
    assert said(answered("choose", {"q1": ["b", "a"]}, reader), "q1", Tone.GOOD) == ["Ieder loopt een eigen weg."]


def test_choose_many_says_that_something_is_still_missing(reader: Reader) -> None:
    found = answered("choose", {"q2": ["d"]}, reader)
    assert said(found, "q2", Tone.GOOD) == ["‘Hoop’: Zonder hoop geen begin."]
    assert len(said(found, "q2", Tone.ASK)) == 1
    too_many = answered("choose", {"q2": ["d", "e", "f"]}, reader)
    assert said(too_many, "q2", Tone.ASK) == ["‘Haast’: Tempo is van de cliënt."]


def test_choose_neutral_reacts_and_never_judges(reader: Reader) -> None:
    for option in ("g", "h"):
        assert len(said(answered("choose", {"q3": [option]}, reader), "q3", Tone.INFO)) == 1


def test_choose_counts_what_fits(reader: Reader) -> None:
    found = answered("choose", {"q1": ["a"], "q2": ["f"], "q3": ["g"]}, reader)
    assert found.summary.startswith("1 van de 3 vragen past al. Kijk nog eens naar 2 vragen")


def test_sort_asks_about_the_card_where_it_lies(reader: Reader) -> None:
    found = answered("sort", {"kamer": "mensen", "zus": "mensen"}, reader)
    assert said(found, "zus", Tone.GOOD) == ["Familie is een band."]
    (ask,) = said(found, "kamer", Tone.ASK)
    assert "‘Een kamer’" in ask and "Hier liggen de mensen" in ask and "Een dak geeft rust" not in ask


@pytest.mark.parametrize("group", ["mensen", "dak"])
def test_sort_accepts_every_group_of_a_card(group: str, reader: Reader) -> None:
    assert said(answered("sort", {"huisgenoot": group}, reader), "huisgenoot", Tone.GOOD)


def test_order_confirms_up_to_the_first_that_is_out_of_place(reader: Reader) -> None:
    found = answered("order", {"order": ["s1", "s3", "s2"]}, reader)
    assert [(r.item, r.tone) for r in found.remarks] == [("s1", Tone.GOOD), ("s3", Tone.ASK)]
    assert found.summary == "De eerste stap staat op zijn plek. Kijk nog eens vanaf stap 2."
    assert answered("order", {"order": ["s3", "s2", "s1"]}, reader).summary == "Kijk nog eens vanaf stap 1."


def test_a_free_order_is_hers(reader: Reader) -> None:
    free = {'[[step]]\nid = "s1"': '[[step]]\nid = "s1"', 'after = "Neem dit mee."': 'after = "x"\nfree = true'}
    found = answered("order", {"order": ["s3", "s2", "s1"]}, reader, **free)
    assert found.standing is Standing.DONE
    assert {remark.tone for remark in found.remarks} == {Tone.INFO}


def test_match_asks_what_two_have_to_do_with_each_other(reader: Reader) -> None:
    found = answered("match", {"p1": "p2", "p2": "p2"}, reader)
    (ask,) = said(found, "p1", Tone.ASK)
    assert "‘krachten’" in ask and "‘wat er mag komen’" in ask
    assert said(found, "p2") == ["Wensen gaan over straks."]
