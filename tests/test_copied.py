"""Lines of one trainee in the hand-in of another."""

from __future__ import annotations

from pathlib import Path

import pytest

from herstelwerk.cli import main
from herstelwerk.copied import SeenTexts
from herstelwerk.domain import FinalAssignment
from herstelwerk.workbook import Workbook, load


def seen(*assignments: FinalAssignment) -> SeenTexts:
    found = SeenTexts()
    for assignment in assignments:
        found.add(assignment)
    return found


def renamed(assignment: FinalAssignment, trainee: str) -> FinalAssignment:
    return assignment.model_copy(update={"trainee": trainee})


def test_lines_of_another_trainee_are_found_both_ways(complete: FinalAssignment) -> None:
    other = renamed(complete, "D99")
    texts = seen(complete, other)
    assert set(texts.copies(complete).values()) == {"D99"}
    assert set(texts.copies(other).values()) == {"D01"}


def test_short_lines_are_alike_by_chance(complete: FinalAssignment) -> None:
    copies = seen(complete, renamed(complete, "D99")).copies(complete)
    short = {e.id for e in complete.inventory.entries if len(e.text.split()) < 5}
    assert short and short.isdisjoint(copies)


def test_a_second_attempt_is_no_copy(complete: FinalAssignment) -> None:
    assert not seen(complete, complete.model_copy(update={"attempt": 2})).copies(complete)


def test_two_examples_share_two_lines(workbook: Workbook) -> None:
    assignments = [load(path) for path in workbook.examples.glob("*.json")]
    texts = seen(*assignments)
    found = {a.trainee: dict(texts.copies(a)) for a in assignments if texts.copies(a)}
    assert found == {"D08": {"i9": "D09", "i25": "D09"}, "D09": {"e9": "D08", "e28": "D08"}}


def test_the_command_tells_with_compare_only(
    tmp_path: Path, complete: FinalAssignment, capsys: pytest.CaptureFixture[str]
) -> None:
    for trainee in ("D01", "D99"):
        (tmp_path / f"{trainee}.json").write_text(renamed(complete, trainee).model_dump_json(), "utf-8")
    assert main(["review", str(tmp_path), "--format", "json"]) == 0
    assert "copied_text" not in capsys.readouterr().out
    assert main(["review", str(tmp_path), "--format", "json", "--compare"]) == 0
    assert capsys.readouterr().out.count('"copied_text"') == 2 * len(
        seen(complete, renamed(complete, "D99")).copies(complete)
    )
