"""What all kinds of exercise share: the fields of the content, what a feedback is, and how content is refused.

An exercise is content: a frozen value without widgets, files or clock. An attempt goes in, a feedback comes out;
*nog niet geprobeerd* is an outcome of its own, so that nobody is told of a mistake before she has begun.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Annotated, Any, Literal, NamedTuple, TypeVar

from pydantic import Field, StringConstraints
from pydantic_core import PydanticCustomError

from herstelwerk.domain import MAX_TEXT, Part
from herstelwerk.exercises.answers import Answered
from herstelwerk.language.reader import Reader
from herstelwerk.problems import Problem, Unreadable

Attempt = Mapping[str, Any]  # flat keys, as they came from a browser: nothing in it is trusted
WHOLE = ""  # the item of a remark about the exercise as a whole


class ExerciseError(Unreadable):
    """An exercise file that cannot be used, with all its problems at once."""


class Standing(StrEnum):
    """Where a trainee stands with one exercise."""

    NOT_TRIED = "nog niet geprobeerd"
    STARTED = "mee begonnen"
    AGAIN = "kijk nog eens"
    DONE = "klaar"


class Tone(StrEnum):
    """How a remark is meant; a screen shows it as a word too, never as a colour alone."""

    GOOD = "good"
    ASK = "ask"
    INFO = "info"


class Remark(NamedTuple):
    """What is said about one item; `item` is its id, or `WHOLE`."""

    item: str
    tone: Tone
    text: str


class Feedback(NamedTuple):
    """What a trainee gets back: where she stands, one line about it, and remarks per item in the order of the file."""

    standing: Standing
    summary: str
    remarks: tuple[Remark, ...] = ()


def _text(least: int) -> StringConstraints:
    # NUL is no text: databases and printers refuse it, so it is refused at the door.
    return StringConstraints(strip_whitespace=True, min_length=least, max_length=MAX_TEXT, pattern=r"^[^\x00]*$")


T = TypeVar("T")
Line = Annotated[str, _text(1)]
Loose = Annotated[str, _text(0)]
Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,23}$")]
Many = Annotated[tuple[T, ...], Field(strict=False)]  # TOML gives lists; what stands in them stays strict
Row = Annotated[int, Field(ge=1, le=500)]
Slide = Annotated[int, Field(ge=1, le=79)]
Day = Annotated[int, Field(ge=1, le=4)]


class Exercise(Part):
    """The fields of every exercise. `id` comes from the path of the file: `dag-1/wat-herstel-niet-is`."""

    id: str
    kind: str
    title: Line
    part: Literal["ochtend", "middag"]
    rows: Annotated[Many[Row], Field(min_length=1)]
    slides: Annotated[Many[Slide], Field(min_length=1)]
    minutes: Annotated[int, Field(ge=1, le=210)]
    goal: Line
    read: Line
    task: Line
    hints: Many[Line] = ()
    after: Line
    quote: Loose = ""
    paper: bool = False
    leads_to: Literal[
        "",
        "inventory",
        "plan",
        "reflection",
        "capacity",
        "relationship",
        "evaluation",
        "self-rating",
        "hand-in",
        "my-workbook",
    ] = ""

    @property
    def day(self) -> int | None:
        """The day of the training it belongs to, or None when it belongs to no day."""
        number = self.id.partition("/")[0].removeprefix("dag-")
        return int(number) if number in ("1", "2", "3", "4") else None

    @abstractmethod
    def answers(self, attempt: Attempt) -> tuple[Answered, ...]:
        """What was answered, to read back, without what was left open; never raises, whatever the attempt holds."""

    @abstractmethod
    def feedback(self, attempt: Attempt, reader: Reader) -> Feedback:
        """What to say about an attempt; never raises, whatever the attempt holds."""

    @classmethod
    def across(cls, document: Mapping[str, Any]) -> Iterator[Problem]:
        """What no single item can see, looked for in the raw document so that it is told beside all else."""
        yield from ()


class Fault(NamedTuple):
    """What a validator refuses: the field, what is wrong, what was expected."""

    field: str
    wrong: str
    expected: str


def refused(*faults: Fault) -> PydanticCustomError:
    """The error a validator raises; `reading` makes problems with places of it."""
    return PydanticCustomError("unfit", "unfit", {"faults": faults})


def tables(document: Mapping[str, Any], name: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """The tables of a raw list with their index, passing over whatever is no table."""
    items = document.get(name)
    for i, item in enumerate(items if isinstance(items, list) else ()):
        if isinstance(item, dict):
            yield i, item


def ids_of(document: Mapping[str, Any], name: str) -> set[str]:
    """The ids in a raw list."""
    return {item["id"] for _, item in tables(document, name) if isinstance(item.get("id"), str)}
