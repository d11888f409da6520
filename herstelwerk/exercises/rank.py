"""Rank own items with criteria: points are counted, and then the client decides the order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from herstelwerk.domain import Part
from herstelwerk.exercises.answers import Answered, in_rows
from herstelwerk.exercises.attempts import list_in, table_of, text_in, whole_in
from herstelwerk.exercises.common import Attempt, Exercise, Feedback, Id, Line, Many, Remark, Standing, Tone
from herstelwerk.exercises.wording import NOT_TRIED, quoted
from herstelwerk.language.reader import Reader

HIGHEST = 2  # points per criterion: 0, 1 or 2
FEWEST, MOST = 2, 6  # items


class Criterion(Part):
    """What an item is weighed against."""

    id: Id
    text: Line


class Weighed(NamedTuple):
    """An item with its place in the attempt, its points, and whether every criterion was weighed."""

    place: int
    text: str
    points: int
    complete: bool


class Rank(Exercise):
    """Own items to weigh and to order. Attempt: `{"items": [{"text": "…", "scores": {"c1": 2}}], "order": [1, 0]}`."""

    kind: Literal["rank"]
    item_label: Line
    criterion: Annotated[Many[Criterion], Field(min_length=1)]

    def weighed(self, attempt: Attempt) -> tuple[Weighed, ...]:
        """The items that say something, with their points, in the order they were typed."""
        return tuple(
            self._weigh(i, table_of(item))
            for i, item in enumerate(list_in(attempt, "items")[:MOST])
            if text_in(table_of(item), "text")
        )

    def _weigh(self, place: int, item: Attempt) -> Weighed:
        scores = table_of(item.get("scores"))
        points = [whole_in(scores, criterion.id, 0, HIGHEST) for criterion in self.criterion]
        total = sum(point for point in points if point is not None)
        return Weighed(place, text_in(item, "text"), total, None not in points)

    def answers(self, attempt: Attempt) -> tuple[Answered, ...]:
        """The items in the client's order, then what has no place yet, with their points."""
        items = self.weighed(attempt)
        ordered = _order(attempt, items)
        placed = [(str(n), item) for n, item in enumerate(ordered, 1)]
        left = [("–", item) for item in items if item not in ordered]
        most = HIGHEST * len(self.criterion)
        rows = [(place, item.text, f"{item.points} van de {most}") for place, item in (*placed, *left)]
        return in_rows("De volgorde die de cliënt koos", ("Plaats", self.item_label, "Punten"), rows)

    def feedback(self, attempt: Attempt, reader: Reader) -> Feedback:
        """The points of every item, and a question where the client's own order is another."""
        items = self.weighed(attempt)
        if not items:
            return NOT_TRIED
        order = _order(attempt, items)
        remarks = [self._points(item) for item in items]
        remarks += _otherwise(order)
        missing = _missing(items, order)
        if missing:
            return Feedback(Standing.STARTED, missing, tuple(remarks))
        first = f"Bovenaan staat {quoted(order[0].text)}. Je cliënt beslist; de punten helpen alleen bij het gesprek."
        return Feedback(Standing.DONE, first, tuple(remarks))

    def _points(self, item: Weighed) -> Remark:
        most = HIGHEST * len(self.criterion)
        so_far = "" if item.complete else " tot nu toe"
        return Remark(
            f"items.{item.place}", Tone.INFO, f"{quoted(item.text)}: {item.points} van de {most} punten{so_far}."
        )


def _order(attempt: Attempt, items: tuple[Weighed, ...]) -> tuple[Weighed, ...]:
    """The client's own order: known places only, each once."""
    at = {item.place: item for item in items}
    places = dict.fromkeys(place for place in list_in(attempt, "order") if type(place) is int)
    return tuple(at[place] for place in places if place in at)


def _missing(items: tuple[Weighed, ...], order: tuple[Weighed, ...]) -> str:
    """What is still to be done, or nothing."""
    if len(items) < FEWEST:
        return "Je bent begonnen. Zet er nog iets naast: kiezen kan pas tussen twee dingen."
    to_weigh = sum(1 for item in items if not item.complete)
    if to_weigh:
        return f"Je bent begonnen: {len(items) - to_weigh} van de {len(items)} helemaal gewogen."
    if len(order) < len(items):
        return "Alles is gewogen. In welke volgorde zet je cliënt ze zelf?"
    return ""


def _otherwise(order: tuple[Weighed, ...]) -> Iterator[Remark]:
    for above, below in pairwise(order):
        if above.complete and below.complete and below.points > above.points:
            text = (
                f"{quoted(above.text)} staat boven {quoted(below.text)}, met minder punten. "
                "Wat maakt het nu belangrijker voor je cliënt?"
            )
            yield Remark(f"items.{above.place}", Tone.ASK, text)
