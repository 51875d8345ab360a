"""Clauses cut in two by their attribution: "The pact, he said on Monday, will hold".

>>> from articles.analysis.cues import find_cues
>>> from articles.analysis.tags import tags_of
>>> from articles.analysis.tokens import read_paragraph
>>> paragraph = read_paragraph("The pact, he said on Monday, will hold.", 0, 39)
>>> tags = tags_of(paragraph, 0, 11)
>>> [paragraph.text(*part) for part in cut_in_two(paragraph, find_cues(paragraph, 0, 11)[0], (0, 2), 11)]
['The pact', 'will hold']
"""

from __future__ import annotations

from articles.analysis.ahead import marked_end
from articles.analysis.behind import rest_after
from articles.analysis.content import looks_like_clause
from articles.analysis.cues import Cue
from articles.analysis.frame import Range
from articles.analysis.reach import clause_end
from articles.analysis.smallwords import PREPOSITIONS
from articles.analysis.tokens import Paragraph

_PRESENT = frozenset("is are has have isn't aren't hasn't haven't".split())
SUBORDINATORS = frozenset("while when as if although though after before because since even despite in by with".split())


def cut_in_two(paragraph: Paragraph, cue: Cue, left: Range, hi: int) -> tuple[Range | None, Range] | None:
    """ "The pact, he said on Monday, will hold": what stands before and after, if the sentence goes on after it."""
    if cue.entry.frames.isdisjoint("cq"):
        return None
    objects = cue.end < hi and paragraph.tags[cue.end] in "ne" and "a" not in cue.entry.frames
    if objects and paragraph.tags[cue.group - 1] != ",":
        return None  # To be safe, Ruiz insisted boats, cars and
    at = rest_after(paragraph, cue.end, hi)
    if at is None:
        return None
    tag = paragraph.tags[at]
    whole = looks_like_clause(paragraph, *left)
    if tag == "q":
        inner = paragraph.marked[at].inner.start
        if paragraph.body[inner].islower():
            return left if whole or not _adverbial(paragraph, left) else None, (at, clause_end(paragraph, at, hi))
        keep = left[1] - left[0] == 1 if paragraph.tags[left[0]] == "c" else whole and not _subordinate(paragraph, left)
        return left if keep else None, (at, marked_end(paragraph, at, hi))
    if "c" not in cue.entry.frames:
        return None
    if tag in "vx" or (whole and _subordinate(paragraph, left) and tag not in "sc"):
        return left, (at, clause_end(paragraph, at, hi))
    if tag == "s" and not whole and _clause_after(paragraph, at, hi):
        return None, (at, clause_end(paragraph, at, hi))
    if whole or tag in "sc":
        close = at == cue.end + 1 and tag in "pt"  # ", he said, for how it could go on"
        goes_on = whole and (close or _goes_on(paragraph, at, hi) or _same_time(paragraph, cue, left, (at, hi)))
        return (left, (at, clause_end(paragraph, at, hi))) if goes_on else None
    return None if _adverbial(paragraph, left) else (left, (at, clause_end(paragraph, at, hi)))


def _clause_after(paragraph: Paragraph, at: int, hi: int) -> bool:
    """ "In May, he said, when it rained, the dam broke": a clause follows the subordinate one."""
    comma = next((i for i in range(at, min(hi - 1, at + 30)) if paragraph.low[i] == ","), 0)
    return comma > 0 and looks_like_clause(paragraph, comma + 1, hi)


def _goes_on(paragraph: Paragraph, at: int, hi: int) -> bool:
    """Whether a clause goes on behind ", he said, ": "until it closed", "and had no plans to return"."""
    word, tags = paragraph.low[at], paragraph.tags
    if word in ("because", "until", "unless", "if", "that", "especially", "particularly", "even", "not"):
        return True
    return word in ("and", "but") and at + 1 < hi and tags[at + 1] in "vx"


def _same_time(paragraph: Paragraph, cue: Cue, left: Range, rest: Range) -> bool:
    """ "It had failed, he said, but nobody had noticed", "It is late, he said, while the other is early": both are past
    or present when it was said, so both were said.
    """
    word, parts = paragraph.low[rest[0]], (left, rest)
    if word in ("and", "but") and all("had" in paragraph.low[slice(*part)] for part in parts):
        return True
    shifted = word in ("and", "but") and cue.form == "past"  # the article would go on in the past
    return (word == "while" or shifted) and all(_present(paragraph, part) for part in parts)


def _present(paragraph: Paragraph, part: Range) -> bool:
    return any(
        low in _PRESENT or (tag == "v" and low.endswith("s"))
        for low, tag in zip(paragraph.low[slice(*part)], paragraph.tags[slice(*part)], strict=True)
    )


def _subordinate(paragraph: Paragraph, left: Range) -> bool:
    """Whether the words before "he said" are a clause that cannot stand alone: "Although it rained"."""
    first = left[0] + (paragraph.low[left[0]] in ("even", "so", "but", "and", "yet") and left[1] - left[0] > 1)
    return paragraph.tags[first] in "sglw" or paragraph.low[first] in SUBORDINATORS


def _adverbial(paragraph: Paragraph, left: Range) -> bool:
    """Whether the words before "he said" only tell when, where or how: "On Monday", "Meanwhile"."""
    first = left[0] + (paragraph.low[left[0]] in ("but", "and", "so") and left[1] - left[0] > 1)
    if paragraph.low[first : first + 3] == ["in", "other", "words"]:
        return False
    return paragraph.tags[first] in "psmgl" or paragraph.low[first] in SUBORDINATORS


def fragment(paragraph: Paragraph, left: Range) -> bool:
    """Whether the words before "…, he said" are only a time or a place: "On Monday, he said"."""
    if looks_like_clause(paragraph, *left):
        return False
    return left[1] - left[0] < 3 or paragraph.low[left[0]] in PREPOSITIONS or paragraph.low[left[0]] in SUBORDINATORS
