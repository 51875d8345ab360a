"""Which texts of an event are read now."""

from __future__ import annotations

from typing import Any

from django.db.models import OuterRef, QuerySet

from articles.models import Article, Event


def current_texts(event: Event | OuterRef) -> QuerySet[Article, Any]:
    """The texts of an event that are read now, as a subquery: far quicker than a join over texts and articles."""
    return Article.objects.filter(event=event, current_text__isnull=False).order_by().values("current_text")
