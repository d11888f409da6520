"""Choices of a meeting as steps for a plan, and the small file that carries them: `herstelwerk/actions/1`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from herstelwerk.domain import MAX_BYTES, MAX_TEXT, ActionPlan, Who
from herstelwerk.drafting import plan as edits
from herstelwerk.meetings.session import Choice, Session
from herstelwerk.problems import Problem, Unreadable, shown

FORMAT = "herstelwerk/actions/1"
MAX_STEPS, MAX_PROBLEMS = 200, 20
_FILE = "een bestand van ‘Acties meegeven’"
_TEXTS = ("text", "when", "idea", "from")


class ActionsError(Unreadable):
    """A file of actions that cannot be read in, with what is wrong with it."""


class Step(NamedTuple):
    """A step for a plan: what, who, when, the idea it came from and the meeting that idea was born in."""

    text: str
    who: Who = Who.WORKER
    when: str = ""
    idea: str = ""
    origin: str = ""

    @property
    def remark(self) -> str:
        """Where it came from, for the remark of the step; empty where nobody knows."""
        where = f"Uit {self.origin}" if self.origin else ""
        idea = f"idee: {self.idea}" if self.idea and self.idea != self.text else ""
        return "; ".join(part for part in (where, idea) if part)[:MAX_TEXT]


def to_action(session: Session, choice: Choice) -> Step:
    """A choice of a meeting in the shape of a step of the plan."""
    ideas = session.ideas_of(choice.case)
    idea = next((f"{one.number}. {one.text}" for one in ideas if one.number == choice.idea), "")
    return Step(session.words_of(choice).strip(), choice.who, choice.when.strip(), idea, origin(session))


def origin(session: Session) -> str:
    """The meeting in a few words: `Teamkrachtbespreking, 2026-11-22`."""
    return ", ".join(part for part in (session.title, session.on.isoformat() if session.on else "") if part)


def steps_of(session: Session, case: int | None = None) -> list[Step]:
    """The choices that stand, with words in them."""
    return [one for one in (to_action(session, choice) for choice in session.chosen(case)) if one.text]


def steps_for(sessions: Iterable[Session], contributor: str) -> list[Step]:
    """The choices of every meeting in what this person brought in."""
    return [
        step
        for session in sessions
        for number, case in enumerate(session.cases, 1)
        if contributor and case.contributor == contributor
        for step in steps_of(session, number)
    ]


def write_actions(steps: Iterable[Step], made_on: date) -> bytes:
    """The file, laid out so that a person can read it too; a step without words is left out."""
    document = {
        "format": FORMAT,
        "made_on": made_on.isoformat(),
        "actions": [
            {
                "text": _fitting(one.text),
                "who": one.who.value,
                "when": _fitting(one.when),
                "idea": _fitting(one.idea),
                "from": _fitting(one.origin),
            }
            for one in steps
            if _fitting(one.text)
        ],
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def _fitting(text: str) -> str:
    """A text as the file may hold it."""
    return text.replace("\x00", "")[:MAX_TEXT].strip()


def read_actions(data: bytes, name: str = "acties") -> list[Step]:
    """The steps in a file.

    Raises:
        ActionsError: when this is no such file; nothing of it is used then.
    """
    document = _parse(data, name)
    problems = list(_problems(document))
    if problems:
        raise ActionsError(name, tuple(problems[:MAX_PROBLEMS]))
    return [
        Step(one["text"].strip(), Who(one.get("who", "")), *(one.get(key, "").strip() for key in _TEXTS[1:]))
        for one in document["actions"]
    ]


def bring_in(plan: ActionPlan, goal: str, steps: Iterable[Step], taken: Iterable[str] = ()) -> tuple[ActionPlan, int]:
    """The plan with these steps at the end of a goal, and how many found room there."""
    count, used = 0, list(taken)
    for step in steps:
        plan, id = edits.add_action(plan, goal, used)
        if not id:
            break
        fields = {"text": step.text, "who": step.who, "when": step.when, "remark": step.remark}
        plan, count = edits.change_action(plan, id, **fields), count + 1
    return plan, count


def _parse(data: bytes, name: str) -> dict[str, Any]:
    def refuse(wrong: str, expected: str = _FILE) -> ActionsError:
        return ActionsError(name, (Problem("", wrong, expected),))

    if len(data) > MAX_BYTES:
        raise refuse("het bestand is te groot", "hoogstens 1 MiB")
    try:
        document = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise refuse("dit is geen tekst (UTF-8) maar een ander soort bestand") from None
    except (ValueError, RecursionError):
        raise refuse("dit is geen JSON, of het bestand is afgebroken") from None
    form = document.get("format") if isinstance(document, dict) else None
    if isinstance(form, str) and form.startswith("herstelwerk/actions/") and form != FORMAT:
        raise refuse("dit bestand is gemaakt met een andere versie van herstelwerk", f"{FORMAT}; werk herstelwerk bij")
    if not isinstance(document, dict) or form != FORMAT:
        raise refuse("dit is een ander soort bestand")
    return document


def _problems(document: dict[str, Any]) -> Iterator[Problem]:
    actions = document.get("actions")
    if not isinstance(actions, list):
        yield Problem("actions", f"er staat {shown(actions)}", "een lijst met acties")
        return
    if len(actions) > MAX_STEPS:
        yield Problem("actions", f"de lijst telt {len(actions)} acties", f"hoogstens {MAX_STEPS}")
        return
    for number, one in enumerate(actions, 1):
        if not isinstance(one, dict):
            yield Problem(f"actie {number}", f"er staat {shown(one)}", "een object met text, who en when")
            continue
        for key in _TEXTS:
            if not _is_text(one.get(key, "")):
                wrong = f"er staat {shown(one.get(key))}"
                yield Problem(f"actie {number}, {key}", wrong, f"een tekst van hoogstens {MAX_TEXT} tekens")
        if _is_text(one.get("text")) is False or not str(one["text"]).strip():
            yield Problem(f"actie {number}, text", "dit ontbreekt of is leeg", "wat er gaat gebeuren")
        if one.get("who", "") not in [who.value for who in Who]:
            yield Problem(f"actie {number}, who", f"er staat {shown(one.get('who'))}", "wie het doet, zoals worker")


def _is_text(value: object) -> bool:
    if not isinstance(value, str) or len(value) > MAX_TEXT or "\x00" in value:
        return False
    return value == value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
