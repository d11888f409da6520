"""K1, K7 and K8, the inventory as a whole: at each limit and one step beyond, by hand from codebook 4 and 5."""

from __future__ import annotations

from itertools import product
from typing import Any

from tests.criteria.building import BLANK, Case, Json, inventory, lines

AREAS = "safety living finances parenting partner relationships activity leisure health meaning".split()


def _in(*areas: str, **fields: Any) -> list[Json]:
    return [entry for area in areas for entry in lines(1, area=area, **fields)]


def _open(*areas: str, reason: str = "Dit wil ik later.") -> list[Json]:
    return [{"area": area, "reason": reason} for area in areas]


def _silent(silent: int, unreasoned: int, expected: str) -> Case:
    filled, left = AREAS[: 10 - silent - unreasoned], AREAS[10 - unreasoned :]
    document = inventory(_in(*filled), open_areas=_open(*left, reason=BLANK))
    return Case("K1", f"{silent} silent, {unreasoned} open without a reason", expected, document, "most_silent_partly")


_EVEN = [*lines(9, "Ik kook voor acht mensen.", area="living"), *lines(9, "Ik kook voor acht mensen.", area="health")]
_MORE = [*_EVEN[1:], *lines(1, "Ik kook voor negen mensen.", area="living")]  # one character more
K1 = [
    _silent(0, 0, "voldaan"),
    _silent(1, 0, "deels"),
    _silent(2, 0, "deels"),
    _silent(3, 0, "niet"),
    _silent(9, 0, "niet"),
    _silent(0, 1, "deels"),
    _silent(0, 2, "deels"),
    _silent(0, 3, "niet"),
    _silent(1, 1, "deels"),
    _silent(2, 1, "niet"),
    Case("K1", "half of the text in one area", "niet", inventory(_EVEN), "crowded_share", hides="crowded_area"),
    Case("K1", "one character over half", "niet", inventory(_MORE), "crowded_share", shows="crowded_area"),
    Case("K1", "crowded, yet complete", "voldaan", inventory([*_in(*AREAS), *lines(20)]), shows="crowded_area"),
    Case("K1", "all of the text in one area", "niet", inventory(lines(3)), shows="crowded_area"),
    Case("K1", "all open with a reason", "voldaan", inventory([], open_areas=_open(*AREAS))),
    Case("K1", "all open without a reason", "niet", inventory([], open_areas=_open(*AREAS, reason=""))),
    Case("K1", "filled and open", "voldaan", inventory(_in(*AREAS), open_areas=_open("health", reason=""))),
    Case("K1", "three blank areas", "niet", inventory([*_in(*AREAS[:7]), *_in(*AREAS[7:], text=BLANK)])),
    Case("K1", "two blank areas", "deels", inventory([*_in(*AREAS[:8]), *_in(*AREAS[8:], text=BLANK)])),
    Case("K1", "nothing at all", "nog leeg", inventory([])),
    Case("K1", "only blank entries", "nog leeg", inventory(lines(3, BLANK))),
]


def _layers(strengths: int, wishes: int, resources: int, professional: bool = False) -> list[Json]:
    """Each layer in so many areas."""
    return [
        *_in(*AREAS[:strengths], layer="strength"),
        *_in(*AREAS[:wishes], layer="wish"),
        *_in(*AREAS[:resources], layer="resource", professional=professional),
    ]


def _thin(areas: tuple[int, int, int], expected: str, limit: str) -> Case:
    return Case("K7", f"layers in {areas} areas", expected, inventory(_layers(*areas)), limit)


_TWO = [(2, 3, 3), (3, 2, 3), (3, 3, 2)]
_ONE = [(1, 3, 3), (3, 1, 3), (3, 3, 1)]
_MORE_THAN_ONE = [areas for areas in product((1, 2, 3), repeat=3) if areas.count(3) < 2]
K7 = [
    _thin((3, 3, 3), "voldaan", "areas_met"),
    *(_thin(areas, "deels", "areas_met") for areas in _TWO),
    *(_thin(areas, "deels", "areas_partly") for areas in _TWO),
    *(_thin(areas, "niet", "areas_partly") for areas in _ONE),
    *(_thin(areas, "niet", "") for areas in _MORE_THAN_ONE),
    _thin((0, 3, 3), "niet", ""),
    _thin((3, 0, 3), "niet", ""),
    _thin((10, 10, 10), "voldaan", ""),
    Case("K7", "no resources", "niet", inventory(_layers(3, 3, 0)), shows="no_own_circle"),
    Case("K7", "only professionals", "deels", inventory(_layers(3, 3, 3, True)), shows="no_own_circle"),
    Case("K7", "only professionals, wishes in two", "niet", inventory(_layers(3, 2, 3, True))),
    Case(
        "K7", "one beside professionals", "voldaan", inventory([*_layers(3, 3, 3, True), *lines(1, layer="resource")])
    ),
    Case("K7", "the same area twice", "deels", inventory([*_layers(3, 2, 3), *_in("safety", layer="wish")])),
    Case("K7", "a blank third", "deels", inventory([*_layers(3, 2, 3), *_in("finances", layer="wish", text=BLANK)])),
    Case("K7", "only blank entries", "nog leeg", inventory(lines(3, BLANK))),
]

