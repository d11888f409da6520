"""A picture on a page is a PNG or JPEG that stands in its own address, and nothing else ever."""

from __future__ import annotations

import pytest

from herstelwerk.exercises.own_picture import checked_picture
from herstelwerk.screens.parts import el
from tests.exercises.pictures import jpeg, png


@pytest.mark.parametrize("data", [png(), jpeg()])
def test_a_picture_of_ours_is_drawn(data: bytes) -> None:
    part = el("img", src=checked_picture(data).source, alt="Vier stappen")
    assert part.as_data()["a"]["alt"] == "Vier stappen"


@pytest.mark.parametrize(
    "source",
    [
        "data:image/svg+xml;base64,PHN2Zy8+",
        "data:image/svg+xml,<svg onload=alert(1)>",
        "data:text/html;base64,PHN2Zy8+",
        "data:image/png,abc",
        "data:image/png;base64,",
        "data:image/png;base64,ab cd",
        "data:image/png;base64,abcd\n",
        "data:image/png;base64,abcd#",
        "data:image/png;base64,abcd,<svg>",
        "DATA:image/png;base64,abcd",
        " data:image/png;base64,abcd",
        "data:image/png;charset=x;base64,abcd",
        "data:image/gif;base64,abcd",
        "http://127.0.0.1/x.png",
        "//elders/x.png",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "x.png",
        "",
        None,
        True,
        7,
    ],
)
def test_any_other_address_is_refused(source: str | bool | None) -> None:
    with pytest.raises(ValueError, match="PNG or JPEG"):
        el("img", src=source, alt="Vier stappen")


@pytest.mark.parametrize("words", ["", "  ", None])
def test_a_picture_without_words_is_refused(words: str | None) -> None:
    with pytest.raises(ValueError, match="words"):
        el("img", src="data:image/png;base64,abcd", alt=words)


@pytest.mark.parametrize("tag", ["p", "a", "input", "svg"])
def test_no_other_element_has_one(tag: str) -> None:
    with pytest.raises(ValueError, match="no picture"):
        el(tag, src="data:image/png;base64,abcd")
