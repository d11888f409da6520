"""The content of the criteria hangs together: shape, quotes, placeholders, sources and tone."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

CONTENT: dict[str, Any] = tomllib.loads(
    (Path(__file__).parents[2] / "data" / "criteria.toml").read_text(encoding="utf-8")
)
CRITERIA: list[dict[str, Any]] = CONTENT["criterion"]
FINDINGS: dict[str, dict[str, Any]] = CONTENT["finding"]
IDS = [f"K{n}" for n in range(1, 9)] + [f"A{n}" for n in range(1, 11)]

KINDS = dict.fromkeys(("K2", "K3", "K4", "K5", "K6"), "entry") | dict.fromkeys(("A1", "A3"), "goal")
KINDS |= {"A4": "action", "A5": "action", "A7": "when"}
STRUCTURAL = {"K1", "K3", "K7", "K8", "A2", "A3", "A4", "A5", "A6", "A7", "A8", "A9", "A10"}
TEXT_CODES = set(
    "third_person negative jargon vague interpretation avoidance worker_goal vague_action too_big vague_when "
    "identifying weekday_clash".split()
)
PLAIN_PARTS = set(
    "short_entry no_source no_own_circle few_moments no_priorities no_goals goal_without_priority no_why "
    "no_open_action no_done_when no_one_responsible together no_link no_natural_resource no_confidence "
    "no_setback_line no_capacity_note no_evaluation_date no_progress no_success".split()
)
DETAILED_PARTS = set(
    "silent_area open_without_reason crowded_area double_entry copied_text thin_layer outdated "
    "too_many_priorities priority_not_wish broken_priority not_signed too_many_goals broken_goal_link "
    "unused_priority next_step_far client_share before_plan overdue all_on_one_day broken_link too_many_open "
    "low_confidence risk_information empty_part future_date".split()
)
WHOLE_TEXT = {"vague", "too_big"}
JUDGEMENT = re.compile(r"\b(fout|slecht|verkeerd|onvoldoende|moet|moest)\w*", re.IGNORECASE)
PLACE = re.compile(r"(inventory|plan)(\.[a-z_]+(\[\d+\])?)+")


def _examples(quality: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for criterion in CRITERIA:
        for example in criterion[quality]:
            yield criterion["id"], example


def _wordings() -> Iterator[tuple[str, str, str]]:
    """Code, key and text of every sentence that a finding may show, the variants for goal and action too."""
    for code, finding in FINDINGS.items():
        for table in (finding, finding.get("goal", {}), finding.get("action", {})):
            yield from ((code, key, text) for key, text in table.items() if isinstance(text, str))


def test_the_file_says_what_it_is() -> None:
    assert CONTENT["format"] == "herstelwerk/criteria/1"
    assert (CONTENT["name"], CONTENT["version"]) == ("afgeleid", "1.0")
    assert CONTENT["pass"] == {"most_partly": 2, "most_not": 0, "half_days": 7, "days_to_hand_in": 14}


def test_the_eight_and_ten_are_there_in_order() -> None:
    assert [c["id"] for c in CRITERIA] == IDS
    assert [c["check"] for c in CRITERIA] == IDS
    assert all(c["document"] == ("inventory" if c["id"][0] == "K" else "plan") for c in CRITERIA)


@pytest.mark.parametrize("criterion", CRITERIA, ids=IDS)
def test_a_criterion_is_complete(criterion: dict[str, Any]) -> None:
    for key in ("name", "asks", "looks_at", "why", "trainer", "source"):
        assert criterion[key].strip() == criterion[key] != "", key
    assert 2 <= len(re.findall(r"[.!?](?:\s|$)", criterion["why"])) <= 4
    assert 2 <= len(criterion["helps"]) <= 4
    assert criterion["trainer"].count("?") == 1
    assert re.fullmatch(r"dia(?:'s)? \d[\d, -]*; codebook \d(?: en \d)?", criterion["source"])
    assert all(1 <= int(slide) <= 79 for slide in re.findall(r"\d+", criterion["source"].split(";")[0]))
    assert criterion["thresholds"]
    assert all(isinstance(figure, int | float) and figure > 0 for figure in criterion["thresholds"].values())
    assert set(criterion) == {
        *("id", "check", "document", "name", "asks", "looks_at", "why", "helps"),
        *("trainer", "source", "thresholds", "good", "poor"),
    }


@pytest.mark.parametrize("quality", ["good", "poor"])
def test_there_are_enough_examples(quality: str) -> None:
    for criterion in CRITERIA:
        texts = [e for e in criterion[quality] if "kind" in e]
        changes = [e for e in criterion[quality] if "kind" not in e]
        assert (len(texts) >= 8) == (criterion["id"] in KINDS), criterion["id"]
        least = {"good": 2, "poor": 3}[quality]
        assert (len(changes) >= least) == (criterion["id"] in STRUCTURAL), criterion["id"]


@pytest.mark.parametrize("quality", ["good", "poor"])
def test_examples_have_the_right_shape(quality: str) -> None:
    code = {"code"} if quality == "poor" else set()
    for where, example in _examples(quality):
        if "kind" in example:
            assert example["kind"] == KINDS[where]
            extra = {"quote", "better"} if quality == "poor" else set()
            assert set(example) - {"note"} == {"kind", "text"} | code | extra, example["text"]
        else:
            assert {"text"} | code <= set(example) <= {"text", "note", "set", "remove"} | code
            places = [*example.get("set", {}), *example.get("remove", [])]
            assert places
            assert all(PLACE.fullmatch(place) for place in places), example["text"]


def test_every_example_sentence_stands_once() -> None:
    sentences = [e["text"] for quality in ("good", "poor") for _, e in _examples(quality) if "kind" in e]
    assert len(sentences) == len(set(sentences))


def test_every_quote_stands_in_its_text() -> None:
    for _, example in _examples("poor"):
        if "kind" not in example:
            continue
        text, quote = example["text"], example["quote"]
        assert quote in text
        assert bool(quote) == bool(text)
        assert quote == text or example["code"] not in WHOLE_TEXT, text
        assert example["better"].endswith("?"), text


def test_every_code_of_an_example_has_a_finding() -> None:
    for where, example in _examples("poor"):
        finding = FINDINGS[example["code"]]
        shared = example["code"] in {"negative", "third_person", "jargon", "not_signed"}
        assert finding["criterion"] == where or shared, example["text"]


def test_the_codes_are_those_of_the_codebook() -> None:
    assert set(FINDINGS) == TEXT_CODES | PLAIN_PARTS | DETAILED_PARTS
    for code, finding in FINDINGS.items():
        assert finding["criterion"] in {*IDS, "P"}, code
        keys = set(finding) - {"goal", "action", "message_detail", "message_shape"}
        assert keys == {"criterion", "name", "message", "hint"}, code
    assert {code for code, key, _ in _wordings() if key == "message_detail"} == {"jargon"}
    assert {code for code, key, _ in _wordings() if key == "message_shape"} == {"identifying"}


def test_only_known_placeholders_are_used() -> None:
    for code, key, text in _wordings():
        used = {field for _, field, _, _ in Formatter().parse(text) if field is not None}
        if not key.startswith("message"):
            assert not used, (code, key)
        elif key == "message_detail" or code in {"identifying", "weekday_clash"}:
            assert used == {"quote", "detail"}, (code, key)
        elif code == "vague_when":
            assert not used  # an empty `when` has no words to show
        elif code in TEXT_CODES:
            assert used == {"quote"}, (code, key)
        else:
            assert used == ({"detail"} if code in DETAILED_PARTS else set()), (code, key)


def test_findings_ask_and_do_not_judge() -> None:
    for code, key, text in _wordings():
        assert not JUDGEMENT.search(text), (code, key, text)
        assert not key.startswith("message") or text.endswith("?"), (code, text)


def test_the_explanation_does_not_judge_either() -> None:
    for criterion in CRITERIA:
        texts = [criterion[key] for key in ("name", "asks", "looks_at", "why", "trainer")]
        for text in [*texts, *criterion["helps"]]:
            assert not JUDGEMENT.search(text), (criterion["id"], text)