_DAYS = ("2026-10-06", "2026-11-10")
_DAY_31, _DAY_32 = ("2026-10-06", "2026-10-24"), ("2026-10-06", "2026-10-23")  # handed in on 24 November
_SIGNED = {"signed_by_client_on": "2026-11-16", "signed_by_worker_on": "2026-11-16"}


def _made(*days: str, to: str = "i1", **fields: Any) -> Json:
    """i1 to i5 are wishes, i6 is blank and no wish, then a strength for every further day; `to` are the priorities."""
    entries = [*lines(5, layer="wish", on=days[0]), *lines(1, BLANK, on="2026-11-01")]
    entries += [entry for day in days[1:] for entry in lines(1, on=day)]
    priorities = [{"rank": rank, "entry": id} for rank, id in enumerate(to.split(), 1)]
    return inventory(entries, **{"priorities": priorities, **_SIGNED, **fields})


def _k8(name: str, expected: str, document: Json, limit: str = "", shows: str = "", **more: Any) -> Case:
    return Case("K8", name, expected, document, limit, shows, **more)


K8 = [
    _k8("two moments", "voldaan", _made(*_DAYS), "moments"),
    _k8("one moment, a second only of a blank entry", "deels", _made(_DAYS[1]), "moments", "few_moments"),
    _k8("no moment: none, and none lately", "niet", _made(""), "", "outdated"),
    _k8("31 days old", "voldaan", _made(*_DAY_31), "days"),
    _k8("32 days old", "deels", _made(*_DAY_32), "days", "outdated"),
    _k8("a draft on day 31", "voldaan", _made(*_DAY_31, submitted_at=""), "days"),
    _k8("a draft on day 32", "deels", _made(*_DAY_32, submitted_at=""), "days", "outdated"),
    # 23.30 in London is past midnight in the Netherlands
    _k8("day 32 by the Dutch clock", "deels", _made(*_DAY_31, submitted_at="2026-11-24T23:30:00+00:00"), "days"),
    _k8("noted on the day itself", "voldaan", _made("2026-10-06", "2026-11-24"), hides="future_date"),
    _k8("one date ahead, beside two good ones", "voldaan", _made(*_DAYS, "2026-11-25"), "", "future_date"),
    _k8("two old moments and a date ahead", "deels", _made("2026-08-03", "2026-08-10", "2026-11-25"), shows="outdated"),
    _k8("no priority", "deels", _made(*_DAYS, to=""), "fewest_priorities", "no_priorities"),
    _k8("one priority", "voldaan", _made(*_DAYS), "fewest_priorities"),
    _k8("four priorities", "voldaan", _made(*_DAYS, to="i4 i3 i2 i1"), "most_priorities"),
    _k8("five priorities", "deels", _made(*_DAYS, to="i1 i2 i3 i4 i5"), "most_priorities", "too_many_priorities"),
    _k8("a priority that is no wish", "deels", _made(*_DAYS, to="i1 i7"), "", "priority_not_wish"),
    _k8("a priority that is nowhere", "deels", _made(*_DAYS, to="i1 i99"), "", "broken_priority"),
    _k8("two priorities amiss are one part", "deels", _made(*_DAYS, to="i7 i99")),
    _k8("not signed by the client", "deels", _made(*_DAYS, signed_by_client_on=""), "", "not_signed"),
    _k8("not signed by the worker", "deels", _made(*_DAYS, signed_by_worker_on=""), "", "not_signed"),
    _k8("both signatures are one part", "deels", _made(*_DAYS, signed_by_client_on="", signed_by_worker_on="")),
    _k8("two parts lack", "niet", _made(*_DAYS, to="", signed_by_client_on="")),
    _k8("all four parts lack", "niet", _made("", to="", signed_by_client_on="")),
    _k8("only blank entries", "nog leeg", inventory(lines(3, BLANK), **_SIGNED)),
]

INVENTORY: list[Case] = [*K1, *K7, *K8]
