"""Own words: no text of ours has a run of eight words in common with the sources, of which only hashes are kept."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from herstelwerk.domain import LifeArea
from scripts.shingles import FILE, SIZE, hash_of, packed, runs_of, unpacked, words_of
from tests.conftest import ROOT

FILES = sorted(
    path
    for pattern in ("exercises/**/*.toml", "data/**/*.toml", "notebooks/**/*.ipynb", "*.md", "docs/**/*.md")
    for path in ROOT.glob(pattern)
    if ".ipynb_checkpoints" not in path.parts
)
# The names of the ten areas are facts. The long ones cut a row of them into pieces too short to be a run; the short
# ones are common words and cut nothing.
_NAMES = [words for area in LifeArea if len(words := words_of(area.dutch)) >= 3]
_AREAS = re.compile("|".join(r"\W+".join(map(re.escape, words)) for words in _NAMES), re.IGNORECASE)
HASHES = unpacked(FILE.read_bytes())


def texts(path: Path) -> Iterator[str]:
    """The texts in a file that a person reads as one: a value of a TOML, a cell of a notebook, a page."""
    if path.suffix == ".toml":
        yield from strings(tomllib.loads(path.read_text("utf-8")))
    elif path.suffix == ".ipynb":
        for cell in json.loads(path.read_text("utf-8"))["cells"]:
            yield "".join(cell["source"])
    else:
        yield path.read_text("utf-8")


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from strings(part)


def shared(text: str, hashes: frozenset[bytes]) -> list[str]:
    """The runs of a text that stand in the sources, the names of the areas left out."""
    return [run for piece in _AREAS.split(text) for run in runs_of(piece) if hash_of(run) in hashes]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_run_of_eight_words_is_theirs(path: Path) -> None:
    found = [run for text in texts(path) for run in shared(text, HASHES)]
    assert not found, "schrijf dit in eigen woorden: " + " / ".join(found)


def test_the_hashes_are_there_and_are_those_of_the_sources() -> None:
    data = FILE.read_bytes()
    assert len(HASHES) * SIZE == len(data) > 100_000
    assert sorted(HASHES) == [data[i : i + SIZE] for i in range(0, len(data), SIZE)]
    # what the web page put around one of the sources: no words of its authors
    assert shared("De presentatie wordt gedownload. Even geduld aub\n\nDe presentatie", HASHES)


def test_a_copied_sentence_is_seen_in_other_capitals_and_signs() -> None:
    hashes = unpacked(packed(["Één, twee, drie; vier. Vijf zes zeven acht negen."]))
    assert shared("x één TWEE drie-vier vijf “zes” zeven acht y", hashes) == ["één twee drie vier vijf zes zeven acht"]
    assert shared("een twee drie vier vijf zes zeven acht", hashes) == []
    assert shared("twee drie vier vijf zes zeven acht", hashes) == []
    assert len(hashes) == 2


def test_the_names_of_the_areas_may_stand_in_a_row() -> None:
    names = ", ".join(area.dutch for area in LifeArea)
    hashes = unpacked(packed([names]))
    assert len(hashes) > 10
    assert shared(names, hashes) == []
    assert shared(names.replace("&", "en daarna"), hashes) == []


def test_there_is_something_to_read() -> None:
    assert {path.suffix for path in FILES} >= {".toml", ".md"}
    assert sum(1 for path in FILES if "exercises" in path.parts) > 40
