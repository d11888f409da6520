"""One small exercise of every kind, as the text of its file."""

from __future__ import annotations

from herstelwerk.exercises import Exercise, Feedback, Tone, read_exercise

COMMON = """
title = "Een oefening"
part = "ochtend"
rows = [14]
slides = [15]
minutes = 10
goal = "Je oefent."
read = "Lees dit."
task = "Doe dit."
hints = ["Een hint."]
after = "Neem dit mee."
"""

BODIES = {
    "choose": """
[[question]]
id = "q1"
text = "Wat is herstel?"
back_on = [2, 3]
[[question.option]]
id = "a"
text = "Zonder klachten zijn"
right = false
because = "Herstel kan ook mét klachten."
[[question.option]]
id = "b"
text = "Een eigen weg"
right = true
because = "Ieder loopt een eigen weg."
[[question.option]]
id = "c"
text = "Weer werken"
right = false
because = "Werk kan helpen, het hoeft niet."

[[question]]
id = "q2"
text = "Wat helpt?"
many = true
[[question.option]]
id = "d"
text = "Hoop"
right = true
because = "Zonder hoop geen begin."
[[question.option]]
id = "e"
text = "Mensen"
right = true
because = "Samen gaat het verder."
[[question.option]]
id = "f"
text = "Haast"
right = false
because = "Tempo is van de cliënt."

[[question]]
id = "q3"
text = "Hoe zit jij erbij?"
neutral = true
[[question.option]]
id = "g"
text = "Fris"
because = "Mooi begin."
[[question.option]]
id = "h"
text = "Moe"
because = "Neem een pauze als het nodig is."
""",
    "sort": """
[[group]]
id = "mensen"
name = "Mensen"
explain = "Hier liggen de mensen om iemand heen."
[[group]]
id = "dak"
name = "Dak"
[[card]]
id = "zus"
text = "Een zus die belt"
group = "mensen"
because = "Familie is een band."
[[card]]
id = "kamer"
text = "Een kamer"
group = ["dak"]
because = "Een dak geeft rust."
[[card]]
id = "huisgenoot"
text = "Een huisgenoot"
group = ["mensen", "dak"]
because = "Een mens onder hetzelfde dak."
""",
    "order": """
[[step]]
id = "s1"
text = "Kennismaken"
because = "Eerst elkaar zien."
[[step]]
id = "s2"
text = "Krachten zoeken"
because = "Dan kijken wat er is."
[[step]]
id = "s3"
text = "Doel kiezen"
because = "Daarna pas een richting."
""",
    "match": """
[[pair]]
id = "p1"
left = "krachten"
right = "wat er nu is"
because = "Krachten zijn van nu."
[[pair]]
id = "p2"
left = "wensen"
right = "wat er mag komen"
because = "Wensen gaan over straks."
""",
    "rewrite": """
[[sentence]]
id = "s1"
text = "Mw. kookt graag en kan dat goed."
as = "entry"
asks = ["third_person", "vague"]
example = "Op zondag kook ik soep voor mijn zus."
because = "Nu praat ze zelf."
keep = ["kook", "soep"]

[[sentence]]
id = "s2"
text = "Waarom ben je gestopt met werken?"
as = "question"
asks = ["why", "problem"]
problem_words = ["gestopt", "stop"]
example = "Welk werk deed je met plezier?"
because = "Nu gaat het over wat er goed ging."
""",
    "message": """
[[situation]]
id = "m1"
text = "De post ligt dicht in de bak."
example = { ik = "Ik schrik ervan.", zie = "Ik zie zeven dichte brieven.", begrijp = "Ik begrijp dat je moe bent.", vraag = "Hoe is dat voor jou?", wij = "Laten we er samen een openen." }
""",
    "rate": """
low = 1
high = 5
low_label = "nog niet"
high_label = "altijd"
moments = ["toen", "nu"]
action_prompt = "Deze week:"
[[statement]]
id = "s1"
text = "Ik luister."
group = "Relatie"
[[statement]]
id = "s2"
text = "Ik vraag door."
group = "Relatie"
""",
    "rank": """
item_label = "Een wens"
[[criterion]]
id = "zin"
text = "Hier begin ik graag mee."
[[criterion]]
id = "kans"
text = "Dit gaat lukken."
""",
    "map": """
drawing = "ecogram"
start_rows = [{ name = "[ZUS-1]", near = 1, choice = "sterk", note = "belt op zondag" }]
[[choice]]
id = "sterk"
name = "Sterk"
[[choice]]
id = "dun"
name = "Dun"
""",
    "interview": """
carries = "wish"
[[question]]
id = "q1"
text = "Wat zou je merken?"
purpose = "Een wens horen."
follow_up = ["En wat nog meer?"]
[[question]]
id = "q2"
text = "Wie merkt het ook?"
purpose = "Mensen horen."
""",
    "worksheet": """
[[section]]
id = "dak"
title = "Dak"
lines = 2
[[section.column]]
id = "wat"
label = "Wat is er?"
[[section.column]]
id = "wie"
label = "Wie weet ervan?"
[[section]]
id = "mensen"
title = "Mensen"
lines = 1
[[section.column]]
id = "wat"
label = "Wie is er?"
""",
    "checklist": """
[[item]]
id = "i1"
text = "Het doel is gehaald."
[[item]]
id = "i2"
text = "De relatie is besproken."
ask = "Wat zei je cliënt erover?"
""",
    "reflection": """
[[prompt]]
id = "p1"
text = "Wat raakte je?"
[[prompt]]
id = "p2"
text = "Wat ga je doen?"
help = "Eén ding is genoeg."
""",
}
# Keys that mean something in an attempt at the samples, so that random attempts come close to real ones.
KEYS = """q1 q2 q3 zus kamer huisgenoot order p1 p2 s1 s2 m1.ik m1.zie m1.begrijp m1.vraag m1.wij s1.toen s1.nu s2.toen
s2.nu action items rows dak.1.wat dak.1.wie dak.2.wat mensen.1.wat i1 i1.why i2 i2.why""".split()


def text_of(kind: str, more: str = "", **replaced: str) -> str:
    """The file of a sample, with lines put in front, or fragments replaced: `text_of("sort", **{"a": "b"})`."""
    text = f'kind = "{kind}"\n{more}\n{COMMON}{BODIES[kind]}'
    for old, new in replaced.items():
        assert old in text
        text = text.replace(old, new)
    return text


def sample(kind: str, **replaced: str) -> Exercise:
    """A sample as a value."""
    return read_exercise(text_of(kind, **replaced), f"dag-1/{kind}")


def said(feedback: Feedback, item: str, tone: Tone | None = None) -> list[str]:
    """The texts of the remarks on one item."""
    return [r.text for r in feedback.remarks if r.item == item and tone in (None, r.tone)]
