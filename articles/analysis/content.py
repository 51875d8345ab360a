"""Where what is reported begins: past the hearer, the day and the place that stand behind the reporting verb.

>>> from articles.analysis.tokens import read_paragraph
>>> paragraph = read_paragraph("He said on Monday that the bridge was safe.", 0, 43)
>>> paragraph.text(skip_adjuncts(paragraph, 2, 10), 9)
'that the bridge was safe'
"""

from __future__ import annotations

from articles.analysis.lexicon import ROLES, SPOKEN
from articles.analysis.phrases import adverb, folded, phrase_starting
from articles.analysis.smallwords import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    MONTHS,
    PERSONAL,
    POSSESSIVES,
    PREPOSITIONS,
    TIMES,
)
from articles.analysis.tokens import QUOTE, Paragraph

_PHRASE = 20  # characters: longer words between marks may hold the verb of a clause
_LOOK = 25  # how far an adjunct may push the content away from its verb
_TELLING = frozenset("vxq.;")  # tags
QUESTIONS = frozenset("if whether why how what who where when which whom whose".split())


def looks_like_clause(paragraph: Paragraph, start: int, hi: int, *, marked: bool = True) -> bool:
    """Whether a subject and a finite verb come soon."""
    low, tags = paragraph.low, paragraph.tags
    if tags[start] == "r" and not low[start].endswith("thing"):
        return True
    for at, tag in enumerate(tags[start + 1 : min(hi, start + 22)], start + 1):
        if tag not in _TELLING:
            continue  # what most are
        if tag in "vx":
            return True
        if tag != "q":
            return False
        if at > start + 1 or paragraph.marked[at].inner.size > _PHRASE:
            return marked and low[at - 1] not in (":", ",")
    return False


_SIGNS = frozenset(("that", ":", ",", QUOTE))


def _starts_content(paragraph: Paragraph, at: int, hi: int) -> bool:
    if at >= hi:
        return False
    word = paragraph.low[at]
    if word in ("that", ":") or word == QUOTE:
        return True
    return word == "," and at + 1 < hi and paragraph.low[at + 1] == QUOTE


_WHEN = TIMES | {"last", "again", "later", "earlier", "back"}
_BEFORE = PREPOSITIONS | {"when", "while", ","}  # an adjunct of several words
ADJUNCTS = _WHEN | _BEFORE | {"this", "to"}  # the words with which one may begin, but for adverbs


def skip_adjuncts(paragraph: Paragraph, at: int, hi: int, *, asking: bool = False) -> int:
    """Past "on Tuesday", "in a statement", "to reporters" and adverbs, if the content follows them. ``asking``: behind
    a verb of asking, of which a question may be the content: "asked near the end how it went".
    """
    low = paragraph.low
    begin = at
    if at < hi and low[at] == "to":
        return at if at + 1 < hi and low[at + 1] not in _HEARERS else past_hearers(paragraph, at, hi)
    while at < hi and (
        low[at] in _WHEN or adverb(paragraph, at) or (low[at] == "this" and at + 1 < len(low) and low[at + 1] in TIMES)
    ):
        at += 1
    if _starts_content(paragraph, at, hi):
        return at
    if at < hi and low[at] in _BEFORE:
        ahead = _adjunct_end(paragraph, at, hi, asking=asking)
        return ahead if ahead is not None else _past_fixed(paragraph, at, hi)
    return at if at > begin and at < hi and _clause_word(paragraph, at) else begin


_QUESTIONED = frozenset("asked pressed questioned quizzed challenged confronted told reached contacted".split())


def asked_when(paragraph: Paragraph, at: int, hi: int) -> bool:
    """Whether "when asked about it" stands here: it tells on what occasion something was said, and is no question."""
    return at + 1 < hi and paragraph.low[at] == "when" and paragraph.low[at + 1] in _QUESTIONED


_ASKED = frozenset("how why whether if".split())  # the other question words are relatives where a noun stands before
_HEARERS = frozenset("reporters the a his her their them him cnn fox abc nbc cbs msnbc supporters".split())


_WATCHED = _SIGNS | _ASKED | AUXILIARIES | SPOKEN  # what ends an adjunct, or tells that there is none


