"""What the words of a trainer come to: how often a signal was overruled, and the pass rule (codebook 2).

A signal never fails anyone: only judgements count here. The log they stand in is `judgement_history`; its names can
be imported from here. Pure, and every sentence is ready for people.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from herstelwerk.criteria_set import PassRule
from herstelwerk.judgement_history import (
    Dismissed,
    History,
    Judgement,
    JudgementError,
    Line,
    Remark,
    Withdrawn,
    needs_reason,
)
from herstelwerk.results import CriterionResult, Level, Signal

__all__ = [
    "Dismissed",
    "History",
    "Judgement",
    "JudgementError",
    "Line",
    "Overruled",
    "Passed",
    "Remark",
    "Verdict",
    "Withdrawn",
    "document_verdict",
    "needs_reason",
    "overruled",
    "pass_rule",
    "quality_verdict",
]

DOCUMENTS = {"inventory": "de krachteninventarisatie", "plan": "het actieplan"}


@dataclass(frozen=True, slots=True)
class Overruled:
    """How often trainers went against the signal of one criterion: `count` of `total`."""

    criterion: str
    count: int
    total: int

    @property
    def share(self) -> float:
        """The part that was overruled."""
        return self.count / self.total


def overruled(histories: Iterable[History]) -> tuple[Overruled, ...]:
    """Per criterion the signals that were overruled, by the last word of each history.

    Only `in orde` and `let op` count: where the program says nothing, nothing can be overruled. A criterion without
    such a signal is left out.
    """
    counts: dict[str, list[bool]] = {}
    for history in histories:
        for criterion, judgement in history.judgements.items():
            if judgement.signal in (Signal.IN_ORDER, Signal.ATTENTION):
                counts.setdefault(criterion, []).append(judgement.overrules)
    return tuple(Overruled(criterion, sum(each), len(each)) for criterion, each in counts.items())


class Passed(StrEnum):
    """Where a trainee stands."""

    YES = "behaald"
    NO = "niet behaald"
    NOT_YET = "nog niet te zeggen"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the pass rule comes to, with its reasons as Dutch sentences."""

    passed: Passed
    reasons: tuple[str, ...]

    @property
    def settled(self) -> bool | None:
        """True or False, or None where it cannot be said yet."""
        return None if self.passed is Passed.NOT_YET else self.passed is Passed.YES

    def __bool__(self) -> bool:
        """Only a plain yes is true, so that `if verdict` never lets a doubt pass."""
        return self.passed is Passed.YES


def document_verdict(document: str, results: Iterable[CriterionResult], history: History, rule: PassRule) -> Verdict:
    """The pass rule for one document, `inventory` or `plan`.

    As long as a criterion has no judgement nothing is settled, whatever the others say: nobody is told no before all
    of the work was read. Judgements of criteria that are not in `results` do not count.
    """
    ids = [result.id for result in results if result.document == document]
    given = history.judgements
    name = DOCUMENTS[document]
    missing = [id for id in ids if id not in given]
    if not ids:
        return Verdict(Passed.YES, (f"In {name} hoeft volgens deze lijst niets beoordeeld te worden.",))
    reasons = [f"Nog te beoordelen in {name}: {', '.join(missing)}."] if missing else []
    enough = True
    for level, most in ((Level.PARTLY, rule.most_partly), (Level.NOT, rule.most_not)):
        found = [id for id in ids if id in given and given[id].level is level]
        enough = enough and len(found) <= most
        if found:
            weighed = "Dat mag" if len(found) <= most else "Dat is te vaak"
            listed = f"In {name} staat {len(found)} keer ‘{level}’ ({', '.join(found)})."
            reasons.append(f"{listed} {weighed}: de grens is {most} keer.")
    if not reasons:
        reasons = [f"In {name} staan alle eisen op ‘voldaan’ ({len(ids)} van {len(ids)})."]
    passed = Passed.NOT_YET if missing else Passed.YES if enough else Passed.NO
    return Verdict(passed, tuple(reasons))


def quality_verdict(results: Sequence[CriterionResult], history: History, rule: PassRule) -> Verdict:
    """The pass rule for the inventory and the plan together, without attendance and deadline."""
    if not results:
        return Verdict(Passed.NOT_YET, ("Er zijn nog geen eisen om naar te kijken.",))
    return _together(*(document_verdict(document, results, history, rule) for document in DOCUMENTS))


def pass_rule(
    results: Sequence[CriterionResult],
    history: History,
    rule: PassRule,
    *,
    half_days: int,
    half_days_open: int = 0,
    on_time: bool | None,
) -> Verdict:
    """The whole pass rule of codebook 2 for one trainee.

    `half_days` were attended or made up, `half_days_open` are not noted yet (both from the attendance in
    `programme`). `on_time` is None as long as nothing was handed in and the deadline has not passed.
    Not yet comes before no, and no before yes.
    """
    return _together(
        quality_verdict(results, history, rule),
        _attendance(half_days, half_days_open, rule.half_days),
        _HAND_IN[on_time],
    )


def _attendance(half_days: int, still_open: int, needed: int) -> Verdict:
    counted = f"Dagdelen bijgewoond of ingehaald: {half_days}; het moeten er {needed} zijn."
    if half_days >= needed:
        return Verdict(Passed.YES, (counted,))
    if half_days + still_open >= needed:
        return Verdict(Passed.NOT_YET, (f"{counted} Nog niet genoteerd: {still_open}.",))
    return Verdict(Passed.NO, (f"{counted} Inhalen kan, in overleg met de trainer.",))


def _together(*verdicts: Verdict) -> Verdict:
    found = {verdict.passed for verdict in verdicts}
    passed = Passed.NOT_YET if Passed.NOT_YET in found else Passed.NO if Passed.NO in found else Passed.YES
    return Verdict(passed, tuple(reason for verdict in verdicts for reason in verdict.reasons))


_HAND_IN: dict[bool | None, Verdict] = {
    True: Verdict(Passed.YES, ("De eindopdracht is op tijd ingeleverd.",)),
    False: Verdict(Passed.NO, ("De eindopdracht is niet op tijd ingeleverd.",)),
    None: Verdict(Passed.NOT_YET, ("De eindopdracht is nog niet ingeleverd.",)),
}
