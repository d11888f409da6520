"""The conditions and the self-audit as content: whole, concrete, and easy to read."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from herstelwerk.fidelity.instrument import SOURCES
from herstelwerk.language.readability import readability
from tests.conftest import ROOT

CONDITIONS: dict[str, Any] = tomllib.loads((ROOT / "exercises/trainer/invoering.toml").read_text("utf-8"))
AUDIT: dict[str, Any] = tomllib.loads((ROOT / "data/instruments/modelgetrouwheid.toml").read_text("utf-8"))
INDICATORS = AUDIT["indicator"]
EASY, MOST_WORDS = 60, 15
ENDS = (".", "?", "!")


def test_the_audit_has_ten_questions_in_three_blocks() -> None:
    blocks = [block["id"] for block in AUDIT["block"]]
    assert len(INDICATORS) == 10 and len(blocks) == 3
    assert [one["block"] for one in INDICATORS] == sorted((one["block"] for one in INDICATORS), key=blocks.index)
    assert len({one["id"] for one in INDICATORS} | set(blocks)) == 13
    assert (AUDIT["low"], AUDIT["high"]) == (1, 5)


@pytest.mark.parametrize("one", INDICATORS, ids=lambda one: one["id"])
def test_an_indicator_is_whole(one: dict[str, Any]) -> None:
    assert len(one["anchors"]) == len(set(one["anchors"])) == 5
    assert set(one["look"]) == set(SOURCES)
    for text in (one["about"], *one["anchors"], *one["look"].values()):
        assert text.endswith(ENDS) and text[0].isupper() | text[0].isdigit(), text
    assert len(one["short"]) <= 14, "it stands at the end of a line in a drawing"
    assert not [
        text for text in one["anchors"] if any(vague in text.lower() for vague in ("voldoende", "adequaat", "goed "))
    ]


@pytest.mark.parametrize("one", INDICATORS, ids=lambda one: one["id"])
def test_an_indicator_reads_easily(one: dict[str, Any]) -> None:
    found = readability(" ".join((one["about"], *one["anchors"], *one["look"].values())))
    assert found.flesch_douma is not None and found.flesch_douma >= EASY, found.long_words
    assert found.words_per_sentence <= MOST_WORDS


def test_reasons_for_a_missing_score() -> None:
    assert len({one["id"] for one in AUDIT["missing"]}) == len(AUDIT["missing"]) >= 5
    assert all(one["text"] and not one["text"].endswith(".") for one in AUDIT["missing"])


def test_the_rights_and_what_others_do_are_told() -> None:
    assert "geen officiële schaal" in AUDIT["rights"] and "certificaat" in AUDIT["rights"]
    told = {one["id"]: one for one in AUDIT["official"]}
    for figure in ("11 tot en met 55", "45", "4,09"):
        assert figure in told["kansas"]["text"]
    assert all(one["source"] for one in told.values())


def test_the_conditions_stand_in_themes() -> None:
    themes = [theme["id"] for theme in CONDITIONS["theme"]]
    assert 4 <= len(set(themes)) <= 6
    assert 20 <= len({one["id"] for one in CONDITIONS["condition"]}) == len(CONDITIONS["condition"]) <= 25
    found = [one["theme"] for one in CONDITIONS["condition"]]
    assert set(found) == set(themes) and found == sorted(found, key=themes.index)
    for one in CONDITIONS["condition"]:
        assert one["text"].endswith(".") and one["seen"].endswith(".") and len(one["seen"]) > len(one["text"]) / 2


@pytest.mark.parametrize("theme", CONDITIONS["theme"], ids=lambda theme: theme["id"])
def test_the_conditions_read_easily(theme: dict[str, Any]) -> None:
    own = [one for one in CONDITIONS["condition"] if one["theme"] == theme["id"]]
    found = readability(" ".join(f"{one['text']} {one['seen']}" for one in own) + " " + theme["about"])
    assert found.flesch_douma is not None and found.flesch_douma >= EASY, found.long_words
    assert found.words_per_sentence <= MOST_WORDS
