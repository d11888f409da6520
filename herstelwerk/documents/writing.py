"""One door to the three formats."""

from __future__ import annotations

from herstelwerk.documents.cleaning import clean
from herstelwerk.documents.options import DocumentError
from herstelwerk.documents.paper import Paper, with_texts

FORMATS = ("docx", "pdf", "html")


def write(paper: Paper, format: str) -> bytes:
    """A paper as the bytes of a file: `docx`, `pdf` or `html`.

    Raises:
        DocumentError: for another format, and for `pdf` where typst is missing.
    """
    cleaned = with_texts(paper, clean)
    if format == "docx":  # loaded when asked for: a screen that only shows HTML starts sooner
        from herstelwerk.documents.docx import docx_of

        return docx_of(cleaned)
    if format == "pdf":
        from herstelwerk.documents.pdf import pdf_of

        return pdf_of(cleaned)
    if format == "html":
        from herstelwerk.documents.html import html_of

        return html_of(cleaned)
    raise DocumentError(f"Dit soort bestand kan ik niet maken: {format[:40]!r}. Kies docx, pdf of html.")
