"""Many files at once in one zip, under names that every system can hold and nobody can misuse."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Callable, Iterable, Sequence

from herstelwerk.documents.feedback import feedback_paper
from herstelwerk.documents.options import DocumentError
from herstelwerk.documents.writing import FORMATS, write
from herstelwerk.judging.feedback import Feedback
from herstelwerk.judging.feedback_file import feedback_bytes

_AWKWARD = re.compile(r"[^a-z0-9._-]+")
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_LONGEST = 60
_WHEN = (1980, 1, 1, 0, 0, 0)  # the same papers give the same bytes


def bundle(files: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip of files by name; names are made safe, and one that was used already gets a number."""
    packed = io.BytesIO()
    taken: set[str] = set()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            safe = safe_name(name, taken)
            taken.add(safe)
            archive.writestr(zipfile.ZipInfo(safe, _WHEN), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def safe_name(name: str, taken: Iterable[str] = ()) -> str:
    """A name of small letters, figures, dots and dashes: no path, no sign that a system acts on, not taken yet."""
    stem, dot, ending = name.rpartition(".")
    if not dot or not re.fullmatch(r"[a-z]{2,5}", ending):
        stem, ending = name, ""
    plain = unicodedata.normalize("NFKD", stem).lower()
    kept = _AWKWARD.sub("-", "".join(sign for sign in plain if unicodedata.category(sign) != "Mn"))
    short = re.sub(r"\.{2,}", ".", kept).strip("-._")[:_LONGEST].rstrip("-._") or "bestand"
    if _RESERVED.fullmatch(short):
        short = f"{short.replace('.', '-')}-"
    used = set(taken)
    tail = f".{ending}" if ending else ""
    numbered = (f"{short}{more}{tail}" for more in ("", *(f"-{n}" for n in range(2, 100_000))))
    return next(candidate for candidate in numbered if candidate not in used)


def feedback_zip(
    all_of_it: Sequence[Feedback],
    formats: Sequence[str] = ("pdf", "json"),
    progress: Callable[[int, int], None] | None = None,
) -> bytes:
    """The feedback for a whole group: per trainee a paper to read, and the file for her workbook (`json`).

    Raises:
        DocumentError: for another format than `docx`, `pdf`, `html` or `json`.
    """
    for one in formats:
        if one not in (*FORMATS, "json"):
            raise DocumentError(f"Dit soort bestand kan ik niet maken: {one[:40]!r}. Kies docx, pdf, html of json.")
    files = []
    for number, feedback in enumerate(all_of_it, 1):
        for one in formats:
            content = feedback_bytes(feedback) if one == "json" else write(feedback_paper(feedback), one)
            files.append((f"terugkoppeling-{feedback.trainee}-poging-{feedback.attempt}.{one}", content))
        if progress is not None:
            progress(number, len(all_of_it))
    return bundle(files)
