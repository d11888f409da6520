"""Finite verbs without a tagger: closed lists for the irregular ones, the shape of the word for the rest.

A word is a third person when it has the ending that the infinitive predicts ("kookt" of koken, "woonde" of wonen).
Only asked about words in a place where a verb may stand.
"""

from __future__ import annotations

from collections.abc import Iterable

from herstelwerk.language.tokens import normalise

# Verbs whose third person cannot be told from the ending, or is the same as the first: with no `ik`
# beside it the codebook's examples read it as written about the client.
_IRREGULAR_THIRD = frozenset(
    """is heeft kan wil zal mag moet gaat doet staat ziet slaat verstaat ontstaat bestaat weet eet zit zet let past
    wordt houdt vindt wilt kunt komt zou heef lijkt blijkt schijnt zegt geeft leeft""".split()
)

_FIRST = frozenset(
    """ben heb hep woon werk kook fiets wandel zing speel teken lees schrijf doe ga sta zie kom vind hou houd
    slaap rij rijd loop zwem bak brei naai tuinier klus sport dans help geef neem krijg bel app mail drink rook
    voel denk hoop leer studeer volg zorg pas spaar betaal koop verkoop maak repareer geniet blijf leef mis droom kijk
    luister praat spreek bid geloof ruim strijk poets kan'k wil'k zal'k moet'k mag'k bennik hebbik
    verzorg bezoek onderhoud ontvang gebruik vertel begin herken ken kweek ontmoet regel schilder train
    verzamel""".split()
)

_NOT_VERBS = frozenset(
    """rijst met niet het dat wat uit tot want laat groot goed kort hard recht echt vast soort kind hond geld tijd stad
    land hand mond nacht macht kracht angst rust last kost post markt kerst winst dienst gast feest nest west oost
    best tekort contact talent sport krant tent cent punt kant klant agent student patient cliënt client assistent
    moment instrument document muziekinstrument budget buffet toilet internet kabinet pakket loket trompet klarinet
    fruit spruit buit eerst laatst naast minst meest hoogst liefst vaakst nooit ooit altijd verdriet dicht licht
    gezicht bericht gedicht inzicht zicht plicht opdracht wacht jacht tocht vocht lucht zucht vlucht schat rat kat
    praat staat baat maat raad zaad daad draad bad pad stuit kwaliteit activiteit identiteit feit gebit hobbyist
    vrijwillig dankzij afgelopen zelfstandig voldoende respect project traject object gebied zwart wit
    boot noot poot voet groet moet zoet koffiezet brood nood rood lood dood food slecht recht specht knecht gevecht
    bed overzicht uitzicht toezicht gewicht nicht dorst worst borst vorst kunst komst toekomst opkomst
    afkomst winst gunst samenkomst bijeenkomst dienst verdienst lijst ernst bruid
    part apart start kaart taart paard baard haard zwaard oord woord moord noord boord bord bijstand toestand
    verstand afstand weerstand stand strand brand wand rand band mand tand bestand omstand vijand iemand niemand
    avond ochtend vriend rond grond hond mond wond verbond maand jeugd deugd vreugd geduld schuld beeld voorbeeld
    held geweld veld beleid tijd altijd strijd vrijheid heid meid geschied lied gebied niveau kruid
    gemotiveerd geinteresseerd gescheiden getrouwd""".split()
)


# Verbs that take no ge- have a participle that looks the same: "beperkt", "verlost", "ontspannen".
_NO_GE = ("be", "ver", "ont", "her", "er", "ge")
_PARTICIPLE_T = ("kt", "st", "ft", "pt", "cht", "xt")
_FINITE_NONETHELESS = frozenset(
    """bezoekt beschikt bespreekt begrijpt gebruikt verwerkt vertrekt bereikt herkent bezoekt behaalt bekijkt verzorgt
    gedraagt geniet gelooft beheert behoudt bewaart begeleidt betaalt verdient vertelt verkoopt vertoont verwacht
    ervaart onderneemt verzet versterkt verblijft bezit beseft betreft""".split()
)


_VOICELESS = ("k", "f", "s", "ch", "p", "t", "x", "c")


def is_first_person_verb(word: str) -> bool:
    """Whether a note that opens with this word has a dropped `ik` ("Heb", "Woon")."""
    return word in _FIRST


class Verbs:
    """What the lists of infinitives and irregular past forms know; built once from their entries."""

    def __init__(self, infinitives: Iterable[str], past: Iterable[str]) -> None:
        self._stems = {stem for infinitive in infinitives for stem in stems(normalise(infinitive))}
        self._past = frozenset(normalise(form) for form in past)

    def is_third_person(self, word: str, after_subject: bool = False) -> bool:
        """Whether this word (normalised) can be a finite verb in the third person, present or past.

        Right after a subject also a stem on -t is one ("Vader sluit aan"), which elsewhere may be a noun.
        """
        if after_subject and word.endswith("t") and word in self._stems:
            return True
        if word in _IRREGULAR_THIRD or word in self._past:
            return True
        if word in _NOT_VERBS or word in _FIRST or len(word) < 4 or not word.isalpha():
            return False
        if word.startswith(_NO_GE) and word.endswith(("te", *_PARTICIPLE_T)):
            return word in _FINITE_NONETHELESS
        if word.endswith("eert") and len(word) > 6:  # new verbs are made so: mentaliseert
            return True
        if word.endswith("t"):
            return word[:-1] in self._stems
        if word.endswith(("te", "de")):
            voiceless = word[:-2].endswith(_VOICELESS)
            return voiceless == word.endswith("te") and word[:-2] in self._stems
        return False


def stems(infinitive: str) -> tuple[str, ...]:
    """The stems that spelling allows for an infinitive: koken -> kook, leven -> leef, zwemmen -> zwem."""
    bare = infinitive[:-2] if infinitive.endswith("en") else infinitive[:-1]
    if len(bare) < 2:
        return (bare,)
    forms = [bare]
    if bare[-1] == bare[-2]:
        forms = [bare[:-1]]
    elif bare[-1] not in "aeiou" and bare[-2] in "aeiou" and bare[-3:-2] not in tuple("aeiou"):
        forms = [bare[:-1] + bare[-2] + bare[-1], bare]
    return tuple(form[:-1] + {"v": "f", "z": "s"}.get(form[-1], form[-1]) for form in forms)
