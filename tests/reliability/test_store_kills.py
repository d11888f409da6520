"""Killed at a random moment, the store opens again and holds the old text or the new one, never a mixture.

What was answered as saved is there; only a save that was not answered yet may be missing.
"""

from __future__ import annotations

import os
import random
import sqlite3
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from herstelwerk.store import Store
from tests.store.rooms import START
from tests.store.workers import CONTEXT, is_whole, sealed

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signal 9 is of Linux and macOS")


def type_on(folder: str, answers: Any, seed: int) -> None:
    """Save and hand in without end, and say after each what was answered."""
    chance = random.Random(seed)
    with Store.open(folder) as store:
        sheet = store.read("vis7", "plan")
        number, version = (sheet.body["nummer"], sheet.version) if sheet else (0, 0)
        attempts = len(store.hand_ins("vis7"))
        while True:
            number += 1
            size = chance.choice([100, 8_000, 60_000, 300_000])
            text = f"{number} " + "".join(chance.choices("abcdefgh ", k=50)) * (size // 50)
            version = store.save("vis7", "plan", sealed(number, text), version).version
            answers.send_bytes(b"s%d" % number)
            if number % 5 == 0:
                attempts, _ = store.hand_in("vis7", f'{{"nummer": {number}}}'.encode(), START)
                answers.send_bytes(b"h%d" % attempts)


def killed(folder: Path, seed: int, from_the_start: bool = False) -> tuple[int, int]:
    """Let a process type, kill it at a moment that the seed chooses; the last save and hand-in it was answered."""
    chance = random.Random(seed)
    mine, its = CONTEXT.Pipe(duplex=False)
    process = CONTEXT.Process(target=type_on, args=(str(folder), its, seed), daemon=True)
    process.start()
    its.close()
    saved = handed_in = 0
    after = chance.randint(1, 12)  # answers, and then a moment somewhere in what comes next
    while not from_the_start and saved < 10**9 and after:
        after -= 1
        saved, handed_in = heard(mine.recv_bytes(), saved, handed_in)
    time.sleep(chance.uniform(0, 0.4 if from_the_start else 0.02))
    process.kill()
    process.join()
    assert process.exitcode == -9, "it was still at work"
    try:
        while True:
            saved, handed_in = heard(mine.recv_bytes(), saved, handed_in)
    except (EOFError, OSError):
        return saved, handed_in


def heard(answer: bytes, saved: int, handed_in: int) -> tuple[int, int]:
    number = int(answer[1:])
    return (number, handed_in) if answer[:1] == b"s" else (saved, number)


def check(folder: Path, saved: int, handed_in: int) -> None:
    """Nothing that was answered is missing, and all that is there is whole."""
    with Store.open(folder) as store:
        sheet = store.read("vis7", "plan")
        assert (sheet.body["nummer"] if sheet else 0) in (saved, saved + 1)
        assert sheet is None or is_whole(sheet.body)
        assert all(is_whole(version.body) for version in store.versions("vis7", "plan"))
        found = store.hand_ins("vis7")
        assert len(found) in (handed_in, handed_in + 1) and all(one.intact for one in found)
        with sqlite3.connect(folder / "herstelwerk.sqlite") as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        connection.close()


@pytest.fixture
def rounds(request: pytest.FixtureRequest) -> int:
    return 200 if request.config.getoption("--full") else 20


def test_killed_while_saving(tmp_path: Path, rounds: int) -> None:
    handed_in = 0
    for seed in range(rounds):
        saved, now_handed_in = killed(tmp_path / "werk", seed)
        handed_in = max(handed_in, now_handed_in)
        check(tmp_path / "werk", saved, handed_in)
        handed_in = attempts(tmp_path / "werk")


def attempts(folder: Path) -> int:
    with Store.open(folder) as store:
        return len(store.hand_ins("vis7"))


def test_killed_while_the_store_is_being_made(tmp_path: Path, rounds: int) -> None:
    for seed in range(max(rounds // 4, 5)):
        folder = tmp_path / str(seed)
        saved, handed_in = killed(folder, seed, from_the_start=True)
        check(folder, saved, handed_in)
        with Store.open(folder) as store:
            assert store.save("kat8", "plan", {"verder": True}, 0).version == 1


def test_killed_while_reading_in_a_download(tmp_path: Path) -> None:
    """All of a file or nothing of it."""
    if not hasattr(os, "fork"):
        pytest.skip("needs fork")
    names = [f"exercise/dag-1/{n:02}" for n in range(40)]
    with Store.open(tmp_path / "bron") as store:
        for name in names:
            store.save("vis7", name, {"van": "bron"}, 0)
        data = store.export("vis7")
    for seed in range(5):
        folder = tmp_path / str(seed)
        with Store.open(folder) as store:
            for name in names:
                store.save("vis7", name, {"van": "hier"}, 0)
        mine, its = CONTEXT.Pipe(duplex=False)
        process = CONTEXT.Process(target=read_in, args=(str(folder), data, its), daemon=True)
        process.start()
        mine.recv_bytes()
        time.sleep(random.Random(seed).uniform(0, 0.03))
        process.kill()
        process.join()
        with Store.open(folder) as store:
            assert len({sheet.body["van"] for sheet in store.read_all("vis7").values()}) == 1
            assert len(store.read_all("vis7")) == len(names)


def read_in(folder: str, data: bytes, ready: Any) -> None:
    """Read a file in, once told that it begins."""
    with Store.open(folder) as store:
        ready.send_bytes(b"now")
        store.bring_in("vis7", data)
        time.sleep(60)
