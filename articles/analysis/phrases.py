"""Phrases told by the small words that bound them, as the one that begins somewhere: "said [the minister] on Monday".

>>> from articles.analysis.tokens import read_paragraph
>>> paragraph = read_paragraph("No, said the finance minister on Monday.", 0, 40)
>>> paragraph.text(*phrase_starting(paragraph, 3, 9))
'the finance minister'
"""

from __future__ import annotations

from articles.analysis.byword import ByWord
from articles.analysis.lexicon import ROLES
from articles.analysis.smallwords import ADVERBS, AUXILIARIES, DAYS, NOT_ADVERBS, PERSONAL, POSSESSIVES, PREPOSITIONS
from articles.analysis.tokens import QUOTE, Paragraph

_FIXED = frozenset(
    "at times|at first|at last|at once|in turn|in fact|in part|in effect|in return|in private|in public|of course|"
    "for example|for instance|for now|on occasion|so far|once again".split("|")
)


FIXED_ENDS = frozenset(phrase.split()[1] for phrase in _FIXED)


def before_fixed(paragraph: Paragraph, end: int) -> int:
    """Before an adverb of two words that ends at ``end``: "he has [at times] said"; the place itself if none does."""
    low = paragraph.low
    if end < 2 or low[end - 1] not in FIXED_ENDS:
        return end
    return end - 2 if f"{low[end - 2]} {low[end - 1]}" in _FIXED else end


def within_date(paragraph: Paragraph, comma: int) -> bool:
    """ "February 16, 2024": whether a comma stands between a day and its year."""
    year = paragraph.low[comma + 1 : comma + 2]
    return bool(year) and year[0].isdigit() and len(year[0]) == 4 and paragraph.low[comma - 1].isdigit()


def heads_source(paragraph: Paragraph, at: int) -> bool:
    """ "according to", and "per" where a name or "the" follows: who says it comes next."""
    low = paragraph.low
    if paragraph.words[at] == "per":
        return low[at + 1 : at + 2] == ["the"] or paragraph.tags[at + 1 : at + 2] == ["e"]
    return low[at] == "according" and low[at + 1 : at + 2] == ["to"]


def owns(word: str) -> bool:
    """Whether a word says whose something is: "her", "the mayor's"."""
    return word in POSSESSIVES or word.endswith(("'s", "s'"))


def folded(word: str) -> str:
    """A word without a possessive or contracted ending: ``he's`` gives ``he``."""
    return word.partition("'")[0]


def adverbial(printed: str) -> bool:
    """Whether a word, as printed, is an adverb."""
    low = printed.lower().replace("’", "'")
    if low in ADVERBS:
        return True
    return len(low) > 4 and low.endswith("ly") and not printed[0].isupper() and low not in NOT_ADVERBS


_ADVERBIAL = ByWord(adverbial)


def adverb(paragraph: Paragraph, index: int) -> bool:
    return _ADVERBIAL[paragraph.words[index]]


ENDS_NAME = frozenset(
    "in on at during after before as when while to from with about by because but and or if via following whether how "
    "why".split()
)


_MAY_END = ENDS_NAME | AUXILIARIES | {"who", "which", "that", "whose", QUOTE, "&", "'"}


def _goes_on(paragraph: Paragraph, at: int, hi: int) -> bool:
    """Whether a phrase goes on with a word that may end it: "Ana and Jan", "the minister in Kessel", "Ruiz & Holt"."""
    word = paragraph.low[at]
    if word in ("&", "'"):
        return True
    if word in ("and", QUOTE):
        return at + 1 < hi and paragraph.capital(at + 1) and paragraph.capital(at - 1)
    return word in ("in", "at", "with", "on", "from") and paragraph.low[at - 1] in ROLES


def phrase_starting(paragraph: Paragraph, start: int, hi: int) -> tuple[int, int] | None:
    """The noun phrase that begins at ``start``: the subject after an inverted verb, the source after "according to"."""
    low = paragraph.low
    if start >= hi:
        return None
    if low[start] in PERSONAL:
        return start, start + 1
    if not low[start][0].isalnum() or low[start] in PREPOSITIONS:
        return None
    at = start + 1
    last = min(hi, start + 25)
    while at < last:
        word = low[at]
        if word in _MAY_END:
            if not _goes_on(paragraph, at, hi):
                break
        elif word in DAYS or not word[0].isalnum() or _ADVERBIAL[paragraph.words[at]]:
            break
        at += 1
    while at - 1 > start and low[at - 1] in PREPOSITIONS:
        at -= 1
    return start, at
