"""Rule and trainer: every way they can part is counted once, and reasons do not tell whose they are."""

from __future__ import annotations

import pytest

from herstelwerk.judgement import History
from herstelwerk.judging.overruling import ruled
from herstelwerk.results import Level, Signal
from tests.judging.histories import MET, NOT, PARTLY, judgement

GOOD, LOOK = Signal.IN_ORDER, Signal.ATTENTION


def one(signal: Signal, level: Level, reason: str = "", by: str = "rood") -> History:
    return History().add(judgement("K2", level, by, 0, signal, reason))


@pytest.mark.parametrize(
    ("signal", "level", "way"),
    [
        (GOOD, MET, "agree"),
        (GOOD, PARTLY, "too_kind"),
        (GOOD, NOT, "too_kind"),
        (LOOK, MET, "too_strict"),
        (LOOK, PARTLY, "agree"),
        (LOOK, NOT, "agree"),
        (Signal.NOT_TO_JUDGE, NOT, "silent"),
        (Signal.EMPTY, MET, "silent"),
    ],
)
def test_every_pair_of_signal_and_level(signal: Signal, level: Level, way: str) -> None:
    [found] = ruled([one(signal, level)], ["K1", "K2"])
    assert found.criterion == "K2"
    assert {name: getattr(found, name) for name in ("agree", "too_kind", "too_strict", "silent")} == {
        name: int(name == way) for name in ("agree", "too_kind", "too_strict", "silent")
    }
    assert found.overruled == (way.startswith("too_")) and found.total == (way != "silent")


def test_the_last_word_counts_and_a_withdrawn_one_does_not() -> None:
    history = one(LOOK, MET, "eerst dit").add(judgement("K2", NOT, "rood", 1, LOOK))
    assert ruled([history], ["K2"])[0].overruled == 0
    back = history.withdraw(2, reason="mis", by="rood", at=history.lines[-1].at)
    assert ruled([back], ["K2"])[0].too_strict_reasons == ("eerst dit",)


def test_reasons_come_without_a_name_and_in_an_order_of_their_own() -> None:
    texts = [f"reden {n}" for n in range(8)]
    histories = [one(LOOK, MET, text, by=f"T{n}") for n, text in enumerate(texts)]
    [found] = ruled(histories, ["K2"])
    assert sorted(found.too_strict_reasons) == texts and list(found.too_strict_reasons) != texts
    assert ruled(list(reversed(histories)), ["K2"]) == (found,)


def test_a_rule_is_worth_a_look_when_it_is_overruled_often_and_not_by_accident() -> None:
    four = [one(LOOK, MET)] * 4
    assert not ruled(four, ["K2"])[0].worth_a_look
    assert ruled([*four, one(GOOD, MET)], ["K2"])[0].worth_a_look
    assert not ruled([one(LOOK, MET), *[one(GOOD, MET)] * 9], ["K2"])[0].worth_a_look
