"""A paper as one web page that prints itself well: everything inside, everything escaped, nothing from elsewhere."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from html import escape
from importlib import resources
from itertools import groupby

from herstelwerk.documents.options import missing_picture
from herstelwerk.documents.paper import (
    Band,
    Bar,
    Block,
    Card,
    Cards,
    Cell,
    Facts,
    Heading,
    Items,
    KeepTogether,
    Lines,
    Look,
    Paper,
    Paragraph,
    Picture,
    Quote,
    Row,
    Section,
    Signatures,
    Table,
    Title,
)

_PRINT = "window.print()"
_NUMBER = ' class="number"'
# A browser may run the print button and nothing else, whatever a text might try.
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
    f"script-src 'unsafe-hashes' 'sha256-{base64.b64encode(hashlib.sha256(_PRINT.encode()).digest()).decode()}'"
)


def html_of(paper: Paper) -> bytes:
    """The paper as a self-contained web page; the same paper always gives the same bytes."""
    header = f"{paper.title} · {paper.key}" if paper.key else paper.title
    css = f':root {{ font-size: {paper.size:g}pt }}\n@page {{ @top-right {{ content: "{_css(header)}" }} }}\n'
    cover = "@page :first { @top-right { content: none } }\n" if paper.cover else ""
    sections = "\n".join(_section(section, shift=int(paper.cover)) for section in paper.sections)
    policy = f"img-src data:; {_POLICY}" if "<img " in sections else _POLICY  # a text holds no tag: it is escaped
    return f"""<!DOCTYPE html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(header)}</title>
<style>
{_style()}{css}{cover}</style>
</head>
<body>
<p class="print"><button type="button" onclick="{_PRINT}">Afdrukken</button></p>
<main>
{sections}
</main>
</body>
</html>
""".encode()


@cache
def _style() -> str:
    return (resources.files(__package__) / "paper.css").read_text("utf-8")


def _css(text: str) -> str:
    """Text inside quotes in a style sheet: only signs that mean nothing there stay as they are."""
    return "".join(sign if sign.isalnum() or sign in " -." else f"\\{ord(sign):x} " for sign in text)


def _text(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _section(section: Section, shift: int) -> str:
    wide = ' class="wide"' if section.landscape else ""
    return f"<section{wide}>\n" + "\n".join(_block(block, shift) for block in section.blocks) + "\n</section>"


def _block(block: Block, shift: int) -> str:
    match block:
        case Title(text, subtitle):
            return f'<h1 class="title">{_text(text)}</h1>\n<p class="subtitle">{_text(subtitle)}</p>'
        case Heading(text, level):
            return f'<h{level + shift} class="level{level}">{_text(text)}</h{level + shift}>'
        case Paragraph(text, look):
            name = "" if look is Look.BODY else f' class="{look.value}"'
            return f'<p dir="auto"{name}>{_text(text)}</p>'
        case Quote(text):
            return f'<blockquote dir="auto">{_text(text)}</blockquote>'
        case Items(texts):
            return "<ul>" + "".join(f'<li dir="auto">{_text(text)}</li>' for text in texts) + "</ul>"
        case Facts(rows):
            return "<dl>" + "".join(_fact(name, value) for name, value in rows) + "</dl>"
        case Table():
            return _table(block)
        case Picture():
            return _picture(block)
        case Lines(count):
            return '<div class="lines">' + "<div></div>" * count + "</div>"
        case Bar():
            return _bar(block)
        case Signatures(places):
            return '<div class="signatures">' + "".join(_place(p.who, p.day) for p in places) + "</div>"
        case Cards(cards):
            return '<div class="cards">' + "".join(map(_card, cards)) + "</div>"
        case KeepTogether(blocks):
            return '<div class="keep">\n' + "\n".join(_block(inner, shift) for inner in blocks) + "\n</div>"


def _fact(name: str, value: str) -> str:
    return f'<dt>{_text(name)}</dt><dd dir="auto"{"" if value else " class=open"}>{_text(value)}</dd>'


def _table(table: Table) -> str:
    total = sum(column.share for column in table.columns)
    widths = "".join(f'<col style="width: {100 * column.share / total:.2f}%">' for column in table.columns)
    numbers = tuple(column.number for column in table.columns)
    header = "".join(f'<th scope="col"{_NUMBER * c.number}>{_text(c.title)}</th>' for c in table.columns)
    bodies = []
    for banded, rows in groupby(_numbered(table.rows), key=lambda pair: pair[0]):
        del banded
        bodies.append("<tbody>" + "".join(_row(row, numbers) for _, row in rows) + "</tbody>")
    seen = f"<caption>{_text(table.caption)}</caption>"
    caption = seen if table.caption else f'<caption class="unseen">{_text(table.name)}</caption>'
    small = "" if table.scale == 1 else f' class="compact" style="font-size: {table.scale:g}em"'
    return (
        f"<table{small}>{caption}<colgroup>{widths}</colgroup>"
        f"<thead><tr>{header}</tr></thead>\n" + "\n".join(bodies) + "</table>"
    )


def _numbered(rows: tuple[Row | Band, ...]) -> list[tuple[int, Row | Band]]:
    """Each row with the number of bands so far, so that a band and its rows become one group."""
    bands = 0
    numbered = []
    for row in rows:
        bands += isinstance(row, Band)
        numbered.append((bands, row))
    return numbered


def _row(row: Row | Band, numbers: tuple[bool, ...]) -> str:
    if isinstance(row, Band):
        explained = f"<span>: {_text(row.explained)}</span>" if row.explained else ""
        return (
            f'<tr class="band"><th scope="rowgroup" colspan="{len(numbers)}">{_text(row.text)}{explained}</th></tr>\n'
        )
    cells = "".join(
        f'<td dir="auto"{_NUMBER * number}>{_cell(cell)}</td>' for cell, number in zip(row.cells, numbers, strict=True)
    )
    return f"{'<tr class=roomy>' if row.roomy else '<tr>'}{cells}</tr>\n"


def _picture(picture: Picture) -> str:
    if not picture.png:
        raise missing_picture(picture.caption, "png")
    return (
        f'<figure><img src="data:image/png;base64,{base64.b64encode(picture.png).decode("ascii")}" '
        f'alt="{escape(picture.alt)}" style="width: {picture.width:g}mm">'
        f"<figcaption>{_text(picture.caption)}</figcaption></figure>"
    )


def _cell(cell: Cell) -> str:
    box = "" if cell.tick is None else f'<span class="box" aria-hidden="true">{"✓" if cell.tick else ""}</span>'
    small = f"<small>{_text(cell.small)}</small>" if cell.small else ""
    return box + _text(cell.text) + small


def _bar(bar: Bar) -> str:
    full = -1 if bar.value is None else bar.value
    boxes = "".join(f"<span{' class=full' if n <= full else ''}>{n}</span>" for n in range(bar.highest + 1))
    if bar.value is None:
        return f'<p>{_text(bar.label)}</p><p class="bar">{boxes}</p>'
    # The label says the figure; a screen reader need not count boxes.
    return f'<p class="figure">{_text(bar.label)}</p><p class="bar" aria-hidden="true">{boxes}</p>'


def _card(card: Card) -> str:
    lines = "".join(f"<p>{_text(line)}</p>" for line in card.lines)
    return f"<div><small>{_text(card.above)}</small><strong>{_text(card.lead)}</strong>{lines}</div>"


def _place(who: str, day: str) -> str:
    return (
        f"<div><strong>{_text(who)}</strong><span class=sign></span><small>handtekening</small>"
        f"<span class=day>{_text(day)}</span><small>datum</small></div>"
    )
