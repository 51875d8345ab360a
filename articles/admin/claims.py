"""Claims with their reports: evidence from any number of articles on one form, each passage pasted from its text."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest

from articles.actions.claims import add_claim, correct_claim, report_claim, withdraw_report
from articles.actions.proposing import look_for
from articles.admin.base import Choosing, PlainAdmin, person
from articles.admin.claim_form import ClaimForm
from articles.admin.fields import Decision
from articles.admin.filters import ReportsFilter
from articles.admin.findings import FindingAdmin, decide, plain, plain_row
from articles.admin.report_form import ReportForm, ReportFormSet
from articles.models import Claim, ClaimReport, Event, Origin, OutletGroup, Stance, Status, Topic


class ReportInline(Choosing[ClaimReport], admin.StackedInline[ClaimReport, Claim]):
    model = ClaimReport
    form = ReportForm
    formset = ReportFormSet
    autocomplete_fields = ("text",)
    fields = ("text", "stance", "passages", "decided")
    readonly_fields = ("decided",)
    extra = 2
    verbose_name = "article"
    verbose_name_plural = "which articles report it"

    def get_queryset(self, request: HttpRequest) -> QuerySet[ClaimReport]:
        reports = super().get_queryset(request).exclude(status=Status.REJECTED)
        related = reports.select_related("text__article__outlet", "decided_by", "claim")
        return related.prefetch_related("evidence").defer("text__search").order_by("text__article", "text")

    @admin.display(description="state")
    def decided(self, report: ClaimReport) -> str:
        if not report.pk:
            return "new"
        who = f" by {report.decided_by}" if report.decided_by else ""
        found = "found by the program, " if report.origin == "machine" else ""
        return f"{found}{report.get_status_display()}{who}"


@admin.register(Claim)
class ClaimAdmin(FindingAdmin[Claim]):
    form = ClaimForm
    choose_first = "event"
    list_display = ("statement", "topic", "speaker", "n_reports", "state", "event")
    list_filter = ("event", "status", "origin", "topic", ReportsFilter)
    list_select_related = ("event", "topic", "speaker")
    search_fields = ("statement", "topic__name", "speaker__name")
    search_help_text = "Search by words of the claim, topic or speaker"
    autocomplete_fields = ("event", "topic", "speaker")
    inlines = (ReportInline,)
    ordering = ("event", "position", "id")
    actions = (*FindingAdmin.actions, "look_again")

    @admin.action(description="Look for them in all articles of their events", permissions=["change"])
    def look_again(self, request: HttpRequest, queryset: QuerySet[Claim]) -> None:
        n = look_for(claims=plain(queryset))
        messages.success(request, f"Looked for in {n:,} article{'' if n == 1 else 's'}; what was found is suggested.")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Claim]:
        standing = ClaimReport.objects.standing().exclude(stance=Stance.ABSENT).filter(claim=OuterRef("pk"))
        counted = standing.order_by().values("claim").annotate(n=Count("pk")).values("n")
        return (
            super()
            .get_queryset(request)
            .annotate(n_reports=Coalesce(Subquery(counted), 0, output_field=IntegerField()))
        )

    @admin.display(description="reported in", ordering="n_reports")
    def n_reports(self, claim: Claim) -> int:
        return int(getattr(claim, "n_reports", 0))

    def get_readonly_fields(self, request: HttpRequest, obj: Claim | None = None) -> tuple[str, ...]:
        return ("event",) if obj else ()

    def get_fieldsets(self, request: HttpRequest, obj: Claim | None = None) -> Any:
        if obj is None and self.first_chosen(request) is None:
            return [("Of which event?", {"fields": ["event"]})]
        own: list[tuple[str | None, Any]] = [(None, {"fields": ["event", "statement", "topic", "speaker", "position"]})]
        return [*own, ("Your decision", {"fields": ["decision", "seen"]})] if obj else own

    def get_inlines(self, request: HttpRequest, obj: Claim | None) -> Any:
        return self.inlines if obj is not None or self.first_chosen(request) is not None else ()

    def get_formset_kwargs(self, request: HttpRequest, obj: Any, inline: Any, prefix: str) -> dict[str, Any]:
        """A new claim's rows know its event, so that they offer that event's articles."""
        if obj.event_id is None:
            obj.event_id = self.first_chosen(request)
        return super().get_formset_kwargs(request, obj, inline, prefix)

    def save_form(self, request: HttpRequest, form: Any, change: bool) -> Claim:
        claim: Claim = form.instance
        return claim

    def save_model(self, request: HttpRequest, obj: Claim, form: Any, change: bool) -> None:
        data, by = form.cleaned_data, person(request)
        values = {name: data.get(name) for name in ("statement", "speaker", "position")}
        if not change:
            topic = data["topic"].name if data.get("topic") else ""
            obj.pk = add_claim(event=data["event"], topic=topic, by=by, **values).pk
        elif form.changed() and data["decision"] != Decision.REOPEN:
            correct_claim(claim=obj, topic=data.get("topic"), by=by, **values)
        if change:
            decide(plain_row(obj), data["decision"], by)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        for formset in formsets:
            self.save_reports(request, form.instance, formset)

    def save_reports(self, request: HttpRequest, claim: Claim, formset: Any) -> None:
        """Reports are written by ``actions``, each with its passages."""
        formset.said = []
        for row in formset.forms:
            data = getattr(row, "cleaned_data", None)
            if not data or not data.get("text"):
                continue
            if data.get("DELETE"):
                if row.instance.pk:
                    formset.said.append(f"Withdrawn: {data['text'].title}")
                    withdraw_report(report=ClaimReport.objects.get(pk=row.instance.pk), by=person(request))
            elif row.has_changed():
                formset.said.append(row.history())
                stance, passages = Stance(data["stance"]), data["spans"]
                report_claim(claim=claim, text=data["text"], stance=stance, passages=passages, by=person(request))

    def construct_change_message(self, request: HttpRequest, form: Any, formsets: Any, add: bool = False) -> Any:
        said = [*form.history(), *(line for formset in formsets for line in formset.said)]
        start = ["Added by hand"] if add else []
        return ". ".join([*start, *said]) + "." if start or said else "Saved without a change."


@admin.register(OutletGroup)
class OutletGroupAdmin(PlainAdmin[OutletGroup]):
    """Groups of outlets that the coverage page and the words page compare."""

    list_display = ("name", "n_outlets")
    search_fields = ("name",)
    autocomplete_fields = ("outlets",)
    fields = ("name", "outlets")

    def events_of(self, rows: QuerySet[OutletGroup]) -> QuerySet[Event]:
        return Event.objects.filter(articles__outlet__in=rows.order_by().values("outlets"))

    def get_queryset(self, request: HttpRequest) -> QuerySet[OutletGroup]:
        return super().get_queryset(request).annotate(n_outlets=Count("outlets"))

    @admin.display(description="outlets", ordering="n_outlets")
    def n_outlets(self, group: OutletGroup) -> int:
        return int(getattr(group, "n_outlets", 0))


@admin.register(Topic)
class TopicAdmin(PlainAdmin[Topic]):
    """A topic that a person has saved is a person's: the program no longer renames or drops it."""

    list_display = ("name", "event", "position", "origin")
    list_filter = ("event",)
    list_select_related = ("event",)
    list_editable = ("position",)
    search_fields = ("name",)
    autocomplete_fields = ("event",)
    fields = ("event", "name", "position")

    def get_readonly_fields(self, request: HttpRequest, obj: Topic | None = None) -> tuple[str, ...]:
        return ("event",) if obj else ()

    def save_model(self, request: HttpRequest, obj: Topic, form: Any, change: bool) -> None:
        obj.origin = Origin.PERSON
        super().save_model(request, obj, form, change)
