"""A report as a file: the ending says which kind, and it is there whole or not at all."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from herstelwerk.documents.options import DocumentError
from herstelwerk.documents.paper import Paper
from herstelwerk.documents.writing import FORMATS, write
from herstelwerk.rendering.progress import Tell
from herstelwerk.rendering.progress import progress as bar
from herstelwerk.studies.reporting.chapters import Chapters, Kind

PLACE = "HERSTELWERK_PLAATS"  # the folder one works in, as `herstelwerk` passes it to the worksheets
_WRITING = 0.9
_START = Path("notebooks") / "00-start.ipynb"


@dataclass(frozen=True, slots=True)
class Written:
    """A report that was written: where, and what is in it."""

    path: Path
    tables: int
    figures: int
    pages: int | None = None  # of a PDF; Word and a browser count for themselves

    def __repr__(self) -> str:
        tables = f"{self.tables} {'tabel' if self.tables == 1 else 'tabellen'}"
        figures = f"{self.figures} {'figuur' if self.figures == 1 else 'figuren'}"
        pages = f"{self.pages} bladzijden, " if self.pages else ""
        return f"{self.path.name}: {pages}{tables} en {figures}"


def written(path: Path, lay_out: Callable[[Kind, Tell], tuple[Paper, Chapters]], *, progress: bool) -> Written:
    """Lay out and write, in the kind that the ending of the path asks for.

    Raises:
        DocumentError: for another ending, or a place where nothing can be written.
    """
    format = checked(path)
    with bar(progress) as tell:
        paper, made = lay_out("svg" if format == "pdf" else "png", tell)
        tell(_WRITING, f"{path.name} schrijven")
        content = write(paper, format)
        _replace(path, content)
        tell(1.0, "klaar")
    pages = len(re.findall(rb"/Type */Page\b", content)) if format == "pdf" else 0
    return Written(path, made.tables, made.figures, pages or None)


def checked(path: Path) -> str:
    """The format of a path in which a report can be written; looked at before the work, not after it."""
    format = path.suffix.lower().removeprefix(".")
    if format not in FORMATS:
        raise DocumentError(f"Een verslag eindigt op .docx, .pdf of .html; ‘{path.name}’ doet dat niet.")
    if not path.parent.is_dir():
        raise DocumentError(f"De map ‘{path.parent.name}’ is er niet. Maak die eerst, of kies een andere map.")
    if path.is_dir():
        raise DocumentError(f"‘{path.name}’ is een map. Kies een andere naam voor het verslag.")
    return format


def _replace(path: Path, content: bytes) -> None:
    halfway = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        halfway.write_bytes(content)
        os.replace(halfway, path)
    except OSError as error:
        halfway.unlink(missing_ok=True)
        told = f"‘{path.name}’ is niet te schrijven ({error.strerror}). Staat het nog open in een ander programma?"
        raise DocumentError(told) from None


def reports_folder() -> Path:
    """Where reports of the workbook go: `werk/verslagen` in the folder one works in; it is made when it is not there.

    Raises:
        DocumentError: when it cannot be made.
    """
    here = Path.cwd()
    root = next((up for up in (here, *here.parents) if (up / _START).is_file()), here)  # not among the worksheets
    folder = Path(os.environ.get(PLACE) or root) / "werk" / "verslagen"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DocumentError(f"De map werk/verslagen is niet te maken ({error.strerror}).") from None
    return folder
