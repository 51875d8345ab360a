"""Noun phrases around a verb, without a parser, and the small words that bound them.

Names are runs of capitals with the roles before them; other phrases reach back to their article. Every walk is bounded.

>>> from articles.analysis.tokens import read_paragraph
>>> paragraph = read_paragraph("Then the finance minister said no.", 0, 34)
>>> paragraph.text(*phrase_ending(paragraph, 4, 0))
'the finance minister'
"""

from __future__ import annotations

from articles.analysis.lexicon import BODIES, NOUNS, ROLES, VERBS
from articles.analysis.tokens import QUOTE, Paragraph

REACH = 45  # tokens a subject may lie away from its verb


PRONOUNS = frozenset("he she they it i we you who which that".split())


PERSONAL = frozenset("he she they it i we you".split())


DETERMINERS = frozenset(
    "the a an this that these those some any many most several both two three four five six one another each "
    "every no"
    "few all other others".split()
)


POSSESSIVES = frozenset("his her their its my our your".split())


BE = frozenset("is are was were be been being isn't aren't wasn't weren't 's".split())


AUXILIARIES = BE | frozenset(
    "has have had having did do does didn't doesn't don't will would can could may might must should hasn't "
    "haven't"
    "hadn't won't wouldn't couldn't can't cannot shouldn't 'd 'll".split()
)


ADVERBS = frozenset(
    "also then later never not just still again ever even once often always now first only instead however "
    "further"
    "both all since soon already merely simply today yesterday recently twice quickly once long thus".split()
)


PREPOSITIONS = frozenset(
    "of for from at in on with to by about into over against during after before under between among through via "
    "as"
    "near within without since until upon inside outside amid like across despite per than".split()
)


CONJUNCTIONS = frozenset(
    "and but or because when while if though although as whereas since unless until that what how why where which "
    "who"
    "whom whose so than yet nor after before whether".split()
)


DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight".split())


MONTHS = frozenset(
    "january february march april may june july august september october november december jan. feb. mar. apr. "
    "aug."
    "sept. oct. nov. dec.".split()
)


TIMES = DAYS | frozenset("morning afternoon evening night week month year earlier".split())


PARTICLES = frozenset("de da di du van von der den del della la le el al bin ibn ben of the and ter".split())


OPENING = frozenset(
    "on in at after before during with while when as if but and so yet still then also since although though "
    "because"
    "however meanwhile instead later earlier moments despite under for from by asked".split()
)


_MODIFIERS = frozenset(
    "former senior top chief current longtime one two three four five six several many some most other fellow "
    "leading prominent retired veteran deputy vice foreign prime finance defence defense interior acting local "
    "state federal republican democratic conservative liberal western european american russian british military "
    "police white black"
    "campaign press party union government city county house national co new old young independent ex-".split()
)


def folded(word: str) -> str:
    """A word without a possessive or contracted ending: ``he's`` gives ``he``."""
    return word.partition("'")[0]


def adverb(paragraph: Paragraph, index: int) -> bool:
    low = paragraph.low[index]
    return low in ADVERBS or (len(low) > 4 and low.endswith("ly") and not paragraph.capital(index))


def _nounish(paragraph: Paragraph, index: int) -> bool:
    low = paragraph.low[index]
    return paragraph.capital(index) or low in ROLES or low in BODIES or low in ("one", "some", "many", "most", "none")


def _name_start(paragraph: Paragraph, end: int, lo: int) -> int:
    """The start of the run of capitals that ends before ``end``, with roles and modifiers before it."""
    low = paragraph.low
    start = end - 1
    while start - 1 >= lo:
        before = start - 1
        if low[before] in DAYS or low[before] in MONTHS:
            break
        if paragraph.capital(before) and not (low[before] in OPENING and _heads_clause(paragraph, before, lo)):
            start = before
        elif low[before] in PARTICLES and before - 1 >= lo and paragraph.capital(before - 1):
            if low[before] in ("and", "the") or low[before - 1] in CONJUNCTIONS:
                break
            start = before - 1
        elif (
            low[before] in PARTICLES
            and before - 2 >= lo
            and low[before - 1] in PARTICLES
            and paragraph.capital(before - 2)
        ):
            start = before - 2  # Ursula von der Leyen
        elif low[before] == QUOTE and before - 1 >= lo and paragraph.capital(before - 1):
            start = before - 1  # Luis “El Toro” Mendez
        else:
            break
    while start - 1 >= lo and (low[start - 1] in ROLES or low[start - 1] in _MODIFIERS or low[start - 1] == ","):
        if low[start - 1] == ",":
            break
        start -= 1
    if start - 1 >= lo and (low[start - 1] in DETERMINERS or low[start - 1] in POSSESSIVES):
        start -= 1
    return start


