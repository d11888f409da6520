"""The summary over real processes on this machine: the same as on one machine, also when a worker dies.

Nothing listens outside 127.0.0.1 and there is no dashboard.
"""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

import duckdb
import pandas as pd
import pytest

pytest.importorskip("distributed")
import dask
from distributed import Client

from herstelwerk.outcomes.result import NotPossibleError
from herstelwerk.problems import Unreadable
from herstelwerk.research.distributed import (
    ClusterError,
    on_this_machine,
    over_files,
    summarise_distributed,
)
from herstelwerk.research.summary import SessionSummary, summarise_sessions
from tests.conftest import ROOT
from tests.research.sessions import expected, same, table, write_cohorts

COHORTS = 12


@pytest.fixture(scope="module", autouse=True)
def _alone() -> Iterator[None]:
    """Workers find the package, and say nothing about what is meant to go wrong here."""
    before = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (str(ROOT), before)))
    with dask.config.set({"distributed.logging.distributed": "critical", "distributed.admin.low-level-log-length": 0}):
        logging.getLogger("distributed").setLevel(logging.CRITICAL)
        yield
    if before is None:
        del os.environ["PYTHONPATH"]
    else:
        os.environ["PYTHONPATH"] = before


@pytest.fixture(scope="module")
def frame() -> pd.DataFrame:
    return table(cohorts=COHORTS, clients=60)


@pytest.fixture(scope="module")
def files(frame: pd.DataFrame, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return write_cohorts(frame, tmp_path_factory.mktemp("cohorten"))


@pytest.fixture(scope="module")
def alone(files: list[Path]) -> SessionSummary:
    return summarise_sessions(files)


@pytest.fixture(scope="module")
def two(_alone: None) -> Iterator[Client]:
    with on_this_machine(workers=2) as client:
        yield client


def slowly(task: Callable[[str], Any], seconds: float) -> Callable[[str], Any]:
    """A task that lasts long enough to be in the middle of; inner, so that it travels by value."""

    def slow(path: str) -> Any:
        time.sleep(seconds)
        return task(path)

    return slow


def test_two_processes_give_the_same_as_one_machine(
    two: Client, files: list[Path], alone: SessionSummary, frame: pd.DataFrame
) -> None:
    told: list[tuple[int, int]] = []
    found = summarise_distributed(files[0].parent, two, progress=lambda done, of: told.append((done, of)))
    same(found.rows(), alone.rows())
    same(found.rows(), expected(frame))
    assert found.method == alone.method
    assert told == [(done, COHORTS) for done in range(1, COHORTS + 1)]


def test_the_work_is_done_elsewhere_and_nothing_listens_outside(two: Client, files: list[Path]) -> None:
    pids = set(over_files(two, slowly(lambda path: os.getpid(), 0.05), files))
    assert len(pids) == 2 and os.getpid() not in pids
    info = two.scheduler_info()
    addresses = [info["address"], *info["workers"], *(worker["nanny"] for worker in info["workers"].values())]
    assert all(address.startswith("tcp://127.0.0.1:") for address in addresses)
    server = two.cluster.scheduler.http_server
    assert server.address == "127.0.0.1"
    with pytest.raises(HTTPError, match="404"):  # no dashboard
        urlopen(f"http://127.0.0.1:{server.port}/status")


def test_coarser_groups_and_no_change(two: Client, files: list[Path]) -> None:
    for by, baseline in ((("measure",), 1), (("session", "measure"), None)):
        found = summarise_distributed(files, two, by, baseline)
        same(found.rows(), summarise_sessions(files, by, baseline).rows())


def test_a_worker_killed_in_the_middle_changes_nothing(two: Client, files: list[Path], alone: SessionSummary) -> None:
    before = set(two.run(os.getpid).values())
    killed: list[int] = []

    def kill_one(done: int, of: int) -> None:
        if not killed:
            busy = [address for address, tasks in two.processing().items() if tasks]
            killed.extend(two.run(os.getpid, workers=busy[:1]).values())
            os.kill(killed[0], signal.SIGKILL)

    found = summarise_distributed(files, two, progress=kill_one)
    same(found.rows(), alone.rows(), within=0.0)
    assert killed and killed[0] in before
    two.wait_for_workers(2, timeout=20)
    assert killed[0] not in two.run(os.getpid).values()


@pytest.mark.full
def test_four_workers_give_the_same(two: Client, files: list[Path], alone: SessionSummary) -> None:
    two.cluster.scale(4)
    two.wait_for_workers(4, timeout=30)
    try:
        assert len(set(over_files(two, slowly(lambda path: os.getpid(), 0.1), files))) == 4
        same(summarise_distributed(files, two).rows(), alone.rows(), within=0.0)
    finally:
        two.cluster.scale(2)


def test_what_a_worker_cannot_do_is_said_clearly(two: Client, files: list[Path], tmp_path: Path) -> None:
    with pytest.raises(ClusterError, match=r"ziet het bestand .*weg\.parquet niet"):
        summarise_distributed([*files[:2], tmp_path / "weg.parquet"], two)
    broken = tmp_path / "kapot.parquet"
    broken.write_bytes(b"nee")
    with pytest.raises(Unreadable, match="niet te lezen"):
        summarise_distributed([broken], two)
    with pytest.raises(NotPossibleError, match="ontbreekt: trainee"):
        summarise_distributed(files, two, by=("trainee",))
    with pytest.raises(NotPossibleError, match="geen enkele cliënt"):
        summarise_distributed(files, two, baseline=77)
    with pytest.raises(NotPossibleError, match="tussen 0 en 1"):
        summarise_distributed(files, two, confidence=95)


def test_a_cohort_in_two_files_is_refused(two: Client, files: list[Path], tmp_path: Path) -> None:
    half = pd.read_parquet(files[0])
    half[half.session > 1].to_parquet(tmp_path / "later.parquet", index=False)
    half[half.session == 1].drop(columns="cohort").to_parquet(tmp_path / "zonder.parquet", index=False)
    with pytest.raises(Unreadable, match="staat ook in"):
        summarise_distributed([files[0], tmp_path / "later.parquet"], two)
    with pytest.raises(Unreadable, match="deze kolom is er niet"):
        summarise_distributed([files[1], tmp_path / "zonder.parquet"], two, by=("measure",))


def test_a_task_that_keeps_killing_its_worker_is_given_up(two: Client, files: list[Path]) -> None:
    def deadly(path: str) -> None:
        import os
        import signal

        os.kill(os.getpid(), signal.SIGKILL)

    two.cluster.scheduler.allowed_failures = 1
    with pytest.raises(ClusterError, match="liet telkens een werker stoppen"):
        over_files(two, deadly, files[:1])
    two.wait_for_workers(2, timeout=20)


def test_no_scheduler_no_workers_no_extra(files: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ClusterError, match="geen planner te bereiken op tcp://127"):
        summarise_distributed(files, "tcp://127.0.0.1:9", patience=0.5)
    with on_this_machine(workers=0) as client, pytest.raises(ClusterError, match="geen werker"):
        summarise_distributed(files, client, patience=0.5)
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ClusterError, match=r"herstelwerk\[verdeeld\]"):
        summarise_distributed(files, "tcp://127.0.0.1:8786")


