"""Cutting a text at the edges of spans."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from articles.spans import Span, cut

spans = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 40)).map(lambda ends: Span(min(ends), max(ends))))


def test_pieces_know_all_that_covers_them_outermost_first() -> None:
    pieces = cut(10, [("inner", Span(2, 4)), ("outer", Span(2, 8)), ("later", Span(6, 20))])
    assert [(piece.start, piece.end, piece.covering) for piece in pieces] == [
        (0, 2, ()),
        (2, 4, ("outer", "inner")),
        (4, 6, ("outer",)),
        (6, 8, ("outer", "later")),
        (8, 10, ("later",)),
    ]


@given(st.integers(0, 30), spans)
def test_pieces_tile_the_text_and_cover_what_the_spans_cover(length: int, found: list[Span]) -> None:
    pieces = cut(length, list(enumerate(found)))
    assert "".join("x" * (piece.end - piece.start) for piece in pieces) == "x" * length
    assert all(one.end == other.start for one, other in itertools.pairwise(pieces))
    for place in range(length):
        covering = next(piece.covering for piece in pieces if piece.start <= place < piece.end)
        assert set(covering) == {n for n, span in enumerate(found) if span.start <= place < span.end}


def test_how_much_two_spans_share() -> None:
    assert Span(0, 10).shared(Span(0, 10)) == 1.0
    assert Span(0, 10).shared(Span(5, 15)) == 5 / 15
    assert Span(0, 10).shared(Span(10, 20)) == 0.0
    assert Span(0, 10).holds(Span(2, 10))
    assert not Span(0, 10).overlaps(Span(10, 11))
