"""What all findings share: confirm, reject and reopen on all that is filtered; and deleting that rejects."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any, TypeVar

from django.contrib import admin, messages
from django.contrib.admin.actions import delete_selected as ask_and_delete
from django.contrib.admin.models import CHANGE, DELETION, LogEntry
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.text import capfirst

from articles.actions.judging import confirm, reject, remove, reopen
from articles.admin.base import NewsroomAdmin, person
from articles.admin.fields import Decision
from articles.models import Finding, Origin

AnyFinding = TypeVar("AnyFinding", bound=Finding)
LISTED = 50  # objects that the question before deleting names


class FindingAdmin(NewsroomAdmin[AnyFinding]):
    """Changelists filter by status and origin; the actions work on what is selected, or on all that is filtered."""

    actions: tuple[str, ...] = ("confirm_selected", "reject_selected", "reopen_selected", "delete_selected")
    delete_confirmation_template = "admin/articles/finding_delete.html"
    delete_selected_confirmation_template = "admin/articles/finding_delete.html"

    @admin.action(description="Confirm: they are right", permissions=["change"])
    def confirm_selected(self, request: HttpRequest, queryset: QuerySet[AnyFinding]) -> None:
        changed = self.changing(queryset, ["suggested", "rejected"])
        confirm(findings=plain(queryset), by=person(request))
        self.tell(request, changed, "confirmed")

    @admin.action(description="Reject: they are wrong", permissions=["change"])
    def reject_selected(self, request: HttpRequest, queryset: QuerySet[AnyFinding]) -> None:
        changed = self.changing(queryset, ["suggested", "confirmed", "corrected"])
        reject(findings=plain(queryset), by=person(request))
        self.tell(request, changed, "rejected")

    @admin.action(description="Reopen: take the decision back", permissions=["change"])
    def reopen_selected(self, request: HttpRequest, queryset: QuerySet[AnyFinding]) -> None:
        changed = self.changing(queryset, ["confirmed", "corrected", "rejected"])
        changed = [row for row in changed if row.origin == Origin.MACHINE or row.status == "rejected"]
        reopen(findings=plain(queryset))
        self.tell(request, changed, "reopened")

    @admin.action(description="Delete (the program's are rejected instead)", permissions=["delete"])
    def delete_selected(self, request: HttpRequest, queryset: QuerySet[AnyFinding]) -> HttpResponse | None:
        if not request.POST.get("post"):
            return ask_and_delete(self, request, queryset)
        self.delete_queryset(request, queryset)
        return None

    @admin.display(ordering="status")
    def state(self, finding: AnyFinding) -> str:
        """What became of it; that the program found it is the normal case."""
        by_hand = ", entered by hand" if finding.origin == Origin.PERSON else ""
        return f"{finding.status}{by_hand}"

    def changing(self, queryset: QuerySet[AnyFinding], of: list[str]) -> list[AnyFinding]:
        return list(queryset.filter(status__in=of))

    def tell(self, request: HttpRequest, changed: list[AnyFinding], what: str) -> None:
        self.log(request, changed, CHANGE, f"{capfirst(what)} from the list.")
        if changed:
            messages.success(request, f"{self.number_of(len(changed))} {what}.")
        else:
            messages.warning(request, f"Nothing to change: none of the selected could be {what}.")

    def number_of(self, n: int) -> str:
        return f"{n:,} {self.opts.verbose_name if n == 1 else self.opts.verbose_name_plural}"

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """For the question: what would be rejected, what deleted. Django's tree of all that hangs on a row would be
        wrong for what is only rejected.
        """
        rows = list(objs)
        origins = Counter(row.origin for row in rows)
        counts = {
            "found by the program: will be rejected, so that it does not come back": origins[Origin.MACHINE],
            "entered by a person: will be deleted": origins[Origin.PERSON],
        }
        names = [self.named(row) for row in rows[:LISTED]]
        return names, {words: n for words, n in counts.items() if n}, set(), []

    def log_deletions(self, request: HttpRequest, queryset: Any) -> list[LogEntry]:
        rows: Iterable[AnyFinding] = queryset
        mine = [row for row in rows if row.origin == Origin.PERSON]
        machines = [row for row in rows if row.origin == Origin.MACHINE and row.status != "rejected"]
        return [
            *self.log(request, mine, DELETION),
            *self.log(request, machines, CHANGE, "Rejected instead of deleted."),
        ]

    def delete_model(self, request: HttpRequest, obj: AnyFinding) -> None:
        self.report_removal(request, *remove(findings=plain_row(obj), by=person(request)))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[AnyFinding]) -> None:
        self.log_deletions(request, list(queryset))
        self.report_removal(request, *remove(findings=plain(queryset), by=person(request)))

    def report_removal(self, request: HttpRequest, deleted: int, rejected: int) -> None:
        if deleted:
            messages.success(request, f"{self.number_of(deleted)} deleted.")
        if rejected:
            messages.success(request, f"{self.number_of(rejected)} rejected instead of deleted: the program found it.")
        if not deleted and not rejected:
            messages.warning(request, "Nothing to change: what the program found was rejected before.")

    def response_delete(self, request: HttpRequest, obj_display: str, obj_id: int) -> Any:
        """Without Django's *was deleted*, which is not always so."""
        return redirect(reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist"))

    def render_delete_form(self, request: HttpRequest, context: Any) -> Any:
        return super().render_delete_form(request, {**context, "subtitle": self.named(context["object"])})


def plain(queryset: QuerySet[AnyFinding]) -> QuerySet[AnyFinding]:
    """The rows themselves, without the changelist's joins, order and annotations, so that they can be updated."""
    return queryset.model._default_manager.filter(pk__in=list(queryset.values_list("pk", flat=True)))


def plain_row(row: AnyFinding) -> QuerySet[AnyFinding]:
    return type(row)._default_manager.filter(pk=row.pk)


def decide(row: QuerySet[AnyFinding], decision: str, by: User) -> None:
    """What a form's *Your decision* says."""
    if decision == Decision.CONFIRM:
        confirm(findings=row, by=by)
    elif decision == Decision.REJECT:
        reject(findings=row, by=by)
    elif decision == Decision.REOPEN:
        reopen(findings=row)
