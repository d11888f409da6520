"""Norms made with the group, and who of the two leaders does what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

ME, COLLEAGUE, BOTH = "me", "colleague", "both"
WHO = (ME, COLLEAGUE, BOTH)


@dataclass(frozen=True, slots=True)
class Norm:
    """An agreement in the words of the group, and how one notices that it is kept."""

    id: str
    text: str = ""
    notice: str = ""


@dataclass(frozen=True, slots=True)
class OwnTask:
    """A task the leaders added; `when` is before, during or after."""

    id: str
    when: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Together:
    """Norms, tasks (from the id of a task to who does it) and the code words of the two leaders."""

    norms: tuple[Norm, ...] = ()
    tasks: Mapping[str, str] = field(default_factory=dict)
    own: tuple[OwnTask, ...] = ()
    me: str = ""
    colleague: str = ""


@dataclass(frozen=True, slots=True)
class Division:
    """How many tasks each has, and how many nobody has; those done together count for both."""

    me: int
    colleague: int
    open: int
    all: int

    @property
    def uneven(self) -> bool:
        """Whether one has at least twice as many as the other, and three more: a question, no verdict."""
        least, most = sorted((self.me, self.colleague))
        return most >= 2 * least and most - least >= 3


def division(value: Together, tasks: Iterable[str]) -> Division:
    """The division of the tasks of the content file and the own ones."""
    who = [value.tasks.get(id, "") for id in (*tasks, *(one.id for one in value.own))]
    both = who.count(BOTH)
    mine, theirs = who.count(ME) + both, who.count(COLLEAGUE) + both
    return Division(mine, theirs, sum(one not in WHO for one in who), len(who))


def with_norm(value: Together) -> Together:
    """One more, empty norm."""
    return replace(value, norms=(*value.norms, Norm(_next("n", (one.id for one in value.norms)))))


def norm_changed(value: Together, id: str, **new: str) -> Together:
    """With other words at one norm."""
    return replace(value, norms=tuple(replace(one, **new) if one.id == id else one for one in value.norms))


def without_norm(value: Together, id: str) -> Together:
    """Without this norm."""
    return replace(value, norms=tuple(one for one in value.norms if one.id != id))


def with_task(value: Together, when: str) -> Together:
    """One more, empty task of their own."""
    return replace(value, own=(*value.own, OwnTask(_next("eigen", (one.id for one in value.own)), when)))


def task_changed(value: Together, id: str, text: str) -> Together:
    """With other words at a task of their own."""
    return replace(value, own=tuple(replace(one, text=text) if one.id == id else one for one in value.own))


def without_task(value: Together, id: str) -> Together:
    """Without this task of their own, and without who had it."""
    tasks = {task: who for task, who in value.tasks.items() if task != id}
    return replace(value, own=tuple(one for one in value.own if one.id != id), tasks=tasks)


def _next(start: str, ids: Iterable[str]) -> str:
    numbers = [int(id.removeprefix(start)) for id in ids if id.removeprefix(start).isdecimal()]
    return f"{start}{max(numbers, default=0) + 1}"


def together_body(value: Together) -> dict[str, Any]:
    """As it is kept."""
    return {
        "norms": [{"id": one.id, "text": one.text, "notice": one.notice} for one in value.norms],
        "tasks": dict(value.tasks),
        "own": [{"id": one.id, "when": one.when, "text": one.text} for one in value.own],
        "me": value.me,
        "colleague": value.colleague,
    }


def read_together(body: Mapping[str, Any]) -> Together:
    """As it was kept; what is not there is empty.

    Raises:
        ValueError, TypeError, KeyError, AttributeError: when it is none.
    """
    norms = tuple(
        Norm(str(one["id"]), str(one.get("text", "")), str(one.get("notice", ""))) for one in body.get("norms", [])
    )
    own = tuple(OwnTask(str(one["id"]), str(one["when"]), str(one.get("text", ""))) for one in body.get("own", []))
    for ids in ([one.id for one in norms], [one.id for one in own]):
        if len(set(ids)) != len(ids):
            raise ValueError("an id stands twice")
    tasks = {str(id): str(who) for id, who in body.get("tasks", {}).items() if who in WHO}
    return Together(norms, tasks, own, str(body.get("me", "")), str(body.get("colleague", "")))
