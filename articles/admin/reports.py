"""Reports as a list, for confirming and rejecting many at once; one is edited on its claim's form."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from articles.admin.choosing import row_id
from articles.admin.filters import OutletFilter
from articles.admin.findings import FindingAdmin
from articles.models import ClaimReport


@admin.register(ClaimReport)
class ClaimReportAdmin(FindingAdmin[ClaimReport]):
    list_display = ("claim", "stance", "outlet", "headline", "state")
    list_filter = ("claim__event", "status", "stance", "origin", ("text__article__outlet", OutletFilter))
    list_select_related = ("claim", "text__article__outlet")
    search_fields = ("claim__statement", "text__headline")
    search_help_text = "Search by words of the claim or the headline"

    def get_queryset(self, request: HttpRequest) -> QuerySet[ClaimReport]:
        related = super().get_queryset(request).select_related("claim", "text__article__outlet")
        return related.defer("text__body", "text__search")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        report = get_object_or_404(ClaimReport, pk=row_id(object_id) or 0)
        return redirect("admin:articles_claim_change", report.claim_id)

    @admin.display(ordering="text__article__outlet__sort_key")
    def outlet(self, report: ClaimReport) -> str:
        article = report.text.article
        return article.outlet.name if article and article.outlet else "Unknown outlet"

    @admin.display(ordering="text__headline")
    def headline(self, report: ClaimReport) -> str:
        return report.text.title
