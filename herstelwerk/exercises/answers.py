"""What someone answered, in a form to read back: for paper, and to lay two versions side by side. No right or wrong."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Table(NamedTuple):
    """An answer in rows and columns."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Answered(NamedTuple):
    """A question with what was answered to it; an answer is never empty."""

    question: str
    answer: str | Table

    @property
    def lines(self) -> tuple[str, ...]:
        """The answer as lines of text, a row of a table as one line."""
        if isinstance(self.answer, str):
            return tuple(self.answer.split("\n"))
        return tuple(" · ".join(cell for cell in row if cell) for row in self.answer.rows)


def in_words(pairs: Iterable[tuple[str, str]]) -> tuple[Answered, ...]:
    """Questions with texts, without those that were left open."""
    return tuple(Answered(question, text) for question, text in pairs if text)


def in_rows(question: str, header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> tuple[Answered, ...]:
    """One answer of many rows, or none where there are no rows."""
    found = tuple(rows)
    return (Answered(question, Table(header, found)),) if found else ()


def listed(texts: Iterable[str]) -> str:
    """Texts as lines of a list; one text stays as it is."""
    found = tuple(texts)
    return found[0] if len(found) == 1 else "\n".join(f"– {text}" for text in found)
