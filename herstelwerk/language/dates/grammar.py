"""Which reader takes a phrase, by the category of its first word. The one place where the readers meet."""

from herstelwerk.language.dates import adjectives, days, months, ordinals, spans, weekdays, weeks
from herstelwerk.language.dates.categories import Cat
from herstelwerk.language.dates.phrase import READERS

READERS.update(
    {
        Cat.DATE: days.numeric,
        Cat.NUM: days.number,
        Cat.DAY: days.relative,
        Cat.FEAST: days.feast,
        Cat.NOW: days.now,
        Cat.ORD: ordinals.ordinal,
        Cat.WEEKDAY: weekdays.weekday,
        Cat.SHORT: weekdays.weekday,
        Cat.MONTH: months.month,
        Cat.SHORT_MONTH: months.month,
        Cat.EDGE: months.edge,
        Cat.CLOSE: months.close,
        Cat.NEXT: adjectives.adjective,
        Cat.COMING: adjectives.adjective,
        Cat.THIS: adjectives.adjective,
        Cat.LAST: adjectives.adjective,
        Cat.UNIT: weeks.unit_phrase,
        Cat.UNITS: weeks.numbered_weeks,
        Cat.OVER: spans.ahead,
        Cat.IN: spans.ahead,
        Cat.HALVES: spans.bare,
        Cat.HALF_YEAR: spans.bare,
    }
)
