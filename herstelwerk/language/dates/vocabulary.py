"""The closed vocabulary of time in Dutch, with the English and street forms that turn up among it.

One row gives a category, a number and the words that carry them. Words are lower case, without accents. They
are closed grammatical sets (names of days and months, prepositions of time), which is why they stand in code.
What a row of words means together is the work of the grammar; ``spelling`` covers slips of the keyboard.
"""

from typing import Final

from herstelwerk.language.dates.categories import Cat, Limit, Step, Unit

Row = tuple[Cat, int, str]

MONTHS: Final[tuple[Row, ...]] = (
    (Cat.MONTH, 1, "januari january janu"),
    (Cat.SHORT_MONTH, 1, "jan"),
    (Cat.MONTH, 2, "februari february feb febr"),
    (Cat.MONTH, 3, "maart mrt maert"),
    (Cat.SHORT_MONTH, 3, "march mar"),
    (Cat.MONTH, 4, "april apr arpil aprl"),
    (Cat.MONTH, 5, "mei"),
    (Cat.SHORT_MONTH, 5, "may"),
    (Cat.MONTH, 6, "juni jun june"),
    (Cat.MONTH, 7, "juli jul july"),
    (Cat.MONTH, 8, "augustus aug august"),
    (Cat.MONTH, 9, "september sept sep"),
    (Cat.MONTH, 10, "oktober okt october oct"),
    (Cat.MONTH, 11, "november nov"),
    (Cat.MONTH, 12, "december dec"),
)

DAYS: Final[tuple[Row, ...]] = (
    (
        Cat.DAY,
        0,
        "vandaag vanavond vanmiddag vanochtend vanmorgen vannacht vannamiddag vndg vndaag heden vanaaf",
    ),
    (Cat.DAY, 0, "hedenavond vanavnd vandeag vandaaag today tonight"),
    (Cat.DAY, 1, "morgen morgenochtend morgenmiddag morgenavond morgenvroeg morgennamiddag morgenvoormiddag"),
    (Cat.DAY, 1, "mrgn mrg morge mogren moregn tomorrow tmr tmrw tomorow tommorow tommorrow morguh"),
    (Cat.DAY, 2, "overmorgen overmrgn overmorge overmorgenavond overmorgenochtend overmorgenmiddag"),
    (Cat.DAY, 3, "overovermorgen"),
    (Cat.DAY, -1, "gisteren gister gisteravond gistermiddag gisterochtend yesterday"),
    (Cat.DAY, -2, "eergisteren"),
    (Cat.NOW, 0, "nu now"),
    (
        Cat.PART,
        0,
        "ochtend voormiddag middag namiddag avond nacht vroeg ochtends middags avonds morgens nachts",
    ),
    (Cat.PART, 0, "morning afternoon evening night vooravond ocht vm nm"),
)

UNITS: Final[tuple[Row, ...]] = (
    (Cat.UNIT, Unit.DAY, "dag dagje day d"),
    (Cat.UNITS, Unit.DAY, "dagen dgn daagjes dagjes days nachtjes nachten"),
    (Cat.UNIT, Unit.WEEK, "week wk weekje weekske w wekie weeknummer weeknr"),
    (Cat.UNITS, Unit.WEEK, "weken wkn weekjes weeks weekskes wks weke"),
    (Cat.UNIT, Unit.MONTH, "maand mnd maandje month m"),
    (Cat.UNITS, Unit.MONTH, "maanden mndn maandjes months"),
    (Cat.UNIT, Unit.YEAR, "jaar jr jaartje year"),
    (Cat.UNITS, Unit.YEAR, "jaren years"),
    (Cat.UNIT, Unit.QUARTER, "kwartaal quarter q"),
    (Cat.UNITS, Unit.QUARTER, "kwartalen"),
    (Cat.HALF_YEAR, 0, "halfjaar halfjaartje"),
    (Cat.UNIT, Unit.HOUR, "uur u h uurtje hour"),
    (Cat.UNITS, Unit.HOUR, "uren hours hrs uurtjes"),
    (Cat.UNIT, Unit.MINUTE, "minuut min minuutje"),
    (Cat.UNITS, Unit.MINUTE, "minuten minutes"),
    (Cat.UNIT, Unit.WEEKEND, "weekend weekeinde wknd weekeind weekendje wkd weekent weeknd"),
    (Cat.UNITS, Unit.WEEKEND, "weekenden weekends weekeinden weekendjes"),
    (Cat.UNIT, Unit.WORKDAY, "werkdag"),
    (Cat.UNITS, Unit.WORKDAY, "werkdagen"),
)

