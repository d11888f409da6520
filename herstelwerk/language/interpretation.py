"""A judgement, diagnosis, label or guess by the worker (`interpretation`), against what a person says, does or has.

What the client says in ik-vorm is the client's own, label or guess ("Ik heb ADHD", "Het lijkt me mooi"), unless the
ik is the worker's ("Ik heb de indruk dat meneer …"). Only report words marked `@verslag` stay the worker's in any
mouth ("Ik heb inzicht in mijn beperkingen"). The other marks tell trainers which sort a word is.
"""

from __future__ import annotations

from herstelwerk.language.person import client_speaks, worker_speaks
from herstelwerk.language.reading import Mark, Reading
from herstelwerk.language.verbs import is_first_person_verb

CODE = "interpretation"
LISTS = ("interpretatie", "eerste-persoon")
_REPORT = "verslag"


def interpretation(reading: Reading) -> tuple[Mark, ...]:
    """A mark for every word that rests on the worker's reading of the client."""
    hits = reading.find("interpretatie")
    if not hits:
        return ()
    within = set(reading.spoken)
    dropped = is_first_person_verb(reading.words[0].norm)  # "Heb PTSS, loop daarom twintig kilometer per dag"
    own = (client_speaks(reading) or dropped) and not worker_speaks(reading)
    return tuple(
        reading.mark(CODE, hit) for hit in hits if hit.first in within and (not own or hit.entry.mark == _REPORT)
    )
