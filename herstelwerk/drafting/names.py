"""Names of the local key replaced by placeholders, all through a part of the hand-in; looked at first, then done."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, TypeVar

from herstelwerk.domain import (
    MAX_TEXT,
    Action,
    ActionPlan,
    Entry,
    OpenArea,
    Part,
    Priority,
    Progress,
    RecoveryGoal,
    Reflection,
    StrengthsInventory,
)
from herstelwerk.drafting.placeholders import placeholders

P = TypeVar("P", bound=Part)
# What people type, per part; an id, a choice or a day never changes.
TYPED: dict[type[Part], tuple[str, ...]] = {
    StrengthsInventory: ("client", "client_remarks"),
    Entry: ("text", "literal"),
    OpenArea: ("reason",),
    Priority: ("reason",),
    ActionPlan: ("capacity_note", "if_it_fails"),
    RecoveryGoal: ("text", "why"),
    Action: ("text", "when", "done_when", "remark"),
    Progress: ("text",),
    Reflection: ("cooperation", "learning", "development"),
}


class Piece(NamedTuple):
    """A stretch of text; `code` is what takes its place, or nothing where it stays."""

    text: str
    code: str = ""


class Replacement(NamedTuple):
    """A text with names in it, in pieces, so that one can see what goes and what comes."""

    pieces: tuple[Piece, ...]

    @property
    def before(self) -> str:
        """The text as it is."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def after(self) -> str:
        """The text as it becomes."""
        return "".join(piece.code or piece.text for piece in self.pieces)

    @property
    def fits(self) -> bool:
        """Whether the format has room for what it becomes."""
        return len(self.after) <= MAX_TEXT


def typed_texts(part: Part) -> list[str]:
    """Every text that a person typed in a part of the hand-in, in order."""
    found: list[str] = []

    def gather(text: str) -> str:
        found.append(text)
        return text

    _changed(part, gather)
    return found


def replacements(part: Part, key: Mapping[str, str]) -> list[Replacement]:
    """The texts of a part that hold a name of the key."""
    found = [_replacement(text, key) for text in typed_texts(part)]
    return [one for one in found if any(piece.code for piece in one.pieces)]


def without_names(part: P, key: Mapping[str, str]) -> P:
    """The part with placeholders for the names of the key; a text that would become too long stays as it is."""

    def change(text: str) -> str:
        found = _replacement(text, key)
        return found.after if found.fits else text

    return _changed(part, change)


def _replacement(text: str, key: Mapping[str, str]) -> Replacement:
    """In one walk, so that nothing in a placeholder is ever taken for a name, however someone calls her cat."""
    codes: dict[str, str] = {}
    for code, name in key.items():
        if name.strip():
            codes.setdefault(name.strip(), code)
    stays = placeholders([text])
    patterns = [re.escape(placeholder) for placeholder in stays]
    for name in map(re.escape, sorted(codes, key=len, reverse=True)):
        patterns += [rf"\[{name}\]", rf"(?<!\w){name}(?=s?(?!\w))"]  # "Jorits fiets" is a name too
    pieces, end = [], 0
    for found in re.finditer("|".join(patterns), text) if codes else ():
        code = "" if found[0] in stays else codes.get(found[0]) or codes.get(found[0].strip("[]"), "")
        pieces += [Piece(text[end : found.start()]), Piece(found[0], code)]
        end = found.end()
    return Replacement(tuple(piece for piece in (*pieces, Piece(text[end:])) if piece.text))


def _changed(part: P, change: Callable[[str], str]) -> P:
    fields: dict[str, Any] = {}
    for name in type(part).model_fields:
        value = getattr(part, name)
        if isinstance(value, tuple):
            fields[name] = tuple(_changed(one, change) if isinstance(one, Part) else one for one in value)
        elif name in TYPED.get(type(part), ()):
            fields[name] = change(value)
    return part.model_copy(update=fields)
