"""The subject of a reporting verb: before it, behind an apposition, or shared with the clause before.

>>> from articles.analysis.tokens import read_paragraph
>>> paragraph = read_paragraph("On Monday the finance minister, Ana Ruiz, said no.", 0, 50)
>>> paragraph.text(*subject_before(paragraph, 9, 0))
'Ana Ruiz'
"""

from __future__ import annotations

from articles.analysis.lexicon import ROLES, VERBS
from articles.analysis.phrases import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    ENDS_NAME,
    OPENING,
    PARTICLES,
    PERSONAL,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    REACH,
    TIMES,
    adverb,
    folded,
    phrase_ending,
)
from articles.analysis.tokens import QUOTE, Paragraph

IRREGULAR = frozenset(
    "took went came left won lost gave made got had sat stood spoke met kept held ran rose fell grew drew drove "
    "flew saw"
    "found thought knew felt led built brought bought sold sent "
    "spent paid put set cut hit let became marching running".split()
)


def subject_before(paragraph: Paragraph, end: int, lo: int) -> tuple[int, int] | None:
    """The subject of the verb group that begins at ``end``; ``lo`` is the first token of its sentence."""
    found = _subject_before(paragraph, end, lo)
    if found is None:
        return None
    if found[0] - 1 > lo and paragraph.low[found[0] - 1] in PREPOSITIONS:
        return _head_of_clause(paragraph, found, lo)
    return _widened(paragraph, found, lo)


def _subject_before(paragraph: Paragraph, end: int, lo: int) -> tuple[int, int] | None:
    end = _skip_adjunct(paragraph, end, lo)
    if end <= lo:
        return None
    if paragraph.low[end - 1] in (")", "]"):
        end = _skip_bracket(paragraph, end, lo)
        if end <= lo:
            return None
    if paragraph.low[end - 1] == ",":
        return _before_comma(paragraph, end - 1, lo)
    if paragraph.low[end - 1] in ("—", "–", "--"):
        for at in range(end - 2, max(lo, end - REACH), -1):
            if paragraph.low[at] in ("—", "–", "--"):
                return phrase_ending(paragraph, at, lo)
        return None
    return phrase_ending(paragraph, end, lo)


def _widened(paragraph: Paragraph, found: tuple[int, int], lo: int) -> tuple[int, int]:
    """Over the nouns between a comma or a closing mark and the phrase: ", foreign affairs [spokesman X]"."""
    low = paragraph.low
    if low[found[0]] in PRONOUNS or found[0] - 1 < lo or low[found[0] - 1] in (",", QUOTE):
        return found
    at = found[0]
    for _ in range(7):
        before = at - 1
        if before < lo:
            return found
        if low[before] == QUOTE or low[before] == ",":
            return (at, found[1])
        if not low[before][0].isalnum() or low[before] in CONJUNCTIONS or low[before] in AUXILIARIES:
            return found
        if low[before] in PREPOSITIONS and low[before] not in ("of", "for"):
            return found
        if low[before].endswith("ed") or low[before] in VERBS or adverb(paragraph, before) or low[before] in PERSONAL:
            return found
        at = before
    return found


def _head_of_clause(paragraph: Paragraph, found: tuple[int, int], lo: int) -> tuple[int, int]:
    """ "Protesters outside the embassy chanted": the phrase after a preposition is not the subject."""
    low = paragraph.low
    start = found[0] - 1
    while start > lo and found[0] - start < 12:
        before = low[start - 1]
        if not before[0].isalnum() or before in CONJUNCTIONS or before == QUOTE:
            break
        start -= 1
    if low[start] in PREPOSITIONS or low[start] in OPENING or found[0] - start >= 12:
        return found
    return clause_subject(paragraph, start, found[0]) or found


def _skip_adjunct(paragraph: Paragraph, end: int, lo: int) -> int:
    """Back over ``on Tuesday``, ``this week``, ``last month`` between a subject and its verb."""
    low = paragraph.low
    if end - 1 > lo and low[end - 1] in TIMES:
        end -= 1
        while end - 1 > lo and (
            low[end - 1] in TIMES or low[end - 1] in ("on", "last", "this", "next", "late", "early")
        ):
            end -= 1
    return end


def _skip_bracket(paragraph: Paragraph, end: int, lo: int) -> int:
    at = end - 1
    while at > max(lo, end - REACH) and paragraph.low[at] not in ("(", "["):
        at -= 1
    return at if paragraph.low[at] in ("(", "[") else end


def _before_comma(paragraph: Paragraph, comma: int, lo: int) -> tuple[int, int] | None:
    """``Ana Ruiz, who …, said`` and ``Ana Ruiz, a lawyer from Ohio, said``: the phrase before a fitting comma."""
    best = None
    for at in range(comma - 1, max(lo, comma - REACH), -1):
        if paragraph.low[at] != ",":
            continue
        phrase = phrase_ending(paragraph, _skip_end(paragraph, at, lo), lo)
        if phrase is not None and phrase[0] < phrase[1] and _opens_clause(paragraph, phrase[0], lo):
            best = phrase
            if not _listed(paragraph, phrase[0], lo):
                return best
    if best is None:
        plain = phrase_ending(paragraph, comma, lo)
        return plain if plain is not None and _opens_clause(paragraph, plain[0], lo) else None
    return best


def _skip_end(paragraph: Paragraph, at: int, lo: int) -> int:
    return _skip_bracket(paragraph, at, lo) if paragraph.low[at - 1] in (")", "]") else at


def _listed(paragraph: Paragraph, start: int, lo: int) -> bool:
    return start > lo and paragraph.low[start - 1] == ","


def _opens_clause(paragraph: Paragraph, start: int, lo: int) -> bool:
    """Whether a phrase stands where a subject can begin."""
    if start == lo:
        return True
    before = paragraph.low[start - 1]
    return before in CONJUNCTIONS or not before[0].isalnum() or before == QUOTE or adverb(paragraph, start - 1)


def clause_subject(paragraph: Paragraph, lo: int, hi: int) -> tuple[int, int] | None:
    """The subject of the sentence's first clause: for "saying …" and "and said …" that have none of their own."""
    low = paragraph.low
    at = lo
    if at < hi and low[at] in ("but", "and", "so", "yet", "still", "then"):
        at += 1
    if at < hi and (low[at] in OPENING or low[at].endswith("ing") or adverb(paragraph, at)):
        comma = next((i for i in range(at, min(hi, at + REACH)) if low[i] == ","), None)
        if comma is not None:
            at = comma + 1
    if at >= hi:
        return None
    if folded(low[at]) in PERSONAL:
        return at, at + 1
    return _subject_from(paragraph, at, hi)


def _subject_from(paragraph: Paragraph, at: int, hi: int) -> tuple[int, int] | None:
    low = paragraph.low
    if not low[at][0].isalnum():
        return None
    end = at + 1
    name = paragraph.capital(at) and low[at] not in DETERMINERS and low[at] not in POSSESSIVES
    while end < min(hi, at + 12):
        word = low[end]
        if not word[0].isalnum() or word in AUXILIARIES or word in ENDS_NAME or adverb(paragraph, end):
            break
        if (
            not paragraph.capital(end)
            and (word in VERBS or word in IRREGULAR or word.endswith("ed"))
            and word not in ROLES
        ):
            break
        if name and not paragraph.capital(end) and word not in PARTICLES and word not in ROLES:
            break
        end += 1
    return at, end
