"""Addresses: a street with a house number (and postcode and place behind it), a postcode with a number.

A street is known by its ending (Fantasiestraat), by its beginning (Laan van …, Rue …), or by a word of living
before it (woont op de Vliert 12). A street without a number and a postcode without a number are no address.
Shape of the postcode: NEN 5825 (four digits, two letters); Belgian: four digits and a place.
"""

from __future__ import annotations

import re

from herstelwerk.language.identifying.model import COMPLETE, SHAPE, UPPER, Found, Identity

# Endings that are a street: in lower case too; with a capital; only after op or aan (not Amsterdam 3).
_SURE = tuple("straat straatje laan gracht kade singel dreef steeg plantsoen steenweg boulevard str.".split())
_LIKELY = tuple("weg plein hof park dijk pad markt baan kaai lei".split())
_WEAK = tuple(
    """wal ring vest hoek erf akker veld oord oever poort burg brink donk horst meent borg haven berg
    heuvel bos weide wei kamp werf dam sluis brug tuin hout stede heide molen rak zijde kant gaarde
    landen velden hoven dal kwartier""".split()
)
# Capitals or not, these are places in general.
_COMMON = frozenset(
    """onderweg snelweg uitweg omweg fietspad voetpad wandelpad ruiterpad schoolplein speelplein dorpsplein
    winkelstraat zijstraat kerkhof pretpark dierenpark skatepark vakantiepark speeltuin moestuin
    volkstuin achtertuin voortuin kindertuin daktuin ijsbaan loopbaan tennisbaan atletiekbaan
    bowlingbaan rijbaan renbaan supermarkt rommelmarkt kerstmarkt weekmarkt vrijmarkt jaarmarkt
    voetbalveld sportveld speelveld grasveld jachthaven luchthaven slagveld oktober werkplaats huiskamer
    woonerf vrijhaven bedevaartsoord ergens rondweg ringweg landweg zandweg hoofdweg hoofdstraat
    buurthuis zwembad""".split()
)
_NOT_A_STREET = frozenset(
    """radio npo net kanaal zender lijn buslijn bus tram trein metro spoor perron kamer groep klas niveau
    fase stap afdeling unit etage verdieping poli polikliniek route plek plaats nummer blok gebouw loket
    balie camping iphone playstation xbox team les hoofdstuk deel week dag maand jaar punt top blad
    pagina artikel wet windows maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari
    februari maart april mei juni juli augustus september oktober november december""".split()
)
_COUNTED = (
    r"(?:x|keer|maal|uur|u|uurtjes?|min|minuten?|km|kilometer|meter|m|dag|dagen|week|weken|maand|maanden|jaar|jaren|euro|eur|mensen|man"
    r"|personen|kinderen|vrienden|haltes?|huizen|stappen|rondjes?|rondes?|graden|procent|winkels?|banken|bomen|hond(?:en)?|katten|jan"
    r"|januari|feb|februari|maart|april|mei|juni|juli|aug|augustus|sept?|september|okt|oktober|nov|november|dec|december)\b"
)
_NUMBER = (
    r"[0-9]{1,4}(?:-?[A-Za-z](?![\w'’])|[ ][A-Z](?![\w'’.])|[-/][0-9]{1,3}(?!\w)"
    r"|[-/ ](?:hs|bis|huis|rood|zwart|hoog|[IV]{1,3})(?!\w))?"
    r"(?:,?[ ](?:bus|bte|app?\.?|appartement)[ ]?[0-9A-Za-z]{1,4}(?!\w))?"
    rf"(?![0-9]|[:.,][0-9]|[-/]?\w|[ ]?[%€°]|[ ]?{_COUNTED})"
)
_LABEL = r"(?:(?:nr|nummer|no|huisnummer|huisnr)\b[.:]?[ ]?)"
_STREET = re.compile(
    r"(?<![\w'’.-])(?P<street>[^\W\d_][\w'’.-]{2,40})"
    rf"(?:,?[ \u00a0]{{1,2}}{_LABEL}|[ \u00a0]{{1,2}})(?P<number>{_NUMBER})",
    re.IGNORECASE,
)
_NUMBER_FIRST = re.compile(
    r"\b(?:huis)?nummer[ ][0-9]{1,4}[a-z]?[ ](?:in|aan|van|op)[ ](?:de|het)[ ]"
    rf"(?:[{UPPER}][\w'’-]{{1,30}}[ ]){{0,2}}(?P<street>[{UPPER}][\w'’-]{{3,40}})"
)
_POSTCODE = r"[0-9]{4}[ \u00a0]?[A-Z]{2}(?!\w)"
_PLACE = rf"[ ]{{1,2}}(?:te[ ]|in[ ])?[{UPPER}][\w'’-]+"
_TAIL = re.compile(rf"[ ]?,?[ ]?(?:te[ ]|in[ ])?(?:{_POSTCODE}|[1-9][0-9]{{3}}(?={_PLACE}))(?:{_PLACE})?")
_POSTCODE_NUMBER = re.compile(
    rf"(?<!\w){_POSTCODE}(?:,|[ ]en|[ ]met)?[ ]{{1,2}}{_LABEL}?{_NUMBER}"
    rf"|(?<!\w){_LABEL}[0-9]{{1,4}}[a-zA-Z]?[, ]{{1,2}}(?:in[ ])?(?:postcode[ ])?{_POSTCODE}",
)
_BEFORE_STREET = re.compile(
    rf"(?:(?:[{UPPER}][\w'’.-]{{0,30}}|[0-9]{{1,2}}e"
    r"|van|von|de|der|den|het|'t|’t|ter|ten|op|naar|du|la|des)[ ]){1,5}$"
)
_OPENING = re.compile(r"(?<!\w)(?:Laan|Weg|Plein|Steenweg|Hof|Burg|Park|Baan|Rue|Avenue|Boulevard|Place|Chaussée)[ ]")
_LIVES = re.compile(
    r"\b(?:woon\w*|wonen|adres|verhuis\w*|verblijf\w*|logeer\w*|ingeschreven|huisnummer)\b[^.!?\n]{0,30}?"
    r"(?:\b(?:op|aan)[ ]|:[ ]|\bis[ ])(?:de[ ]|het[ ]|['’]t[ ])?$",
    re.IGNORECASE,
)
_LOWER_CUE = re.compile(r"\b(?:op|aan|in|adres:?|woont?|woon[ ]ik)[ ](?:de[ ]|het[ ]|['’]t[ ])?$", re.IGNORECASE)
_ON = re.compile(r"\b(?:op|aan)[ ](?:de[ ]|het[ ]|['’]t[ ])?$", re.IGNORECASE)
_LEADING = frozenset(
    """op aan in uit bij naar van de het en met door langs via is ik hij zij we wij mijn onze haar zijn
    adres ons daar hier woont woon den der te 't ’t la naast achter""".split()
)