RELATIONS: Final[tuple[Row, ...]] = (
    (
        Cat.NEXT,
        0,
        "volgende volgend next nxt vlgnd vlgende volg vlg volgnde flgnd volgene volgenden vlgd vlgde flgende",
    ),
    (
        Cat.COMING,
        0,
        "komende komend aanstaande aanstaand aankomende aankomend as eerstvolgende eerstvolgend ek",
    ),
    (Cat.COMING, 0, "eerstkomende eerstkomend coming kmnde komede aanst upcoming"),
    (Cat.THIS, 0, "deze dit dees this dezen deez"),
    (Cat.LAST, 0, "vorige vorig afgelopen verleden voorbije"),
    (Cat.LIMIT, Limit.WITHIN, "uiterlijk deadline ddl by max maximaal ult einddatum streefdatum uiterst"),
    (Cat.LIMIT, Limit.BEFORE, "voor tegen before voo"),
    (Cat.LIMIT, Limit.UNTIL, "tot until till til"),
    (Cat.LIMIT, Limit.THROUGH, "tm tem through"),
    (Cat.AFTER, 0, "na after"),
    (Cat.FROM, 0, "vanaf sinds miv from since"),
    (Cat.BETWEEN, 0, "tussen between"),
    (Cat.START, 0, "start startend startdatum beginnend beginnende beginnen begint starten starting ingaand"),
    (Cat.OVER, 0, "over binnen within ovr"),
    (Cat.IN, 0, "in"),
    (Cat.EDGE, 0, "begin aanvang beginning"),
    (Cat.EDGE, 1, "half midden medio halverwege halfweg mid halve"),
    (Cat.EDGE, 2, "eind einde end ultimo"),
    (Cat.CLOSE, Unit.DAY, "eod cob"),
    (Cat.CLOSE, Unit.WEEK, "eow"),
    (Cat.CLOSE, Unit.MONTH, "eom maandeinde"),
    (Cat.CLOSE, Unit.YEAR, "eoy jaareinde"),
    (Cat.AND, 0, "en of and or a ofwel"),
)

REPETITION: Final[tuple[Row, ...]] = (
    (Cat.EACH, Step.NAMED, "elke elk iedere ieder every each alle elken elkn"),
    (Cat.EACH, Step.UNNAMED, "altijd doorlopend steeds telkens continu regelmatig blijvend structureel"),
    (Cat.EACH, 1, "dagelijks dagelijkse daily"),
    (Cat.EACH, 7, "wekelijks wekelijkse weekly weeklijks"),
    (Cat.EACH, 14, "tweewekelijks tweewekelijkse biweekly veertiendaags"),
    (Cat.EACH, Step.MONTHLY, "maandelijks maandelijkse monthly"),
    (
        Cat.TIMES,
        0,
        "keer keren x maal times keertjes afspraken sessies gesprekken lessen bijeenkomsten bezoeken",
    ),
    (Cat.PER, 0, "per pw pd pm"),
    (Cat.LONG, 0, "lang achtereen aaneen"),
)

STANCE: Final[tuple[Row, ...]] = (
    (Cat.DONE, 0, "gedaan reeds gebeurd geweest jl jongstleden done was"),
    (
        Cat.DONE,
        2,
        "gelukt afgerond voltooid gebeld gemaild gesproken ingeleverd ingediend verstuurd opgestuurd",
    ),
    (Cat.DONE, 2, "afgehandeld geregeld gestart begonnen geappt gestuurd getekend ondertekend"),
    (Cat.DONE, 1, "al"),
    (Cat.AGO, 0, "geleden ago"),
    (Cat.WILL, 0, "moet moeten wil willen ga gaan gaat zal zullen wordt worden zijn hebben kan mag hoop moe"),
    (Cat.NOT, 0, "niet geen behalve uitgezonderd not"),
    (Cat.SOME, 0, "paar enkele aantal wat few"),
    (Cat.SOMEWHERE, 0, "ergens somewhere sometime"),
    (
        Cat.SEASON,
        0,
        "lente voorjaar zomer najaar herfst winter vakantie verlof feestdagen ramadan suikerfeest",
    ),
    (
        Cat.SEASON,
        0,
        "offerfeest zomervakantie kerstvakantie herfstvakantie voorjaarsvakantie meivakantie schoolvakantie",
    ),
    (
        Cat.SEASON,
        0,
        "krokusvakantie paasvakantie krokusverlof paasverlof kerstverlof bouwvak bouwverlof examens",
    ),
    (
        Cat.FILL,
        0,
        "de den het t van vd v van't vant vh nr nummer eens op om der s the rond omstreeks ongeveer",
    ),
    (
        Cat.FILL,
        0,
        "circa ca aan met bij liefst graag misschien ook nog dan tijdens loop gedurende weer hoogstens",
    ),
    (
        Cat.FILL,
        0,
        "hooguit verjaardag mijn m'n mn zn z'n zo'n",
    ),
    (Cat.FILL, 0, "eerst on at around about ruim zowat volle hele goede goeie krap krappe kleine dik"),
    (Cat.FILL, 0, "wss waarschijnlijk inshallah wollah wallah dus echt gewoon even effe ff zowiezo sowieso"),
)

