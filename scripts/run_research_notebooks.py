"""Run the notebooks of researchers on the sample and keep what they show, so that strict nbval can compare.

python scripts/run_research_notebooks.py [NAME …]      # all of notebooks/onderzoek, or those named
"""

from __future__ import annotations

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

FOLDER = Path(__file__).resolve().parent.parent / "notebooks" / "onderzoek"


def main(names: list[str]) -> None:
    """Run each in a fresh kernel and write it back, without anything that differs from run to run."""
    for path in sorted(FOLDER.glob("*.ipynb")):
        if names and path.stem not in names:
            continue
        book = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
        NotebookClient(book, timeout=300, resources={"metadata": {"path": str(FOLDER)}}).execute()
        book.metadata.pop("language_info", None)
        for cell in book.cells:
            cell.metadata.pop("execution", None)
            cell.metadata.pop("trusted", None)
        text = nbformat.writes(book, indent=1, ensure_ascii=False)  # type: ignore[no-untyped-call]
        path.write_text(text.rstrip("\n") + "\n", "utf-8")
        print(path.name, f"{path.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main(sys.argv[1:])
