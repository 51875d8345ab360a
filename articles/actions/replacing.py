"""Writing the quotes of one text: the machine's earlier suggestions give way, people's judgements stay."""

from __future__ import annotations

import re
from typing import Any

from django.db.models import Q

from articles.actions.speakers import SpeakerRegister
from articles.analysis import METHOD
from articles.analysis.findings import ArticleAnalysis, FoundQuote
from articles.models import Origin, Quote, QuotePiece, Speaker, Status, Text
from articles.spans import Span

SAME = 0.5  # of two spans' characters shared: enough to be the same finding
WORD = re.compile(r"\w+")


def replace_quotes(text: Text, analysis: ArticleAnalysis, register: SpeakerRegister) -> None:
    """Bring the text's machine-made quotes to what this analysis found. Call inside the event's lock."""
    stored = list(Quote.objects.filter(text=text).prefetch_related("pieces"))
    mine = [quote for quote in stored if quote.is_undecided]
    judged = [span for quote in stored if quote not in mine for span in judged_spans(quote)]
    found = [quote for quote in analysis.quotes if not any(likeness(quote, span) >= SAME for span in judged)]
    speakers = resolve_speakers(analysis, found, register)
    kept = pair(mine, found)
    gone = [quote.pk for quote in mine if quote.pk not in kept.values()]
    if gone:
        Quote.objects.filter(pk__in=gone).delete()
    rows = {quote.pk: quote for quote in mine}
    new: list[tuple[Quote, FoundQuote]] = []
    for n, quote in enumerate(found):
        values = quote_values(text, quote, speakers)
        if n in kept:
            update_quote(rows[kept[n]], values, quote)
        else:
            new.append((Quote(text=text, **values), quote))
    Quote.objects.bulk_create([row for row, _ in new])
    QuotePiece.objects.bulk_create(
        QuotePiece(quote=row, start=piece.start, end=piece.end) for row, quote in new for piece in quote.pieces
    )


def judged_spans(quote: Quote) -> list[Span]:
    """Where a person's decision stands: the quote as it is, and as the machine had proposed it."""
    spans = [quote.span]
    if quote.proposed and "start" in quote.proposed:
        spans.append(Span(quote.proposed["start"], quote.proposed["end"]))
    return spans


def likeness(quote: FoundQuote, span: Span) -> float:
    """How much of a quote is a stored one's, 0 to 1; that may be the part behind the attribution alone."""
    return max(quote.whole.shared(span), quote.span.shared(span))


def pair(stored: list[Quote], found: list[FoundQuote]) -> dict[int, int]:
    """Which stored suggestion (pk) is found again (index): the same span first, then the best overlap."""
    candidates = sorted(
        (
            (-likeness(quote, row.span), n, row.pk)
            for n, quote in enumerate(found)
            for row in stored
            if likeness(quote, row.span) >= SAME
        ),
    )
    kept: dict[int, int] = {}
    taken: set[int] = set()
    for _, n, pk in candidates:
        if n not in kept and pk not in taken:
            kept[n] = pk
            taken.add(pk)
    return kept


def resolve_speakers(
    analysis: ArticleAnalysis, found: list[FoundQuote], register: SpeakerRegister
) -> dict[int, Speaker]:
    """The rows of the speakers that these quotes name, fuller names first."""
    mentioned = {index for quote in found for index in (quote.speaker, quote.relay) if index is not None}
    named = [index for index in mentioned if analysis.speakers[index].name.strip()]
    in_order = sorted(named, key=lambda index: (-len(analysis.speakers[index].name), index))
    return {index: register.find_or_create(analysis.speakers[index]) for index in in_order}


def quote_values(text: Text, quote: FoundQuote, speakers: dict[int, Speaker]) -> dict[str, Any]:
    spoken = quote.pieces if quote.kind == "direct" else (quote.lead, quote.span) if quote.cut else (quote.span,)
    return {
        "kind": quote.kind.value,
        "channel": quote.channel.value,
        "start": quote.whole.start,
        "end": quote.whole.end,
        "speaker": speakers.get(quote.speaker) if quote.speaker is not None else None,
        "relay": speakers.get(quote.relay) if quote.relay is not None else None,
        "mention_start": quote.mention.start if quote.mention else None,
        "mention_end": quote.mention.end if quote.mention else None,
        "cue_start": quote.cue.start if quote.cue else None,
        "cue_end": quote.cue.end if quote.cue else None,
        "cue_lemma": quote.cue_lemma[:60],
        "words": sum(len(WORD.findall(text.body[span.start : span.end])) for span in spoken if span),
        "origin": Origin.MACHINE,
        "status": Status.SUGGESTED,
        "score": quote.score,
        "rule": quote.rule[:60],
        "reason": quote.reason[:300],
        "method": METHOD,
    }


def update_quote(row: Quote, values: dict[str, Any], quote: FoundQuote) -> None:
    """What a person judged inside the quote keeps it as it is, where it would no longer lie inside."""
    outside = row.renderings.filter(Q(start__lt=quote.whole.start) | Q(end__gt=quote.whole.end))
    if outside.judged().exists():
        return
    outside.delete()
    changed = [name for name, value in values.items() if getattr(row, name) != value]
    if changed:
        for name in changed:
            setattr(row, name, values[name])
        row.save(update_fields=changed)
    pieces = [(piece.start, piece.end) for piece in quote.pieces]
    if [(piece.start, piece.end) for piece in row.pieces.all()] != pieces:
        row.pieces.all().delete()
        QuotePiece.objects.bulk_create(QuotePiece(quote=row, start=start, end=end) for start, end in pieces)
