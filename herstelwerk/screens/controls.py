"""Fields, choices and buttons: parts with their label, help and questions tied to them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from herstelwerk.domain import MAX_TEXT
from herstelwerk.screens.parts import Does, Part, el

Press = Callable[[], None]


class Note(NamedTuple):
    """A question or remark beside a field. `quote`: the person's own words; `does`: what its button does."""

    text: str
    quote: str = ""
    hint: str = ""
    tone: str = "vraag"  # vraag, denk, goed, weet, privacy, weg
    key: str = ""
    does: Press | None = None
    does_text: str = "Leg weg"
    inner: Part | None = None


_TONES = {
    "vraag": "Vraag",
    "denk": "Denk verder",
    "goed": "Mooi",
    "weet": "Om te weten",
    "privacy": "Privacy",
    "weg": "Weggelegd",
}


def field(
    key: str,
    label: str,
    value: str,
    does: Callable[[str], None],
    *,
    help: str = "",
    notes: Sequence[Note] = (),
    rows: int = 0,
    type: str = "text",
    limit: int = MAX_TEXT,
    quiet: bool = False,
    lang: str = "nl",
    enter: str = "",
) -> Part:
    """A field for words: a text area of `rows` lines, or one line where that is 0; `type` may be date or number.

    `quiet` hides the label from the eye (a table says it already), never from a screen reader. `enter` is the key of
    the button that Enter presses in a field of one line.
    """
    told = " ".join(name for name, there in ((f"{key}-uitleg", help), (f"{key}-vragen", notes)) if there)
    common: dict[str, str | int | bool | None] = {
        "id": key,
        "maxlength": limit if type == "text" else None,
        "aria_describedby": told or None,
        "lang": lang,
        "spellcheck": "true" if type == "text" else None,
        "autocomplete": "off",
        "data_hw_enter": enter or None,
    }
    fits = _text_within(limit, several_lines=rows > 0)
    if rows:
        box = el("textarea", key=key, value=value, hears="input", does=does, fits=fits, rows=rows, **common)
    else:
        box = el("input", key=key, value=value, hears="input", does=does, fits=fits, type=type, **common)
    return el(
        "div",
        el("label", label, for_=key, class_="hw-unseen" if quiet else "hw-label"),
        el("p", help, id=f"{key}-uitleg", class_="hw-help") if help else None,
        box,
        notes_part(f"{key}-vragen", notes),
        key=f"{key}-veld",
        class_="hw-field",
        data_hw_field="1",
    )


def notes_part(key: str, notes: Sequence[Note]) -> Part:
    """The notes of a field, announced after a pause in typing."""
    return el("div", *(_note(note) for note in notes), key=key, id=key, class_="hw-notes", data_hw_notes="1")


def _note(note: Note) -> Part:
    return el(
        "div",
        el("span", f"{_TONES[note.tone]}: ", class_="hw-tone"),
        el("q", note.quote, class_="hw-quote") if note.quote else None,
        " " if note.quote else None,
        el("span", note.text),
        el("span", f" {note.hint}", class_="hw-hint") if note.hint else None,
        button(note.key, note.does_text, note.does, look="link", label=f"{note.does_text}: {note.text}")
        if note.does
        else None,
        note.inner,
        class_=f"hw-note hw-{note.tone}",
    )


def button(
    key: str,
    text: str,
    does: Press,
    *,
    look: str = "plain",
    label: str = "",
    pressed: bool | None = None,
    told: str = "",
    shortcut: str = "",
) -> Part:
    """A button; `label` tells a screen reader more than the text does, `told` is a second, quieter line.

    `shortcut` is a single key that presses it (`v`, `arrowright`) while nobody is typing; give people a way to put such
    keys off.
    """
    return el(
        "button",
        text,
        el("small", told) if told else None,
        key=key,
        hears="press",
        does=lambda _: does(),
        fits=lambda value: value is None,
        type="button",
        class_=f"hw-button hw-{look}",
        aria_label=label or None,
        aria_pressed=None if pressed is None else ("true" if pressed else "false"),
        aria_keyshortcuts=shortcut or None,
        data_hw_shortcut=shortcut or None,
    )


