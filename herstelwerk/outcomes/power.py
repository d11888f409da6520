"""How likely a study of two groups is to find a difference that is there, and how many people that takes."""

from __future__ import annotations

import math

from herstelwerk.dutch import number
from herstelwerk.outcomes import noncentral
from herstelwerk.outcomes.measured import percent, sure
from herstelwerk.outcomes.result import Estimate, NotPossibleError

MOST = 10**7  # people per group; beyond it no study is possible, and the answer would only be rounding


def power_two_groups(effect: float, n1: int, n2: int, *, alpha: float = 0.05) -> Estimate:
    """The chance that a two-sided t test of two groups finds a true difference of `effect` (pooled) SDs.

    P(|T| > t(1 - alpha/2, df)) with T noncentral t, df = n1 + n2 - 2, noncentrality d √(n1 n2/(n1 + n2)); both tails
    count. No interval: nothing was measured, the effect is assumed. `n` is both groups together.

    Args:
        effect: the assumed difference, divided by the SD within groups.
        n1: people measured in the first group, after loss.
        n2: people measured in the second group.
        alpha: of the two-sided test.

    Source: Cohen (1988), Statistical power analysis for the behavioral sciences, chapter 2.
    Checked against: R power.t.test(strict = TRUE).

    Raises:
        NotPossibleError: an effect that is no number, a group of fewer than 2 people, alpha not between 0 and 1.
    """
    if not math.isfinite(effect):
        raise NotPossibleError("Een verwacht effect is een gewoon getal, in standaardafwijkingen (zoals 0,5).")
    found = noncentral.power(effect, n1, n2, alpha)
    told = (
        f"Kans om een echt verschil van d = {number(effect)} (gedeeld door de SD binnen de groepen) te vinden met "
        f"{n1} en {n2} gemeten personen: tweezijdige t-toets voor twee losse groepen, alfa {number(alpha)}, exact uit "
        "de noncentrale t-verdeling. Zonder interval, want het effect is hier aangenomen en niet gemeten. Zitten "
        "mensen samen in teams, dan is de kans kleiner."
    )
    return Estimate("kans om het te vinden (power)", found, None, None, n1 + n2, told, more={"d": effect})


def people_needed(effect: float, power: float = 0.8, *, alpha: float = 0.05) -> Estimate:
    """The smallest whole number of people per group, after loss, that gives at least this power.

    Found by doubling and halving, since power rises with n. Source and check as `power_two_groups`.

    Raises:
        NotPossibleError: an effect of zero or too small for any study, a power not between alpha and 1.
    """
    sure(alpha)
    if not (math.isfinite(effect) and effect):
        raise NotPossibleError("Zonder verwacht verschil is er geen aantal dat het vindt; geef een d die niet nul is.")
    if not alpha < power < 1:
        raise NotPossibleError(
            f"De gewenste kans moet tussen alfa ({number(alpha)}) en 1 liggen, bijvoorbeeld 0,8; niet {power:g}."
        )
    high = 2
    while noncentral.power(effect, high, high, alpha) < power:
        high *= 2
        if high > MOST:
            raise NotPossibleError(f"Een verschil van d = {effect:g} vraagt meer dan {MOST} personen per groep.")
    low = max(high // 2, 1)  # too few, or one person, which is never enough
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if noncentral.power(effect, middle, middle, alpha) >= power else (middle, high)
    told = (
        f"Kleinste aantal gemeten personen per groep dat {percent(power)} % kans geeft om d = {number(effect)} te "
        f"vinden: tweezijdige t-toets voor twee even grote, losse groepen, alfa {number(alpha)}, noncentrale "
        "t-verdeling. Tel uitval er nog bij op."
    )
    return Estimate("nodig per groep", float(high), None, None, 2 * high, told, more={"d": effect, "power": power})


def left_per_group(recruited: int, loss: float, groups: int = 2) -> int:
    """How many whole people are left in each of equal groups after a share of all was lost; rounded down.

    Raises:
        NotPossibleError: a loss that is no share, or fewer people than groups.
    """
    if not 0 <= loss < 1:
        raise NotPossibleError(f"Uitval is een aandeel vanaf 0 en onder 1 (30 % is 0,30), niet {loss:g}.")
    if groups < 1 or recruited < groups:
        raise NotPossibleError("Er zijn minder mensen dan groepen.")
    return math.floor(recruited * (1 - loss) / groups + 1e-9)
