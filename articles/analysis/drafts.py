"""A quote in the making: its speaker is still words in the text.

>>> Draft(QuoteKind.TERM, Span(3, 9)).pieces
[]
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import attrgetter, itemgetter

from articles.analysis.findings import ARTICLE, DIRECT, INDIRECT, MIXED, Channel, QuoteKind
from articles.analysis.frame import Frame, Range
from articles.analysis.smallwords import REFLEXIVES
from articles.analysis.terms import names_a_work
from articles.analysis.tokens import QUOTE, Paragraph
from articles.analysis.uttered import whose
from articles.spans import Span

_INNER, _FIRST = attrgetter("inner"), itemgetter(0)
_new = tuple.__new__  # makes a span in half the time
_BELONGS = re.compile(r" (?:of|from|at|with) (?=(?:the )?[A-Z])")  # or after a comma
_SHORT = 5  # characters in which nothing can belong to anything
_EDGE = " \t\r\n\u00a0\u200b,;:—–-"


@dataclass(slots=True)
class Draft:
    """A quote before its speaker is known. ``said`` marks words that carry on a quote with a speaker of its own."""

    kind: QuoteKind
    span: Span
    pieces: list[Span] = field(default_factory=list)
    lead: Span | None = None
    hearer: Span | None = None
    cue: Span | None = None
    lemma: str = ""
    mention: Span | None = None
    rule: str = ""
    channel: Channel = ARTICLE
    author: str = ""
    handle: str = ""
    free: bool = False  # nobody is named beside it: it carries on what was said before
    open_end: bool = False  # the mark did not close, and the next paragraph may carry on
    echo: Draft | None = None  # the quote whose words a title repeats


def trimmed(body: str, start: int, end: int) -> Span:
    """Without the white space and loose punctuation around it; closing marks and full stops within stay."""
    while start < end and body[start] in _EDGE:
        start += 1
    while end > start and body[end - 1] in _EDGE:
        end -= 1
    return _new(Span, (start, end))


def content_span(paragraph: Paragraph, part: Range) -> Span:
    first, last = part
    span = paragraph.span(first, last)
    body, start, end = paragraph.body, span[0], span[1]
    return trimmed(body, start, end) if body[start] in _EDGE or body[end - 1] in _EDGE else span


def marks_in(paragraph: Paragraph, part: Range) -> list[int]:
    """The tokens of a range that stand for marked stretches."""
    low = paragraph.low
    at, end = part
    if end - at == 1:
        return [at] if low[at] == QUOTE else []
    found = []
    for _ in range(low[at:end].count(QUOTE)):
        at = low.index(QUOTE, at) + 1
        found.append(at - 1)
    return found


def pieces_in(paragraph: Paragraph, marks: list[int], part: Range) -> list[Span]:
    alone = len(marks) == part[1] - part[0]
    return list(map(_INNER, map(paragraph.marked.__getitem__, marks if alone else _spoken(paragraph, marks))))


def _spoken(paragraph: Paragraph, marks: list[int]) -> list[int]:
    return [at for at in marks if not names_a_work(paragraph, at)]


def only_marked(paragraph: Paragraph, first: int, last: int) -> bool:
    """Whether everything in a range stands between marks: all else are signs."""
    low = paragraph.low
    if last - first == 1 or low[first][0].isalnum():
        return low[first] == QUOTE  # what most are
    return not any(map(str.isalnum, map(_FIRST, low[first:last])))


def part_draft(paragraph: Paragraph, part: Range) -> Draft:
    """The draft of one contiguous range: direct, mixed or indirect, by where its marks stand."""
    marks = marks_in(paragraph, part) if paragraph.marked else []
    if not marks:
        return Draft(INDIRECT, content_span(paragraph, part))  # what most are
    pieces = pieces_in(paragraph, marks, part)
    if not pieces:
        draft = Draft(INDIRECT, content_span(paragraph, part))
    elif only_marked(paragraph, *part):
        draft = Draft(DIRECT, _new(Span, (pieces[0][0], pieces[-1][1])), pieces)
    else:
        draft = Draft(MIXED, _mixed_span(paragraph, part, pieces[0][0], pieces[-1][1]), pieces)
    draft.open_end = not paragraph.marked[marks[-1]].closed  # only the last of a paragraph may be open
    return draft


def _mixed_span(paragraph: Paragraph, part: Range, first: int, last: int) -> Span:
    """Where reported words stand of which some are marked, the first from ``first`` and the last up to ``last``."""
    start, end = content_span(paragraph, part)
    if paragraph.low[part[0]] == QUOTE or first < start:
        start = first
    if paragraph.low[part[1] - 1] == QUOTE or last > end:
        end = last  # a closing mark at the very end is none of the words
    return _new(Span, (start, end))


def frame_drafts(paragraph: Paragraph, frame: Frame) -> list[Draft]:
    """One draft for what a frame reports, two where words before and after it are of different kinds."""
    drafts = []
    for part in (frame.left, frame.right):
        if part is not None and part[0] < part[1]:
            draft = part_draft(paragraph, part)
            span = draft.span
            if span[0] < span[1]:
                drafts.append(draft)
    if len(drafts) == 2:
        drafts = _split_in_two(drafts[0], drafts[1])
    subject, (first, last) = frame.subject, frame.cue
    cue = paragraph.span(first, last)
    for draft in drafts:
        draft.cue = cue
        draft.lemma, draft.rule = frame.lemma, frame.rule
        if frame.hearer is not None:
            draft.hearer = paragraph.span(*frame.hearer)
        if subject is not None:
            first, last = whose(paragraph, subject)
            if last - first > 1 and paragraph.low[last - 1] in REFLEXIVES:
                last -= 1  # Ana Ruiz herself
            draft.mention = paragraph.span(first, last)
    return drafts


def _split_in_two(left: Draft, right: Draft) -> list[Draft]:
    """ "“A,” he said, “b.”" is one quote; so is "A, he said, b"."""
    if left.kind is DIRECT and right.kind is DIRECT:
        right.span = Span(left.span.start, right.span.end)
        right.pieces = left.pieces + right.pieces
        return [right]
    if left.kind is INDIRECT:
        right.lead = left.span
        return [right]
    return [left, right]


def mention_ends(body: str, drafts: Sequence[Draft]) -> frozenset[int]:
    """Where the mentions of speakers end, and where the names end that begin them: "Ana Ruiz of the Harbour League"."""
    ends = set()
    for draft in drafts:
        mention = draft.mention
        if mention is None or draft.free:
            continue  # whom a sentence is about need not speak
        start, end = mention[0], mention[1]  # quicker than both at once
        ends.add(end)
        belongs = _BELONGS.search(body, start, end) if end - start > _SHORT else None
        if belongs is not None:
            at = belongs.start()
            ends.add(at - 1 if at > start and body[at - 1] == "," else at)
    return frozenset(ends)
