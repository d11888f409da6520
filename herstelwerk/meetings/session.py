"""A meeting as frozen values: who is there, where it stands, how long each step took, and everything that was said."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from herstelwerk.domain import Who

PREPARE, LEAD, CLOSE, DONE = "prepare", "lead", "close", "done"
STAGES = (PREPARE, LEAD, CLOSE, DONE)
ORDINARY, PRACTICE = 1, 60  # how fast the clock goes: in practice a minute lasts a second
TEMPOS = (ORDINARY, PRACTICE)
TIDIED, NOT_NEEDED = "done", "not_needed"
MAX_IDEAS, MAX_LINES, MAX_CASES = 1_000, 500, 20


class Refused(ValueError):
    """What cannot be done now; the sentence says why, and what to do first."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A step as it comes along: for which case (0: for the meeting as a whole), and for the how-manieth time."""

    step: str
    case: int = 0
    round: int = 1


@dataclass(frozen=True, slots=True)
class Spent:
    """What a stop took, in seconds of the meeting, the minutes that were added to it, and what was written down."""

    stop: Stop
    seconds: float = 0.0
    extra: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """What one contributor brings in, and the answer about copies. `copies`: they were on the table at some moment."""

    contributor: str = ""
    consent: str = ""
    consent_at: datetime | None = None
    copies: bool = False


@dataclass(frozen=True, slots=True)
class Idea:
    """An idea of the group: a number within its case and the words, of nobody in particular."""

    case: int
    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody is going to do with an idea (or, with idea 0, anyhow). What is not `on` was let go of again."""

    id: str
    case: int
    idea: int
    text: str
    who: Who = Who.WORKER
    when: str = ""
    on: bool = True


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What stands in the way of good work, for management; never about one client."""

    id: str
    text: str
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Agreement:
    """What somebody promised, and for when."""

    id: str
    case: int
    text: str
    who: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class Reported:
    """What was told in this meeting about a promise of an earlier one."""

    meeting: str
    promise: str
    text: str


@dataclass(frozen=True, slots=True)
class Tidied:
    """What became of the copies, on one point: done or not needed, by whom and when."""

    item: str
    answer: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Session:
    """A meeting. `since` is when the clock last began to run; None while it stands still.

    `rounds` holds the last round of steps that were repeated, `rest` what another version of the program kept here.
    """

    protocol: str = ""
    title: str = ""
    on: date | None = None
    people: tuple[str, ...] = ()
    chair: str = ""
    scribe: str = ""
    tempo: int = ORDINARY
    stage: str = PREPARE
    cases: tuple[Case, ...] = (Case(),)
    at: Stop | None = None
    since: datetime | None = None
    started_at: datetime | None = None
    finished_at: datetime | None = None
    spent: tuple[Spent, ...] = ()
    rounds: tuple[Stop, ...] = ()
    ideas: tuple[Idea, ...] = ()
    choices: tuple[Choice, ...] = ()
    obstacles: tuple[Obstacle, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    reported: tuple[Reported, ...] = ()
    tidied: tuple[Tidied, ...] = ()
    rest: dict[str, Any] = field(default_factory=dict)

    def of(self, stop: Stop) -> Spent:
        """What a stop took so far; nothing where it was not reached yet."""
        return next((spent for spent in self.spent if spent.stop == stop), Spent(stop))

    def case(self, number: int) -> Case:
        """The case of this number, from 1; an empty one where there is none."""
        return self.cases[number - 1] if 0 < number <= len(self.cases) else Case()

    def ideas_of(self, case: int) -> tuple[Idea, ...]:
        """The ideas for a case, in the order in which they came."""
        return tuple(idea for idea in self.ideas if idea.case == case)

    def chosen(self, case: int | None = None) -> tuple[Choice, ...]:
        """The choices that stand, of one case or of all."""
        return tuple(one for one in self.choices if one.on and (case is None or one.case == case))

    def words_of(self, choice: Choice) -> str:
        """What a choice says: its own words, or those of its idea as long as nobody put it otherwise."""
        if choice.text.strip() or not choice.idea:
            return choice.text
        return next((i.text for i in self.ideas_of(choice.case) if i.number == choice.idea), "")

    def tidying(self, item: str) -> Tidied | None:
        """The answer about one point of the copies."""
        return next((one for one in self.tidied if one.item == item), None)

    @property
    def running(self) -> bool:
        """Whether the clock runs."""
        return self.stage == LEAD and self.since is not None

    @property
    def everyone(self) -> tuple[str, ...]:
        """Everyone who is named anywhere, once: those who are here, chair, scribe and contributors."""
        named = (*self.people, self.chair, self.scribe, *(case.contributor for case in self.cases))
        return tuple(dict.fromkeys(name for name in named if name))
