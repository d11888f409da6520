"""A change of the rules as someone thinks it up: lines of word lists, thresholds, another criteria file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from herstelwerk.criteria import LIMITS
from herstelwerk.criteria_set import CriteriaSet, read_criteria
from herstelwerk.language.reader import Reader
from herstelwerk.language.wordlist import WordListError, parse_list
from herstelwerk.problems import shown
from herstelwerk.review import Rules

CALLED = "het nieuwe bestand"


class ChangeError(ValueError):
    """A change that cannot be tried, as a Dutch sentence that says what is wrong and what fits."""


@dataclass(frozen=True, slots=True)
class ListChange:
    """Lines that come and go in one word list. `added` is as it was typed: one line each."""

    added: str = ""
    removed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added.strip() or self.removed)


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be tried: per list its lines, per criterion its thresholds, and the text of a whole other set."""

    lists: Mapping[str, ListChange] = field(default_factory=dict)
    thresholds: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    criteria: str = ""
    criteria_name: str = ""

    def __bool__(self) -> bool:
        return bool(any(self.lists.values()) or any(self.thresholds.values()) or self.criteria)


def changed_rules(rules: Rules, change: Change) -> Rules:
    """The rules with the change in them; what is not changed is shared with the rules as they are.

    Thresholds that are changed one by one go over those of another criteria file.

    Raises:
        ChangeError: for a line that cannot be read or is already there, or a threshold that does not fit.
        CriteriaError: for a criteria file that cannot be used.
    """
    criteria = rules.criteria
    if change.criteria:
        criteria = read_criteria(change.criteria, change.criteria_name or CALLED, LIMITS, criteria)
    criteria = _with_thresholds(criteria, change.thresholds)
    changed = {name: changed_lines(name, rules.reader.lists[name], one) for name, one in change.lists.items() if one}
    if not changed:
        return Rules(criteria, rules.reader)
    return Rules(criteria, Reader({**rules.reader.lists, **changed}))


def changed_lines(name: str, lines: Sequence[str], change: ListChange) -> tuple[str, ...]:
    """The lines of a list after the change: what goes is left out, what comes stands at the end.

    Raises:
        ChangeError: for a line that cannot be read, that stands there already, or that is not there to go.
    """
    gone = set(change.removed)
    missing = gone.difference(lines)
    if missing:
        raise ChangeError(f"{name}: {shown(min(missing))} staat niet meer in de lijst. Laat deze regel er weer bij.")
    kept = [line for line in lines if line not in gone]
    there = _entries(name, kept)
    added = []
    for line in (line.strip() for line in change.added.splitlines()):
        if not line:
            continue
        for words, text in _entries(name, [line]).items():
            if words in there:
                raise ChangeError(f"{name}: ‘{text}’ staat al in de lijst, als ‘{there[words]}’.")
            there[words] = text
        added.append(line)
    return (*kept, *added)


def _entries(name: str, lines: Sequence[str]) -> dict[tuple[str, ...], str]:
    try:
        return {entry.words: entry.text for entry in parse_list(name, lines)}
    except WordListError as error:
        raise ChangeError(str(error)) from None


def _with_thresholds(criteria: CriteriaSet, changes: Mapping[str, Mapping[str, float]]) -> CriteriaSet:
    known = {criterion.id: criterion for criterion in criteria.criterion}
    for id, limits in changes.items():
        if limits and id not in known:
            raise ChangeError(f"De eis {shown(id)} staat niet in deze lijst, dus een grens daarvan verandert niets.")
        for name, figure in limits.items():
            _check_threshold(id, name, figure, known[id].thresholds)
    criterion = [
        one.model_copy(update={"thresholds": {**one.thresholds, **changes.get(one.id, {})}})
        for one in criteria.criterion
    ]
    return criteria.model_copy(update={"criterion": criterion}) if any(changes.values()) else criteria


def _check_threshold(id: str, name: str, figure: float, there: Mapping[str, float]) -> None:
    if name not in there:
        raise ChangeError(f"{id} heeft geen grens {shown(name)}. Kies uit: {', '.join(sorted(there))}.")
    if figure < 0 or (is_share(name) and figure > 1):
        raise ChangeError(
            f"{id}, {name}: er staat {figure:g}. Het moet een getal vanaf 0 zijn; een aandeel hoogstens 1."
        )


def is_share(name: str) -> bool:
    """Whether a threshold is a part of a whole, from 0 to 1; the criteria file judges by the same names."""
    return "share" in name or name.startswith(("client_", "one_"))
