"""Worksheets in a real browser: ours build themselves and look calm, others never run, and nothing is lost."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psutil
import pytest

from tests.browser.conftest import folder_of, watch
from tests.serving import PATIENCE, Server
from tests.worksheets import code, markdown, notebook, write

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Open = Callable[..., "Page"]

FORM = """
import os
import anywidget, traitlets

class Veld(anywidget.AnyWidget):
    tekst = traitlets.Unicode("").tag(sync=True)
    antwoord = traitlets.Unicode("").tag(sync=True)
    _esm = '''export default { render({ model, el }) {
      el.innerHTML = '<label for="v">Wat gaat goed?</label> <textarea id="v"></textarea> <p id="a"></p>';
      const field = el.querySelector("textarea");
      field.oninput = () => { model.set("tekst", field.value); model.save_changes(); };
      model.on("change:antwoord", () => { el.querySelector("p").textContent = model.get("antwoord"); });
    } }'''

    @traitlets.observe("tekst")
    def _hoort(self, change):
        self.antwoord = f"{len(change.new)} tekens"

Veld()
"""
BESIDE = """
try:
    import buurman
    print("vreemde code")
except ImportError:
    import herstelwerk
    print("eigen" if herstelwerk.__file__.endswith("__init__.py") else "vreemd")
"""
START = notebook(
    markdown("# Mijn *blad*\n\nGa naar [dag 1](deelnemer/dag-1.ipynb)."),
    code("import os\nprint('python', os.getpid())"),
    code(FORM),
    code(BESIDE),
    code("import sys\nprint('waarschuwing', file=sys.stderr)"),
)


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ons")
    write(folder / "00-start.ipynb", START)
    write(folder / "deelnemer" / "dag-1.ipynb", notebook(markdown("# Dag 1"), code("print('dag', 1)")))
    return folder


@pytest.fixture(scope="module")
def bench(ours: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with worksheets made for these tests, and strangers beside them."""
    folder = tmp_path_factory.mktemp("bank")
    running = Server(folder / "plek", folder / "thuis", ours)
    for name in ("buurman.py", "herstelwerk.py", "anywidget.py"):
        (folder_of(running) / name).write_text("__file__ = 'vreemd.py'\n")
    yield running
    assert running.stop() == 0
    assert list(running.home.iterdir()) == []


def printed(page: Page) -> list[str]:
    return [text.strip() for text in page.locator(".jp-RenderedText:visible").all_inner_texts()]


def contents(server: Server) -> dict[Path, bytes]:
    """What stands in the notebooks on disk; the copies JupyterLab keeps of them do not count."""
    paths = folder_of(server).rglob("*.ipynb")
    return {path: path.read_bytes() for path in paths if path.parent.name != ".ipynb_checkpoints"}


def test_a_worksheet_builds_itself_and_shows_neither_code_nor_bars(bench: Server, open_sheet: Open) -> None:
    page = open_sheet("00-start.ipynb", bench)
    assert page.title() == "herstelwerk – Mijn blad"
    assert page.evaluate("document.documentElement.lang") == "nl"
    assert "token" not in page.url
    assert page.locator("h1").inner_text().strip("¶") == "Mijn blad"
    texts = printed(page)
    assert len(texts) == 2 and texts[0].startswith("python ") and texts[1] == "eigen"  # no stderr
    for part in (".jp-Editor", ".jp-InputPlaceholder", ".jp-InputPrompt", ".jp-Toolbar", ".lm-MenuBar", ".jp-SideBar"):
        assert page.locator(f"{part}:visible").count() == 0, part
    box = page.locator(".hw-blad").bounding_box()
    assert box == {"x": 0, "y": 0, "width": 1280, "height": 800}  # no grey band is left
    assert page.locator("#hw-status").inner_text() == "" == page.locator("#hw-alarm").inner_text()


def test_a_form_talks_with_python_and_keys_do_not_touch_the_sheet(bench: Server, open_sheet: Open) -> None:
    page = open_sheet("00-start.ipynb", bench)
    cells = page.locator(".jp-Cell").count()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "dag 1"  # reading starts at the top
    page.locator(".jp-MarkdownCell p").first.dblclick()
    for key in ("Escape", *"ddabmyxvzhp00", "Enter", "Shift+Enter", "Control+b", "Control+Shift+c", "F1", "Control+s"):
        page.keyboard.press(key)
    assert page.locator("#hw-status").inner_text() == "Je antwoorden worden vanzelf bewaard."
    assert page.locator(".jp-Cell").count() == cells
    assert page.locator(".jp-Editor:visible, .jp-Dialog:visible, .lm-Menu, .lm-CommandPalette:visible").count() == 0
    page.locator(".jp-MarkdownCell p").first.click(button="right")
    assert page.locator(".lm-Menu").count() == 0
    page.locator("#v").press_sequentially("dd aa mm\nxx")
    page.get_by_text("11 tekens").wait_for()
    assert page.locator("#v").input_value() == "dd aa mm\nxx"  # Enter begins a line
    page.keyboard.press("Control+z")
    page.wait_for_function("document.querySelector('#v').value.length < 11")
    assert page.locator(".jp-Cell").count() == cells


