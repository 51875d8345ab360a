"""What sort of speaker a phrase names: a person, a body, a group, an unnamed source; and the phrase as a name.

>>> words = "two senior officials".split()
>>> (str(kind_of(words, words, "officials")), title_free("the finance ministry"))
('group', 'finance ministry')
"""

from __future__ import annotations

from articles.analysis.findings import BODY, GROUP, PERSON, UNNAMED, SpeakerKind
from articles.analysis.lexicon import BODIES, GIVEN, NOUN_VERBS, ROLES, VERB_KINDS
from articles.analysis.runs import plain
from articles.analysis.smallwords import AUXILIARIES, DETERMINERS, NOT_ADVERBS, PERSONAL, PREPOSITIONS


def title_free(text: str) -> str:
    text = plain(" ".join(text.split()))
    first, _, rest = text.partition(" ")
    return rest if first.lower() == "the" and rest else text


def kind_of(words: list[str], core: list[str], head: str) -> SpeakerKind:
    first = words[0].lower()
    if first == "one":
        return UNNAMED
    surname = len(core) > 1 and core[-2] in GIVEN  # Betty Dukes
    if (ROLES.get(head) == "p" and not surname) or (head.endswith("men") and head not in BODIES):
        return GROUP
    if head in BODIES or (head.rstrip("s") in BODIES and head not in ROLES):
        return BODY
    if head.endswith("s") and (core[-1][:1].islower() or head in NOUN_VERBS):
        return GROUP
    if head in ROLES or first in ("a", "an"):
        return UNNAMED
    if len(core) == 1 and core[0].lower() in DETERMINERS:
        return GROUP  # the two
    if core[0][:1].isupper() and core[0].lower() not in DETERMINERS:
        return PERSON if words[0] == core[0] and _name_like(core) else BODY
    return GROUP if first in DETERMINERS - {"the", "a", "an"} else UNNAMED


def _name_like(core: list[str]) -> bool:
    """Two to four words with capitals, none of them a body's or all in capitals."""
    if not 1 < len(core) < _LONGEST or any(word.lower() in BODIES or word in PREPOSITIONS for word in core):
        return False
    return not core[-1].isupper() and not core[-1].islower() and "and" not in core


_LONGEST = 5  # words


def can_speak(words: list[str], head: str) -> bool:
    """Whether a phrase may name somebody at all: no verb form, no bare article, no sentence's start.

    >>> [can_speak(text.split(), text.split()[-1].lower()) for text in ("She moaned", "Told of the", "a source")]
    [False, False, True]
    """
    low = [word.lower() for word in words]
    if head in _EMPTY or (head.endswith("ly") and head not in NOT_ADVERBS and not words[-1][0].isupper()):
        return False
    if len(low) > 1 and low[0] in PERSONAL:
        return False
    verbal = VERB_KINDS.get(low[0])
    if verbal is not None and low[0] not in NOUN_VERBS and low[0] not in ROLES and words[0] not in GIVEN:
        return len(low) > 1 and words[1][:1].isupper() and words[0][0].isupper()
    if AUXILIARIES.isdisjoint(low):
        return True  # what most are
    aside = next((at for at, word in enumerate(low) if word in ("who", "that", "which", "whose")), len(low))
    return not any(word in AUXILIARIES and words[at].islower() for at, word in enumerate(low[:aside]))


_EMPTY = frozenset(
    "the a an more less other such there this here then when while as and or but not also so what whose than".split()
)
