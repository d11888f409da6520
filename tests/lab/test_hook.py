"""What somebody typed or saw never reaches a notebook on disk."""

from __future__ import annotations

import json
from typing import Any

import pytest

from herstelwerk.lab.hook import strip
from tests.worksheets import code, markdown, notebook, printed

SECRET = "wat een cliënt zei"
WIDGET = {
    "output_type": "display_data",
    "data": {"application/vnd.jupyter.widget-view+json": {"model_id": "x"}, "text/plain": f"Textarea({SECRET!r})"},
    "metadata": {},
}


def saved(path: str) -> dict[str, Any]:
    content = notebook(
        markdown("# Kop"),
        code("scherm()", printed(SECRET), WIDGET),
        widgets={"state": {"value": SECRET}},
        language_info={"name": "python", "version": "3.11"},
    )
    model = {"type": "notebook", "content": content}
    strip(model=model, path=path, contents_manager=None)
    return content


@pytest.mark.parametrize("path", ["notebooks/deelnemer/dag-1.ipynb", "/notebooks/00-start.ipynb", "onderzoek/x.ipynb"])
def test_a_worksheet_keeps_nothing(path: str) -> None:
    content = saved(path)
    assert SECRET not in json.dumps(content, ensure_ascii=False)
    assert content == notebook(markdown("# Kop"), code("scherm()"))


def test_a_notebook_of_a_researcher_keeps_its_pictures_but_no_widgets() -> None:
    content = saved("notebooks/onderzoek/uitkomsten.ipynb")
    assert content == notebook(markdown("# Kop"), code("scherm()", printed(SECRET)))


def test_other_files_pass_untouched() -> None:
    for model in ({"type": "file", "content": "widgets"}, {"type": "notebook"}, {"type": "directory", "content": None}):
        before = json.dumps(model)
        strip(model, "notebooks/x")
        assert json.dumps(model) == before
