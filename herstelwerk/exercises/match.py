"""Match what stands left with what stands right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

from pydantic import Field

from herstelwerk.domain import Part
from herstelwerk.exercises.answers import Answered, in_rows
from herstelwerk.exercises.attempts import text_in
from herstelwerk.exercises.common import Attempt, Exercise, Feedback, Id, Line, Many, Remark, Tone, tables
from herstelwerk.exercises.wording import Things, closed_feedback, quoted
from herstelwerk.language.reader import Reader
from herstelwerk.problems import Problem, shown

_PAIRS = Things("paar", "paren")


class Pair(Part):
    """What belongs together, and why."""

    id: Id
    left: Line
    right: Line
    because: Line


class Match(Exercise):
    """Pairs to find. Attempt: `{"pair of the left": "pair of the right"}`."""

    kind: Literal["match"]
    pair: Annotated[Many[Pair], Field(min_length=2)]

    @classmethod
    def across(cls, document: Mapping[str, Any]) -> Iterator[Problem]:
        """Sides that stand twice: nobody could tell which of the two is meant."""
        for side in ("left", "right"):
            seen: set[str] = set()
            for i, pair in tables(document, "pair"):
                text = pair.get(side)
                if isinstance(text, str):
                    if text.strip() in seen:
                        yield Problem(f"pair[{i}].{side}", f"{shown(text.strip())} staat er al", "elke tekst één keer")
                    seen.add(text.strip())

    def answers(self, attempt: Attempt) -> tuple[Answered, ...]:
        """What she laid together."""
        rights = {pair.id: pair.right for pair in self.pair}
        rows = [(pair.left, rights[id]) for pair in self.pair if (id := text_in(attempt, pair.id)) in rights]
        return in_rows("Wat volgens mij bij elkaar hoort", ("Dit", "hoort bij"), rows)

    def feedback(self, attempt: Attempt, reader: Reader) -> Feedback:
        """Why a pair belongs together, or a question about two that lie together."""
        pairs = {pair.id: pair for pair in self.pair}
        laid = [(pair, pairs[id]) for pair in self.pair if (id := text_in(attempt, pair.id)) in pairs]
        remarks = [_remark(left, right) for left, right in laid]
        fitting = sum(1 for remark in remarks if remark.tone is Tone.GOOD)
        return closed_feedback(_PAIRS, len(laid), fitting, len(self.pair), remarks)


def _remark(left: Pair, right: Pair) -> Remark:
    if left.id == right.id:
        return Remark(left.id, Tone.GOOD, left.because)
    text = f"{quoted(left.left)} ligt nu naast {quoted(right.right)}. Wat hebben die twee met elkaar te maken?"
    return Remark(left.id, Tone.ASK, f"{text} Zie je rechts iets dat beter past?")
