"""Which notebooks are served, and that a copy follows the package without losing what somebody wrote in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from herstelwerk.lab import folder
from herstelwerk.lab.folder import package_notebooks, served
from tests.conftest import ROOT
from tests.worksheets import code, notebook, write


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    write(tmp_path / "ons" / "00-start.ipynb", notebook(code("print('start')")))
    write(tmp_path / "ons" / "deelnemer" / "dag-1.ipynb", notebook(code("print('dag 1')")))
    write(tmp_path / "ons" / ".ipynb_checkpoints" / "oud.ipynb", notebook(code("oud")))
    return tmp_path / "ons"


def test_the_package_finds_its_own_notebooks_wherever_one_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "notebooks" / "00-start.ipynb", notebook(code("vreemd")))
    monkeypatch.chdir(tmp_path)
    assert package_notebooks() == ROOT / "notebooks" or package_notebooks().is_relative_to(folder._PACKAGE)


def test_a_folder_with_worksheets_is_served_as_it_is(tmp_path: Path, ours: Path) -> None:
    own = write(tmp_path / "plek" / "notebooks" / "00-start.ipynb", notebook(code("eigen")))
    before = own.read_bytes()
    assert served(tmp_path / "plek", ours) == tmp_path / "plek"
    assert own.read_bytes() == before
    assert not (tmp_path / "plek" / "werk").exists()


def test_elsewhere_a_copy_is_served(tmp_path: Path, ours: Path) -> None:
    root = served(tmp_path / "plek", ours)
    assert root == tmp_path / "plek" / "werk" / "werkboek"
    copied = {str(path.relative_to(root)) for path in root.rglob("*") if path.is_file()}
    assert copied == {"notebooks/00-start.ipynb", "notebooks/deelnemer/dag-1.ipynb"}


def test_a_copy_follows_the_package_and_what_was_changed_is_put_aside(tmp_path: Path, ours: Path) -> None:
    root = served(tmp_path, ours)
    start = root / "notebooks" / "00-start.ipynb"
    changed = write(start, notebook(code("print('van mij')"))).read_bytes()
    extra = write(root / "notebooks" / "eigen.ipynb", notebook(code("eigen")))
    assert served(tmp_path, ours) == root
    assert start.read_bytes() == (ours / "00-start.ipynb").read_bytes()
    assert (root / "vorige" / "00-start.ipynb").read_bytes() == changed
    assert extra.is_file()


def test_a_copy_that_only_jupyter_touched_is_not_put_aside(tmp_path: Path, ours: Path) -> None:
    root = served(tmp_path, ours)
    write(root / "notebooks" / "00-start.ipynb", notebook(code("print('start')"), language_info={"name": "python"}))
    served(tmp_path, ours)
    assert not (root / "vorige").exists()
    assert (root / "notebooks" / "00-start.ipynb").read_bytes() == (ours / "00-start.ipynb").read_bytes()
