"""What many processes do with a store at once; each function runs in a process of its own."""

from __future__ import annotations

import hashlib
import multiprocessing
import random
from collections.abc import Callable
from typing import Any

from herstelwerk.store import Behind, Store
from tests.store.rooms import START

# A server that forks: a process of its own for each, without loading everything anew.
START_METHOD = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
CONTEXT: Any = multiprocessing.get_context(START_METHOD)
if START_METHOD == "forkserver":
    CONTEXT.set_forkserver_preload(["tests.store.workers"])


def sealed(number: int, text: str) -> dict[str, Any]:
    """A body that tells by itself whether it is whole."""
    return {"nummer": number, "tekst": text, "zegel": hashlib.sha256(f"{number} {text}".encode()).hexdigest()}


def is_whole(body: dict[str, Any]) -> bool:
    """Whether text and number belong together."""
    return bool(sealed(body["nummer"], body["tekst"]) == body)


def save_own(address: str, owner: str, times: int) -> int:
    """Save one's own sheet again and again; how many were answered."""
    chance = random.Random(owner)
    with Store.open(address) as store:
        version = 0
        for number in range(1, times + 1):
            text = owner + chance.choice("abc") * chance.randint(1, 20_000)
            version = store.save(owner, "plan", sealed(number, text), version).version
            body = store.read_all(owner)["plan"].body
            assert body["nummer"] == number and is_whole(body)
    return times


def add_to_shared(address: str, owner: str, mark: str, times: int) -> int:
    """Add words to one sheet that others add to as well: refused, read anew, tried again; how often refused."""
    refused = 0
    with Store.open(address) as store:
        sheet = store.read(owner, "plan")
        words, version = (sheet.body["woorden"], sheet.version) if sheet else ([], 0)
        kept = None
        for number in range(times):
            while True:
                try:
                    body = {"woorden": [*words, f"{mark}-{number}"]}
                    version, _ = store.save(owner, "plan", body, version, kept=kept)
                    words = body["woorden"]
                    break
                except Behind as behind:
                    refused += 1
                    words, version, kept = behind.current.body["woorden"], behind.current.version, behind.kept_version
    return refused


def hand_in_once(address: str, owner: str, mark: str) -> tuple[int, str]:
    """Hand in one document."""
    with Store.open(address) as store:
        return store.hand_in(owner, lambda attempt: f'{{"mark": "{mark}", "attempt": {attempt}}}'.encode(), START)


def at_once(function: Callable[..., Any], calls: list[tuple[Any, ...]]) -> list[Any]:
    """Run the calls at the same time, each in a process, and give the answers; a fault in one is raised here."""
    with CONTEXT.Pool(len(calls), initializer=_wait, initargs=(CONTEXT.Barrier(len(calls)),)) as pool:
        return list(pool.starmap(function, calls, chunksize=1))


def _wait(for_all: Any) -> None:
    """None begins before all are there."""
    for_all.wait()
