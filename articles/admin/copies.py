"""Copies: which texts have substantially the same words, to be confirmed or rejected."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from articles.admin.base import excerpt
from articles.admin.filters import OutletFilter
from articles.admin.findings import FindingAdmin
from articles.models import CopyMember


@admin.register(CopyMember)
class CopyMemberAdmin(FindingAdmin[CopyMember]):
    """Rejecting one says that its text is independent."""

    list_display = ("text_shown", "outlet", "relation", "per_cent", "group_shown", "state")
    list_filter = ("group__event", "relation", "status", ("text__article__outlet", OutletFilter))
    list_select_related = ("text__article__outlet", "group")
    search_fields = ("text__headline", "text__file_name", "text__article__outlet__name", "=group__id")
    search_help_text = "Search by headline, file name, outlet or number of a group"
    ordering = ("group", "id")
    fields = ("text", "group", "relation", "shared", "reason", "status")

    def get_queryset(self, request: HttpRequest) -> QuerySet[CopyMember]:
        return super().get_queryset(request).defer("text__body", "text__search")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: CopyMember | None = None) -> bool:
        return obj is None and super().has_change_permission(request, obj)

    def named(self, obj: CopyMember) -> str:
        return f"{excerpt(obj.text.title)}, {obj.relation}"

    @admin.display(description="text", ordering="text__headline")
    def text_shown(self, member: CopyMember) -> str:
        return excerpt(member.text.title)

    @admin.display(ordering="text__article__outlet__sort_key")
    def outlet(self, member: CopyMember) -> str:
        article = member.text.article
        return article.outlet.name if article and article.outlet else "Unknown outlet"

    @admin.display(description="same words", ordering="shared")
    def per_cent(self, member: CopyMember) -> str:
        return f"{member.shared:.0%}"

    @admin.display(description="group", ordering="group")
    def group_shown(self, member: CopyMember) -> str:
        return f"no. {member.group_id}{f', {member.group.agency}' if member.group.agency else ''}"
