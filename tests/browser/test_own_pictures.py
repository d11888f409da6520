"""The page itself looks at a picture again: only a PNG or JPEG that stands in its own address is ever drawn."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING, Any

import pytest

from herstelwerk.exercises.own_picture import checked_picture
from tests.conftest import ROOT
from tests.exercises.pictures import exif, jpeg, png

if TYPE_CHECKING:
    from playwright.sync_api import Page

_CODE = b64encode((ROOT / "herstelwerk" / "screens" / "page.js").read_bytes()).decode()
_STYLE = (ROOT / "herstelwerk" / "screens" / "page.css").read_text("utf-8")
# A page without Python behind it: what would come from there is handed over by hand.
_SHOW = """async ([code, style, tree, next]) => {
  const { default: page } = await import("data:text/javascript;base64," + code);
  const sheet = document.createElement("style"); sheet.textContent = style; document.head.append(sheet);
  const el = document.createElement("div"); document.body.append(el);
  let answer = null;
  const model = { get: () => "proef", on: (_, hear) => { answer = hear; }, off() {}, send() {} };
  page.render({ model, el });
  for (const one of [tree, next]) if (one) answer({ parts: [one], first: one === tree, saved: true }, []);
  const images = [...el.querySelectorAll("img")];
  await Promise.all(images.map((image) => image.decode().catch(() => null)));
  return images.map((image) => [image.getAttribute("src"), image.naturalWidth, image.offsetWidth, image.alt]);
}"""
# How often any element is given an address.
_COUNT = """() => {
  window.set = 0;
  const real = Element.prototype.setAttribute;
  Element.prototype.setAttribute = function (name, ...rest) {
    if (name === "src") window.set += 1;
    return real.call(this, name, ...rest);
  };
}"""
GOOD = checked_picture(png(64, 3)).source


def tree(source: Any, tag: str = "img", words: str = "in woorden") -> dict[str, Any]:
    picture = {"t": tag, "k": "plaatje", "a": {"src": source, "alt": words, "width": 64, "height": 3}}
    return {"t": "div", "k": "page", "a": {"class": "hw-page"}, "c": [{"t": "figure", "c": [picture]}]}


def show(page: Page, first: dict[str, Any], then: dict[str, Any] | None = None) -> list[list[Any]]:
    page.goto("about:blank")
    found: list[list[Any]] = page.evaluate(_SHOW, [_CODE, _STYLE, first, then])
    return found


def test_a_picture_is_drawn_and_keeps_within_the_page(page: Page) -> None:
    assert show(page, tree(GOOD)) == [[GOOD, 64, 64, "in woorden"]]
    wide = checked_picture(png(64, 3)).source
    page.set_viewport_size({"width": 60, "height": 400})
    ((_, natural, shown, _),) = show(page, tree(wide))
    assert natural == 64 and 0 < shown < 60


def test_a_photo_whose_story_was_left_out_is_still_drawn(page: Page) -> None:
    ((_, natural, _, _),) = show(page, tree(checked_picture(jpeg(1, 1, exif(6))).source))
    assert natural == 1


@pytest.mark.parametrize(
    "source",
    [
        "data:image/svg+xml;base64,PHN2ZyB4bWxucz0naHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmcnIG9ubG9hZD0nYWxlcnQoMSknLz4=",
        "data:text/html;base64,PGI+",
        "data:image/png;base64,ab cd",
        "data:image/png;base64,abcd\n",
        "http://127.0.0.1:9/x.png",
        "//127.0.0.1:9/x.png",
        "/files/werk/x.png",
        "javascript:alert(1)",
        "blob:x",
        "",
        None,
        ["data:image/png;base64,abcd", "x"],
    ],
)
def test_any_other_address_is_no_picture(page: Page, source: Any) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "127.0.0.1" in request.url else None)
    assert show(page, tree(source))[0][:2] == [None, 0]
    assert show(page, tree(GOOD), tree(source))[0][0] is None, "nor in the place of one that was good"
    assert asked == []


def test_no_other_element_gets_an_address(page: Page) -> None:
    show(page, tree(GOOD, tag="input"))
    assert page.evaluate("document.querySelectorAll('[src]').length") == 0


def test_a_page_that_is_drawn_again_does_not_load_its_picture_again(page: Page) -> None:
    page.goto("about:blank")
    page.evaluate(_COUNT)
    page.evaluate(_SHOW, [_CODE, _STYLE, tree(GOOD), tree(GOOD, words="anders gezegd")])
    assert page.evaluate("window.set") == 1
    assert page.evaluate("document.querySelector('img').alt") == "anders gezegd"
