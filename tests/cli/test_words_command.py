"""`herstelwerk words`: looking and changing, always in a copy of the lists."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from herstelwerk.cli import batch, main
from herstelwerk.language.wordlist import parse_list
from tests.cli.conftest import Done
from tests.conftest import ROOT
from tests.hand_ins import ENGLISH, EXAMPLES, ids

Words = Callable[..., Done]


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with content of its own."""
    shutil.copytree(ROOT / "data" / "words", tmp_path / "data" / "words", copy_function=shutil.copy)
    shutil.copy(ROOT / "data" / "criteria.toml", tmp_path / "data")
    for path in (tmp_path / "data" / "words").iterdir():
        path.chmod(0o644)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(batch, "_rules", None)
    return tmp_path


@pytest.fixture
def words(own: Path, capsys: pytest.CaptureFixture[str]) -> Words:
    def call(*arguments: str) -> Done:
        try:
            status = main(["words", *arguments])
        except SystemExit as left:
            status = int(left.code or 0)
        return Done(status, *capsys.readouterr())

    return call


def jargon(own: Path) -> list[str]:
    return (own / "data" / "words" / "jargon.txt").read_text("utf-8").split("\n")[:-1]


@pytest.fixture
def before(own: Path) -> list[str]:
    """The list as it was."""
    return jargon(own)


def test_the_lists_stand_there_once_with_their_size(words: Words, own: Path) -> None:
    lines = words().out.splitlines()
    names = [line.split()[0] for line in lines]
    assert names == sorted(path.stem for path in (own / "data" / "words").glob("*.txt"))
    sizes = {line.split()[0]: int(line.split()[1]) for line in lines}
    assert sizes["jargon"] == len(parse_list("jargon", jargon(own)))


def test_an_unknown_list_names_each_list_once(words: Words) -> None:
    done = words("niets")
    assert done.status == 2
    known = done.err.split(":")[-1].replace(".", "").replace(",", " ").split()
    assert len(known) == len(set(known))


def test_a_list_prints_itself(words: Words, own: Path) -> None:
    assert words("jargon").out.splitlines() == jargon(own)


def test_find_shows_the_lines(words: Words) -> None:
    lines = words("jargon", "--find", "ZELFREDZAAM").out.splitlines()
    assert lines and all("zelfredzaam" in line.lower() for line in lines)
    nothing = words("jargon", "--find", "zzzzzz")
    assert (nothing.status, nothing.out) == (0, "")


def test_a_word_that_is_added_counts_once_and_can_be_removed(words: Words, own: Path, before: list[str]) -> None:
    assert words("jargon", "--add", "wijkgerichte regiekracht").status == 0
    added = jargon(own)
    assert added == [*before, "wijkgerichte regiekracht"]
    for again in ("wijkgerichte regiekracht", "Wijkgerichte  Regiekracht", " wijkgerichte regiekracht "):
        done = words("jargon", "--add", again)
        assert done.status == 0 and "al in" in done.out
    assert jargon(own) == added
    assert words("jargon", "--find", "regiekracht").out == "wijkgerichte regiekracht\n"
    assert words("jargon", "--remove", "Wijkgerichte regiekracht").status == 0
    assert jargon(own) == before
    assert words("jargon", "--remove", "wijkgerichte regiekracht").status == 1


def test_the_lists_of_the_repository_stay_as_they_are(words: Words, own: Path) -> None:
    words("jargon", "--add", "wijkgerichte regiekracht")
    assert "wijkgerichte regiekracht" in jargon(own)
    assert "wijkgerichte regiekracht" not in (ROOT / "data" / "words" / "jargon.txt").read_text("utf-8")


def test_a_changed_list_keeps_its_rights_and_leaves_nothing_behind(words: Words, own: Path) -> None:
    path = own / "data" / "words" / "jargon.txt"
    path.chmod(0o640)
    names = sorted(p.name for p in path.parent.iterdir())
    words("jargon", "--add", "wijkgerichte regiekracht")
    assert path.stat().st_mode & 0o777 == 0o640
    assert sorted(p.name for p in path.parent.iterdir()) == names


