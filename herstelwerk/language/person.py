"""Who speaks: the client (ik, mijn, note form) or someone who writes *about* the client (`third_person`).

The order of the questions: is there a client word; does the client speak; is the subject a bare name or "Moeder";
does a sentence open with a finite verb whose subject was dropped; is there a hij, zij or haar that nobody in the
text stands for. A quoted other ("Mijn dochter zegt: je bent sterk") does not count either way.
"""

from __future__ import annotations

from itertools import pairwise

from herstelwerk.language.concreteness import is_anchor
from herstelwerk.language.reading import Hit, Mark, Reading
from herstelwerk.language.verbs import is_first_person_verb

CODE = "third_person"
LISTS = ("eerste-persoon", "client-woorden", "personen", "beroepskrachten", "groepen", "voornamen")

_ARTICLES = frozenset("een de die deze 'n elke iedere sommige veel andere andre oude oudere jonge lieve".split())
_PREPOSITIONS = frozenset("bij met van naar door voor aan tegen over op via".split())
_WORKER_VERBS = frozenset(
    "denk vind zie merk schat verwacht vermoed constateer observeer begrijp adviseer indruk".split()
)
_THIRD = frozenset("hij zij haar hem client clientes".split())
_WORKER_PLURALS = frozenset("hebben zien vinden merken denken adviseren spreken".split())
_KIN = frozenset("moeder vader mama papa ma pa ouder ouders moe oma opa".split())
_HE_OR_SHE = frozenset("hij zij ze ie".split())
_HIM_OR_HER = frozenset("haar hem".split())
_HIS_OR_HER = frozenset("zijn haar z'n d'r".split())
_PRONOUNS = _HE_OR_SHE | _HIM_OR_HER
_NO_NOUN = frozenset(
    """de het een elke iedere na aan thuis op in bij met mee voor om naar van als en over uit af weer ook vaak te
    . , ; ! ?""".split()
)
_SUBJECTS = frozenset(
    "hij zij ze het er 't je jij u men iemand niemand dat dit die deze wie wat alles ge gij jullie".split()
)
_ADVERBS_BEFORE = frozenset("ook wel nu nog daarnaast verder soms vaak graag tevens momenteel regelmatig zelf".split())
_SENTENCE_END = frozenset(".!?;:")
_OPENS = frozenset(". ! ? ; : , en maar - –".split())
_UNCLES = frozenset("ome oom tante opa oma nonkel".split())


def written_about(reading: Reading, own: bool = True) -> Mark | None:
    """The mark of a text that speaks about the client, or nothing when the client speaks or a note has no speaker.

    `own` tells that the text is about the client (a strength, a wish, a goal): a bare name or "Moeder" as its
    subject is then the client. In a resource it is somebody else.
    """
    if not reading.words:
        return None
    spoken = reading.spoken
    speaks = client_speaks(reading)
    if reading.has("client-woorden"):
        mark = _client_word(reading, spoken, speaks)
        if mark:
            return mark
    if speaks or not spoken or is_first_person_verb(reading.words[spoken[0]].norm):
        return None
    norms = {word.norm for word in reading.words}
    return (
        (_bare_name(reading, spoken) if own else None)
        or _dropped_subject(reading, spoken)
        or (None if norms.isdisjoint(_PRONOUNS) else _pronoun(reading, spoken))
        or (None if norms.isdisjoint(_HIS_OR_HER) else _possessive(reading, spoken))
    )


def client_speaks(reading: Reading) -> bool:
    """Whether a first person stands outside the quotes (ik, mijn, ons; Flemish da'k)."""
    bit = reading.bit["eerste-persoon"]
    if not reading.ones & bit:
        return False
    if len(reading.spoken) == len(reading.words):
        return True
    return any(reading.words[i].bits & bit for i in reading.spoken)


def _client_word(reading: Reading, spoken: list[int], speaks: bool) -> Mark | None:
    hits = reading.find("client-woorden")
    if not hits:
        return None
    within = set(spoken)
    worker = speaks and worker_speaks(reading)
    for hit in hits:
        if hit.first not in within or _is_topic(reading, hit) or _labels_speech(reading, hit):
            continue
        if not speaks or worker or (hit.entry.mark == "client" and not _as_one_of_them(reading, hit)):
            return reading.mark(CODE, hit)
    return None


