"""The sentences that kinds of exercise share, and how her own words are quoted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from herstelwerk.exercises.common import Feedback, Remark, Standing
from herstelwerk.problems import printable

MAX_QUOTE = 80  # characters of her own words that a remark repeats
NOT_TRIED = Feedback(Standing.NOT_TRIED, "Hier heb je nog niets ingevuld. Begin waar je wilt; alles wordt bewaard.")


class Things(NamedTuple):
    """What is counted, as one and as many: `Things("vraag", "vragen")`."""

    one: str
    many: str

    def counted(self, number: int) -> str:
        """`1 vraag`, `3 vragen`."""
        return f"{number} {self.one if number == 1 else self.many}"


def quoted(text: str) -> str:
    """Words of the trainee or of the file between quotation marks, short and on one line."""
    words = printable(text).strip(" .,;:!")
    if len(words) > MAX_QUOTE:
        words = words[:MAX_QUOTE].rpartition(" ")[0] or words[:MAX_QUOTE]
        words += " …"
    return f"‘{words}’"


def open_feedback(things: Things, tried: int, total: int, remarks: Sequence[Remark] = (), done: str = "") -> Feedback:
    """The feedback of a kind that knows no right or wrong: not begun, begun, done."""
    if tried == 0:
        return NOT_TRIED
    if tried < total:
        return Feedback(Standing.STARTED, _begun(things, tried, total), tuple(remarks))
    return Feedback(Standing.DONE, done or _all_of(things, total, "ingevuld"), tuple(remarks))


def closed_feedback(things: Things, tried: int, right: int, total: int, remarks: Sequence[Remark]) -> Feedback:
    """The feedback of a kind in which an answer fits or asks for another look."""
    if tried == 0:
        return NOT_TRIED
    if tried < total:
        return Feedback(Standing.STARTED, _begun(things, tried, total), tuple(remarks))
    if right < total:
        fit = f"{right} van de {total} {things.many} {'past' if right == 1 else 'passen'} al. " if right else ""
        summary = (
            f"{fit}Kijk nog eens naar {things.counted(total - right)}; er staat bij waarover je verder kunt denken."
        )
        return Feedback(Standing.AGAIN, summary, tuple(remarks))
    return Feedback(Standing.DONE, f"Alles past: {things.counted(total)}. Lees gerust nog na waarom.", tuple(remarks))


def _begun(things: Things, tried: int, total: int) -> str:
    return f"Je bent begonnen: {tried} van de {total} {things.many}. De rest mag ook later."


def _all_of(things: Things, total: int, verb: str) -> str:
    return f"Je hebt {'dit' if total == 1 else f'alle {total} {things.many}'} {verb}."
