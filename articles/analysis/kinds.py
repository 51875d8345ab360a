"""What sort of speaker a phrase names: a person, a body, a group, an unnamed source; and the phrase as a name.

>>> words = "two senior officials".split()
>>> (str(kind_of(words, words, "officials")), title_free("the finance ministry"))
('group', 'finance ministry')
"""

from __future__ import annotations

from articles.analysis.findings import SpeakerKind
from articles.analysis.lexicon import BODIES, ROLES
from articles.analysis.names import plain
from articles.analysis.phrases import DETERMINERS


def title_free(text: str) -> str:
    text = plain(" ".join(text.split()))
    first, _, rest = text.partition(" ")
    return rest if first.lower() == "the" and rest else text


def kind_of(words: list[str], core: list[str], head: str) -> SpeakerKind:
    lows = [word.lower() for word in core]
    if head in BODIES or (head.rstrip("s") in BODIES and head not in ROLES):
        return SpeakerKind.BODY
    if ROLES.get(head) == "p" or (head.endswith("s") and core[-1][:1].islower()):
        return SpeakerKind.GROUP
    if head in ROLES or words[0].lower() in ("a", "an", "one"):
        return SpeakerKind.UNNAMED
    if core[0][:1].isupper():
        if (
            len(core) > 1
            and words[0] == core[0]
            and not any(low in BODIES for low in lows)
            and not core[-1].isupper()
            and len(core) < 5
        ):
            return SpeakerKind.PERSON
        return SpeakerKind.BODY
    return SpeakerKind.GROUP if words[0].lower() in DETERMINERS - {"the", "a", "an"} else SpeakerKind.UNNAMED
