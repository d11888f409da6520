"""Labelled sentences beside what the program says of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from herstelwerk.language.reading import Mark

# The codes that can hold for each kind of text (codebook, section 3); a code is evaluated on those texts only.
KINDS: dict[str, tuple[str, ...]] = {
    "entry": ("third_person", "negative", "jargon", "vague", "interpretation", "identifying"),
    "goal": ("worker_goal", "third_person", "jargon", "avoidance", "negative"),
    "action": ("too_big", "vague_action", "third_person", "jargon"),
    "when": ("vague_when",),
}
CODES: tuple[str, ...] = tuple(dict.fromkeys(chain.from_iterable(KINDS.values())))


class BadRowError(ValueError):
    """A labelled row that cannot be used, with its file and line."""


class Sentence(NamedTuple):
    """One labelled text. `day` is the day that a *wanneer* means, None where no day follows."""

    id: str
    kind: str
    text: str
    labels: frozenset[str]
    plan_date: date = date.min
    day: date | None = None


class Judged(NamedTuple):
    """A labelled text with the codes, and for a *wanneer* the day, that the program found."""

    sentence: Sentence
    found: frozenset[str]
    day: date | None = None


class Day(Protocol):
    """What the program makes of a *wanneer*."""

    @property
    def date(self) -> date | None: ...


class ReadsTexts(Protocol):
    """The part of the reader that is measured here."""

    def entry(self, text: str) -> list[Mark]: ...
    def goal(self, text: str) -> list[Mark]: ...
    def action(self, text: str) -> list[Mark]: ...
    def when(self, text: str, plan_date: date) -> Day: ...


def read_sentences(path: Path) -> list[Sentence]:
    """The rows of a JSON Lines file with `id`, `kind`, `text`, `labels`, and for a when `plan_date` and `date`.

    Raises:
        BadRowError: for a row that lacks something or carries an unknown kind or code.
        OSError: when the file cannot be read.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    return [_sentence(line, f"{path}:{number}") for number, line in enumerate(lines, 1) if line.strip()]


def judge(sentences: Iterable[Sentence], reader: ReadsTexts) -> list[Judged]:
    """Let the program read every sentence."""
    return [_judged(sentence, reader) for sentence in sentences]


def pairs_per_sentence(judged: Iterable[Judged], codes: Iterable[str]) -> list[list[tuple[bool, bool]]]:
    """Per sentence where one of the codes can occur: (labelled, found) for each of those codes."""
    codes = tuple(codes)
    units = [[_pair(j, code) for code in codes if code in KINDS[j.sentence.kind]] for j in judged]
    return [unit for unit in units if unit]


def differing(judged: Iterable[Judged], code: str) -> list[str]:
    """A line per sentence on which label and program differ: `missed`, or `extra` where only the program sees it."""
    lines = []
    for j in judged:
        if code in KINDS[j.sentence.kind]:
            labelled, found = _pair(j, code)
            if labelled != found:
                what = "missed" if labelled else "extra"
                lines.append(f"{j.sentence.id}\t{j.sentence.kind}\t{what}\t{j.sentence.text}")
    return lines


def differing_days(judged: Iterable[Judged]) -> list[str]:
    """A line for each *wanneer* from which the program derives another day than the label says."""
    return [
        f"{s.id}\t{s.kind}\t{s.day or 'no day'}\tprogram: {day or 'no day'}\t{s.text} (plan of {s.plan_date})"
        for s, _, day in judged
        if s.kind == "when" and s.day != day
    ]


def labels_left_out(sentences: Sequence[Sentence]) -> list[str]:
    """Labels on a kind of text for which that code is not evaluated, as `identifying on goal (2)`."""
    places = [f"{label} on {s.kind}" for s in sentences for label in sorted(s.labels - set(KINDS[s.kind]))]
    return [f"{place} ({places.count(place)})" for place in dict.fromkeys(places)]


def _pair(judged: Judged, code: str) -> tuple[bool, bool]:
    return code in judged.sentence.labels, code in judged.found


def _judged(sentence: Sentence, reader: ReadsTexts) -> Judged:
    if sentence.kind == "when":
        day = reader.when(sentence.text, sentence.plan_date).date
        return Judged(sentence, frozenset(() if day else KINDS["when"]), day)
    read = {"entry": reader.entry, "goal": reader.goal, "action": reader.action}[sentence.kind]
    return Judged(sentence, frozenset(mark.code for mark in read(sentence.text)))


def _sentence(line: str, place: str) -> Sentence:
    try:
        row: dict[str, Any] = json.loads(line)
        sentence = Sentence(str(row["id"]), row["kind"], row["text"], frozenset(row["labels"]))
        if sentence.kind == "when":
            day = row["date"]
            plan_date = date.fromisoformat(row["plan_date"])
            sentence = sentence._replace(plan_date=plan_date, day=date.fromisoformat(day) if day else None)
    except (ValueError, KeyError, TypeError) as error:
        raise BadRowError(f"{place}: not a labelled sentence ({error!r})") from None
    if sentence.kind not in KINDS or not sentence.labels <= set(CODES):
        raise BadRowError(f"{place}: unknown kind or code: {sentence.kind}, {', '.join(sorted(sentence.labels))}")
    if sentence.kind == "when" and ("vague_when" in sentence.labels) != (sentence.day is None):
        raise BadRowError(f"{place}: vague_when goes with a date of null, and with nothing else")
    return sentence
