"""Sort cards into groups; a card may belong to more than one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from herstelwerk.domain import Part
from herstelwerk.exercises.answers import Answered, in_words, listed
from herstelwerk.exercises.attempts import text_in
from herstelwerk.exercises.common import (
    Attempt,
    Exercise,
    Feedback,
    Id,
    Line,
    Loose,
    Many,
    Remark,
    Tone,
    ids_of,
    tables,
)
from herstelwerk.exercises.wording import Things, closed_feedback, quoted
from herstelwerk.language.reader import Reader
from herstelwerk.problems import Problem, shown

_CARDS = Things("kaart", "kaarten")


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


class Group(Part):
    """A group with what belongs in it."""

    id: Id
    name: Line
    explain: Loose = ""


class Card(Part):
    """A card; `group` holds every group in which it fits."""

    id: Id
    text: Line
    group: Annotated[Many[Id], BeforeValidator(_as_list), Field(min_length=1)]
    because: Line


class Sort(Exercise):
    """Cards to lay in groups. Attempt: `{"card": "group"}`."""

    kind: Literal["sort"]
    group: Annotated[Many[Group], Field(min_length=2)]
    card: Annotated[Many[Card], Field(min_length=2)]

    @classmethod
    def across(cls, document: Mapping[str, Any]) -> Iterator[Problem]:
        """Cards of groups that are not there."""
        groups = ids_of(document, "group")
        for i, card in tables(document, "card"):
            wanted = _as_list(card.get("group"))
            for id in wanted if isinstance(wanted, list) else ():
                if isinstance(id, str) and id not in groups:
                    expected = "een van " + ", ".join(sorted(groups)) if groups else "een groep uit [[group]]"
                    yield Problem(f"card[{i}].group", f"de groep {shown(id)} bestaat niet", expected)

    def answers(self, attempt: Attempt) -> tuple[Answered, ...]:
        """The cards in each group."""
        laid = [(text_in(attempt, card.id), card.text) for card in self.card]
        return in_words((group.name, listed(text for id, text in laid if id == group.id)) for group in self.group)

    def feedback(self, attempt: Attempt, reader: Reader) -> Feedback:
        """Why a card fits where it lies, or what the group it lies in is for."""
        groups = {group.id: group for group in self.group}
        laid = [(card, groups[id]) for card in self.card if (id := text_in(attempt, card.id)) in groups]
        remarks = [_remark(card, group) for card, group in laid]
        fitting = sum(1 for remark in remarks if remark.tone is Tone.GOOD)
        return closed_feedback(_CARDS, len(laid), fitting, len(self.card), remarks)


def _remark(card: Card, group: Group) -> Remark:
    if group.id in card.group:
        return Remark(card.id, Tone.GOOD, card.because)
    what_for = f" {group.explain}" if group.explain else ""
    return Remark(
        card.id,
        Tone.ASK,
        f"{quoted(card.text)} ligt nu bij {quoted(group.name)}.{what_for} Waar past de kaart het best?",
    )
