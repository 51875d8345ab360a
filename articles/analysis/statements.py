"""A suggested statement for a claim: one whole proposition, from the passage that says it most clearly.

What somebody is quoted with is given as their words; what they say of themselves begins with their name. The whole
sentence is taken where a clause stands behind *deny*, *whether* or *not*, so that nothing is turned round, where it is
cut out in the wrong place, and where somebody says it whom the claim does not name, so that no opinion stands as fact.

>>> told = ["and that they would leave", "Carrow will leave the board in March,” the minister said"]
>>> statement(Passage(words) for words in told)
'Carrow will leave the board in March.'
>>> statement([Passage("she would leave the board", "Carr said she would leave the board.", "Ada Carr")])
'Ada Carr says she would leave the board.'
>>> statement([Passage("Carr took the money", "She denied that Carr took the money.")])
'She denied that Carr took the money.'
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from articles.analysis.claim_clauses import LEADING
from articles.analysis.lexicon import VERBS
from articles.analysis.propositions import complete, sentence_tags
from articles.analysis.severed import severed
from articles.analysis.smallwords import FIRST_PERSON
from articles.analysis.words import FUNCTION_WORDS, fold

BEST = range(6, 26)  # words
LONGEST, MOST, NEAR = 400, 500, 6  # characters of a passage, of a statement with its speaker; words
WHOLE, SAYS, BROKEN = 1.5, 0.8, 8.0  # what a whole sentence, a quotation, a fragment lose against a clause
PRINTED = 6.0  # a whole sentence as it is printed that does not look like one
BARE, UNSAID, APART = 1.6, 4.0, 5.0  # a quotation as plain fact; without who says so; without the passage itself
VAGUE = frozenset(
    """he she it they we i you his its their our my your this that these those who which there him them us if then
    and but or so what where when""".split()
)
POINTING = frozenset("he she it they his her their its this that these those there here such him them".split())
PERSONAL = frozenset("he she him his her hers".split())
TURNING = frozenset(
    """deny denied denies denying reject rejected rejects dismiss dismissed dismisses dispute disputed disputes refute
    refuted refutes disavow disavowed doubt doubted doubts not never nor without whether if unless than instead false
    falsely wrong wrongly untrue baseless unfounded refused refuses isn't wasn't aren't weren't don't doesn't
    didn't won't wouldn't can't couldn't no hardly""".split()
)
REACH = 5  # words before or after a clause that can turn it round
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d[\d,.]*")
_MARKS = re.compile(r"[\"“”„«»`]|(?<!\w)['‘’]|(?<!s)['’](?!\w)|''")
_DOUBLE = re.compile(r"[\"“”„«»]")
_AFTER = re.compile(r"[,.!?]?(?:[\"”»]|[’'](?!\w)|'')+,?\s+")
_BETWEEN = re.compile(r",[\"”’]\s+([^\"“”‘]{4,50}?),\s+[\"“‘](?=\w)")
_PLACE = re.compile(r"^[A-Z][A-Z .,-]+(?:\([A-Z]+\) )?[:—–-]\s*(?=[A-Z])")  # a dateline that is no block of its own
_LEAD = re.compile(rf"^(?:{LEADING}|(?:adding|saying|for)\s+)+", re.IGNORECASE)
_SELF = re.compile(r"^((?:(?i:if|when|as|after|before|once|although|while)\b[^,A-Z]{3,60},\s)?)(?i:he|she)(?=\s|['’])")
_EDGES = " \"“”„«»`'‘’,;:."
_ATTACHED = re.compile(r"\s*,?\s*(?:and|or|but|as|in|of|to|for|with|that)\b")


