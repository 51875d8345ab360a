"""Places that a passage names as where something is or happens: *in Carrow*, *outside the Old Mill*.

A name behind such a word may also be a body or a month; those are left out.

>>> [place.key for place in places("They met in Harrow Bay on Monday, near the Old Mill, in May, in Congress.")]
['harrow bay', 'old mill']
"""

from __future__ import annotations

import re
from typing import NamedTuple

from articles.analysis.lexicon import BODIES
from articles.analysis.words import fold

_NAME = r"[A-Z][\w’'-]*[\w](?:\s+(?:of\s+)?[A-Z][\w’'-]*\w){0,3}"
_AT = re.compile(rf"\b(?:in|at|near|outside|inside|off|from)\s+(?:the\s+)?({_NAME})")
_TIMES = frozenset(
    """january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday english""".split()
)


class Place(NamedTuple):
    start: int
    end: int
    key: str


def places(text: str) -> list[Place]:
    """In order."""
    found = []
    for match in _AT.finditer(text):
        words = [fold(word) for word in match[1].split()]
        if not any(word in _TIMES or word in BODIES for word in words):
            found.append(Place(match.start(1), match.end(1), " ".join(words).removesuffix("'s")))
    return found


def same_place(one: str, other: str) -> bool:
    """*Harrow Bay* is in *Harrow Bay, Velmark*; what else lies in what, a program does not know."""
    return one in other or other in one
