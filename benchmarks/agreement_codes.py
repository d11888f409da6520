"""The figures per sentence-level code, and the days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from agreement_sentences import CODES, Judged, labels_left_out, pairs_per_sentence
from agreement_tables import NONE, Table, figure

from herstelwerk.agreement import NotComparableError, bootstrap, cohens_kappa, detection, kappa_of

FEW = 30  # positives under which a code is also reported in a pool
NO_SPREAD = "1.00 to 1.00"
Pairs = list[tuple[bool, bool]]


def code_table(judged: Sequence[Judged], name: str) -> Table:
    """Per code n, positives, precision, recall, F1 and kappa with its interval; last the codes with few positives."""
    per_code = {code: pairs_per_sentence(judged, [code]) for code in CODES}
    per_code = {code: units for code, units in per_code.items() if units}
    rows = [_row(code, units) for code, units in per_code.items()]
    few = [code for code, units in per_code.items() if _positives(units) < FEW]
    notes = [f"n = {len(judged)} sentences; interval: 95 %, percentile bootstrap over sentences."]
    if few:
        pooled = f"pooled, under {FEW}"
        rows.append(_row(pooled, pairs_per_sentence(judged, few)))
        notes.append(f"'{pooled}': all codes with fewer than {FEW} positives ({', '.join(few)}).")
    if any(interval == NO_SPREAD for *_, interval in rows):
        notes.append(f"'{NO_SPREAD}': no error seen, so no spread; with k positives up to 3/k may still be missed.")
    left_out = labels_left_out([j.sentence for j in judged])
    if left_out:
        notes.append(f"Labels not evaluated: {', '.join(left_out)}.")
    head = ("code", "n", "positives", "precision", "recall", "F1", "kappa", "interval")
    return Table(f"Codes: {name}", head, rows, (*notes, *_days(judged)))


def _days(judged: Iterable[Judged]) -> list[str]:
    whens = [(j.sentence.day, j.day) for j in judged if j.sentence.kind == "when"]
    if not whens:
        return []
    right = sum(labelled == found for labelled, found in whens)
    dated = [(labelled, found) for labelled, found in whens if labelled]
    of_dated = sum(labelled == found for labelled, found in dated)
    share = figure(of_dated / len(dated)) if dated else NONE
    return [
        f"Dates right: {right} of {len(whens)} ({figure(right / len(whens))}); "
        f"of those with a date {of_dated} of {len(dated)} ({share})."
    ]


def _positives(units: Iterable[Pairs]) -> int:
    return sum(labelled for labelled, _ in chain.from_iterable(units))


def _row(name: str, units: Sequence[Pairs]) -> tuple[str, ...]:
    pairs = list(chain.from_iterable(units))
    labelled, found = [a for a, _ in pairs], [b for _, b in pairs]
    counts = (name, str(len(pairs)), str(sum(labelled)))
    try:
        table, kappa = detection(labelled, found), cohens_kappa(labelled, found)
    except NotComparableError:
        return (*counts, *[NONE] * 5)
    figures = map(figure, (table.precision, table.recall, table.f1, kappa.value))
    return (*counts, *figures, _interval(units))


def _interval(units: Sequence[Pairs]) -> str:
    try:
        interval = bootstrap(units, lambda drawn: kappa_of(chain.from_iterable(drawn)))
    except NotComparableError:
        return NONE
    return f"{figure(interval.low)} to {figure(interval.high)}"
