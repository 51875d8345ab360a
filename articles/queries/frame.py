"""What stands around every page of an event: its name, and how much there is of everything. Two SELECTs, the second
once for each state of the event."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.db import models
from django.db.models import Count, Exists, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from articles.models import Article, Claim, Event, Quote, Speaker, Text
from articles.queries.remembered import remembered


@dataclass(frozen=True, slots=True)
class Frame:
    event: Event
    articles: int
    quotes: int
    speakers: int
    claims: int
    has_source_text: bool

    @property
    def zone(self) -> ZoneInfo | None:
        """Where the event took place, for ``{% timezone frame.zone %}``; None is the site's own time zone."""
        try:
            return ZoneInfo(self.event.time_zone) if self.event.time_zone else None
        except (ZoneInfoNotFoundError, ValueError, OSError):
            return None


def counted(queryset: models.QuerySet[models.Model]) -> Coalesce:
    """How many rows, as a subquery of an outer row."""
    rows = queryset.order_by().annotate(one=Value(1)).values("one").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(rows, output_field=models.IntegerField()), 0)


def current_texts(event: Event | OuterRef) -> models.QuerySet[Article, Any]:
    """The texts of an event that are read now, as a subquery: far quicker than a join over texts and articles."""
    return Article.objects.filter(event=event, current_text__isnull=False).order_by().values("current_text")


def frame(slug: str) -> Frame:
    """The frame of one event; raises Event.DoesNotExist."""
    event = Event.objects.get(slug=slug)
    return Frame(event, *remembered(event, "frame", lambda: counts_of(event)))


def counts_of(event: Event) -> tuple[int, int, int, int, bool]:
    """In the order of the frame's fields."""
    quotes = Quote.objects.spoken().standing().filter(text__in=current_texts(event))
    counts: tuple[int, int, int, int, bool] = (
        Event.objects.filter(pk=event.pk)
        .values_list(
            counted(Article.objects.filter(event=event)),
            counted(quotes),
            counted(Speaker.objects.filter(event=event, merged_into=None)),
            counted(Claim.objects.standing().filter(event=event, merged_into=None)),
            Exists(Text.objects.filter(event=event, article=None)),
        )
        .get()
    )
    return counts
