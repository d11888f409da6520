"""The words of a screen, out of a content file: texts, lists of texts, and tables that are found by their `id`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from typing import Any

from herstelwerk.problems import Problem, Unreadable, shown


class WordingError(Unreadable):
    """A content file that lacks words a screen asks for."""


class Wording:
    """One file, or one table in it. `text("area", "living", "intro")` walks down by key and by id."""

    def __init__(self, name: str, content: Mapping[str, Any]) -> None:
        self.name, self._content = name, content

    @property
    def id(self) -> str:
        """The id of this table."""
        return self.text("id")

    def text(self, *path: str) -> str:
        """The text at a path.

        Raises:
            WordingError: when it is not there.
        """
        return str(self._found(path, str, "een tekst"))

    def texts(self, *path: str) -> tuple[str, ...]:
        """The list of texts at a path; raises as `text`."""
        return tuple(self._list(path, str, "een lijst met teksten"))

    def number(self, *path: str) -> int:
        """The whole number at a path; raises as `text`."""
        return int(self._found(path, int, "een getal"))

    def decimal(self, key: str) -> float:
        """The number of this key, whole or not; raises as `text`."""
        kind = int if type(self._content.get(key)) is int else float
        return float(self._found((key,), kind, "een getal, zoals 0.94"))

    def flag(self, *path: str) -> bool:
        """Whether something is so; raises as `text`."""
        return bool(self._found(path, bool, "true of false"))

    def tables(self, *path: str) -> tuple[Wording, ...]:
        """The tables at a path, in the order of the file; raises as `text`."""
        return tuple(Wording(f"{self.name}, {'.'.join(path)}", one) for one in self._list(path, dict, "tabellen"))

    def table(self, *path: str) -> Wording:
        """The table at a path; raises as `text`."""
        return Wording(f"{self.name}, {'.'.join(path)}", self._found(path, dict, "een tabel"))

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of this table, in the order of the file."""
        return tuple(self._content)

    def has(self, key: str) -> bool:
        """Whether this table has a key."""
        return key in self._content

    def _found(self, path: tuple[str, ...], kind: type, expected: str) -> Any:
        here: Any = self._content
        for step in path:
            if isinstance(here, list):
                here = next((one for one in here if isinstance(one, dict) and one.get("id") == step), None)
            else:
                here = here.get(step) if isinstance(here, dict) else None
            if here is None:
                raise WordingError(self.name, (Problem(".".join(path), "dit ontbreekt", expected),))
        if type(here) is not kind:  # to Python, true and false are numbers as well
            raise WordingError(self.name, (Problem(".".join(path), f"er staat {shown(here)}", expected),))
        return here

    def _list(self, path: tuple[str, ...], kind: type, expected: str) -> list[Any]:
        found: list[Any] = self._found(path, list, expected)
        for number, one in enumerate(found):
            if type(one) is not kind:
                place = f"{'.'.join(path)}[{number}]"
                raise WordingError(self.name, (Problem(place, f"er staat {shown(one)}", expected),))
        return found


def read_wording(text: str, name: str) -> Wording:
    """The words in a content file.

    Raises:
        WordingError: when it is no TOML.
    """
    try:
        return Wording(name, tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        at = _AT.search(str(error))
        wrong = f"op regel {at[1]}, teken {at[2]} klopt de TOML niet" if at else "het bestand houdt te vroeg op"
        expected = "geldige TOML; staat er een aanhalingsteken of haak te weinig?"
        raise WordingError(name, (Problem("", wrong, expected),)) from None
    except (RecursionError, ValueError):  # nested without end; a number of thousands of digits
        raise WordingError(
            name, (Problem("", "hier staat geen gewone inhoud in", "teksten, lijsten en tabellen"),)
        ) from None


_AT = re.compile(r"line (\d+), column (\d+)")
