"""Reviews as a frame: one row per criterion, with types one can calculate with."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from herstelwerk.rendering.frame import COLUMNS, as_frame
from tests.hand_ins import EXAMPLES, hostile, minimal

TEXTS = [c for c in COLUMNS if c not in ("attempt", "findings")]


@pytest.fixture(scope="module")
def frame(workbook: Any) -> pd.DataFrame:
    return as_frame(workbook.review(path) for path in EXAMPLES)


def test_a_row_per_criterion(frame: pd.DataFrame, workbook: Any) -> None:
    assert tuple(frame.columns) == COLUMNS
    assert len(frame) == 18 * len(EXAMPLES)
    ids = [criterion.id for criterion in workbook.criteria.criterion]
    for path, (_, part) in zip(EXAMPLES, frame.groupby("trainee", sort=False), strict=True):
        assert list(part["criterion"]) == ids
        assert set(part["trainee"]) == {path.stem}
    assert list(frame.index) == list(range(len(frame)))


def test_the_types(frame: pd.DataFrame) -> None:
    assert pd.api.types.is_integer_dtype(frame["attempt"])
    assert pd.api.types.is_integer_dtype(frame["findings"])
    for column in TEXTS:
        assert pd.api.types.is_string_dtype(frame[column]), column
        assert all(type(value) is str for value in frame[column].dropna()), column


def test_what_a_row_says_is_what_the_review_says(frame: pd.DataFrame, workbook: Any) -> None:
    for path in EXAMPLES:
        review = workbook.review(path)
        for result in review.criteria:
            [row] = frame[(frame["trainee"] == review.trainee) & (frame["criterion"] == result.id)].to_dict("records")
            assert (row["signal"], row["figure"], row["name"]) == (result.signal.value, result.figure, result.name)
            assert row["findings"] == len(result.findings)
            assert row["rules"] == review.rules
            assert (None if pd.isna(row["level"]) else row["level"]) == (result.level.value if result.level else None)


def test_a_level_is_missing_where_only_a_person_can_tell(frame: pd.DataFrame) -> None:
    assert frame[frame["signal"].isin(["niet te beoordelen", "nog leeg"])]["level"].isna().all()
    assert set(frame["level"].dropna()) <= {"voldaan", "deels", "niet"}
    assert set(frame["document"]) == {"inventory", "plan"}


def test_a_review_is_its_own_frame(workbook: Any) -> None:
    review = workbook.review(EXAMPLES[0])
    pd.testing.assert_frame_equal(review.to_frame(), as_frame([review]))


def test_frames_of_one_and_of_none_fit_together(workbook: Any, reviewed: Any) -> None:
    assert tuple(as_frame([]).columns) == COLUMNS
    empty = reviewed(minimal()).to_frame()
    assert len(empty) == 18
    both = pd.concat([as_frame([]), empty, workbook.review(EXAMPLES[0]).to_frame()], ignore_index=True)
    assert len(both) == 36


def test_texts_of_people_stay_as_they_are(reviewed: Any) -> None:
    document = hostile()
    frame = reviewed(document).to_frame()
    assert set(frame["trainee"]) == {document["trainee"]} and set(frame["cohort"]) == {document["cohort"]}
