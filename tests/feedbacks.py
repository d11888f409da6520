"""Feedback to test with: a trainer who judged an example, with comments and remarks on words that stand there."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from herstelwerk.criteria_set import PassRule
from herstelwerk.domain import AMSTERDAM, FinalAssignment
from herstelwerk.judgement import History, Remark, needs_reason
from herstelwerk.judging.feedback import Feedback, make_feedback
from herstelwerk.results import CriterionResult, Level
from herstelwerk.review import Review

AT = datetime(2026, 11, 24, 19, 30, tzinfo=AMSTERDAM)
RULE = PassRule()
PARTS = ("cooperation", "learning", "development")


def judged(
    results: tuple[CriterionResult, ...],
    levels: Mapping[str, Level] | None = None,
    comments: Mapping[str, str] | None = None,
    trainee: str = "",
    attempt: int = 1,
) -> History:
    """A history in which every criterion is judged: `voldaan`, unless `levels` says otherwise."""
    history = History((), trainee, attempt)
    for number, result in enumerate(results):
        level = (levels or {}).get(result.id, Level.MET)
        reason = "zo zie ik het zelf" if needs_reason(result.signal, level) else ""
        comment = (comments or {}).get(result.id, "")
        at = AT - timedelta(hours=2) + timedelta(minutes=number)
        said = {"reason": reason, "comment": comment, "rules": "afgeleid 1.0"}
        history = history.judge(result, level, by="trainer-t", at=at, **said)
    return history


def remarked(history: History, about: str, text: str, where: str = "", start: int = 0, quote: str = "") -> History:
    """The history with one more remark."""
    return history.add(
        Remark(
            about=about, text=text, where=where, start=start, quote=quote, by="trainer-t", at=AT - timedelta(minutes=5)
        )
    )


def on_words(history: History, assignment: FinalAssignment, about: str, text: str, entry: int = 0) -> History:
    """A remark on the second word of a line of the inventory."""
    line = assignment.inventory.entries[entry]
    word = line.text.split()[1]
    return remarked(history, about, text, line.id, line.text.index(word), word)


def a_feedback(review: Review, again_by: date | None = date(2026, 12, 18)) -> Feedback:
    """Sixteen criteria met, two not, remarks on words and on the reflection."""
    assignment = review.assignment
    levels = {"K3": Level.PARTLY, "A7": Level.NOT}
    comments = {"K1": "Alle tien de gebieden, en met rust.", "K3": "Wie zag dit, en wanneer?"}
    history = judged(review.criteria, levels, comments, assignment.trainee, assignment.attempt)
    history = on_words(history, assignment, "K2", "Mooi hoe precies dit is.")
    history = on_words(history, assignment, "K3", "Wat zag je hier?", 1)
    history = remarked(history, "learning", "Dit herken ik van onze tweede dag.", "reflection", 0, "")
    return make_feedback(
        assignment, review.criteria, history, RULE, by="trainer-t", at=AT, rules="afgeleid 1.0", again_by=again_by
    )
