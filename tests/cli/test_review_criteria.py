"""`--criteria`: another set of criteria, and files that are no such set."""

from __future__ import annotations

import os
import re
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Call
from tests.commands import lines, run
from tests.conftest import ROOT
from tests.hand_ins import ENGLISH, EXAMPLES

HEAD = 'format = "herstelwerk/criteria/1"\nname = "eigen"\nversion = "2"\n'
ONE = """[[criterion]]
id = "{id}"
check = "{check}"
document = "{document}"
name = "Naam"
asks = "Vraag"
source = "Boek"
"""
K6 = ONE.format(id="Positief", check="K6", document="inventory")
HOUSE = (ROOT / "data" / "criteria.toml").read_text("utf-8")


def own(folder: Path, text: str) -> Path:
    path = folder / "eisen.toml"
    path.write_text(text, "utf-8")
    return path


def answer(call: Call, path: Path, example: Path = EXAMPLES[1]) -> dict[str, Any]:
    done = call("review", example, "--criteria", path, "--format", "json")
    assert (done.status, done.err) == (0, "")
    return lines(done.out)[0]


def house(call: Call) -> dict[str, Any]:
    return lines(call("review", EXAMPLES[1], "--format", "json").out)[0]


def test_criteria_may_have_other_ids_and_their_findings_follow(call: Call, tmp_path: Path) -> None:
    text = re.sub(r'(?m)^id = "([KA]\d+)"', r'id = "eis-\1"', HOUSE).replace('"afgeleid"', '"officieel"')
    found, ours = answer(call, own(tmp_path, text)), house(call)
    assert found["rules"] == "officieel 1.0"
    assert found["criteria"] == {f"eis-{id}": value for id, value in ours["criteria"].items()}
    renamed = [
        f | {"criterion": f["criterion"] if f["criterion"] == "P" else f"eis-{f['criterion']}"}
        for f in ours["findings"]
    ]
    assert found["findings"] == renamed


@pytest.mark.parametrize(("limit", "signal"), [(0.0, "let op"), (1.0, "in orde")])
def test_other_thresholds_give_other_signals(call: Call, tmp_path: Path, limit: float, signal: str) -> None:
    text = HEAD + K6 + f"thresholds = {{ share_met = {limit}, share_partly = 1.0 }}\n"
    assert answer(call, own(tmp_path, text))["criteria"] == {
        "Positief": {"signal": signal, "figure": house(call)["criteria"]["K6"]["figure"]}
    }


def test_what_a_set_leaves_out_is_taken_from_the_house(call: Call, tmp_path: Path) -> None:
    found, ours = answer(call, own(tmp_path, HEAD + K6)), house(call)
    assert found["criteria"]["Positief"] == ours["criteria"]["K6"]
    assert [f["message"] for f in found["findings"] if f["criterion"] == "Positief"] == [
        f["message"] for f in ours["findings"] if f["criterion"] == "K6"
    ]


@pytest.mark.parametrize("check", ["", "K99", "k6"])
def test_a_criterion_without_a_check_is_for_a_person(call: Call, tmp_path: Path, check: str) -> None:
    text = HEAD + ONE.format(id="Z1", check=check, document="plan")
    found = answer(call, own(tmp_path, text))
    assert found["criteria"]["Z1"]["signal"] == "niet te beoordelen"
    assert {f["criterion"] for f in found["findings"]} <= {"P"}
    assert call("review", EXAMPLES[1], "--criteria", own(tmp_path, text)).status == 0


def test_own_sentences_are_shown_and_braces_in_them_are_harmless(call: Call, tmp_path: Path) -> None:
    sentence = '[finding.negative]\ncriterion = "K6"\nname = "n"\nmessage = "Wat wel, {quote}? {0} {x.y} %s [b]"\n'
    found = answer(call, own(tmp_path, HEAD + K6 + sentence))
    messages = [(f["message"], f["quote"]) for f in found["findings"] if f["code"] == "negative"]
    assert messages and all(message == f"Wat wel, {quote}? {{0}} {{x.y}} %s [b]" for message, quote in messages)


