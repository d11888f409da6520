"""Put steps in order: the right one, or one's own where the exercise is free."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from herstelwerk.domain import Part
from herstelwerk.exercises.answers import Answered, in_words
from herstelwerk.exercises.attempts import chosen_in
from herstelwerk.exercises.common import Attempt, Exercise, Feedback, Id, Line, Many, Remark, Standing, Tone
from herstelwerk.exercises.wording import NOT_TRIED, Things, open_feedback, quoted
from herstelwerk.language.reader import Reader

_STEPS = Things("stap", "stappen")


class Step(Part):
    """A step, in the file at its right place, with why it stands there."""

    id: Id
    text: Line
    because: Line


class Order(Exercise):
    """Steps to put in order. Attempt: `{"order": ["s3", "s1"]}`."""

    kind: Literal["order"]
    step: Annotated[Many[Step], Field(min_length=3)]
    free: bool = False

    def answers(self, attempt: Attempt) -> tuple[Answered, ...]:
        """The steps in her order."""
        texts = {step.id: step.text for step in self.step}
        given = chosen_in(attempt, "order", tuple(texts))
        return in_words([("Mijn volgorde", "\n".join(f"{n}. {texts[id]}" for n, id in enumerate(given, 1)))])

    def feedback(self, attempt: Attempt, reader: Reader) -> Feedback:
        """Confirms the steps up to the first that is out of place, and asks about that one only."""
        steps = {step.id: step for step in self.step}
        given = [steps[id] for id in chosen_in(attempt, "order", tuple(steps))]
        if self.free:
            why = [Remark(step.id, Tone.INFO, step.because) for step in given]
            return open_feedback(
                _STEPS, len(given), len(steps), why, "Dit is jouw volgorde. Vertel een collega waarom."
            )
        if not given:
            return NOT_TRIED
        if len(given) < len(steps):
            return open_feedback(_STEPS, len(given), len(steps))
        at = next(
            (i for i, (mine, right) in enumerate(zip(given, self.step, strict=True)) if mine != right), len(given)
        )
        remarks = [Remark(step.id, Tone.GOOD, step.because) for step in given[:at]]
        if at == len(given):
            return Feedback(Standing.DONE, "De volgorde klopt. Lees gerust nog na waarom.", tuple(remarks))
        ask = f"Staat {quoted(given[at].text)} hier op zijn plek? Wat is er nog nodig voordat deze stap kan?"
        summary = f"{_in_place(at)}Kijk nog eens vanaf stap {at + 1}."
        return Feedback(Standing.AGAIN, summary, (*remarks, Remark(given[at].id, Tone.ASK, ask)))


def _in_place(steps: int) -> str:
    if steps == 0:
        return ""
    return "De eerste stap staat op zijn plek. " if steps == 1 else f"De eerste {steps} stappen staan op hun plek. "
