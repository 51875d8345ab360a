"""Fields that choose a row by typing, among the rows of one event and with what tells two of them apart.

Django's own autocomplete knows neither the object that is edited nor a better label than ``str``; this one has the
event in its address. What is offered is a help: the forms check what was chosen.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib.admin.exceptions import NotRegistered
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from articles.models import Event, Speaker, Text, Topic
from articles.querysets import CURRENT

_CHOSEN = frozenset({Event, Speaker, Text, Topic})
LARGEST = 2**63 - 1  # of a primary key


class ChooseInEvent(AutocompleteSelect):
    """Django's select, asking for rows of ``event_id`` once a form has set it."""

    event_id: int | None = None

    def get_url(self) -> str:
        if self.event_id is None:
            return reverse(f"{self.admin_site.name}:articles_event_choose_any")
        return reverse(f"{self.admin_site.name}:articles_event_choose", args=[self.event_id])

    def optgroups(self, name: str, value: Sequence[str], attrs: dict[str, Any] | None = None) -> Any:
        """Without what is no id at all, which Django would ask the database for."""
        return super().optgroups(name, [one for one in value if row_id(one) is not None], attrs)


class LabelledField(forms.ModelChoiceField[models.Model]):
    def label_from_instance(self, obj: models.Model) -> str:
        return label(obj)


class ChooseView(AutocompleteJsonView):
    """What the select asks for."""

    event_id: int | None = None

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.event_id = kwargs.get("event_id")
        return super().get(request, *args, **kwargs)

    def process_request(self, request: HttpRequest) -> Any:
        """Refused are fields that no form of ours asks for; Django trips over many of them."""
        try:
            term, model_admin, source_field, to_field = super().process_request(request)
        except (AttributeError, NotRegistered):
            raise PermissionDenied from None
        if model_admin.model not in _CHOSEN:
            raise PermissionDenied
        return term, model_admin, source_field, to_field

    def get_queryset(self) -> QuerySet[Any]:
        rows = choosable(super().get_queryset())
        if self.event_id is not None and rows.model is not Event:
            rows = rows.filter(event=self.event_id)
        return rows

    def serialize_result(self, obj: models.Model, to_field_name: str) -> dict[str, str]:
        return {"id": str(getattr(obj, to_field_name)), "text": label(obj, with_event=self.event_id is None)}


def choosable(rows: QuerySet[Any]) -> QuerySet[Any]:
    """No merged speakers; of each article only the version that is read now."""
    if rows.model is Speaker:
        return rows.filter(merged_into=None).select_related("event")
    if rows.model is Text:
        return rows.filter(CURRENT).select_related("event", "article__outlet").defer("body")
    return rows.select_related("event") if rows.model is Topic else rows


def label(obj: models.Model, *, with_event: bool = False) -> str:
    """The name, with what tells it from others of the same name."""
    parts = [str(obj)]
    if isinstance(obj, Text):
        outlet = obj.article.outlet if obj.article else None
        parts = [outlet.name if outlet else "Unknown outlet", obj.title]
    elif isinstance(obj, Speaker) and obj.role:
        parts.append(obj.role)
    if with_event and isinstance(obj, Speaker | Text | Topic):
        parts.append(obj.event.name)
    return " · ".join(parts)


def ask_within(form: forms.BaseForm, event_id: int | None) -> None:
    """Let all the form's choices be of this event."""
    for field in form.fields.values():
        widget = getattr(field.widget, "widget", field.widget)  # Django wraps it with its links to add and change
        if isinstance(widget, ChooseInEvent):
            widget.event_id = event_id


def row_id(value: object) -> int | None:
    text = str(value)
    return int(text) if text.isascii() and text.isdigit() and int(text[:20]) <= LARGEST else None


def refuse_foreign(form: forms.BaseForm, name: str, event_id: int) -> None:
    """A sentence beside the field where another event's row, or a merged speaker, was chosen."""
    chosen = form.cleaned_data.get(name)
    if chosen is None:
        return
    if chosen.event_id != event_id:
        form.add_error(name, f"“{chosen}” belongs to another event. Choose one of this event.")
    elif getattr(chosen, "merged_into", None) and name in form.changed_data:
        form.add_error(name, f"“{chosen}” was merged into “{chosen.merged_into}”. Choose that one.")
