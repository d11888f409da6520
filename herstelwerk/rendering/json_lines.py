"""A review as the printed answer of the format page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from herstelwerk.results import Finding

if TYPE_CHECKING:
    from herstelwerk.review import Review


def as_dict(review: Review, file: str) -> dict[str, Any]:
    """The review as plain values, ready for `json.dumps`."""
    return {
        "file": file,
        "trainee": review.trainee,
        "rules": review.rules,
        "criteria": {r.id: {"signal": r.signal.value, "figure": r.figure} for r in review.criteria},
        "dates": {id: day.isoformat() if day else None for id, day in review.dates.items()},
        "findings": [_finding(f) for f in review.findings],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    values = finding._asdict()
    if not finding.grade:  # only what points to a person has one
        del values["grade"]
    return values
