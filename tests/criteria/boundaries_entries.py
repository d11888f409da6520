"""K2 to K6, shares of the entries: exactly at each limit and one in a hundred beyond, by hand from codebook 4 and 5."""

from __future__ import annotations

from tests.criteria.building import (
    BLANK,
    INTERPRETED,
    JARGON,
    NEGATIVE,
    THIRD_PERSON,
    VAGUE,
    Case,
    inventory,
    lines,
)


def _of_hundred(id: str, code: str, *table: tuple[int, str, str]) -> list[Case]:
    """A hundred entries, so many with the code: (number, expected, limit)."""
    return [
        Case(id, f"{n} of 100 carry the code", expected, inventory([*lines(100 - n), *lines(n, code)]), limit)
        for n, expected, limit in table
    ]


def _blank(id: str) -> Case:
    return Case(id, "only blank entries", "nog leeg", inventory(lines(3, BLANK)))


K2 = [
    *_of_hundred(
        "K2",
        VAGUE,
        (0, "voldaan", ""),
        (25, "voldaan", "share_met"),
        (26, "deels", "share_met"),
        (50, "deels", "share_partly"),
        (51, "niet", "share_partly"),
        (100, "niet", ""),
    ),
    Case("K2", "three words", "voldaan", inventory(lines(1, "Zwemmen op dinsdag")), "short_words", shows="short_entry"),
    Case("K2", "four words", "voldaan", inventory(lines(1, "Op dinsdag zwem ik")), "short_words", hides="short_entry"),
    Case("K2", "twice the same", "voldaan", inventory(lines(2, "Op dinsdag zwem ik.")), shows="double_entry"),
    Case("K2", "blank entries do not count", "voldaan", inventory([*lines(3), *lines(1, VAGUE), *lines(9, BLANK)])),
    Case(
        "K2", "blank entries are no doubles", "voldaan", inventory([*lines(3), *lines(9, BLANK)]), hides="double_entry"
    ),
    _blank("K2"),
]


def _sourced(bare: int, expected: str, limit: str, **lacking: str) -> Case:
    document = inventory([*lines(100 - bare), *lines(bare, **lacking)])
    return Case("K3", f"{bare} of 100 without {' and '.join(lacking)}", expected, document, limit)


def _sources(**lacking: str) -> list[Case]:
    return [
        _sourced(10, "voldaan", "share_sourced_met", **lacking),
        _sourced(11, "deels", "share_sourced_met", **lacking),
        _sourced(50, "deels", "share_sourced_partly", **lacking),
        _sourced(51, "niet", "share_sourced_partly", **lacking),
    ]


def _both(interpreted: int, bare: int, expected: str) -> Case:
    entries = [*lines(interpreted, INTERPRETED), *lines(bare, source=""), *lines(100 - interpreted - bare)]
    return Case("K3", f"{interpreted} interpretations, {bare} without source", expected, inventory(entries))


K3 = [
    *_of_hundred(
        "K3",
        INTERPRETED,
        (0, "voldaan", ""),
        (1, "deels", ""),
        (2, "deels", "most_interpretations_partly"),
        (3, "niet", "most_interpretations_partly"),
    ),
    *_sources(source=""),
    *_sources(on=""),
    *_sources(source="", on=""),
    _both(2, 50, "deels"),
    _both(3, 10, "niet"),
    _both(1, 51, "niet"),
    Case(
        "K3",
        "observed, or told by others, is a source",
        "voldaan",
        inventory([*lines(1, source="observed"), *lines(1, source="other")]),
    ),
    Case("K3", "blank entries ask for no source", "voldaan", inventory([*lines(1), *lines(9, BLANK, source="")])),
    _blank("K3"),
]

K4 = [
    *_of_hundred(
        "K4",
        THIRD_PERSON,
        (0, "voldaan", ""),
        (10, "voldaan", "share_met"),
        (11, "deels", "share_met"),
        (40, "deels", "share_partly"),
        (41, "niet", "share_partly"),
    ),
    Case("K4", "blank entries do not count", "niet", inventory([*lines(1), *lines(1, THIRD_PERSON), *lines(8, BLANK)])),
    _blank("K4"),
]

K5 = [
    *_of_hundred(
        "K5",
        JARGON,
        (0, "niet te beoordelen", ""),
        (5, "niet te beoordelen", "share_met"),
        (6, "deels", "share_met"),
        (20, "deels", "share_partly"),
        (21, "niet", "share_partly"),
    ),
    Case(
        "K5", "literal words are the client's own", "niet te beoordelen", inventory(lines(9, literal="de dagbesteding"))
    ),
    Case("K5", "blank entries do not count", "niet", inventory([*lines(3), *lines(1, JARGON), *lines(16, BLANK)])),
    _blank("K5"),
]

K6 = [
    *_of_hundred(
        "K6",
        NEGATIVE,
        (0, "voldaan", ""),
        (10, "voldaan", "share_met"),
        (11, "deels", "share_met"),
        (25, "deels", "share_partly"),
        (26, "niet", "share_partly"),
    ),
    Case("K6", "literal words are not weighed", "voldaan", inventory(lines(9, literal="ik heb niks en niemand"))),
    Case("K6", "blank entries do not count", "deels", inventory([*lines(3), *lines(1, NEGATIVE), *lines(6, BLANK)])),
    _blank("K6"),
]

ENTRIES: list[Case] = [*K2, *K3, *K4, *K5, *K6]
