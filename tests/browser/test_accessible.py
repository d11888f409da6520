"""Every page for everyone: axe-core, contrast in both themes, 200 % zoom, and a voice for what changes.

With `--full` every exercise of a day is looked at; in an ordinary run every third one, for those of a kind are built alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.people import SHEETS, new_line, open_part, ready, was_here
from tests.serving import Server

if TYPE_CHECKING:
    from playwright.sync_api import Page

Open = Callable[..., "Page"]
# Rules that JupyterLab's own page breaks; nothing of ours may stand among the parts they name.
LABS_OWN = {"aria-prohibited-attr", "aria-required-children", "label-title-only", "region", "landmark-one-main"}
_LEAST = 4.5
# Of every text that can be seen in our pages: its contrast with the ground it really stands on.
_CONTRASTS = """() => {
  const parse = (c) => { const m = c.match(/[\\d.]+/g).map(Number); return { rgb: m.slice(0, 3), a: m[3] ?? 1 }; };
  const light = ([r, g, b]) => { const f = (v) => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
    return 0.2126 * f(r) + 0.7152 * f(g) + 0.0722 * f(b); };
  const over = (top, below) => top.rgb.map((v, i) => v * top.a + below[i] * (1 - top.a));
  const ground = (el) => { const stack = []; for (let e = el; e; e = e.parentElement) stack.push(parse(getComputedStyle(e).backgroundColor));
    return stack.reverse().reduce((below, top) => over(top, below), [255, 255, 255]); };
  const poor = [];
  for (const el of document.querySelectorAll('.hw-page *')) {
    const own = [...el.childNodes].some((n) => n.nodeType === 3 && n.data.trim()) || el.matches('input:not([type=radio]):not([type=checkbox]),textarea');
    if (!own || el.closest('svg') || !el.checkVisibility() || el.matches(':disabled') || el.closest('.hw-unseen')) continue;
    const a = light(over(parse(getComputedStyle(el).color), ground(el))), b = light(ground(el));
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < LEAST) poor.push([Math.round(ratio * 100) / 100, el.className, el.textContent.slice(0, 40)]);
  }
  return poor; }""".replace("LEAST", str(_LEAST))


@pytest.fixture(scope="module")
def known(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server at which someone has said who she is."""
    folder = tmp_path_factory.mktemp("deelnemer")
    was_here(folder / "plek")
    running = Server(folder / "plek", folder / "thuis")
    yield running
    running.stop()


def of_ours(page: Page) -> list[tuple[str, Any, str]]:
    """What axe finds wrong with what is ours on this page: the rule, where, and why."""
    from axe_playwright_python.sync_playwright import Axe

    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)  # half a megabyte: once for a page
    found = page.evaluate("axe.run({ resultTypes: ['violations'] }).then((all) => all.violations)")
    return [
        (rule["id"], node["target"], node.get("failureSummary", "")[:200])
        for rule in found
        for node in rule["nodes"]
        if rule["id"] not in LABS_OWN or "hw-" in str(node["target"])
    ]


def poor_contrasts(page: Page) -> list[tuple[str, Any]]:
    """Texts that stand out too little, in the light and the dark theme."""
    poor = []
    for light in ("false", "true"):
        page.evaluate("light => document.body.setAttribute('data-jp-theme-light', light)", light)
        page.evaluate("document.getAnimations().forEach(one => one.finish())")
        poor += [(light, one) for one in page.evaluate(_CONTRASTS)]
    return poor


def states(page: Page, path: str, every: int) -> Iterator[str]:
    """The faces of a worksheet: each of its parts, or every so many exercises, in turn."""
    yield path
    if "eindopdracht" in path:
        new_line(page)
        page.keyboard.type("Cliënt heeft geen contact met zijn moeder, tel. 06-12345678.")
        page.locator(".hw-vraag").first.wait_for()
        yield f"{path} met vragen"
    tabs, exercises = page.locator(".hw-tabs button").all(), page.locator(".hw-list button[data-k^=oefening]").all()
    for button in (*tabs[1:], *exercises[1::every]):
        open_part(page, button)
        yield f"{path}: {button.inner_text()[:30]}"


@pytest.mark.parametrize("path", SHEETS)
def test_a_page_is_for_everyone(
    known: Server, open_sheet: Open, regular: Page, pytestconfig: pytest.Config, path: str
) -> None:
    """One opening of the page for all of it: opening is what takes time.

    At 200 % a laptop of 1280 shows 640 pixels: nothing is cut off or has to be scrolled sideways.
    """
    page = ready(open_sheet(path, server=known, page=regular))
    for state in states(page, path, every=1 if pytestconfig.getoption("--full") else 3):
        assert not of_ours(page), state
        assert not poor_contrasts(page), state
        page.set_viewport_size({"width": 640, "height": 400})
        page.wait_for_function(_LAID_OUT)
        assert page.evaluate(_BEYOND) == [], state
        page.set_viewport_size({"width": 1280, "height": 800})


_LAID_OUT = "document.querySelector('.hw-page').getBoundingClientRect().right <= innerWidth"
_BEYOND = """() => [...document.querySelectorAll('.hw-page *')]
  .filter((e) => e.checkVisibility() && !e.closest('.hw-wide, .hw-unseen, svg') && e.getBoundingClientRect().right > innerWidth + 1)
  .map((e) => [e.tagName, e.className, Math.round(e.getBoundingClientRect().right)])"""


def test_everything_says_what_it_is_in_dutch(known: Server, open_sheet: Open, regular: Page) -> None:
    page = ready(open_sheet("deelnemer/eindopdracht.ipynb", server=known, page=regular))
    assert page.locator("html").get_attribute("lang") == "nl"
    assert page.locator(".hw-page").get_attribute("lang") == "nl"
    field = new_line(page)
    assert field.get_attribute("lang") == "nl" and field.get_attribute("spellcheck") == "true"
    assert page.evaluate("document.activeElement.labels[0].textContent").startswith("Wonen & dagelijks leven, kracht")
