"""A hand-in goes in; signals, figures and findings that point at words come out.

Pure: the rules (word lists and criteria) come in as a value, and so does the day a draft is judged for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from herstelwerk.copied import Copies
from herstelwerk.criteria import CHECKS
from herstelwerk.criteria_set import CriteriaSet, Criterion, FindingText
from herstelwerk.domain import FinalAssignment
from herstelwerk.dutch import long_day
from herstelwerk.language.reader import IDENTIFYING, VAGUE_WHEN, WEEKDAY_CLASH, Reader
from herstelwerk.language.reading import Mark
from herstelwerk.material import Material
from herstelwerk.results import CriterionResult, Finding, Outcome, Signal

if TYPE_CHECKING:
    import pandas as pd
    from rich.console import RenderableType

PRIVACY = "P"
# Under which criterion a code is reported, by the kind of text it was found in (docs/format.md).
SHOWN_UNDER: dict[str, dict[str, str]] = {
    "entry": {"vague": "K2", "interpretation": "K3", "third_person": "K4", "jargon": "K5", "negative": "K6"},
    "goal": {"worker_goal": "A1", "third_person": "A1", "jargon": "A1", "avoidance": "A3", "negative": "A3"},
    "action": {"too_big": "A4", "vague_action": "A5", "third_person": "A5", "jargon": "A5"},
    "when": {VAGUE_WHEN: "A7", WEEKDAY_CLASH: "A7"},
}


@dataclass(frozen=True)  # no slots: the version is worked out once, and then remembered here
class Rules:
    """What a review is made with: the criteria and the reader with its word lists."""

    criteria: CriteriaSet
    reader: Reader

    @cached_property
    def version(self) -> str:
        """Which rules these are: `afgeleid 1.0-3f2a9c1e`, the label of the criteria and a mark of all content.

        Any other word list, threshold or text gives another mark. A change of the program itself does not: that is told
        by the version of herstelwerk. A review prints only the label (docs/format.md).
        """
        mark = sha256(f"{self.criteria.fingerprint}{self.reader.fingerprint}".encode()).hexdigest()
        return f"{self.criteria.label}-{mark[:8]}"


@dataclass(frozen=True, slots=True)
class Review:
    """What the program says of one hand-in. It prints itself, shows itself in a notebook and becomes a frame."""

    assignment: FinalAssignment
    rules: str
    criteria: tuple[CriterionResult, ...]
    privacy: tuple[Finding, ...]
    dates: dict[str, date | None]

    @property
    def trainee(self) -> str:
        """The code of the trainee."""
        return self.assignment.trainee

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, criterion by criterion, what touches privacy last."""
        return tuple(f for result in self.criteria for f in result.findings) + self.privacy

    def __getitem__(self, id: str) -> CriterionResult:
        """The result of one criterion: `review["K6"]`.

        Raises:
            KeyError: when the set has no criterion of that id.
        """
        for result in self.criteria:
            if result.id == id:
                return result
        raise KeyError(id)

    def set_aside(self, finding: Finding) -> str | None:
        """The reason with which the trainee set this finding aside, or None when she did not."""
        for dismissal in self.assignment.dismissals:
            if (dismissal.where, dismissal.code) == (finding.where, finding.code):
                return dismissal.reason
        return None

    def to_dict(self, file: str = "") -> dict[str, Any]:
        """The printed answer of the format page: `file`, `trainee`, `rules`, `criteria`, `dates`, `findings`."""
        from herstelwerk.rendering.json_lines import as_dict

        return as_dict(self, file)

    def to_frame(self) -> pd.DataFrame:
        """One row per criterion: trainee, id, name, document, signal, level, figure, number of findings."""
        from herstelwerk.rendering.frame import as_frame

        return as_frame([self])

    def __rich__(self) -> RenderableType:
        from herstelwerk.rendering.terminal import as_table

        return as_table(self)

    def _repr_html_(self) -> str:
        from herstelwerk.rendering.html import as_html

        return as_html(self)