class Passage(NamedTuple):
    """A clause, the sentence it stands in, and who says it if that is known.

    ``spoken`` and ``aloud``: what of the clause, and of the sentence, stands between marks, as it is printed.
    ``own``: the clause begins within what the speaker is reported to say. ``subject`` and ``doer``: whom the sentence
    and the clause begin with, where that is a pronoun. ``unsaid``: somebody says it whom the claim does not name.
    ``inside``: the sentence begins within a quotation.
    """

    words: str
    sentence: str = ""
    speaker: str = ""
    spoken: str = ""
    aloud: str = ""
    own: bool = True
    subject: str = ""
    doer: str = ""
    unsaid: bool = False
    inside: bool = False


def statement(passages: Iterable[Passage], *, whole: bool = False) -> str:
    """Empty if there is no passage; with ``whole`` also where nothing better than a fragment is found."""
    ranked = [
        (cost, n, words)
        for n, passage in enumerate(passages)
        for cost, words in ways(passage)
        if 0 < len(words) <= MOST
    ]
    if not ranked or (whole and min(ranked)[0] >= PRINTED):
        return ""
    return min(ranked)[2]


def ways(passage: Passage) -> Iterator[tuple[float, str]]:
    """How a passage can be put, and how far that is from a clear statement."""
    if not passage.sentence or not turned(passage):
        yield from as_clause(passage)
    if passage.sentence:
        yield from as_sentence(passage)


def as_clause(passage: Passage) -> Iterator[tuple[float, str]]:
    clause = tidy(passage.words)
    cut = BROKEN * (headless(passage.words) or severed(passage.words, passage.sentence))
    heard = as_printed(passage.spoken)
    if passage.speaker and heard and holds(heard, clause):
        yield cost(heard, spoken=True, heard=heard[0].isupper()) + SAYS + cut, says(passage.speaker, heard)
    quoted = bool(passage.spoken)
    told = with_name(clause, passage.doer)
    own = as_told(told, passage.speaker if passage.own and not quoted else "")
    yield cost(own) + cut + BARE * quoted + UNSAID * unsaid(passage, clause), own


def as_sentence(passage: Passage) -> Iterator[tuple[float, str]]:
    """All of it; as somebody's words, if it is nothing else; and with its marks, where it says who says so."""
    told = " ".join(passage.sentence.split())
    clause, sentence = tidy(passage.words), with_name(tidy(told), passage.subject)
    speech = _without_attribution(_without_interruption(told)).strip(_EDGES)
    apart, other = APART * (not holds(sentence, clause)), sentence not in ("", clause)
    more = WHOLE * (1.2 - min(len(clause) / len(told), 1.0))
    alone = not _DOUBLE.search(speech)
    heard = as_printed(passage.aloud)
    if passage.speaker and passage.inside and alone and other and heard and holds(heard, sentence):
        yield cost(heard, spoken=True, fragment=PRINTED) + more + SAYS + apart, says(passage.speaker, heard)
    tells = _reports(told.replace(speech, "") if alone else told)
    marked = balanced(told) if tells or not alone else ""
    if marked:
        clear = cost(sentence if alone else marked, spoken=True, fragment=PRINTED)
        yield clear + more + UNSAID * (passage.unsaid and not tells) + SAYS * alone, with_name(marked, passage.subject)
    elif other:
        bare = BARE * passage.inside + UNSAID * unsaid(passage, sentence)
        yield cost(sentence, fragment=PRINTED) + more + apart + bare, sentence


def says(speaker: str, words: str) -> str:
    """With an ellipsis for what is left out before the words."""
    return f"{speaker} says: “{'… ' if words[0].islower() else ''}{words}”"


def as_printed(spoken: str) -> str:
    """Words as they stand between marks, not one of them changed, with a full stop behind. Nothing where marks within
    them would not come in pairs.

    >>> as_printed("so  far, [Carr] was right,")
    'so far, [Carr] was right.'
    """
    words = " ".join(spoken.split()).rstrip(" ,;:–—-")
    if not words or '"' in words or words.count("“") != words.count("”"):
        return ""
    if len(words) > LONGEST:
        words = words[:LONGEST].rpartition(" ")[0].rstrip(" ,;:") + " …"
    closing = "" if words.rstrip("'’”»)")[-1:] in (".", "!", "?", "…", ",") else "."
    return words.replace("“", "‘").replace("”", "’") + closing


