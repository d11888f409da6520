"""A checklist with evidence: yes, partly or no, and by what one sees it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from herstelwerk.domain import Part
from herstelwerk.exercises.answers import Answered, in_rows
from herstelwerk.exercises.attempts import text_in
from herstelwerk.exercises.common import Attempt, Exercise, Feedback, Id, Line, Many, Remark, Standing, Tone
from herstelwerk.exercises.wording import Things, open_feedback
from herstelwerk.language.reader import Reader

_ITEMS = Things("punt", "punten")
YES, PARTLY, NO = ANSWERS = ("ja", "deels", "nee")


class Item(Part):
    """A point to check, and the question for its evidence."""

    id: Id
    text: Line
    ask: Line = "Waaraan zie je dat?"


class Checklist(Exercise):
    """Points to check. Attempt: `{"i1": "ja", "i1.why": "…"}`. A yes or partly is complete with its evidence."""

    kind: Literal["checklist"]
    item: Annotated[Many[Item], Field(min_length=1)]

    def answers(self, attempt: Attempt) -> tuple[Answered, ...]:
        """The points that were looked at, with the evidence."""
        looked = [(item, text_in(attempt, item.id), text_in(attempt, f"{item.id}.why")) for item in self.item]
        rows = [(item.text, answer, why) for item, answer, why in looked if answer in ANSWERS or why]
        return in_rows("Wat ik heb nagekeken", ("Punt", "Antwoord", "Toelichting"), rows)

    def feedback(self, attempt: Attempt, reader: Reader) -> Feedback:
        """Asks for evidence where it lacks, and for a first step at a no."""
        answers = {item.id: text_in(attempt, item.id) for item in self.item}
        whys = {item.id: text_in(attempt, f"{item.id}.why") for item in self.item}
        remarks, complete = [], 0
        for item in self.item:
            answer, why = answers[item.id], whys[item.id]
            if answer in (YES, PARTLY) and not why:
                remarks.append(Remark(item.id, Tone.ASK, item.ask))
            elif answer == NO and not why:
                remarks.append(Remark(item.id, Tone.INFO, "Wat zou hier een eerste kleine stap zijn? Invullen mag."))
            complete += answer == NO or (answer in (YES, PARTLY) and bool(why))
        if complete == 0 and any(answer in ANSWERS or whys[id] for id, answer in answers.items()):
            return Feedback(Standing.STARTED, _BEGUN, tuple(remarks))
        given = list(answers.values())
        done = ", ".join(f"{given.count(answer)} keer {answer}" for answer in ANSWERS if answer in given)
        return open_feedback(_ITEMS, complete, len(answers), remarks, f"Alles bekeken: {done}.")


_BEGUN = "Je bent begonnen. Schrijf er ook bij waaraan je het ziet; één regel is genoeg."