def test_a_link_opens_its_own_page_and_back_comes_back(bench: Server, open_sheet: Open) -> None:
    page = open_sheet("00-start.ipynb", bench)
    before = contents(bench)
    page.locator("#v").fill("iets")
    page.get_by_role("link", name="dag 1").click()
    page.wait_for_selector("h1:has-text('Dag 1')")
    page.wait_for_selector("[data-hw-klaar]")
    assert printed(page) == ["dag 1"] and page.title() == "herstelwerk – Dag 1"
    page.go_back()
    page.wait_for_selector("h1:has-text('Mijn')")
    page.wait_for_selector("[data-hw-klaar]")
    assert page.url == f"{bench.origin}/doc/tree/notebooks/00-start.ipynb"
    assert contents(bench) == before


def strangers(trace: Path) -> dict[str, dict[str, Any]]:
    """Notebooks that are not ours, each of which would leave a trace when it ran."""
    leave = f"open({str(trace)!r}, 'w').write('gelopen')"
    changed = {**START, "cells": [*START["cells"][:-1], START["cells"][-1] | {"source": leave}]}
    return {
        "our-metadata": notebook(markdown("# Vreemd"), code(leave), herstelwerk={"autorun": True}),
        "our-fingerprint-claimed": notebook(code(leave), herstelwerk={"fingerprint": "0" * 64, "own": True}),
        "changed-copy": changed,
        "one-cell-more": {**START, "cells": [*START["cells"], code(leave) | {"id": "extra"}]},
    }


@pytest.mark.parametrize("kind", strangers(Path("x")))
def test_a_notebook_that_is_not_ours_does_not_run(bench: Server, page: Page, tmp_path: Path, kind: str) -> None:
    trace = tmp_path / "spoor"
    write(folder_of(bench) / "vreemd.ipynb", strangers(trace)[kind])
    page.goto(bench.sheet("vreemd.ipynb"))
    page.get_by_text("Dit is geen werkblad van herstelwerk, of het is veranderd.").wait_for()
    page.wait_for_function("window.jupyterapp.shell.currentWidget.sessionContext.session?.kernel?.status === 'idle'")
    assert not trace.exists()
    assert page.locator(".jp-NotebookPanel .jp-Toolbar:visible").count() > 0  # plain JupyterLab
    assert page.locator(".hw-blad, [data-hw-klaar]").count() == 0
    page.evaluate("window.jupyterapp.shell.currentWidget.context.model.dirty = false")
    page.close()
    bench.tidy()


def test_the_lab_is_plain(bench: Server, page: Page) -> None:
    page.goto(f"{bench.origin}/lab/tree/notebooks/00-start.ipynb?token={bench.token}")
    page.wait_for_selector(".jp-NotebookPanel")
    page.wait_for_function("window.jupyterapp.shell.currentWidget.sessionContext.session?.kernel?.status === 'idle'")
    assert page.locator(".jp-SideBar:visible").count() == 2 and page.locator(".lm-MenuBar:visible").count() == 1
    assert page.get_by_text("Bestand", exact=True).count() > 0  # the menu, in Dutch
    assert page.locator(".hw-blad, .hw-melding:visible").count() == 0
    assert printed(page) == []
    page.evaluate("window.jupyterapp.shell.currentWidget.context.model.dirty = false")
    page.close()
    bench.tidy()


def test_a_python_that_fell_over_is_followed_by_another(bench: Server, open_sheet: Open) -> None:
    page = open_sheet("00-start.ipynb", bench)
    first = printed(page)[0]
    os.kill(int(first.split()[1]), signal.SIGKILL)
    page.get_by_text("De verbinding viel even weg; je werkblad wordt opnieuw opgebouwd").wait_for()
    assert page.locator(".jp-Dialog:visible").count() == 0
    page.wait_for_selector("[data-hw-klaar]")
    assert printed(page)[0] != first and printed(page)[1] == "eigen"
    page.locator("#v").fill("vier")
    page.get_by_text("4 tekens").wait_for()
    assert page.locator("#hw-status").inner_text() == ""
    assert page.locator("body").get_attribute("data-hw-verbinding") == "goed"