@contextmanager
def started(*command: str) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "dask", *command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@contextmanager
def as_on_a_cluster(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A scheduler and two workers that nobody starts again, each a command of its own."""
    told = tmp_path / "planner.json"
    here = ("--host", "127.0.0.1", "--no-dashboard")
    with started("scheduler", *here, "--port", "0", "--scheduler-file", str(told)):
        while not told.exists() or not told.stat().st_size:
            time.sleep(0.05)
        worker = ("worker", "--scheduler-file", str(told), "--no-nanny", "--nthreads", "1", *here)
        place = ("--local-directory", str(tmp_path))
        with (
            started(*worker, *place) as one,
            started(*worker, *place) as two,
            Client(scheduler_file=str(told), set_as_default=False) as client,
        ):
            client.wait_for_workers(2, timeout=60)
            yield client.scheduler.address, [one, two]


def test_a_worker_that_dies_for_good_leaves_its_work_to_the_other(
    tmp_path: Path, files: list[Path], alone: SessionSummary
) -> None:
    with as_on_a_cluster(tmp_path) as (address, workers):

        def kill_one(done: int, of: int) -> None:
            workers[0].kill()

        found = summarise_distributed(files, address, progress=kill_one)
        same(found.rows(), alone.rows(), within=0.0)
        assert workers[0].wait(10) == -signal.SIGKILL and workers[1].poll() is None

        def kill_other(done: int, of: int) -> None:
            workers[1].kill()

        with Client(address, set_as_default=False) as client, pytest.raises(ClusterError, match="geen werker meer"):
            over_files(client, slowly(len, 0.3), files, progress=kill_other, patience=1.0)


DRIVER = """
import sys
from pathlib import Path
from herstelwerk.research.distributed import on_this_machine, summarise_distributed

def peak():
    return int(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0])

if __name__ == "__main__":
    with on_this_machine(2) as client:
        small, large = sys.argv[1:]
        summarise_distributed(small, client)
        before = peak()
        summary = summarise_distributed(large, client)
        print(before, peak(), sum(group.rows for group in summary.groups))
"""


@pytest.mark.full
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="peaks of memory are read from /proc")
def test_the_driver_never_holds_rows(tmp_path: Path, files: list[Path]) -> None:
    """Of files two hundred times as large, a million rows, the driver's peak hardly grows."""
    large = tmp_path / "groot"
    large.mkdir()
    for path in files:
        more = f"SELECT * REPLACE (client + 1000 * i AS client) FROM '{path}', range(200) AS many(i)"
        duckdb.sql(more).write_parquet(str(large / path.name))
    script = tmp_path / "driver.py"
    script.write_text(DRIVER)
    done = subprocess.run(
        [sys.executable, str(script), str(files[0].parent), str(large)], capture_output=True, text=True, check=True
    )
    before, after, rows = map(int, done.stdout.split())
    assert rows > 1_000_000
    assert (after - before) * 1024 < rows * 8  # less than one column of one number per row
