"""What holds of every text: spans inside the body, pieces inside quotes, nothing twice; time that grows with length."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.analysis.article import analyse_article
from articles.spans import Block, BlockKind
from tests.analysis.reading import analyse, paragraphs

SCRAPS = [
    "“", "”", '"', "'", "‘", "’", "''", "``", "„", "«", "»", ",", ".", "?", ":", "—", "(", ")", "\n", "\n\n", " said ",
    " Ana Ruiz ", " he ", " she ", " that ", " told ", " according to ", " asked ", " Mr. ", " the minister ", " and ",
    " the pact holds ", " is ", " called ", " as saying ", " quoted ", " of ", "U.S.", "’s ", " who ", " was ", " to ",
]  # fmt: skip


@given(st.lists(st.sampled_from(SCRAPS), max_size=60).map("".join) | st.text(max_size=80))
def test_spans_lie_inside_and_pieces_in_their_quote(body: str) -> None:
    analysis = analyse(body)
    for quote in analysis.quotes:
        assert 0 <= quote.span.start < quote.span.end <= len(body)
        assert all(quote.span.holds(piece) for piece in quote.pieces)
        assert quote.speaker is None or quote.speaker < len(analysis.speakers)
        for span in (quote.cue, quote.mention, quote.lead):
            assert span is None or 0 <= span.start < span.end <= len(body)
    assert all(0 <= span.start < span.end <= len(body) for span in analysis.sentences)


@given(st.lists(st.sampled_from(SCRAPS), max_size=60).map("".join))
def test_no_two_quotes_share_words(body: str) -> None:
    spans = sorted(span for quote in analyse(body).quotes for span in (quote.pieces or (quote.span,)))
    assert all(left.end <= right.start for left, right in pairwise(spans))


@given(st.lists(st.sampled_from(SCRAPS), max_size=40).map("".join))
def test_the_same_text_gives_the_same_findings(body: str) -> None:
    assert analyse(body) == analyse(body)


@pytest.mark.parametrize(
    "scrap",
    ["“a ", "'a ", "said that ", "He said that ", "Ana said, ", "he said, “A,” ", "and said ", "according to X, "],
)
def test_time_grows_with_length_only(scrap: str) -> None:
    body = scrap * 20_000
    began = time.process_time()
    analyse_article(body, [Block(BlockKind.PARAGRAPH, 0, len(body))])
    assert time.process_time() - began < 5


def test_two_megabytes_take_seconds() -> None:
    body = (
        "“We will stay,” Ana Ruiz said on Monday. She added that the pact would hold, and that help was near.\n"
        * 20_000
    )[:2_000_000]
    began = time.process_time()
    analyse_article(body, paragraphs(body))
    assert time.process_time() - began < 10
