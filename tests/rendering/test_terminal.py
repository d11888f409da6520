"""The review in a terminal: signs beside colours, questions with their place, and no word of people as markup."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from rich.console import Console

from herstelwerk.problems import printable
from herstelwerk.rendering.terminal import MOST_SHOWN, SIGNS
from herstelwerk.results import Signal
from herstelwerk.review import Review
from herstelwerk.workbook import load
from tests.hand_ins import EXAMPLES, HOSTILE, complete, hostile, ids, minimal


def shown(review: Review, width: int = 400, colour: bool = False) -> str:
    out = io.StringIO()
    Console(file=out, width=width, force_terminal=colour, color_system="truecolor" if colour else None).print(review)
    return out.getvalue()


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.stem)
def test_every_criterion_has_its_line(reviewed: Any, path: Any) -> None:
    review = reviewed(load(path))
    lines = shown(review).split("\n")
    for result in review.criteria:
        [line] = [line for line in lines if re.match(rf"{result.id}\b", line)]
        assert SIGNS[result.signal][0] in line and result.signal.value in line
        assert result.name in line and result.figure in line


def test_every_signal_has_its_own_sign() -> None:
    assert set(SIGNS) == set(Signal)
    assert len({sign for sign, _ in SIGNS.values()}) == len(Signal)


def test_no_more_questions_than_fit_and_the_rest_is_counted(reviewed: Any) -> None:
    review = reviewed(load(EXAMPLES[-1]))
    text = shown(review)
    for result in review.criteria:
        asked = list(dict.fromkeys(finding.message for finding in result.findings))
        assert all(printable(message) in text for message in asked[:MOST_SHOWN])
        if len(asked) > MOST_SHOWN:
            assert f"… en nog {len(asked) - MOST_SHOWN}" in text


@pytest.mark.parametrize("code", HOSTILE, ids=ids)
def test_words_of_people_are_text(reviewed: Any, code: str) -> None:
    document = complete() | {"trainee": code}
    document["inventory"]["entries"][0]["text"] = f"Geen {code}"
    text = shown(reviewed(document))
    assert text.startswith(printable(code))
    for acted_on in ("\x1b", "\x07", "\x9b", "\u202e", "\x00", "\r"):
        assert acted_on not in text


def test_only_our_own_colours_stand_in_a_coloured_table(reviewed: Any) -> None:
    text = shown(reviewed(hostile()), colour=True)
    assert set(re.findall(r"\x1b.", text)) == {"\x1b["}
    assert all(re.fullmatch(r"[\d;]*m", rest) for rest in re.findall(r"\x1b\[([^A-Za-z]*[A-Za-z])", text))
    assert not {"\x07", "\x9b", "\u202e"} & set(text)


def test_an_empty_hand_in_is_shown(reviewed: Any) -> None:
    assert "nog leeg" in shown(reviewed(minimal()))


@pytest.mark.parametrize("width", [1, 5, 20, 80])
def test_any_width(reviewed: Any, width: int) -> None:
    assert shown(reviewed(hostile()), width)


def test_printable_leaves_ordinary_dutch_alone() -> None:
    text = "‘Één’ café – 8,5 € … ½ naïef Łódź żółć 日本 😀 [ZUS-1]"
    assert printable(text) == text
    assert printable("a\nb\tc") == "a b c"
    assert printable("a\x1b[31m\u202eb\x85c") == "a�[31m�b�c"
