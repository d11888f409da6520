"""The program's signal beside the trainer's judgement, per criterion."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import fmean
from typing import NamedTuple

from agreement_tables import NONE, Table, figure

from herstelwerk.agreement import NotComparableError, cohens_kappa, gwet_ac1, percent_agreement
from herstelwerk.results import Level, Signal
from herstelwerk.workbook import Workbook

UNJUDGEABLE = frozenset({"K5"})  # the program cannot establish authenticity (codebook, section 4)


class BadLabelsError(ValueError):
    """Judgements that cannot be used, or that do not belong to the hand-ins."""


class Compared(NamedTuple):
    """One criterion: how often the program left it to a person, and the figures over the other hand-ins."""

    id: str
    judged: int
    left_to_person: int
    agreement: float | None = None
    kappa: float | None = None
    ac1: float | None = None


def read_judgements(path: Path) -> dict[str, dict[str, Level]]:
    """Per trainee the judgement of every criterion, from JSON Lines with `trainee` and `judgements`.

    Raises:
        BadLabelsError: for a line that cannot be used.
        OSError: when the file cannot be read.
    """
    found: dict[str, dict[str, Level]] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            if line.strip():
                row = json.loads(line)
                found[row["trainee"]] = {id: Level(level) for id, level in row["judgements"].items()}
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise BadLabelsError(f"{path}:{number}: not a line of judgements ({error!r})") from None
    return found


def read_signals(folder: Path, workbook: Workbook) -> dict[str, dict[str, Signal]]:
    """Per trainee the signal of every criterion, from the JSON files in a folder.

    Raises:
        HandInError: when a file is no hand-in.
    """
    reviews = [workbook.review(file) for file in sorted(folder.glob("*.json"))]
    return {review.trainee: {result.id: result.signal for result in review.criteria} for review in reviews}


def compare(
    signals: Mapping[str, Mapping[str, Signal]], judgements: Mapping[str, Mapping[str, Level]]
) -> list[Compared]:
    """Per criterion: is `in orde` said where the trainer says `voldaan`?

    Raises:
        BadLabelsError: when the trainees or the criteria of the two are not the same.
    """
    if set(signals) != set(judgements):
        raise BadLabelsError(f"only in hand-ins or only in labels: {', '.join(sorted(set(signals) ^ set(judgements)))}")
    compared: list[Compared] = []
    for id in next(iter(signals.values()), {}):
        lacking = [trainee for trainee in signals if id not in judgements[trainee]]
        if lacking:
            raise BadLabelsError(f"no judgement of {id} for: {', '.join(lacking)}")
        compared.append(_compare_one(id, [(signals[t][id], judgements[t][id]) for t in signals]))
    return compared


def _compare_one(id: str, both: Sequence[tuple[Signal, Level]]) -> Compared:
    judged = [(signal, level) for signal, level in both if signal is not Signal.NOT_TO_JUDGE]
    program = [signal is Signal.IN_ORDER for signal, _ in judged]
    trainer = [level is Level.MET for _, level in judged]
    counts = Compared(id, len(judged), len(both) - len(judged))
    try:
        ac1 = gwet_ac1(program, trainer, categories=(True, False)).value
        return counts._replace(
            agreement=percent_agreement(program, trainer), kappa=cohens_kappa(program, trainer).value, ac1=ac1
        )
    except NotComparableError:  # fewer than three that the program judged
        return counts


def hand_in_table(compared: Sequence[Compared], name: str) -> Table:
    """The table of all criteria with their mean."""
    rows = [_row(c) for c in compared]
    counted = [c for c in compared if c.id not in UNJUDGEABLE]
    means = [_mean([getattr(c, of) for c in counted]) for of in ("agreement", "kappa", "ac1")]
    rows.append(("mean", NONE, NONE, *map(figure, means)))
    undefined = [c.id for c in counted if c.kappa is None]
    notes = [f"Program 'in orde' against trainer 'voldaan'. Not in the mean: {', '.join(sorted(UNJUDGEABLE))}."]
    if undefined:
        notes.append(f"No kappa, and not in its mean (one category only, or too few): {', '.join(undefined)}.")
    head = ("criterion", "n", f"'{Signal.NOT_TO_JUDGE}'", "agreement", "kappa", "AC1")
    return Table(f"Criteria: {name}", head, rows, tuple(notes))


def _row(c: Compared) -> tuple[str, ...]:
    left = str(c.left_to_person) if c.left_to_person else NONE
    return c.id, str(c.judged), left, figure(c.agreement), figure(c.kappa), figure(c.ac1)


def _mean(values: Sequence[float | None]) -> float | None:
    there = [value for value in values if value is not None]
    return fmean(there) if there else None
