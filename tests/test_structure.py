"""The house keeps its shape: rooms import only what lies below them, files stay short, content and code agree."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest

from herstelwerk.criteria import CHECKS, INVENTORY, PLAN
from herstelwerk.language.reader import ALL_LISTS, RULES
from herstelwerk.workbook import Workbook
from tests.conftest import ROOT

PACKAGE = ROOT / "herstelwerk"
# From the ground up; a room may import itself and what stands before it.
ROOMS = (
    ("problems", "dutch", "results"),
    ("domain", "wording"),
    ("texts", "handin"),
    ("language",),
    ("copied",),
    ("material",),
    ("criteria",),
    ("criteria_set",),
    ("attendance",),
    ("programme",),
    ("rendering",),
    ("review",),
    ("judgement_history",),
    ("exercises", "drawings", "drafting", "judgement", "agreement", "tables"),
    ("groups", "meetings", "groupwork", "competencies", "fidelity", "outcomes"),
    ("judging", "overview", "trying"),
    ("workbook",),
    ("store", "documents", "charts"),
    ("collecting", "research"),
    ("studies",),
    ("screens",),
    ("lab",),
    ("__init__",),
    ("cli",),
    ("__main__",),
)
FLOOR = {room: floor for floor, rooms in enumerate(ROOMS) for room in rooms}
FILES = sorted(PACKAGE.rglob("*.py"))
OUTSIDE = {
    "pandas": {"rendering", "outcomes", "charts", "research", "studies"},
    "numpy": {"outcomes", "charts", "research", "studies"},
    "scipy": {"outcomes"},
    "statsmodels": set(),  # an oracle of tests and benchmarks
    "matplotlib": {"charts"},
    "narwhals": {"research"},
    "duckdb": {"research"},
    "dask": {"research"},
    "distributed": {"research"},
    "rich": {"rendering", "review", "cli"},
    "pydantic": {"domain", "handin", "criteria_set", "exercises", "drafting"},
    "pydantic_core": {"domain", "handin", "criteria_set", "exercises"},
    "openpyxl": {"tables"},
    "defusedxml": {"tables"},
    "sqlalchemy": {"store"},
    "alembic": {"store"},
    "docx": {"documents"},
    "typst": {"documents"},
    "anywidget": {"screens"},
    "ipywidgets": {"screens"},
    "traitlets": {"screens", "lab"},
    "jupyterlab": {"lab"},
    "jupyter_server": {"lab"},
    "tornado": {"lab"},
}


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path, run_time_only: bool = True) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    typing_only = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    found = set()
    for node in ast.walk(tree):
        if run_time_only and id(node) in typing_only:
            continue
        if isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_room_imports_only_what_lies_below_it(path: Path) -> None:
    here = FLOOR[room(path)]
    for module in imports(path):
        if module.startswith("herstelwerk."):
            there = module.split(".")[1]
            if there in FLOOR:
                assert FLOOR[there] <= here and (FLOOR[there] < here or there == room(path)), module


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_library_stays_in_its_room(path: Path) -> None:
    for module in imports(path):
        top = module.split(".")[0]
        assert room(path) in OUTSIDE.get(top, {room(path)}), module


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_file_is_read_in_one_sitting(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.count("\n") <= 300
    assert ast.get_docstring(ast.parse(text)), "a file says what it is for"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno <= 60, node.name


def test_the_pure_rooms_know_no_files_and_no_clock() -> None:
    for path in FILES:
        if FLOOR[room(path)] <= FLOOR["judging"] and room(path) != "rendering":
            text = path.read_text("utf-8")
            for forbidden in (" open(", "Path(", "date.today", "datetime.now", "time.time"):
                assert forbidden not in text, f"{path.name}: {forbidden}"


def test_criteria_and_checks_are_tied_one_to_one(workbook: Workbook) -> None:
    assert [c.check for c in workbook.criteria.criterion] == [c.id for c in (*INVENTORY, *PLAN)]
    assert [c.id for c in workbook.criteria.criterion] == [f"K{n}" for n in range(1, 9)] + [
        f"A{n}" for n in range(1, 11)
    ]


@pytest.mark.parametrize("id", CHECKS)
def test_a_criterion_has_its_page(id: str, workbook: Workbook) -> None:
    doc = ast.get_docstring(ast.parse((PACKAGE / "criteria" / f"{id.lower()}.py").read_text("utf-8"))) or ""
    titles = ["What it looks at:", "Why it matters:", "Example:", "What may help:", "Source:"]
    assert doc.startswith(f"{id}: ")
    assert sorted(titles, key=doc.index) == titles
    criterion = next(c for c in workbook.criteria.criterion if c.check == id)
    assert criterion.source and criterion.why and criterion.helps and criterion.good and criterion.poor
    assert set(criterion.thresholds) == set(CHECKS[id].limits)


def test_every_code_that_can_be_found_has_its_sentence(workbook: Workbook) -> None:
    trees = [ast.parse(path.read_text("utf-8")) for path in (PACKAGE / "criteria").glob("[ak]*.py")]
    triples = [n.elts[0] for tree in trees for n in ast.walk(tree) if isinstance(n, ast.Tuple) and len(n.elts) == 3]
    codes = {first.value for first in triples if isinstance(first, ast.Constant) and "share" not in str(first.value)}
    codes -= {limit for check in CHECKS.values() for limit in check.limits}
    codes |= {rule_code for rule in RULES for rule_code in _codes_of(rule)} | {
        "identifying",
        "vague_when",
        "weekday_clash",
    }
    assert codes <= set(workbook.criteria.finding)


def _codes_of(rule: object) -> set[str]:
    return {
        value
        for name, value in vars(rule).items()
        if name in ("CODE", "AVOIDANCE", "WORKER_GOAL", "VAGUE_ACTION", "TOO_BIG")
    }


def test_every_list_is_used_and_every_used_list_is_there(workbook: Workbook) -> None:
    there = {path.stem for path in (workbook.data / "words").glob("*.txt")}
    assert there == set(ALL_LISTS)


def test_pins_agree() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    lines = (ROOT / "constraints.txt").read_text("utf-8").split("\n")
    assert project["tool"]["uv"]["constraint-dependencies"] == [line for line in lines if line]
    names = {re.split(r"[=<>~!; ]", line)[0] for line in lines if line}
    groups = [d for group in project["dependency-groups"].values() for d in group if isinstance(d, str)]
    assert {d.split(">")[0].split("[")[0] for d in (*project["project"]["dependencies"], *groups)} <= names
    assert all("==" in line for line in lines if line)
