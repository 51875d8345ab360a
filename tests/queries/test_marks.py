from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from articles.queries.marks import Mark, Token, tokens, windows
from articles.spans import Span

BODY = "abcdefghij"
SPANS = st.tuples(st.integers(0, 9), st.integers(1, 10)).filter(lambda p: p[0] < p[1]).map(lambda p: Span(*p))


def printed(made: tuple[Token, ...]) -> str:
    return "".join(f"<{t.mark.of}{'' if t.begins else '+'}>" if t.mark else "</>" if t.close else t.words for t in made)


def mark(of: str, start: int, end: int) -> Mark:
    return Mark("q", of, Span(start, end))


def test_nested_marks_stay_whole() -> None:
    assert printed(tokens(BODY, Span(0, 10), [mark("b", 4, 6), mark("a", 2, 8)])) == "ab<a>cd<b>ef</>gh</>ij"


def test_overlapping_marks_go_on_in_a_second_element() -> None:
    assert printed(tokens(BODY, Span(0, 10), [mark("a", 2, 6), mark("b", 4, 8)])) == "ab<a>cd<b>ef</></><b+>gh</>ij"


def test_a_mark_that_began_before_the_stretch_does_not_begin_again() -> None:
    assert printed(tokens(BODY, Span(4, 6), [mark("a", 2, 8)])) == "<a+>ef</>"


@given(st.lists(SPANS, max_size=6), SPANS)
def test_marks_balance_and_the_words_are_the_text(spans: list[Span], stretch: Span) -> None:
    made = tokens(BODY, stretch, [Mark("q", str(n), span) for n, span in enumerate(spans)])
    assert "".join(token.words for token in made) == BODY[stretch.start : stretch.end]
    depth = 0
    for token in made:
        depth += (token.mark is not None) - token.close
        assert depth >= 0
    assert depth == 0
    begun = [token.mark.of for token in made if token.mark and token.begins]
    assert len(begun) == len(set(begun))


@given(st.lists(SPANS, max_size=6), SPANS)
def test_windows_are_what_the_spans_cover(spans: list[Span], stretch: Span) -> None:
    covered = {n for span in spans for n in range(*span)} & set(range(*stretch))
    found = windows(stretch, spans)
    assert {n for span in found for n in range(*span)} == covered
    assert all(left.end < right.start for left, right in pairwise(found))
