"""Whether a clause is cut out of its sentence in the wrong place: before its object, or behind *to* or *the*.

>>> severed("Lund will leave after Carr denied", "Lund will leave after Carr denied “a request” for it.")
True
>>> severed("say that it was fair", "“I can say that it was fair,” Lund said.")
True
>>> severed("Lund will leave", "Lund will leave, and Carr will stay.")
False
"""

from __future__ import annotations

import re

from articles.analysis.lexicon import VERBS
from articles.analysis.words import FUNCTION_WORDS

NEAR, SHORT = 5, 8  # words
_CARRIES_ON = frozenset(
    """and but or so yet nor while although though whereas because if when after before since unless until as where
    that which who than said says""".split()
)
_GOES_ON = re.compile(r"[\"”»'’`]*\s+[\"“„«‘`(\[]*(?=\w)")
_SAYER = re.compile(r"(?:he|she|they|the [a-z]+|[A-Z][\w.'’-]*)\s")
_AWAITED = re.compile(r"[\"”»'’]*:\s")
_DASH = re.compile(r"\s*[–—]|\s+-{1,2}\s")  # after few words, what they announce: "one thing is clear – …"
_MARKS = " \"“”„«»`'‘’([\n"


def severed(clause: str, sentence: str) -> bool:
    before, found, after = sentence.partition(clause)
    awaited = _AWAITED.match(after) or (len(clause.split()) < SHORT and _DASH.match(after))
    return bool(found) and (bool(awaited) or goes_on(after) or begins_late(before, clause))


def goes_on(after: str) -> bool:
    """Whether the sentence runs on without a stop, and neither to another clause nor to who says so."""
    found = _GOES_ON.match(after)
    if not found:
        return False
    first, second, *_ = [*after[found.end() :].split()[:2], "", ""]
    if first.strip(_MARKS).lower() in _CARRIES_ON:
        return second == "to"
    return not tells(after[found.end() :])


def tells(words: str) -> bool:
    """Whether words begin with somebody who says something."""
    near = words.split()[:NEAR]
    return _SAYER.match(words) is not None and any(word.strip(".,:").lower() in VERBS for word in near)


def begins_late(before: str, clause: str) -> bool:
    """Whether a word stands before a clause that cannot end anything: *the*, *to*, *would*, *of*."""
    if not clause[:1].islower():
        return False
    words = before.rstrip(_MARKS).split()
    last = words[-1].lower() if words else ""
    return last in FUNCTION_WORDS and last not in _CARRIES_ON
