"""The small words that bound phrases, and the noun phrase that begins somewhere: "said [the minister] on Monday".

>>> from articles.analysis.tokens import read_paragraph
>>> paragraph = read_paragraph("No, said the finance minister on Monday.", 0, 40)
>>> paragraph.text(*phrase_starting(paragraph, 3, 9))
'the finance minister'
"""

from __future__ import annotations

from articles.analysis.lexicon import ROLES
from articles.analysis.tokens import QUOTE, Paragraph

PERSONAL = frozenset("he she they it i we you".split())


DETERMINERS = frozenset(
    "the a an this that these those some any many most several both two three four five six one another each "
    "every no "
    "few all other others".split()
)


POSSESSIVES = frozenset("his her their its my our your".split())


BE = frozenset("is are was were be been being isn't aren't wasn't weren't 's".split())


AUXILIARIES = BE | frozenset(
    "has have had having did do does didn't doesn't don't will would can could may might must should hasn't "
    "haven't "
    "hadn't won't wouldn't couldn't can't cannot shouldn't 'd 'll".split()
)


ADVERBS = frozenset(
    "also then later never not just still again ever even once often always now first only instead however "
    "further "
    "earlier both all since soon already merely simply today yesterday recently twice quickly once long thus".split()
)


PREPOSITIONS = frozenset(
    "of for from at in on with to by about into over against during after before under between among through via "
    "as "
    "near within without since until upon inside outside amid like across despite than".split()
)


CONJUNCTIONS = frozenset(
    "and but or because when while if though although as whereas since unless until that what how why where which "
    "who "
    "whom whose so than yet nor after before whether".split()
)


DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight".split())


MONTHS = frozenset(
    "january february march april may june july august september october november december jan. feb. mar. apr. "
    "aug. "
    "sept. oct. nov. dec.".split()
)


TIMES = DAYS | frozenset("morning afternoon evening night week month year earlier".split())


PARTICLES = frozenset("de da di du van von der den del della la le el al bin ibn ben of the and ter".split())


def folded(word: str) -> str:
    """A word without a possessive or contracted ending: ``he's`` gives ``he``."""
    return word.partition("'")[0]


NOT_ADVERBS = frozenset(
    "family ally reply supply apply assembly anomaly monopoly bully daily weekly monthly elderly friendly".split()
)


def adverb(paragraph: Paragraph, index: int) -> bool:
    low = paragraph.low[index]
    return low in ADVERBS or (
        len(low) > 4 and low.endswith("ly") and not paragraph.capital(index) and low not in NOT_ADVERBS
    )


ENDS_NAME = frozenset(
    "in on at during after before as when while to from with about by because but and or if via following whether how "
    "why".split()
)


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
    while at < min(hi, start + 25):
        word = low[at]
        if word == "and" and at + 1 < hi and paragraph.capital(at + 1) and paragraph.capital(at - 1):
            at += 1
            continue
        if word in ENDS_NAME or word in AUXILIARIES or word in ("who", "which", "that", "whose"):
            if word in ("in", "at", "with", "on", "from") and low[at - 1] in ROLES:
                at += 1
                continue
            break
        if word == QUOTE and at + 1 < hi and paragraph.capital(at + 1) and paragraph.capital(at - 1):
            at += 1
            continue
        if not (word[0].isalnum() or word in ("&", "'")) or word in DAYS or adverb(paragraph, at):
            break
        at += 1
    while at - 1 > start and low[at - 1] in PREPOSITIONS:
        at -= 1
    return start, at
