"""Every page for everyone: axe-core, contrast in both themes, 200 % zoom, and a voice for what changes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.people import SHEETS, introduce, new_line, ready
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
def known(server: Server, browser: Any) -> Server:
    """A server at which someone has said who she is."""
    context = browser.new_context(locale="nl-NL")
    context.set_default_timeout(90_000)
    page = context.new_page()
    page.goto(server.sheet("00-start.ipynb"))
    page.wait_for_selector("[data-hw-klaar]")
    introduce(page)
    context.close()
    return server


def states(page: Page, path: str) -> Iterator[str]:
    """The faces of a worksheet: each of its parts or exercises in turn."""
    yield path
    if "eindopdracht" in path:
        new_line(page)
        page.keyboard.type("Cliënt heeft geen contact met zijn moeder, tel. 06-12345678.")
        page.locator(".hw-vraag").first.wait_for()
        yield f"{path} met vragen"
    tabs, exercises = page.locator(".hw-tabs button").all(), page.locator(".hw-list button[data-k^=oefening]").all()
    every = 1 if "--full" in sys.argv else 3  # exercises of a kind are built alike
    for button in (*tabs[1:], *exercises[1::every]):
        button.click()
        page.wait_for_timeout(150)
        yield f"{path}: {button.inner_text()[:30]}"


@pytest.mark.parametrize("path", SHEETS)
def test_axe_finds_nothing_of_ours(known: Server, open_sheet: Open, path: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = ready(open_sheet(path, server=known))
    for state in states(page, path):
        found = Axe().run(page).response["violations"]
        ours = [
            (rule["id"], node["target"], node.get("failureSummary", "")[:200])
            for rule in found
            for node in rule["nodes"]
            if rule["id"] not in LABS_OWN or "hw-" in str(node["target"])
        ]
        assert not ours, state


@pytest.mark.parametrize("path", SHEETS)
def test_contrast_in_both_themes(known: Server, open_sheet: Open, path: str) -> None:
    page = ready(open_sheet(path, server=known))
    for state in states(page, path):
        for light in ("true", "false"):
            page.evaluate("light => document.body.dataset.jpThemeLight = light", light)
            page.evaluate("document.getAnimations().forEach(one => one.finish())")
            assert page.evaluate(_CONTRASTS) == [], (state, light)


@pytest.mark.parametrize("path", SHEETS)
def test_two_hundred_percent(known: Server, open_sheet: Open, path: str) -> None:
    """At 200 % a laptop of 1280 shows 640 pixels: nothing is cut off or has to be scrolled sideways."""
    page = ready(open_sheet(path, server=known))
    page.set_viewport_size({"width": 640, "height": 400})
    page.wait_for_function("document.querySelector('.hw-page').getBoundingClientRect().right <= innerWidth")  # laid out
    for state in states(page, path):
        wide = page.evaluate(
            "() => [...document.querySelectorAll('.hw-page *')]"
            ".filter(e => e.checkVisibility() && !e.closest('.hw-wide, .hw-unseen, svg') && e.getBoundingClientRect().right > innerWidth + 1)"
            ".map(e => [e.tagName, e.className, Math.round(e.getBoundingClientRect().right)])"
        )
        assert wide == [], state


def test_everything_says_what_it_is_in_dutch(known: Server, open_sheet: Open) -> None:
    page = ready(open_sheet("deelnemer/eindopdracht.ipynb", server=known))
    assert page.locator("html").get_attribute("lang") == "nl"
    assert page.locator(".hw-page").get_attribute("lang") == "nl"
    field = new_line(page)
    assert field.get_attribute("lang") == "nl" and field.get_attribute("spellcheck") == "true"
    assert page.evaluate("document.activeElement.labels[0].textContent").startswith("Wonen & dagelijks leven, kracht")