#: Words that belong together and mean one thing: the phrases of a row are divided by commas.
COMBINED: Final[tuple[Row, ...]] = (
    (
        Cat.LIMIT,
        Limit.WITHIN,
        "ten laatste, ten laatst, op het laatst, op zijn laatst, op z'n laatst, op zn laatst",
    ),
    (Cat.LIMIT, Limit.WITHIN, "niet later, no later, laatste keer"),
    (Cat.LIMIT, Limit.UNTIL, "tot aan"),
    (Cat.LIMIT, Limit.THROUGH, "tot en met"),
    (Cat.AFTER, 0, "niet voor, niet eerder, ten vroegste, op zijn vroegst"),
    (Cat.FROM, 0, "met ingang, vanaf nu, van nu af"),
    (Cat.START, 0, "eerste keer, first time, te beginnen"),
    (Cat.COMING, 0, "eerst volgende, eerst komende"),
    (Cat.THIS, 0, "loop van de, loop van het"),
    (Cat.EDGE, 2, "laatste dag, last day"),
    (Cat.EACH, Step.ALTERNATE, "om de"),
    (Cat.LONG, 0, "na elkaar, achter elkaar, op rij, op een rij"),
    (Cat.AND, 0, "dan wel"),
    (Cat.SEASON, 0, "vandaag of morgen, vandaag de dag, nieuwe jaar"),
    (Cat.FILL, 0, "dit en, nu en, at the latest"),
    (Cat.OTHER, 0, "de was, mijn was, al dan, al die, tot nu toe"),
)

#: Feast days by the names of ``almanac.FEASTS``: single words, and names of more words divided by commas.
FEASTS: Final[tuple[tuple[str, str, str], ...]] = (
    (
        "new_year",
        "nieuwjaar nieuwjaarsdag newyear",
        "nieuw jaar, kerst en nieuw, voor het nieuwe jaar, new year",
    ),
    ("epiphany", "driekoningen", "drie koningen"),
    ("valentine", "valentijn valentijnsdag valentine valentines", ""),
    ("carnival", "carnaval vastenavond", ""),
    ("ash_wednesday", "aswoensdag", ""),
    ("palm_sunday", "palmzondag palmpasen", ""),
    ("maundy_thursday", "", "witte donderdag"),
    ("good_friday", "", "goede vrijdag, good friday"),
    ("holy_saturday", "", "stille zaterdag"),
    ("easter", "pasen paasdag paaszondag easter", ""),
    ("easter_monday", "paasmaandag paasweekend paasdagen", "easter monday"),
    ("kings_day", "koningsdag koninginnedag kingsday", ""),
    ("labour_day", "", "dag van de arbeid"),
    ("remembrance", "dodenherdenking", ""),
    ("liberation", "bevrijdingsdag", ""),
    ("mothers_day", "moederdag", ""),
    ("ascension", "hemelvaart hemelvaartsdag hemelvaartdag", ""),
    ("ascension_weekend", "hemelvaartweekend hemelvaartsweekend", ""),
    ("pentecost", "pinksteren pinksterdag pinksterzondag", ""),
    ("pentecost_monday", "pinkstermaandag pinksterdagen pinksterweekend", ""),
    ("fathers_day", "vaderdag", ""),
    ("keti_koti", "ketikoti", "keti koti"),
    ("belgian_day", "", "nationale feestdag"),
    ("assumption", "moederkesdag", "half oogst, olv hemelvaart, onze lieve vrouw hemelvaart"),
    ("budget_day", "prinsjesdag", ""),
    ("animal_day", "dierendag", ""),
    ("halloween", "halloween", ""),
    ("all_saints", "allerheiligen", ""),
    ("all_souls", "allerzielen", ""),
    ("armistice", "wapenstilstand wapenstilstandsdag sintmaarten", "sint maarten, sinte maarten"),
    ("saint_nicholas", "sinterklaas sinterklaasavond sinterklaasfeest pakjesavond sint sintnicolaas", ""),
    ("saint_nicholas", "", "sint nicolaas, sint niklaas"),
    ("christmas_eve", "kerstavond kerstnacht", "christmas eve"),
    ("christmas", "kerst kerstmis kerstdag kerstfeest xmas christmas", ""),
    ("boxing_day", "kerstdagen", "tweede kerst, boxing day"),
    ("new_years_eve", "oudjaar oudjaarsavond oudjaarsdag oudejaar oudejaarsdag oudejaarsavond", "oude jaar"),
    ("new_years_eve", "jaarwisseling sylvester", "oud en nieuw, oud op nieuw, new years eve, new year's eve"),
    ("", "", "chinees nieuwjaar, joods nieuwjaar, islamitisch nieuwjaar, orthodox pasen, orthodoxe kerst"),
)