def _heads_clause(paragraph: Paragraph, index: int, lo: int) -> bool:
    return index == lo or paragraph.low[index - 1] in (",", ".", QUOTE, ":", ";", "—", "–")


def _common_start(paragraph: Paragraph, end: int, lo: int) -> int | None:
    """The start of a phrase whose last word is a common noun: back to its article, or to the edge of its clause."""
    low = paragraph.low
    start = end - 1
    for _ in range(7):
        word = low[start]
        if word in DETERMINERS or word in POSSESSIVES or word.endswith(("'s", "s'")):
            return _possessor_start(paragraph, start, lo)
        before = start - 1
        if before < lo or not (low[before][0].isalnum()):
            return start
        if low[before] in CONJUNCTIONS or low[before] in PREPOSITIONS or low[before] in PERSONAL:
            return start
        if low[before] in AUXILIARIES or (low[before] in VERBS and low[before] not in NOUNS):
            return start
        start = before
    return None


def _possessor_start(paragraph: Paragraph, start: int, lo: int) -> int:
    """Back over the name before an ``'s``."""
    if paragraph.low[start].endswith(("'s", "s'")):
        if paragraph.capital(start):
            return _name_start(paragraph, start + 1, lo)
        while start - 1 >= lo and paragraph.low[start] not in DETERMINERS and paragraph.low[start - 1][0].isalpha():
            if paragraph.low[start - 1] in PREPOSITIONS or paragraph.low[start - 1] in CONJUNCTIONS:
                break
            start -= 1
    return start


def phrase_ending(paragraph: Paragraph, end: int, lo: int) -> tuple[int, int] | None:
    """The noun phrase whose last token is ``end - 1``, with the prepositional phrases that belong to it."""
    last = end - 1
    if last < lo:
        return None
    low = paragraph.low
    if folded(low[last]) in PRONOUNS and not (low[last] == "that" and False):
        return last, end
    if not low[last][0].isalnum() or low[last] in PREPOSITIONS or low[last] in AUXILIARIES:
        return None
    lo = max(lo, end - REACH)
    start: int | None = _one_phrase(paragraph, end, lo)
    while start is not None and start - 2 >= lo:
        link = low[start - 1]
        if (link in ("of", "for", "at", "from", "with", "in") and _nounish(paragraph, start - 2)) or (
            link in ("and", "or", "&") and _joined(paragraph, start, lo)
        ):
            wider = _one_phrase(paragraph, start - 1, lo)
        else:
            break
        if wider is None:
            break
        start = wider
    return None if start is None else (start, end)


def _joined(paragraph: Paragraph, start: int, lo: int) -> bool:
    """Whether ``A and B`` before a verb is one subject: then A begins its clause."""
    if not _nounish(paragraph, start - 2) and not paragraph.low[start - 2].endswith("s"):
        return False
    left = _one_phrase(paragraph, start - 1, lo)
    return left is not None and (left == lo or paragraph.low[left - 1] in (",", "that", "as", "while", QUOTE))


def _one_phrase(paragraph: Paragraph, end: int, lo: int) -> int | None:
    if end - 1 < lo:
        return None
    if paragraph.capital(end - 1) or paragraph.low[end - 1] == QUOTE:
        return _name_start(paragraph, end, lo)
    return _common_start(paragraph, end, lo)


ENDS_NAME = frozenset(
    "in on at during after before as when while to from with about by because but and or if via following".split()
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
    return start, at
