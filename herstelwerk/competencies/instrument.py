"""The statements about what a strengths-based worker does, as they stand in `data/instruments/competenties.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from herstelwerk.wording import Wording


class Route(StrEnum):
    """The four ways in which a trainer can come to know something."""

    WORKER = "worker"
    CLIENT = "client"
    COLLEAGUE = "colleague"
    DOCUMENTS = "documents"


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement; `one` and `five` tell what the ends of the scale look like."""

    id: str
    block: str
    text: str
    one: str
    five: str


@dataclass(frozen=True, slots=True)
class Block:
    """Statements that belong together."""

    id: str
    name: str
    statements: tuple[Statement, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the statements, in order."""
        return tuple(statement.id for statement in self.statements)


@dataclass(frozen=True, slots=True)
class Instrument:
    """All blocks, and the scale."""

    blocks: tuple[Block, ...]
    low: int
    high: int

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All statements, in order."""
        return tuple(statement for block in self.blocks for statement in block.statements)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all statements, in order."""
        return tuple(statement.id for statement in self.statements)

    def number(self, id: str) -> int:
        """The place of a statement among all, counted from 1.

        Raises:
            ValueError: when there is no such statement.
        """
        return self.ids.index(id) + 1


def read_instrument(words: Wording) -> Instrument:
    """The instrument in its content file.

    Raises:
        WordingError: when something is missing in it.
    """
    found = tuple(
        Statement(one.id, one.text("block"), one.text("text"), one.text("one"), one.text("five"))
        for one in words.tables("statement")
    )
    blocks = tuple(
        Block(block.id, block.text("name"), tuple(one for one in found if one.block == block.id))
        for block in words.tables("block")
    )
    return Instrument(blocks, words.number("low"), words.number("high"))
