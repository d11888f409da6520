"""What all tests share: the workbook of this checkout, read once, and the long suites on request."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

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
