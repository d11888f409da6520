"""Reviews as a pandas frame, one row per criterion."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from herstelwerk.review import Review

COLUMNS = (
    "trainee",
    "cohort",
    "attempt",
    "criterion",
    "name",
    "document",
    "signal",
    "level",
    "figure",
    "findings",
    "rules",
)


def as_frame(reviews: Iterable[Review]) -> pd.DataFrame:
    """A frame with `COLUMNS`; `level` is missing where only a person can tell, `findings` is a number."""
    rows = [
        (
            review.trainee,
            review.assignment.cohort,
            review.assignment.attempt,
            result.id,
            result.name,
            result.document,
            result.signal.value,
            result.level.value if result.level else None,
            result.figure,
            len(result.findings),
            review.rules,
        )
        for review in reviews
        for result in review.criteria
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))
