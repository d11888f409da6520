"""Judging an evening's pile: opening sixteen hand-ins with their evidence, and going on to the next one.

python benchmarks/judging.py            # needs Chromium; prints a table

Inside Python it times the page itself; in the browser, key press to the next hand-in on the screen. The peer there is
the plainest thing that does the like: a button of ipywidgets that puts the text of another hand-in in one HTML widget.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from workbook import _WATCH, notebook, quantile  # noqa: E402

from herstelwerk.groups import Course, Group, Member, course_body, roster_body  # noqa: E402
from herstelwerk.store import GROUP, Store  # noqa: E402
from herstelwerk.workbook import Workbook, load  # noqa: E402
from tests.serving import Server  # noqa: E402

SIZE, TIMES = 16, 5
GROUP_CODE = "2026-NIJ-1"
DAYS = (date(2026, 10, 5), date(2026, 10, 12), date(2026, 11, 2), date(2026, 11, 16))
_PEER = """import json, ipywidgets as w
from pathlib import Path
files = sorted(Path({folder!r}).glob('D*.json'))
turn, page = w.Button(description='peer-next'), w.HTML()
page.at = 0
def on(_):
    page.at += 1
    text = files[page.at % len(files)].read_text()
    page.value = '<p class=peer>' + str(page.at) + '</p><pre>' + text.replace('<', '&lt;') + '</pre>'
turn.on_click(on)
w.VBox([turn, page])"""


def pile(work: Path) -> None:
    """Sixteen hand-ins of one group, made from the twelve examples."""
    book = Workbook.find()
    examples = [load(path) for path in sorted(book.examples.glob("D*.json"))]
    with Store.open(work) as store:
        codes = [f"D{number:02}" for number in range(1, SIZE + 1)]
        group = Group(GROUP_CODE, Course("Nijmegen", DAYS), tuple(Member(code) for code in codes))
        store.save(GROUP + GROUP_CODE, "programma", course_body(group.course), 0)
        store.save(GROUP + GROUP_CODE, "groep", roster_body(group), 0)
        for number, code in enumerate(codes):
            one = examples[number % len(examples)].model_copy(update={"trainee": code, "cohort": GROUP_CODE})
            assert one.submitted_at is not None
            store.hand_in(code, one.model_dump_json().encode(), one.submitted_at)
        store.remember("mus9", "trainer", GROUP_CODE, "trainer/nakijken.ipynb")


def in_python(work: Path) -> tuple[float, list[float], list[float]]:
    """Seconds to open the pile with evidence; milliseconds per next hand-in and per judgement."""
    from herstelwerk.domain import AMSTERDAM
    from herstelwerk.screens.desk import Desk
    from herstelwerk.screens.judging.screen import JudgingScreen
    from herstelwerk.screens.page import Page

    with Store.open(work) as store:
        began = time.perf_counter()
        now = lambda: __import__("datetime").datetime.now(AMSTERDAM)  # noqa: E731
        desk = Desk(Workbook.find(), store, "mus9", GROUP_CODE, now)
        page = Page(JudgingScreen(desk, "deelnemer"))
        opened = time.perf_counter() - began
        on = [timed(lambda: page.press("volgende")) for _ in range(SIZE - 1)]
        item = page.screen.work.pile.newest[-1]  # type: ignore[attr-defined]
        said = [
            timed(lambda c=c: page.press(f"{item.key}:{c.id}:{c.level or 'voldaan'}")) for c in item.review.criteria
        ]
    return opened, on, said


def timed(does: Any) -> float:
    """Milliseconds that something takes."""
    began = time.perf_counter()
    does()
    return (time.perf_counter() - began) * 1000


def in_browser(folder: Path) -> tuple[float, list[float], list[float]]:
    """Seconds to open the page in a server that runs; milliseconds from key to next hand-in; the same of the peer."""
    from playwright.sync_api import sync_playwright

    sheets = folder / "bladen"
    shutil.copytree(ROOT / "notebooks", sheets)
    source = _PEER.format(folder=str(Workbook.find().examples))
    (sheets / "peer-next.ipynb").write_text(json.dumps(notebook(source)))
    server = Server(folder / "plek", folder / "thuis", sheets)
    with sync_playwright() as running:
        executable = shutil.which("chromium") or shutil.which("google-chrome")
        browser = running.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        page = browser.new_page(locale="nl-NL", viewport={"width": 1366, "height": 850})
        page.set_default_timeout(120_000)
        opened = []
        for _ in range(TIMES):
            began = time.perf_counter()
            page.goto(server.sheet("trainer/nakijken.ipynb"))
            page.wait_for_selector("[data-hw-ready]")
            opened.append(time.perf_counter() - began)
        page.get_by_role("button", name="Kijk D01 na").click()
        page.wait_for_selector("text=D01, poging 1")
        ours = []
        for number in range(2, SIZE + 1):
            page.wait_for_timeout(150)
            began = time.perf_counter()
            page.keyboard.press("ArrowRight")
            page.evaluate(_WATCH, ["[data-k='wie-en-waar']", f"D{number:02}, poging 1"])
            ours.append((time.perf_counter() - began) * 1000)
        page.goto(server.sheet("peer-next.ipynb"))
        button = page.get_by_role("button", name="peer-next")
        button.wait_for()
        theirs = []
        for number in range(1, SIZE):
            page.wait_for_timeout(150)
            began = time.perf_counter()
            button.press("Enter")
            page.evaluate(_WATCH, [".peer", str(number)])
            theirs.append((time.perf_counter() - began) * 1000)
        browser.close()
    server.stop()
    return statistics.median(opened), ours, theirs


def main() -> None:
    """Run all of it and print a table."""
    folder = Path(tempfile.mkdtemp())
    rows = [("load before", f"{os.getloadavg()[0]:.1f}")]
    pile(folder / "werk")
    opened, on, said = in_python(folder / "werk")
    rows += [
        (f"open a group of {SIZE} with evidence, page in Python (s)", f"{opened:.2f}"),
        ("next hand-in, page in Python p50 / p95 (ms)", f"{quantile(on, 0.5):.0f} / {quantile(on, 0.95):.0f}"),
        (
            "a judgement kept and the next shown p50 / p95 (ms)",
            f"{quantile(said, 0.5):.0f} / {quantile(said, 0.95):.0f}",
        ),
    ]
    pile(folder / "plek" / "werk")
    warm, ours, theirs = in_browser(folder)
    rows += [
        ("open the page in the browser, kernel running (s)", f"{warm:.1f}"),
        ("key to next hand-in on the screen p50 / p95 (ms)", f"{quantile(ours, 0.5):.0f} / {quantile(ours, 0.95):.0f}"),
        (
            "peer: button and one HTML widget p50 / p95 (ms)",
            f"{quantile(theirs, 0.5):.0f} / {quantile(theirs, 0.95):.0f}",
        ),
        ("ratio p95", f"{quantile(ours, 0.95) / quantile(theirs, 0.95):.2f}"),
        ("load after", f"{os.getloadavg()[0]:.1f}"),
    ]
    for name, value in rows:
        print(f"| {name} | {value} |")
    shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
