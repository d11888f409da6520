"""K1 to K8 exactly at each limit and one step beyond, worked out by hand from codebook 4 and 5."""

from __future__ import annotations

from itertools import product
from typing import Any

from tests.criteria.building import (
    INTERPRETED,
    JARGON,
    NEGATIVE,
    PLAIN,
    THIRD_PERSON,
    VAGUE,
    Case,
    Json,
    inventory,
    lines,
)

AREAS = "safety living finances parenting partner relationships activity leisure health meaning".split()
BLANK = " \n\t "


def of_hundred(id: str, code: str, table: list[tuple[int, str, str]]) -> list[Case]:
    """A hundred entries, so many with the code: (number, expected, limit)."""
    return [
        Case(id, f"{n} of 100 carry the code", expected, inventory([*lines(100 - n), *lines(n, code)]), limit)
        for n, expected, limit in table
    ]


def in_areas(*areas: str, **fields: Any) -> list[Json]:
    return [entry for area in areas for entry in lines(1, area=area, **fields)]


def opened(*areas: str, reason: str = "Dit wil ik later.") -> list[Json]:
    return [{"area": area, "reason": reason} for area in areas]


def _silent(silent: int, unreasoned: int, expected: str) -> Case:
    filled, left = AREAS[: 10 - silent - unreasoned], AREAS[10 - unreasoned :]
    document = inventory(in_areas(*filled), open_areas=opened(*left, reason=BLANK))
    return Case("K1", f"{silent} silent, {unreasoned} open without a reason", expected, document, "most_silent_partly")


HALF = [*lines(9, "Ik kook voor acht mensen.", area="living"), *lines(9, "Ik kook voor acht mensen.", area="health")]
MORE = [*HALF[1:], *lines(1, "Ik kook voor negen mensen.", area="living")]
K1 = [
    Case("K1", "every area filled", "voldaan", inventory(in_areas(*AREAS)), "most_silent_partly"),
    *(_silent(*row) for row in ((1, 0, "deels"), (2, 0, "deels"), (3, 0, "niet"), (10 - 1, 0, "niet"))),
    *(_silent(*row) for row in ((0, 1, "deels"), (0, 2, "deels"), (0, 3, "niet"), (1, 1, "deels"), (1, 2, "niet"))),
    Case("K1", "half of the text in one area", "niet", inventory(HALF), "crowded_share", hides="crowded_area"),
    Case("K1", "one character over half", "niet", inventory(MORE), "crowded_share", shows="crowded_area"),
    Case(
        "K1",
        "one area crowded, and still complete",
        "voldaan",
        inventory([*in_areas(*AREAS), *lines(20)]),
        shows="crowded_area",
    ),
    Case("K1", "all open with a reason", "voldaan", inventory([], open_areas=opened(*AREAS))),
    Case(
        "K1",
        "filled and open without a reason",
        "voldaan",
        inventory(in_areas(*AREAS), open_areas=opened("health", reason="")),
    ),
    Case(
        "K1",
        "three areas with only blank entries",
        "niet",
        inventory([*in_areas(*AREAS[:7]), *in_areas(*AREAS[7:], text=BLANK)]),
        shows="silent_area",
    ),
    Case("K1", "nothing at all", "nog leeg", inventory([])),
    Case("K1", "only blank entries", "nog leeg", inventory(lines(3, BLANK))),
]

K2 = [
    *of_hundred(
        "K2",
        VAGUE,
        [
            (0, "voldaan", "share_met"),
            (25, "voldaan", "share_met"),
            (26, "deels", "share_met"),
            (50, "deels", "share_partly"),
            (51, "niet", "share_partly"),
        ],
    ),
    Case("K2", "three words", "voldaan", inventory(lines(1, "Zwemmen op dinsdag")), "short_words", shows="short_entry"),
    Case("K2", "four words", "voldaan", inventory(lines(1, "Op dinsdag zwem ik")), "short_words", hides="short_entry"),
    Case("K2", "twice the same", "voldaan", inventory(lines(2, "Op dinsdag zwem ik.")), shows="double_entry"),
    Case("K2", "blank entries are no entries", "voldaan", inventory([*lines(3), *lines(1, VAGUE), *lines(9, BLANK)])),
    Case("K2", "only blank entries", "nog leeg", inventory(lines(3, BLANK))),
]


