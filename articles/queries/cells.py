"""What a cell of the coverage matrix says: how a text reports a claim."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Exists, OuterRef, Q

from articles.models import Block, Evidence, QuotePiece, Stance, Status
from articles.queries.event_claims import KINDS


def quoted_reports(claims: Sequence[int], texts: Sequence[int]) -> set[int]:
    """Reports whose evidence overlaps a quote's marked piece, or a post's words.

    Asked from the evidence, so that PostgreSQL looks at the passages of these reports only.
    """
    pieces = QuotePiece.objects.filter(
        quote__text=OuterRef("report__text"), start__lt=OuterRef("end"), end__gt=OuterRef("start")
    ).exclude(Q(quote__status=Status.REJECTED) | Q(quote__kind="term"))
    posts = Block.objects.filter(
        text=OuterRef("report__text"), kind="post", start__lt=OuterRef("end"), end__gt=OuterRef("start")
    )
    evidence = Evidence.objects.filter(report__claim__in=claims, report__text__in=texts)
    return set(evidence.filter(Exists(pieces) | Exists(posts)).values_list("report", flat=True).order_by())


def kind_of(stance: str, quoted: bool) -> str:
    return "quoted" if quoted and stance == Stance.WHOLE else KINDS[Stance(stance)]
