"""What all tests share: the workbook of this checkout, read once, and the long suites on request."""

from __future__ import annotations

import gc
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from herstelwerk.domain import FinalAssignment
from herstelwerk.language.reader import Reader
from herstelwerk.review import Review, Rules, review
from herstelwerk.workbook import Workbook, load

ROOT = Path(__file__).resolve().parent.parent
PLAN_DAY = date(2026, 11, 16)  # a Monday; examples of *wanneer* in the criteria file are read against it


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--full", action="store_true", help="also the long and hostile suites, at full length")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "full: only with --full")


# How long one example takes says how busy a machine is; it never fails a test.
settings.register_profile("herstelwerk", deadline=None)
settings.load_profile("herstelwerk")


def pytest_collection_finish() -> None:
    """Thousands of tests and the word lists stay until the end: Python need not look among them for what may go."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)  # a page is thousands of values, so that its own 700 come round all the time


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--full"):
        for item in items:
            if "full" in item.keywords:
                item.add_marker(pytest.mark.skip(reason="only with --full"))


@pytest.fixture(scope="session")
def workbook() -> Workbook:
    return Workbook(ROOT / "data")


@pytest.fixture(scope="session")
def reader(workbook: Workbook) -> Reader:
    return workbook.reader


@pytest.fixture(scope="session")
def rules(workbook: Workbook) -> Rules:
    return workbook.rules()


@pytest.fixture(scope="session")
def complete(workbook: Workbook) -> FinalAssignment:
    """A hand-in that meets every criterion."""
    return load(workbook.examples / "D01.json")


@pytest.fixture
def reviewed(rules: Rules) -> Any:
    """Review values of a hand-in: `reviewed(document)`."""

    def of(document: dict[str, Any] | FinalAssignment) -> Review:
        assignment = (
            document if isinstance(document, FinalAssignment) else FinalAssignment.model_validate_json(_json(document))
        )
        return review(assignment, rules, date(2026, 11, 22))

    return of


def _json(document: dict[str, Any]) -> str:
    import json

    return json.dumps(document)
