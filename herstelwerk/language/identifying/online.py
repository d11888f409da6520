"""E-mail addresses, social media handles and profiles."""

from __future__ import annotations

import re

from herstelwerk.language.identifying.model import COMPLETE, SHAPE, Found, Identity

_AT = re.compile(r"@|\((?:at|apenstaartje)\)|\[at\]|\b(?:apen?staart(?:je)?)\b", re.IGNORECASE)
_LOCAL_SIGNS = frozenset("._%+-'")
_MAX_LOCAL = 64  # RFC 5321, section 4.5.3.1.1
_DOMAIN = re.compile(r"(?:[\w-]{1,63}\.){1,6}[^\W\d_]{2,24}(?![\w@])")
_SAID_DOMAIN = re.compile(r"[\w-]{1,63}(?:[ ]?(?:\.|\(dot\)|\bpunt\b)[ ]?[\w-]{2,24}){1,3}", re.IGNORECASE)
_BARE_DOMAIN = re.compile(r"[\w-]{2,63}(?!\w)")
_HANDLE = re.compile(r"@[^\W\d][\w.]{1,28}\w(?![\w@])")
_NO_HANDLES = frozenset(("@home", "@work", "@thuis", "@school", "@huis"))
_PROFILE = re.compile(
    r"\b(?:facebook|instagram|linkedin|tiktok|snapchat|twitter|x)\.com/(?:in/|add/)?@?(?!groups?/|events?/|p/|watch)[\w.-]{2,49}\w",
    re.IGNORECASE,
)


def find_online(text: str) -> Found:
    """E-mail: grade 1, or 2 written apart or without a dot in the domain. A handle or profile: 2."""
    for match in _AT.finditer(text):
        found = _around(text, match.start(), match.end())
        if found:
            yield found
    for match in _PROFILE.finditer(text):
        yield Identity("handle", match.start(), match.end(), SHAPE)


def _around(text: str, at: int, after: int) -> Identity | None:
    """The address or handle around the sign at `text[at:after]`."""
    plain = after - at == 1
    start = _local_start(text, at)
    if start < at and (domain := _DOMAIN.match(text, after)):
        return Identity("email", start, domain.end(), COMPLETE if plain else SHAPE)
    if start == at and text[at - 1 : at] == " " and text[after : after + 1] == " ":  # anna @ kerk.example
        start, after = _local_start(text, at - 1), after + 1
        domain = (_DOMAIN if plain else _SAID_DOMAIN).match(text, after)
        return Identity("email", start, domain.end(), SHAPE) if domain and start < at - 1 else None
    if not plain:
        domain = _SAID_DOMAIN.match(text, after)
        return Identity("email", start, domain.end(), SHAPE) if domain and start < at else None
    if start < at:
        domain = _BARE_DOMAIN.match(text, after)
        return Identity("email", start, domain.end(), SHAPE) if domain else None
    handle = _HANDLE.match(text, at)
    if handle is None or handle[0].lower() in _NO_HANDLES:
        return None
    return Identity("handle", at, handle.end(), SHAPE)


def _local_start(text: str, end: int) -> int:
    """Where the part before the sign begins; `end` itself when there is none."""
    start = end
    while start > max(0, end - _MAX_LOCAL) and (text[start - 1].isalnum() or text[start - 1] in _LOCAL_SIGNS):
        start -= 1
    while start < end and text[start] in _LOCAL_SIGNS:
        start += 1
    return start