def test_a_line_with_an_alternative_a_star_and_a_gap(words: Words, own: Path) -> None:
    for line in (
        "kanteling = verandering  # beleid",
        "*kanteling",
        "kantel*",
        "kantel … plan",
        "borderline @label",
        "één-op-één",
    ):
        assert words("jargon", "--add", line).status == 0
        assert jargon(own)[-1] == line
    assert words("jargon", "--remove", "kanteling").status == 0
    assert not any(line.startswith("kanteling =") for line in jargon(own))


BAD = ["", "   ", "# niets", "*", "**", "a*b", "*a*", "…", "… a", "\ufeff"]
NO_WORD = [".", "!!!", "@", "-", "= een ander woord", " = a", "kanteling = ", "\u0301"]
MORE_LINES = ["a\nb", "a\rb", "a\u2028b", "a\u2029b", "a\x0bb", "a\x0cb", "a\x1cb", "a\x85b"]


@pytest.mark.parametrize("bad", BAD + NO_WORD + MORE_LINES, ids=ids)
def test_what_is_no_word_on_one_line_is_not_added(words: Words, own: Path, before: list[str], bad: str) -> None:
    done = words("jargon", f"--add={bad}")
    assert jargon(own) == before
    assert done.status == 2
    assert done.err and not ENGLISH.search(done.err)


@pytest.mark.parametrize("sign", ["\x1b[31mrood", "een\u202ewoord", "woord\x07"], ids=ids)
def test_a_word_with_control_characters_is_not_added(words: Words, own: Path, before: list[str], sign: str) -> None:
    assert words("jargon", "--add", sign).status == 2
    assert jargon(own) == before


@pytest.mark.skipif(os.name == "nt", reason="Windows hands over no loose bytes")
def test_bytes_that_are_no_text_are_refused_and_leave_nothing_behind(words: Words, own: Path) -> None:
    names = sorted(p.name for p in (own / "data" / "words").iterdir())
    assert words("jargon", "--add", os.fsdecode(b"caf\xe9")).status == 2
    assert sorted(p.name for p in (own / "data" / "words").iterdir()) == names


def test_a_disk_that_fails_leaves_the_old_list_and_no_litter(
    words: Words, own: Path, before: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    names = sorted(p.name for p in (own / "data" / "words").iterdir())
    monkeypatch.setattr(os, "replace", fail)
    with contextlib.suppress(OSError):  # what is told of it is a matter of the command line as a whole
        words("jargon", "--add", "wijkgerichte regiekracht")
    assert jargon(own) == before
    assert sorted(p.name for p in (own / "data" / "words").iterdir()) == names


def test_own_lists_are_what_a_review_reads(words: Words, own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    review = ["review", str(EXAMPLES[0]), "--format", "json"]
    assert main(review) == 0
    before = capsys.readouterr().out.lower()
    assert words("jargon", "--add", "kook").status == 0
    batch._rules = None
    assert main(review) == 0
    after = capsys.readouterr().out.lower()
    assert '"quote": "kook"' in after and '"quote": "kook"' not in before


BROKEN = {
    "a missing list": lambda path: path.unlink(),
    "a line that cannot be read": lambda path: path.write_text("goed\na*b\n", "utf-8"),
    "no UTF-8": lambda path: path.write_bytes(b"caf\xe9\n"),
    "a folder": lambda path: (path.unlink(), path.mkdir()),
}


@pytest.mark.parametrize("name", BROKEN)
@pytest.mark.parametrize(
    "arguments", [["review", "x.json"], ["words"], ["words", "risico"], ["explain", "K6"]], ids=ids
)
def test_a_broken_list_of_ones_own_is_told_in_dutch(
    own: Path, capsys: pytest.CaptureFixture[str], name: str, arguments: list[str]
) -> None:
    BROKEN[name](own / "data" / "words" / "risico.txt")
    status = main(arguments)
    told = capsys.readouterr().err
    if not status:  # who looks at a list with a mistake, or reads a page, need not be stopped by it
        assert arguments in (["explain", "K6"], ["words", "risico"])
        return
    assert status in (1, 2)
    assert "risico" in told and not ENGLISH.search(told), told
