"""Speakers: their names, roles and forms, and merging those that are one."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from articles.actions.judging import merge_speakers, save_speaker
from articles.actions.locking import locked
from articles.admin.base import NewsroomAdmin, deleting_all_of_it, told
from articles.admin.choosing import ask_within, refuse_foreign, row_id
from articles.admin.fields import SeenField, digest, quicker
from articles.admin.filters import MergedFilter
from articles.models import Quote, Speaker, SpeakerForm

FIELDS = ("name", "kind", "role", "wikidata")


class SpeakerEditForm(forms.ModelForm[Speaker]):
    seen = SeenField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.before = {name: getattr(self.instance, name) for name in (*FIELDS, "merged_into")}
        ask_within(self, self.instance.event_id)
        if self.instance.pk:
            self.initial["seen"] = digest_of(self.instance.pk)
        if "merged_into" in self.fields:
            self.fields["merged_into"].help_text = "The same one under another name: its quotes move there."

    def clean_name(self) -> str:
        name = " ".join(self.cleaned_data["name"].split())
        if not name:
            raise ValidationError("A speaker needs a name.")
        return name

    def clean_wikidata(self) -> str:
        number: str = self.cleaned_data["wikidata"].strip().upper()
        if number and not re.fullmatch(r"Q\d+", number):
            raise ValidationError("A Wikidata id is a Q and a number: Q76.")
        return number

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if self.instance.pk:
            with locked(self.instance.event):  # held to the end of the request
                if data.get("seen") and data["seen"] != digest_of(self.instance.pk):
                    self.add_error(None, quicker(None))
        into = data.get("merged_into")
        if into is not None and self.instance.pk and into.pk == self.instance.pk:
            self.add_error("merged_into", "A speaker cannot be merged into itself.")
        elif into is not None and self.instance.event_id:
            refuse_foreign(self, "merged_into", self.instance.event_id)
        return data

    def history(self) -> list[str]:
        names = [name for name in self.before if name in self.changed_data]
        return [told(str(self.fields[name].label), self.before[name], self.cleaned_data[name]) for name in names]


def digest_of(pk: int) -> str:
    """Of a speaker and its forms."""
    fields = (*FIELDS, "merged_into", "forms__kind", "forms__form")
    return digest(list(Speaker.objects.filter(pk=pk).order_by("forms__kind", "forms__form").values_list(*fields)))


class FormInline(admin.TabularInline[SpeakerForm, Speaker]):
    model = SpeakerForm
    extra = 1
    verbose_name = "name, role or handle"
    verbose_name_plural = "names, roles and handles met"


@admin.register(Speaker)
class SpeakerAdmin(NewsroomAdmin[Speaker]):
    form = SpeakerEditForm
    list_display = ("name", "role", "kind", "n_quotes", "merged_into", "event")
    list_filter = ("event", "kind", "origin", MergedFilter)
    list_select_related = ("event", "merged_into")
    search_fields = ("name", "role", "forms__form")
    search_help_text = "Search by name, role or handle"
    autocomplete_fields = ("event", "merged_into")
    inlines = (FormInline,)
    actions = ("merge_selected",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Speaker]:
        quotes = Quote.objects.standing().filter(speaker=OuterRef("pk")).order_by().values("speaker")
        counted = Subquery(quotes.annotate(n=Count("pk")).values("n"))
        rows = super().get_queryset(request).annotate(n_quotes=Coalesce(counted, 0, output_field=IntegerField()))
        return rows.select_related("event")

    @admin.display(description="quotes", ordering="n_quotes")
    def n_quotes(self, speaker: Speaker) -> int:
        return int(getattr(speaker, "n_quotes", 0))

    def get_fieldsets(self, request: HttpRequest, obj: Speaker | None = None) -> Any:
        return [(None, {"fields": ["event", *FIELDS, *(["merged_into", "seen"] if obj else [])]})]

    def get_readonly_fields(self, request: HttpRequest, obj: Speaker | None = None) -> tuple[str, ...]:
        return ("event",) if obj else ()

    def has_delete_permission(self, request: HttpRequest, obj: Speaker | None = None) -> bool:
        """Deleting would take the speaker off quotes that people checked; merging does what is meant."""
        return deleting_all_of_it(request) and super().has_delete_permission(request, obj)

    @admin.action(description="Merge: they are the same one", permissions=["change"])
    def merge_selected(self, request: HttpRequest, queryset: QuerySet[Speaker]) -> HttpResponse | None:
        """Asks which one stays, then merges the others into it."""
        chosen = sorted(
            queryset.filter(merged_into=None)[:50], key=lambda speaker: (-self.n_quotes(speaker), speaker.pk)
        )
        if len(chosen) < 2 or len({speaker.event_id for speaker in chosen}) > 1:
            problem = "Choose two speakers or more, of one event, that are not merged already."
            self.message_user(request, problem, "error")
            return None
        into = next((speaker for speaker in chosen if speaker.pk == row_id(request.POST.get("into", ""))), None)
        if into is None:
            context = {
                **self.admin_site.each_context(request),
                "title": "Which name stays?",
                "opts": self.opts,
                "speakers": chosen,
            }
            return TemplateResponse(request, "admin/articles/speaker/merge.html", context)
        others = [speaker for speaker in chosen if speaker != into]
        self.log(request, others, 2, f"Merged into {into.name}.")
        self.log(request, [into], 2, f"Merged from {', '.join(speaker.name for speaker in others)}.")
        merge_speakers(speakers=Speaker.objects.filter(pk__in=[speaker.pk for speaker in others]), into=into)
        self.message_user(request, f"{', '.join(speaker.name for speaker in others)} merged into {into.name}.")
        return None

    def save_model(self, request: HttpRequest, obj: Speaker, form: Any, change: bool) -> None:
        """Written with its forms, below."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """A name a person chose stays; merging moves the quotes."""
        speaker: Speaker = form.instance
        into = speaker.merged_into if "merged_into" in form.changed_data else None
        speaker.merged_into = None if into else speaker.merged_into
        rows = [row.cleaned_data for formset in formsets for row in formset.forms if row.cleaned_data]
        form.forms_changed = any(formset.has_changed() for formset in formsets)
        if form.changed_data or form.forms_changed or not change:
            met = [(row["kind"], row["form"]) for row in rows if row.get("form") and not row.get("DELETE")]
            save_speaker(speaker=speaker, forms=met)
        if into is not None:
            merge_speakers(speakers=Speaker.objects.filter(pk=speaker.pk), into=into)
            speaker.merged_into = into

    def construct_change_message(self, request: HttpRequest, form: Any, formsets: Any, add: bool = False) -> Any:
        said = ["Added by hand"] if add else form.history()
        said += ["Names, roles and handles changed"] if form.forms_changed and not add else []
        return ". ".join(said) + "." if said else "Saved without a change."
