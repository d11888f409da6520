"""A picture on a page: a figure with a text that says the same, and the numbers as a table."""

from __future__ import annotations

from herstelwerk.drawings import Drawing
from herstelwerk.screens.controls import fold, table
from herstelwerk.screens.parts import Part, el


def figure(key: str, drawing: Drawing, caption: str) -> Part:
    """The drawing, its words for a screen reader, and its table."""
    shapes = [
        el(shape.tag, shape.text or None, **{_name(name): value for name, value in shape.attributes.items()})  # type: ignore[arg-type]
        for shape in drawing.shapes
    ]
    svg = el("svg", *shapes, viewBox=f"0 0 {drawing.width} {drawing.height}", role="img", aria_label=drawing.alt)
    rows = table(f"{caption}: dezelfde gegevens als tabel", drawing.header, drawing.rows)
    return el(
        "figure",
        svg,
        el("figcaption", drawing.alt),
        fold(f"{key}-tabel", "Toon als tabel", rows) if drawing.rows else None,
        key=key,
    )


def _name(attribute: str) -> str:
    return "class_" if attribute == "class" else attribute.replace("-", "_")
