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
    "Agreement": "agreement",
    "Cohorts": "cohorts",
    "Effect": "effect",
    "Fidelity": "fidelity",
    "Recomputed": "recomputed",
    "Report": "report",
    "Section": "section",
    "Source": "source",
    "Training": "training",
    "reports_folder": "reporting.file",
    "write_report": "report",
}
__all__ = [
    "Agreement",
    "Cohorts",
    "Effect",
    "Fidelity",
    "Recomputed",
    "Report",
    "Section",
    "Source",
    "Training",
    "reports_folder",
    "write_report",
]

if TYPE_CHECKING:
    from herstelwerk.studies.agreement import Agreement
    from herstelwerk.studies.cohorts import Cohorts
    from herstelwerk.studies.effect import Effect
    from herstelwerk.studies.fidelity import Fidelity
    from herstelwerk.studies.recomputed import Recomputed
    from herstelwerk.studies.report import Report, write_report
    from herstelwerk.studies.reporting.file import reports_folder
    from herstelwerk.studies.section import Section
    from herstelwerk.studies.source import Source
    from herstelwerk.studies.training import Training


def __getattr__(name: str) -> Any:
    if name in _NAMES:
        return getattr(import_module(f"herstelwerk.studies.{_NAMES[name]}"), name)
    raise AttributeError(f"module 'herstelwerk.studies' has no attribute {name!r}")
