"""Kinds and pieces: ``[[…]]`` marks the pieces. All sentences are invented."""

import pytest

from articles.analysis.article import analyse_article
from articles.analysis.findings import QuoteKind
from articles.spans import Block, BlockKind
from tests.analysis.reading import analyse, speaker, unmarked

DIRECT = [
    ("“[[We will not wait,]]” Ana Ruiz said.", "Ana Ruiz"),
    ("“[[We will not wait,]]” said Ana Ruiz, the envoy.", "Ana Ruiz"),
    ("Ana Ruiz said: “[[We will not wait.]]”", "Ana Ruiz"),
    ("Ana Ruiz told the chamber, “[[We will not wait.]]”", "Ana Ruiz"),
    ("“[[The truth,]]” Mr. Osei went on, “[[is that we were late.]]”", "Osei"),
    ("“[[No,]]” Mr. Tan replied. “[[Next question.]]”", "Tan"),
    ("“[[Why now?]]” Mr. Tan asked.", "Tan"),
    ("Ana Ruiz: “[[We will not wait]]”", "Ana Ruiz"),
    ("“[[Peace is no gift.]]” — Ana Ruiz", "Ana Ruiz"),
    ("Ana Ruiz spoke in the hall:\n\n“[[We came by night.]]”", "Ana Ruiz"),
    ("The agency quoted Gen. Ruslan Petrov as saying “[[the plan holds.]]”", "Ruslan Petrov"),
    ("“[[We will rebuild,]] the governor said on Sunday.", "governor"),
    ("“[[We have waited.]]\n\n“[[That is over,]]” Ana Ruiz said.", "Ana Ruiz"),
    ("Protesters outside the embassy chanted “[[Hands off!]]” for hours.", "Protesters outside the embassy"),
]


@pytest.mark.parametrize(("example", "who"), DIRECT)
def test_direct_quotes(example: str, who: str) -> None:
    body, pieces = unmarked(example)
    analysis = analyse(body)
    (quote,) = analysis.quotes
    assert (quote.kind, list(quote.pieces)) == (QuoteKind.DIRECT, pieces)
    assert speaker(analysis, quote) == who
    assert (quote.span.start, quote.span.end) == (pieces[0].start, pieces[-1].end)


@pytest.mark.parametrize(
    ("body", "content", "pieces"),
    [
        ("Weber called the pact “a mistake” and “an insult”.", "the pact “a mistake” and “an insult", 2),
        (
            "Weber said the gate would stay shut “as long as it takes”.",
            "the gate would stay shut “as long as it takes",
            1,
        ),
        ("Weber said it had “played no role” in the talks.", "it had “played no role” in the talks", 1),
        ("The rule, he said, has “no friends,” ending the matter.", "has “no friends,", 1),
    ],
)
def test_mixed_quotes_span_the_whole_clause(body: str, content: str, pieces: int) -> None:
    (quote,) = analyse(body).quotes
    assert (quote.kind, len(quote.pieces)) == (QuoteKind.MIXED, pieces)
    assert body[quote.span.start : quote.span.end] == content


@pytest.mark.parametrize(
    "body",
    [
        "The so-called “shadow fleet” sails on.",
        "His memoir, “The Long Road to Kessel,” sold well.",
        "The office has kept a “maximum pressure” line toward the port.",
        "Luis “El Toro” Mendez won in four rounds.",
    ],
)
def test_terms_are_ascribed_to_nobody(body: str) -> None:
    analysis = analyse(body)
    assert [quote.kind for quote in analysis.quotes] == [QuoteKind.TERM]
    assert analysis.quotes[0].speaker is None
    assert analysis.speakers == ()


@pytest.mark.parametrize("kind", [BlockKind.HEADLINE, BlockKind.SUBHEAD])
def test_a_title_that_repeats_a_quote_is_its_speakers(kind: BlockKind) -> None:
    title, story = "‘No way back’\n", "Tomas Weber waved. “There is no way back,” Ana Ruiz said."
    blocks = [Block(kind, 0, len(title)), Block(BlockKind.PARAGRAPH, len(title), len(title + story))]
    analysis = analyse_article(title + story, blocks)
    assert [quote.kind for quote in analysis.quotes] == [QuoteKind.DIRECT] * 2
    assert [speaker(analysis, quote) for quote in analysis.quotes] == ["Ana Ruiz"] * 2
    other = analyse_article(title + story.replace("way", "road"), blocks)
    assert [quote.kind for quote in other.quotes] == [QuoteKind.TERM, QuoteKind.DIRECT]
