"""A text is vague when it holds no anchor: nobody, nothing, no time, no number that a stranger could picture."""

from __future__ import annotations

import pytest

from herstelwerk.language.concreteness import CODE
from herstelwerk.language.reader import Reader
from herstelwerk.language.wordlist import parse_list
from herstelwerk.workbook import Workbook

# Things that have a verb or a general word for a twin: only what stands before them tells which is meant.
THINGS = """Mijn fiets|Een nieuwe fiets|De oude fiets|M'n fiets|me fiets|Ons fietsje|De fietsen|Mijn rode fietsen
    Een plant|De plantjes|Een mooie plant|De haken|Een haak|Zijn puzzel|Haar gedichten|Een leuk liedje|Geen tv
    Onze computer|Die puzzel|De wind|Een pak|Per fiets|'n kom|Mijn eigen computer|Een groot pad|Hun winkels"""
NO_THINGS = """Fietsen|Ik fiets|Graag fietsen|Het fietsen|Houdt van het puzzelen|Dat pak ik aan|Die bel ik wel
    Haken|Ik haak graag|Ik puzzel|Gamen|Het sleutelen|Zijn fietsen en puzzelen leuk|Ik kom altijd|Van pas komen"""

SAYINGS = """Staat stevig in zijn schoenen|Ik zit goed in m'n eigen vel|Met beide benen op de grond|Een groot hart
    Een luisterend oor|Handen uit de mouwen|Ik hou de kop boven water|Hart op de tong|Ruwe bolster, blanke pit
    De kat uit de boom kijken|Als een vis in het water|De knoop doorhakken|Eindjes aan elkaar knopen|Voor 100% inzet
    Staat dag en nacht klaar|Een tweede kans|Houdt rekening met anderen|Twee linkerhanden|Met een schone lei"""
# The words of a saying tell something again where the saying is not meant, or where something stands beside it.
NO_SAYINGS = """Ik poets mijn schoenen|De kat van oma|Een groot hert|Ik knoop een jas dicht|Ik hou de kop koffie vast
    Ik zit goed in mijn vel sinds maart|Staat stevig in zijn schoenen bij de voetbalclub|Er zit vis in de vijver
    Met beide benen in een gipsbak|Een rekening van de tandarts|Ik kam de haren van mijn kat"""

VAGUE = """Is sociaal|Wil rust|Goed in sport|Kan goed opschieten met iedereen|Een doorzetter|Heb humor|ik ben eerlijk
    Weet wat ze wil|Wil meer structuur in haar leven|Droomt van een betere toekomst|Ik wil gewoon een normaal leven
    Wil meer contact met familie|Hoopt ooit een gezin te hebben|Ik ben goed met kinderen|Ik hou van muziek|Kookt graag
    Is graag buiten|Sterke vrouw|Een goeie gast|Blijft positief ondanks alles|Ik geef nooit op|Weet van aanpakken
    Wil gezonder leven|Minder piekeren|Onder de mensen komen|Een netwerk opbouwen|Mijn gezin is alles voor mij
    Staat altijd klaar voor anderen|Respectvol|Kan om zichzelf lachen|Met geld omgaan|Wil een vast inkomen|Werk vinden
    Wil iets voor de maatschappij betekenen|Leert snel|Oog voor detail|Werkt nauwkeurig|Meer zelfvertrouwen
    Beter nee leren zeggen|Praat makkelijk over haar gevoel|Ik wil me veilig voelen|Wil een thuis|Clean blijven
    Heeft geduld met kinderen|Voelt anderen goed aan|Ik ben streetwise|Ben gwn chill|ben loyaal aan mn matties
    Trekt haar plan|Kan tegen een stootje|Kheb goei vrienden|Is ne plezante|kan goed koke|Ik ben sosiaal|hou van musiek
    Zaken op orde|Cliënt staat open voor hulp|Betrokkene toont inzet|Situatie is stabiel|Maakt goede stappen vooruit
    Heeft doorzettingsvermogen|Stressbestendig|Levenslust|Heeft lef|Innerlijke rust|Regie over eigen leven"""