def _is_topic(reading: Reading, hit: Hit) -> bool:
    """'Een mevrouw van 94', 'bij mevrouw Tan', 'andere cliënten': somebody the client tells about."""
    sort, before = hit.entry.mark, reading.words[hit.first - 1].norm if hit.first else ""
    if sort == "titel":
        after = reading.tokens[hit.end][0] if hit.end < len(reading.tokens) else ""
        following = reading.words[hit.end + 1].norm if after == "." and hit.end + 1 < len(reading.words) else ""
        named = after[:1].isupper() or (
            after == "." and following[:1].isalpha() and reading.tokens[hit.end + 1][0][0].isupper()
        )
        return before in _ARTICLES or (before in _PREPOSITIONS and named)
    if before in ("een", "andere", "mede", "elke", "die", "als", "vaste"):
        return True
    if reading.words[hit.first].norm.endswith(("en", "s")):
        return True
    return sort == "klant" and before not in ("", "de", "deze", "dat", "met", "voor", "van")


def _labels_speech(reading: Reading, hit: Hit) -> bool:
    """'Cliënt (letterlijk): "…"': the word only says who speaks."""
    return any(word.norm == ":" for word in reading.words[hit.end : hit.end + 5]) and any(
        s in reading.text for s in "\"“'‘"
    )


def _as_one_of_them(reading: Reading, hit: Hit) -> bool:
    return hit.first > 0 and reading.words[hit.first - 1].norm in ("als", "was", "een", "geen")


def worker_speaks(reading: Reading) -> bool:
    """'Ik denk dat mevrouw …', 'Wij hebben besloten meneer …': the ik is the worker's."""
    norms = [word.norm for word in reading.words]
    if "indruk" in norms:
        return True
    about = bool(reading.find("client-woorden")) or ("dat" in norms and not _THIRD.isdisjoint(norms))
    for one, two in pairwise(norms):
        if about and ((one == "ik" and two in _WORKER_VERBS) or (two == "ik" and one in _WORKER_VERBS)):
            return True
        if one in ("wij", "we") and two in _WORKER_PLURALS and about:
            return True
    return False


def _bare_name(reading: Reading, spoken: list[int]) -> Mark | None:
    """'Yassin wil een barbershop', 'Moeder biedt structuur': name or kin without article, its verb right behind."""
    if len(spoken) < 3 or spoken[0] != 0:
        return None
    token, norm = reading.tokens[0][0], reading.words[0].norm
    end = 1
    if norm in _UNCLES and reading.tokens[1][0][0].isupper():  # "Ome Henk repareert …": how a client may call himself
        end = 2
    elif norm not in _KIN and not (token[0].isupper() and reading.is_in(0, "voornamen")):
        return None
    while end < min(4, len(reading.words)) and reading.tokens[end][0][0].isupper():  # and a surname
        end += 1
    verb = reading.words[end].norm if end < len(reading.words) else ""
    return Mark(CODE, *reading.span(0, end)) if reading.verbs.is_third_person(verb, after_subject=True) else None


def _possessive(reading: Reading, spoken: list[int]) -> Mark | None:
    """'Zijn vader betaalt', 'Vermoedelijk houdt zijn oudste broer hem …': his or her, before anybody was named."""
    for position, i in enumerate(spoken[:-1]):
        if _is_someone(reading, i):
            return None
        before = reading.words[spoken[position - 1]].norm if position else ""
        if before == "er" or not reading.words[spoken[position + 1]].norm[0].isalpha():
            continue
        if reading.words[i].norm in _HIS_OR_HER and any(
            _is_someone(reading, j) for j in spoken[position + 1 : position + 3]
        ):
            return Mark(CODE, *reading.span(i, i + 1))
    return None


