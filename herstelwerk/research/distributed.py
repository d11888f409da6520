"""The same summary for who outgrows one machine: every worker reads its own cohort file and sends back moments.

    with on_this_machine(workers=2) as client:
        summary = summarise_distributed("cohorten/", client, progress=print)

One task per file; a worker reads it with DuckDB on one thread and gives n, mean and M2 per group. The driver puts those
together in the order of the files, so that it never holds a row and the result does not depend on who was first or
who fell out. A cohort may not be spread over files: a client's start would then be elsewhere. Needs the extra
`herstelwerk[verdeeld]`; how to run it on a cluster stands in docs/slurm.md.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar
from uuid import uuid4

from herstelwerk.outcomes.result import Cell, NotPossibleError
from herstelwerk.problems import Problem, Unreadable
from herstelwerk.research.engines import files_of, opened, rows_of
from herstelwerk.research.session_groups import BY, Columns, Group, Question, groups_of, merged, plain, sensible
from herstelwerk.research.summary import SessionSummary

if TYPE_CHECKING:
    from distributed import Client, Future

Progress = Callable[[int, int], object]  # how many files are done, of how many
_T = TypeVar("_T")
_LOST: Final = "De verbinding met de planner is weg. Kijk of hij nog draait en begin opnieuw."
_LOOK: Final = 1.0  # seconds between two looks at whether anyone is still working


class ClusterError(RuntimeError):
    """The machines that work together do not: what is wrong and what to do, in Dutch."""


class Part(NamedTuple):
    """What a worker gives for its file; `cohorts` is None where there is no such column."""

    cohorts: tuple[Cell, ...] | None
    groups: tuple[Group, ...]


def summarise_distributed(
    source: str | Path | Sequence[str | Path],
    client: Client | str,
    by: Sequence[str] = BY,
    baseline: Cell = 1,
    *,
    columns: Columns | None = None,
    confidence: float = 0.95,
    progress: Progress | None = None,
    patience: float = 60.0,
) -> SessionSummary:
    """As `summarise_sessions`, over a file per cohort, by the workers of a Dask client (or the address of a scheduler).

    `progress` is told how many files are done; `patience` is how many seconds to wait for a first or a new worker.

    Raises:
        ClusterError: the extra is missing, no scheduler, no workers, a file that a worker cannot see, a task that keeps
            ending its worker.
        NotPossibleError, Unreadable: as `summarise_sessions`; also a cohort that is spread over files.
    """
    if not 0.0 < confidence < 1.0:
        raise NotPossibleError(f"De zekerheid moet tussen 0 en 1 liggen (bijvoorbeeld 0,95), niet {confidence}.")
    question = Question((by,) if isinstance(by, str) else tuple(by), baseline, columns or Columns())
    files = files_of(source)
    with _connected(client, patience) as workers:
        parts = over_files(workers, _Task(question), files, progress, patience)
    _one_file_each(files, parts, question)
    return SessionSummary(question, sensible(merged(part.groups for part in parts), question), confidence)


class _Task:
    """What a worker does with its file. A class, so that the question travels along."""

    def __init__(self, question: Question) -> None:
        self.question = question

    def __call__(self, path: str) -> Part:
        """Read, count, and forget the rows."""
        if not Path(path).is_file():
            raise FileNotFoundError(path)
        cohort = self.question.columns.cohort
        with opened(path, self.question.reads, threads=1, memory=_share_of_memory()) as frame:
            groups = groups_of(frame, self.question)
            if cohort not in frame.collect_schema():
                return Part(None, groups)
            return Part(tuple(plain(value) for (value,) in rows_of(frame.select(cohort).unique())), groups)


def _share_of_memory() -> str | None:
    """Part of what the worker may use: DuckDB then says that it is too little, before the nanny ends the worker."""
    from distributed import get_worker

    try:
        limit = get_worker().memory_manager.memory_limit
    except (ValueError, AttributeError):  # called outside a worker
        return None
    return f"{int(0.6 * limit / 2**20)}MiB" if limit else None


def over_files(
    client: Client,
    task: Callable[[str], _T],
    files: Sequence[Path],
    progress: Progress | None = None,
    patience: float = 60.0,
) -> list[_T]:
    """One task per file, results in the order of the files; what is small enough for the driver to hold.

    Raises:
        ClusterError, and what the task itself raises.
    """
    distributed, run = _distributed(), uuid4().hex
    futures = [client.submit(task, str(path), key=f"{path.stem}-{i}-{run}") for i, path in enumerate(files)]
    place, found = {future.key: i for i, future in enumerate(futures)}, dict[int, _T]()
    waiting, last = set(futures), time.monotonic()
    try:
        while waiting:
            try:
                with client.as_current():
                    done = distributed.wait(waiting, timeout=_LOOK, return_when="FIRST_COMPLETED").done
            except TimeoutError:
                done = set()
                _someone_left(client, last, patience)
            for future in done:
                found[place[future.key]] = _result(future, files[place[future.key]])
                waiting.discard(future)
                last = time.monotonic()
                if progress:
                    progress(len(found), len(files))
    except (distributed.CancelledError, distributed.comm.CommClosedError):
        raise ClusterError(_LOST) from None
    finally:
        if client.status == "running":
            distributed.Client.cancel(client, list(waiting))
    return [found[i] for i in range(len(files))]


def _result(future: Future[Any], path: Path) -> Any:
    from distributed import KilledWorker

    try:
        return future.result()
    except (FileNotFoundError, PermissionError):
        raise ClusterError(
            f"Een werker ziet het bestand {path} niet, of mag het niet lezen. Zet de bestanden in een map die op alle "
            "machines dezelfde naam heeft, bijvoorbeeld in de thuismap van het cluster."
        ) from None
    except KilledWorker as error:
        raise ClusterError(
            f"Het bestand {path} liet telkens een werker stoppen ({error.allowed_failures + 1} keer). Meestal is er te "
            "weinig geheugen: geef elke werker meer, of verdeel het bestand over meer cohorten."
        ) from None
    except ModuleNotFoundError as error:
        raise ClusterError(
            f"Een werker mist iets ({error.name}). Installeer op alle machines dezelfde versie: herstelwerk[verdeeld]."
        ) from None


def _someone_left(client: Client, since: float, patience: float) -> None:
    """Stop waiting when nobody works any more.

    Raises:
        ClusterError: no workers, for longer than the patience.
    """
    if client.status != "running":
        raise ClusterError(_LOST)
    if time.monotonic() - since > patience and not client.scheduler_info()["workers"]:
        raise ClusterError(f"Er is al {patience:.0f} seconden geen werker meer. Start er een en begin opnieuw.")


@contextmanager
def _connected(client: Client | str, patience: float) -> Iterator[Client]:
    """A client with at least one worker; one that we opened ourselves is closed again."""
    distributed = _distributed()
    if not isinstance(client, str):
        yield _with_worker(client, patience)
        return
    try:
        own = distributed.Client(client, timeout=patience, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ClusterError(
            f"Er is geen planner te bereiken op {client} ({type(error).__name__}). Kijk of hij draait en of het "
            "adres klopt, zoals tcp://127.0.0.1:8786."
        ) from None
    with own:
        yield _with_worker(own, patience)


def _with_worker(client: Client, patience: float) -> Client:
    try:
        client.wait_for_workers(1, timeout=patience)
    except TimeoutError:
        raise ClusterError(
            f"Er meldde zich in {patience:.0f} seconden geen werker bij de planner. Start er ten minste één."
        ) from None
    return client


@contextmanager
def on_this_machine(workers: int = 2) -> Iterator[Client]:
    """Workers as processes of their own on this machine; nothing listens outside it, and there is no dashboard.

    A script that calls this needs `if __name__ == "__main__":` around it; a notebook does not.

    Raises:
        ClusterError: the extra is missing.
    """
    distributed = _distributed()
    cluster = distributed.LocalCluster(
        n_workers=workers,
        threads_per_worker=1,
        processes=True,
        host="127.0.0.1",
        dashboard_address="127.0.0.1:0",  # without pages, see below; a free port instead of a fixed one
        scheduler_kwargs={"dashboard": False},
    )
    try:
        with distributed.Client(cluster, set_as_default=False) as client:
            yield client
    finally:
        with suppress(KeyError):  # after a worker died, its bookkeeping may stumble once all processes have ended
            cluster.close()


def _distributed() -> Any:
    try:
        import distributed
    except ImportError:
        raise ClusterError(
            "Verdeeld rekenen heeft een uitbreiding nodig die er niet is. Installeer: "
            "pip install 'herstelwerk[verdeeld]'."
        ) from None
    return distributed


def _one_file_each(files: Sequence[Path], parts: Sequence[Part], question: Question) -> None:
    """Refuse a cohort in two files: the start of a client may then be in the other one."""
    at: dict[Cell, Path] = {}
    name = question.columns.cohort
    for path, part in zip(files, parts, strict=True):
        if part.cohorts is None and len(files) > 1 and question.baseline is not None:
            wrong = "deze kolom is er niet, dus het is niet te zien of een cohort over bestanden verspreid is"
            raise Unreadable(path.name, (Problem(name, wrong, "in elk bestand een kolom met het cohort"),))
        for cohort in part.cohorts or ():
            if cohort in at and question.baseline is not None:
                wrong = f"cohort ‘{cohort}’ staat ook in {at[cohort].name}"
                raise Unreadable(path.name, (Problem(name, wrong, "elk cohort in één bestand"),))
            if cohort is not None:  # rows without a cohort have no start anyway
                at[cohort] = path
