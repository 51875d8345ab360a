"""Events, outlets, articles and their texts. Facts can be edited, by Django's own forms; a body never can."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.db import models
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path

from articles.actions.deleting import delete_articles
from articles.actions.sources import add_source_text
from articles.admin.base import NewsroomAdmin, PlainAdmin, deleting_all_of_it
from articles.admin.choosing import ChooseView
from articles.admin.filters import OutletFilter
from articles.models import Article, Event, Outlet, Text

LATER = (
    "The event is large, so its quotes are looked for in this text by the next analysis (manage.py analyse_articles)."
)


class SourceTextForm(forms.ModelForm[Text]):
    """A transcript, pasted. Other words than the last are a new version of it."""

    title = forms.CharField(max_length=500, required=False, help_text="As the source calls it.")
    words_spoken = forms.CharField(
        label="Text",
        strip=False,
        widget=forms.Textarea(attrs={"rows": 24, "cols": 100}),
        help_text="Turns begin with a name and a colon; what happens in the room stands in brackets: (Applause.)",
    )

    class Meta:
        model = Text
        fields = ("event",)


class EventForm(forms.ModelForm[Event]):
    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("end_date") and (not data.get("date") or data["end_date"] < data["date"]):
            self.add_error("end_date", "An event ends on or after the day it began, which must be given too.")
        return data


@admin.register(Event)
class EventAdmin(PlainAdmin[Event]):
    form = EventForm
    list_display = ("name", "date", "place", "n_articles", "full_text_public", "invented")
    list_filter = ("full_text_public", "invented")
    search_fields = ("name", "place")
    ordering = ("-date", "-id")
    date_hierarchy = "date"
    prepopulated_fields: ClassVar = {"slug": ("name",)}
    fieldsets = (
        (None, {"fields": ("name", "slug", "summary", "full_text_public")}),
        ("When and where", {"fields": ("date", "end_date", "time", "time_zone", "place")}),
        ("For imports", {"fields": ("key", "invented")}),
    )

    def get_urls(self) -> list[URLPattern]:
        choose = self.admin_site.admin_view(ChooseView.as_view(admin_site=self.admin_site))
        return [
            path("choose/", choose, name="articles_event_choose_any"),
            path("<int:event_id>/choose/", choose, name="articles_event_choose"),
            *super().get_urls(),
        ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Event]:
        return super().get_queryset(request).annotate(n_articles=Count("articles"))

    def events_of(self, rows: QuerySet[Event]) -> QuerySet[Event]:
        return rows

    @admin.display(description="articles", ordering="n_articles")
    def n_articles(self, event: Event) -> int:
        return int(getattr(event, "n_articles", 0))


@admin.register(Outlet)
class OutletAdmin(PlainAdmin[Outlet]):
    list_display = ("name", "country", "kind", "owner")
    list_filter = ("kind", "country")
    search_fields = ("name", "owner")

    def events_of(self, rows: QuerySet[Outlet]) -> QuerySet[Event]:
        return Event.objects.filter(articles__outlet__in=rows.values("pk"))


class TextInline(admin.TabularInline[Text, Article]):
    """The versions of an article, to see and not to change."""

    model = Text
    fields = ("number", "headline", "words", "file_name", "analysed_with", "created_at")
    readonly_fields = fields
    can_delete = False
    extra = 0
    show_change_link = True
    verbose_name_plural = "versions"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Text]:
        return super().get_queryset(request).defer("body", "search").select_related("event", "article__outlet")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class ArticleForm(forms.ModelForm[Article]):
    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("published_at") and not data.get("published_on"):
            self.add_error("published_on", "Give the day too: the time of publication says when on that day.")
        return data


@admin.register(Article)
class ArticleAdmin(PlainAdmin[Article]):
    form = ArticleForm
    list_display = ("headline", "outlet", "published_on", "event")
    list_filter = ("event", "outlet__kind", "outlet__country", ("outlet", OutletFilter))
    list_select_related = ("outlet", "event", "current_text")
    search_fields = ("current_text__headline", "outlet__name", "key", "url")
    autocomplete_fields = ("outlet",)
    formfield_overrides: ClassVar = {models.URLField: {"assume_scheme": "https"}}
    fields = ("event", "outlet", "url", "author", "published_on", "published_at", "key")
    readonly_fields = ("event", "key")
    inlines = (TextInline,)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        rows = super().get_queryset(request).select_related("event", "outlet", "current_text")
        return rows.defer("current_text__body", "current_text__search")

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> None:
        delete_articles(articles=queryset)

    def delete_model(self, request: HttpRequest, obj: Article) -> None:
        delete_articles(articles=Article.objects.filter(pk=obj.pk))

    @admin.display(ordering="current_text__headline")
    def headline(self, article: Article) -> str:
        return article.current_text.title if article.current_text else article.key

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False  # articles come in by import_articles, which splits and analyses them


@admin.register(Text)
class TextAdmin(NewsroomAdmin[Text]):
    """To read, and to be found by the forms that choose a text. What can be added is an event's source text."""

    list_display = ("title", "outlet", "number", "words", "analysed_with", "event")
    list_filter = ("event", ("article__outlet", OutletFilter))
    list_select_related = ("event", "article__outlet")
    search_fields = ("headline", "file_name", "article__outlet__name")
    search_help_text = "Search by headline, file name or outlet"
    fieldsets = (
        (None, {"fields": ("event", "article", "number", "headline", "words", "language", "body")}),
        ("Where it came from", {"fields": ("file_name", "encoding", "created_at", "analysed_with", "linked_with")}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Text]:
        texts = super().get_queryset(request).defer("search").select_related("event", "article__outlet")
        one = request.resolver_match is not None and request.resolver_match.url_name == "articles_text_change"
        return texts if one else texts.defer("body")

    @admin.display(ordering="headline")
    def title(self, text: Text) -> str:
        return text.title

    @admin.display(ordering="article__outlet__sort_key")
    def outlet(self, text: Text) -> str:
        if text.article is None:
            return "Source text"
        return text.article.outlet.name if text.article.outlet else "Unknown outlet"

    def get_form(self, request: HttpRequest, obj: Text | None = None, change: bool = False, **kwargs: Any) -> Any:
        return super().get_form(request, obj, change, **kwargs) if obj else SourceTextForm

    def get_fieldsets(self, request: HttpRequest, obj: Text | None = None) -> Any:
        return super().get_fieldsets(request, obj) if obj else [(None, {"fields": ("event", "title", "words_spoken")})]

    def save_model(self, request: HttpRequest, obj: Text, form: Any, change: bool) -> None:
        """Stored by the action, which also works out anew where the event's quotes stand in it."""
        given = form.cleaned_data
        text = add_source_text(event=given["event"], title=given["title"], body=given["words_spoken"])
        obj.pk, obj.event, obj.headline = text.pk, text.event, text.headline
        if not text.linked_with:
            self.message_user(request, LATER, "warning")

    def has_change_permission(self, request: HttpRequest, obj: Text | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Text | None = None) -> bool:
        return deleting_all_of_it(request) and super().has_delete_permission(request, obj)
