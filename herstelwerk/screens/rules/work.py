"""What changing rules works with: the change in hand, the earlier hand-ins, and the trial that runs over them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from herstelwerk.collecting import Aside, collect
from herstelwerk.copied import SeenTexts
from herstelwerk.judgement import Judgement, JudgementError
from herstelwerk.judging import line_of
from herstelwerk.problems import Unreadable
from herstelwerk.results import Level
from herstelwerk.review import Rules
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.draft import Draft
from herstelwerk.store import Said
from herstelwerk.trying import (
    Change,
    ChangeError,
    Earlier,
    ListChange,
    Outcome,
    Tally,
    Trial,
    changed_rules,
    tally,
    uncollected,
)

SHEET, PLACE = "regels", "regels/plek"
SLICE = 0.08  # seconds of work between two moments at which the page hears and draws
PAUSE = 0.01


@dataclass(frozen=True, slots=True)
class Where:
    """Which hand-ins a trial is about, and whether it shows whose they are."""

    folder: str = ""
    store: bool = True
    codes: bool = True


class RulesWork:
    """The change in hand, and what it would do."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.change: Draft[Change] = Draft(desk, SHEET, read_change, change_body)
        self.where: Draft[Where] = Draft(desk, PLACE, _read_where, _where_body)
        self.aside: tuple[Aside, ...] = ()
        self.refresh: Callable[[], None] = lambda: None
        self.finished: Callable[[], None] = lambda: None  # hears when a trial that took a while is through
        self._trial: Trial | None = None
        self._run: Iterator[Outcome] | None = None
        self._hand_ins: tuple[Earlier, ...] | None = None
        self.outcomes: list[Outcome] = []
        self.tried: Change | None = None  # what the outcomes are about
        self.running = False
        self.wrong = ""

    @property
    def rules(self) -> Rules:
        """The rules as they are."""
        return self.desk.rules

    def edit(self, change: Change) -> None:
        """Have another change in hand; what was tried before no longer holds."""
        self.stop()
        self.wrong = ""
        self.change.change(change)

    def choose(self, where: Where) -> None:
        """Try on other hand-ins."""
        self.stop()
        if (where.folder, where.store) != (self.where.value.folder, self.where.value.store):
            self._hand_ins, self.tried = None, None
        self.where.change(where)

    def changed(self) -> Rules | str:
        """The rules with the change in them, or a sentence about what is wrong with it."""
        try:
            return changed_rules(self.rules, self.change.value)
        except ChangeError as error:
            return str(error)
        except Unreadable as error:
            return " ".join(f"{problem}" for problem in error.problems)

    # --- trying ---

    @property
    def hand_ins(self) -> tuple[Earlier, ...]:
        """The earlier hand-ins; read once, until others are chosen."""
        if self._hand_ins is None:
            self._hand_ins, self.aside = self._collect()
        return self._hand_ins

    def _collect(self) -> tuple[tuple[Earlier, ...], tuple[Aside, ...]]:
        where = self.where.value
        folder = Path(where.folder.strip()).expanduser() if where.folder.strip() else None
        found = collect(folder, self.desk.store if where.store else None, None)
        seen = SeenTexts()
        for one in found.kept:
            seen.add(one.assignment)
        judged = _judged(self.desk.store.said())
        made = (
            Earlier(
                one.assignment,
                one.assignment.attempt,
                self.desk.today,
                seen.copies(one.assignment),
                judged.get((one.assignment.trainee, one.assignment.attempt), {}),
            )
            for one in found.kept
        )
        return tuple(made), found.aside

    def start(self) -> None:
        """Try the change on all hand-ins, a slice at a time where the page has a clock, or else at once."""
        self.stop()
        changed = self.changed()
        self.outcomes, self.tried, self.wrong = [], None, ""
        if isinstance(changed, str):
            self.wrong = changed
            return
        if self._trial is None or self._trial.rules is not self.rules:
            self._trial = Trial(self.rules)
        self.tried, self.running = self.change.value, True
        self._run = self._trial.run(self.hand_ins, changed)
        self._slice(self._run)

    def stop(self) -> None:
        """Stop trying; what was found so far stays to be seen."""
        self.running = False

    def _slice(self, run: Iterator[Outcome]) -> None:
        later = self.desk.call_later
        until = perf_counter() + SLICE
        with uncollected():
            for outcome in run:
                self.outcomes.append(outcome)
                if later is not None and perf_counter() > until:
                    later(PAUSE, lambda: self._next(run))
                    return
        self.running = False

    def _next(self, run: Iterator[Outcome]) -> None:
        """The next slice, unless the trial was stopped or another one took its place."""
        if self.running and self._run is run:
            self._slice(run)
            if not self.running:
                self.finished()
            self.refresh()

    @property
    def fresh(self) -> bool:
        """Whether the outcomes are about the change in hand."""
        return self.tried is not None and self.tried == self.change.value

    @property
    def complete(self) -> bool:
        """Whether all hand-ins were tried with the change in hand."""
        return self.fresh and not self.running and len(self.outcomes) == len(self.hand_ins)

    def tally(self) -> Tally:
        """What was found so far."""
        return tally(self.outcomes)

    def renew(self) -> None:
        """Begin anew after the rules themselves changed."""
        self._trial, self.tried, self.outcomes = None, None, []


def judgements(said: list[Said]) -> Iterator[tuple[Said, Judgement]]:
    """The judgements among what was said; a line that cannot be read is passed over."""
    for one in said:
        try:
            line = line_of(one.body, one.judge, one.at)
        except JudgementError:
            continue
        if isinstance(line, Judgement):
            yield one, line


def _judged(said: list[Said]) -> dict[tuple[str, int], dict[str, Level]]:
    """Which criteria of which attempts have a judgement; of whom and which does not matter here."""
    found: dict[tuple[str, int], dict[str, Level]] = {}
    for one, line in judgements(said):
        found.setdefault((one.owner, one.attempt), {})[line.criterion] = line.level
    return found


def read_change(body: Mapping[str, Any]) -> Change:
    """A change as it is kept; raises as any wrong body does."""
    lists = {
        str(name): ListChange(str(one.get("added", "")), tuple(map(str, one.get("removed", ()))))
        for name, one in body.get("lists", {}).items()
    }
    limits = {
        str(id): {str(name): float(figure) for name, figure in each.items()}
        for id, each in body.get("thresholds", {}).items()
    }
    return Change(lists, limits, str(body.get("criteria", "")), str(body.get("criteria_name", "")))


def change_body(change: Change) -> dict[str, Any]:
    """A change as a JSON object; what changes nothing is left out."""
    return {
        "lists": {n: {"added": one.added, "removed": list(one.removed)} for n, one in change.lists.items() if one},
        "thresholds": {id: dict(each) for id, each in change.thresholds.items() if each},
        "criteria": change.criteria,
        "criteria_name": change.criteria_name,
    }


def _read_where(body: Mapping[str, Any]) -> Where:
    return Where(str(body.get("folder", "")), bool(body.get("store", True)), bool(body.get("codes", True)))


def _where_body(where: Where) -> dict[str, Any]:
    return {"folder": where.folder, "store": where.store, "codes": where.codes}
