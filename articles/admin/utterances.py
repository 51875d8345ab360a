"""Renderings: which words of which quote give an utterance, to be confirmed or rejected."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import F, QuerySet
from django.db.models.functions import Substr
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from articles.admin.base import excerpt
from articles.admin.choosing import row_id
from articles.admin.filters import OutletFilter
from articles.admin.findings import FindingAdmin
from articles.models import Rendering


@admin.register(Rendering)
class RenderingAdmin(FindingAdmin[Rendering]):
    list_display = ("words_shown", "utterance_shown", "step", "speaker", "outlet", "state")
    list_filter = ("utterance__event", "status", "step", "origin", ("quote__text__article__outlet", OutletFilter))
    list_select_related = ("quote__speaker", "quote__text__article__outlet")
    search_fields = ("=utterance__id", "quote__speaker__name")
    search_help_text = "Search by the number of an utterance, or by speaker"
    ordering = ("utterance", "id")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Rendering]:
        words = Substr("quote__text__body", F("start") + 1, F("end") - F("start"))
        rows = super().get_queryset(request).annotate(shown=words)
        return rows.defer("quote__text__body", "quote__text__search", "operations")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Its words are edited as those of its quote."""
        rendering = get_object_or_404(Rendering, pk=row_id(object_id) or 0)
        return redirect("admin:articles_quote_change", rendering.quote_id)

    def named(self, obj: Rendering) -> str:
        return f"“{excerpt(getattr(obj, 'shown', ''))}”"

    @admin.display(description="words")
    def words_shown(self, rendering: Rendering) -> str:
        return excerpt(getattr(rendering, "shown", ""))

    @admin.display(description="utterance", ordering="utterance")
    def utterance_shown(self, rendering: Rendering) -> str:
        return f"no. {rendering.utterance_id}"

    @admin.display(ordering="quote__speaker__sort_key")
    def speaker(self, rendering: Rendering) -> str:
        return rendering.quote.speaker.name if rendering.quote.speaker else ""

    @admin.display(ordering="quote__text__article__outlet__sort_key")
    def outlet(self, rendering: Rendering) -> str:
        article = rendering.quote.text.article
        return article.outlet.name if article and article.outlet else "Unknown outlet"
