"""The bank of comments fills itself: what was written comes back, what was taken back does not."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from herstelwerk.judgement import History, Judgement, Remark, Withdrawn
from herstelwerk.judging.bank import Known, bank, suggestions
from herstelwerk.results import Level, Signal

START = datetime(2026, 11, 22, 19, 0, tzinfo=UTC)


def judged(criterion: str, comment: str, minutes: int = 0) -> Judgement:
    at = START + timedelta(minutes=minutes)
    return Judgement(criterion=criterion, signal=Signal.IN_ORDER, level=Level.MET, comment=comment, by="mus9", at=at)


def remarked(about: str, text: str, minutes: int = 0) -> Remark:
    return Remark(about=about, text=text, by="mus9", at=START + timedelta(minutes=minutes))


def test_comments_and_remarks_come_back_by_criterion_used_most_first() -> None:
    first = History((judged("K2", "Wat mooi concreet."), remarked("K2", "Wie is er dan bij?", 1)))
    second = History((remarked("K2", "wie is er  dan bij?", 2), judged("K6", "Sterk.", 3)))
    found = bank([first, second])
    assert [(one.text, one.times) for one in found["K2"]] == [("wie is er  dan bij?", 2), ("Wat mooi concreet.", 1)]
    assert [one.text for one in found["K6"]] == ["Sterk."]


def test_what_was_taken_back_is_not_offered() -> None:
    history = History((remarked("K2", "Dit was onhandig."), Withdrawn(line=1, reason="typfout", by="mus9", at=START)))
    assert bank([history]) == {}


def test_an_empty_comment_is_no_comment() -> None:
    assert bank([History((judged("K1", "  "),))]) == {}


def test_typing_narrows_the_offer_and_what_is_there_is_not_offered_again() -> None:
    known = [Known(text, 1, START) for text in ("Wie is erbij?", "Wanneer precies?", "Wie helpt mee?")]
    assert suggestions(known, "wie") == ("Wie is erbij?", "Wie helpt mee?")
    assert suggestions(known, "mee wie") == ("Wie helpt mee?",)
    assert suggestions(known, "Wie is erbij?") == ()
    assert len(suggestions([Known(str(n), 1, START) for n in range(9)], "")) == 5


@given(st.lists(st.text(min_size=1).filter(lambda text: any(sign.isalnum() for sign in text)), max_size=12))
def test_every_comment_is_counted_once(texts: list[str]) -> None:
    found = bank([History(tuple(remarked("K1", text, n) for n, text in enumerate(texts)))])
    assert sum(one.times for one in found.get("K1", ())) == len(texts)
