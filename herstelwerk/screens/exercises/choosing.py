"""Choose, sort, match, check: everything that is answered by picking."""

from __future__ import annotations

from collections.abc import Callable

from herstelwerk.exercises.checklist import Checklist
from herstelwerk.exercises.choose import Choose
from herstelwerk.exercises.match import Match
from herstelwerk.exercises.shuffle import shuffled
from herstelwerk.exercises.sort import Sort
from herstelwerk.screens.controls import choice, field, notes_part, select
from herstelwerk.screens.exercises.trying import Trying
from herstelwerk.screens.parts import Part, el

_ANSWERS = {"ja": "ja", "deels": "deels", "nee": "nee"}


def choose(exercise: Choose, trying: Trying) -> list[Part]:
    """Questions with options; many where the question says so."""
    return [
        choice(
            trying.key(question.id),
            f"{number}. {question.text}" + (" (kies er een of meer)" if question.many else ""),
            {option.id: option.text for option in question.option},
            trying.chosen(question.id),
            trying.typed(question.id) if question.many else _one(trying, question.id),
            many=question.many,
            notes=trying.notes(question.id),
        )
        for number, question in enumerate(exercise.question, 1)
    ]


def _one(trying: Trying, id: str) -> Callable[[str], None]:
    return lambda value: trying.change(id, [value] if value else [])


def sort(exercise: Sort, trying: Trying) -> list[Part]:
    """Cards, each with the groups to choose from; above them what the groups mean."""
    explained = [el("li", el("strong", group.name), f": {group.explain}") for group in exercise.group if group.explain]
    groups = {group.id: group.name for group in exercise.group}
    cards = shuffled([card.id for card in exercise.card], exercise.id, trying.owner)
    by_id = {card.id: card for card in exercise.card}
    few = len(groups) <= 4
    return [
        *([el("ul", *explained)] if explained else []),
        *(
            choice(
                trying.key(id),
                f"{number}. {by_id[id].text}",
                groups,
                trying.text(id),
                trying.typed(id),
                row=True,
                notes=trying.notes(id),
            )
            if few
            else _from_list(trying, id, f"{number}. {by_id[id].text}", groups)
            for number, id in enumerate(cards, 1)
        ),
    ]


def match(exercise: Match, trying: Trying) -> list[Part]:
    """What stands left, each with a list of what stands right."""
    rights = shuffled([pair.id for pair in exercise.pair], exercise.id, trying.owner)
    texts = {pair.id: pair.right for pair in exercise.pair}
    options = {id: texts[id] for id in rights}
    return [_from_list(trying, pair.id, pair.left, options) for pair in exercise.pair]


def _from_list(trying: Trying, id: str, label: str, options: dict[str, str]) -> Part:
    return el(
        "div",
        select(trying.key(id), label, {"": "kies…"} | options, trying.text(id), trying.typed(id)),
        notes_part(trying.key(f"{id}-vragen"), trying.notes(id)),
        key=trying.key(f"{id}-vak"),
    )


def checklist(exercise: Checklist, trying: Trying) -> list[Part]:
    """Items to say yes, partly or no to, each with room to tell by what one sees it."""
    return [
        el(
            "div",
            choice(
                trying.key(item.id),
                f"{number}. {item.text}",
                _ANSWERS,
                trying.text(item.id),
                trying.typed(item.id),
                row=True,
            ),
            field(
                trying.key(f"{item.id}.why"),
                item.ask,
                trying.text(f"{item.id}.why"),
                trying.typed(f"{item.id}.why"),
                notes=trying.notes(item.id),
            )
            if trying.text(item.id)
            else None,
            key=trying.key(f"{item.id}-vak"),
        )
        for number, item in enumerate(exercise.item, 1)
    ]
