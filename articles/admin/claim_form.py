"""The form of a claim: its own fields; that nobody else was quicker; what changed, in words."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from articles.actions.locking import locked
from articles.admin.base import told
from articles.admin.choosing import ask_within, refuse_foreign, row_id
from articles.admin.fields import DECIDED, Decision, SeenField, digest, quicker
from articles.models import Claim, Event


class ClaimForm(forms.ModelForm[Claim]):
    decision = forms.ChoiceField(choices=Decision.choices, required=False, widget=forms.RadioSelect)
    seen = SeenField()

    class Meta:
        model = Claim
        fields = ("event", "statement", "topic", "speaker", "position")
        widgets: ClassVar = {"statement": forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"})}
        help_texts: ClassVar = {
            "statement": "One sentence in words of our own, that an article can report or leave out.",
            "speaker": "Who says so, where the claim is somebody's.",
            "position": "Its place in lists; equal ones are in the order they were entered.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        event_id = self.instance.event_id or row_id(self.data.get("event") or self.initial.get("event") or "")
        ask_within(self, event_id)
        names = ("statement", "topic", "speaker", "position")
        self.before = {name: getattr(self.instance, name) for name in names} if self.instance.pk else {}
        if self.instance.pk:
            self.initial["seen"] = digest_of(self.instance.pk)

    def clean_statement(self) -> str:
        return " ".join(self.cleaned_data["statement"].split())

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        event: Event | None = self.instance.event if self.instance.pk else data.get("event")
        if event is None:
            return data
        with locked(event):  # held to the end of the request
            if self.instance.pk and data.get("seen") and data["seen"] != digest_of(self.instance.pk):
                self.add_error(None, quicker(who_changed(self.instance.pk)))
        for name in ("topic", "speaker"):
            refuse_foreign(self, name, event.pk)
        return data

    def changed(self) -> set[str]:
        return set(self.changed_data) & set(self.before)

    def history(self) -> list[str]:
        names = [name for name in self.before if name in self.changed_data]
        said = [told(str(self.fields[name].label), self.before[name], self.cleaned_data[name]) for name in names]
        decision = self.cleaned_data.get("decision")
        return [*said, DECIDED[decision]] if decision else said


def digest_of(pk: int) -> str:
    """Of a claim and its reports."""
    fields = ("statement", "topic", "speaker", "position", "status", "decided_at")
    reports = ("reports__text", "reports__stance", "reports__status", "reports__decided_at")
    return digest(list(Claim.objects.filter(pk=pk).order_by("reports__text").values_list(*fields, *reports)))


def who_changed(pk: int) -> object:
    rows = Claim.objects.filter(pk=pk).select_related("decided_by").prefetch_related("reports__decided_by")
    decided = [row for claim in rows for row in (claim, *claim.reports.all()) if row.decided_at and row.decided_by]
    last = max(decided, key=lambda row: row.decided_at or 0, default=None)
    return last and last.decided_by
