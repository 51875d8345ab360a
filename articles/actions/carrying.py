"""Carrying people's judgements from one version of an article to the next, where the words are still there.

The earlier version keeps its own findings. What is not found again word for word stays with the
earlier version only.
"""

from __future__ import annotations

from django.db.models import Q

from articles.models import ClaimReport, Evidence, Quote, QuotePiece, Stance, Status, Text
from articles.spans import Span

JUDGED = ~Q(status=Status.SUGGESTED) | Q(origin="person")


def carry_judgements(*, old: Text, new: Text) -> None:
    for quote in Quote.objects.filter(JUDGED, text=old).prefetch_related("pieces"):
        carry_quote(quote, old.body, new)
    for report in (
        ClaimReport.objects.filter(JUDGED, text=old).exclude(stance=Stance.ABSENT).prefetch_related("evidence")
    ):
        carry_report(report, old.body, new)


def moved(old_body: str, new_body: str, span: Span) -> int | None:
    """How far the passage has moved: to the nearest place with the same words; None where there is none."""
    passage = old_body[span.start : span.end]
    places: list[int] = []
    place = new_body.find(passage)
    while place >= 0 and len(places) < 1000:
        places.append(place)
        place = new_body.find(passage, place + 1)
    return min(places, key=lambda at: abs(at - span.start)) - span.start if places else None


def carry_quote(quote: Quote, old_body: str, new: Text) -> None:
    by = moved(old_body, new.body, quote.span)
    if by is None:
        return
    pieces = [(piece.start + by, piece.end + by) for piece in quote.pieces.all()]
    quote.pk = None
    quote._state.adding = True
    quote.text = new
    quote.start += by
    quote.end += by
    for name in ("mention", "cue"):
        start, end = getattr(quote, f"{name}_start"), getattr(quote, f"{name}_end")
        if start is not None:
            kept = old_body[start:end] == new.body[start + by : end + by]
            setattr(quote, f"{name}_start", start + by if kept else None)
            setattr(quote, f"{name}_end", end + by if kept else None)
    if quote.proposed and "start" in quote.proposed:
        quote.proposed = {**quote.proposed, "start": quote.proposed["start"] + by, "end": quote.proposed["end"] + by}
    quote.save()
    QuotePiece.objects.bulk_create(QuotePiece(quote=quote, start=start, end=end) for start, end in pieces)


def carry_report(report: ClaimReport, old_body: str, new: Text) -> None:
    """With those of its passages that are still there; a report whose passages are all gone is not carried."""
    spans = [Span(evidence.start, evidence.end) for evidence in report.evidence.all()]
    found = [(span, by) for span in spans if (by := moved(old_body, new.body, span)) is not None]
    if spans and not found:
        return
    report.pk = None
    report._state.adding = True
    report.text = new
    report.save()
    Evidence.objects.bulk_create(
        Evidence(report=report, start=span.start + by, end=span.end + by) for span, by in found
    )
