"""New code words: two Dutch words that go together, easy to remember and of nobody in particular."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass

from herstelwerk.groups.codes import CodeError, look
from herstelwerk.wording import Wording

Below = Callable[[int], int]  # chance, as a value: any whole number from 0 up to the one given


@dataclass(frozen=True, slots=True)
class CodeWords:
    """The first words, the second words, and pairs that are never made."""

    first: tuple[str, ...]
    second: tuple[str, ...]
    never: frozenset[str] = frozenset()

    @classmethod
    def of(cls, wording: Wording) -> CodeWords:
        """The words of the content file `trainer/codewoorden`.

        Raises:
            WordingError: when it lacks a list.
        """
        return cls(wording.texts("eerste"), wording.texts("tweede"), frozenset(wording.texts("nooit")))


def new_codes(words: CodeWords, count: int, below: Below, taken: Collection[str] = ()) -> tuple[str, ...]:
    """So many new code words that nobody has; none can be taken for another or for one of `taken`.

    Every second word stands once and every first word seldom, as long as that can be.

    Raises:
        CodeError: when there are not so many pairs.
    """
    pairs = _shuffled([(first, second) for first in words.first for second in words.second], below)
    seen = {look(code) for code in taken}
    used: Counter[str] = Counter(part for code in taken for part in code.split("-"))
    found: list[str] = []
    for most in (1, 2, 4, len(pairs)):
        for first, second in pairs:
            code = f"{first}-{second}"
            if len(found) == count:
                return tuple(found)
            if code in words.never or look(code) in seen or used[second] >= most or used[first] >= most:
                continue
            seen.add(look(code))
            used.update((first, second))
            found.append(code)
    if len(found) < count:
        raise CodeError(
            f"Er zijn geen {count} codewoorden meer te maken. Bedenk er zelf bij, of maak een kleinere groep."
        )
    return tuple(found)


def _shuffled(pairs: list[tuple[str, str]], below: Below) -> list[tuple[str, str]]:
    for last in range(len(pairs) - 1, 0, -1):
        other = below(last + 1)
        pairs[last], pairs[other] = pairs[other], pairs[last]
    return pairs
