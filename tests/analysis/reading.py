"""Reading expectations out of marked-up sentences, and findings into the same notation.

In an example ``[[…]]`` is reported content; the notation carries no speaker or cue, which stand beside it.
"""

from __future__ import annotations

from articles.analysis.article import analyse_article
from articles.analysis.findings import ArticleAnalysis, FoundQuote
from articles.spans import Block, BlockKind, Span


def paragraphs(body: str) -> list[Block]:
    """Every line a paragraph, with the white space behind it."""
    blocks: list[Block] = []
    start = 0
    for line in body.splitlines(keepends=True):
        if line.strip() or not blocks:
            blocks.append(Block(BlockKind.PARAGRAPH, start, start + len(line)))
        else:
            last = blocks.pop()
            blocks.append(Block(last.kind, last.start, start + len(line)))
        start += len(line)
    return blocks


def analyse(body: str) -> ArticleAnalysis:
    return analyse_article(body, paragraphs(body))


def unmarked(example: str) -> tuple[str, list[Span]]:
    """The text without ``[[`` and ``]]``, and where they stood."""
    body, spans = "", []
    for part in example.split("[["):
        inside, closed, after = part.partition("]]")
        if closed:
            spans.append(Span(len(body), len(body) + len(inside)))
            body += inside + after
        else:
            body += part
    return body, spans


def reported(body: str) -> list[tuple[str, str | None]]:
    """All stretches that are found, without marks at their edges, and who is said to have spoken them."""
    analysis = analyse(body)
    return [
        (body[slice(*span)].strip("“”"), speaker(analysis, quote))
        for quote in analysis.quotes
        if quote.kind != "term"
        for span in (quote.lead, quote.span)
        if span is not None
    ]


def speaker(analysis: ArticleAnalysis, quote: FoundQuote) -> str | None:
    return None if quote.speaker is None else analysis.speakers[quote.speaker].name


def cue(body: str, quote: FoundQuote) -> str:
    return body[quote.cue.start : quote.cue.end] if quote.cue is not None else ""
