"""The subject of a reporting verb: before it, behind an apposition, or shared with the clause before.

Works on parts of speech, so the sentence must have been tagged.

>>> from articles.analysis.tags import tags_of
>>> from articles.analysis.tokens import DASHES, read_paragraph
>>> paragraph = read_paragraph("On Monday the finance minister, Ana Ruiz of Kessel, said no.", 0, 59)
>>> tags = tags_of(paragraph, 0, 13)
>>> paragraph.text(*subject_before(paragraph, 11, 0))
'the finance minister'
"""

from __future__ import annotations

from articles.analysis.hanging import before_gerund, before_relative, named_before, relative
from articles.analysis.lexicon import GIVEN, HONORIFICS
from articles.analysis.nouns import REACH, past_bracket, phrase_before, starts_clause
from articles.analysis.phrases import FIXED_ENDS, before_fixed
from articles.analysis.smallwords import TIMES
from articles.analysis.tokens import DASHES, Paragraph

_VERBAL = frozenset("vxibgl")
_PLACE = 2  # words of a place's name
_PLACED = frozenset("of in from at near".split())
_CLAUSAL = frozenset("()vxq")  # tags that tell of clauses
_FLOATING = frozenset("both all each together".split())
_ADJUNCT_ENDS = FIXED_ENDS | TIMES | _FLOATING | {",", ")", "]"}
_LINKS = _VERBAL | frozenset(",pt")  # tags before a phrase that may be part of something else


def subject_before(paragraph: Paragraph, end: int, lo: int) -> tuple[int, int] | None:
    """The subject of the verb group that begins at ``end``; ``lo`` is the first token of its sentence."""
    if end <= lo:
        return None
    tags, low = paragraph.tags, paragraph.low
    before, word = tags[end - 1], low[end - 1]
    if end - 1 > lo and (before == "m" or word in _ADJUNCT_ENDS):
        end = _past_adjuncts(paragraph, end, lo)
        if end == lo:
            return None
        before, word = tags[end - 1], low[end - 1]
    if before == "," or (before == "q" and paragraph.body[paragraph.marked[end - 1].inner.end - 1] == ","):
        return _before_aside(paragraph, end - 1, lo)
    if word in DASHES:
        return _before_dash(paragraph, end - 1, lo)
    found = phrase_before(paragraph, end, lo)
    if found is None:
        return before_relative(paragraph, end - 1, lo) if before in "ojml" or word == "her" else None
    if found[0] == lo or tags[found[0] - 1] not in _LINKS:
        return found  # what most are
    return _out_of_relative(paragraph, _with_place(paragraph, found, lo), lo)


def _with_place(paragraph: Paragraph, found: tuple[int, int], lo: int) -> tuple[int, int]:
    """ "Ana Ruiz of Kessel, Lower Saxony said": a place in two names after a preposition."""
    tags, start = paragraph.tags, found[0]
    if start - 2 <= lo or tags[start - 1] != "," or any(tag != "e" for tag in tags[start : found[1]]):
        return found
    at = start - 2
    while at > lo and tags[at] == "e":
        at -= 1
    if at == start - 2 or paragraph.low[at] not in _PLACED or at <= lo or found[1] - start > _PLACE:
        return found
    if any(paragraph.low[i] in HONORIFICS or paragraph.words[i] in GIVEN for i in range(start, found[1])):
        return found
    outer = phrase_before(paragraph, start - 1, lo)
    return (outer[0], found[1]) if outer is not None and outer[0] < at else found


def _past_adjuncts(paragraph: Paragraph, end: int, lo: int) -> int:
    """Back over ``on Tuesday``, ``this week``, adverbs and brackets between a subject and its verb."""
    low, tags = paragraph.low, paragraph.tags
    while end - 1 > lo:
        word = low[end - 1]
        if word == "," and end - 3 > lo and tags[end - 3 : end - 1] == [",", "m"]:
            end -= 3  # Ana Ruiz, meanwhile, said
        elif word in FIXED_ENDS and (earlier := before_fixed(paragraph, end)) < end and earlier > lo:
            end = earlier
        elif word in TIMES:
            end -= 1
            while end - 1 > lo and low[end - 1] in ("on", "last", "this", "next", "late", "early", "one"):
                end -= 1
        elif tags[end - 1] == "m" or (word in _FLOATING and tags[end - 2] in "ner"):
            end -= 1
        elif word in (")", "]"):
            opened = past_bracket(paragraph, end, lo)
            if opened == end:
                return end
            end = opened
        else:
            return end
    return end


def _out_of_relative(paragraph: Paragraph, found: tuple[int, int], lo: int) -> tuple[int, int] | None:
    """ "Ruiz, who runs the port said": a phrase behind a verb is that verb's object, not the subject."""
    tags = paragraph.tags
    at = found[0] - 1
    if at - 1 >= lo and tags[at] == "p" and tags[at - 1] == "w":
        return at - 1, at  # "who in the winter of 1911 had noted"
    if at < lo or not (tags[at] in _VERBAL or (tags[at] in "pt" and not starts_clause(paragraph, found[0], lo))):
        return named_before(paragraph, found, lo)
    return before_relative(paragraph, at, lo) or before_gerund(paragraph, at, lo) or found


