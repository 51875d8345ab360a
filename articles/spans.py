"""Spans of a text, the blocks that tile it, and the pieces it is cut into for highlighting.

Everything counts Unicode code points, 0-based, end exclusive: ``body[span.start:span.end]``. This is the one module
that importing and analysis share, so it knows neither files nor findings.

>>> [(piece.start, piece.end, piece.covering) for piece in cut(10, [("a", Span(0, 6)), ("b", Span(4, 8))])]
[(0, 4, ('a',)), (4, 6, ('a', 'b')), (6, 8, ('b',)), (8, 10, ())]
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, NamedTuple, TypeVar

Label = TypeVar("Label")


class Span(NamedTuple):
    """``[start, end)`` in code points into a body."""

    start: int
    end: int

    @property
    def size(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def shared(self, other: Span) -> float:
        """How much of the two together they have in common: 1.0 for the same span, 0.0 for none (Jaccard)."""
        common = min(self.end, other.end) - max(self.start, other.start)
        if common <= 0:
            return 0.0
        return common / (max(self.end, other.end) - min(self.start, other.start))


class BlockKind(StrEnum):
    """What a stretch of a body is."""

    DATE_STAMP = "date stamp"
    HEADLINE = "headline"
    DATELINE = "dateline"
    BYLINE = "byline"
    SUBHEAD = "subhead"
    PARAGRAPH = "paragraph"
    POST = "post"  # the words of an embedded post
    CREDIT = "credit"  # an embedded post's attribution line or link: part of the post, not of its words
    CAPTION = "caption"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a body of one kind. Blocks tile the body: white space between two belongs to the first.

    ``post`` numbers the embedded posts of a text from 1; the blocks of one post (its words, its attribution line, its
    link) share the number, ``author`` and ``handle`` (without ``@``).
    """

    kind: BlockKind
    start: int
    end: int
    post: int | None = None
    author: str = ""
    handle: str = ""

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Piece(Generic[Label]):
    """A stretch of a text over which the same labels lie."""

    start: int
    end: int
    covering: tuple[Label, ...]


def cut(length: int, spans: Iterable[tuple[Label, Span]], *, start: int = 0) -> list[Piece[Label]]:
    """Cut ``[start, length)`` wherever a span begins or ends; each piece knows all labels that cover it.

    Overlapping and nested spans are normal. Labels come outermost first (earlier start, then later end), so that a
    template can nest its marks. What lies outside ``[start, length)`` is cut off. Joined, the pieces are the text.
    """
    clipped = [(label, Span(max(span.start, start), min(span.end, length))) for label, span in spans]
    inside = sorted(
        ((label, span) for label, span in clipped if span.start < span.end),
        key=lambda item: (item[1].start, -item[1].end),
    )
    edges = sorted({start, length, *(edge for _, span in inside for edge in span)})
    pieces = []
    open_spans: list[tuple[Label, Span]] = []
    coming = iter(inside)
    upcoming = next(coming, None)
    for left, right in itertools.pairwise(edges):
        open_spans = [item for item in open_spans if item[1].end > left]
        while upcoming is not None and upcoming[1].start <= left:
            open_spans.append(upcoming)
            upcoming = next(coming, None)
        pieces.append(Piece(left, right, tuple(label for label, _ in open_spans)))
    return pieces
