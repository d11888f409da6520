"""Which notebook is which: a fingerprint over what runs and what is read, and nothing else.

Only the kind and the text of the cells count. Metadata and outputs never do: anybody can write those into a notebook,
and JupyterLab changes them by itself.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

MAX_NOTEBOOK = 2_000_000  # bytes; our own are a few thousand


def fingerprint(cells: Iterable[tuple[str, str]]) -> str:
    """The fingerprint of the cells `(kind, text)`, in their order."""
    parts = [[kind, text] for kind, text in cells]
    return hashlib.sha256(json.dumps(parts, ensure_ascii=True).encode("ascii")).hexdigest()


def cells_of(cells: object) -> list[tuple[str, str]] | None:
    """`(kind, text)` of each cell of a notebook, or None where this is no list of cells.

    The kind stands under `cell_type` in a file and under `type` in what a browser sends; a text may be cut in lines.
    """
    if not isinstance(cells, list):
        return None
    found = []
    for cell in cells:
        if not isinstance(cell, Mapping):
            return None
        kind = cell.get("cell_type", cell.get("type"))
        text = _joined(cell.get("source"))
        if not isinstance(kind, str) or text is None:
            return None
        found.append((kind, text))
    return found


def own_fingerprints(folder: Path) -> frozenset[str]:
    """The fingerprints of all notebooks in a folder and the folders in it; what cannot be read does not count."""
    found = set()
    for path in sorted(folder.rglob("*.ipynb")):
        if not any(part.startswith(".") for part in path.relative_to(folder).parts):
            found.add(file_fingerprint(path))
    return frozenset(found - {None})  # type: ignore[arg-type]


def file_fingerprint(path: Path) -> str | None:
    """The fingerprint of one notebook on disk, or None where it cannot be read as one."""
    try:
        if not path.is_file() or path.stat().st_size > MAX_NOTEBOOK:
            return None
        notebook: Any = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    cells = cells_of(notebook.get("cells")) if isinstance(notebook, dict) else None
    return None if cells is None else fingerprint(cells)


def _joined(source: object) -> str | None:
    if isinstance(source, str):
        return source
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        return "".join(source)
    return None
