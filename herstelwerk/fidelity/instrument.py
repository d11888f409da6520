"""The self-audit as content: ten indicators in blocks, five anchors each, and the reasons a score may be missing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from herstelwerk.problems import Problem
from herstelwerk.wording import Wording, WordingError

LOW, HIGH = 1, 5
SOURCES = {"files": "Dossiers", "clients": "Cliënten", "workers": "Begeleiders", "observation": "Meekijken"}


class Indicator(NamedTuple):
    """One question of the audit: what it is about, where to look, and what each score from 1 to 5 means."""

    id: str
    block: str
    name: str
    short: str
    about: str
    look: Mapping[str, str]
    anchors: tuple[str, ...]

    def anchor(self, score: int | None) -> str:
        """What a score means, or nothing."""
        return self.anchors[score - LOW] if score is not None and LOW <= score <= HIGH else ""


class Block(NamedTuple):
    """Indicators that belong together."""

    id: str
    name: str
    short: str


class Instrument(NamedTuple):
    """The whole audit."""

    indicators: tuple[Indicator, ...]
    blocks: tuple[Block, ...]
    reasons: Mapping[str, str]

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all indicators, in order."""
        return tuple(one.id for one in self.indicators)

    def of_block(self, block: str) -> tuple[Indicator, ...]:
        """The indicators of a block."""
        return tuple(one for one in self.indicators if one.block == block)


def read_instrument(words: Wording) -> Instrument:
    """The audit in a content file.

    Raises:
        WordingError: when something is missing, or an indicator has no five anchors or no block.
    """
    blocks = tuple(Block(one.id, one.text("name"), one.text("short")) for one in words.tables("block"))
    indicators = tuple(_indicator(one, {block.id for block in blocks}) for one in words.tables("indicator"))
    return Instrument(indicators, blocks, {one.id: one.text("text") for one in words.tables("missing")})


def _indicator(words: Wording, blocks: set[str]) -> Indicator:
    anchors, block = words.texts("anchors"), words.text("block")
    if len(anchors) != HIGH - LOW + 1:
        raise WordingError(words.name, (Problem(f"{words.id}.anchors", f"er staan er {len(anchors)}", "vijf zinnen"),))
    if block not in blocks:
        raise WordingError(words.name, (Problem(f"{words.id}.block", f"er staat {block!r}", "het id van een block"),))
    look = {source: words.text("look", source) for source in SOURCES}
    return Indicator(words.id, block, words.text("name"), words.text("short"), words.text("about"), look, anchors)
