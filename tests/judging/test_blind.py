"""What a judge may see, and which part of what she said was said before she saw anything."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from herstelwerk.judgement import History
from herstelwerk.judging.blind import complete, may_look, missing, own_words, ready, visible, waits
from tests.judging.histories import MET, NOT, PARTLY, at, judged, judgement

IDS = ("K1", "K2", "A1")
WHOLE = dict.fromkeys(IDS, MET)
HALF = {"K1": MET, "K2": NOT}


def test_who_has_not_begun_sees_nothing() -> None:
    histories = {"rood": judged("rood", WHOLE)}
    assert visible("blauw", histories, IDS) == {}
    assert waits("blauw", histories, IDS)


def test_halfway_one_sees_only_ones_own() -> None:
    histories = {"rood": judged("rood", WHOLE), "blauw": judged("blauw", HALF)}
    assert set(visible("blauw", histories, IDS)) == {"blauw"}
    assert missing(histories["blauw"], IDS) == ("A1",)


def test_when_both_are_ready_both_see_all() -> None:
    histories = {"rood": judged("rood", WHOLE), "blauw": judged("blauw", WHOLE)}
    assert visible("blauw", histories, IDS) == visible("rood", histories, IDS) == histories
    assert not waits("rood", histories, IDS)


def test_who_is_ready_does_not_see_the_half_of_another() -> None:
    histories = {"rood": judged("rood", WHOLE), "blauw": judged("blauw", HALF)}
    assert set(visible("rood", histories, IDS)) == {"rood"}
    assert waits("rood", histories, IDS)


def test_taking_back_makes_it_incomplete_and_blind_again() -> None:
    own = judged("rood", WHOLE).withdraw(1, reason="mis", by="rood", at=at(10))
    histories = {"rood": own, "blauw": judged("blauw", WHOLE)}
    assert not complete(own, IDS)
    assert set(visible("rood", histories, IDS)) == {"rood"}


def test_without_criteria_nothing_is_complete() -> None:
    assert not complete(judged("rood", WHOLE), ())


def test_complete_is_from_the_line_of_the_last_criterion() -> None:
    own = judged("rood", WHOLE)
    assert ready(own, IDS) == ((at(2), None),)
    assert ready(own.add(judgement("K1", NOT, "rood", 30)), IDS) == ((at(2), None),)
    assert ready(judged("rood", HALF), IDS) == ()


def test_complete_ends_where_something_is_taken_back_and_begins_again() -> None:
    own = judged("rood", WHOLE).withdraw(1, reason="mis", by="rood", at=at(5))
    assert ready(own, IDS) == ((at(2), at(5)),)
    assert ready(own.add(judgement("K1", NOT, "rood", 9)), IDS) == ((at(2), at(5)), (at(9), None))


def test_what_is_taken_back_before_does_not_count_as_complete() -> None:
    own = judged("rood", HALF).withdraw(1, reason="mis", by="rood", at=at(2)).add(judgement("A1", MET, "rood", 3))
    assert ready(own, IDS) == ()
    assert ready(own.add(judgement("K1", MET, "rood", 4)), IDS) == ((at(4), None),)


def test_who_was_not_ready_when_the_other_became_so_stays_blind_until_she_is() -> None:
    rood = judged("rood", WHOLE).withdraw(1, reason="mis", by="rood", at=at(5)).add(judgement("K1", NOT, "rood", 20))
    blauw = judged("blauw", WHOLE, start=6)  # ready at 8, while rood was not
    later = {"rood": rood.add(judgement("K2", NOT, "rood", 25)), "blauw": blauw}
    found = own_words("rood", later, IDS).judgements
    assert (found["K1"].level, found["K2"].level) == (NOT, MET)


def test_who_looks_on_may_look_and_who_has_to_judge_may_not() -> None:
    histories = {"rood": judged("rood", WHOLE), "blauw": judged("blauw", HALF)}
    assert may_look("groen", histories, IDS)
    assert not may_look("groen", histories, IDS, drawn=("groen", "rood"))
    assert not may_look("blauw", histories, IDS)
    assert may_look("rood", histories, IDS, drawn=("rood", "blauw"))


def test_ones_own_words_end_where_both_were_ready() -> None:
    rood = judged("rood", WHOLE).add(judgement("K1", PARTLY, "rood", 5))  # a slip mended: blauw was not ready yet
    blauw = judged("blauw", WHOLE, start=6)  # ready at 8
    after = {"rood": rood.add(judgement("K2", NOT, "rood", 20)), "blauw": blauw.add(judgement("K1", NOT, "blauw", 21))}
    assert own_words("rood", after, IDS).judgements["K1"].level is PARTLY
    assert own_words("rood", after, IDS).judgements["K2"].level is MET
    assert own_words("blauw", after, IDS).judgements["K1"].level is MET


def test_where_nobody_else_is_ready_all_words_are_ones_own() -> None:
    rood = judged("rood", WHOLE).add(judgement("K2", NOT, "rood", 20))
    assert own_words("rood", {"rood": rood, "blauw": judged("blauw", HALF)}, IDS) == rood
    assert own_words("rood", {"rood": rood}, IDS) == rood


@given(st.lists(st.sampled_from(IDS), max_size=8), st.lists(st.sampled_from(IDS), max_size=8))
def test_nobody_ever_sees_another_before_her_own_is_whole(first: list[str], second: list[str]) -> None:
    histories = {"rood": History(), "blauw": History()}
    for name, ids in (("rood", first), ("blauw", second)):
        for minutes, id in enumerate(ids):
            histories[name] = histories[name].add(judgement(id, MET, name, minutes))
    for name, other in (("rood", "blauw"), ("blauw", "rood")):
        sees = other in visible(name, histories, IDS)
        assert sees == (set(IDS) <= set(first) and set(IDS) <= set(second))
