"""What goes back to a trainee: the judgements with their comments, remarks beside her own words, and what is next.

A value of its own, so that it stays what it was when rules or judgements change later. The reason that a trainer gives
where she goes against a signal is for the log of the trainers and never goes along; the comment does. Of the reflection
only comments go back, never a level.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from herstelwerk.criteria_set import PassRule
from herstelwerk.domain import FinalAssignment
from herstelwerk.judgement import DOCUMENTS, History, Passed, Remark, document_verdict, quality_verdict
from herstelwerk.judging.places import anchored
from herstelwerk.judging.reading import REFLECTION
from herstelwerk.results import CriterionResult, Level, Signal

_NO_QUESTIONS: Mapping[str, str] = {}


class FeedbackRefused(ValueError):
    """Feedback that cannot be made yet, as a Dutch sentence that says what is needed."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What a trainer said of one criterion, beside the signal she saw; no level where she said nothing yet.

    `asks` is what the criterion asks, for where a comment was not given.
    """

    id: str
    name: str
    document: str
    signal: Signal
    level: Level | None
    comment: str = ""
    asks: str = ""


@dataclass(frozen=True, slots=True)
class Noted:
    """A remark. `about` is a criterion or a part of the reflection; where it is on words, they stand in `quote` with
    the words `before` and `after` them, `where` and `field` are their place, and `place` is that place for people."""

    about: str
    text: str
    where: str = ""
    field: str = ""
    place: str = ""
    quote: str = ""
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class DocumentWord:
    """Where one document stands, `inventory` or `plan`, with reasons as sentences."""

    document: str
    passed: Passed
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Feedback:
    """Everything that goes back about one attempt. `again_by` is the last day agreed for the next; `word` is what the
    trainer says first, in her own words. `partial`: not everything was judged yet."""

    trainee: str
    cohort: str
    attempt: int
    given_at: datetime
    by: str
    rules: str
    passed: Passed
    documents: tuple[DocumentWord, ...]
    criteria: tuple[Judged, ...]
    remarks: tuple[Noted, ...] = ()
    reflection: tuple[Noted, ...] = ()
    again_by: date | None = None
    word: str = ""
    partial: bool = False

    @property
    def reasons(self) -> tuple[str, ...]:
        """The reasons of all documents."""
        return tuple(reason for word in self.documents for reason in word.reasons)

    @property
    def met(self) -> tuple[Judged, ...]:
        """What went well."""
        return tuple(one for one in self.criteria if one.level is Level.MET)

    @property
    def to_work_on(self) -> tuple[Judged, ...]:
        """What is not met, or only in part."""
        return tuple(one for one in self.criteria if one.level in (Level.PARTLY, Level.NOT))

    @property
    def not_judged(self) -> tuple[Judged, ...]:
        """What was not judged yet."""
        return tuple(one for one in self.criteria if one.level is None)

    def about(self, criterion: str) -> tuple[Noted, ...]:
        """The remarks about one criterion."""
        return tuple(one for one in self.remarks if one.about == criterion)

    @property
    def loose(self) -> tuple[Noted, ...]:
        """Remarks about no criterion of this list, such as one from an earlier set."""
        ids = {one.id for one in self.criteria}
        return tuple(one for one in self.remarks if one.about not in ids)


def make_feedback(
    assignment: FinalAssignment,
    results: Sequence[CriterionResult],
    history: History,
    rule: PassRule,
    *,
    by: str,
    at: datetime,
    rules: str = "",
    again_by: date | None = None,
    word: str = "",
    asks: Mapping[str, str] = _NO_QUESTIONS,
    partial: bool = False,
) -> Feedback:
    """The feedback on one attempt.

    Args:
        assignment: The attempt as it was handed in.
        results: What a review said of it; its criteria are what has to be judged.
        history: What this trainer said.
        rule: The figures of the pass rule.
        by, at: Who gives it and when; the moment has an offset.
        rules: The version of the rules; by default those that stand beside the judgements.
        again_by: The last day agreed for the next attempt.
        word: What the trainer says first.
        asks: What each criterion asks, by id.
        partial: Give what there is, although not everything was judged.

    Raises:
        FeedbackRefused: when not everything was judged, or this history is of other work.
    """
    _check(assignment, results, history, by, at, partial)
    words = [document_verdict(document, results, history, rule) for document in DOCUMENTS]
    noted = [_noted(remark, assignment) for _, remark in history.remarks]
    given = history.judgements
    said = sorted({judgement.rules for judgement in given.values() if judgement.rules})
    return Feedback(
        assignment.trainee,
        assignment.cohort,
        assignment.attempt,
        at,
        by.strip(),
        rules or ", ".join(said),
        quality_verdict(results, history, rule).passed,
        tuple(DocumentWord(d, w.passed, w.reasons) for d, w in zip(DOCUMENTS, words, strict=True)),
        tuple(_judged(result, history, asks) for result in results),
        tuple(one for one in noted if one.about not in REFLECTION),
        tuple(_in_order(one for one in noted if one.about in REFLECTION)),
        again_by,
        word.strip(),
        any(result.id not in given for result in results),
    )


def _check(
    assignment: FinalAssignment,
    results: Sequence[CriterionResult],
    history: History,
    by: str,
    at: datetime,
    partial: bool,
) -> None:
    """Whether there is enough to give back, and of the right work."""
    given = history.judgements
    missing = [result.id for result in results if result.id not in given]
    if not by.strip():
        raise FeedbackRefused("Van wie is deze terugkoppeling? Vul eerst je codewoord in op de startpagina.")
    if at.utcoffset() is None:
        raise FeedbackRefused("Bij het tijdstip hoort een tijdzone, zoals 2026-11-20T16:30:00+01:00.")
    if history.trainee and (history.trainee, history.attempt) != (assignment.trainee, assignment.attempt):
        raise FeedbackRefused(
            f"Deze oordelen gaan over poging {history.attempt} van {history.trainee}, en dit is poging "
            f"{assignment.attempt} van {assignment.trainee}. Open de goede inzending en probeer het opnieuw."
        )
    if not results or (len(missing) == len(results) and not history.remarks):
        raise FeedbackRefused("Er is nog niets om terug te geven: geef eerst oordelen of opmerkingen.")
    if missing and not partial:
        count = f"{len(missing)} {'eis' if len(missing) == 1 else 'eisen'}"
        raise FeedbackRefused(
            f"Nog niet alles is beoordeeld; dit mist nog ({count}): {', '.join(missing)}. "
            "Geef die een oordeel, of geef wat er is terug als voorlopig."
        )


def _judged(result: CriterionResult, history: History, asks: Mapping[str, str]) -> Judged:
    """The signal beside a judgement is the one the trainer saw, not that of a later review."""
    said = history.judgements.get(result.id)
    about = (result.id, result.name, result.document)
    if said is None:
        return Judged(*about, result.signal, None, "", asks.get(result.id, ""))
    return Judged(*about, said.signal, said.level, said.comment.strip(), asks.get(result.id, ""))


def _noted(remark: Remark, assignment: FinalAssignment) -> Noted:
    found = anchored(assignment, remark)
    if found is None:  # about a criterion as a whole, or on words that are nowhere: told as it was written
        return Noted(remark.about, remark.text.strip(), remark.where, "", "", remark.quote)
    return Noted(
        remark.about,
        remark.text.strip(),
        found.where,
        found.field,
        found.name,
        found.quote,
        found.before,
        found.after,
    )


def _in_order(noted: Iterable[Noted]) -> list[Noted]:
    order = list(REFLECTION)
    return sorted(noted, key=lambda one: order.index(one.about))
