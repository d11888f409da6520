"""The review as HTML: balanced, Dutch, everything people typed escaped, and the words marked in place."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herstelwerk.rendering.html import as_html, marked
from herstelwerk.results import Finding
from herstelwerk.review import Review
from herstelwerk.texts import every_text
from herstelwerk.workbook import load
from tests.hand_ins import EXAMPLES, HOSTILE, complete, hostile, ids, minimal

VOID = {"br", "img", "hr", "input", "meta", "link"}
ALLOWED = {"section", "style", "p", "strong", "h3", "details", "summary", "span", "ul", "li", "blockquote", "mark"}


class Reading(HTMLParser):
    """Checks that every tag is closed by its own, and keeps tags, attributes and the text of each blockquote."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str, str | None]] = []
        self.quotes: list[str] = []
        self.marks: list[str] = []
        self.visible = ""
        self.feed(html)
        self.close()
        assert not self.open, self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(tag, name, value) for name, value in attrs]
        if tag not in VOID:
            self.open.append(tag)
        if tag == "blockquote":
            self.quotes.append("")
        if tag == "mark":
            self.marks.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open.pop() == tag, tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.visible += data
        if "blockquote" in self.open:
            self.quotes[-1] += data
        if "mark" in self.open:
            self.marks[-1] += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")


def check(review: Review) -> Reading:
    """What must hold of the HTML of every review."""
    html = as_html(review)
    read = Reading(html)
    assert html.startswith('<section class="hw-review" lang="nl"')
    assert read.tags <= ALLOWED
    assert not [name for _, name, _ in read.attributes if name.startswith("on") or name in ("src", "href", "style")]
    for result in review.criteria:
        assert result.name in read.visible and result.signal.value in read.visible
    texts = {(place.where, place.field): place.text for place in every_text(review.assignment)}
    located = [f for f in _shown(review) if f.start is not None and texts.get((f.where, f.field))]
    assert read.quotes == [texts[f.where, f.field] for f in located]
    assert read.marks == [f.quote for f in located if f.quote]
    for finding in review.findings:
        assert finding.message in read.visible
    return read


def _shown(review: Review) -> list[Finding]:
    """The findings in the order of the page: inventory, plan, privacy."""
    parts = [r for d in ("inventory", "plan") for r in review.criteria if r.document == d]
    return [f for r in parts for f in r.findings] + list(review.privacy)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.stem)
def test_the_page_of_an_example(reviewed: Any, path: Any) -> None:
    check(reviewed(load(path)))


def test_a_page_full_of_what_a_browser_would_run(reviewed: Any) -> None:
    read = check(reviewed(hostile()))
    assert "<script>alert('x')</script>" in read.visible
    [label] = [value for _, name, value in read.attributes if name == "aria-label"]
    assert label and label.endswith(hostile()["trainee"])


@pytest.mark.parametrize("code", [*HOSTILE, '" onmouseover="alert(1)', "'", "<", "&lt;", "\u2028"], ids=ids)
def test_the_code_of_a_trainee_is_text(reviewed: Any, code: str) -> None:
    assert code in check(reviewed(complete() | {"trainee": code})).visible


def test_an_empty_hand_in_has_a_page(reviewed: Any) -> None:
    check(reviewed(minimal()))


def test_a_set_is_escaped_like_everything_else(workbook: Any, complete: Any) -> None:
    from datetime import date

    from herstelwerk.review import Rules, review

    first = workbook.criteria.criterion[0].model_copy(update={"id": "<b>&", "name": "<script>1</script>"})
    criteria = workbook.criteria.model_copy(update={"criterion": [first], "name": "<i>"})
    html = as_html(review(complete, Rules(criteria, workbook.reader), date(2026, 11, 20)))
    read = Reading(html)
    assert read.tags <= ALLOWED
    assert all(words in read.visible for words in ("<b>&", "<script>1</script>", "<i>"))


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.text(min_size=1, max_size=40), st.data())
def test_the_marked_words_are_the_quote_and_the_text_stays_whole(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    html = marked(text, Finding("K6", "negative", "i1", "text", start, end, text[start:end], "", ""))
    assert unescape(re.sub(r"</?mark>", "", html)) == text
    found = re.findall(r"<mark>(.*?)</mark>", html, re.DOTALL)
    assert [unescape(words) for words in found] == ([text[start:end]] if end > start else [])
    assert not re.search(r"<(?!/?mark>)", html)


def test_a_finding_without_words_marks_nothing() -> None:
    assert marked("a < b", Finding("K1", "silent_area", "living", "", None, None, "", "", "")) == "a &lt; b"
