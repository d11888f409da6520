"""What is saved of a notebook: what stands in it, never what somebody typed or saw there.

Outputs and widget state would hold the texts of a trainee; those live in the store. Only notebooks of researchers keep
their tables and pictures.
"""

from __future__ import annotations

from typing import Any

_KEEPS_OUTPUTS = ("notebooks", "onderzoek")
_WIDGET = "application/vnd.jupyter.widget-view+json"


def strip(model: dict[str, Any], path: str = "", **_: object) -> None:
    """Empty a notebook on its way to disk, in place; called by Jupyter before every save."""
    content = model.get("content")
    if model.get("type") != "notebook" or not isinstance(content, dict):
        return
    metadata = content.get("metadata", {})
    metadata.pop("widgets", None)
    metadata.pop("language_info", None)  # changes with every version of Python, and nobody reads it
    keeps = tuple(path.strip("/").split("/")[:2]) == _KEEPS_OUTPUTS
    for cell in content.get("cells", []):
        if cell.get("cell_type") == "code":
            cell["outputs"] = [out for out in cell.get("outputs", []) if keeps and _WIDGET not in out.get("data", {})]
            cell["execution_count"] = cell.get("execution_count") if keeps else None
