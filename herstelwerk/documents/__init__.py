"""Paper: inventory, plan, `Mijn werkboek` and empty sheets, as Word, PDF and a web page that prints itself.

Laid out once as plain values (`inventory_paper`, `plan_paper`, `workbook_paper`, `exercise_paper`), written by
`write(paper, format)`.
"""

from herstelwerk.documents.book import Answer, Chapter, Exercise, Grid, workbook_paper
from herstelwerk.documents.exercise import exercise_paper
from herstelwerk.documents.inventory import inventory_paper
from herstelwerk.documents.options import DocumentError, Options
from herstelwerk.documents.paper import Paper
from herstelwerk.documents.plan import plan_paper
from herstelwerk.documents.writing import FORMATS, write

__all__ = [
    "FORMATS",
    "Answer",
    "Chapter",
    "DocumentError",
    "Exercise",
    "Grid",
    "Options",
    "Paper",
    "exercise_paper",
    "inventory_paper",
    "plan_paper",
    "workbook_paper",
    "write",
]
