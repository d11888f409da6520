"""A structured worksheet: sections with lines and columns. Empty lines are allowed; a section asks for one at least."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from herstelwerk.domain import Part
from herstelwerk.exercises.answers import Answered, in_rows, in_words, listed
from herstelwerk.exercises.attempts import text_in
from herstelwerk.exercises.common import Attempt, Exercise, Feedback, Id, Line, Loose, Many, Remark, Tone
from herstelwerk.exercises.wording import Things, open_feedback
from herstelwerk.language.reader import Reader

_SECTIONS = Things("onderdeel", "onderdelen")
_LINES = Things("regel", "regels")


class Column(Part):
    """A column of a section."""

    id: Id
    label: Line


class Section(Part):
    """A part of the sheet with a number of lines to fill."""

    id: Id
    title: Line
    explain: Loose = ""
    lines: Annotated[int, Field(ge=1, le=12)] = 3
    column: Annotated[Many[Column], Field(min_length=1)]

    def keys(self, line: int) -> tuple[str, ...]:
        """The keys of one line, counted from 1: `section.1.column`."""
        return tuple(f"{self.id}.{line}.{column.id}" for column in self.column)

    def filled(self, attempt: Attempt) -> int:
        """How many lines hold something."""
        return sum(1 for n in range(1, self.lines + 1) if any(text_in(attempt, key) for key in self.keys(n)))

    def answers(self, attempt: Attempt) -> tuple[Answered, ...]:
        """The lines that hold something."""
        lines = [tuple(text_in(attempt, key) for key in self.keys(n)) for n in range(1, self.lines + 1)]
        filled = [line for line in lines if any(line)]
        if len(self.column) == 1:
            return in_words([(f"{self.title}: {self.column[0].label}", listed(line[0] for line in filled))])
        return in_rows(self.title, tuple(column.label for column in self.column), filled)

    def remark(self, attempt: Attempt) -> Remark | None:
        """A question about a cell that stays empty in a line that was begun, or the room that is left."""
        for line in range(1, self.lines + 1):
            empty = [c.label for c, key in zip(self.column, self.keys(line), strict=True) if not text_in(attempt, key)]
            if empty and len(empty) < len(self.column):
                return Remark(self.id, Tone.ASK, f"Regel {line}: wat schrijf je bij ‘{empty[0]}’?")
        left = self.lines - self.filled(attempt)
        if 0 < left < self.lines:
            return Remark(self.id, Tone.INFO, f"Er is nog ruimte voor {_LINES.counted(left)}. Openlaten mag.")
        return None


class Worksheet(Exercise):
    """Sections to fill. Attempt: `{"section.1.column": "text"}`."""

    kind: Literal["worksheet"]
    section: Annotated[Many[Section], Field(min_length=1)]

    def answers(self, attempt: Attempt) -> tuple[Answered, ...]:
        """The lines that were filled, per section; a section of one column is a list."""
        return tuple(answered for section in self.section for answered in section.answers(attempt))

    def feedback(self, attempt: Attempt, reader: Reader) -> Feedback:
        """How many sections and lines are filled; done when every section holds something."""
        lines = [section.filled(attempt) for section in self.section]
        remarks = [remark for section in self.section if (remark := section.remark(attempt))]
        done = f"Elk onderdeel heeft iets: samen {_LINES.counted(sum(lines))}."
        return open_feedback(_SECTIONS, sum(1 for n in lines if n), len(lines), remarks, done)
