"""Filters of the changelists, in words that need no knowledge of the tables."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils.html import escape

from articles.models import Article, Claim, ClaimReport, Outlet, Speaker, Status


class OutletFilter(admin.RelatedFieldListFilter):
    """Outlets that have articles, and the unknown one by its name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.title = "outlet"
        self.empty_value_display = escape("Unknown outlet")

    def field_choices(self, field: Any, request: HttpRequest, model_admin: Any) -> Any:
        outlets = Outlet.objects.filter(Exists(Article.objects.filter(outlet=OuterRef("pk"))))
        return [(str(pk), name) for pk, name in outlets.values_list("pk", "name")]


class ReportsFilter(admin.SimpleListFilter):
    title = "reports"
    parameter_name = "reports"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("open", "some not yet checked"), ("none", "no article reports it")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Claim]) -> QuerySet[Claim]:
        reports = ClaimReport.objects.filter(claim=OuterRef("pk"))
        if self.value() == "open":
            return queryset.filter(Exists(reports.filter(status=Status.SUGGESTED)))
        if self.value() == "none":
            return queryset.filter(~Exists(reports.standing().exclude(stance="absent")))
        return queryset


class MergedFilter(admin.SimpleListFilter):
    title = "merging"
    parameter_name = "merged"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("no", "stands for itself"), ("yes", "merged into another")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Speaker]) -> QuerySet[Speaker]:
        return queryset.filter(merged_into__isnull=self.value() == "no") if self.value() else queryset
