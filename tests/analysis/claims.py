"""Articles as the search for claims reads them."""

from __future__ import annotations

from articles.analysis.claim_units import Reading, Said
from articles.spans import Block, BlockKind, Span

OTHERS = "Rain fell on the square. A choir of pupils sang for the guests."


def read(number: int, body: str, *, utterance: int | None = None, words: str = "") -> Reading:
    said: tuple[Said, ...] = ()
    if words:
        span = Span(body.index(words), body.index(words) + len(words))
        said = (Said(span, 1, utterances=((span, utterance),) if utterance else ()),)
    return Reading(number, body, (Block(BlockKind.PARAGRAPH, 0, len(body)),), said)
