"""A short reflection: prompts and room to write. Nothing here is ever judged."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from herstelwerk.domain import Part
from herstelwerk.exercises.answers import Answered, in_words
from herstelwerk.exercises.attempts import text_in
from herstelwerk.exercises.common import Attempt, Exercise, Feedback, Id, Line, Loose, Many, Remark, Tone
from herstelwerk.exercises.wording import Things, open_feedback
from herstelwerk.language.reader import Reader

_PROMPTS = Things("vraag", "vragen")
SHORT = 6  # words; with fewer there is often an example still to tell


class Prompt(Part):
    """A question to think about, with some help to begin."""

    id: Id
    text: Line
    help: Loose = ""


class Reflection(Exercise):
    """Prompts to write about. Attempt: `{"p1": "text"}`."""

    kind: Literal["reflection"]
    prompt: Annotated[Many[Prompt], Field(min_length=1)]

    def answers(self, attempt: Attempt) -> tuple[Answered, ...]:
        """What she wrote at each prompt."""
        return in_words((prompt.text, text_in(attempt, prompt.id)) for prompt in self.prompt)

    def feedback(self, attempt: Attempt, reader: Reader) -> Feedback:
        """How many prompts were written about; a few words are asked for an example, and are fine without."""
        texts = {prompt.id: text for prompt in self.prompt if (text := text_in(attempt, prompt.id))}
        ask = "Heb je er een voorbeeld bij? Wat gebeurde er, en wat dacht je toen?"
        remarks = [Remark(id, Tone.ASK, ask) for id, text in texts.items() if len(text.split()) < SHORT]
        return open_feedback(_PROMPTS, len(texts), len(self.prompt), remarks)
