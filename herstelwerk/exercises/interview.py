"""A guided interview: questions with what they are for and what to ask next; notes are kept, never judged."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from herstelwerk.domain import Part
from herstelwerk.exercises.answers import Answered, in_words
from herstelwerk.exercises.attempts import text_in
from herstelwerk.exercises.common import WHOLE, Attempt, Exercise, Feedback, Id, Line, Loose, Many, Remark, Tone
from herstelwerk.exercises.wording import Things, open_feedback
from herstelwerk.language.reader import Reader

_QUESTIONS = Things("vraag", "vragen")


class Ask(Part):
    """A question, what it is for, and how to go on from the answer."""

    id: Id
    text: Line
    purpose: Loose = ""
    follow_up: Many[Line] = ()


class Interview(Exercise):
    """Questions with room for notes. Attempt: `{"q1": "notes"}`. `carries`: what the notes may become elsewhere."""

    kind: Literal["interview"]
    question: Annotated[Many[Ask], Field(min_length=1)]
    carries: Literal["", "wish"] = ""

    def notes(self, attempt: Attempt) -> dict[str, str]:
        """The notes that say something, per question, in the order of the file."""
        return {ask.id: text for ask in self.question if (text := text_in(attempt, ask.id))}

    def answers(self, attempt: Attempt) -> tuple[Answered, ...]:
        """The notes at each question."""
        return in_words((ask.text, text_in(attempt, ask.id)) for ask in self.question)

    def feedback(self, attempt: Attempt, reader: Reader) -> Feedback:
        """How many questions have notes, and whether there is a wish to take along."""
        notes = self.notes(attempt)
        remarks = []
        if notes and self.carries == "wish":
            text = "Hoor je in de antwoorden een wens? Zet die, in dezelfde woorden, in de krachteninventarisatie."
            remarks.append(Remark(WHOLE, Tone.ASK, text))
        return open_feedback(_QUESTIONS, len(notes), len(self.question), remarks)
