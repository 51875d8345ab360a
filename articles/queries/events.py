"""The first page: every event, and how much there is of everything in each. One SELECT."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, F, IntegerField, Max, Min, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from articles.models import Article, Claim, CopyGroup, CopyMember, Event, Quote
from articles.queries.current import current_texts
from articles.queries.frame import count_of, quoted_speakers
from articles.querysets import is_current


@dataclass(frozen=True, slots=True)
class EventRow:
    event: Event
    articles: int
    texts: int  # articles, those that copy each other counted once
    outlets: int
    quotes: int
    speakers: int
    claims: int
    first: date | None  # day of publication, of the articles whose day is known
    last: date | None


def events() -> Sequence[EventRow]:
    """Latest first; events without a date last, ties by primary key."""
    of_event = OuterRef("pk")
    outlets = (
        Article.objects.filter(event=of_event)
        .order_by()
        .annotate(one=Value(1))
        .values("one")
        .annotate(n=Count("outlet", distinct=True))
        .values("n")
    )
    copies = CopyMember.objects.standing().filter(is_current())
    days = Article.objects.filter(event=of_event).order_by().annotate(one=Value(1)).values("one")
    found = Event.objects.annotate(
        n_copies=count_of(copies.filter(group__event=of_event)),
        n_copied=count_of(CopyGroup.objects.filter(Exists(copies.filter(group=OuterRef("pk"))), event=of_event)),
        n_articles=count_of(Article.objects.filter(event=of_event)),
        n_outlets=Coalesce(Subquery(outlets, output_field=IntegerField()), 0),
        n_quotes=count_of(Quote.objects.spoken().standing().filter(text__in=current_texts(OuterRef(of_event)))),
        n_speakers=count_of(quoted_speakers().filter(event=of_event)),
        n_claims=count_of(Claim.objects.standing().filter(event=of_event, merged_into=None)),
        first_day=Subquery(days.annotate(day=Min("published_on")).values("day")),
        last_day=Subquery(days.annotate(day=Max("published_on")).values("day")),
    ).order_by(F("date").desc(nulls_last=True), "-pk")
    return [
        EventRow(
            *(event, event.n_articles, event.n_articles - event.n_copies + event.n_copied),
            *(event.n_outlets, event.n_quotes, event.n_speakers, event.n_claims),
            first=event.first_day,
            last=event.last_day,
        )
        for event in found
    ]
