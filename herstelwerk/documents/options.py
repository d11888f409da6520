"""For whom a paper is, and how it is to look; and what can go wrong with it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Version = Literal["client", "worker"]
VERSIONS = ("client", "worker")
LARGE, NORMAL = 14.0, 11.5  # points
_KEY = re.compile(r"[A-Za-z]{0,4}[-.]?[0-9]{1,6}[A-Za-z]?")
_PLACEHOLDER = re.compile(r"\[([^\[\]\n]{1,80})\]")


class DocumentError(ValueError):
    """A paper that cannot be made; the sentence says what to do instead."""


def missing_picture(caption: str, kind: str) -> DocumentError:
    """The error of a picture that was not made in the kind that a format needs."""
    return DocumentError(f"De afbeelding ‘{caption[:80]}’ is er niet als {kind}; maak haar eerst als {kind}.")


@dataclass(frozen=True, slots=True)
class Options:
    """How a paper is made.

    Attributes:
        version: `client` leaves out what the worker noted for herself, `worker` has all.
        worker: the worker's code word, never a name.
        large: 14 point; when not said, the client's version is large and the worker's is not.
        printed_on: the day that the paper shows as its own; nothing here looks at a clock.
        names: the local key, from placeholder (`ZUS-1` or `[ZUS-1]`) to name; only on the client's own copy.

    Raises:
        DocumentError: for an unknown version, and for names on any other copy than the client's own.
    """

    version: Version = "client"
    worker: str = ""
    large: bool | None = None
    printed_on: date | None = None
    names: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.version not in VERSIONS:
            raise DocumentError(
                f"Deze versie bestaat niet: {str(self.version)[:40]!r}. "
                "Kies client (voor de cliënt) of worker (voor jezelf)."
            )
        if self.names and self.version != "client":
            raise DocumentError(
                "Echte namen komen alleen op het eigen exemplaar van de cliënt. "
                "Kies de versie voor de cliënt, of laat de namen weg."
            )

    @property
    def for_client(self) -> bool:
        """Whether this is the client's copy."""
        return self.version == "client"

    @property
    def size(self) -> float:
        """The size of running text in points."""
        large = self.for_client if self.large is None else self.large
        return LARGE if large else NORMAL

    def filled(self, text: str) -> str:
        """The text with the placeholders of the local key replaced by names; all others stay as they are."""
        if not self.names:
            return text
        key = {placeholder.strip().strip("[]"): name for placeholder, name in self.names.items()}
        return _PLACEHOLDER.sub(lambda match: key.get(match[1].strip(), match[0]), text)


def key_of(client: str) -> str:
    """The client's key for the running header: letters and a number, such as `C1`; what may be a name gives nothing."""
    key = client.strip()
    return key if _KEY.fullmatch(key) else ""
