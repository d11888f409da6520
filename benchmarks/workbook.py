"""How the workbook feels: opening a worksheet, keystroke to question, memory per trainee; beside plain peers.

python benchmarks/workbook.py            # needs Chromium; prints a table

The peer is the same JupyterLab with the plainest thing that does the like: a notebook with one `print`, and a text
area of ipywidgets whose every change sets a label.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.browser.people import introduce, new_line  # noqa: E402
from tests.serving import Server  # noqa: E402

KEYS, OPENS = 80, 5
_PEER = """import ipywidgets as w
area, label = w.Textarea(), w.HTML()
area.observe(lambda c: setattr(label, 'value', '<p class=peer>' + str(len(c['new'])) + '</p>'), 'value')
w.VBox([area, label])"""


def notebook(source: str) -> dict[str, Any]:
    """A notebook of one cell."""
    cell: dict[str, Any] = {
        "cell_type": "code",
        "id": "a",
        "metadata": {},
        "execution_count": None,
        "outputs": [],
        "source": source,
    }
    spec = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    return {"cells": [cell], "metadata": spec, "nbformat": 4, "nbformat_minor": 5}


def peers(folder: Path) -> Path:
    """Our worksheets and the two peers, so that all are opened by the same extension."""
    shutil.copytree(ROOT / "notebooks", folder)
    (folder / "peer-print.ipynb").write_text(json.dumps(notebook("print('hw-peer')")))
    (folder / "peer-area.ipynb").write_text(json.dumps(notebook(_PEER)))
    return folder


def opening(page: Any, server: Server, path: str, wait: str) -> float:
    """Seconds from asking for a worksheet until it can be used."""
    began = time.perf_counter()
    page.goto(server.sheet(path))
    page.wait_for_selector("[data-hw-klaar]")
    page.wait_for_selector(wait)
    return time.perf_counter() - began


_WATCH = """([selector, wanted]) => new Promise(done => {
  const there = () => (document.querySelector(selector)?.textContent || '').includes(wanted);
  const look = () => there() ? done() : requestAnimationFrame(look);
  look(); })"""


def keystrokes(page: Any, words: list[tuple[str, str, str]]) -> list[float]:
    """Milliseconds from the last keystroke until the answer stands on the page: (text, where, what to wait for)."""
    took = []
    for text, selector, wanted in words:
        page.locator("textarea").first.fill("")
        page.wait_for_timeout(120)
        page.keyboard.type(text[:-1])
        page.wait_for_timeout(250)
        began = time.perf_counter()
        page.keyboard.type(text[-1])
        page.evaluate(_WATCH, [selector, wanted])
        took.append((time.perf_counter() - began) * 1000)
    return took


def pss(pid: int) -> float:
    """Proportional memory of one process, in MiB."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    return float("nan")


def quantile(values: list[float], share: float) -> float:
    """The value below which this share lies."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def main() -> None:
    """Run all of it and print a table."""
    from playwright.sync_api import sync_playwright

    folder = Path(tempfile.mkdtemp())
    server = Server(folder / "plek", folder / "thuis", peers(folder / "bladen"))
    rows: list[tuple[str, str]] = [("load before", f"{os.getloadavg()[0]:.1f}")]
    with sync_playwright() as running:
        executable = shutil.which("chromium") or shutil.which("google-chrome")
        browser = running.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        page = browser.new_page(locale="nl-NL")
        page.set_default_timeout(120_000)
        first = opening(page, server, "00-start.ipynb", "[data-hw-ready]")
        introduce(page)
        ours = [opening(page, server, "deelnemer/dag-1.ipynb", "[data-hw-ready]") for _ in range(OPENS)]
        plain = [opening(page, server, "peer-print.ipynb", ".jp-OutputArea-output") for _ in range(OPENS)]
        cold = opening(page, server, "deelnemer/eindopdracht.ipynb", "[data-hw-ready]")
        rows += [
            ("first open (s)", f"{first:.1f}"),
            ("warm open, day 1, median (s)", f"{statistics.median(ours):.1f}"),
            ("peer: notebook with one print (s)", f"{statistics.median(plain):.1f}"),
            ("ratio", f"{statistics.median(ours) / statistics.median(plain):.2f}"),
            ("open of the final assignment (s)", f"{cold:.1f}"),
        ]
        new_line(page)
        words = [(f"Ik wil{' heel' * (n % 3)} geen ruzie {n}", ".hw-vraag", "geen") for n in range(KEYS // 2)]
        words += [(f"Cliënt kookt {n}", ".hw-vraag", "Cliënt") for n in range(KEYS // 2)]
        mine = keystrokes(page, words)
        memory = pss(server.process.pid) + max(pss(kernel.pid) for kernel in server.kernels())
        opening(page, server, "peer-area.ipynb", "textarea")
        theirs = keystrokes(page, [("a" * (n % 30 + 2), ".peer", str(n % 30 + 2)) for n in range(KEYS)])
        rows += [
            ("keystroke to question p50 / p95 (ms)", f"{quantile(mine, 0.5):.0f} / {quantile(mine, 0.95):.0f}"),
            ("peer: text area and label (ms)", f"{quantile(theirs, 0.5):.0f} / {quantile(theirs, 0.95):.0f}"),
            ("ratio p95", f"{quantile(mine, 0.95) / quantile(theirs, 0.95):.2f}"),
            ("memory per trainee, server and kernel (MiB PSS)", f"{memory:.0f}"),
        ]
        browser.close()
    server.stop()
    rows.append(("load after", f"{os.getloadavg()[0]:.1f}"))
    for name, value in rows:
        print(f"| {name} | {value} |")
    shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
