"""Rate yourself on a scale: now, then and now, or from two sides. Neutral: differences are shown, not judged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

from pydantic import Field

from herstelwerk.domain import Part
from herstelwerk.dutch import number
from herstelwerk.exercises.answers import Answered, in_rows, in_words
from herstelwerk.exercises.attempts import text_in, whole_in
from herstelwerk.exercises.common import (
    WHOLE,
    Attempt,
    Exercise,
    Feedback,
    Id,
    Line,
    Loose,
    Many,
    Remark,
    Standing,
    Tone,
)
from herstelwerk.exercises.wording import Things, open_feedback, quoted
from herstelwerk.language.reader import Reader
from herstelwerk.problems import Problem, shown

_ANSWERS = Things("antwoord", "antwoorden")
FAR_APART = 2  # points between two sides from which a question is worth asking

Column = Annotated[str, Field(pattern=r"^[^\s.\x00]{1,24}$")]  # part of a key, so without a full stop


class Statement(Part):
    """A statement to rate; statements of one `group` are also shown together."""

    id: Id
    text: Line
    group: Loose = ""


class Rate(Exercise):
    """Statements on a scale. Attempt: `{"s1.nu": 4, "action": "…"}`."""

    kind: Literal["rate"]
    low: int
    high: int
    low_label: Line
    high_label: Line
    moments: Many[Column] = ()
    sides: Many[Column] = ()
    statement: Annotated[Many[Statement], Field(min_length=1)]
    action_prompt: Loose = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """What is filled in per statement: moments, sides, or only now."""
        return self.sides or self.moments or ("nu",)

    @classmethod
    def across(cls, document: Mapping[str, Any]) -> Iterator[Problem]:
        """A scale upside down, moments beside sides, columns that stand twice."""
        low, high = document.get("low"), document.get("high")
        if isinstance(low, int) and isinstance(high, int) and not low < high <= low + 100:
            yield Problem("high", f"er staat {shown(high)}", f"een getal boven low ({low}), hoogstens 100 verder")
        if document.get("moments") and document.get("sides"):
            yield Problem("sides", "moments en sides staan er allebei", "een van de twee")
        for name in ("moments", "sides"):
            columns = document.get(name)
            if isinstance(columns, list) and not 0 < len(columns) == len({str(column) for column in columns}) <= 2:
                yield Problem(name, "er staat een lege of dubbele lijst", "een of twee verschillende namen")

    def answers(self, attempt: Attempt) -> tuple[Answered, ...]:
        """The scores per group of statements, and the step she chose."""
        scale = f"{self.low} is {self.low_label}, {self.high} is {self.high_label}"
        told: list[Answered] = []
        for group in dict.fromkeys(statement.group for statement in self.statement):
            rows = [self._row(s, attempt) for s in self.statement if s.group == group]
            question = f"{group} ({scale})" if group else f"Mijn cijfers ({scale})"
            told += in_rows(question, ("Uitspraak", *self.columns), [row for row in rows if any(row[1:])])
        action = text_in(attempt, "action") if self.action_prompt else ""
        return (*told, *in_words([(self.action_prompt, action)]))

    def _row(self, statement: Statement, attempt: Attempt) -> tuple[str, ...]:
        scores = [whole_in(attempt, f"{statement.id}.{column}", self.low, self.high) for column in self.columns]
        return (statement.text, *("" if score is None else str(score) for score in scores))

    def feedback(self, attempt: Attempt, reader: Reader) -> Feedback:
        """Differences per statement and means per group; the open line for an action is asked for, never required."""
        scores = {
            (s.id, column): score
            for s in self.statement
            for column in self.columns
            if (score := whole_in(attempt, f"{s.id}.{column}", self.low, self.high)) is not None
        }
        action = text_in(attempt, "action") if self.action_prompt else ""
        total = len(self.statement) * len(self.columns)
        remarks = [*self._differences(scores), *self._means(scores)]
        if self.action_prompt and scores and not action:
            remarks.append(Remark("action", Tone.ASK, "Welke ene stap zet je deze week? Eén regel is genoeg."))
        if not scores and action:
            return Feedback(Standing.STARTED, "Je stap voor deze week staat er. De cijfers mogen ook later.")
        return open_feedback(_ANSWERS, len(scores), total, remarks)

    def _differences(self, scores: Mapping[tuple[str, str], int]) -> Iterator[Remark]:
        if len(self.columns) != 2:
            return
        first, second = self.columns
        for statement in self.statement:
            one, two = scores.get((statement.id, first)), scores.get((statement.id, second))
            if one is None or two is None:
                continue
            if not self.sides:
                change = "gelijk gebleven" if one == two else f"{first} {one}, {second} {two} ({two - one:+d})"
                yield Remark(statement.id, Tone.INFO, f"{change[0].upper()}{change[1:]}.")
            elif abs(one - two) >= FAR_APART:
                apart = f"{first} {one}, {second} {two}."
                yield Remark(statement.id, Tone.ASK, f"{apart[0].upper()}{apart[1:]} Waar zit dat verschil in?")

    def _means(self, scores: Mapping[tuple[str, str], int]) -> Iterator[Remark]:
        """The mean of each named group that is complete in every column."""
        for group in dict.fromkeys(statement.group for statement in self.statement):
            ids = [statement.id for statement in self.statement if statement.group == group]
            if not group or any((id, column) not in scores for id in ids for column in self.columns):
                continue
            means = [(c, number(sum(scores[id, c] for id in ids) / len(ids), 1)) for c in self.columns]
            shown_means = ", ".join(f"{column} gemiddeld {mean}" for column, mean in means)
            yield Remark(WHOLE, Tone.INFO, f"{quoted(group)}: {shown_means}.")
