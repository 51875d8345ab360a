"""Sources named without a verb of their own: "according to X", "quoted X as saying".

>>> from articles.analysis.tags import tags_of
>>> from articles.analysis.tokens import read_paragraph
>>> paragraph = read_paragraph("Two were hurt, according to police.", 0, 35)
>>> tags = tags_of(paragraph, 0, 8)
>>> frame = according_to(paragraph, 4, 0, 8, 0)
>>> (paragraph.text(*frame.subject), paragraph.text(*frame.left))
('police', 'Two were hurt')
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from articles.analysis.behind import after_split
from articles.analysis.content import (
    looks_like_clause,
    skip_adjuncts,
)
from articles.analysis.frame import Frame, Range
from articles.analysis.nominal import owner
from articles.analysis.phrases import owns, phrase_starting
from articles.analysis.reach import clause_end
from articles.analysis.smallwords import POSSESSIVES
from articles.analysis.tags import tags_of
from articles.analysis.tokens import QUOTE, Paragraph

THEIRS = frozenset(("words", "view", "opinion"))
_APPOSITION = 15  # tokens
_WHILE = frozenset("while although though if".split())
_WHEN = frozenset("after before when as during".split())


def quoted_as_saying(paragraph: Paragraph, lo: int, hi: int) -> Iterator[Frame]:
    """ "The agency quoted General Petrov as saying “…”": the general speaks."""
    low = paragraph.low
    for at in range(lo, hi - 3):
        if low[at] in ("quoted", "quotes", "quoting"):
            for mid in range(at + 2, min(hi - 2, at + 15)):
                if low[mid] == "as" and low[mid + 1] == "saying":
                    begin = skip_adjuncts(paragraph, mid + 2, hi)
                    begin += begin < hi and low[begin] in ("that", ",", ":")
                    end = clause_end(paragraph, begin, hi)
                    if begin < end:
                        yield Frame((at, at + 1), "quote", '"quoted … as saying"', (at + 1, mid), None, (begin, end))
                    break


def according_to(paragraph: Paragraph, at: int, lo: int, hi: int, floor: int) -> Frame | None:
    """ "According to X, …" and "…, according to X"."""
    low = paragraph.low
    begin = at + 1 + (low[at] == "according")  # or "per"
    end = begin
    while end < min(hi, begin + 30) and low[end] not in (",", ".", ";", QUOTE, "—", "–", ":", "(", "?", "!"):
        end += 1
    if end == begin:
        return None
    frame = Frame((at, begin), "according to", '"according to"', (begin, end))
    fronted = at == lo or (at == lo + 1 and low[lo] in ("but", "and", "yet", "so")) or _inside(paragraph, at, lo)
    if fronted:
        end = _past_phrase(paragraph, end, hi)
        right = after_split(paragraph, end, hi)
        if right is None and end < hi and low[end] == "," and end + 1 < hi:
            right = _past_apposition(paragraph, end + 1, hi)
        return frame.told(right=right) if right else None
    left_end = at - 1 if low[at - 1] in (",", "—", "–") else at
    while floor < left_end and low[floor] in (",", ";", "—", "and", "but"):
        floor += 1
    while floor < left_end and not low[floor][0].isalnum() and low[floor] != QUOTE:
        floor += 1
    if floor >= left_end or (floor > lo and (low[floor] in _WHEN or not looks_like_clause(paragraph, floor, left_end))):
        return None  # “No,” Ruiz said after the vote, or told reporters, according to two aides
    if low[floor] in _WHILE and "," not in low[floor:left_end]:
        right = after_split(paragraph, end, hi)
        return frame.told(right=right) if right else frame.told(left=(floor, left_end))
    right = (
        after_split(paragraph, end, hi)
        if left_end - floor < 8 and not looks_like_clause(paragraph, floor, left_end)
        else None
    )
    return frame.told(left=(floor, left_end), right=right)


def _inside(paragraph: Paragraph, at: int, lo: int) -> bool:
    """Whether a clause begins here: ": according to X, …", "(according to X, …", "after, according to X, …"."""
    low = paragraph.low
    if low[at - 1] in (":", "("):
        return True
    return at - 2 > lo and low[at - 1] == "," and paragraph.tags[at - 2] in "ps"


def in_the_words_of(paragraph: Paragraph, places: Iterable[int], lo: int, hi: int) -> Iterator[Frame]:
    """ "in Ruiz's words, “…”", "in the words of the mayor, it is dead", "in her view, it is"."""
    low = paragraph.low
    for at in places:
        if low[at] not in THEIRS or not lo < at < hi - 2:
            continue
        if low[at - 1] == "the" and low[at - 2] == "in" and low[at + 1] == "of":
            tags_of(paragraph, lo, hi)
            subject = phrase_starting(paragraph, at + 2, hi)
        elif owns(low[at - 1]):
            tags = tags_of(paragraph, lo, hi)
            if low[at - 1] not in POSSESSIVES and tags[at - 1] not in "de":
                continue
            subject = owner(paragraph, at, lo, hi)
        else:
            continue
        if subject is None or (low[at] != "words" and low[min(subject[0], at - 1) - 1] != "in"):
            continue
        comma = _end_of_source(paragraph, max(at + 1, subject[1]), hi)
        if comma + 1 < hi:
            content = comma + 1, clause_end(paragraph, comma + 1, hi)
            yield Frame((at, at + 1), low[at].removesuffix("s"), f'"in the {low[at]} of"', subject, None, content)


def _end_of_source(paragraph: Paragraph, comma: int, hi: int) -> int:
    """The comma or colon before what was said: behind an apposition ("Weber, leader of the party: “…”") if any."""
    low = paragraph.low
    if comma >= hi or low[comma] not in (",", ":"):
        return hi
    for at in range(comma + 1, min(hi, comma + _APPOSITION)):
        if paragraph.tags[at] in "vxq":
            break
        if low[at] == ":" or (low[at] == "," and low[at + 1 : at + 2] == [QUOTE]):
            return at
    return comma


def _past_phrase(paragraph: Paragraph, comma: int, hi: int) -> int:
    """ "According to Holt's, the rating agency, it": the comma behind a phrase that explains, if a clause follows."""
    if paragraph.low[comma : comma + 2] != [",", "the"]:
        return comma
    end = next((i for i in range(comma + 1, min(hi, comma + _APPOSITION)) if paragraph.tags[i] not in "dnegj"), comma)
    return end if paragraph.tags[end] == "," and looks_like_clause(paragraph, end + 1, hi) else comma


def _past_apposition(paragraph: Paragraph, at: int, hi: int) -> Range | None:
    """After "According to X, a Y," comes what X said; after "According to X," alone it begins at once."""
    low = paragraph.low
    if low[at] in ("a", "an", "which", "who"):
        comma = next((i for i in range(at, min(hi, at + 25)) if low[i] == ","), None)
        if comma is not None and comma + 1 < hi:
            return comma + 1, clause_end(paragraph, comma + 1, hi)
    end = clause_end(paragraph, at, hi)
    return (at, end) if at < end else None
