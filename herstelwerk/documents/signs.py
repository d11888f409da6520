"""Signs that a PDF cannot show: common emoji in Dutch words, any other as one open sign."""

from __future__ import annotations

import re
from collections.abc import Set

MISSING = "▯"
_COMMON_UP_TO = 0x024F  # Latin with all its accents: every embedded text font holds these
_JOINED = "\u200d"
_FOLLOWERS = "[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff\u20e3]*"
_EMOJI = re.compile(rf"(.){_FOLLOWERS}(?:{_JOINED}.{_FOLLOWERS})*", re.DOTALL)
_WORDS = {
    "😀😃😄😁😊🙂☺": "lachend gezicht",
    "😂🤣": "lacht tranen",
    "😉": "knipoog",
    "😍🥰": "verliefd gezicht",
    "😘": "kus",
    "😎": "zonnebril",
    "😢😭🥲": "huilend gezicht",
    "☹🙁😞😔": "verdrietig gezicht",
    "😡😠": "boos gezicht",
    "😴": "slapend gezicht",
    "🤔": "denkend gezicht",
    "🤗": "knuffel",
    "👍": "duim omhoog",
    "👎": "duim omlaag",
    "👏": "applaus",
    "🙏": "gevouwen handen",
    "💪": "sterke arm",
    "👋": "zwaaiende hand",
    "👌": "prima",
    "🤝": "handdruk",
    "❤💙💚💛🧡💜🖤💕💖💗": "hart",
    "💔": "gebroken hart",
    "🎉🎊🥳": "feest",
    "🎂🍰": "taart",
    "🎁": "cadeau",
    "🎵🎶": "muziek",
    "⭐🌟": "ster",
    "🌈": "regenboog",
    "🌞": "zon",
    "🌸🌷🌹🌻💐": "bloem",
    "🍀": "klavertje vier",
    "🔥": "vuur",
    "✅": "vinkje",
    "❌": "kruisje",
    "🏠🏡": "huis",
    "👪👨👩👧👦👶": "familie",
    "🐶🐕": "hond",
    "🐱🐈": "kat",
    "🚲🚴": "fiets",
    "🏊": "zwemmen",
    "☕": "kop koffie",
    "📞📱": "telefoon",
}
_NAMES = {sign: words for signs, words in _WORDS.items() for sign in signs}


def uncommon(signs: Set[str]) -> set[str]:
    """The signs of which it is not certain that a font holds them; line ends and the like are not drawn."""
    return {sign for sign in signs if ord(sign) > _COMMON_UP_TO and not re.fullmatch(_FOLLOWERS + _JOINED + "?", sign)}


def in_words(text: str, missing: Set[str]) -> str:
    """The text with every sign of `missing`, and what is joined to it, in words or as one open sign."""
    if text.isascii() or missing.isdisjoint(text):
        return text
    return _EMOJI.sub(lambda found: _shown(found, missing), text)


def _shown(found: re.Match[str], missing: Set[str]) -> str:
    if missing.isdisjoint(found[0]):
        return found[0]
    named = next((_NAMES[sign] for sign in found[0] if sign in _NAMES), "")
    return f"({named})" if named else MISSING
