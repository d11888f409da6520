"""Days on which a Dutch group may not be able to meet: asked about, never decided. Pure."""

from __future__ import annotations

from datetime import date, timedelta

_EVERY_YEAR = {
    (1, 1): "nieuwjaarsdag",
    (5, 5): "bevrijdingsdag",
    (12, 25): "eerste kerstdag",
    (12, 26): "tweede kerstdag",
}
_AFTER_EASTER = {
    -2: "goede vrijdag",
    0: "eerste paasdag",
    1: "tweede paasdag",
    39: "hemelvaartsdag",
    40: "de dag na hemelvaart",
    49: "eerste pinksterdag",
    50: "tweede pinksterdag",
}
SATURDAY, SUNDAY = 5, 6


def free_day(day: date) -> str:
    """Why a group may not meet on this day, as `tweede paasdag` or `de zomervakantie`; empty on an ordinary day.

    School holidays move every year and differ per region: named are the weeks in which all of the country has them.
    """
    named = _EVERY_YEAR.get((day.month, day.day)) or _AFTER_EASTER.get((day - easter(day.year)).days)
    if named:
        return named
    if day == kings_day(day.year):
        return "koningsdag"
    if (day.month, day.day) >= (12, 24) or (day.month, day.day) <= (1, 2):
        return "de kerstvakantie"
    if (7, 20) <= (day.month, day.day) <= (8, 20):
        return "de zomervakantie"
    return {SATURDAY: "een zaterdag", SUNDAY: "een zondag"}.get(day.weekday(), "")


def kings_day(year: int) -> date:
    """27 April; a day earlier where that is a Sunday."""
    day = date(year, 4, 27)
    return day - timedelta(days=1) if day.weekday() == SUNDAY else day


def easter(year: int) -> date:
    """Easter Sunday by the Gregorian calendar (the method of Meeus, Jones and Butcher)."""
    century, rest = divmod(year, 100)
    golden = year % 19
    correction = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - century // 4 - correction + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