def test_a_python_that_was_ended_is_followed_by_another(bench: Server, open_sheet: Open) -> None:
    """As when a laptop slept: the server ended a Python without a browser."""
    page = open_sheet("00-start.ipynb", bench)
    first = printed(page)[0]
    for kernel in bench.ask("GET", "api/kernels")[1]:
        bench.ask("DELETE", f"api/kernels/{kernel['id']}")
    page.wait_for_selector(".hw-blad:not([data-hw-klaar])")
    page.wait_for_selector("[data-hw-klaar]")
    assert printed(page)[0] != first
    page.locator("#v").fill("vier")
    page.get_by_text("4 tekens").wait_for()


def test_two_windows_on_one_worksheet_both_work(bench: Server, open_sheet: Open, page: Page) -> None:
    open_sheet("00-start.ipynb", bench)
    other = open_sheet("00-start.ipynb", bench, page.context.new_page())
    for window in (page, other):
        window.locator("#v").fill("twee vensters")
        window.get_by_text("13 tekens").wait_for()


@pytest.mark.parametrize(("width", "height"), [(640, 400), (320, 256)])  # 1280 × 800 at 200 %, 1280 × 1024 at 400 %
def test_an_enlarged_sheet_needs_no_scrolling_sideways(
    bench: Server, open_sheet: Open, page: Page, width: int, height: int
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    open_sheet("00-start.ipynb", bench)
    wide = "[document.documentElement, document.querySelector('.jp-WindowedPanel-outer')].map(e => e.scrollWidth)"
    assert max(page.evaluate(wide)) <= width


def test_a_server_that_is_gone_is_said_in_dutch(ours: Path, open_sheet: Open, tmp_path: Path) -> None:
    server = Server(tmp_path / "plek", tmp_path / "thuis", ours)
    page = open_sheet("00-start.ipynb", server)
    pythons = server.kernels()
    server.process.kill()
    page.get_by_text("herstelwerk is gestopt. Wat bewaard was, is veilig.").wait_for()
    page.wait_for_timeout(12_000)  # in which JupyterLab would put up its own, English words
    assert page.locator(".jp-Dialog:visible, .jp-toast:visible, .Toastify__toast:visible").count() == 0
    assert "connection" not in page.locator("body").inner_text().lower()
    assert page.locator("body").get_attribute("data-hw-verbinding") == "weg"
    assert len(pythons) == 1 and psutil.wait_procs(pythons, PATIENCE)[1] == []
    server.stop()


def test_ctrl_c_while_somebody_is_at_work(ours: Path, open_sheet: Open, tmp_path: Path) -> None:
    server = Server(tmp_path / "plek", tmp_path / "thuis", ours)
    page = open_sheet("00-start.ipynb", server)
    page.locator("#v").fill("iets")
    pythons = server.kernels()
    assert server.stop() == 0
    assert server.printed.endswith("\nGestopt. Alles wat bewaard was, staat er morgen weer.\n")
    assert "Error" not in server.printed and "Traceback" not in server.printed
    assert not any(python.is_running() for python in pythons)
    page.get_by_text("herstelwerk is gestopt.").wait_for()


def test_a_cell_that_fails_is_said_in_dutch(open_sheet: Open, tmp_path: Path) -> None:
    write(tmp_path / "ons" / "00-start.ipynb", notebook(markdown("# Blad"), code("print('eerst')"), code("1 / 0")))
    server = Server(tmp_path / "plek", tmp_path / "thuis", tmp_path / "ons")
    page = open_sheet("00-start.ipynb", server)
    page.get_by_text("Een deel van dit werkblad is niet te tonen. Wat je bewaarde, is er nog.").wait_for()
    assert printed(page) == ["eerst"]  # and no English traceback
    page.get_by_role("button", name="Probeer opnieuw").click()
    page.wait_for_selector("h1:has-text('Blad')")
    page.get_by_role("button", name="Probeer opnieuw").wait_for()
    assert server.stop() == 0


def test_a_request_to_elsewhere_would_be_seen(browser: Browser) -> None:
    outside: list[str] = []
    context = browser.new_context()
    watch(context, outside, [])
    failed = context.new_page().evaluate("fetch('http://example.org/x').then(() => '', error => error.name)")
    context.close()
    assert (failed, outside) == ("TypeError", ["http://example.org/x"])


def test_the_workbook_opens_as_it_ships(server: Server, open_sheet: Open) -> None:
    page = open_sheet("00-start.ipynb")
    assert page.title().startswith("herstelwerk")
    assert page.locator("#hw-alarm").inner_text() == ""
