"""What people read about a criterion reads easily: short sentences and plain words, by the measure of the house."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from herstelwerk.language.readability import readability

CONTENT: dict[str, Any] = tomllib.loads((Path(__file__).parents[2] / "data" / "criteria.toml").read_text("utf-8"))
EASY = 55  # Flesch-Douma; B1 texts lie above it
MOST_WORDS = 18  # per sentence, on average
PRIVACY = "P"
IDS = [*(criterion["id"] for criterion in CONTENT["criterion"]), PRIVACY]
_PLACE = re.compile(r"\{\w+\}")


def sentences(id: str) -> Iterator[str]:
    """Everything of one criterion that a person reads in running text, a word in the place of what is filled in."""
    for criterion in CONTENT["criterion"]:
        if criterion["id"] == id:
            yield from (criterion["asks"], criterion["why"], *criterion["helps"], criterion["trainer"])
    for finding in CONTENT["finding"].values():
        if finding["criterion"] == id:
            for wording in (finding, finding.get("goal", {}), finding.get("action", {})):
                for key, text in wording.items():
                    if key.startswith(("message", "hint")):
                        yield _PLACE.sub("iets", text)


@pytest.mark.parametrize("id", IDS)
def test_a_criterion_reads_easily(id: str) -> None:
    found = readability(" ".join(sentences(id)))
    assert found.flesch_douma is not None and found.flesch_douma >= EASY, found.long_words
    assert found.words_per_sentence <= MOST_WORDS


@pytest.mark.parametrize("id", IDS)
def test_every_text_ends_as_a_sentence(id: str) -> None:
    """Without its mark a text would run on into the next, and the figures would say nothing."""
    texts = list(sentences(id))
    assert texts
    assert not [text for text in texts if not text.endswith((".", "?", "!", ".’", "?’"))]


def test_every_finding_belongs_to_a_criterion() -> None:
    assert {finding["criterion"] for finding in CONTENT["finding"].values()} <= set(IDS)
    read = sum(len(list(sentences(id))) for id in IDS)
    assert read > 150


def test_the_measure_tells_policy_prose_from_plain_words() -> None:
    prose = (
        "Ten behoeve van de operationalisering van de hulpverleningsdoelstellingen dient de begeleidingsfunctionaris "
        "zorg te dragen voor een adequate inventarisatie van de aanwezige zelfredzaamheidsmogelijkheden, waarbij de "
        "verantwoordelijkheidsverdeling ten aanzien van de netwerkparticipatie nadrukkelijk geformuleerd wordt."
    )
    figures = readability(prose)
    assert figures.flesch_douma is not None and figures.flesch_douma < EASY
    assert figures.words_per_sentence > MOST_WORDS
