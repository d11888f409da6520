"""Research: reading data with the dictionary, the invented sample, and summaries at any scale.

    data = read_data("metingen.csv")        # every problem with its row and column
    data.frame                              # the rows that fit
    data.aside                              # the others, with the reason

Names are loaded when they are asked for: a summary of a file needs no pandas, and reading needs no engine.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

_NAMES = {
    "Column": "dictionary",
    "Data": "data",
    "DataError": "problems",
    "DataProblem": "problems",
    "Dictionary": "dictionary",
    "DictionaryError": "dictionary",
    "faulty_sample": "samples",
    "from_workbook": "stored",
    "read_data": "reading",
    "read_dictionary": "dictionary",
    "read_measures": "measures",
    "sample": "samples",
    "summarise_distributed": "distributed",
    "summarise_sessions": "summary",
}
__all__ = [
    "Column",
    "Data",
    "DataError",
    "DataProblem",
    "Dictionary",
    "DictionaryError",
    "faulty_sample",
    "from_workbook",
    "read_data",
    "read_dictionary",
    "read_measures",
    "sample",
    "summarise_distributed",
    "summarise_sessions",
]

if TYPE_CHECKING:
    from herstelwerk.research.data import Data
    from herstelwerk.research.dictionary import Column, Dictionary, DictionaryError, read_dictionary
    from herstelwerk.research.distributed import summarise_distributed
    from herstelwerk.research.measures import read_measures
    from herstelwerk.research.problems import DataError, DataProblem
    from herstelwerk.research.reading import read_data
    from herstelwerk.research.samples import faulty_sample, sample
    from herstelwerk.research.stored import from_workbook
    from herstelwerk.research.summary import summarise_sessions


def __getattr__(name: str) -> Any:
    if name in _NAMES:
        return getattr(import_module(f"herstelwerk.research.{_NAMES[name]}"), name)
    raise AttributeError(f"module 'herstelwerk.research' has no attribute {name!r}")
