"""Renderings: which words of which quote give an utterance, to be confirmed, rejected, joined and split."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.models import CHANGE
from django.db.models import F, QuerySet
from django.db.models.functions import Substr
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from articles.actions.utterances import NothingToDecideError, forget_decisions, merge_utterances, split_off
from articles.admin.base import NewsroomAdmin, excerpt, person
from articles.admin.choosing import row_id
from articles.admin.filters import OutletFilter
from articles.admin.findings import FindingAdmin, plain
from articles.models import LinkDecision, Rendering, Utterance


@admin.register(Rendering)
class RenderingAdmin(FindingAdmin[Rendering]):
    list_display = ("words_shown", "utterance_shown", "step", "speaker", "outlet", "state")
    list_filter = ("utterance__event", "status", "step", "origin", ("quote__text__article__outlet", OutletFilter))
    list_select_related = ("quote__speaker", "quote__text__article__outlet")
    search_fields = ("=utterance__id", "quote__speaker__name")
    search_help_text = "Search by the number of an utterance, or by speaker"
    ordering = ("utterance", "id")
    actions = (*FindingAdmin.actions, "join_selected", "split_selected")

    @admin.action(description="Join: their utterances are one and the same", permissions=["change"])
    def join_selected(self, request: HttpRequest, queryset: QuerySet[Rendering]) -> None:
        utterances = Utterance.objects.filter(pk__in=list(queryset.order_by().values_list("utterance", flat=True)))
        try:
            kept = merge_utterances(utterances=utterances, by=person(request))
        except NothingToDecideError as problem:
            self.message_user(request, str(problem), "error")
            return
        self.log(request, list(plain(queryset)), CHANGE, f"Joined into utterance no. {kept.pk}.")
        self.message_user(
            request, f"They are utterance no. {kept.pk} now. Its older address stays; the others lead to it."
        )

    @admin.action(description="Split off: they are another utterance", permissions=["change"])
    def split_selected(self, request: HttpRequest, queryset: QuerySet[Rendering]) -> None:
        rows = plain(queryset)
        try:
            new = split_off(renderings=rows, by=person(request))
        except NothingToDecideError as problem:
            self.message_user(request, str(problem), "error")
            return
        self.log(request, list(rows), CHANGE, f"Split off as utterance no. {new.pk}.")
        self.message_user(request, f"They are utterance no. {new.pk} now, whatever a later analysis finds.")

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


@admin.register(LinkDecision)
class LinkDecisionAdmin(NewsroomAdmin[LinkDecision]):
    """What was joined and split by hand. Deleting a decision takes it back."""

    list_display = ("verdict", "words_shown", "other_shown", "decided_by", "decided_at")
    list_filter = ("event", "same")
    list_select_related = ("decided_by",)
    ordering = ("-decided_at", "-id")

    def get_queryset(self, request: HttpRequest) -> QuerySet[LinkDecision]:
        return (
            super()
            .get_queryset(request)
            .annotate(
                shown=Substr("text__body", F("start") + 1, F("end") - F("start")),
                other=Substr("other_text__body", F("other_start") + 1, F("other_end") - F("other_start")),
            )
        )

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: LinkDecision | None = None) -> bool:
        return False

    @admin.display(ordering="same")
    def verdict(self, decision: LinkDecision) -> str:
        return "the same utterance" if decision.same else "not the same"

    @admin.display(description="passage")
    def words_shown(self, decision: LinkDecision) -> str:
        return excerpt(getattr(decision, "shown", ""))

    @admin.display(description="and passage")
    def other_shown(self, decision: LinkDecision) -> str:
        return excerpt(getattr(decision, "other", ""))

    def delete_model(self, request: HttpRequest, obj: LinkDecision) -> None:
        forget_decisions(decisions=LinkDecision.objects.filter(pk=obj.pk))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[LinkDecision]) -> None:
        forget_decisions(decisions=LinkDecision.objects.filter(pk__in=list(queryset.values_list("pk", flat=True))))
