"""What keeps a report honest: each person shown in small cohorts, no remembered start alone, survivors named."""

from __future__ import annotations

from enum import StrEnum

from herstelwerk.dutch import number
from herstelwerk.outcomes.change import mean_change
from herstelwerk.outcomes.measured import Values, complete, constant, missing_told
from herstelwerk.outcomes.pairs import Pairs, pairs_of
from herstelwerk.outcomes.result import Estimate, Estimates, NotPossibleError, difference_in_words
from herstelwerk.outcomes.withheld import LEAST, LIMIT

SMALL = 20  # people up to which a mean hides more than it tells (training groups have 8 to 16)


class Showing(StrEnum):
    """How a group may be shown."""

    NOTHING = "niet tonen"
    EVERYONE = "iedere persoon"
    SUMMARY = "samenvatting"


def how_to_show(n: int, *, outside: bool, limit: int = LIMIT, small: int = SMALL) -> Showing:
    """Everyone as a point in a small group, a summary in a large one; outside the organisation nothing under the limit.

    A mean of twelve people rests on two or three of them, so up to `small` every person is shown (a point without a
    name, beside the summary). What leaves the organisation and is about fewer than `limit` people is not shown at
    all.

    Args:
        n: people in the group.
        outside: whether it goes to readers outside the organisation.
        limit: under which nothing goes outside, at least 5.
        small: up to which everyone is shown.

    Raises:
        NotPossibleError: when the limit is under 5.
    """
    if limit < LEAST:
        raise NotPossibleError(f"De grens kan niet lager dan {LEAST} personen; gebruikelijk is {LIMIT}.")
    if n < 1 or (outside and n < limit):
        return Showing.NOTHING
    return Showing.EVERYONE if n <= small else Showing.SUMMARY


def with_retrospective(
    then: Values, after: Values, before: Values | None = None, *, higher_is_better: bool, without_because: str = "",
    confidence: float = 0.95,
) -> Estimates:  # fmt: skip
    """Change since the start as measured, as remembered afterwards ("then"), and the shift between the two.

    A remembered start makes change look larger (Taylor e.a., 2009, American Journal of Evaluation 30, 31-43);
    so it never stands alone. All three are over the people who have all three measurements.

    Args:
        then: how people, afterwards, say it was before.
        after: how it is after.
        before: how it was, measured before.
        higher_is_better: whether a higher score is better.
        without_because: why there is no measurement before; then the method says so, at length.
        confidence: of the intervals.

    Raises:
        NotPossibleError: no `before` and no reason; too few people; everyone changed alike.
    """
    better = f"{'Hoger' if higher_is_better else 'Lager'} is beter."
    if before is None:
        if not without_because.strip():
            raise NotPossibleError(
                "Een terugblik (‘hoe was het toen?’) staat nooit alleen: achteraf lijkt de start vaak lager, en de "
                "winst groter. Geef ook de voormeting, of zeg in `without_because` waarom die er niet is."
            )
        pairs = pairs_of(then, after)
        only = _named("verandering sinds de herinnerde start", mean_change(pairs, confidence))
        told = (
            f"Let op: er is geen voormeting ({without_because.strip()}). De start is achteraf herinnerd; dat maakt de "
            f"verandering meestal groter dan zij was, en hoeveel is hier niet na te gaan. {better} n = {pairs.n}. "
            f"{missing_told(pairs.left_out)}"
        )
        return Estimates("Verandering, alleen met een terugblik", (only,), told)
    (first, remembered, last), gone = complete("voormeting, terugblik en nameting", before, then, after)
    found = (
        _named("verandering sinds de gemeten start", mean_change(pairs_of(first, last), confidence)),
        _named("verandering sinds de herinnerde start", mean_change(pairs_of(remembered, last), confidence)),
        _shift(pairs_of(first, remembered, may_be_constant=True), confidence),
    )
    told = (
        f"De start is twee keer gemeten: vooraf, en achteraf als terugblik. {better} Beide veranderingen staan naast "
        f"elkaar, over dezelfde {len(first)} personen. {missing_told(gone)} "
        + difference_in_words(found[2], "Herinnerde min gemeten start")
    )
    return Estimates("Verandering met voormeting en terugblik", found, told)


def _shift(pairs: Pairs, confidence: float) -> Estimate:
    """How far the start moved in memory; when it moved alike for all (often: not at all) there is nothing to test."""
    name = "herinnerde min gemeten start"
    if not constant(pairs.change):
        return _named(name, mean_change(pairs, confidence))
    told = "Voor iedereen gelijk, dus zonder spreiding en zonder interval."
    return Estimate(name, float(pairs.change[0]), None, None, pairs.n, told, confidence)


def _named(name: str, one: Estimate) -> Estimate:
    return Estimate(name, one.value, one.low, one.high, one.n, one.method, one.confidence, one.more)


def survivors(started: int, stayed: int, what: str = "cliënten", *, before: Estimate | None = None) -> str:
    """Names whom a result is about, when people dropped out: those who stayed, and what the others were like.

    Args:
        started: people at the start.
        stayed: people with the measurement the result rests on.
        what: who they are, in the plural.
        before: the difference at the start, those who stayed minus those who left, where it is known.

    Raises:
        NotPossibleError: when more stayed than started, or nobody started.
    """
    if not 0 <= stayed <= started or started < 1:
        raise NotPossibleError(f"Van {started} {what} aan de start kunnen er geen {stayed} zijn overgebleven.")
    if stayed == started:
        return f"Dit gaat over alle {started} {what} die begonnen; niemand viel uit."
    left = started - stayed
    told = (
        f"Dit gaat over de {stayed} van de {started} {what} ({number(100 * stayed / started, 0)} %) die tot deze "
        f"meting meededen. Over {'degene die uitviel' if left == 1 else f'de {left} die uitvielen'} zegt het niets, en "
        f"{'die kan' if left == 1 else 'die kunnen'} er anders voor staan."
    )
    if before is None:
        return f"{told} Of de blijvers bij de start al anders scoorden, is hier niet nagegaan."
    return f"{told} {difference_in_words(before, 'Bij de start, blijvers min uitvallers')}"