def _sourced(bare: int, expected: str, limit: str, **lacking: Any) -> Case:
    document = inventory([*lines(100 - bare), *lines(bare, **lacking)])
    return Case("K3", f"{bare} of 100 without {', '.join(lacking)}", expected, document, limit)


K3 = [
    *of_hundred(
        "K3",
        INTERPRETED,
        [(n, level, "most_interpretations_partly") for n, level in enumerate("voldaan deels deels niet".split())],
    ),
    *(
        _sourced(bare, expected, limit, **lacking)
        for lacking in ({"source": ""}, {"on": ""}, {"source": "", "on": ""})
        for bare, expected, limit in (
            (10, "voldaan", "share_sourced_met"),
            (11, "deels", "share_sourced_met"),
            (50, "deels", "share_sourced_partly"),
            (51, "niet", "share_sourced_partly"),
        )
    ),
    Case(
        "K3",
        "two interpretations and half without a source",
        "deels",
        inventory([*lines(2, INTERPRETED), *lines(2, source="")]),
    ),
    Case("K3", "blank entries ask for no source", "voldaan", inventory([*lines(1), *lines(9, BLANK, source="")])),
    Case("K3", "only blank entries", "nog leeg", inventory(lines(3, BLANK))),
]

K4 = [
    *of_hundred(
        "K4",
        THIRD_PERSON,
        [
            (0, "voldaan", "share_met"),
            (10, "voldaan", "share_met"),
            (11, "deels", "share_met"),
            (40, "deels", "share_partly"),
            (41, "niet", "share_partly"),
        ],
    ),
    Case("K4", "only blank entries", "nog leeg", inventory(lines(3, BLANK))),
]
K5 = [
    *of_hundred(
        "K5",
        JARGON,
        [
            (0, "niet te beoordelen", "share_met"),
            (5, "niet te beoordelen", "share_met"),
            (6, "deels", "share_met"),
            (20, "deels", "share_partly"),
            (21, "niet", "share_partly"),
        ],
    ),
    Case("K5", "literal words in jargon", "niet te beoordelen", inventory(lines(9, literal="naar de dagbesteding"))),
    Case("K5", "only blank entries", "nog leeg", inventory(lines(3, BLANK))),
]
K6 = [
    *of_hundred(
        "K6",
        NEGATIVE,
        [
            (0, "voldaan", "share_met"),
            (10, "voldaan", "share_met"),
            (11, "deels", "share_met"),
            (25, "deels", "share_partly"),
            (26, "niet", "share_partly"),
        ],
    ),
    Case("K6", "literal words are not weighed", "voldaan", inventory(lines(9, literal="ik heb niks en niemand"))),
    Case("K6", "only blank entries", "nog leeg", inventory(lines(3, BLANK))),
]


def layers(strengths: int, wishes: int, resources: int, professional: bool = False) -> list[Json]:
    """Each layer in so many areas."""
    return [
        *in_areas(*AREAS[:strengths], layer="strength"),
        *in_areas(*AREAS[:wishes], layer="wish"),
        *in_areas(*AREAS[:resources], layer="resource", professional=professional),
    ]


def _layers(areas: tuple[int, int, int], limit: str) -> Case:
    """By the table of codebook 5, while the own circle is there."""
    thin = sum(number < 3 for number in areas)
    expected = "voldaan" if not thin else "deels" if thin == 1 and min(areas) == 2 else "niet"
    return Case("K7", f"layers in {areas} areas", expected, inventory(layers(*areas)), limit)


