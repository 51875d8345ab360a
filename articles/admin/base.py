"""What all pages of the admin share: choices within an event, a history in words, and no stumbling over odd input."""

from __future__ import annotations

import json
from typing import Any, TypeVar

from django.contrib import admin, messages
from django.contrib.admin.models import ADDITION, CHANGE, DELETION, LogEntry
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from articles.actions.locking import raise_revision
from articles.admin.choosing import ChooseInEvent, LabelledField, choosable, row_id
from articles.models import Event

AnyModel = TypeVar("AnyModel", bound=models.Model)
SHOWN = 120  # characters of a quote or a value in lists and histories


class Choosing(BaseModelAdmin[AnyModel]):
    """Of forms and of the rows within forms."""

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = ChooseInEvent(db_field, self.admin_site)
            kwargs["form_class"] = LabelledField
            # Merged speakers can be chosen too: the form then says which one to choose instead.
            rows = db_field.remote_field.model._default_manager.all()
            kwargs["queryset"] = rows if db_field.remote_field.model._meta.model_name == "speaker" else choosable(rows)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class NewsroomAdmin(Choosing[AnyModel], admin.ModelAdmin[AnyModel]):
    list_per_page = 50
    show_full_result_count = False
    choose_first = ""  # a field that a new object's form asks for alone, because the other choices depend on it

    def named(self, obj: AnyModel) -> str:
        """How histories and questions name an object."""
        return str(obj)

    def get_search_results(self, request: HttpRequest, queryset: QuerySet[Any], search_term: str) -> Any:
        return super().get_search_results(request, queryset, search_term.replace("\0", ""))

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        if any("\0" in value for value in request.GET.values()):
            return redirect(f"{request.path}?e=1")  # Django's own way to say that a filter is not valid
        return super().changelist_view(request, extra_context)

    def first_chosen(self, request: HttpRequest) -> int | None:
        return row_id(request.GET.get(self.choose_first, ""))

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        first = self.choose_first
        if not first or self.first_chosen(request) is not None:
            return super().add_view(request, form_url, extra_context)
        if request.method == "POST":
            chosen = row_id(request.POST.get(first, ""))
            if chosen is not None:
                address = request.GET.copy()
                address[first] = str(chosen)
                return redirect(f"{request.path}?{address.urlencode()}")
            messages.error(request, f"Choose the {first} first.")
        if first in request.GET or request.method == "POST":
            return redirect(request.path)
        return super().add_view(request, form_url, {"choosing": first, **(extra_context or {})})

    def log_addition(self, request: HttpRequest, obj: AnyModel, message: Any) -> LogEntry:
        return self.log(request, [obj], ADDITION, message)[0]

    def log_change(self, request: HttpRequest, obj: AnyModel, message: Any) -> LogEntry:
        return self.log(request, [obj], CHANGE, message)[0]

    def log(self, request: HttpRequest, rows: Any, flag: int, message: Any = "") -> list[LogEntry]:
        """Django's history, with the object named by its words."""
        kind = ContentType.objects.get_for_model(self.model)
        entries = [
            LogEntry(
                user_id=person(request).pk,
                content_type=kind,
                object_id=row.pk,
                object_repr=self.named(row)[:200],
                action_flag=flag,
                # A list is Django's own account, which it reads back from JSON.
                change_message=message if isinstance(message, str) else json.dumps(message),
            )
            for row in rows
        ]
        return LogEntry.objects.bulk_create(entries)

    def log_deletions(self, request: HttpRequest, queryset: Any) -> list[LogEntry]:
        return self.log(request, queryset, DELETION)

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        obj = kwargs.get("obj")
        if obj is not None:
            context["subtitle"] = self.named(obj)
        return super().render_change_form(request, context, *args, **kwargs)


class PlainAdmin(NewsroomAdmin[AnyModel]):
    """Of what Django's own forms write, and no action: pages are told that something has changed."""

    def events_of(self, rows: QuerySet[AnyModel]) -> QuerySet[Event]:
        """The events whose pages show these rows."""
        return Event.objects.filter(pk__in=rows.order_by().values("event"))

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        raise_revision(self.events_of(self.model._default_manager.filter(pk=form.instance.pk)))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[AnyModel]) -> None:
        events = list(self.events_of(queryset).values_list("pk", flat=True))
        super().delete_queryset(request, queryset)
        raise_revision(Event.objects.filter(pk__in=events))

    def delete_model(self, request: HttpRequest, obj: AnyModel) -> None:
        events = list(self.events_of(self.model._default_manager.filter(pk=obj.pk)).values_list("pk", flat=True))
        super().delete_model(request, obj)
        raise_revision(Event.objects.filter(pk__in=events))


def person(request: HttpRequest) -> User:
    """Who decides; the admin lets only people who have logged in get here."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def excerpt(words: Any, length: int = SHOWN) -> str:
    text = " ".join(str(words or "").split())
    return text if len(text) <= length else f"{text[:length].rstrip()}…"


def told(name: str, before: object, after: object) -> str:
    """One change in words: *Kind: direct → partly direct*."""
    was, now = excerpt(before) or "nothing", excerpt(after) or "nothing"
    return f"{name}: {was} → {now}"


def deleting_all_of_it(request: HttpRequest) -> bool:
    """Whether an article or event is being deleted with everything about it."""
    match = request.resolver_match
    if match is None:
        return False
    if request.POST.get("action") == "delete_selected":
        return match.url_name in ("articles_article_changelist", "articles_event_changelist")
    return match.url_name in ("articles_article_delete", "articles_event_delete")
