"""A fingerprint follows what runs and what is read, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from herstelwerk.lab.fingerprint import MAX_NOTEBOOK, cells_of, file_fingerprint, fingerprint, own_fingerprints
from tests.worksheets import code, markdown, notebook, printed, write

CELLS = st.lists(st.tuples(st.sampled_from(["code", "markdown", "raw"]), st.text(max_size=20)), max_size=5)


@given(CELLS, CELLS)
def test_other_cells_have_another_fingerprint(one: list[tuple[str, str]], other: list[tuple[str, str]]) -> None:
    assert (fingerprint(one) == fingerprint(other)) == (one == other)


def test_metadata_and_outputs_do_not_count(tmp_path: Path) -> None:
    plain = write(tmp_path / "a.ipynb", notebook(markdown("# Kop"), code("print(1)")))
    dressed = notebook(markdown("# Kop"), code("print(1)", printed("1\n")), herstelwerk={"autorun": True})
    dressed["cells"][0]["metadata"] = {"tags": ["iets"]}
    assert file_fingerprint(plain) == file_fingerprint(write(tmp_path / "b.ipynb", dressed))


def test_a_text_in_lines_is_the_same_text(tmp_path: Path) -> None:
    whole = write(tmp_path / "a.ipynb", notebook(code("a = 1\nb = 2")))
    cut = write(tmp_path / "b.ipynb", notebook(code(["a = 1\n", "b = 2"])))  # type: ignore[arg-type]
    assert file_fingerprint(whole) == file_fingerprint(cut)


def test_what_a_browser_sends_and_what_stands_in_the_file_agree(tmp_path: Path) -> None:
    sent = [{"type": "markdown", "source": "# Één – kop"}, {"type": "code", "source": "print('é')"}]
    path = write(tmp_path / "a.ipynb", notebook(markdown("# Één – kop"), code("print('é')")))
    assert fingerprint(cells_of(sent) or []) == file_fingerprint(path)


def test_what_is_no_list_of_cells() -> None:
    for wrong in (None, {}, "cellen", [1], [{}], [{"type": "code"}], [{"type": 1, "source": ""}]):
        assert cells_of(wrong) is None
    assert cells_of([{"type": "code", "source": [1]}]) is None
    assert cells_of([]) == []


def test_own_fingerprints_are_of_all_folders_but_hidden_ones(tmp_path: Path) -> None:
    for name in ("een.ipynb", "map/twee.ipynb", ".ipynb_checkpoints/drie.ipynb"):
        write(tmp_path / name, notebook(code(name)))
    own = own_fingerprints(tmp_path)
    assert own == {fingerprint([("code", "een.ipynb")]), fingerprint([("code", "map/twee.ipynb")])}


def test_a_file_that_is_no_notebook_does_not_count(tmp_path: Path) -> None:
    (tmp_path / "stuk.ipynb").write_text("{")
    (tmp_path / "diep.ipynb").write_text("[" * 100_000)
    (tmp_path / "lijst.ipynb").write_text("[]")
    (tmp_path / "groot.ipynb").write_text(json.dumps(notebook(code("#" * MAX_NOTEBOOK))))
    (tmp_path / "map.ipynb").mkdir()
    assert own_fingerprints(tmp_path) == frozenset()