CONCRETE = """Ik bak brood|Mijn zus belt|Drie poezen|Kan een lekke band plakken|Ik repareer fietsbanden|Speelt klarinet
    Een cactus op de vensterbank|Elke ochtend yoga|Om zeven uur op|Oma's gehaktballen|Haakt mutsen|Ik naai gordijnen
    Werkte bij de bakker|Kamer met balkon|Ik wil een hond|Een moestuin met tomaten|Naar de moskee op vrijdag|Naar de mis
    Ik steek een kaarsje aan|Tante Greet kookt voor me|Schaakt met opa|Klaverjassen in het buurthuis|Doucht om de dag
    Ik vis in het kanaal|Geeft de kippen eten|Erwtensoep koken|Couscous zoals mijn moeder|Ik strijk overhemden
    Repareert radio's|Ik bouw websites|Draait platen|Heeft een drumstel|Ik teken paarden|Houdt een dagboek bij
    Voetbalde bij Ajax|Heeft een beker gewonnen|Maakt sieraden van kralen|Ik spreek Turks|Lasser van beroep
    Twintig jaar metselaar|Sorteert kleding|Ik stek planten|Drinkt kamillethee voor het slapen|Met de bus naar Gent
    Ov-chipkaart opladen|Ik spaar 20 euro per maand|Legt geld in enveloppen|Brief aan de gemeente schrijven
    Voorlezen aan mijn dochtertje|Foto van mijn vader aan de muur|Draagt een kruisje|Wil naar Marokko|Ik dans bachata
    Een eigen voordeur|Een fluitje aan mijn sleutelbos|Ik drink een pintje met Jos|Een frigo|Ik heb een fatbike
    Heeft duiven|Sleutelt aan brommers|Ik kan tajine maken|[ZUS-1] helpt|Mijn viooltjes|Een schilderij|Boter kopen
    Water drinken|Peren plukken|Ik heb regen op het raam gehoord|Een wekker"""


def lines(texts: str) -> list[str]:
    return [text.strip() for text in texts.replace("\n", "|").split("|")]


def is_vague(reader: Reader, text: str) -> bool:
    return any(mark.code == CODE for mark in reader.entry(text, "strength"))


@pytest.mark.parametrize("text", lines(NO_THINGS + "|" + SAYINGS + "|" + VAGUE))
def test_nothing_particular_is_vague(text: str, reader: Reader) -> None:
    assert is_vague(reader, text)


@pytest.mark.parametrize("text", lines(THINGS + "|" + NO_SAYINGS + "|" + CONCRETE))
def test_one_particular_thing_is_enough(text: str, reader: Reader) -> None:
    assert not is_vague(reader, text)


def test_every_general_phrase_is_vague_by_itself(workbook: Workbook) -> None:
    entries = parse_list("algemeen", workbook.list_path("algemeen").read_text("utf-8-sig").splitlines())
    phrases = [entry.text.replace("…", "mijn") for entry in entries if len(entry.words) > 1]
    assert len(phrases) >= 150
    assert [phrase for phrase in phrases if not is_vague(workbook.reader, phrase)] == []


def test_every_marked_thing_is_one_behind_an_article(workbook: Workbook) -> None:
    entries = parse_list("concreet", workbook.list_path("concreet").read_text("utf-8-sig").splitlines())
    things = [entry.text for entry in entries if entry.mark == "ding"]
    assert {entry.mark for entry in entries} == {"", "ding"}
    assert [thing for thing in things if is_vague(workbook.reader, f"Ik heb een {thing}")] == []


def test_a_mark_covers_the_whole_text(reader: Reader) -> None:
    [mark] = [mark for mark in reader.entry("Met beide benen op de grond.") if mark.code == CODE]
    assert (mark.start, mark.end) == (0, 28)
