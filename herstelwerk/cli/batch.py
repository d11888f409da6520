"""Many hand-ins, one after the other or by several processes, in the order given and in bounded memory."""

from __future__ import annotations

import gc
import json
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from herstelwerk.cli.review import as_text, csv_line
from herstelwerk.handin import HandInError
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

    def answer(self, file: Path) -> Answer:
        """Review one file; whatever is wrong with it becomes its line."""
        try:
            return Answer(as_text(review(load(file), self.prepare(), self.day), str(file), self.form), False)
        except HandInError as error:
            return Answer(_as_error(error, str(file), self.form), True)


_rules: tuple[Job, Rules] | None = None  # one set per process: building it costs more than a review


def files_in(paths: Sequence[Path]) -> list[Path]:
    """Files as they are given, and of each folder its JSON files in order of name."""
    files: list[Path] = []
    for path in paths:
        files += sorted(path.glob("*.json")) if path.is_dir() else [path]
    return files


def review_all(files: Sequence[Path], job: Job, jobs: int) -> Iterator[Answer]:
    """The answers in the order of the files."""
    if jobs == 1 or len(files) <= CHUNK:
        yield from map(job.answer, files)
        return
    from concurrent.futures import Future, ProcessPoolExecutor

    with ProcessPoolExecutor(max_workers=jobs) as pool:
        chunks = iter([files[i : i + CHUNK] for i in range(0, len(files), CHUNK)])
        waiting: deque[Future[list[Answer]]] = deque(
            pool.submit(_answers, job, c) for c in islice(chunks, jobs * AHEAD)
        )
        while waiting:
            yield from waiting.popleft().result()
            for chunk in islice(chunks, 1):
                waiting.append(pool.submit(_answers, job, chunk))


def _answers(job: Job, files: Sequence[Path]) -> list[Answer]:
    return [job.answer(file) for file in files]


def _as_error(error: HandInError, file: str, form: str) -> str:
    sentences = " ".join(str(problem) for problem in error.problems)
    if form == "json":
        return json.dumps({"file": file, "error": sentences}, ensure_ascii=False) + "\n"
    if form == "csv":
        return csv_line((file, "", "", "", "", "", "", sentences))
    return f"{file}: niet na te kijken\n" + "".join(f"  - {problem}\n" for problem in error.problems)
