"""Wrong usage: status 2, nothing on standard output, and a sentence in Dutch."""

from __future__ import annotations

import re

import pytest

from tests.cli.conftest import Call
from tests.commands import run
from tests.hand_ins import ENGLISH, EXAMPLES, ids

GOOD = str(EXAMPLES[-1])
WRONG: list[tuple[list[str], str]] = [
    (["begin"], "begin"),
    (["start", "--port", "veel"], "--port"),
    (["new"], "map"),
    (["kijkna"], "kijkna"),
    (["--kleur"], "OPDRACHT"),
    (["--version=2"], "--version"),
    (["-hx"], "--help"),
    (["review"], "BESTAND"),
    (["review", "--format", "json"], "BESTAND"),
    (["review", GOOD, "--kleur"], "--kleur"),
    (["review", GOOD, "-x"], "-x"),
    (["review", GOOD, "--format"], "--format"),
    (["review", GOOD, "--format", "xml"], "xml"),
    (["review", GOOD, "--format", ""], "--format"),
    (["review", GOOD, "--format=json=x"], "--format"),
    (["review", GOOD, "--criteria"], "--criteria"),
    (["review", GOOD, "--jobs"], "--jobs"),
    (["review", GOOD, "--jobs", "0"], "--jobs"),
    (["review", GOOD, "--jobs", "65"], "--jobs"),
    (["review", GOOD, "--jobs", "-1"], "--jobs"),
    (["review", GOOD, "--jobs=-1"], "--jobs"),
    (["review", GOOD, "--jobs", "twee"], "--jobs"),
    (["review", GOOD, "--jobs", "1.5"], "--jobs"),
    (["review", GOOD, "--jobs", "²"], "--jobs"),
    (["review", GOOD, "--jobs", ""], "--jobs"),
    (["review", GOOD, "--jobs", "9" * 5000], "--jobs"),
    (["review", GOOD, "--on"], "--on"),
    (["review", GOOD, "--on", "morgen"], "--on"),
    (["review", GOOD, "--on", "2026-02-30"], "--on"),
    (["review", GOOD, "--on", "20-11-2026"], "--on"),
    (["review", GOOD, "--on", ""], "--on"),
    (["review", GOOD, "--help=ja"], "--help"),
    (["explain", "K1", "K2"], "K2"),
    (["explain", "K99"], "K99"),
    (["explain", ""], "''"),
    (["explain", "--criteria"], "--criteria"),
    (["explain", "--on", "2026-11-20"], "--on"),
    (["words", "jargon", "risico"], "risico"),
    (["words", "bestaatniet"], "bestaatniet"),
    (["words", "../jargon"], "../jargon"),
    (["words", "jargon", "--add"], "--add"),
    (["words", "jargon", "--remove"], "--remove"),
    (["words", "jargon", "--find"], "--find"),
    (["words", "jargon", "--add", "a", "--remove", "b"], "--add"),
    (["words", "jargon", "--find", "a", "--remove", "b"], "--find"),
    (["words", "jargon", "--add", "a", "--find", "b"], "--find"),
]


@pytest.mark.parametrize(("arguments", "told"), WRONG, ids=lambda v: ids(v) if isinstance(v, list) else "")
def test_wrong_usage_is_told_in_dutch(call: Call, arguments: list[str], told: str) -> None:
    done = call(*arguments)
    assert (done.status, done.out) == (2, "")
    assert told in done.err
    assert not ENGLISH.search(done.err.replace("--version", "").replace("[-h]", "")), done.err
    assert "None" not in done.err and "Traceback" not in done.err


@pytest.mark.parametrize("change", ["--add", "--remove", "--find"])
@pytest.mark.parametrize("word", ["regie pakken", ""])
def test_a_change_without_a_list_is_wrong_usage_and_not_passed_over(call: Call, change: str, word: str) -> None:
    done = call("words", change, word)
    assert (done.status, done.out) == (2, "")


TYPED = [
    ["explain", "\x1b[31mK1"],
    ["words", "\x1b[31mjargon"],
    ["\x1b[31mreview"],
    ["review", GOOD, "--format", "\x1b[31m"],
    ["review", GOOD, "\x1b[31m", "--\x1b[31m"],
]


@pytest.mark.parametrize("arguments", TYPED, ids=ids)
def test_what_was_typed_is_repeated_without_its_control_characters(call: Call, arguments: list[str]) -> None:
    done = call(*arguments)
    assert done.status == 2
    assert "\x1b" not in done.err


HELPS = [["--help"], ["review", "--help"], ["explain", "-h"], ["words", "--help"]]


@pytest.mark.parametrize("arguments", HELPS, ids=ids)
@pytest.mark.parametrize("columns", ["20", "60", "200"])
def test_help_is_dutch_at_any_width(
    call: Call, arguments: list[str], columns: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    done = call(*arguments)
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("gebruik: herstelwerk")
    words = done.out.replace("--version", "").replace("--help", "").replace("--find", "")
    assert not ENGLISH.search(words) and not re.search(r"\b(program|number|positional|help)\b", words), done.out


def test_the_version(call: Call) -> None:
    assert re.fullmatch(r"herstelwerk \d+\.\d+\.\d+\n", call("--version").out)


def test_the_status_reaches_the_shell() -> None:
    done = run("review", GOOD, "--format", "xml")
    assert (done.returncode, done.stdout) == (2, "")
    assert "gebruik: herstelwerk review" in done.stderr