def find_addresses(text: str) -> Found:
    """Streets with a number: grade 1, or 2 in lower case and for a street known only by its surroundings."""
    for match in _STREET.finditer(text):
        grade = _street_grade(text, match)
        if grade:
            start, end = _first_word(text, match.start()), match.end()
            tail = _TAIL.match(text, end)
            yield Identity("address", start, tail.end() if tail else end, grade)
    for match in _NUMBER_FIRST.finditer(text):  # op nummer 12 in de Fantasiestraat
        if match["street"].endswith((*_SURE, *_LIKELY)):
            yield Identity("address", match.start(), match.end(), COMPLETE)
    for match in _POSTCODE_NUMBER.finditer(text):
        yield Identity("address", match.start(), match.end(), COMPLETE)


def _street_grade(text: str, match: re.Match[str]) -> int:
    """How sure it is that the word before the number is a street; 0 when it is none."""
    street = match["street"]
    low = street.lower()
    if low in _COMMON or low in _NOT_A_STREET or re.fullmatch("(?:19|20)[0-9]{2}", match["number"]):
        return 0
    capital = street[0].isupper()
    before = text[max(0, match.start() - 60) : match.start()]
    if low.endswith(_SURE) and len(low) > 6:
        if capital:
            return COMPLETE
        first = not before.strip() or before.rstrip()[-1] in ":,\n"
        return (
            SHAPE
            if _LOWER_CUE.search(before) or _TAIL.match(text, match.end()) or (first and _ends(text, match.end()))
            else 0
        )
    if not capital:
        return 0
    if low.endswith(_LIKELY) and len(low) > 5:
        return COMPLETE if _ends(text, match.end()) or _LOWER_CUE.search(before) else SHAPE
    if low.endswith(_WEAK) and len(low) > 5 and _ON.search(before):
        return SHAPE
    return SHAPE if _opens(before) or _LIVES.search(before) else 0


def _ends(text: str, end: int) -> bool:
    """Whether nothing countable can follow the number: the sentence or the clause ends."""
    return text[end : end + 1] in ("", ".", ",", ";", ")", "\n", "!", "?")


def _opens(before: str) -> bool:
    """Whether the words right before it begin a street: Laan van, Rue de."""
    chain = _BEFORE_STREET.search(before)
    return chain is not None and _OPENING.search(chain[0]) is not None


def _first_word(text: str, start: int) -> int:
    """Where the street begins: capitals and particles before its last word are part of it."""
    chain = _BEFORE_STREET.search(text, max(0, start - 60), start)
    if chain is None:
        return start
    first = chain.start()
    for word in re.finditer(r"[^ ]+[ ]", chain[0]):
        if word[0].strip().lower() not in _LEADING:
            return chain.start() + word.start()
        first = chain.start() + word.end()
    return first