def _before_aside(paragraph: Paragraph, comma: int, lo: int) -> tuple[int, int] | None:
    """``Ana Ruiz, who …, said`` and ``Ana Ruiz, a lawyer from Ohio, said``: the phrase before a fitting comma."""
    tags = paragraph.tags
    best = None
    for at in range(comma - 1, max(lo, comma - REACH), -1):
        if tags[at] != ",":
            if tags[at] in ";:":
                break
            continue
        phrase = phrase_before(paragraph, _past_adjuncts(paragraph, at, lo), lo)
        if phrase is None or not starts_clause(paragraph, phrase[0], lo):
            continue
        if best is not None and phrase[0] > lo and tags[phrase[0] - 1] == "p":
            continue  # After the vote, Ana Ruiz, one of nine members, said
        best = _name_of_two(paragraph, phrase, at, comma)
        if phrase[0] - 1 < lo or tags[phrase[0] - 1] != ",":
            return best
        if phrase_before(paragraph, phrase[0] - 1, lo) is None or _verb_in(paragraph, lo, phrase[0] - 1):
            return best
    plain = phrase_before(paragraph, comma, lo)
    if best is not None:
        return best
    return plain if plain is not None and starts_clause(paragraph, plain[0], lo) else None


def _name_of_two(paragraph: Paragraph, phrase: tuple[int, int], at: int, comma: int) -> tuple[int, int]:
    """ "the finance minister, Ana Ruiz, said": role and name together."""
    tags = paragraph.tags
    if tags[phrase[1] - 1] == "e" or not 1 < comma - at <= 5 or any(tag != "e" for tag in tags[at + 1 : comma]):
        return phrase
    return phrase[0], comma


def _verb_in(paragraph: Paragraph, start: int, end: int) -> bool:
    return any(tag in "vxg" for tag in paragraph.tags[start:end])


def _before_dash(paragraph: Paragraph, dash: int, lo: int) -> tuple[int, int] | None:
    for at in range(dash - 1, max(lo, dash - REACH), -1):
        if paragraph.low[at] in DASHES:
            phrase = phrase_before(paragraph, at, lo)
            return phrase and _out_of_relative(paragraph, phrase, lo)
    return None


def nearest_subject(paragraph: Paragraph, end: int, lo: int) -> tuple[int, int] | None:
    """The subject of the last finite verb before ``end``: for ", shouting", which hangs on the clause before it."""
    tags = paragraph.tags
    inner: tuple[int, int] | None = None  # of a clause within the one in question
    bracketed = False
    for at in range(end - 1, max(lo, end - REACH), -1):
        tag = tags[at]
        if tag not in _CLAUSAL:
            continue  # what most are
        if tag in "()":
            bracketed = tag == ")"
        if tag in "vx" and not bracketed:
            while at - 1 > lo and tags[at - 1] in "xm":
                at -= 1
            found = subject_before(paragraph, at, lo)
            nested = found is not None and found[0] > lo and paragraph.low[found[0] - 1] in ("what", "how", "why")
            if nested and inner is None:
                inner = found
            elif found is None or found[1] - found[0] > 1 or not relative(paragraph, found[0]):
                return found
        if tag == "q":
            return inner
    return inner


def clause_subject(paragraph: Paragraph, lo: int, hi: int) -> tuple[int, int] | None:
    """The subject of the sentence's main clause: for "saying …" and "and said …" that have none of their own."""
    tags = paragraph.tags
    at = lo
    while at < hi and (tags[at] in "cm" or (tags[at] == "d" and tags[at + 1 : at + 2] == ["m"])):
        at += 1  # but more recently
    found = _clause_at(paragraph, at, hi)
    if found is not None:
        return found
    for before in range(at, min(hi, at + REACH)):
        if tags[before] in _PARTS:
            found = _clause_at(paragraph, before + 1, hi)
            if found is not None:
                return found
    if at < hi and tags[at] in "er":
        return at, _head_end(paragraph, at, hi)
    verb = next((i for i in range(at, min(hi, at + REACH)) if tags[i] in "vx"), lo)
    return subject_before(paragraph, verb, lo) if verb > lo else None


def _before_pronoun(paragraph: Paragraph, start: int, verb: int) -> bool:
    """ "A friend of the port, he has": a phrase that only explains the subject behind it."""
    comma = next((at for at in range(start, verb) if paragraph.tags[at] == ","), -1)
    return comma > 0 and paragraph.tags[comma + 1] == "r"


_PARTS = frozenset(",q-")  # tags behind which a clause may begin


def _clause_at(paragraph: Paragraph, start: int, hi: int) -> tuple[int, int] | None:
    """The subject that begins somewhere, if a finite verb of its own follows."""
    tags = paragraph.tags
    verb = _own_verb(paragraph, start, hi) if start < hi and tags[start] in "dnejr" else 0
    if not verb or _before_pronoun(paragraph, start, verb):
        return None
    end = _head_end(paragraph, start, verb)
    inner = next((i for i in range(start + 1, end) if paragraph.low[i] in ("the", "a", "an")), start)
    return (inner if tags[inner - 1] in "ne" else start), end


def _own_verb(paragraph: Paragraph, start: int, hi: int) -> int:
    """Where the finite verb of the subject at ``start`` stands, past an aside between commas."""
    tags = paragraph.tags
    commas = 0
    inside = False
    for at in range(start, min(hi, start + 40)):
        tag = tags[at]
        if tag in "vx" and at > start and commas != 1 and not inside:
            return at
        if tag == "r" and "'" in paragraph.low[at] and commas == 0:
            return at + 1
        if tag == ",":
            commas += 1
            inside = False
        elif tag in "sw" and commas == 0:
            inside = True
        elif tag in ".;:q":
            return 0
    return 0


def _head_end(paragraph: Paragraph, start: int, verb: int) -> int:
    """The end of the phrase that begins at ``start``: before its asides, with what belongs to it by "of"."""
    tags, low = paragraph.tags, paragraph.low
    at = start
    while at < verb:
        tag = tags[at]
        if (tag in ",(wsmlg-" and not (tag == "m" and low[at - 1] == "of")) or (
            tag in "pt" and low[at] not in ("of", "for", "de", "von", "van", "der")
        ):
            break
        at += 1
    return max(at, start + 1)
