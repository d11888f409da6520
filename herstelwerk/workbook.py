"""Finds the content of the workbook and passes it on as values; everything below this room is free of files.

The workbook's own copy wins: a `data` folder in the folder one works in comes before the one that was installed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from herstelwerk.criteria import LIMITS
from herstelwerk.criteria_set import CriteriaError, CriteriaSet, read_criteria
from herstelwerk.domain import MAX_BYTES, FinalAssignment
from herstelwerk.handin import HandInError, read_hand_in
from herstelwerk.language.reader import ALL_LISTS, Reader
from herstelwerk.language.wordlist import ListEntry, WordListError, parse_list
from herstelwerk.problems import Problem, Unreadable
from herstelwerk.review import Review, Rules, review
from herstelwerk.wording import Wording, read_wording

if TYPE_CHECKING:
    from herstelwerk.exercises import Exercise
    from herstelwerk.exercises.own import OwnMaterial
    from herstelwerk.judging.calibration import Example as Practised

_CRITERIA = Path("criteria.toml")
_MOST_OWN = 200  # files of one day that are looked at


class ContentError(Unreadable):
    """Content of the workbook that is missing or cannot be used."""


_INSTALLED = (Path(__file__).parent / "content" / "data", Path(__file__).parent.parent / "data")


@dataclass(frozen=True)
class Workbook:
    """The content in one `data` folder; `place` is the folder one works in, for what a trainer adds there."""

    data: Path
    place: Path | None = None

    @classmethod
    def find(cls, start: Path | None = None) -> Workbook:
        """The workbook of the folder `start` (the current one by default), or the installed one.

        Raises:
            ContentError: when the installation has lost its content.
        """
        place = start or Path.cwd()
        for folder in (place / "data", *_INSTALLED):
            if _is_content(folder):
                return cls(folder, place)
        raise ContentError(
            "herstelwerk", (Problem("", "de inhoud ontbreekt", "data/criteria.toml; installeer opnieuw"),)
        )

    @property
    def examples(self) -> Path:
        """The folder of the example hand-ins."""
        return self.data / "examples"

    @cached_property
    def reader(self) -> Reader:
        """The reader with the word lists of this workbook.

        Raises:
            ContentError: when a list is missing or cannot be read.
        """
        lists = {name: self.lines(name) for name in ALL_LISTS}
        try:
            return Reader(lists)
        except WordListError as error:
            raise ContentError(str(self.data / "words"), (_unfit(error),)) from None

    def lines(self, name: str) -> list[str]:
        """The lines of the word list `name`."""
        return _text(self.list_path(name), ContentError).removesuffix("\n").split("\n")

    def entries(self, name: str) -> tuple[ListEntry, ...]:
        """The entries of the word list `name`."""
        try:
            return parse_list(name, self.lines(name))
        except WordListError as error:
            raise ContentError(str(self.list_path(name)), (_unfit(error),)) from None

    def list_path(self, name: str) -> Path:
        """Where the word list `name` stands."""
        return self.data / "words" / f"{name}.txt"

    @cached_property
    def criteria(self) -> CriteriaSet:
        """The criteria of this workbook; what its file leaves out comes from the installed one."""
        installed = next((folder for folder in _INSTALLED if (folder / _CRITERIA).is_file()), self.data)
        base = None if installed.samefile(self.data) else Workbook(installed).criteria
        return read_criteria(_text(self.data / _CRITERIA, CriteriaError), str(self.data / _CRITERIA), LIMITS, base)

    def rules(self, criteria: Path | None = None) -> Rules:
        """The rules to review with; `criteria` is the file of another set.

        Raises:
            CriteriaError: when that file cannot be used.
        """
        if criteria is None:
            return self._rules
        return Rules(read_criteria(_text(criteria, CriteriaError), str(criteria), LIMITS, self.criteria), self.reader)

    @cached_property
    def _rules(self) -> Rules:
        return Rules(self.criteria, self.reader)

    def exercises(self) -> tuple[Exercise, ...]:
        """The exercises of the four days, in their order.

        Raises:
            ExerciseError: when one of them cannot be used.
            ContentError: when one of them cannot be read.
        """
        return self._exercises

    @cached_property
    def _exercises(self) -> tuple[Exercise, ...]:
        from herstelwerk.exercises import (
            exercise_id,
            file_order,
            read_exercise,
        )  # thirteen kinds, that a review does not need

        files = {f"{file.parent.name}/{file.name}": file for file in self._content.glob("dag-[1-4]/*.toml")}
        return tuple(
            read_exercise(_text(files[path], ContentError), exercise_id(path)) for path in sorted(files, key=file_order)
        )

    def wording(self, name: str, folder: str = "eindopdracht") -> Wording:
        """The words of one content file, such as those of a screen: `exercises/<folder>/<name>.toml`.

        Raises:
            ContentError: when the file is missing.
            WordingError: when it cannot be read.
        """
        key = f"{folder}/{name}"
        if key not in self._wordings:
            file = self._content / folder / f"{name}.toml"
            self._wordings[key] = read_wording(_text(file, ContentError), str(file))
        return self._wordings[key]

    def wordings(self, folder: str) -> tuple[str, ...]:
        """The names of the content files in a folder, for `wording`; in order."""
        return tuple(sorted(file.stem for file in (self._content / folder).glob("*.toml")))

    def instrument(self, name: str) -> Wording:
        """A measure: `data/instruments/<name>.toml`; raises as `wording`."""
        file = self.data / "instruments" / f"{name}.toml"
        if not file.is_file():
            file = next((f for f in (p / "instruments" / f"{name}.toml" for p in _INSTALLED) if f.is_file()), file)
        return read_wording(_text(file, ContentError), str(file))

    def own_material(self, day: int) -> OwnMaterial:
        """What the trainer added to a day: the files in `eigen/dag-<day>` of the folder one works in. Never raises."""
        from herstelwerk.exercises.own import gather

        return gather(day, own_files(self.place, day)) if self.place else gather(day, {})

    @cached_property
    def practice(self) -> tuple[Practised, ...]:
        """The hand-ins to practise judging with: `data/kalibratie/*.toml`; raises as `wording`, and `HandInError`."""
        from herstelwerk.judging.calibration import read_example

        data = next((folder for folder in (self.data, *_INSTALLED) if (folder / "kalibratie").is_dir()), self.data)
        found = []
        for file in sorted((data / "kalibratie").glob("*.toml")):
            words = read_wording(_text(file, ContentError), str(file))
            beside = file.with_name(f"{words.text('hand_in')}.json")  # one of a team's own, or else one of the house
            hand_in = beside if beside.is_file() else data / "examples" / beside.name
            found.append(read_example(words, file.stem, load(hand_in)))
        return tuple(found)

    @cached_property
    def _wordings(self) -> dict[str, Wording]:
        return {}

    @cached_property
    def _content(self) -> Path:
        """The folder of the exercises: beside the data, or the installed one where a workbook has only its own data."""
        places = (self.data.parent, *(folder.parent for folder in _INSTALLED))
        return next((p / "exercises" for p in places if (p / "exercises").is_dir()), self.data.parent / "exercises")

    def review(self, hand_in: FinalAssignment | str | Path, on: date | None = None) -> Review:
        """Review a hand-in, or the file it stands in, with the rules of this workbook.

        `on` is the day a draft without `submitted_at` is judged for; today when left out.

        Raises:
            HandInError: when the file cannot be read.
        """
        assignment = hand_in if isinstance(hand_in, FinalAssignment) else load(Path(hand_in))
        return review(assignment, self.rules(), on or date.today())


def installed_data() -> Path:
    """The `data` folder that came with the program.

    Raises:
        ContentError: when the installation has lost it.
    """
    return Workbook.find(Path(__file__).parent).data


def own_files(place: Path, day: int) -> dict[str, bytes | None]:
    """The files in `eigen/dag-<day>`, by name; None for what cannot be read. One too large is cut off, which shows."""
    from herstelwerk.exercises.own import largest

    found: dict[str, bytes | None] = {}
    try:
        for path in sorted((place / "eigen" / f"dag-{day}").iterdir())[:_MOST_OWN]:
            found[path.name] = _start_of(path, largest(path.name) + 1)
    except OSError:  # no such folder, or one that may not be opened
        return found
    return found


def _start_of(path: Path, most: int) -> bytes | None:
    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            return file.read(most)
    except (OSError, ValueError):
        return None


def _is_content(folder: Path) -> bool:
    try:
        return (folder / _CRITERIA).is_file() and (folder / "words").is_dir()
    except OSError:  # a folder one may not open is passed over
        return False


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
    except (OSError, ValueError) as error:  # a ValueError is a path that no system knows
        if isinstance(error, HandInError):
            raise
        raise HandInError(str(path), (_unreadable(error),)) from None
    return read_hand_in(data, str(path))


def _unfit(error: WordListError) -> Problem:
    return Problem("", str(error).rstrip("."), "een woord of woordgroep per regel")


def _text(path: Path, kind: type[Unreadable]) -> str:
    """The text of a content file, without a byte-order mark."""
    try:
        if not path.is_file():  # a folder, a pipe that would wait for ever, or nothing at all
            wrong = "dit is geen gewoon bestand" if path.exists() else "dit bestand bestaat niet"
            raise kind(str(path), (Problem("", wrong, "een tekstbestand"),))
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise kind(str(path), (Problem("", "dit bestand is geen UTF-8", "een bestand in UTF-8"),)) from None
    except (OSError, ValueError) as error:
        if isinstance(error, Unreadable):
            raise
        raise kind(str(path), (_unreadable(error),)) from None


def _unreadable(error: Exception) -> Problem:
    reasons = {
        FileNotFoundError: "dit bestand bestaat niet",
        PermissionError: "je mag dit bestand niet lezen",
        IsADirectoryError: "dit is een map",
    }
    wrong = next((text for kind, text in reasons.items() if isinstance(error, kind)), "dit bestand is niet te lezen")
    return Problem("", wrong, "een bestand dat je mag lezen")
