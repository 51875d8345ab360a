"""What holds of every text: spans inside the body, pieces inside quotes, nothing twice; time that grows with length."""

import json
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.analysis.article import analyse_article
from articles.analysis.findings import ArticleAnalysis
from articles.importing.blocks import split_blocks
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


LOOP = 0.44  # seconds that the loop below takes on the machine the limits are for


def pace() -> float:
    """How much slower this machine is just now."""
    began = time.process_time()
    total = 0
    for number in range(5_000_000):
        total = number + 1
    assert total
    return max(1.0, (time.process_time() - began) / LOOP)


def seconds(body: str, split: Callable[[str], Sequence[Block]] = paragraphs) -> float:
    blocks = split(body)
    began = time.process_time()
    analyse_article(body, blocks)
    return time.process_time() - began


def test_two_megabytes_take_seconds() -> None:
    line = "“We will stay,” Ana Ruiz said on Monday. She added that the pact would hold, and that help was near.\n"
    # Five on an idle machine; others may work beside the tests.
    assert seconds((line * 20_000)[:2_000_000]) < 15 * pace()


@pytest.mark.parametrize(
    "article",
    [
        (
            "“We will stay,” Ana Ruiz said on Monday. She added that the pact would hold.\n\n"
            "Mayor Tomas Weber, who had come from Kessel, told reporters: “It is late.” He denied that it rained.\n\n"
        ),
        "Holt said no. Tan said yes. Weber said that it was late. Varga said it rained. Lindqvist said so.\n\n" * 2,
    ],
    ids=["people", "surnames"],
)
def test_a_hundred_times_the_text_takes_a_hundred_times_as_long(article: str) -> None:
    article *= 10
    seconds(article)
    one, ten, hundred = (min(seconds(article * times) for _ in range(2)) for times in (2, 20, 200))
    assert ten < 25 * one
    assert hundred < 25 * ten


def test_quoted_headlines_take_no_longer_where_there_are_many() -> None:
    article = (
        "Town votes “for the first and the last time”\n\n“We will stay where we are,” Ana Ruiz said on Monday.\n\n"
    )
    assert any(block.kind is not BlockKind.PARAGRAPH for block in split_blocks(article * 3))
    few, many = (min(seconds(article * times, split_blocks) for _ in range(2)) for times in (500, 5_000))
    assert many < 20 * few


@pytest.mark.parametrize(
    "body",
    ["“" * 100_000, "'" * 100_000, "’" * 100_000, "said that " * 100_000, "a" * 1_000_000, "“a” " * 50_000,
     "Ana, " * 50_000, "(" * 100_000, "that " * 100_000, "who said " * 50_000, "A " * 100_000, "to say " * 50_000],
    ids=lambda body: f"{body[:9]} × {len(body)}",
)  # fmt: skip
def test_hostile_texts_take_seconds(body: str) -> None:
    assert seconds(body) < 8 * pace()


def test_what_holds_of_invented_texts_holds_of_real_ones(shared: Path) -> None:
    bodies = [path.read_text(encoding="utf-8") for path in sorted((shared / "seeds").glob("*.txt"))]
    for name in ("coverage_dev", "gum_dev", "dev"):
        with (shared / "eval" / f"{name}.jsonl").open(encoding="utf-8") as lines:
            bodies += [text for _, line in zip(range(60), lines, strict=False) for text in texts_of(json.loads(line))]
    for body in bodies:
        analysis = analyse_article(body, split_blocks(body))
        assert_sound(body, analysis)


def texts_of(value: Any) -> Iterator[str]:
    """The texts of a document, or of the articles of an event."""
    if isinstance(value, dict):
        if isinstance(value.get("text"), str):
            yield value["text"]
        for inner in value.values():
            yield from texts_of(inner) if isinstance(inner, list | dict) else ()
    elif isinstance(value, list):
        for inner in value:
            yield from texts_of(inner)


def assert_sound(body: str, analysis: ArticleAnalysis) -> None:
    spans = sorted(span for quote in analysis.quotes for span in (quote.pieces or (quote.span,)))
    assert all(left.end <= right.start for left, right in pairwise(spans))
    for quote in analysis.quotes:
        assert 0 <= quote.span.start < quote.span.end <= len(body)
        assert all(quote.span.holds(piece) for piece in quote.pieces)
        assert 0 < quote.score <= 1 and quote.rule and (quote.reason or quote.kind == "term")
        assert not body[quote.span.start].isspace() and not body[quote.span.end - 1].isspace()


def test_offsets_are_right_after_signs_of_every_width() -> None:
    body = "🙂 👩‍🚀\u00a0\u200b “We hold,” Ana Ruiz said. 🙂 She added that the cafe\u0301 closed."
    first, second = analyse(body).quotes
    assert [body[quote.span.start : quote.span.end] for quote in (first, second)] == [
        "We hold,",
        "the cafe\u0301 closed",
    ]