K7 = [
    *(_layers(areas, "areas_met") for areas in product((2, 3), repeat=3)),
    *(_layers(areas, "areas_partly") for areas in ((1, 3, 3), (3, 1, 3), (3, 3, 1), (0, 3, 3), (3, 0, 3), (2, 1, 3))),
    Case("K7", "a layer in four areas", "voldaan", inventory(layers(4, 4, 4))),
    Case("K7", "no resources", "niet", inventory(layers(3, 3, 0)), shows="no_own_circle"),
    Case("K7", "only professionals", "deels", inventory(layers(3, 3, 3, True)), shows="no_own_circle"),
    Case("K7", "only professionals, a layer in two", "niet", inventory(layers(2, 3, 3, True)), shows="no_own_circle"),
    Case(
        "K7",
        "one among professionals",
        "voldaan",
        inventory([*layers(3, 3, 3, True), *lines(1, layer="resource")]),
        hides="no_own_circle",
    ),
    Case("K7", "twice the same area", "deels", inventory([*layers(3, 2, 3), *in_areas("safety", layer="wish")])),
    Case(
        "K7",
        "a blank third area",
        "deels",
        inventory([*layers(3, 2, 3), *lines(1, BLANK, area="health", layer="wish")]),
    ),
    Case("K7", "only blank entries", "nog leeg", inventory(lines(3, BLANK))),
]

SIGNED = {"signed_by_client_on": "2026-11-16", "signed_by_worker_on": "2026-11-16"}


def made(*days: str, priorities: int = 1, **fields: Any) -> Json:
    """An inventory of wishes that were noted on these days; the first so many of six wishes are ranked."""
    entries = [*lines(6, layer="wish", on=days[0]), *(entry for day in days[1:] for entry in lines(1, on=day))]
    ranked = [{"rank": n, "entry": f"i{n}"} for n in range(1, priorities + 1)]
    return inventory(entries, **{"priorities": ranked, **SIGNED, **fields})


DAYS = ("2026-10-06", "2026-11-10")
PLUS_31, PLUS_32 = ("2026-10-06", "2026-10-24"), ("2026-10-06", "2026-10-23")  # handed in on 24 November
ONE_WISH = [{"rank": 1, "entry": "i1"}]
K8 = [
    Case("K8", "two moments", "voldaan", made(*DAYS), "moments"),
    Case("K8", "one moment", "deels", made(DAYS[1]), "moments", shows="few_moments"),
    Case("K8", "a second moment of a blank entry", "deels", made(DAYS[1]), "moments", shows="few_moments"),
    Case("K8", "no dates", "niet", made(""), shows="outdated"),
    Case("K8", "31 days old", "voldaan", made(*PLUS_31), "days", hides="outdated"),
    Case("K8", "32 days old", "deels", made(*PLUS_32), "days", shows="outdated"),
    Case("K8", "a draft judged on day 31", "voldaan", made(*PLUS_31, submitted_at=""), "days"),
    Case("K8", "a draft judged on day 32", "deels", made(*PLUS_32, submitted_at=""), "days", shows="outdated"),
    # 23.30 in London is half past midnight in the Netherlands, a day later
    Case("K8", "day 32 by the Dutch clock", "deels", made(*PLUS_31, submitted_at="2026-11-24T23:30:00+00:00"), "days"),
    Case("K8", "dated on the day itself", "voldaan", made("2026-10-06", "2026-11-24"), hides="future_date"),
    Case("K8", "dated the day after, beside a good day", "voldaan", made(*DAYS, "2026-11-25"), shows="future_date"),
    Case("K8", "no priority", "deels", made(*DAYS, priorities=0), "fewest_priorities", shows="no_priorities"),
    Case("K8", "one priority", "voldaan", made(*DAYS, priorities=1), "fewest_priorities"),
    Case("K8", "four priorities", "voldaan", made(*DAYS, priorities=4), "most_priorities"),
    Case("K8", "five priorities", "deels", made(*DAYS, priorities=5), "most_priorities", shows="too_many_priorities"),
    Case(
        "K8",
        "a priority that is no wish",
        "deels",
        made(*DAYS, priorities=[{"rank": 1, "entry": "i7"}]),
        shows="priority_not_wish",
    ),
]