def choice(
    key: str,
    legend: str,
    options: Mapping[str, str],
    chosen: str | Iterable[str] | None,
    does: Does,
    *,
    many: bool = False,
    notes: Sequence[Note] = (),
    row: bool = False,
    quiet: bool = False,
) -> Part:
    """A group to choose one or many from; `does` gets the id, or the list of ids where many may be chosen."""
    on = {chosen} if isinstance(chosen, str) else set(chosen or ())
    boxes = [
        el(
            "label",
            el(
                "input",
                key=f"{key}:{id}",
                type="checkbox" if many else "radio",
                name=key,
                value_=id,
                checked=id in on,
            ),
            el("span", text),
            class_="hw-option",
        )
        for id, text in options.items()
    ]
    return el(
        "fieldset",
        el("legend", legend, class_="hw-unseen" if quiet else "hw-label"),
        el("div", *boxes, class_="hw-options hw-row" if row else "hw-options"),
        notes_part(f"{key}-vragen", notes),
        key=key,
        hears="choose",
        does=does if many else (lambda values: does(values[0] if values else "")),
        fits=_among(set(options), many),
        class_="hw-choice",
        aria_describedby=f"{key}-vragen" if notes else None,
    )


def select(
    key: str, label: str, options: Mapping[str, str], chosen: str, does: Callable[[str], None], *, quiet: bool = False
) -> Part:
    """A list that drops down; the first of `options` may be an empty choice."""
    items = [el("option", text, value_=id, selected=id == chosen) for id, text in options.items()]
    box = el(
        "select",
        *items,
        key=key,
        value=chosen,
        hears="choose",
        does=lambda values: does(values[0]),
        fits=_among(set(options), False),
        id=key,
    )
    return el(
        "div",
        el("label", label, for_=key, class_="hw-unseen" if quiet else "hw-label"),
        box,
        class_="hw-field hw-select",
    )


def upload(key: str, label: str, does: Callable[[bytes], None], limit: int, accept: str) -> Part:
    """A field that takes a file of at most `limit` bytes."""
    return el(
        "div",
        el("label", label, for_=key, class_="hw-label"),
        el(
            "input",
            key=key,
            type="file",
            id=key,
            accept=accept,
            hears="file",
            does=does,
            fits=lambda value: isinstance(value, bytes) and len(value) <= limit,
        ),
        class_="hw-field",
    )


def fold(key: str, summary: str, *inner: Part | str | None, open: bool = False, does: Does | None = None) -> Part:
    """Something that opens and closes; the browser's own element, so that every key and screen reader knows it."""
    return el(
        "details",
        el("summary", summary),
        *inner,
        key=key,
        open=open,
        hears="toggle" if does else "",
        does=does,
        fits=lambda value: isinstance(value, bool),
        class_="hw-fold",
    )


def link(text: str, to: str, *, plain: bool = False, look: str = "link") -> Part:
    """A link to another worksheet (`deelnemer/dag-1.ipynb`); `plain` opens it in the full JupyterLab."""
    return el("a", text, class_=f"hw-{look}", to=None if plain else to, plain=to if plain else None)


def home(title: str) -> Part:
    """Where one is, and the way back to the start page."""
    return el("span", link("← Start", "00-start.ipynb"), " ", el("strong", title), class_="hw-home")


def table(caption: str, header: Sequence[str], rows: Iterable[Sequence[Part | str]], *, key: str = "") -> Part:
    """A table whose first column names the row."""
    body = [el("tr", el("th", row[0], scope="row"), *(el("td", cell) for cell in row[1:])) for row in rows]
    return el(
        "div",
        el(
            "table",
            el("caption", caption),
            el("thead", el("tr", *(el("th", name, scope="col") for name in header))),
            el("tbody", *body),
            class_="hw-table",
        ),
        key=key,
        class_="hw-wide",
        tabindex=0,
        role="region",
        aria_label=caption,
    )


def prose(text: str, class_: str = "hw-prose") -> Part:
    """Plain text as paragraphs and lists: a blank line parts them, a line with `- ` is an item."""
    blocks: list[Part] = []
    for block in text.strip().split("\n\n"):
        lines = [line.strip() for line in block.strip().split("\n") if line.strip()]
        plain = " ".join(line for line in lines if not line.startswith("- "))
        items = [line[2:] for line in lines if line.startswith("- ")]
        if plain:
            blocks.append(el("p", plain))
        if items:
            blocks.append(el("ul", *(el("li", item) for item in items)))
    return el("div", *blocks, class_=class_)


def _text_within(limit: int, several_lines: bool) -> Callable[[object], bool]:
    never = "\x00" if several_lines else "\x00\n\r"
    return lambda value: isinstance(value, str) and len(value) <= limit and not any(sign in value for sign in never)


def _among(options: set[str], many: bool) -> Callable[[object], bool]:
    def fits(value: object) -> bool:
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            return False
        return set(value) <= options and len(value) == len(set(value)) and (many or len(value) == 1)

    return fits