def test_a_byte_order_mark_before_a_set_means_nothing(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "eisen.toml"
    path.write_bytes(b"\xef\xbb\xbf" + (HEAD + K6).encode())
    assert "Positief" in answer(call, path)["criteria"]


def thresholds(text: str) -> str:
    return HEAD + K6 + f"thresholds = {text}\n"


# What stands in the file, and what the error must name.
WRONG = {
    "empty": ("", ["format", "name", "version", "criterion"]),
    "no TOML": ("naam: eigen", ["regel 1"]),
    "TOML cut off": ('format = "herst', ["TOML"]),
    "a key twice": (HEAD + 'name = "weer"\n' + K6, ["regel 4"]),
    "control character": (HEAD + 'x = "\x01"\n', ["regel 4"]),
    "other format": (HEAD.replace("/1", "/2") + K6, ["format", "herstelwerk/criteria/2"]),
    "no criteria": (HEAD, ["criterion"]),
    "an empty list of criteria": (HEAD + "criterion = []\n", ["criterion", "ten minste"]),
    "one table instead of a list": (HEAD + K6.replace("[[criterion]]", "[criterion]"), ["criterion", "lijst"]),
    "an id twice": (HEAD + K6 + K6, ["Positief"]),
    "no name": (HEAD + K6.replace('name = "Naam"\n', ""), ["criterion[0].name"]),
    "a name of the wrong sort": (HEAD + K6.replace('"Naam"', "5"), ["criterion[0].name", "5"]),
    "an id that is too long": (HEAD + K6.replace("Positief", "P" * 17), ["criterion[0].id", "16"]),
    "an empty id": (HEAD + K6.replace("Positief", ""), ["criterion[0].id"]),
    "other document": (HEAD + K6.replace("inventory", "boek"), ["criterion[0].document", "boek", "inventory"]),
    "unknown key": (HEAD + K6 + "kleur = 1\n", ["criterion[0].kleur"]),
    "helps is no list": (HEAD + K6 + 'helps = "x"\n', ["criterion[0].helps", "lijst"]),
    "an example of no kind": (HEAD + K6 + 'good = [{ text = "a", kind = "zin" }]\n', ["good[0].kind", "zin"]),
    "an example that is a text": (HEAD + K6 + 'good = ["a"]\n', ["criterion[0].good[0]"]),
    "unknown threshold": (thresholds("{ share_mt = 0.5 }"), ["share_mt", "share_met"]),
    "threshold as text": (thresholds('{ share_met = "veel" }'), ["criterion[0].thresholds.share_met:", "veel"]),
    "threshold as yes or no": (thresholds("{ share_met = true }"), ["criterion[0].thresholds.share_met:"]),
    "a share over one": (thresholds("{ share_met = 1.5 }"), ["share_met", "1.5"]),
    "a share under nought": (thresholds("{ share_met = -0.5 }"), ["share_met"]),
    "a threshold that is no number": (thresholds("{ share_met = nan }"), ["share_met"]),
    "an endless threshold": (thresholds("{ share_met = inf }"), ["share_met"]),
    "thresholds as a list": (thresholds("[1]"), ["criterion[0].thresholds"]),
    "a pass rule of the wrong sort": (HEAD + '[pass]\nhalf_days = "7"\n' + K6, ["pass.half_days"]),
    "a pass rule under nought": (HEAD + "[pass]\nmost_partly = -3\n" + K6, ["pass.most_partly"]),
    "an unknown pass rule": (HEAD + "[pass]\nkleur = 1\n" + K6, ["pass.kleur"]),
    "a sentence of the wrong sort": (HEAD + K6 + "[finding.negative]\nmessage = 3\n", ["finding.negative.message"]),
    "5,000 digits": (thresholds("{ share_met = " + "9" * 5_000 + " }"), ["cijfers"]),
    "nested without end": ("x = " + "[" * 50_000, ["genest"]),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_set_is_told_once_before_any_work(call: Call, tmp_path: Path, name: str) -> None:
    text, named = WRONG[name]
    done = call("review", EXAMPLES[1], "--criteria", own(tmp_path, text), "--format", "json")
    assert (done.status, done.out) == (1, "")
    told = done.err.replace(str(tmp_path), "")
    assert "eisen.toml" in told
    for words in named:
        assert words in told, told
    assert not ENGLISH.search(told) and not re.search(r"\(at |after a key|table declaration", told), told
    assert "een waarde van het juiste soort" not in told, told
    assert len(told) < 1_200


def test_all_problems_of_a_set_are_told_at_once(call: Call, tmp_path: Path) -> None:
    text = HEAD.replace('"2"', "2") + K6 + "kleur = 1\nthresholds = { share_met = 3.0, raar = 1 }\n"
    told = call("review", EXAMPLES[1], "--criteria", own(tmp_path, text)).err
    assert "version" in told and "kleur" in told
    text = HEAD + K6 + "thresholds = { share_met = 3.0, raar = 1 }\n"
    told = call("review", EXAMPLES[1], "--criteria", own(tmp_path, text)).err
    assert "share_met" in told and "raar" in told


def test_a_set_that_is_not_there_or_no_file(call: Call, tmp_path: Path) -> None:
    (tmp_path / "latin.toml").write_bytes(b'name = "caf\xe9"')
    for path in (tmp_path / "weg.toml", tmp_path, tmp_path / "latin.toml", tmp_path / ("a" * 300)):
        done = call("review", EXAMPLES[1], "--criteria", path)
        assert (done.status, done.out) == (1, "")
        assert path.name in done.err and not ENGLISH.search(done.err.replace(str(tmp_path), "")), done.err


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes by name")
def test_a_set_that_never_ends_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp.toml")
    done = run("review", EXAMPLES[1], "--criteria", tmp_path / "pijp.toml", timeout=5)
    assert done.returncode == 1 and "pijp.toml" in done.stderr


def test_the_name_of_a_set_cannot_write_to_the_terminal(call: Call, tmp_path: Path) -> None:
    done = call("review", EXAMPLES[1], "--criteria", tmp_path / "\x1b[31mweg.toml")
    assert done.status == 1 and "\x1b" not in done.err
    text = (
        (HEAD + K6).replace("Positief", "\\u001b[31mid").replace('"eigen"', '"\\u001b[1m"').replace("Naam", "\\u009b2J")
    )
    done = call("review", EXAMPLES[1], "--criteria", own(tmp_path, text))
    assert done.status == 0 and not {"\x1b", "\x9b"} & set(done.out)


def test_a_house_of_ones_own_without_a_sentence_is_told(tmp_path: Path) -> None:
    """A team may edit data/criteria.toml itself; a finding whose sentence was taken out may not stop the review."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "words").symlink_to(ROOT / "data" / "words")
    shutil.copy(EXAMPLES[1], tmp_path / "D02.json")
    text = re.sub(r"(?s)\[finding\.negative\].*?(?=\[finding\.jargon\])", "", HOUSE)
    assert "[finding.negative" not in text
    (tmp_path / "data" / "criteria.toml").write_text(text, "utf-8")
    done = run("review", "D02.json", "--format", "json", cwd=tmp_path)
    assert "Traceback" not in done.stderr
    assert done.returncode == 0 or "negative" in done.stderr
