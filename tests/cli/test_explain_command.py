"""`herstelwerk explain`: the page of a criterion, of any set."""

from __future__ import annotations

from pathlib import Path

import pytest

from herstelwerk.workbook import Workbook
from tests.cli.conftest import Call

SET = """format = "herstelwerk/criteria/1"
name = "eigen"
version = "2"
[[criterion]]
id = "Eis 1"
check = "K6"
document = "inventory"
name = "{name}"
asks = "{asks}"
source = "ons boek"
"""


def own_set(folder: Path, name: str = "Positief", asks: str = "Zeg wat er is.") -> Path:
    path = folder / "eisen.toml"
    path.write_text(SET.format(name=name, asks=asks), "utf-8")
    return path


def test_the_list_names_every_criterion(call: Call, workbook: Workbook) -> None:
    done = call("explain")
    assert (done.status, done.err) == (0, "")
    lines = [line.split(maxsplit=1) for line in done.out.splitlines()]
    assert [(id, name.strip()) for id, name in lines] == [(c.id, c.name) for c in workbook.criteria.criterion]


@pytest.mark.parametrize("id", ["K1", "k1", "A10", "a10"])
def test_a_page_has_its_parts_in_order(call: Call, workbook: Workbook, id: str) -> None:
    done = call("explain", id)
    criterion = next(c for c in workbook.criteria.criterion if c.id == id.upper())
    assert done.status == 0
    text = " ".join(done.out.split())
    parts = [criterion.name, criterion.asks, criterion.looks_at, criterion.why, criterion.trainer, criterion.source]
    found = [text.index(" ".join(part.split())) for part in parts if part]
    assert found == sorted(found)
    for example in (*criterion.good, *criterion.poor):
        assert " ".join(example.text.split()) in text


def test_an_unknown_criterion_names_the_known_ones(call: Call) -> None:
    done = call("explain", "K9")
    assert done.status == 2 and "K9" in done.err and "A10" in done.err and done.out == ""


def test_another_set_has_its_own_pages(call: Call, tmp_path: Path) -> None:
    path = own_set(tmp_path)
    assert call("explain", "--criteria", path).out.split(maxsplit=2) == ["Eis", "1", "Positief\n"]
    assert "Zeg wat er is." in call("explain", "eis 1", "--criteria", path).out
    assert call("explain", "K6", "--criteria", path).status == 2


@pytest.mark.parametrize(
    "name", ["In de [ik-vorm]", "[bold]vet[/bold]", "Groot [/klein]", "K[link=x]lik[/link]", ":smile:"]
)
def test_brackets_in_a_name_are_no_markup(call: Call, tmp_path: Path, name: str) -> None:
    path = own_set(tmp_path, name=name, asks=name)
    for done in (call("explain", "--criteria", path), call("explain", "Eis 1", "--criteria", path)):
        assert done.status == 0
        assert name in done.out


def test_a_set_cannot_write_to_the_terminal(call: Call, tmp_path: Path) -> None:
    path = own_set(tmp_path, name="rood \\u001b[31m", asks="\\u001b]0;titel\\u0007 \\u202e \\u009b2J")
    for done in (call("explain", "--criteria", path), call("explain", "Eis 1", "--criteria", path)):
        assert not {"\x1b", "\x07", "\u202e", "\x9b"} & set(done.out)


def test_a_missing_set_is_told(call: Call, tmp_path: Path) -> None:
    done = call("explain", "--criteria", tmp_path / "weg.toml")
    assert (done.status, done.out) == (1, "")
    assert "weg.toml" in done.err and "bestaat niet" in done.err