def past_hearers(paragraph: Paragraph, at: int, hi: int) -> int:
    """Past "to reporters", "to House Democrats on Wednesday", if the content follows."""
    ahead = _adjunct_end(paragraph, at, hi)
    return at if ahead is None else ahead


def _adjunct_end(paragraph: Paragraph, at: int, hi: int, *, asking: bool = False) -> int | None:
    """Where the content begins behind "in an interview with X on Tuesday" or ", in a nod to Y,"."""
    low = paragraph.low
    commas = 1 if low[at] == "," else 0
    for ahead in range(at + 1, min(hi, at + _LOOK)):
        word = low[ahead]
        if word not in _WATCHED:
            continue  # what most are
        if word == QUOTE and (low[ahead - 1] in PREPOSITIONS or low[ahead - 1].endswith("'s")):
            continue  # on “Meet the Press”
        if word == "that" and (low[ahead - 1] in PREPOSITIONS or commas == 1):
            return None
        if word == QUOTE and commas == 1:
            return None  # ", he said, has “no interest”"
        if (word in _SIGNS and _starts_content(paragraph, ahead, hi)) or (asking and word in _ASKED):
            return ahead
        if (word in AUXILIARIES and commas == 0 and not paragraph.capital(ahead)) or (
            word in SPOKEN and paragraph.tags[ahead] in "vg"
        ):
            return None
        commas += word == ","
    return None


def _clause_word(paragraph: Paragraph, at: int) -> bool:
    low = paragraph.low[at]
    return folded(low) in PERSONAL or low in DETERMINERS or low in POSSESSIVES or paragraph.capital(at)


def _past_fixed(paragraph: Paragraph, at: int, hi: int) -> int:
    """Past "on Monday", "in a statement (Friday)" before a bare clause."""
    low = paragraph.low
    begin = at
    if low[at] in ("on", "in") and at + 1 < hi and (low[at + 1] in TIMES or low[at + 1] in MONTHS):
        at += 2
        while at < hi and (low[at] in TIMES or low[at].isdigit()):
            at += 1
    elif low[at] in ("in", "on", "during") and at + 2 < hi and low[at + 1] in ("a", "an") and low[at + 2] in OCCASIONS:
        at += 3
        while at < hi and (low[at] in TIMES or low[at] == "on"):
            at += 1
    if at > begin and at < hi and (_clause_word(paragraph, at) or low[at].endswith("s")):
        return at
    return begin


OCCASIONS = frozenset("statement interview tweet speech post letter message memo email report release briefing".split())


_ADDRESSED = frozenset("him her them us me you it himself herself themselves reporters everyone".split())


def addressee_end(paragraph: Paragraph, at: int, hi: int) -> int | None:
    """The end of the person spoken to: "told [the BBC] that", "urged [him] to"."""
    low = paragraph.low
    if at >= hi:
        return None
    if low[at] in _ADDRESSED and paragraph.words[at] != "US":
        return at + 1
    phrase = phrase_starting(paragraph, at, hi)
    if phrase is None:
        return None
    if low[phrase[1] : phrase[1] + 1] == ["("] and ")" in low[phrase[1] : min(hi, phrase[1] + 6)]:
        return low.index(")", phrase[1]) + 1
    end = at + 1
    while end < phrase[1] and end - at < 14:
        # A clause may follow without "that": stop before a second subject or its verb.
        if low[end] in PERSONAL or (
            (low[end] in DETERMINERS or low[end] in POSSESSIVES)
            and low[end - 1] not in PREPOSITIONS
            and low[end] != "both"
        ):
            return end
        if low[end] in ("that", "if", "whether", "why", "how"):
            return end
        if folded(low[end]) in PERSONAL and "'" in low[end] and low[end] != "it's":
            return end
        if (
            paragraph.capital(end)
            and not paragraph.capital(end - 1)
            and low[end - 1] not in ("the", "of", "a", "an")
            and low[end - 1] not in ROLES
            and low[end - 1] not in POSSESSIVES
            and low[end - 1] not in ADVERBS
            and low[end - 1].endswith("s")
        ):
            return end
        end += 1
    return end
