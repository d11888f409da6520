"""The chart itself: saved at print size, the same bytes for the same data, with words and numbers beside it."""

from __future__ import annotations

import base64
import html
import io
import re
import zlib
from pathlib import Path

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest
from PIL import Image

from herstelwerk import charts
from herstelwerk.charts.chart import Chart
from tests.charts.samples import ALL, ordinary


@pytest.fixture(scope="module")
def forest() -> Chart:
    return ordinary("forest")


@pytest.mark.parametrize("width_cm", [12.0, 16.0, 24.0])
def test_a_png_is_as_wide_on_paper_as_asked(forest: Chart, width_cm: float, tmp_path: Path) -> None:
    made = forest.save(tmp_path / "a.png", width_cm=width_cm, dpi=150)
    assert (tmp_path / "a.png").read_bytes() == made
    image = Image.open(io.BytesIO(made))
    assert abs(image.width - width_cm / 2.54 * 150) <= 1
    assert image.info["dpi"][0] == pytest.approx(150, abs=0.5)
    assert image.info["Description"] == forest.alt and image.info["Title"] == forest.title


def test_an_svg_is_as_wide_on_paper_as_asked(forest: Chart) -> None:
    text = forest.render("svg", width_cm=18).decode("utf-8")
    points = float(re.search(r'width="([\d.]+)pt"', text).group(1))  # type: ignore[union-attr]
    assert points / 72 * 2.54 == pytest.approx(18, abs=0.01)
    assert html.escape(forest.alt, quote=False) in text


def test_odd_names_make_sound_files() -> None:
    from xml.etree import ElementTree

    odd = "a\x07\ud800 😀 <b> & $x_{1}$"
    chart = charts.attrition({odd: 40, "b": 30}, who=odd, title=odd)
    assert "😀" in chart.alt and "\x07" not in chart.alt
    ElementTree.fromstring(chart.render("svg"))
    assert chart.render("pdf") and chart.render("png") and "&lt;b&gt;" in chart._repr_html_()


def test_a_pdf_is_as_wide_on_paper_as_asked(forest: Chart) -> None:
    made = forest.render("pdf", width_cm=18)
    box = re.search(rb"/MediaBox \[ ?0 0 ([\d.]+) ", made)
    assert made.startswith(b"%PDF") and box
    assert float(box.group(1)) / 72 * 2.54 == pytest.approx(18, abs=0.01)
    assert b"/Subject" in made and b"CreationDate" not in made


@pytest.mark.parametrize("name", ALL)
def test_the_same_data_give_the_same_bytes(name: str) -> None:
    for kind in ("png", "svg", "pdf"):
        assert zlib.crc32(ordinary(name).render(kind, dpi=60)) == zlib.crc32(ordinary(name).render(kind, dpi=60)), kind


@pytest.mark.parametrize(
    ("kind", "width_cm", "dpi"), [("gif", 16, 300), ("", 16, 300), ("png", 2, 300), ("png", 500, 300), ("png", 16, 5)]
)
def test_what_cannot_be_read_or_made_is_refused_in_dutch(forest: Chart, kind: str, width_cm: float, dpi: int) -> None:
    with pytest.raises(ValueError, match=r"(kan worden bewaard als|Deze maat kan niet)"):
        forest.render(kind, width_cm, dpi)


@pytest.mark.parametrize("name", ALL)
def test_in_a_notebook_it_has_words_and_a_table(name: str) -> None:
    chart = ordinary(name)
    shown = chart._repr_html_()
    assert 'lang="nl"' in shown and f'alt="{html.escape(chart.alt)}"' in shown
    data = base64.b64decode(re.search(r"base64,([^\"]+)", shown).group(1))  # type: ignore[union-attr]
    assert Image.open(io.BytesIO(data)).format == "PNG"
    table = pd.read_html(io.StringIO(shown), decimal=",", thousands=".")[0] if _has_lxml() else None
    assert shown.count("<tr>") == len(chart.numbers) + 1
    assert table is None or len(table) == len(chart.numbers)
    assert not re.search(r"<td>-?\d+\.\d+</td>", shown), "a decimal comma in the table too"


def _has_lxml() -> bool:
    try:
        import lxml  # noqa: F401
    except ImportError:
        return False
    return True


@pytest.mark.parametrize("name", ALL)
def test_the_words_tell_n_and_end_as_a_sentence(name: str) -> None:
    chart = ordinary(name)
    assert re.search(r"\d", chart.alt) and chart.alt.endswith(".") and "  " not in chart.alt
    assert "nan" not in chart.alt.lower().split() and "None" not in chart.alt
    assert name in ("process", "attrition") or re.search(r"n = \d|\d+ mensen", chart.alt), chart.alt
    assert not re.search(r"\d\.\d{1,2}\b(?!\d)", chart.alt), "a decimal comma"


def test_the_style_of_the_user_is_left_alone_and_does_not_get_in() -> None:
    plain = ordinary("forest").render("png", dpi=60)
    settings = {"figure.facecolor": "black", "font.size": 30, "axes.grid": True, "text.parse_math": True}
    with mpl.rc_context(settings):
        before = dict(mpl.rcParams)
        assert ordinary("forest").render("png", dpi=60) == plain
        assert dict(mpl.rcParams) == before


def test_no_state_of_pyplot_is_used() -> None:
    import subprocess
    import sys

    code = (
        "import sys, numpy as np\n"
        "from tests.charts.samples import ALL\n"
        "for make in ALL.values(): make(np.random.default_rng(1), 3, False).render('png', dpi=50)\n"
        "assert 'matplotlib.pyplot' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[2])


def test_one_chart_does_not_change_another() -> None:
    first = ordinary("before_after").render("png", dpi=60)
    ordinary("trajectories")
    np.random.default_rng(3)
    assert ordinary("before_after").render("png", dpi=60) == first