def unsaid(passage: Passage, words: str) -> bool:
    """Whether words say nothing of who says them, though somebody does whom nothing else names."""
    return passage.unsaid and not _reports(words)


def holds(sentence: str, clause: str) -> bool:
    """Whether most words of a clause are in what was left of its sentence."""
    keys = _keys(clause)
    return 5 * len(set(keys) & set(_keys(sentence))) >= 4 * len(set(keys))


def balanced(words: str) -> str:
    """With its marks, curved; empty if it has none, if they do not come in pairs, or if it is too long."""
    if not _DOUBLE.search(words):
        return ""
    halves = _LEAD.sub("", _PLACE.sub("", words)).split('"')
    curved = "".join(f"{mark}{half}" for mark, half in zip(["", *"“”" * len(halves)], halves, strict=False))
    paired = curved.count("“") == curved.count("”") and curved.find("”") >= curved.find("“")
    curved = curved[:1].upper() + curved[1:]
    return curved if paired and len(words) <= LONGEST else ""


def as_told(words: str, name: str) -> str:
    """Of themselves somebody only says it: "Ada Carr says she left"."""
    found = _SELF.match(words) if name else None
    return f"{name} says {'that ' if found[1] else ''}{words[0].lower()}{words[1:]}" if found else words


def with_name(words: str, name: str) -> str:
    """With a name for the pronoun at the head."""
    return _SELF.sub(lambda found: found[1] + name, words, count=1) if name else words


def headless(words: str) -> bool:
    """Whether a clause begins in the middle of a noun phrase: "president should resign", cut off its "the"."""
    if words[:1] in "'’":
        return True  # "'s why he left"
    if words[:1].islower() and sentence_tags(words)[:1] == "p" and "," not in words:
        return True  # "regarding the ferries are not accurate"
    return words[:1].islower() and sentence_tags(words)[:1] in ("n", "j") and not words.split()[0].endswith("s")


def turned(passage: Passage) -> bool:
    """Whether what stands before or behind a clause denies it or makes it a question."""
    before, _, after = passage.sentence.partition(passage.words)
    near = [*_keys(before)[-REACH:], *_keys(after)[:REACH]]
    return not TURNING.isdisjoint(near)


def cost(words: str, *, spoken: bool = False, heard: bool = True, fragment: float = BROKEN) -> float:
    """The lower the clearer: whole, of middling length, and saying who or what it is about."""
    keys = _keys(words)
    if not keys:
        return 99.0
    own = 0.0 if spoken else 4.5 * (not FIRST_PERSON.isdisjoint(keys))
    pointing = 2.8 * (keys[0] in POINTING) + 0.2 * sum(key in VAGUE for key in keys[1:]) + 0.8 * nobody_yet(words)
    command = spoken and heard and sentence_tags(words)[:1] in ("v", "i")
    broken = 0.0 if complete(words) or command else fragment
    shouted = 2.0 * (words.isupper() or words.istitle() or _titled(words))
    says = sum(key not in FUNCTION_WORDS for key in keys)
    return own + pointing + broken + shouted + length(len(keys)) + 1.5 * (says < 3) + 5.0 * words.endswith("…")


def length(n: int) -> float:
    """What few or many words lose."""
    return 0.0 if n in BEST else 1.5 + (BEST.start - n) / 5 if n < BEST.start else 0.3 + (n - BEST.stop) / 25


def nobody_yet(words: str) -> bool:
    """Whether *he* or *her* stands there before any name or noun with a capital."""
    for n, word in enumerate(_WORD.findall(words)):
        if fold(word) in PERSONAL:
            return n > 0
        if word[0].isupper() and fold(word) not in FUNCTION_WORDS:
            return False
    return False


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
        if found.start() > len(words) / 3 and _reports(follow) and not _ATTACHED.match(follow):
            return words[: found.start()] + found[0][0].strip(",.\"”»'’")
    return words
