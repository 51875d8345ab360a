"""What stands around every page of an event: its name, and how much there is of everything. Two SELECTs, the second
once for each state of the event."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.db import models
from django.db.models import Count, Exists, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from articles.models import Article, Claim, CopyGroup, CopyMember, Event, Quote, Speaker, Text
from articles.queries.counting import TEXTS, Counting
from articles.queries.current import current_texts
from articles.queries.remembered import remembered


@dataclass(frozen=True, slots=True)
class Frame:
    event: Event
    articles: int
    quotes: int
    speakers: int
    claims: int
    has_source_text: bool
    texts: int  # articles, those that copy each other counted once

    def of_all(self, counting: Counting) -> int:
        """How many articles there are in all, or independent texts."""
        return self.texts if counting.by == TEXTS else self.articles

    @property
    def zone(self) -> ZoneInfo | None:
        """Where the event took place, for ``{% timezone frame.zone %}``; None is the site's own time zone."""
        try:
            return ZoneInfo(self.event.time_zone) if self.event.time_zone else None
        except (ZoneInfoNotFoundError, ValueError, OSError):
            return None


def count_of(queryset: models.QuerySet[models.Model]) -> Coalesce:
    """How many rows, as a subquery of an outer row."""
    rows = queryset.order_by().annotate(one=Value(1)).values("one").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(rows, output_field=models.IntegerField()), 0)


def quoted_speakers() -> models.QuerySet[Speaker]:
    """Who is quoted in texts that are read now: not who only passes on what others say."""
    quotes = Quote.objects.spoken().standing().current().order_by().filter(speaker=OuterRef("pk"))
    return Speaker.objects.filter(Exists(quotes), merged_into=None)


def frame(slug: str) -> Frame:
    """The frame of one event; raises Event.DoesNotExist."""
    event = Event.objects.get(slug=slug)
    return remembered(event, "frame", lambda: find_frame(event))


def find_frame(event: Event) -> Frame:
    quotes = Quote.objects.spoken().standing().filter(text__in=current_texts(event))
    copies = CopyMember.objects.standing().filter(text__in=current_texts(event))
    articles, n_quotes, speakers, claims, n_copies, copied, has_source_text = (
        Event.objects.filter(pk=event.pk)
        .values_list(
            count_of(Article.objects.filter(event=event)),
            count_of(quotes),
            count_of(quoted_speakers().filter(event=event)),
            count_of(Claim.objects.standing().filter(event=event, merged_into=None)),
            count_of(copies),
            count_of(CopyGroup.objects.filter(Exists(copies.filter(group=OuterRef("pk"))), event=event)),
            Exists(Text.objects.of(event).sources()),
        )
        .get()
    )
    return Frame(event, articles, n_quotes, speakers, claims, has_source_text, texts=articles - n_copies + copied)
