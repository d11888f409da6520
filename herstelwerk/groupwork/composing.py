"""What the chosen candidates make together: counts, and questions; never a mark for a group or a person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from herstelwerk.groupwork.candidates import ARRANGE, DOUBT, JOINS, Candidate
from herstelwerk.wording import Wording

CHOICES = ("similar", "different", "mixed")
FEW_TO_STAND_ALONE = 3  # below this everyone is the only one in something


@dataclass(frozen=True, slots=True)
class Trait:
    """Something in which people of a group may be alike or differ; `options` from id to text."""

    id: str
    text: str
    options: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of the chosen have each value, and of how many nobody knows."""

    trait: Trait
    counts: Mapping[str, int]
    unknown: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A question about the group: a key of `questions` in the content file, and what is filled in."""

    key: str
    filled: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Composition:
    """What the leaders chose about size and mix."""

    choice: str = ""
    aims: Mapping[str, str] | None = None
    note: str = ""


def read_traits(texts: Wording) -> tuple[Trait, ...]:
    """The traits in the content file of the candidates."""
    return tuple(
        Trait(one.id, one.text("text"), {option.id: option.text("text") for option in one.tables("option")})
        for one in texts.tables("trait")
    )


def chosen(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Who joins."""
    return tuple(one for one in candidates if one.outcome == JOINS)


def tallies(people: Sequence[Candidate], traits: Sequence[Trait]) -> tuple[Tally, ...]:
    """The counts of every trait."""
    return tuple(
        Tally(
            trait,
            {id: sum(one.traits.get(trait.id) == id for one in people) for id in trait.options},
            sum(one.traits.get(trait.id) not in trait.options for one in people),
        )
        for trait in traits
    )


def questions(
    candidates: Sequence[Candidate],
    traits: Sequence[Trait],
    practical: Mapping[str, str],
    smallest: int,
    largest: int,
) -> tuple[Asked, ...]:
    """What to ask oneself about the chosen ones, the most pressing first; nothing as long as nobody was chosen."""
    people = chosen(candidates)
    if not people:
        return ()
    return (
        *_size(len(people), smallest, largest),
        *(Asked("doubt", {"code": one.code.strip() or one.id}) for one in candidates if one.outcome == DOUBT),
        *_mixed(people, traits),
        *_each(people, practical),
    )


def _size(count: int, smallest: int, largest: int) -> Iterator[Asked]:
    if count < smallest:
        yield Asked("few", {"count": str(count)})
    if count > largest:
        yield Asked("many", {"count": str(count)})


def _mixed(people: Sequence[Candidate], traits: Sequence[Trait]) -> Iterator[Asked]:
    for tally in tallies(people, traits):
        known = len(people) - tally.unknown
        for id, text in tally.trait.options.items():
            if known > FEW_TO_STAND_ALONE and tally.counts[id] == 1:
                alone = next(one for one in people if one.traits.get(tally.trait.id) == id)
                yield Asked("alone", {"code": alone.code.strip() or alone.id, "value": text})
            if tally.counts[id] == len(people) > 1:
                yield Asked("same", {"value": text})
        if tally.unknown:
            filled = {"count": str(tally.unknown), "all": str(len(people)), "trait": tally.trait.text.lower()}
            yield Asked("unknown", filled)


def _each(people: Sequence[Candidate], practical: Mapping[str, str]) -> Iterator[Asked]:
    for one in people:
        name = one.code.strip() or one.id
        todo = [text.lower() for id, text in practical.items() if one.practical.get(id) == ARRANGE]
        if todo:
            yield Asked("arrange", {"code": name, "matters": "; ".join(todo)})
        if not one.brings.strip():
            yield Asked("brings", {"code": name})


def composition_body(value: Composition) -> dict[str, Any]:
    """As it is kept."""
    return {"choice": value.choice, "aims": dict(value.aims or {}), "note": value.note}


def read_composition(body: Mapping[str, Any]) -> Composition:
    """As it was kept; raises ValueError, TypeError or AttributeError when it is none."""
    aims = {str(id): str(text) for id, text in body.get("aims", {}).items()}
    choice = str(body.get("choice", ""))
    return Composition(choice if choice in CHOICES else "", aims, str(body.get("note", "")))
