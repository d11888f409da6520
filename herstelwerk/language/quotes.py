"""What stands between quotation marks is said by somebody else, and is weighed as such."""

from __future__ import annotations

import re
from collections.abc import Sequence

# Single quotes are left alone: they collide with 's, m'n and 't.
_PAIRS = {'"': '"', "“": "”", "„": "”", "«": "»"}
_CLOSERS = frozenset(_PAIRS.values())


def outside_quotes(text: str, tokens: Sequence[re.Match[str]]) -> list[int]:
    """The tokens outside quotation marks; all of them when nothing but a quote is left."""
    every = list(range(len(tokens)))
    if not any(sign in text for sign in _CLOSERS):
        return every
    outside: list[int] = []
    closing = ""
    last = max(text.rfind(sign) for sign in _CLOSERS)
    for i in every:
        sign = tokens[i][0]
        if closing:
            closing = "" if sign == closing else closing
        elif sign in _PAIRS and tokens[i].start() < last:
            closing = _PAIRS[sign]
        else:
            outside.append(i)
    return outside if any(tokens[i][0][0].isalnum() for i in outside) else every
