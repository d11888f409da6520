"""What stands between quotation marks is said by somebody else, and is weighed as such."""

from __future__ import annotations

from herstelwerk.language.reading import Reading

_PAIRS = {'"': '"', "“": "”", "„": "”", "«": "»", "‘": "’"}
_CLOSERS = frozenset('"”»')


def outside_quotes(reading: Reading) -> list[int]:
    """The tokens outside quotation marks; all of them when nothing but a quote is left.

    Single quotes are left alone: they collide with 's, m'n and 't (measured, docs/method.md).
    """
    every = range(len(reading.words))
    if not any(sign in reading.text for sign in _CLOSERS):
        return list(every)
    outside: list[int] = []
    closing = ""
    last = max(reading.text.rfind(sign) for sign in _CLOSERS)
    for i in every:
        sign = reading.tokens[i][0]
        if closing:
            closing = "" if sign == closing else closing
        elif sign in _PAIRS and sign not in "‘’" and reading.tokens[i].start() < last:
            closing = _PAIRS[sign]
        else:
            outside.append(i)
    return outside if any(reading.words[i].norm[0].isalnum() for i in outside) else list(every)
