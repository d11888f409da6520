"""A review for a notebook: the trainee's own words, marked in place. Everything is escaped, nothing is executed."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

from herstelwerk.rendering.terminal import DOCUMENTS, SIGNS
from herstelwerk.results import CriterionResult, Finding
from herstelwerk.texts import every_text

if TYPE_CHECKING:
    from herstelwerk.review import Review

_CLASS = {"in orde": "ok", "let op": "kijk", "niet te beoordelen": "mens", "nog leeg": "leeg"}
STYLE = """
.hw-review{font:15px/1.5 system-ui,sans-serif;color:#1c2430;background:#fff;max-width:58rem}
.hw-review h3{margin:1.2em 0 .4em;font-size:1.1em}
.hw-review details{border-left:4px solid #8a94a3;margin:.35em 0;padding:.2em .8em}
.hw-review summary{cursor:pointer;display:grid;grid-template-columns:3em 1fr auto 10em;gap:.8em}
.hw-review summary:focus-visible{outline:3px solid #0b57d0;outline-offset:2px}
.hw-review .kijk{border-color:#b45309}.hw-review .ok{border-color:#15803d}.hw-review .mens{border-color:#1d4ed8}
.hw-review .signaal{white-space:nowrap;font-weight:600}
.hw-review .telling{color:#4b5563;text-align:right}
.hw-review ul{list-style:none;margin:.4em 0;padding:0}
.hw-review li{margin:.5em 0;padding-left:.8em;border-left:2px solid #e2e6ec}
.hw-review blockquote{margin:.1em 0;color:#1c2430}
.hw-review mark{background:#fde68a;color:inherit;padding:0 .1em;border-bottom:2px solid #b45309}
.hw-review .vraag{margin:.1em 0}.hw-review .tip{margin:.1em 0;color:#4b5563}
"""


def as_html(review: Review) -> str:
    """The review as one self-contained block of HTML in Dutch."""
    texts = {(place.where, place.field): place.text for place in every_text(review.assignment)}
    blocks = [f'<section class="hw-review" lang="nl" aria-label="Beoordeling van {escape(review.trainee)}">']
    blocks.append(f"<style>{STYLE}</style>")
    blocks.append(f"<p><strong>{escape(review.trainee)}</strong> · regels: {escape(review.rules)}</p>")
    for document, name in DOCUMENTS.items():
        results = [r for r in review.criteria if r.document == document]
        if results:
            blocks.append(f"<h3>{name}</h3>")
            blocks += [_criterion(result, texts) for result in results]
    if review.privacy:
        blocks.append("<h3>Privacy</h3><ul>" + _items(review.privacy, texts) + "</ul>")
    blocks.append("</section>")
    return "".join(blocks)


def _criterion(result: CriterionResult, texts: dict[tuple[str, str], str]) -> str:
    sign, _ = SIGNS[result.signal]
    summary = (
        f"<summary><strong>{escape(result.id)}</strong><span>{escape(result.name)}</span>"
        f'<span class="telling">{escape(result.figure)}</span>'
        f'<span class="signaal"><span aria-hidden="true">{sign}</span> {escape(result.signal)}</span></summary>'
    )
    body = f"<ul>{_items(result.findings, texts)}</ul>" if result.findings else '<p class="tip">Geen vragen.</p>'
    return f'<details class="{_CLASS[result.signal]}">{summary}{body}</details>'


def _items(findings: Iterable[Finding], texts: dict[tuple[str, str], str]) -> str:
    """The findings as list items; a hint is given once, with the first finding it belongs to."""
    items, given = [], set[str]()
    for finding in findings:
        text = texts.get((finding.where, finding.field), "")
        quote = f"<blockquote>{marked(text, finding)}</blockquote>" if finding.start is not None and text else ""
        hint = f'<p class="tip">{escape(finding.hint)}</p>' if finding.hint and finding.hint not in given else ""
        given.add(finding.hint)
        items.append(f'<li>{quote}<p class="vraag">{escape(finding.message)}</p>{hint}</li>')
    return "".join(items)


def marked(text: str, finding: Finding) -> str:
    """The text, escaped, with the words of the finding marked in place."""
    return "".join(f"<mark>{escape(words)}</mark>" if here else escape(words) for words, here in pieces(text, finding))


def pieces(text: str, finding: Finding) -> list[tuple[str, bool]]:
    """The text cut around the words of the finding; True for the words themselves. Empty pieces are left out."""
    if finding.start is None or finding.end is None:
        return [(text, False)]
    cut = [(text[: finding.start], False), (text[finding.start : finding.end], True), (text[finding.end :], False)]
    return [(words, here) for words, here in cut if words]
