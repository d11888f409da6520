"""Writing a change into a criteria file: only what changes, comments stay, and what cannot be done is told."""

from __future__ import annotations

import difflib
from datetime import datetime

import pytest

from herstelwerk.criteria import LIMITS
from herstelwerk.criteria_set import CriteriaSet, read_criteria
from herstelwerk.domain import AMSTERDAM
from herstelwerk.trying import Change, ChangeError, ListChange
from herstelwerk.trying.writing import log_line, next_version, told, with_thresholds, with_version
from herstelwerk.workbook import Workbook

NOW = datetime(2026, 11, 22, 14, 2, tzinfo=AMSTERDAM)


@pytest.fixture(scope="module")
def text(workbook: Workbook) -> str:
    return (workbook.data / "criteria.toml").read_text("utf-8")


def limits(criteria: CriteriaSet) -> list[tuple[str, str]]:
    return [(one.id, name) for one in criteria.criterion for name in one.thresholds]


def test_every_threshold_of_the_house_can_be_changed(text: str, workbook: Workbook) -> None:
    for id, name in limits(workbook.criteria):
        after = with_thresholds(text, {id: {name: 0.123}})
        changed = {one.id: one.thresholds for one in read_criteria(after, "proef", LIMITS).criterion}
        for one in workbook.criteria.criterion:
            assert changed[one.id] == {**one.thresholds, **({name: 0.123} if one.id == id else {})}
        lines = list(difflib.unified_diff(text.split("\n"), after.split("\n"), n=0))[2:]
        assert len([line for line in lines if line[0] in "+-"]) == 2, (id, name)


def test_several_at_once_and_whole_numbers_stay_whole(text: str) -> None:
    after = with_thresholds(text, {"K1": {"most_silent_partly": 3, "crowded_share": 0.4}, "K2": {"share_met": 0.8}})
    assert "thresholds = { most_silent_partly = 3, crowded_share = 0.4 }" in after


@pytest.mark.parametrize(
    "content",
    ['[[criterion]]\nid = "K1"\nname = "zonder"\n', '[[criterion]]\nid = "K1"\nthresholds = { ander = 1 }\n', ""],
)
def test_a_threshold_that_does_not_stand_there_is_told(content: str) -> None:
    with pytest.raises(ChangeError, match="De grens crowded_share van K1 is in dit bestand niet vanzelf te veranderen"):
        with_thresholds(content, {"K1": {"crowded_share": 0.4}})


def test_the_version_changes_and_nothing_else(text: str) -> None:
    after = with_version(text, "1.1")
    assert after == text.replace('version = "1.0"', 'version = "1.1"', 1)


@pytest.mark.parametrize("version", ["", "  ", 'a"b', "a\nb", "a\\b"])
def test_a_version_that_does_not_fit_is_told(version: str, text: str) -> None:
    with pytest.raises(ChangeError, match=r"zoals 1\.1"):
        with_version(text, version)


def test_a_file_without_a_version_is_told() -> None:
    with pytest.raises(ChangeError, match="version"):
        with_version('[[criterion]]\nversion = "2"\n', "1.1")


@pytest.mark.parametrize(("before", "after"), [("1.0", "1.1"), ("1.9", "1.10"), ("herfst", "herfst 2"), ("", " 2")])
def test_the_next_version(before: str, after: str) -> None:
    assert next_version(before) == after


def test_a_change_is_told_in_words() -> None:
    change = Change(
        {"jargon": ListChange("kader\n\nin beeld", ("netwerk",))}, {"K2": {"share_met": 0.8}}, "x", "eigen.toml"
    )
    assert told(change) == (
        "jargon: 2 regels erbij (kader; in beeld), 1 regel weg (netwerk); K2 share_met wordt 0,8; "
        "ander bestand met eisen: eigen.toml"
    )


def test_a_line_of_the_log_is_one_line_and_asks_why() -> None:
    change = Change({"jargon": ListChange("kader")})
    line = log_line(change, at=NOW, who="rode-tas", why="in de\n# praktijk gewoon", before="a 1-x", after="a 1-y")
    assert line == (
        "- 22-11-2026 14:02 · rode-tas · jargon: 1 regel erbij (kader) · waarom: in de # praktijk gewoon · "
        "van a 1-x naar a 1-y\n"
    )
    with pytest.raises(ChangeError, match="waarom"):
        log_line(change, at=NOW, who="rode-tas", why=" . ", before="a", after="b")
