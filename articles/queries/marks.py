"""A stretch of a text as nested highlights: a flat run of tokens that open a mark, close one, or are words.

Spans overlap and nest as they like; ``spans.cut`` says which of them cover each piece. A mark stays open over as many
pieces as nesting allows, so that one finding is, wherever possible, one element of the page.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from articles.spans import Span, cut


@dataclass(frozen=True, slots=True)
class Mark:
    """A highlight. ``kind`` is its class on the page; ``of`` names the finding, and is the id of its first piece."""

    kind: str
    of: str
    span: Span
    is_first: bool = True
    inner: bool = False  # a marked piece inside a clause: no letter of its own


@dataclass(frozen=True, slots=True)
class Token:
    """``mark`` and ``begins``: open it, at its beginning or (again) at a later piece. ``close``. Or words."""

    words: str = ""
    mark: Mark | None = None
    begins: bool = False
    close: bool = False


def tokens(body: str, stretch: Span, marks: Iterable[Mark]) -> tuple[Token, ...]:
    """The words of the stretch with the marks around them; every mark that is opened is closed, in order."""
    inside = [mark for mark in marks if mark.span.overlaps(stretch)]
    made: list[Token] = []
    opened: list[Mark] = []
    begun: set[int] = set()
    for piece in cut(stretch.end, [(mark, mark.span) for mark in inside], start=stretch.start):
        kept = 0
        while kept < min(len(opened), len(piece.covering)) and opened[kept] is piece.covering[kept]:
            kept += 1
        made += [Token(close=True)] * (len(opened) - kept)
        for mark in piece.covering[kept:]:
            begins = mark.span.start >= stretch.start and id(mark) not in begun
            begun.add(id(mark))
            made.append(Token(mark=mark, begins=begins))
        opened = list(piece.covering)
        made.append(Token(words=body[piece.start : piece.end]))
    return (*made, *[Token(close=True)] * len(opened))


def windows(stretch: Span, spans: Iterable[Span]) -> list[Span]:
    """The parts of the stretch that lie under one of the spans, joined where they touch."""
    joined: list[Span] = []
    for span in sorted(span for span in spans if span.overlaps(stretch)):
        start, end = max(span.start, stretch.start), min(span.end, stretch.end)
        if joined and start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(end, joined[-1].end))
        else:
            joined.append(Span(start, end))
    return joined
