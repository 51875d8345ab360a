"""Who says a claim, where its statement does not name them already.

>>> sayer("The harbour will be closed.", "Ada Carr")
'Ada Carr'
>>> sayer("Ada Carr says: “I will go.”", "Ada Carr"), sayer("Ms. Carr will go.", "Ada Carr")
('', '')
>>> sayer("The harbour will be closed, a minister said.", "Ada Carr")
''
>>> sayer("The harbour will be closed.", "")
''
"""

from __future__ import annotations

import re
from itertools import pairwise

from articles.analysis.lexicon import VERBS

BEGINNING = 5  # words
_PRONOUNS = frozenset("he she they".split())
_TELLS = re.compile(r"(?<!\bhe )(?<!she )(?<!hey )\b(?:said|says|told|according to|wrote|tweeted)\b", re.IGNORECASE)


def sayer(statement: str, name: str) -> str:
    """The name, unless the statement begins with it or the family name alone, or says itself who says so."""
    words = [word.strip(".,:;“”\"'’()").lower() for word in statement.split()]
    family = name.split()[-1].lower() if name.split() else ""
    verbs = {word for before, word in pairwise(words) if word in VERBS and before not in _PRONOUNS}
    if verbs and (family in words or "“" in statement):
        return ""
    return "" if family in words[:BEGINNING] or statement.startswith(name) or _TELLS.search(statement) else name
