"""Whether a few words are a whole proposition: somebody or something, a finite verb, and nothing left hanging.

>>> complete("The minister will resign in May.")
True
>>> [complete(words) for words in ("an act of terror", "who will resign in May", "resigned in May")]
[False, False, False]
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from articles.analysis.lexicon import VERBS, inflect
from articles.analysis.tags import tags_of
from articles.analysis.tokens import read_paragraph

_HANGING = frozenset(
    """said says to of and but or the a an his her their its mr mrs ms dr rep sen gov st because if when where who which
    while than as be been""".split()
)
_AWAITING = frozenset(
    """deny announce chastise say tell describe call accuse urge include allege criticize give take put bring send make
    keep want seek ensure cause allow let require contain involve blame praise""".split()
)
_AWAIT = {form for verb in _AWAITING for form in inflect(verb)} | set("said told gave took brought made sought".split())
_ANYWHERE = frozenset(["wherever", "whenever"])
_RELATIVE = re.compile(r"w[^vx]*$")  # "…, whose son."
_AMOUNT = re.compile(
    r"(?i)(?:at (?:least|most)|about|around|over|under|nearly|near|up to|like|all|between)\b|.*\bthere\b"
)
_PHRASE = re.compile(r"(?i)the (?:day|week|month|year|night|morning|moment|time) (?:after|before|when|that)\b[^,]*$")
_ALONE = re.compile(
    r"(?i)\bnot only\b[^,;]*$|\b(?:because|although|if|while|that), [^,]*$|\bthat (?:if|when|although)\b[^,]*$"
)
_SAYING = frozenset("saying adding arguing claiming asserting insisting declaring contending stating alleging".split())
_BEHIND = frozenset("involved based located situated".split())
_SUBJECT = re.compile(r"(?<!p)(?<!p[dj])(?<!p[dj][dj])[nerqw]|d(?=[pvxwm])")
_MAIN = re.compile(r",[mc]*[djne]*[nerq].*?[vx]")
_CLOSES = " \"'”’»).!?…,"
_CONTRACTED = re.compile(r"(?i)\b(?:it|that|there|he|she|who|what|here)['’]s\b|\w['’](?:re|ve|ll|m|d)\b")


@lru_cache(maxsize=20_000)
def complete(words: str) -> bool:
    """Judged by parts of speech, so now and then wrong; a question is never one."""
    tags = sentence_tags(words)
    if words.rstrip().endswith("?") or not tags or hangs(words):
        return False
    if waits(words, tags) or _RELATIVE.search(tags) or _PHRASE.match(words) or _ALONE.search(words):
        return False
    if tags[0] == "e" and words.partition(" ")[0].endswith("ly") and tags[1:2] == "v":
        return False  # "Radically weakens the pact"
    if tags[0] in "wcvxilo," and not words.lower().startswith("what "):
        return False
    main = main_verb(tags)
    if not stands(words, tags, main):
        return False
    if tags[0] == "s":
        return _MAIN.search(tags) is not None
    if main < 0 and _CONTRACTED.search(words):
        return tags[0] != "g"
    return main > 0 and _SUBJECT.search(tags[: main + 1]) is not None


def hangs(words: str) -> bool:
    """Whether the last word waits for more: "claiming that", "signed by Mr."."""
    *_, before, last = ["", "", *words.lower().rstrip(_CLOSES).split()]
    return last in _HANGING or (last == "that" and before in VERBS)


def stands(words: str, tags: str, main: int) -> bool:
    """Not what begins with *regarding* and comes to no subject, nor a noun with "…, passed in May" behind it."""
    before = tags[: max(main, 0)]
    if tags[0] == "p" and "," not in before:
        return _AMOUNT.match(words) is not None
    return before.count(",") != 1 or before[-1] != ","


def waits(words: str, tags: str) -> bool:
    """Whether the last word is a verb that needs an object or a clause, and none stands before: "who denied"."""
    last = words.rstrip(_CLOSES).rpartition(" ")[2].lower()
    return last in _AWAIT and tags.rstrip(".!,")[-1:] in "vigE" and "w" not in tags and "s" not in tags


def main_verb(tags: str) -> int:
    """Where the verb stands that belongs to no *who*, *that* or *if*; -1 if there is none."""
    owed = 0
    for n, tag in enumerate(tags):
        if tag in "swG":
            owed += 1
        elif tag in "vx" and tags[:n].rstrip("m")[-1:] not in ("v", "x"):
            if not owed:
                return n
            owed -= 1
    return -1


@lru_cache(maxsize=20_000)
def sentence_tags(words: str) -> str:
    """The tags of the first sentence; ``G`` is a verb in -ing that a clause follows."""
    paragraph = read_paragraph(words, 0, len(words))
    if not paragraph.sentences:
        return ""
    first, last = paragraph.sentences[0]
    tags = [tag[:1] for tag in tags_of(paragraph, first, last)[first:last]]
    pairs = pairwise([*paragraph.low, ""])
    return "".join(_known(tag, low, after) for tag, (low, after) in zip(tags, pairs, strict=False))


def _known(tag: str, low: str, after: str) -> str:
    if tag == "v" and low in _BEHIND and after in ("in", "at", "on", "near"):
        return "l"  # "two officials involved in the inquiry"
    return "G" if tag == "g" and low in _SAYING else "s" if low in _ANYWHERE else tag
