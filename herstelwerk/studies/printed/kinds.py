"""The ways in which a printed number can be recomputed: what goes in, what comes out, by which of our functions."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from herstelwerk.outcomes import recompute
from herstelwerk.outcomes.power import left_per_group, people_needed, power_two_groups
from herstelwerk.outcomes.printed import Printed, counts_of, settings_of
from herstelwerk.outcomes.proportions import compare_shares
from herstelwerk.outcomes.result import Cell, Estimate, NotPossibleError

Found = dict[str, Estimate]
Inputs = Mapping[str, Printed]
Values = Mapping[str, float]
LEFT, NEEDED = COUNTS = ("over per groep", "nodig per groep")  # whole people


@dataclass(frozen=True, slots=True)
class Kind:
    """One way: its inputs (rounded in print, or exact), texts, what may be left out, and what each number is called."""

    rounded: tuple[str, ...]
    exact: tuple[str, ...]
    numbers: Mapping[str, str]
    compute: Callable[[Values], Found]
    optional: tuple[str, ...] = ()

    @property
    def inputs(self) -> tuple[str, ...]:
        """All that can go in."""
        return (*self.rounded, *self.exact)

    def settings(self, inputs: Inputs) -> list[dict[str, float]]:
        """What to compute with: the printed values first, then all ends of what rounds to them."""
        exact = {name: inputs[name].value for name in self.exact if name in inputs}
        rounded = {name: inputs[name] for name in self.rounded if name in inputs}
        if "share1" in self.rounded:
            return _counted(rounded, exact)
        found = settings_of(rounded, exact)
        one, two = rounded.get("mean1"), rounded.get("mean2")
        if one and two and one.low < two.high and two.low < one.high:  # rounding allows that there is no difference
            middle = (max(one.low, two.low) + min(one.high, two.high)) / 2
            found.append({**found[0], "mean1": middle, "mean2": middle})
        return found


@dataclass(frozen=True, slots=True)
class Recomputed:
    """A recomputed number, and between which values it may lie since its inputs are rounded."""

    estimate: Estimate
    low: float
    high: float


def recompute_all(kind: Kind, inputs: Inputs) -> dict[str, Recomputed]:
    """Every number of this kind.

    Raises:
        NotPossibleError: when the printed values cannot be (a low limit above the high one, an SD of zero).
    """
    first, *others = kind.settings(inputs)
    found = kind.compute(first)
    reached = {name: [one.value] for name, one in found.items()}
    for values in others:
        try:
            for name, one in kind.compute(values).items():
                reached.setdefault(name, []).append(one.value)
        except NotPossibleError:  # an end of the rounding that cannot be, such as an SD of zero
            continue
    return {name: Recomputed(one, min(reached[name]), max(reached[name])) for name, one in found.items()}


def _counted(shares: Inputs, exact: Values) -> list[dict[str, float]]:
    """Counts that round to the printed shares, for every pair of them."""
    n1, n2 = int(exact["n1"]), int(exact["n2"])
    pairs = [(one, two) for one in counts_of(shares["share1"], n1) for two in counts_of(shares["share2"], n2)]
    return [{"count1": one, "count2": two, "n1": n1, "n2": n2} for one, two in pairs]


def _more(one: Estimate, *names: str) -> Found:
    """What stands beside an estimate, as estimates: they have no interval of their own."""
    found = {}
    for name in names:
        value: Cell = next((one.more[key] for key in (name, f"{name} (log)") if key in one.more), None)
        if isinstance(value, float | int):
            found[name.lower()] = Estimate(name, float(value), None, None, one.n, one.method)
    return found


def _interval(values: Values, log: bool = False) -> Found:
    one = recompute.from_interval(values["low"], values["high"], n=int(values.get("n", 0)), log=log)
    times = {"times": replace(one, value=1 / one.value, low=None, high=None)} if log else {}
    return {"middle": replace(one, low=None, high=None), **times, **_more(one, "SE", "z", "p")}


def _f_test(values: Values) -> Found:
    found = recompute.effect_of_f(values["f"], values["df1"], values["df2"])
    return {"cohen-f": found["f van Cohen"], "eta2": found["eta²"], **_more(found["eta²"], "p")}


def _shares(values: Values) -> Found:
    """The first group is the one that was helped; differences are the other minus this one."""
    first, second = (int(values["count1"]), int(values["n1"])), (int(values["count2"]), int(values["n2"]))
    other = compare_shares(*second, *first, names=("groep 2", "groep 1"))
    ratio = compare_shares(*first, *second)["verhouding"]
    wald = other["verschil (Wald)"]
    counts = f"Terug naar aantallen: {first[0]} van {first[1]} en {second[0]} van {second[1]}."
    wald = replace(wald, method=f"{counts} {other.method}")
    plain = replace(wald, low=None, high=None)
    found = {
        "share1": replace(plain, value=first[0] / first[1]),
        "share2": replace(plain, value=second[0] / second[1]),
        "difference": wald,
        "nnt": replace(plain, value=other["nodig voor één"].value),
        "p-chi2": _p(plain, "p (chi²)"),
        "p-fisher": _p(plain, "p (Fisher)"),
    }
    if math.isfinite(ratio.value):
        found["less"] = replace(plain, value=1 - ratio.value)
    if wald.low is not None and wald.low > 0:
        found["nnt-high"] = replace(plain, value=1 / wald.low)
    return {name: one for name, one in found.items() if not math.isnan(one.value)}


def _p(one: Estimate, name: str) -> Estimate:
    value = one.more.get(name)
    return replace(one, value=value if isinstance(value, float) else math.nan)


def _means(values: Values) -> Found:
    found = recompute.of_means(
        values["mean1"], values["sd1"], int(values["n1"]), values["mean2"], values["sd2"], int(values["n2"])
    )
    gap, d = found["verschil in gemiddelden"], found["d"]
    return {"difference": gap, **_more(gap, "p"), "d": d, "g": found["g"], "sd-pooled": _more(d, "SD")["sd"]}


def _standard_errors(values: Values) -> Found:
    one = recompute.of_standard_errors(
        values["mean1"], values["se1"], values["mean2"], values["se2"], n=int(values.get("n", 0))
    )
    return {"difference": one, **_more(one, "SE", "z", "p")}


def _denominator(values: Values) -> Found:
    gap = values["mean1"] - values["mean2"]
    less = values.get("less1", 0.0) - values.get("less2", 0.0)
    one = recompute.with_denominator(gap - less, values["by"], "de noemer die de auteurs noemen")
    return {"d": one}


def _correlation(values: Values) -> Found:
    one = recompute.of_correlation(values["r"], int(values["n"]))
    return {"r": one, **_more(one, "p")}


def _power(values: Values) -> Found:
    left = left_per_group(int(values["recruited"]), values["loss"])
    one = power_two_groups(values["d"], left, left)
    told = f"Per groep over na {100 * values['loss']:.0f} % uitval, naar beneden afgerond: {left}."
    found = {"left": Estimate(LEFT, float(left), None, None, 2 * left, told), "power": one}
    if "wanted" in values:
        found["needed"] = people_needed(values["d"], values["wanted"])
    return found


_P = {"p": "p"}
_SE = {"se": "standaardfout", "z": "z", **_P}
_D = {"difference": "verschil"}
KINDS: Mapping[str, Kind] = {
    "interval": Kind(("low", "high"), ("n",), {"middle": "midden van het interval", **_SE}, _interval, ("n",)),
    "ratio-interval": Kind(
        ("low", "high"),
        ("n",),
        {"middle": "midden van het interval (meetkundig)", "times": "1 gedeeld door dat midden", **_SE},
        lambda values: _interval(values, log=True),
        ("n",),
    ),
    "f-test": Kind(("f",), ("df1", "df2"), {"cohen-f": "f van Cohen", "eta2": "eta²", **_P}, _f_test),
    "shares": Kind(
        ("share1", "share2"),
        ("n1", "n2"),
        {
            "share1": "aandeel, groep 1",
            "share2": "aandeel, groep 2",
            "difference": "verschil, groep 2 min groep 1 (Wald)",
            "less": "hoeveel minder, als deel van groep 2",
            "nnt": "nodig voor één (NNT)",
            "nnt-high": "NNT, bovengrens uit Wald",
            "p-chi2": "p, chi-kwadraat",
            "p-fisher": "p, exact van Fisher",
        },
        _shares,
    ),
    "means": Kind(
        ("mean1", "sd1", "mean2", "sd2"),
        ("n1", "n2"),
        {**_D, "d": "d (gepoolde SD)", "g": "g van Hedges", "sd-pooled": "gepoolde SD", "p": "p, toets van Welch"},
        _means,
    ),
    "standard-errors": Kind(
        ("mean1", "se1", "mean2", "se2"), ("n",), {**_D, **_SE, "p": "p, z-toets"}, _standard_errors, ("n",)
    ),
    "denominator": Kind(("mean1", "mean2", "by", "less1", "less2"), (), {"d": "d"}, _denominator, ("less1", "less2")),
    "correlation": Kind(("r",), ("n",), {"r": "r, met interval", **_P}, _correlation),
    "power": Kind(
        (),
        ("d", "recruited", "loss", "wanted"),
        {"left": LEFT, "power": "kans om het te vinden (power)", "needed": f"{NEEDED} voor de gewenste kans"},
        _power,
        ("wanted",),
    ),
}
