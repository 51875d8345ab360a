"""A suggested statement for a claim: one whole proposition, from the passage that says it most clearly.

What somebody says of themselves is given as their words; a pronoun for the speaker becomes the speaker's name; and
where a clause stands behind *deny*, *whether* or *not*, the whole sentence is taken, so that nothing is turned round.

>>> told = ["and that they would leave", "Carrow will leave the board in March,” the minister said"]
>>> statement(Passage(words) for words in told)
'Carrow will leave the board in March.'
>>> statement([Passage("she would leave the board", "Carr said she would leave the board.", "Ada Carr")])
'Ada Carr would leave the board.'
>>> statement([Passage("Carr took the money", "She denied that Carr took the money.")])
'She denied that Carr took the money.'
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from articles.analysis.lexicon import VERBS
from articles.analysis.propositions import complete, sentence_tags
from articles.analysis.words import FUNCTION_WORDS, fold

BEST = range(6, 26)  # words
LONGEST, NEAR = 280, 6
WHOLE, SAYS, BROKEN = 0.4, 0.8, 4.0  # what a whole sentence, a quotation, a fragment lose against a clause
VAGUE = frozenset(
    """he she it they we i you his its their our my your this that these those who which there him them us if then
    and but or so what where when""".split()
)
FIRST = frozenset("i we my our me us mine ours i'm we're i've we've i'd we'd i'll we'll".split())
POINTING = frozenset("he she it they his her their its this that these those there here".split())
TURNING = frozenset(
    """deny denied denies denying reject rejected rejects dismiss dismissed dismisses dispute disputed disputes refute
    refuted refutes disavow disavowed doubt doubted doubts not never nor without whether if unless than instead false
    falsely wrong wrongly untrue baseless unfounded refused refuses isn't wasn't aren't weren't don't doesn't
    didn't won't wouldn't can't couldn't no hardly""".split()
)
REACH = 5  # words before or after a clause that can turn it round
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d[\d,.]*")
_MARKS = re.compile(r"[\"“”„«»`]|(?<!\w)['‘’]|(?<!s)['’](?!\w)|''")
_AFTER = re.compile(r"[,.!?]?(?:[\"”»]|[’'](?!\w)|'')+,?\s+")
_BETWEEN = re.compile(r",[\"”’]\s+([^\"“”‘]{4,50}?),\s+[\"“‘](?=\w)")
_PLACE = re.compile(r"^[A-Z][A-Z .,-]+(?:\([A-Z]+\) )?[:—–-]\s*(?=[A-Z])")  # a dateline that is no block of its own
_LEAD = re.compile(r"^(?:(?:and|but|or|so|yet|that|while|although|because|adding|saying|for|to)\s+)+", re.IGNORECASE)
_SELF = re.compile(r"^(?:he|she)(?=\s|['’])", re.IGNORECASE)


class Passage(NamedTuple):
    """A clause, the sentence it stands in, who says it if that is known, whether it is the speaker's own words, and
    whom the sentence begins with, where that is a pronoun."""

    words: str
    sentence: str = ""
    speaker: str = ""
    quoted: bool = False
    subject: str = ""


def statement(passages: Iterable[Passage], *, whole: bool = False) -> str:
    """Empty if there is no passage; with ``whole`` also where nothing better than a fragment is found."""
    ranked = [(cost, n, words) for n, passage in enumerate(passages) for cost, words in ways(passage) if words]
    if not ranked or (whole and min(ranked)[0] >= BROKEN):
        return ""
    return min(ranked)[2]


def ways(passage: Passage) -> Iterator[tuple[float, str]]:
    """How a passage can be put, and how far that is from a clear statement."""
    clause, sentence = tidy(passage.words), with_name(tidy(passage.sentence), passage.subject)
    if not passage.sentence or not turned(passage):
        if passage.speaker and passage.quoted:
            yield cost(clause, spoken=True) + SAYS, f"{passage.speaker} says: “{clause}”"
        own = with_name(clause, "" if passage.quoted else passage.speaker)
        yield cost(own) + BROKEN * headless(passage.words), own
    if sentence and sentence != clause:
        yield cost(sentence) + WHOLE, sentence


def with_name(words: str, name: str) -> str:
    """With a name for the pronoun at the head."""
    return _SELF.sub(name, words, count=1) if name else words


def headless(words: str) -> bool:
    """Whether a clause begins in the middle of a noun phrase: "president should resign", cut off its "the"."""
    if words[:1] in "'’":
        return True  # "'s why he left"
    return words[:1].islower() and sentence_tags(words)[:1] in ("n", "j") and not words.split()[0].endswith("s")


def turned(passage: Passage) -> bool:
    """Whether what stands before or behind a clause denies it or makes it a question."""
    before, _, after = passage.sentence.partition(passage.words)
    near = [*_keys(before)[-REACH:], *_keys(after)[:REACH]]
    return not TURNING.isdisjoint(near)


def cost(words: str, *, spoken: bool = False) -> float:
    """The lower the clearer: whole, of middling length, and saying who or what it is about."""
    keys = _keys(words)
    if not keys:
        return 99.0
    own = 0.0 if spoken else 2.5 * (not FIRST.isdisjoint(keys))
    pointing = 1.5 * (keys[0] in POINTING) + 0.2 * sum(key in VAGUE for key in keys[1:])
    broken = 0.0 if complete(words) or (spoken and sentence_tags(words)[:1] in ("v", "i")) else BROKEN
    shouted = 2.0 * (words.isupper() or words.istitle() or _titled(words))
    length = 0.0 if len(keys) in BEST else 1.5 + abs(len(keys) - 15) / 15
    says = sum(key not in FUNCTION_WORDS for key in keys)
    return own + pointing + broken + shouted + length + 1.5 * (says < 3) + 1.0 * words.endswith("…")


def _keys(words: str) -> list[str]:
    return [fold(word) for word in _WORD.findall(words)]


def _titled(words: str) -> bool:
    """A headline with a capital at most words."""
    long = [word for word in _WORD.findall(words)[1:] if len(word) > 3]
    return len(long) > 2 and sum(word[0].isupper() for word in long) > 0.8 * len(long)


def tidy(passage: str) -> str:
    """Without marks, brackets and who says so; a capital before it and a full stop behind."""
    words = _without_attribution(_without_interruption(" ".join(passage.split())))
    words = _MARKS.sub("", words).replace("[", "").replace("]", "")
    if words.count("(") != words.count(")"):
        words = words.replace("(", "").replace(")", "")
    words = _PLACE.sub("", words)
    words = _LEAD.sub("", " ".join(words.split())).strip(" ,;:.-–—")
    if len(words) > LONGEST:
        words = words[:LONGEST].rpartition(" ")[0].rstrip(" ,;:") + " …"
    if words.isupper():
        words = words.capitalize()
    closing = "" if words.endswith(("!", "?", "…")) else "."
    return words[:1].upper() + words[1:] + closing if words else ""


def _without_interruption(words: str) -> str:
    """Without who says so between two halves of a quotation."""
    return _BETWEEN.sub(lambda found: ", " if _reports(found[1]) else found[0], words)


def _reports(words: str) -> bool:
    return any(word.strip(".,").lower() in VERBS for word in words.split())


def _without_attribution(words: str) -> str:
    """What stands before a closing mark, if a verb that reports follows within a few words."""
    for found in _AFTER.finditer(words):
        follow = " ".join(words[found.end() :].split()[:NEAR])
        if found.start() > len(words) / 3 and _reports(follow):
            return words[: found.start()]
    return words
