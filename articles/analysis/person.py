"""Somebody named in a text, and whether two names may be theirs.

>>> person = Person("Kevin de León", "león", ("Kevin", "de", "León"))
>>> without_particles(("de", "León")), given_agree("Bob", "Robert"), person.gender
(('León',), True, '')
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from articles.analysis.lexicon import GIVEN, NICKNAMES
from articles.analysis.runs import PARTICLES

_INITIAL = 3  # characters of a given name; shorter ones may only begin one


@dataclass(slots=True)
class Person:
    """Somebody named in a text. ``gender`` is ``m``, ``f`` or unknown."""

    name: str
    surname: str
    words: Sequence[str]  # of the name
    gender: str = ""
    guessed: bool = False  # whether the gender is only what the given name suggests
    forms: list[str] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    handles: list[str] = field(default_factory=list)
    count: int = 0  # mentions by more than the surname


def without_particles(words: Sequence[str]) -> Sequence[str]:
    """ "de León" is Kevin de León, if anybody."""
    if len(words) == 1 or words[0].lower() not in PARTICLES:
        return words  # what most are
    first = 0
    while first < len(words) - 1 and words[first].lower() in PARTICLES and words[first] not in GIVEN:
        first += 1
    return words[first:]


def given_agree(one: str, other: str) -> bool:
    """Whether two given names may be one person's: the same, an initial, Bob and Robert."""
    if one[0] == other[0] and (one == other or len(one) < _INITIAL or len(other) < _INITIAL):
        return True
    return other.lower() in NICKNAMES.get(one.lower(), ())