def _dropped_subject(reading: Reading, spoken: list[int]) -> Mark | None:
    """A sentence that opens with a third-person verb and has no subject of its own."""
    start, someone = True, False
    for position, i in enumerate(spoken):
        norm = reading.words[i].norm
        if norm in _OPENS:
            start = norm in _SENTENCE_END or not someone
            continue
        if start and (norm in _ADVERBS_BEFORE or not (norm[0].isalnum() or len(norm) > 1)):
            continue
        if start and not someone and _opens_without_subject(reading, spoken, position):
            return reading.whole(CODE)
        start = False
        someone = someone or norm in _SUBJECTS or _is_thing_or_person(reading, i) or reading.verbs.is_third_person(norm)
    return None


def _opens_without_subject(reading: Reading, spoken: list[int], position: int) -> bool:
    norm = reading.words[spoken[position]].norm
    after = reading.words[spoken[position + 1]].norm if position + 1 < len(spoken) else ""
    if after in ("zich", "zichzelf") and not norm.endswith("en"):
        return True
    return reading.verbs.is_third_person(norm) and not _subject_follows(reading, spoken, position)


def _is_thing_or_person(reading: Reading, i: int) -> bool:
    """A word that a later verb without subject may belong to: a person, a name, or any thing."""
    return _is_someone(reading, i) or is_anchor(reading, i)


def _subject_follows(reading: Reading, spoken: list[int], position: int) -> bool:
    """An inverted sentence: 'Komt de bus te laat, dan …', 'Gaat het mis, dan …'."""
    following = spoken[position + 1 : position + 3]
    if not following:
        return False
    first = reading.words[following[0]]
    if first.norm in _SUBJECTS or first.norm.startswith("["):
        return True
    return len(following) == 2 and first.norm in ("de", "het") and _is_someone(reading, following[1])


def _is_someone(reading: Reading, i: int) -> bool:
    """Whether the token stands for a person the text tells about."""
    word = reading.words[i]
    if word.norm.startswith("[") or reading.is_in(i, "personen") or reading.is_in(i, "beroepskrachten"):
        return True
    if reading.is_in(i, "groepen"):
        return True
    token = reading.tokens[i][0]
    if not (token[0].isupper() and token[1:].islower()):
        return False
    return i > 0 or (reading.is_in(i, "voornamen") and not word.bits & (reading.general | reading.bit["ankers"]))


def _pronoun(reading: Reading, spoken: list[int]) -> Mark | None:
    """A hij, zij or haar for which no person has been named before."""
    people = 0
    topic = reading.words[spoken[0]].norm in ("de", "een", "die", "deze")  # "De suikerzuster komt langs, zij …"
    for position, i in enumerate(spoken):
        norm = reading.words[i].norm
        if topic and position and reading.words[spoken[position - 1]].norm in (",", "en", ";", "."):
            people = max(people, 1)
        if norm in _HE_OR_SHE and not people and _is_subject(reading, spoken, position):
            return Mark(CODE, *reading.span(i, i + 1))
        if norm in _HIM_OR_HER and people <= 1 and position and _is_object(reading, spoken, position):
            return Mark(CODE, *reading.span(i, i + 1))
        people += _is_someone(reading, i)
    return None


def _is_subject(reading: Reading, spoken: list[int], position: int) -> bool:
    """Not 'zij van de bibliotheek' (a topic) and not 'ze zeggen dat' (people in general)."""
    after = [reading.words[i].norm for i in spoken[position + 1 : position + 2]]
    before = reading.words[spoken[position - 1]].norm if position else ""
    if before in _PREPOSITIONS or before == "wat":
        return False
    if not after:
        return position > 0
    return after[0] not in (
        "van",
        "die",
        "zeggen",
        "hebben",
        "zijn",
        "kennen",
        "komen",
        "weten",
        "doen",
        "gaan",
        "staan",
    )


def _is_object(reading: Reading, spoken: list[int], position: int) -> bool:
    """'belt haar elke week', 'bij haar thuis': no possessive, and another person is the subject."""
    before = reading.words[spoken[position - 1]].norm
    after = reading.words[spoken[position + 1]].norm if position + 1 < len(spoken) else "."
    return after in _NO_NOUN and (before in _PREPOSITIONS or reading.verbs.is_third_person(before))
