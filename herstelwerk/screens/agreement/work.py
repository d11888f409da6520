"""What judging together works with: the hand-ins of the group, what everyone said of them, and what was drawn.

Everything that is shown passes `judging.blind` first.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from herstelwerk.collecting import collect
from herstelwerk.domain import FinalAssignment
from herstelwerk.judgement import History, Judgement, JudgementError
from herstelwerk.judging import history_of, line_body, line_of
from herstelwerk.judging.blind import may_look, visible
from herstelwerk.judging.doubles import Candidate, Double, doubles_body, doubles_of
from herstelwerk.judging.side import Beside, Judged, judges_of, side_by_side
from herstelwerk.results import Level
from herstelwerk.review import Review, review
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.draft import Draft
from herstelwerk.store import GROUP

DOUBLES, TALKS = "dubbel", "samen-oordelen/overleg"
Key = tuple[str, int]
Talk = Mapping[str, tuple[str, str]]  # hand-in and criterion → level and reason, as long as they are not said


class Name(NamedTuple):
    """A criterion as people know it."""

    id: str
    name: str


class AgreementWork:
    """The group in hand, for the trainer who looks."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.criteria = tuple(Name(one.id, one.name) for one in desk.rules.criteria.criterion)
        self.ids = tuple(one.id for one in self.criteria)
        self.talks: Draft[Talk] = Draft(desk, TALKS, _read_talks, _talks_body)
        self.pair: tuple[str, str] | None = None
        self.open_group()

    def open_group(self) -> None:
        """Take the group the desk is on: what was drawn, handed in and said."""
        shared = self.desk.together(GROUP + self.desk.cohort) if self.desk.cohort else self.desk
        self.doubles: Draft[tuple[Double, ...]] = Draft(shared, DOUBLES, doubles_of, doubles_body)
        self.pair = None
        self.look()

    def look(self) -> None:
        """Look again at what was handed in and said."""
        kept = self.desk.store.read(self.desk.owner, "nakijken/gewoonten")  # the folder chosen where one judges
        typed = str(kept.body.get("folder", "")).strip() if kept else ""
        found = collect(Path(typed).expanduser() if typed else None, self.desk.store, None)
        ours = [one.assignment for one in found.kept if one.assignment.cohort == self.desk.cohort]
        self.hand_ins: dict[Key, FinalAssignment] = {(one.trainee, one.attempt): one for one in ours}
        self._reviews: dict[Key, Review] = {}
        self._hear()

    def _hear(self) -> None:
        said: dict[Key, dict[str, History]] = {key: {} for key in self.hand_ins}
        lines = self.desk.store.said()
        for (owner, attempt, judge), own in groupby(lines, key=lambda one: (one.owner, one.attempt, one.judge)):
            if (owner, attempt) in said:
                told = (line_of(one.body, one.judge, one.at) for one in own)
                said[owner, attempt][judge] = history_of(told, owner, attempt)
        self.judged = tuple(Judged(*key, histories) for key, histories in said.items())
        self.__dict__.pop("visible", None)

    def drawn(self, key: Key) -> tuple[str, ...]:
        """Who was drawn to judge this attempt."""
        found = next((one for one in self.doubles.value if (one.trainee, one.attempt) == key), None)
        return found.judges if found else ()

    @cached_property
    def visible(self) -> tuple[Judged, ...]:
        """The attempts of which this trainer may see the judgements."""
        me = self.desk.owner
        return tuple(
            one for one in self.judged if may_look(me, one.histories, self.ids, self.drawn((one.trainee, one.attempt)))
        )

    def to_see(self) -> list[History]:
        """The histories this trainer may see: of what she judged herself, of others only what is complete."""
        me = self.desk.owner
        found = [visible(me, one.histories, self.ids) if me in one.histories else one.histories for one in self.visible]
        return [history for histories in found for history in histories.values()]

    @property
    def judges(self) -> tuple[str, ...]:
        """Who finished attempts that may be seen."""
        return judges_of(self.visible, self.ids)

    @property
    def chosen(self) -> tuple[str, str] | None:
        """The two that are laid side by side: as chosen, or else those with most in common, this trainer first."""
        found = self.judges
        if self.pair and set(self.pair) <= set(found):
            return self.pair
        pairs = [(one, other) for one in found for other in found if one != other]
        me = self.desk.owner
        return max(pairs, key=lambda pair: (len(self.side(*pair)), pair[0] == me, -found.index(pair[0])), default=None)

    def side(self, first: str, second: str) -> tuple[Beside, ...]:
        """The attempts both finished, as far as this trainer may see them."""
        return side_by_side(self.visible, first, second, self.ids)

    def review_of(self, key: Key) -> Review:
        """What the program says of an attempt."""
        if key not in self._reviews:
            self._reviews[key] = review(self.hand_ins[key], self.desk.rules, self.desk.today)
        return self._reviews[key]

    def candidates(self) -> list[Candidate]:
        """The hand-ins that can be drawn."""
        return [
            Candidate(*key, {result.id: result.signal for result in self.review_of(key).criteria})
            for key in self.hand_ins
        ]

    def name(self, id: str) -> str:
        """A criterion by its name."""
        return next((one.name for one in self.criteria if one.id == id), id)

    # --- what is agreed after talking ---

    def talk(self, key: Key, criterion: str) -> tuple[str, str]:
        """The level and reason in hand; nothing where there is none."""
        return self.talks.value.get(_place(key, criterion), ("", ""))

    def change_talk(self, key: Key, criterion: str, level: str, reason: str) -> None:
        """Have this in hand."""
        self.talks.change({**self.talks.value, _place(key, criterion): (level, reason)})

    def say(self, key: Key, criterion: str) -> str:
        """Add what is in hand as a new line of one's own; what it lacks, as a sentence."""
        level, reason = self.talk(key, criterion)
        if not level:
            return "Kies eerst wat jullie samen vinden."
        if not any(sign.isalnum() for sign in reason):
            return "Schrijf er kort bij waar jullie het over eens werden."
        try:
            line = Judgement(
                criterion=criterion,
                signal=self.review_of(key)[criterion].signal,
                level=Level(level),
                reason=f"Na overleg: {reason.strip()}",
                rules=self.desk.rules.version,
                by=self.desk.owner,
                at=self.desk.now(),
            )
        except JudgementError as lacks:
            return str(lacks)
        self.desk.store.say(*key, self.desk.owner, line_body(line))
        self.talks.change({place: held for place, held in self.talks.value.items() if place != _place(key, criterion)})
        self._hear()
        return ""


def _place(key: Key, criterion: str) -> str:
    return f"{key[0]}/{key[1]}/{criterion}"


def _read_talks(body: Mapping[str, Any]) -> Talk:
    return {str(place): (str(one["level"]), str(one["reason"])) for place, one in body.get("talks", {}).items()}


def _talks_body(talks: Talk) -> dict[str, Any]:
    return {"talks": {place: {"level": level, "reason": reason} for place, (level, reason) in talks.items()}}
