"""Worksheets made on the spot, for tests that should not hang on the ones we ship."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def markdown(text: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "source": text, "metadata": {"deletable": False, "editable": False}}


def code(source: str, *outputs: dict[str, Any]) -> dict[str, Any]:
    return {
        "cell_type": "code",
        "source": source,
        "metadata": {"deletable": False, "editable": False, "jupyter": {"source_hidden": True}},
        "execution_count": 1 if outputs else None,
        "outputs": list(outputs),
    }


def printed(text: str) -> dict[str, Any]:
    """The output of a cell that printed this."""
    return {"output_type": "stream", "name": "stdout", "text": text}


def notebook(*cells: dict[str, Any], **metadata: Any) -> dict[str, Any]:
    return {
        "cells": [cell | {"id": f"cel-{n}"} for n, cell in enumerate(cells, 1)],
        "metadata": {
            "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
            **metadata,
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def write(path: Path, content: dict[str, Any]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, indent=1, sort_keys=True, ensure_ascii=False) + "\n", "utf-8")
    return path
