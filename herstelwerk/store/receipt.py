"""Short receipts for a hand-in, such as `blauw-vis-42`: easy to read aloud, and to check against the file.

A receipt is worked out from the SHA-256 of the document and holds no name. There are 64 × 64 × 90 = 368.640 of them:
enough to tell the hand-ins of a group apart and to notice a changed file, not a secret and not a seal.
"""

from __future__ import annotations

import hashlib

_FIRST = tuple(
    """blauw geel groen rood wit paars oranje roze bruin grijs zilver goud zwart lila beige turkoois
    klein groot lang kort rond breed smal hoog zacht warm fris licht helder stil rustig vlot
    blij vrolijk lief dapper slim handig vrij trots eerlijk wijs aardig sterk kalm open jong oud
    nieuw mooi zonnig gestreept gestippeld krullend glanzend dansend zingend lachend fluitend wandelend
    zwemmend dromend deftig gezellig""".split()
)
_SECOND = tuple(
    """vis kat hond paard koe geit schaap kip eend gans zwaan mus merel mees vink spreeuw
    uil valk ooievaar reiger meeuw duif kraai ekster specht zwaluw pauw kikker salamander egel haas konijn
    hert ree vos das bever otter eekhoorn muis marmot hamster cavia zeehond walvis dolfijn haring forel
    zalm snoek krab kreeft mossel slak bij hommel vlinder libel krekel kever mier lama giraf olifant""".split()
)
_NUMBERS = range(10, 100)


def receipt_of(document: bytes) -> str:
    """The receipt of these bytes; the same bytes always give the same one."""
    mark = int.from_bytes(hashlib.sha256(document).digest()[:8])
    mark, first = divmod(mark, len(_FIRST))
    mark, second = divmod(mark, len(_SECOND))
    return f"{_FIRST[first]}-{_SECOND[second]}-{_NUMBERS[mark % len(_NUMBERS)]}"
