"""Choose one or many: every option explains itself, and a neutral question knows no right or wrong."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field, model_validator

from herstelwerk.domain import Part
from herstelwerk.exercises.answers import Answered, in_words, listed
from herstelwerk.exercises.attempts import chosen_in
from herstelwerk.exercises.common import Attempt, Day, Exercise, Fault, Feedback, Id, Line, Many, Remark, Tone, refused
from herstelwerk.exercises.wording import Things, closed_feedback, open_feedback, quoted
from herstelwerk.language.reader import Reader

_QUESTIONS = Things("vraag", "vragen")


class Option(Part):
    """One answer to choose; `because` is shown when it is chosen."""

    id: Id
    text: Line
    right: bool | None = None
    because: Line


class Question(Part):
    """A question with its options. `back_on`: days of the training on which it comes back."""

    id: Id
    text: Line
    many: bool = False
    neutral: bool = False
    back_on: Many[Day] = ()
    option: Annotated[Many[Option], Field(min_length=2)]

    @model_validator(mode="after")
    def _fits(self) -> Question:
        faults = tuple(self._faults())
        if faults:
            raise refused(*faults)
        return self

    def _faults(self) -> Iterator[Fault]:
        for i, option in enumerate(self.option):
            if self.neutral and option.right is not None:
                yield Fault(f"option[{i}].right", "de vraag is neutraal", "geen right bij een neutrale vraag")
            if not self.neutral and option.right is None:
                yield Fault(f"option[{i}].right", "dit ontbreekt", "true of false")
        right = sum(1 for option in self.option if option.right)
        if not self.neutral and right == 0:
            yield Fault("option", "geen enkel antwoord is juist", "ten minste één met right = true, of neutral = true")
        if not self.neutral and right == len(self.option):
            yield Fault("option", "elk antwoord is juist", "ten minste één met right = false, of neutral = true")

    def chosen(self, attempt: Attempt) -> tuple[Option, ...]:
        """The options an attempt holds, in the order of the file; one at most unless `many`."""
        ids = chosen_in(attempt, self.id, tuple(option.id for option in self.option))
        ids = ids if self.many else ids[:1]
        return tuple(option for option in self.option if option.id in ids)

    def fits(self, chosen: tuple[Option, ...]) -> bool:
        """Whether these options are a right answer; any answer to a neutral question is."""
        if self.neutral:
            return True
        wanted = {option.id for option in self.option if option.right}
        ids = {option.id for option in chosen}
        return ids == wanted if self.many else ids <= wanted

    def remarks(self, chosen: tuple[Option, ...]) -> Iterator[Remark]:
        """Why each chosen option fits or not, and whether there is more to find."""
        for option in chosen:
            tone = Tone.INFO if self.neutral else Tone.GOOD if option.right else Tone.ASK
            text = f"{quoted(option.text)}: {option.because}" if self.many else option.because
            yield Remark(self.id, tone, text)
        if self.many and not self.fits(chosen) and all(option.right for option in chosen):
            yield Remark(self.id, Tone.ASK, "Tot zover past het. Er hoort nog iets bij: welk antwoord zie je nog?")


class Choose(Exercise):
    """Questions with options. Attempt: `{"q1": ["o2"]}`."""

    kind: Literal["choose"]
    question: Annotated[Many[Question], Field(min_length=1)]

    def answers(self, attempt: Attempt) -> tuple[Answered, ...]:
        """The options she chose."""
        return in_words((q.text, listed(option.text for option in q.chosen(attempt))) for q in self.question)

    def feedback(self, attempt: Attempt, reader: Reader) -> Feedback:
        """Per chosen option its explanation; the exercise is done when every question has a fitting answer."""
        answers = [(question, question.chosen(attempt)) for question in self.question]
        tried = [(question, chosen) for question, chosen in answers if chosen]
        remarks = [remark for question, chosen in tried for remark in question.remarks(chosen)]
        total, fitting = len(answers), sum(1 for question, chosen in tried if question.fits(chosen))
        if all(question.neutral for question in self.question):
            return open_feedback(_QUESTIONS, len(tried), total, remarks)
        return closed_feedback(_QUESTIONS, len(tried), fitting, total, remarks)
