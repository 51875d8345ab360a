"""Quotes in the format of the scorer: one entry for each contiguous stretch of reported words within a paragraph.

Terms are left out, since nobody is said to have spoken them. The format's reported clause begins with its conjunction
("that the pact holds", "to sign it"), ours behind it, so the conjunction is added here.

>>> from articles.spans import Block, BlockKind
>>> body = "She said that all is well."
>>> predict(body, [Block(BlockKind.PARAGRAPH, 0, len(body))], names=False)["quotes"][0]["start"]
9
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TextIO

from articles.analysis.article import analyse_article
from articles.analysis.documents import read_documents
from articles.analysis.findings import ArticleAnalysis, Channel, FoundQuote, QuoteKind
from articles.spans import Block, Span

_SURE = 0.8  # a name is written for a pronoun or a role only where one person clearly fits
_PRONOUNS = frozenset("him her them us me you it".split())
Splitter = Callable[[str], Sequence[Block]]
Entry = dict[str, Any]


def _paragraphs(body: str, span: Span) -> Iterator[Span]:
    start = span.start
    while start < span.end:
        stop = body.find("\n", start, span.end)
        stop = span.end if stop < 0 else stop
        if body[start:stop].strip():
            yield Span(start, stop)
        start = stop + 1


def _stretches(body: str, quote: FoundQuote) -> list[Span]:
    """The contiguous stretches of a quote."""
    if quote.kind is QuoteKind.DIRECT:
        spans = list(quote.pieces)
    else:
        start = quote.span.start
        for word in ("that ", "to "):
            own = quote.cue is None or start - len(word) >= quote.cue.end  # not the "to" of "refer to"
            if own and body[max(0, start - len(word)) : start].lower() == word:
                start -= len(word)
        if quote.hearer is not None and body[quote.hearer.start : quote.hearer.end].lower() not in _PRONOUNS:
            start = quote.hearer.start
        spans = [Span(start, quote.span.end)]
    if quote.lead is not None:
        spans.insert(0, quote.lead)
    return [part for span in spans for part in _paragraphs(body, span)]


def _speaker(body: str, analysis: ArticleAnalysis, quote: FoundQuote, names: bool) -> Entry:
    """The speaker as printed; with ``names``, as resolved. Either way the resolved name is an alias."""
    name = analysis.speakers[quote.speaker].name if quote.speaker is not None else None
    printed = body[quote.mention.start : quote.mention.end] if quote.mention is not None else name
    if names and name is not None and quote.sure >= _SURE:
        return {"speaker": name, "speaker_span": None, "speaker_aliases": [name]}
    span = list(quote.mention) if quote.mention is not None else None
    return {"speaker": printed, "speaker_span": span, "speaker_aliases": [name] if name else []}


def _cue(body: str, quote: FoundQuote, before: FoundQuote | None) -> Entry:
    """The reporting word; words that carry on without one have, in this format, that of the words they carry on."""
    cue = quote.cue
    if cue is None and before is not None and before.speaker == quote.speaker:
        cue = before.cue
    return {"cue": body[cue.start : cue.end] if cue else None, "cue_span": list(cue) if cue else None}


def _kind(body: str, quote: FoundQuote, span: Span) -> str:
    """The kind in this format goes by the share of letters between marks; in a post the scorer looks itself."""
    if quote.channel is Channel.POST:
        return "unknown"
    if not quote.pieces or span == quote.lead:
        return "indirect"
    if quote.kind is QuoteKind.DIRECT:
        return "direct"
    inside = sum(_letters(body, max(span.start, p.start), min(span.end, p.end)) for p in quote.pieces)
    share = inside / max(1, _letters(body, span.start, span.end))
    return "direct" if share >= _DIRECT else "indirect" if share <= _INDIRECT else "mixed"


def _letters(body: str, start: int, end: int) -> int:
    return sum(char.isalnum() for char in body[start:end]) if start < end else 0


_DIRECT, _INDIRECT = 0.95, 0.02


def entries(body: str, analysis: ArticleAnalysis, *, names: bool) -> list[Entry]:
    found = []
    before: FoundQuote | None = None
    for group, quote in enumerate(analysis.quotes):
        if quote.kind is QuoteKind.TERM:
            continue
        shared = {
            **_speaker(body, analysis, quote, names),
            **_cue(body, quote, before),
            "group": group,
            "speech": True,
            "rule": quote.rule,
            "score": quote.score,
        }
        for span in _stretches(body, quote):
            kind = _kind(body, quote, span)
            found.append({"start": span.start, "end": span.end, "kind": kind, **shared})
        before = quote if quote.cue is not None else before
    return found


def predict(body: str, blocks: Sequence[Block], *, names: bool) -> Entry:
    """What one document's line holds, without its id."""
    began = time.process_time()
    analysis = analyse_article(body, blocks)
    seconds = time.process_time() - began
    return {"quotes": entries(body, analysis, names=names), "seconds": round(seconds, 6)}


def write_predictions(lines: Iterable[bytes], target: TextIO, split: Splitter, *, names: bool, file: str) -> list[str]:
    """Write a line for each good document; what is wrong with the others, with file and line, is returned."""
    problems: list[str] = []
    for document in read_documents(lines, file, problems):
        entry = {"id": document["id"], **predict(document["text"], split(document["text"]), names=names)}
        target.write(json.dumps(entry) + "\n")
    return problems
