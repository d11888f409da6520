"""Finds the content of the workbook and passes it on as values; everything below this room is free of files.

The workbook's own copy wins: a `data` folder in the folder one works in comes before the one that was installed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from herstelwerk.criteria import LIMITS
from herstelwerk.criteria_set import CriteriaError, CriteriaSet, read_criteria
from herstelwerk.domain import MAX_BYTES, FinalAssignment
from herstelwerk.handin import HandInError, read_hand_in
from herstelwerk.language.reader import ALL_LISTS, Reader
from herstelwerk.problems import Problem
from herstelwerk.review import Review, Rules, review

_CRITERIA = Path("criteria.toml")
_INSTALLED = (Path(__file__).parent / "content" / "data", Path(__file__).parent.parent / "data")


@dataclass(frozen=True)
class Workbook:
    """The content in one `data` folder."""

    data: Path

    @classmethod
    def find(cls, start: Path | None = None) -> Workbook:
        """The workbook of the folder `start` (the current one by default), or the installed one.

        Raises:
            FileNotFoundError: when the installation has lost its content.
        """
        own = (start or Path.cwd()) / "data"
        for folder in (own, *_INSTALLED):
            if (folder / _CRITERIA).is_file() and (folder / "words").is_dir():
                return cls(folder)
        raise FileNotFoundError(
            "De inhoud van herstelwerk (data/criteria.toml) ontbreekt. Installeer herstelwerk opnieuw."
        )

    @property
    def examples(self) -> Path:
        """The folder of the example hand-ins."""
        return self.data / "examples"

    @cached_property
    def reader(self) -> Reader:
        """The reader with the word lists of this workbook."""
        return Reader({name: self.list_path(name).read_text("utf-8-sig").splitlines() for name in ALL_LISTS})

    def list_path(self, name: str) -> Path:
        """Where the word list `name` stands."""
        return self.data / "words" / f"{name}.txt"

    @cached_property
    def criteria(self) -> CriteriaSet:
        """The criteria of this workbook."""
        return read_criteria(_text(self.data / _CRITERIA), str(self.data / _CRITERIA), LIMITS)

    def rules(self, criteria: Path | None = None) -> Rules:
        """The rules to review with; `criteria` is the file of another set.

        Raises:
            CriteriaError: when that file cannot be used.
        """
        if criteria is None:
            return Rules(self.criteria, self.reader)
        return Rules(read_criteria(_text(criteria), str(criteria), LIMITS, self.criteria), self.reader)

    def review(self, hand_in: FinalAssignment | str | Path, on: date | None = None) -> Review:
        """Review a hand-in, or the file it stands in, with the rules of this workbook.

        `on` is the day a draft without `submitted_at` is judged for; today when left out.

        Raises:
            HandInError: when the file cannot be read.
        """
        assignment = hand_in if isinstance(hand_in, FinalAssignment) else load(Path(hand_in))
        return review(assignment, self.rules(), on or date.today())


def load(path: Path) -> FinalAssignment:
    """Read one hand-in from disk.

    Raises:
        HandInError: when there is no such file, it is no ordinary file, or it does not fit the format.
    """
    try:
        if not path.is_file():  # a folder, a pipe that would wait for ever, or nothing at all
            what = "is geen gewoon bestand" if path.exists() else "bestaat niet"
            raise HandInError(str(path), (Problem("", f"dit pad {what}", "een JSON-bestand met een eindopdracht"),))
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise HandInError(str(path), (_unreadable(error),)) from None
    return read_hand_in(data, str(path))


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise CriteriaError(
            str(path), (Problem("", "dit bestand is geen UTF-8", "een TOML-bestand in UTF-8"),)
        ) from None
    except OSError as error:
        raise CriteriaError(str(path), (_unreadable(error),)) from None


def _unreadable(error: OSError) -> Problem:
    reasons = {
        FileNotFoundError: "dit bestand bestaat niet",
        PermissionError: "je mag dit bestand niet lezen",
        IsADirectoryError: "dit is een map",
    }
    wrong = next((text for kind, text in reasons.items() if isinstance(error, kind)), "dit bestand is niet te lezen")
    return Problem("", wrong, "een bestand dat je mag lezen")
