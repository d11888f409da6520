"""Many hand-ins, one after the other or by several processes, in the order given and in bounded memory."""

from __future__ import annotations

import gc
import signal
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from herstelwerk.cli.review import as_text, csv_line, json_line
from herstelwerk.copied import Copies, SeenTexts
from herstelwerk.domain import FinalAssignment
from herstelwerk.handin import HandInError
from herstelwerk.problems import Problem, printable
from herstelwerk.review import Rules, review
from herstelwerk.workbook import Workbook, load

CHUNK = 16  # files handed to a process at once
AHEAD = 4  # chunks per process under way; more would only fill memory


class Answer(NamedTuple):
    """What is printed for one file."""

    text: str
    failed: bool


@dataclass(frozen=True)
class Job:
    """What every process needs to know."""

    criteria: Path | None
    day: date
    form: str

    def prepare(self) -> Rules:
        """The rules, built once per process.

        Raises:
            CriteriaError: when the criteria file cannot be used.
        """
        global _rules
        if _rules is None or _rules[0] != self:
            gc.disable()  # tens of thousands of list entries, all to be kept: nothing to collect while they are made
            try:
                _rules = (self, Workbook.find().rules(self.criteria))
                gc.freeze()
            finally:
                gc.enable()
        return _rules[1]

    def answer(self, file: Path, copies: Copies | None = None) -> Answer:
        """Review one file; whatever is wrong with it becomes its line."""
        try:
            found = review(load(file), self.prepare(), self.day, copies)
            return Answer(as_text(found, str(file), self.form), False)
        except HandInError as error:
            return Answer(_as_error(error, str(file), self.form), True)
        except Exception as error:  # a fault of ours in one file may not cost the others their answer
            wrong = f"het programma liep hierop vast ({type(error).__name__})"
            fault = HandInError(str(file), (Problem("", wrong, "een uitkomst; meld dit, het ligt niet aan jou"),))
            return Answer(_as_error(fault, str(file), self.form), True)


_rules: tuple[Job, Rules] | None = None  # one set per process: building it costs more than a review


def files_in(paths: Sequence[Path]) -> list[Path]:
    """Files as they are given, and of each folder its JSON files in order of name."""
    files: list[Path] = []
    for path in paths:
        try:
            folder = path.is_dir()
            inside = sorted(p for p in path.iterdir() if _is_hand_in(p)) if folder else [path]
        except (OSError, ValueError):
            inside = [path]  # its line will tell what is wrong
        files += inside
    return files


def _is_hand_in(path: Path) -> bool:
    """A JSON file; names that begin with a dot are notes that a system leaves beside a file."""
    return path.suffix.lower() == ".json" and not path.name.startswith(".")


def copies_in(files: Sequence[Path]) -> dict[Path, Copies]:
    """Of every file the lines that another trainee's hand-in has word for word; files without are left out."""
    seen = SeenTexts()
    for assignment in _readable(files):
        seen.add(assignment)
    found = {}
    for file in files:
        for assignment in _readable((file,)):
            copies = seen.copies(assignment)
            if copies:
                found[file] = copies
    return found


def _readable(files: Sequence[Path]) -> Iterator[FinalAssignment]:
    for file in files:
        try:
            yield load(file)
        except HandInError:
            continue  # it is told when its turn comes


def review_all(files: Sequence[Path], job: Job, jobs: int, copies: Mapping[Path, Copies]) -> Iterator[Answer]:
    """The answers in the order of the files."""
    work = ([(file, copies.get(file)) for file in files[i : i + CHUNK]] for i in range(0, len(files), CHUNK))
    if jobs == 1 or len(files) <= CHUNK:
        for chunk in work:
            yield from (job.answer(*item) for item in chunk)
        return
    from concurrent.futures import Future, ProcessPoolExecutor

    pool = ProcessPoolExecutor(max_workers=jobs, initializer=_leave_interrupts_to_the_parent)
    waiting: deque[Future[list[Answer]]] = deque()
    try:
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # what the processes are born with
        try:
            waiting.extend(pool.submit(_answers, job, chunk) for chunk in islice(work, jobs * AHEAD))
        finally:
            signal.signal(signal.SIGINT, before)
        while waiting:
            yield from waiting.popleft().result()
            for chunk in islice(work, 1):
                waiting.append(pool.submit(_answers, job, chunk))
    finally:
        pool.shutdown(cancel_futures=True)


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _answers(job: Job, work: Sequence[tuple[Path, Copies | None]]) -> list[Answer]:
    return [job.answer(file, copies) for file, copies in work]


def _as_error(error: HandInError, file: str, form: str) -> str:
    sentences = " ".join(str(problem) for problem in error.problems)
    if form == "json":
        return json_line({"file": file, "error": sentences})
    if form == "csv":
        return csv_line((file, "", "", "", "", "", "", sentences))
    lines = [f"{file}: niet na te kijken", *(f"  - {problem}" for problem in error.problems)]
    return "".join(f"{printable(line)}\n" for line in lines)
