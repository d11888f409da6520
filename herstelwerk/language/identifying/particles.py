"""Closed sets of words around names: fixed, and part of the rule itself rather than of a list to edit."""

from __future__ import annotations

# Words between first name and surname (folded).
PARTICLES = frozenset(
    """van von de der den het 't ter ten te in op aan bij uit el al ait ben bint bin ibn bou abu abou ould
    oulad da das do dos de del della di du la le les los st ver vanden vander zu zum af a d' o'""".split()
)
# After one of these a capital is a surname, whatever it is.
SURE_PARTICLES = frozenset(
    """de der den ter ten 't el al ait ben bint bin ibn bou abu abou ould oulad da das dos del della di du
    la le von vanden vander""".split()
)
# After one of these even a word in lower case is one (van der meer, el amrani).
SURE_LOWER = frozenset(("el", "van der", "van den", "ait", "von der", "in 't", "van 't", "uit den", "op den"))
# Alone, they are also prepositions before anything: the surname must be in the list.
LISTED_ONLY = frozenset("te in op aan bij uit het do a st ver zu zum af les los o'".split())

TITLES = frozenset(
    """mevrouw mevr mw mej mejuffrouw meneer mijnheer menheer dhr heer de-heer dokter dr drs ir ing mr prof
    professor ds dominee pater pastoor zuster broeder juf juffrouw meester imam pandit madame monsieur
    miss mister sir lady lord abbe kapitein sergeant agent inspecteur wethouder burgemeester raadslid
    rechter minister staatssecretaris president politicus baron barones graaf gravin""".split()
)
RELATIONS = frozenset(
    """vriend vriendin vriendje vriendinnetje buurman buurvrouw buurjongen buurmeisje zus zusje broer
    broertje moeder vader mama papa zoon dochter oma opa tante oom neef nicht collega begeleider
    begeleidster coach trajectbegeleider woonbegeleider jobcoach casemanager hulpverlener maatje mentor
    voogd bewindvoerder curator wijkagent agent huisarts arts psycholoog psychiater therapeut tandarts
    verpleegkundige consulent ambtenaar buddy vrijwilliger vrijwilligster maat kameraad ex ex-man
    ex-vrouw ex-partner man vrouw partner echtgenoot echtgenote schoonzus schoonzoon schoondochter
    schoonmoeder schoonvader schoonbroer kleinzoon kleindochter stiefvader stiefmoeder stiefzoon
    stiefdochter pleegmoeder pleegvader peetoom peettante huisbaas verhuurder werkgever baas chef docent
    docente lerares leraar trainer trainster behandelaar gezinsvoogd werker werkster kapper notaris
    advocaat""".split()
)
NAMING = frozenset("heet heette heten genaamd naam noemt".split())

# Before a name these make it the name of a place, a saint, a king or a house.
HALLOWED = frozenset(
    """sint st sinte santa san sancta heilige koning koningin kroonprins prins prinses keizer keizerin paus
    farao ridder""".split()
)
ARTICLES = frozenset(("de", "het", "een", "'n", "'t", "n"))
HOUSES = frozenset(
    """stichting vereniging school basisschool college lyceum scholengemeenschap mavo havo roc cafe eetcafe
    restaurant bakkerij slagerij winkel supermarkt camping buurthuis wijkcentrum wijkgebouw buurtcentrum
    dorpshuis sporthal sportpark zwembad museum ziekenhuis kliniek huize huis villa hotel hostel pension
    manege boerderij zorgboerderij garage autobedrijf rijschool autorijschool kapsalon praktijk
    fysiotherapie fysio apotheek tandartspraktijk firma bedrijf bouwbedrijf
    schildersbedrijf salon studio atelier theater bioscoop kerk kapel moskee gemeente provincie team
    club straat plein park laan lijn bus tram trein halte station merk film serie boek lied liedje album
    band orkest koor podcast programma uitgeverij bibliotheek bank fonds""".split()
)
HOUSE_ENDINGS = tuple(
    """school winkel bedrijf huis zaak salon handel service zorg garage praktijk markt centrum straat laan
    plein kliniek club vereniging stichting gemeente team bank kerk boerderij cafe bureau""".split()
)
# After a name these do the same.
HOUSE_NOUNS = HOUSES | frozenset(
    "foundation hal zaal court arena centrum stadion instituut academie prijs brug tunnel pad".split()
)
ARTISTS = frozenset(
    """zanger zangeres acteur actrice schrijver schrijfster auteur dichter dichteres presentator
    presentatrice voetballer voetbalster artiest cabaretier cabaretiere rapper dj president minister
    premier componist kunstschilder topkok""".split()
)
WORKS = frozenset(
    """muziek liedjes lied liedje nummers nummer platen plaat cd cd's lp lp's concert concerten optreden
    fan fans gedichten boeken romans films series schilderijen posters poster show shows thrillers
    kookboeken kookboek""".split()
)
STREET_ENDINGS = tuple("straat laan plein gracht kade singel dreef weg plantsoen steeg park".split())
# After "van" and "van de" these endings make an organisation, not a surname.
ORGANISATION_ENDINGS = tuple(
    """zorg werk bank winkel centrum team school hulp groep club vereniging stichting dienst loket raad
    opvang inloop project hulpverlening kliniek""".split()
)
# A letter behind one of these is no initial (groep B. Daarna …).
LETTERED = frozenset(
    """plan groep klas vitamine hepatitis lijn gebouw blok kamer afdeling type niveau team wijk code
    categorie punt stap optie deel bijlage cel vak letter ingang vleugel route fase poule serie
    rijbewijs model variant vraag""".split()
)
# Letters with points that are no initials.
ABBREVIATIONS = frozenset(
    "ps nb aa na va vs bv nv tv cd ov wc ggz ggd uwv adhd ptss pgb wmo sos eu us usa uk ak ok mbo hbo".split()
)
# First names that also begin a sentence as a verb or a word of time (Wil Karim mee?).
STARTERS = frozenset(
    """wil ben ken leen toon elke mei april june juni july juli august augustus can dien will door do skip
    hang helder diep klaar min na happy winter summer lente sunday storm loan tien al""".split()
)
# Surnames that are as often a second first name (Jan Thomas).
SECOND_NAMES = frozenset(
    """abraham alfons arthur bernard cornelis daniel henry jackson james joos kelly kim lambert lee lewis
    lis martin maas morgan morris pol scott stan taylor thijs thomas walraven ward wilke""".split()
)
