"""Times a save beside a plain file that is written just as safely, in the same run and on the same disk.

    python benchmarks/store.py [--saves 300] [--folder .] [--postgresql URL] [--quick]

The plain file is a temporary one, written, synced and put in place, with its folder synced: what is needed to be sure
of it after a power cut. It keeps no versions and sees no second tab. Nothing here passes or fails on a time.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from measure import Spread, Timer, machine
from table import Row, as_text

from herstelwerk.store import Store

_SIZES = (8_000, 60_000)
_WRITERS = (16, 50)
_PAUSE = 1.0  # seconds at most between two saves of one writer
Save = Callable[[int], None]


def body(number: int, size: int) -> dict[str, Any]:
    """A sheet of about this many bytes, another one each time."""
    line = f"{number}: Ik kook op woensdag voor acht mensen. "
    return {"regels": [line] * (size // len(line))}


def through_store(where: str, owner: str, size: int) -> Save:
    """A function that saves a sheet over the one before."""
    store = Store.open(where)
    sheet = store.read(owner, "plan")
    version = sheet.version if sheet else 0

    def save(number: int) -> None:
        nonlocal version
        version = store.save(owner, "plan", body(number, size), version).version

    return save


def through_file(where: str, owner: str, size: int) -> Save:
    """A function that writes a plain file over the one before."""
    import json

    folder = Path(where)
    folder.mkdir(exist_ok=True)
    target, temporary = folder / f"{owner}.json", folder / f"{owner}.tmp"

    def save(number: int) -> None:
        with temporary.open("wb") as file:
            file.write(json.dumps(body(number, size), ensure_ascii=False).encode())
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
        opened = os.open(folder, os.O_RDONLY)
        os.fsync(opened)
        os.close(opened)

    return save


def timed(
    make: Callable[[str, str, int], Save], where: str, owner: str, size: int, saves: int, pause: float = 0
) -> list[float]:
    """Seconds of each save, after one that is not counted; before each a random pause of at most so many seconds."""
    save, timer, chance = make(where, owner, size), Timer(), random.Random(owner)
    save(0)
    for number in range(1, saves + 1):
        time.sleep(chance.uniform(0, pause))
        timer(partial(save, number))
    return timer.wall


def spread(seconds: list[float]) -> Spread:
    """Of many at once."""
    timer = Timer()
    timer.wall, timer.cpu = seconds, [0.0]
    return timer.spread()


def at_once(
    make: Callable[[str, str, int], Save], where: Callable[[int], tuple[str, str]], writers: int, saves: int
) -> Spread:
    """The same for many processes at a time, each a sheet of its own of 8 KB, with pauses as when people type."""
    context = multiprocessing.get_context("spawn")
    calls = [(make, *where(number), _SIZES[0], saves, _PAUSE) for number in range(writers)]
    with context.Pool(writers) as pool:
        return spread([second for seconds in pool.starmap(timed, calls, chunksize=1) for second in seconds])


def measure(folder: Path, url: str | None, saves: int, writers: tuple[int, ...]) -> list[Row]:
    """All rows of the table."""
    ways: list[tuple[str, Callable[[str, str, int], Save], str]] = [
        ("store, SQLite", through_store, str(folder / "werk")),
        ("plain file", through_file, str(folder / "plat")),
    ]
    if url:
        ways.insert(1, ("store, PostgreSQL", through_store, url))
    rows = []
    for size in _SIZES:
        for name, make, where in ways:
            owner = name_of(where)
            found = spread(timed(make, where, owner, size, saves))
            rows.append(Row(f"save of {size // 1000} KB, {name}", str(found), f"{saves} saves"))
    for number in writers:
        for name, make, where in ways:
            if not where.startswith("postgres"):  # a login role per writer is needed there
                found = at_once(make, lambda n, to=where: (to, f"deelnemer{n:02}"), number, saves // 10)  # type: ignore[misc]
                rows.append(Row(f"{number} writers at once, 8 KB, {name}", str(found), f"{saves // 10} saves each"))
    return rows


def name_of(where: str) -> str:
    """The owner to save as: in PostgreSQL the login role."""
    return where.split("://")[1].split("@")[0].split(":")[0] if "://" in where else "vis7"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--saves", type=int, default=300)
    parser.add_argument("--folder", type=Path, default=Path(), help="on which disk (the current folder)")
    parser.add_argument("--postgresql", metavar="URL", help="also time this database, as the login role in the URL")
    parser.add_argument("--quick", action="store_true", help="a few saves, to see that all of it runs")
    options = parser.parse_args()
    saves, writers = (20, (2,)) if options.quick else (options.saves, _WRITERS)
    facts = machine()
    with tempfile.TemporaryDirectory(prefix="herstelwerk-store-", dir=options.folder) as folder:
        rows = measure(Path(folder), options.postgresql, saves, writers)
    words = ["URL" if word == options.postgresql else word for word in sys.argv[1:]]  # it may hold a password
    print(f"{' '.join(['python benchmarks/store.py', *words])}\n{facts}\np50 / p95\n\n{as_text(rows)}")


if __name__ == "__main__":
    main()
