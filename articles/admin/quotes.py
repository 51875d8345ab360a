"""Quotes: shown inside their context, corrected by pasting words."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Substr
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from articles.actions.judging import add_quote, correct_quote
from articles.admin.base import excerpt, person
from articles.admin.fields import Decision
from articles.admin.filters import OutletFilter
from articles.admin.findings import FindingAdmin, decide, plain_row
from articles.admin.places import in_context
from articles.admin.quote_form import QuoteForm
from articles.admin.searching import saying
from articles.models import Quote, Status, Text
from articles.queries.passages import KINDS
from articles.spans import Span


@admin.register(Quote)
class QuoteAdmin(FindingAdmin[Quote]):
    form = QuoteForm
    choose_first = "text"
    autocomplete_fields = ("text", "speaker", "relay")
    list_display = ("words_shown", "kind", "speaker", "outlet", "state", "score_shown")
    list_filter = ("status", "kind", "origin", "channel", "text__event", ("text__article__outlet", OutletFilter))
    search_fields = ("speaker__name", "text__headline", "cue_lemma")
    search_help_text = (
        "Search by words of the quote or the cue (the reporting word), by speaker or headline. "
        "Quotation marks keep “a phrase” together."
    )
    list_select_related = ("speaker", "text__event", "text__article__outlet")
    ordering = ("text", "start")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Quote]:
        # A subquery, which PostgreSQL asks only of rows it shows; else it would read a body for each that it sorts.
        body = Text.objects.filter(pk=OuterRef("text"))
        words = Subquery(body.values(said=Substr("body", OuterRef("start") + 1, OuterRef("end") - OuterRef("start"))))
        rows = super().get_queryset(request).select_related(*self.list_select_related, "relay")
        return rows.annotate(shown=words).defer("text__body", "text__search")

    def get_search_results(self, request: HttpRequest, queryset: QuerySet[Quote], search_term: str) -> Any:
        """By the fields, or by what is printed: in the quote or as its cue."""
        found, may_repeat = super().get_search_results(request, queryset, search_term)
        said = saying(queryset, search_term)
        return (
            queryset.filter(Q(pk__in=found.order_by().values("pk")) | Q(pk__in=said)) if said else found
        ), may_repeat

    def named(self, obj: Quote) -> str:
        words = getattr(obj, "shown", None)
        return f"“{excerpt(words if words is not None else obj.text.body[obj.start : obj.end])}”"

    @admin.display(description="quote")
    def words_shown(self, quote: Quote) -> str:
        return excerpt(getattr(quote, "shown", ""))

    @admin.display(description="outlet", ordering="text__article__outlet__sort_key")
    def outlet(self, quote: Quote) -> str:
        article = quote.text.article
        return article.outlet.name if article and article.outlet else "Unknown outlet"

    @admin.display(description="score", ordering="score")
    def score_shown(self, quote: Quote) -> str:
        return "" if quote.score is None else f"{quote.score:.2f}"

    def get_readonly_fields(self, request: HttpRequest, obj: Quote | None = None) -> tuple[str, ...]:
        return ("text",) if obj else ()

    def get_fieldsets(self, request: HttpRequest, obj: Quote | None = None) -> Any:
        if obj is None and self.first_chosen(request) is None:
            return [("In which text?", {"fields": ["text"]})]
        what = {"fields": ["text", "words_pasted", "occurrence", "kind", "pieces_pasted", "channel"]}
        who = {"fields": ["speaker", "mention_pasted", "cue_pasted", "relay"]}
        fieldsets: list[tuple[str | None, Any]] = [("What is said", what), ("Who says it", who)]
        return [*fieldsets, ("Your decision", {"fields": ["decision", "seen"]})] if obj else fieldsets

    def save_form(self, request: HttpRequest, form: Any, change: bool) -> Quote:
        """The row as it is stored: what was entered is read from the form, and ``actions`` write it."""
        return Quote.objects.select_related("text__event").get(pk=form.instance.pk) if change else form.instance

    def save_model(self, request: HttpRequest, obj: Quote, form: QuoteForm, change: bool) -> None:
        by = person(request)
        if not change:
            obj.pk = add_quote(text=obj.text, values=form.values(), by=by).pk
            obj.start, obj.end = form.cleaned_data["span"]
            return
        decision = form.cleaned_data["decision"]
        if form.says_something_new and decision != Decision.REOPEN:
            correct_quote(quote=obj, values=form.values(), by=by)
        decide(plain_row(obj), decision, by)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """There is nothing beside the quote to save: ``actions`` wrote its pieces."""

    def construct_change_message(self, request: HttpRequest, form: Any, formsets: Any, add: bool = False) -> Any:
        return "Added by hand." if add else form.history()

    def response_change(self, request: HttpRequest, obj: Quote) -> HttpResponse:
        """*Save and go on* leads to the next quote nobody has looked at, in this text first."""
        if "_next" not in request.POST:
            return super().response_change(request, obj)
        waiting = Quote.objects.of(obj.text.event).filter(status=Status.SUGGESTED).exclude(pk=obj.pk)
        here = waiting.filter(text=obj.text_id, start__gte=obj.start).order_by("start", "pk").first()
        following = here or waiting.order_by("text", "start").first()
        if following is None:
            self.message_user(request, f"Every quote of “{obj.text.event}” has been checked.")
            return redirect("admin:articles_quote_changelist")
        self.message_user(request, f"Saved: {self.named(obj)}. This is the next one.")
        return redirect("admin:articles_quote_change", following.pk)

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        form: QuoteForm = context["adminform"].form
        quote = kwargs.get("obj")
        if quote is not None:
            # Of the stored row: a form that came back with errors has put its own values on the object.
            stored = Quote.objects.select_related("text", "decided_by").prefetch_related("pieces").get(pk=quote.pk)
            pieces = [Span(piece.start, piece.end) for piece in stored.pieces.all()]
            context |= {"quote": stored, "context_pieces": in_context(stored, pieces), "proposed": stored.proposed}
            context["proposed_kind"] = KINDS.get((stored.proposed or {}).get("kind", ""), "")
            if stored.proposed and "start" in stored.proposed:
                context["proposed_words"] = stored.text.body[stored.proposed["start"] : stored.proposed["end"]]
        context["whole_text"] = form.text
        return super().render_change_form(request, context, *args, **kwargs)
