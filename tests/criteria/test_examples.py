"""The good and poor examples of the criteria file, as *the* test of every criterion: help text and proof in one."""

from __future__ import annotations

import json
import tomllib
from typing import Any

import pytest

from herstelwerk.language.reader import VAGUE_WHEN, Reader
from herstelwerk.review import SHOWN_UNDER
from tests.changes import changed
from tests.conftest import PLAN_DAY, ROOT

CRITERIA = tomllib.loads((ROOT / "data" / "criteria.toml").read_text("utf-8"))["criterion"]
COMPLETE = json.loads((ROOT / "data" / "examples" / "D01.json").read_text("utf-8"))
GOOD_TEXTS = [(c["id"], e) for c in CRITERIA for e in c.get("good", []) if "kind" in e]
POOR_TEXTS = [(c["id"], e) for c in CRITERIA for e in c.get("poor", []) if "kind" in e]
GOOD_CHANGES = [(c["id"], e) for c in CRITERIA for e in c.get("good", []) if "kind" not in e]
POOR_CHANGES = [(c["id"], e) for c in CRITERIA for e in c.get("poor", []) if "kind" not in e]


def name(value: Any) -> str:
    return value["text"][:50] if isinstance(value, dict) else str(value)


def codes(reader: Reader, example: dict[str, Any]) -> dict[str, list[str]]:
    """The codes of an example with the words that carry them."""
    kind, text = example["kind"], example["text"]
    if kind == "when":
        return {} if reader.when(text, PLAN_DAY).date else {VAGUE_WHEN: [text]}
    found: dict[str, list[str]] = {}
    for mark in getattr(reader, kind)(text):
        found.setdefault(mark.code, []).append(text[mark.start : mark.end])
    return found


@pytest.mark.parametrize(("id", "example"), GOOD_TEXTS, ids=name)
def test_a_good_sentence_carries_no_code_of_its_criterion(reader: Reader, id: str, example: dict[str, Any]) -> None:
    shown_here = {code for code, criterion in SHOWN_UNDER[example["kind"]].items() if criterion == id}
    assert shown_here.isdisjoint(codes(reader, example))


@pytest.mark.parametrize(("id", "example"), POOR_TEXTS, ids=name)
def test_a_poor_sentence_carries_its_code_on_its_words(reader: Reader, id: str, example: dict[str, Any]) -> None:
    quotes = codes(reader, example).get(example["code"], [])
    assert any(example["quote"] in quote or quote in example["quote"] for quote in quotes), quotes


@pytest.mark.parametrize(("id", "example"), GOOD_CHANGES, ids=name)
def test_a_good_change_leaves_the_criterion_in_order(reviewed: Any, id: str, example: dict[str, Any]) -> None:
    review = reviewed(changed(COMPLETE, example.get("set", {}), example.get("remove", [])))
    assert review[id].signal == "in orde", review[id]


@pytest.mark.parametrize(("id", "example"), POOR_CHANGES, ids=name)
def test_a_poor_change_is_found_and_the_complete_one_is_not(reviewed: Any, id: str, example: dict[str, Any]) -> None:
    review = reviewed(changed(COMPLETE, example.get("set", {}), example.get("remove", [])))
    assert example["code"] in {finding.code for finding in review[id].findings}
    assert example["code"] not in {finding.code for finding in reviewed(COMPLETE)[id].findings}


def test_the_complete_hand_in_is_in_order_everywhere_but_where_only_a_person_can_tell(reviewed: Any) -> None:
    signals = {result.id: result.signal.value for result in reviewed(COMPLETE).criteria}
    assert signals.pop("K5") == "niet te beoordelen"
    assert set(signals.values()) == {"in orde"}
