"""Everything within one text: sentences, quotes, speakers.

>>> from articles.spans import Block, BlockKind
>>> body = "“We will sign,” Ana Ruiz said."
>>> analysis = analyse_article(body, [Block(BlockKind.PARAGRAPH, 0, len(body))])
>>> [(body[quote.span.start:quote.span.end], analysis.speakers[quote.speaker].name) for quote in analysis.quotes]
[('We will sign,', 'Ana Ruiz')]
"""

from __future__ import annotations

from collections.abc import Sequence

from articles.analysis.findings import ArticleAnalysis
from articles.analysis.quotes import find_drafts
from articles.analysis.sentences import split_sentences
from articles.analysis.speakers import resolve
from articles.spans import Block, BlockKind

_POST = BlockKind.POST


def analyse_article(body: str, blocks: Sequence[Block]) -> ArticleAnalysis:
    """The quotes of a text in order of place, who speaks in them, and its sentences."""
    drafts, paragraphs = find_drafts(body, blocks)
    quotes, speakers = resolve(body, drafts, paragraphs)
    sentences = [span for paragraph in paragraphs for span in paragraph.printed]
    for block in blocks:
        if block.kind is _POST:
            sentences.extend(split_sentences(body, block.start, block.end))
    return ArticleAnalysis(quotes, speakers, tuple(sorted(sentences)))
