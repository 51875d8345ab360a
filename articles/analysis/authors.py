"""Who writes a post: a person the text names, another person, or a body.

>>> [(name, str(author_kind(name))) for name in ("Ana Ruiz", "Harbour Watch", "Norland Foreign Ministry")]
[('Ana Ruiz', 'person'), ('Harbour Watch', 'body'), ('Norland Foreign Ministry', 'body')]
"""

from __future__ import annotations

from articles.analysis.findings import SpeakerKind
from articles.analysis.lexicon import BODIES, GIVEN, NOUN_VERBS, ROLES, VERB_KINDS
from articles.analysis.names import People
from articles.analysis.person import Person

_LONGEST = 3  # words of a person's name


def known_author(people: People, name: str) -> Person | None:
    """The person a printed name ends with: "U.S. Secretary of State Marco Rubio"."""
    words = name.split()
    if len(words) < 2:
        return None
    known = people.named(words[-1:])
    return known if known is not None and known.name.split()[0] in words else None


def author_kind(name: str) -> SpeakerKind:
    """Two or three words are a person's name, unless they are words of the language."""
    words = name.split()
    if len(words) > 1 and words[0] in GIVEN:
        return SpeakerKind.PERSON
    named = 1 < len(words) <= _LONGEST and all(word[:1].isupper() and word.isalpha() for word in words)
    return SpeakerKind.PERSON if named and not any(map(_plain, words)) else SpeakerKind.BODY


def _plain(word: str) -> bool:
    low = word.lower()
    return low in BODIES or low in ROLES or low in NOUN_VERBS or low in VERB_KINDS
