"""Finite verbs without a tagger: closed lists for the irregular ones, the shape of the word for the rest.

Only asked about words in a place where a verb may stand; "lemma" comes from simplemma (Dutch), which was
measured on two treebanks at 0.90-0.91 (docs/method.md) and is therefore never trusted alone: the word must
also have the ending that the infinitive predicts.
"""

from __future__ import annotations

from functools import lru_cache

# Verbs whose third person cannot be told from the ending, or is the same as the first: with no `ik`
# beside it the codebook's examples read it as written about the client.
_IRREGULAR_THIRD = frozenset(
    """is heeft kan wil zal mag moet gaat doet staat ziet slaat verstaat ontstaat bestaat weet eet zit zet let past
    wordt houdt vindt wilt kunt komt zou had was kon wilde wou mocht moest ging deed kreeg gaf kwam vond hield nam
    liep sliep reed schreef las sprak bleef stond zat lag hing ving werd dronk zong zocht dacht bracht kocht begon
    won viel stierf hielp droeg sloeg trok sloot koos verloor genoot at ontving verbleef ondernam verliet besloot
    durft heef heeft lijkt blijkt schijnt zegt geeft leeft heb't hep wilt kant belt bouwt wenst""".split()
)

# First-person forms that open a note with a dropped `ik`: "Ben gelovig", "Heb twee zussen".
_FIRST = frozenset(
    """ben heb hep woon werk kook fiets wandel zing speel teken lees schrijf doe ga sta zie kom vind hou houd
    slaap rij rijd loop zwem bak brei naai tuinier klus sport dans help geef neem krijg bel app mail drink rook
    voel denk hoop leer studeer volg zorg pas spaar betaal koop verkoop maak repareer geniet blijf leef mis droom kijk
    luister praat spreek bid geloof ruim strijk poets kan'k wil'k zal'k moet'k mag'k bennik hebbik
    verzorg bezoek onderhoud ontvang gebruik vertel begin herken ken kweek ontmoet regel schilder train verzamel""".split()
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


def is_first_person_verb(word: str) -> bool:
    """Whether a note that opens with this word has a dropped `ik` ("Heb", "Woon")."""
    return word in _FIRST


# Verbs that take no ge- have a participle that looks the same: "beperkt", "verlost", "ontspannen".
_NO_GE = ("be", "ver", "ont", "her", "er", "ge")
_PARTICIPLE_T = ("kt", "st", "ft", "pt", "cht", "xt")
_FINITE_NONETHELESS = frozenset(
    """bezoekt beschikt bespreekt begrijpt gebruikt verwerkt vertrekt bereikt herkent bezoekt behaalt bekijkt verzorgt
    gedraagt geniet gelooft beheert behoudt bewaart begeleidt betaalt verdient vertelt verkoopt vertoont verwacht
    ervaart onderneemt verzet versterkt verblijft bezit beseft betreft""".split()
)


@lru_cache(maxsize=20_000)
def is_third_person_verb(word: str) -> bool:
    """Whether this word (normalised) can be a finite verb in the third person, present or past."""
    if word in _IRREGULAR_THIRD:
        return True
    if word in _NOT_VERBS or word in _FIRST or len(word) < 4 or not word.isalpha():
        return False
    if word.startswith(_NO_GE) and word.endswith(("te", *_PARTICIPLE_T)):
        return word in _FINITE_NONETHELESS
    if word.endswith("t"):
        return _conjugates(word, word[:-1])
    if word.endswith(("te", "de")):
        return _conjugates(word, word[:-2])
    return False


def _conjugates(word: str, stem: str) -> bool:
    """Whether simplemma leads the word to an infinitive of which this is the stem."""
    from simplemma import lemmatize  # 0.3 s to load its dictionary, so only when a text needs it

    lemma = lemmatize(word, lang="nl").replace("_", "")
    return lemma != word and lemma.endswith("n") and stem in _stems(lemma)


def _stems(infinitive: str) -> tuple[str, ...]:
    """The stems that spelling allows for an infinitive: koken -> kook, leven -> leef, zwemmen -> zwem."""
    bare = infinitive[:-2] if infinitive.endswith("en") else infinitive[:-1]
    if len(bare) < 2:
        return (bare,)
    forms = [bare]
    if bare[-1] == bare[-2]:
        forms.append(bare[:-1])
    if bare[-1] not in "aeiou" and bare[-2] in "aeiou":
        forms.append(bare[:-1] + bare[-2] + bare[-1])
    forms += [f[:-1] + {"v": "f", "z": "s"}[f[-1]] for f in tuple(forms) if f[-1] in "vz"]
    return tuple(forms)