def review(assignment: FinalAssignment, rules: Rules, day: date, copies: Copies | None = None) -> Review:
    """Review one hand-in with a set of rules. `day` counts where the hand-in has no `submitted_at` (a draft).

    `copies` tells which entries stand word for word in the hand-in of another trainee, where that was looked for.
    """
    return review_of(Material(assignment, rules.reader, day, copies), rules)


def review_of(material: Material, rules: Rules) -> Review:
    """Review a hand-in that the reader of these rules has read: under other criteria it need not be read again."""
    texts = _Findings(material, rules)
    results = tuple(
        _result(criterion, material, texts, rules.criteria.finding) for criterion in rules.criteria.criterion
    )
    dates = {id: when.date for id, when in material.whens.items()}
    return Review(material.assignment, rules.criteria.label, results, tuple(texts.privacy), dates)


def _result(
    criterion: Criterion, material: Material, texts: _Findings, wording: dict[str, FindingText]
) -> CriterionResult:
    check = CHECKS.get(criterion.check)
    outcome = check.run(material, criterion.thresholds) if check else Outcome(Signal.NOT_TO_JUDGE, None, "–")
    found = texts.by_check.get(criterion.check, []) if check else []
    parts = [_part(criterion.id, part, wording) for part in outcome.parts]
    located = (
        tuple(f._replace(criterion=criterion.id) for f in found) if criterion.id != criterion.check else tuple(found)
    )
    return CriterionResult(
        criterion.id,
        criterion.name,
        criterion.document,
        outcome.signal,
        outcome.level,
        outcome.figure,
        (*located, *parts),
    )


def _part(criterion: str, part: tuple[str, str, str], wording: dict[str, FindingText]) -> Finding:
    code, where, detail = part
    text = wording[code]
    message = text.message.replace("{detail}", detail)
    return Finding(criterion, code, str(where), "", None, None, "", message, text.hint)


class _Findings:
    """The findings in texts, gathered under the check that shows them."""

    def __init__(self, material: Material, rules: Rules) -> None:
        self.wording = rules.criteria.finding
        self.by_check: dict[str, list[Finding]] = {}
        self.privacy: list[Finding] = []
        for kind, things in (("entry", material.entries), ("goal", material.goals), ("action", material.actions)):
            for thing in things:
                for mark in material.marks[thing.id]:
                    self._add(kind, thing.id, "text", thing.text, mark)
        for action in material.actions:
            for mark in _when_marks(action.id, action.when, material):
                self._add("when", action.id, "when", action.when, mark)
        for where, field, text in material.other_texts():
            for mark in rules.reader.identifying(text):
                self._add("other", where, field, text, mark)

    def _add(self, kind: str, where: str, field: str, text: str, mark: Mark) -> None:
        words = self.wording[mark.code]
        wording = words.wording(kind)
        template = wording.message
        if mark.code == IDENTIFYING and mark.grade == 2 and wording.message_shape:
            template = wording.message_shape
        elif mark.detail and wording.message_detail:
            template = wording.message_detail
        quote = text[mark.start : mark.end]
        message = template.replace("{detail}", mark.detail).replace("{quote}", quote.strip(" .,;:!\n"))
        check = PRIVACY if mark.code == IDENTIFYING else SHOWN_UNDER[kind][mark.code]
        finding = Finding(check, mark.code, where, field, mark.start, mark.end, quote, message, words.hint, mark.grade)
        (self.privacy if check == PRIVACY else self.by_check.setdefault(check, [])).append(finding)


def _when_marks(id: str, text: str, material: Material) -> Iterator[Mark]:
    """A *wanneer* from which no day follows, or in which weekday and date clash."""
    when = material.whens[id]
    if when.date is None:
        yield Mark(VAGUE_WHEN, 0, len(text))
    elif when.weekday_clash:
        yield Mark(WEEKDAY_CLASH, when.start, when.end, long_day(when.date))
