"""A suggested statement for a claim: its clearest passage, shortened to one proposition.

>>> statement(["and that they would leave", "Carrow will leave the board in March,” the minister said"])
'Carrow will leave the board in March.'
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from articles.analysis.claim_words import has_verb
from articles.analysis.lexicon import VERBS
from articles.analysis.words import FUNCTION_WORDS, fold

BEST = range(6, 26)  # words
LONGEST, NEAR = 280, 6
VAGUE = frozenset(
    """he she it they we i you his her its their our my your this that these those who which there him them us if then
    and but or so what where when""".split()
)
LEANING = frozenset("whose in at on for under with by from to since until after before as of has have had been".split())
HANGING = frozenset("that said says to of and but or the a an for".split())
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d[\d,.]*")
_MARKS = re.compile(r"[\"“”„«»`]|(?<!\w)['‘’]|['’](?!\w)|''")
_AFTER = re.compile(r"[,.!?]?(?:[\"”»]|[’'](?!\w)|'')+,?\s+")
_PLACE = re.compile(r"^[A-Z][A-Z .,-]+(?:\([A-Z]+\) )?[:—–-]\s*(?=[A-Z])")  # a dateline that is no block of its own
_LEAD = re.compile(r"^(?:(?:and|but|or|so|yet|that|while|although|because|adding|saying|for|to)\s+)+", re.IGNORECASE)


def statement(passages: Iterable[str]) -> str:
    """Empty if there is no passage."""
    ranked = sorted((_rank(words), n, words) for n, words in enumerate(passages))
    return tidy(ranked[0][2]) if ranked else ""


def _rank(passage: str) -> tuple[float, int]:
    """The lower the clearer: a finished sentence of middling length that says who or what it is about."""
    words = [fold(word) for word in _WORD.findall(passage)]
    if not words:
        return 99.0, 0
    opening = words[0] in VAGUE or words[0] in LEANING or words[0].endswith("ing")
    vague = 1.5 * opening + 1.5 * (words[-1] in HANGING) + sum(word in VAGUE for word in words[1:]) * 0.2
    shouted = 2.0 * (passage.isupper() or passage.istitle())
    length = 0.0 if len(words) in BEST else 1.5 + abs(len(words) - 15) / 15
    says = sum(word not in FUNCTION_WORDS for word in words)
    finished = 0.0 if passage.rstrip(" \"”’»'").endswith((".", "!", "?")) or passage[:1].isupper() else 0.5
    return vague + shouted + length + finished + 2.0 * (not has_verb(passage)) + 1.5 * (says < 3), -len(words)


def tidy(passage: str) -> str:
    """Without marks, brackets and who says so; a capital before it and a full stop behind."""
    words = _without_attribution(" ".join(passage.split()))
    words = _MARKS.sub("", words).replace("[", "").replace("]", "")
    words = _PLACE.sub("", words)
    words = _LEAD.sub("", " ".join(words.split())).strip(" ,;:.-–—")
    if len(words) > LONGEST:
        words = words[:LONGEST].rpartition(" ")[0].rstrip(" ,;:") + " …"
    if words.isupper():
        words = words.capitalize()
    closing = "" if words.endswith(("!", "?", "…")) else "."
    return words[:1].upper() + words[1:] + closing if words else ""


def _without_attribution(words: str) -> str:
    """What stands before a closing mark, if a verb that reports follows within a few words."""
    for found in _AFTER.finditer(words):
        follow = words[found.end() :].split()[:NEAR]
        if found.start() > len(words) / 3 and any(word.strip(".,").lower() in VERBS for word in follow):
            return words[: found.start()]
    return words
