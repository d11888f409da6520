"""The version of the rules: the same for the same content, another for any change; reviews print only the label."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from herstelwerk.criteria import LIMITS
from herstelwerk.criteria_set import read_criteria
from herstelwerk.language.reader import ALL_LISTS, Reader
from herstelwerk.review import Rules
from herstelwerk.workbook import Workbook


def test_it_is_the_label_with_a_mark(rules: Rules) -> None:
    label, mark = rules.version.rsplit("-", 1)
    assert label == rules.criteria.label
    assert len(mark) == 8 and int(mark, 16) >= 0


def test_it_is_worked_out_once_and_the_same_for_the_same_files(workbook: Workbook, rules: Rules) -> None:
    assert workbook.rules() is workbook.rules()
    assert Workbook(workbook.data).rules().version == rules.version


@pytest.mark.parametrize("name", ALL_LISTS)
def test_a_line_more_in_any_list_gives_another(name: str, rules: Rules) -> None:
    lists = {**rules.reader.lists, name: (*rules.reader.lists[name], "zomaarwoord")}
    changed = Reader.__new__(Reader)  # only the lists are asked for; building thirty readers would take long
    changed.lists = lists
    assert changed.fingerprint != rules.reader.fingerprint


def test_a_line_that_moves_to_another_list_gives_another(rules: Rules) -> None:
    first, second = Reader.__new__(Reader), Reader.__new__(Reader)
    first.lists, second.lists = {"a": ("x", "y"), "b": ()}, {"a": ("x",), "b": ("y",)}
    assert first.fingerprint != second.fingerprint


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("most_silent_partly = 2", "most_silent_partly = 1"),
        ("most_partly = 2 ", "most_partly = 3 "),
        ("Volledig over tien leefgebieden", "Volledig over alle leefgebieden"),
        ('version = "1.0"', 'version = "1.1"'),
    ],
)
def test_a_threshold_a_word_or_a_number_gives_another(
    before: str, after: str, workbook: Workbook, rules: Rules
) -> None:
    text = (workbook.data / "criteria.toml").read_text("utf-8")
    assert before in text
    changed = read_criteria(text.replace(before, after, 1), "proef", LIMITS)
    assert Rules(changed, rules.reader).version != rules.version


def test_a_comment_or_another_order_of_thresholds_gives_the_same(workbook: Workbook, rules: Rules) -> None:
    text = (workbook.data / "criteria.toml").read_text("utf-8")
    before = "thresholds = { most_silent_partly = 2, crowded_share = 0.5 }"
    assert before in text
    other = text.replace(before, "thresholds = { crowded_share = 0.5, most_silent_partly = 2 }") + "\n# slot\n"
    assert Rules(read_criteria(other, "proef", LIMITS), rules.reader).version == rules.version


def test_a_review_prints_the_label_and_nothing_more(workbook: Workbook, tmp_path: Path) -> None:
    printed = workbook.review(workbook.examples / "D01.json").to_dict("D01.json")
    assert json.loads(json.dumps(printed))["rules"] == workbook.criteria.label
