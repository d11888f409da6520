"""Reading a protocol: what stands in the file comes out, and what does not fit is told in Dutch with its place."""

from __future__ import annotations

import pytest

from herstelwerk.meetings import read_protocol
from herstelwerk.wording import WordingError, read_wording
from herstelwerk.workbook import Workbook
from tests.meetings.protocols import STEPS, protocol, toml


def test_what_is_written_comes_out() -> None:
    found = protocol()
    assert [step.id for step in found.steps] == ["rondje", "vertellen", "bedenken", "kiezen", "thema", "slot"]
    assert [step.per_case for step in found.steps] == [False, True, True, True, False, False]
    assert found.step("thema") is not None and found.step("thema").repeats  # type: ignore[union-attr]
    assert found.minutes() == (24, 37)
    assert found.confidential and found.by_case
    assert [item for item, _ in found.wrap_up] == ["collect", "return", "file", "destroy"]
    assert found.step("weg") is None


def test_without_papers_there_is_no_gate() -> None:
    found = protocol(confidential=False)
    assert found.consent is None and found.wrap_up == () and not found.confidential


@pytest.mark.parametrize(
    ("wrong", "right", "told"),
    [
        ("min_minutes = 10", "min_minutes = 20", "stap 3 (bedenken): er staan 20 en 15 minuten"),
        ("max_minutes = 15", "max_minutes = 601", "stap 3 (bedenken): er staan 10 en 601 minuten"),
        ('kind = "ideas"', 'kind = "dansen"', "kind: er staat 'dansen'; verwacht: een van read"),
        ('writes = "choices"', 'writes = "liedje"', "stap 4 (kiezen), writes: er staat 'liedje'"),
        ('id = "kiezen"', 'id = "bedenken"', "staat er twee keer in"),
        ('once_per = "case"', 'once_per = "dag"', "er staat 'dag'; verwacht: meeting of case"),
        ('write_label = "Opschrijven"', 'write_label = " "', "write_label: dit is leeg"),
        ("confidential = true", "confidential = false", "[consent] hoort alleen bij confidential = true"),
        ('yes = "Ja"', 'ja = "Ja"', "consent.yes: dit ontbreekt"),
        ('title = "Proefbespreking"', "title = 3", "title: er staat 3; verwacht: een tekst"),
    ],
)
def test_what_does_not_fit_is_told(wrong: str, right: str, told: str) -> None:
    text = toml()
    assert wrong in text
    with pytest.raises(WordingError) as error:
        read_protocol(read_wording(text.replace(wrong, right, 1), "proef.toml"), "proef")
    assert told in str(error.value) and "proef.toml" in str(error.value)


def test_every_misfit_of_the_steps_is_told_at_once() -> None:
    steps = (("a", "dansen", 5, 1, "niets", "case", "false"),)
    with pytest.raises(WordingError) as error:
        read_protocol(read_wording(toml(steps=steps), "x"), "x")
    assert len(error.value.problems) == 3


def test_a_protocol_without_steps_is_none() -> None:
    text = toml(steps=()).replace("rules =", "step = []\nrules =")
    with pytest.raises(WordingError, match="geen enkele stap"):
        read_protocol(read_wording(text, "x"), "x")


def test_every_protocol_of_the_workbook_can_be_read(workbook: Workbook) -> None:
    names = workbook.wordings("bijeenkomsten")
    assert "teamkrachtbespreking" in names and len(names) >= 6
    for name in names:
        found = read_protocol(workbook.wording(name, "bijeenkomsten"), name)
        assert found.steps and found.title
    coaching = read_protocol(workbook.wording("groepscoaching", "bijeenkomsten"), "groepscoaching")
    spans = [(step.minimum, step.maximum) for step in coaching.steps if step.per_case]
    assert spans == [(1, 2), (3, 5), (1, 2), (5, 10), (10, 15), (3, 5)], "the minutes of the method itself"
    assert len(STEPS) == 6
