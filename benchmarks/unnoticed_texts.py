"""Every text that a test or example judges, with the kind of text it is read as."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

KINDS = ("entry", "goal", "action", "risk")  # a *wanneer* is read without word lists


class Sample(NamedTuple):
    """A text and what it is read as."""

    kind: str
    text: str


class BadTextsError(ValueError):
    """A file of test texts that cannot be read, with its place."""


def read_samples(root: Path) -> list[Sample]:
    """The texts below a checkout, each kind and text once; files that are not there are passed over.

    Raises:
        BadTextsError: for a file that is not what its name says.
    """
    tests, data = root / "tests", root / "data"
    labelled = [tests / "data" / "gold" / "sentences.jsonl", *sorted((tests / "data" / "unseen").glob("*.jsonl"))]
    pairs = [tests / "language" / name for name in ("pairs.toml", "known_misses.toml")]
    found: list[Sample] = []
    for path, read in (
        (data / "criteria.toml", _of_criteria),
        *((path, _of_lines) for path in labelled),
        *((path, _of_pairs) for path in pairs),
        *((path, _of_hand_in) for path in sorted((data / "examples").glob("*.json"))),
    ):
        if not path.is_file():
            continue
        try:
            found += read(path.read_text("utf-8-sig"))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise BadTextsError(f"{path}: {type(error).__name__} {error}") from None
    return [text for text in dict.fromkeys(found) if text.kind in KINDS and text.text.strip()]


def _of_lines(text: str) -> Iterator[Sample]:
    for line in text.splitlines():
        if line.strip():
            row = json.loads(line)
            yield Sample(row["kind"], row["text"])


def _of_pairs(text: str) -> Iterator[Sample]:
    for pair in tomllib.loads(text).get("pair", []):
        yield from (Sample(pair["kind"], pair[side]) for side in ("before", "after"))


def _of_hand_in(text: str) -> Iterator[Sample]:
    yield from _within(json.loads(text), "")


def _of_criteria(text: str) -> Iterator[Sample]:
    """The good and poor sentences, and the texts that a changed hand-in gets."""
    for criterion in tomllib.loads(text).get("criterion", []):
        for example in (*criterion.get("good", ()), *criterion.get("poor", ())):
            if "kind" in example:
                yield Sample(example["kind"], example["text"])
            for place, value in example.get("set", {}).items():
                yield from _within(value, place)


def _within(value: Any, place: str) -> Iterator[Sample]:
    """The texts in a part of a hand-in; `place` is the way to it, such as `inventory.entries[3].text`."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _within(inner, f"{place}.{key}")
    elif isinstance(value, list):
        for inner in value:
            yield from _within(inner, f"{place}[]")
    elif isinstance(value, str):
        *way, last = place.split(".")
        if last == "capacity_note":
            yield Sample("risk", value)
        elif last == "text" and way and (kind := _KIND_OF.get(way[-1].partition("[")[0])):
            yield Sample(kind, value)


_KIND_OF = {"entries": "entry", "goals": "goal", "actions": "action"}
