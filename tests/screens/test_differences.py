"""What is sent to the browser after a change: as little as possible, and always enough."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from herstelwerk.screens.parts import TAGS, Part, differences, el
from tests.screens.soundness import TAGS as DRAWN

Shape = tuple[str, bool, int, int, tuple["Shape | str", ...]]
# tag, keyed or not, a number among the attributes, a number as value (0: none), children
_shapes: st.SearchStrategy[Shape] = st.recursive(
    st.tuples(st.sampled_from(["p", "div"]), st.booleans(), st.integers(0, 2), st.integers(0, 2), st.just(())),
    lambda inner: st.tuples(
        st.sampled_from(["div", "section"]),
        st.booleans(),
        st.integers(0, 2),
        st.integers(0, 2),
        st.lists(st.one_of(inner, st.sampled_from(["a", "b", ""])), max_size=4).map(tuple),
    ),
    max_leaves=12,
)


def _tree(shape: Shape, numbers: Iterator[int], keys: list[str]) -> Part:
    tag, keyed, attribute, value, children = shape
    at = next(numbers)
    return el(
        tag,
        *(child if isinstance(child, str) else _tree(child, numbers, keys) for child in children),
        key=keys[at % len(keys)] + ("" if at < len(keys) else str(at)) if keyed else "",
        value=f"v{value}" if value else None,
        class_=f"c{attribute}" if attribute else None,
    )


def _page(shape: Shape, keys: list[str]) -> Part:
    """A page: its root always has the same key, and no key stands twice."""
    return el("div", _tree(shape, count(), keys), key="page")


def _applied(old: Part, parts: list[Part]) -> Part:
    """What page.js makes of it: every part that was sent takes the place of the part with its key."""
    for part in parts:
        places = [one for one in old.walk() if one.key == part.key]
        assert len(places) == 1, part.key
        old = _put(old, part)
    return old


def _put(tree: Part, part: Part) -> Part:
    if tree.key == part.key:
        return part
    return replace(tree, children=tuple(_put(c, part) if isinstance(c, Part) else c for c in tree.children))


_keys = st.permutations([f"k{n}" for n in range(20)])


@given(_shapes, _shapes, _keys, _keys)
def test_what_differs_put_in_its_place_makes_the_new_page(
    old: Shape, new: Shape, first: list[str], then: list[str]
) -> None:
    before, after = _page(old, first), _page(new, then)
    assert _applied(before, differences(before, after)) == after


@given(_shapes, _keys)
def test_a_page_that_stayed_the_same_sends_nothing(shape: Shape, keys: list[str]) -> None:
    assert differences(_page(shape, keys), _page(shape, keys)) == []


@given(_shapes, _shapes, _keys)
def test_everything_that_is_sent_can_be_found(old: Shape, new: Shape, keys: list[str]) -> None:
    before = _page(old, keys)
    there = {part.key for part in before.walk()}
    sent = [part.key for part in differences(before, _page(new, keys))]
    assert all(key and key in there for key in sent)
    assert len(sent) == len(set(sent))


def test_only_the_smallest_part_around_a_change_is_sent() -> None:
    def page(words: str) -> Part:
        line = el("li", el("span", words), key="regel")
        return el("div", el("h2", "Titel"), el("ul", line, el("li", "anders", key="ander")), key="page")

    sent = differences(page("een"), page("twee"))
    assert [part.key for part in sent] == ["regel"]


def test_an_action_is_no_difference() -> None:
    one, other = (el("button", "x", key="k", hears="press", does=lambda _: None) for _ in range(2))
    assert differences(one, other) == []


@given(st.text(max_size=12))
@example("script")
@example("iframe")
@example("DIV")
@example("style")
def test_a_part_that_pages_do_not_use_is_refused(tag: str) -> None:
    if tag not in TAGS:
        with pytest.raises(ValueError, match="no such part"):
            el(tag)


def test_python_and_the_browser_know_the_same_parts() -> None:
    assert TAGS == DRAWN
