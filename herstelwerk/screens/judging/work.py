"""What a judge works with: the pile of the group, what is in hand, what was said, and taking back.

What is typed is kept at once as a mark in hand. It becomes a line in the history when level and reason are complete;
lines are only ever added, so that undoing is a line as well.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Any

from herstelwerk.collecting.hand_ins import collect
from herstelwerk.collecting.values import Aside, Incoming
from herstelwerk.judgement import History, Judgement, JudgementError, Line, Remark, Withdrawn
from herstelwerk.judging import history_of, line_body, line_of
from herstelwerk.judging.bank import Known, bank
from herstelwerk.judging.marks import Mark, Marks, marks_body, read_marks, with_mark, without
from herstelwerk.judging.pile import Item, Key, Pile
from herstelwerk.results import Level
from herstelwerk.review import review
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.draft import Draft
from herstelwerk.screens.groups import load_group
from herstelwerk.store import Said

MARKS, HABITS = "nakijken", "nakijken/gewoonten"


@dataclass(frozen=True, slots=True)
class Habits:
    """How this judge likes to work: the folder with files, single keys or not, on to the next at once or not."""

    folder: str = ""
    keys: bool = True
    onward: bool = True

    @classmethod
    def read(cls, body: Mapping[str, Any]) -> Habits:
        """Kept habits; raises as any wrong body does."""
        return cls(str(body.get("folder", "")), bool(body.get("keys", True)), bool(body.get("onward", True)))

    def body(self) -> dict[str, Any]:
        """As they are kept."""
        return {"folder": self.folder, "keys": self.keys, "onward": self.onward}


class JudgingWork:
    """The pile of the chosen group, for one judge."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.marks: Draft[Marks] = Draft(desk, MARKS, read_marks, marks_body)
        self.habits: Draft[Habits] = Draft(desk, HABITS, Habits.read, Habits.body)
        self.rule = desk.rules.criteria.pass_rule
        self.aside: tuple[Aside, ...] = ()
        self.pile = Pile()
        self.bank: dict[str, tuple[Known, ...]] = {}
        self._past: list[History] = []
        self.collect()

    def collect(self, progress: Callable[[int, int], None] | None = None) -> None:
        """Take in what was handed in: from the database, and from the folder if one is chosen."""
        groups = [group for code in self.desk.store.groups() if (group := load_group(self.desk, code))]
        typed = self.habits.value.folder.strip()
        folder = Path(typed).expanduser() if typed else None
        courses = {group.code: group.course for group in groups} or None  # without any group every one is fine
        codes = tuple(code for group in groups for code in group.codes)
        found = collect(folder, self.desk.store, courses, progress, codes=codes, rule=self.rule)
        self.aside = found.aside
        said = self.desk.store.said()
        mine = [one for one in found.kept if self._is_ours(one)]
        self.pile = Pile(tuple(self._item(one, said) for one in mine))
        self._past = self._histories(said)
        self._fill_bank()

    def _is_ours(self, one: Incoming) -> bool:
        return not self.desk.cohort or one.assignment.cohort == self.desk.cohort

    def _item(self, one: Incoming, said: list[Said]) -> Item:
        rules = self.desk.rules
        who, attempt = one.assignment.trainee, one.assignment.attempt
        lines = [
            line_of(s.body, s.judge, s.at)
            for s in said
            if (s.owner, s.attempt, s.judge) == (who, attempt, self.desk.owner)
        ]
        made = review(one.assignment, rules, self.desk.today)
        return Item(made, history_of(lines, who, attempt), one.lateness or "", one.receipt, one.source)

    def _histories(self, said: list[Said]) -> list[History]:
        """What the bank may hold beside this pile: all of one's own, and what others said of other work."""
        here = {item.key for item in self.pile.items}
        histories = []
        for (owner, attempt, _), lines in groupby(said, key=lambda s: (s.owner, s.attempt, s.judge)):
            if Key(owner, attempt) not in here:
                histories.append(history_of((line_of(s.body, s.judge, s.at) for s in lines), owner, attempt))
        return histories

    def _fill_bank(self) -> None:
        self.bank = bank([*self._past, *(item.history for item in self.pile.items)])

    # --- one criterion of one hand-in ---

    def mark(self, item: Item, criterion: str) -> Mark:
        """What is in hand, or else what was said."""
        in_hand = self.marks.value.get(str(item.key), {}).get(criterion)
        return in_hand or Mark.of(item.history.judgements.get(criterion))

    def change(self, item: Item, criterion: str, mark: Mark) -> None:
        """Have this in hand from now on."""
        self.marks.change(with_mark(self.marks.value, str(item.key), criterion, mark))

    def settle(self, key: Key, criterion: str) -> str:
        """Say what is in hand, if it is complete and new; otherwise what it lacks, as a sentence."""
        item = self.pile.find(key)
        if item is None:
            return ""
        mark, said = self.mark(item, criterion), item.history.judgements.get(criterion)
        if mark.level is None:
            return "Kies nog ‘voldaan’, ‘deels’ of ‘niet’." if mark.comment or mark.reason else ""
        if said is not None and mark == Mark.of(said):
            self._out_of_hand(item, criterion)
            return ""
        try:
            line = self._judgement(item, criterion, mark)
        except JudgementError as lacks:
            return str(lacks)
        self._say(item, line)
        self._out_of_hand(item, criterion)
        return ""

    def settle_all(self, item: Item) -> None:
        """Say everything of a hand-in that is complete; what lacks something stays in hand."""
        for criterion in tuple(self.marks.value.get(str(item.key), {})):
            self.settle(item.key, criterion)

    def judge(self, item: Item, criterion: str, level: Level) -> str:
        """Choose a level; what it still lacks, as a sentence."""
        self.change(item, criterion, replace(self.mark(item, criterion), level=level))
        return self.settle(item.key, criterion)

    def _judgement(self, item: Item, criterion: str, mark: Mark) -> Judgement:
        return Judgement(
            criterion=criterion,
            signal=item.result(criterion).signal,
            level=mark.level or Level.NOT,
            reason=mark.reason.strip(),
            comment=mark.comment.strip(),
            rules=self.desk.rules.version,
            by=self.desk.owner,
            at=self.desk.now(),
        )

    def _out_of_hand(self, item: Item, criterion: str) -> None:
        self.marks.change(without(self.marks.value, str(item.key), criterion))

    # --- remarks, and taking back ---

    def remark(self, item: Item, remark: Remark) -> None:
        """Put a comment beside the work."""
        self._say(item, remark)

    def take_back(self, item: Item, number: int) -> None:
        """Take back the line of this number."""
        self._say(item, Withdrawn(line=number, reason="ongedaan gemaakt", by=self.desk.owner, at=self.desk.now()))

    def undo(self, item: Item) -> str:
        """Take back the last thing said of this hand-in; what it was, or nothing where there is none."""
        current = self.pile.find(item.key) or item
        if not current.history.standing:
            return ""
        number, line = current.history.standing[-1]
        self.take_back(current, number)
        return told(line)

    def _say(self, item: Item, line: Line) -> None:
        current = self.pile.find(item.key) or item
        said = self.desk.store.say(*item.key, self.desk.owner, line_body(line))
        history = current.history.add(line_of(said.body, said.judge, said.at))
        self.pile = self.pile.with_item(replace(current, history=history))
        if not isinstance(line, Judgement) or line.comment:
            self._fill_bank()


def told(line: Line) -> str:
    """A line in a few words, for the button that takes it back."""
    if isinstance(line, Judgement):
        return f"{line.criterion} ‘{line.level}’"
    if isinstance(line, Remark):
        return f"de opmerking ‘{line.text[:40]}{'…' if len(line.text) > 40 else ''}’"
    return "de laatste regel"
