"""One walk over the words: which days and periods are named, in what role, and what is said of repetition."""

from typing import Final, NamedTuple

from herstelwerk.language.dates.almanac import DAY, monday_of
from herstelwerk.language.dates.categories import Cat, Limit, Unit
from herstelwerk.language.dates.phrase import Anchor, Phrase, Shape, Tokens, one_day, read_phrase
from herstelwerk.language.dates.repetition import Repetition
from herstelwerk.language.dates.scope import STEPS
from herstelwerk.language.dates.spans import EVERYDAY

PERIODS: Final = frozenset({Shape.WEEK, Shape.MONTH, Shape.PERIOD, Shape.SPAN, Shape.LASTING})
_ROLES: Final = frozenset({Cat.LIMIT, Cat.AFTER, Cat.FROM, Cat.BETWEEN, Cat.START})
_KEEP: Final = frozenset({Cat.FILL, Cat.COMING, Cat.THIS, Cat.DONE})
_REPEATS: Final = frozenset({Cat.EACH, Cat.PER, Cat.WEEKDAYS, Cat.NUM, Cat.DATE, Cat.SOME})


class Named(NamedTuple):
    """A phrase in the text: the token it begins at, and its role (``Cat.END`` for none)."""

    place: int
    phrase: Phrase
    role: Cat
    limit: int


class Scan:
    """The state of the walk and what it has gathered."""

    def __init__(self, tokens: Tokens, anchor: Anchor) -> None:
        """Walk over the words at once."""
        self.tokens = tokens
        self.anchor = anchor
        self.named: list[Named] = []
        self.repetition = Repetition()
        self.done: list[int] = []
        self.ahead = False
        self._role = Cat.END
        self._limit = 0
        self._negated = False
        self._loose = False
        self._week: Phrase | None = None
        self._walk()

    def _walk(self) -> None:
        tokens, place = self.tokens, 0
        while (cat := tokens[place].cat) is not Cat.END:
            if cat in _REPEATS:
                stop = self.repetition.take(tokens, place, self.anchor)
                if stop > place:
                    place = stop
                    continue
            phrase = read_phrase(tokens, place, self.anchor)
            if phrase is not None:
                self._add(place, phrase)
                self._role, self._negated, self._loose = Cat.END, False, False
                place = max(phrase.stop, place + 1)
                continue
            self._word(place, cat)
            place += 1

    def _word(self, place: int, cat: Cat) -> None:
        """A word that is no phrase: it may say something about the phrases around it."""
        token = self.tokens[place]
        if cat in _ROLES:
            self._role, self._limit = cat, token.value
            closing = self.tokens[place + 1].cat in {Cat.END, Cat.OTHER}
            if cat is Cat.START and closing and self.named and self.named[-1].phrase.stop == place:
                self._restart()
        elif cat is Cat.EDGE or (cat is Cat.ORD and self.tokens[place + 1].cat is Cat.TIMES):
            first = token.value == (0 if cat is Cat.EDGE else 1)  # "begin 19-11", "1e keer 19-11"
            self._role, self._limit = (Cat.START if first else Cat.LIMIT), Limit.WITHIN
        elif cat is Cat.AND or cat is Cat.TIMES:
            if cat is Cat.AND and self.named and self.named[-1].phrase.stop == place:
                between = self.named[-1].role is Cat.BETWEEN
                self._role = Cat.LIMIT if between else self.named[-1].role
                self._limit = Limit.THROUGH if between else self.named[-1].limit
        elif cat is Cat.NOT:
            self._negated = True
        elif cat is Cat.SOMEWHERE:
            self._loose = True
        elif cat is Cat.IN:
            self._limit = Limit.THROUGH if self._limit == Limit.UNTIL else self._limit  # "tot in maart"
        elif cat is Cat.DONE:
            if token.word != "was" or self.tokens[place + 1].cat is not Cat.OTHER:
                self.done.append(place)
        elif cat not in _KEEP and not self._event(place):
            self.ahead = self.ahead or cat is Cat.WILL
            self._role, self._negated, self._loose = Cat.END, False, False

    def _event(self, place: int) -> bool:
        """Reads "na het gesprek van 24 nov": the day is that of the event, and "na" goes for it."""
        word, after = self.tokens[place].word, self.tokens[place + 1]
        return self._role is Cat.AFTER and word not in EVERYDAY and (after.word == "van" or "(" in after.gap)

    def _restart(self) -> None:
        """Reads "1 dec starten": the phrase before this word is where something starts."""
        if self.named[-1].role is Cat.END:
            self.named[-1] = self.named[-1]._replace(role=Cat.START)
        self._role = Cat.END

    def _add(self, place: int, phrase: Phrase) -> None:
        tokens = self.tokens
        if self._dropped(place, phrase):
            return
        before = self.named[-1] if self.named else None
        role, limit = self._role, self._limit
        beside = before is not None and before.phrase.stop == place
        if beside and "-" in tokens[place].gap:
            role, limit = Cat.LIMIT, Limit.THROUGH
        if phrase.shape is Shape.WEEKDAY and self._week is not None and self._week.first is not None:
            day = self._week.first + DAY * tokens[place].value
            if day >= self.anchor.day:
                phrase = one_day(phrase.stop, day)
        elif before is not None:
            range_end = role is Cat.LIMIT and limit in {Limit.UNTIL, Limit.THROUGH}
            if range_end or (phrase.shape is Shape.WEEKDAY and self._listed(before, place)):
                phrase = self._after(before.phrase, place, phrase)
        self._remember_week(place, phrase)
        self.named.append(Named(place, phrase, role, limit))

    def _dropped(self, place: int, phrase: Phrase) -> bool:
        """Whether it names no day after all: "niet dinsdag", "een dinsdag", "ergens volgende week"."""
        article = place > 0 and self.tokens[place - 1].word in {"een", "n"}
        indefinite = article and phrase.shape is Shape.WEEKDAY
        loose = self._loose and phrase.shape in PERIODS and self._role is Cat.END
        return self._negated or indefinite or loose

    def _listed(self, before: Named, place: int) -> bool:
        """Whether a weekday follows another in a list, which runs forward: "maandag, woensdag en vrijdag"."""
        joined = self.tokens[place - 1].cat is Cat.AND and before.phrase.stop == place - 1
        return before.phrase.shape is Shape.WEEKDAY and (joined or before.phrase.stop == place)

    def _after(self, before: Phrase, place: int, phrase: Phrase) -> Phrase:
        """The end of a range does not lie before its beginning: "van maandag tot vrijdag"."""
        if before.last is None or phrase.last is None or phrase.last >= before.last:
            return phrase
        again = read_phrase(self.tokens, place, self.anchor._replace(day=before.last))
        return again if again is not None and again.last is not None else phrase

    def _remember_week(self, place: int, phrase: Phrase) -> None:
        """A weekday later in the text lies in the week that was named: "volgende week, voor vrijdag"."""
        if phrase.last is None:
            return
        if phrase.shape is Shape.WEEK:
            self._week = phrase
        elif self.tokens[place].cat in STEPS:
            unit = self.tokens[place + 1]
            if unit.cat is Cat.UNIT and unit.value == Unit.WEEK:
                self._week = Phrase(phrase.stop, monday_of(phrase.last), phrase.last, Shape.WEEK)
