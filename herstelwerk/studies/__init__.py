"""Studies: questions of a researcher, answered from data to sentences, tables and charts, and a report of them.

    effect = Effect("metingen.csv")     # or Effect() for the invented sample
    effect.changes()                    # a section that shows itself
    write_report("verslag.docx", [effect])

Names are loaded when they are asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

_NAMES = {
    "Effect": "effect",
    "Section": "section",
    "Source": "source",
}
__all__ = ["Effect", "Section", "Source"]

if TYPE_CHECKING:
    from herstelwerk.studies.effect import Effect
    from herstelwerk.studies.section import Section
    from herstelwerk.studies.source import Source


def __getattr__(name: str) -> Any:
    if name in _NAMES:
        return getattr(import_module(f"herstelwerk.studies.{_NAMES[name]}"), name)
    raise AttributeError(f"module 'herstelwerk.studies' has no attribute {name!r}")
