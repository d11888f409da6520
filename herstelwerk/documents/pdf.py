"""A paper as PDF: tagged, with title and language, and only with the fonts that typst brings along."""

from __future__ import annotations

import dataclasses
import importlib.util
import json
import re
import subprocess
import sys
from functools import cache
from importlib import resources
from typing import Any

from herstelwerk.documents.options import DocumentError, missing_picture
from herstelwerk.documents.paper import Look, Paper, Paragraph, Picture, with_texts
from herstelwerk.documents.signs import MISSING, in_words, uncommon

# The first holds what is usual; what it lacks is looked for in the others. None is read from the machine.
FONTS = ("Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono", "New Computer Modern Math")
PATIENCE = 60  # seconds; the longest hand-in takes two
# What no column holds may be broken anywhere: a word of more than 35 signs, an address of more than 15. A Dutch word
# is hyphenated.
_RUN = re.compile(r"\S{36,}|(?=\S*[\d@_.:=&])\S{16,}")
_NOTICE = (
    f"Deze pdf kan niet elk teken tonen. Een emoji staat er in woorden, een ander teken als {MISSING}. "
    "In het Word-bestand en op de webpagina staan ze zoals ze zijn getypt."
)
_OTHERS = "Kies docx (voor Word) of html (om te printen vanuit de browser)."


def pdf_of(paper: Paper) -> bytes:
    """The paper as PDF; PDF/UA-1 wherever typst can promise it.

    Raises:
        DocumentError: when typst is not installed, or does not come to an end.
    """
    answer = _set(paper)
    if not answer.startswith(b"%PDF"):
        answer = _set(_shown(paper, frozenset(json.loads(answer)["missing"])))
    return answer


def _set(paper: Paper) -> bytes:
    if importlib.util.find_spec("typst") is None:
        raise DocumentError(f"Een pdf maken lukt hier niet: het onderdeel typst is niet geïnstalleerd. {_OTHERS}")
    found: set[str] = set()

    def gathered(text: str) -> str:
        found.update(text)
        return _breakable(text)

    plain = _plain(with_texts(paper, gathered))
    order = {
        "template": _template(),
        "paper": json.dumps(plain),
        "fonts": FONTS,
        "signs": "".join(sorted(uncommon(found))),
    }
    with resources.as_file(resources.files(__package__) / "typesetting.py") as program:
        # -P: or the modules beside it would stand in for those of Python
        command = [sys.executable, "-P", str(program)]
        try:
            done = subprocess.run(command, input=json.dumps(order).encode(), capture_output=True, timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            raise DocumentError(f"Het maken van de pdf duurt te lang. {_OTHERS}") from None
    if done.returncode != 0:
        said = RuntimeError(done.stderr.decode(errors="replace")[-2000:])
        raise DocumentError(f"Het maken van de pdf is niet gelukt. {_OTHERS}") from said
    return done.stdout


@cache
def _template() -> str:
    return (resources.files(__package__) / "paper.typ").read_text("utf-8")


def _plain(value: Any) -> Any:
    """Values as JSON knows them; `kind` tells the template what a block is. An SVG is text, so it needs no file."""
    if isinstance(value, Picture):
        if not value.svg:
            raise missing_picture(value.caption, "svg")
        value = dataclasses.replace(value, png=b"")
    if isinstance(value, bytes):
        return value.decode("utf-8")
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        kind = re.sub(r"(?<!^)(?=[A-Z])", "_", type(value).__name__).lower()
        return {"kind": kind} | {f.name: _plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    return [_plain(inner) for inner in value] if isinstance(value, tuple) else value


def _breakable(text: str) -> str:
    """The text with invisible places to break in a run that no line can hold; typst would let it leave the page."""
    return _RUN.sub(lambda run: "\u200b".join(re.findall(r".{1,6}", run[0])), text)


def _shown(paper: Paper, missing: frozenset[str]) -> Paper:
    """The paper with only signs that a font holds, and a line under its title that says so."""
    changed = with_texts(paper, lambda text: in_words(text, missing))
    first, *rest = changed.sections
    blocks = (*first.blocks[:1], Paragraph(_NOTICE, Look.SMALL), *first.blocks[1:])
    return dataclasses.replace(changed, sections=(dataclasses.replace(first, blocks=blocks), *rest))
