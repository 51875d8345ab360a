"""What list pages can be filtered by: django-filter forms, GET only.

A FilterSet here says two things: its form (which values are valid), and one condition per filter. A facet is counted
under all conditions but its own. An invalid value matches nothing; the form says which it was.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import django_filters as filters
from django.db.models import Exists, OuterRef, Q, QuerySet

from articles.analysis.findings import Channel, QuoteKind, SpeakerKind
from articles.analysis.tones import TONES, lemmas_of
from articles.filter_parts import (
    NONE,
    Choices,
    DatesForm,
    EventFilterSet,
    WordsFilter,
    by_row,
    either,
    few,
    one_of,
    several,
    websearch,
)
from articles.models import (
    Article,
    Claim,
    ClaimReport,
    Event,
    Outlet,
    OutletKind,
    Quote,
    Rendering,
    Speaker,
    Topic,
)

LARGEST = 2**63 - 1  # of a primary key
QUOTE_KINDS: Choices = [("direct", "Direct"), ("mixed", "Partly direct"), ("indirect", "Indirect")]
CHECKED: Choices = [("all", "All findings"), ("some", "Some"), ("none", "None")]
NOT_A_DATE = {"invalid": "This is not a date: write it like 2026-02-14."}


class ArticleFilter(filters.FilterSet):
    """The article list. Who is quoted and the kind of quote must hold for one and the same quote."""

    q = filters.CharFilter(label="Words in the text", max_length=200)
    country = several(label="Country")
    kind = several(label="Kind of outlet")
    outlet = several(label="Outlet")
    speaker = several(label="Who is quoted")
    quote = several(label="Kind of quote", choices=QUOTE_KINDS)
    checked = several(label="Checked by a person", choices=CHECKED)
    since = filters.DateFilter(label="Published from", error_messages=NOT_A_DATE)
    until = filters.DateFilter(label="Published to", error_messages=NOT_A_DATE)

    class Meta:
        model = Article
        fields: tuple[str, ...] = ()
        form = DatesForm

    def __init__(self, data: Any, *, queryset: QuerySet[Article], choices: dict[str, Choices]) -> None:
        super().__init__(data, queryset=queryset)
        for name, values in choices.items():
            self.filters[name].extra["choices"] = values

    @property
    def states(self) -> tuple[Q, Q]:
        """Whether a finding is checked, and whether one is not."""
        return HAS_CHECKED, HAS_UNCHECKED

    @property
    def chosen(self) -> dict[str, Any]:
        """The filters in use and their valid values, in the order of the form."""
        cleaned = self.form.cleaned_data if self.form.is_bound and self.is_valid() else {}
        return {name: cleaned[name] for name in self.filters if cleaned.get(name)}

    def matching(self, *, without: Iterable[str] = ()) -> QuerySet[Article]:
        """The articles that fit every filter in use, or all but some of them; none where a value is invalid."""
        articles: QuerySet[Article] = self.queryset
        if self.form.is_bound and not self.is_valid():
            return articles.none()
        return articles.filter(self.condition(without=without))

    def condition(self, *, without: Iterable[str] = ()) -> Q:
        chosen = {name: value for name, value in self.chosen.items() if name not in without}
        condition = Q()
        for name, value in chosen.items():
            if name not in ("speaker", "quote"):
                condition &= getattr(self, f"where_{name}")(value)
        if "speaker" in chosen or "quote" in chosen:
            quotes = self.quotes(without=without).filter(text=OuterRef("current_text"))
            condition &= Q(Exists(quotes))
        return condition

    def quotes(self, *, without: Iterable[str] = ()) -> QuerySet[Quote]:
        """The quotes of the event that fit what is asked of a quote."""
        chosen = {name: value for name, value in self.chosen.items() if name not in without}
        quotes: QuerySet[Quote] = Quote.objects.spoken().standing()
        if "speaker" in chosen:
            ids = [int(value) for value in chosen["speaker"] if value != NONE]
            quotes = quotes.filter(
                Q(speaker__in=ids) | (Q(speaker=None) if NONE in chosen["speaker"] else Q(pk__in=[]))
            )
        if "quote" in chosen:
            quotes = quotes.filter(kind__in=chosen["quote"])
        return quotes

    def where_q(self, words: str) -> Q:
        return Q(current_text__search=websearch(words))

    def where_outlet(self, values: list[str]) -> Q:
        named = Q(outlet__in=[int(value) for value in values if value != NONE])
        return named | Q(outlet=None) if NONE in values else named

    def where_country(self, values: list[str]) -> Q:
        return one_of("outlet__country", values)

    def where_kind(self, values: list[str]) -> Q:
        return one_of("outlet__kind", values)

    def where_since(self, day: date) -> Q:
        return Q(published_on__gte=day)

    def where_until(self, day: date) -> Q:
        return Q(published_on__lte=day)

    def where_checked(self, values: list[str]) -> Q:
        condition = Q(pk__in=[])
        for value in values:
            condition |= CHECKED_STATES[value]
        return condition


def has_findings(*, checked: bool) -> Q:
    """Articles with at least one finding that a person has checked, or that nobody has."""
    quotes, reports = (
        (model.objects.checked() if checked else model.objects.standing().filter(status="suggested")).filter(
            text=OuterRef("current_text")
        )
        for model in (Quote, ClaimReport)
    )
    return Q(Exists(quotes)) | Q(Exists(reports))


HAS_CHECKED, HAS_UNCHECKED = has_findings(checked=True), has_findings(checked=False)
CHECKED_STATES = {"all": HAS_CHECKED & ~HAS_UNCHECKED, "some": HAS_CHECKED & HAS_UNCHECKED, "none": ~HAS_CHECKED}


class QuoteFilter(EventFilterSet):
    """Of the quotes page. All that is asked of a quote holds for one and the same quote."""

    view = filters.ChoiceFilter(label="View", choices=[("passages", "Shared passages"), ("quotes", "All quotes")])
    sort = few("Sort", "spread order outlet speaker length")
    speaker = by_row("Speaker", Speaker.objects.none(), "no speaker found")
    outlet = by_row("Outlet", Outlet.objects.none(), "Unknown outlet")
    article = filters.NumberFilter(label="Article", min_value=1, max_value=LARGEST)
    passage = filters.NumberFilter(label="Passage", min_value=1, max_value=LARGEST)
    kind = few("Kind", " ".join(QuoteKind), filters.MultipleChoiceFilter)
    channel = few("Where", " ".join(Channel), filters.MultipleChoiceFilter)
    step = few("Step", "1 2 3 4 5 6 7 8 9", filters.MultipleChoiceFilter)
    cue = WordsFilter(label="Reporting word")
    tone = few("Tone", " ".join(TONES), filters.MultipleChoiceFilter)
    status = few("Checked", "suggested confirmed corrected", filters.MultipleChoiceFilter)
    q = filters.CharFilter(label="Words", max_length=200)

    class Meta:
        model = Quote
        fields: tuple[str, ...] = ()

    def __init__(self, data: Any, *, event: Event) -> None:
        super().__init__(data, event=event)
        self.filters["speaker"].queryset = Speaker.objects.filter(event=event)
        self.filters["outlet"].queryset = Outlet.objects.filter(articles__event=event).distinct()

    def conditions(self, *, renderings: bool) -> dict[str, Q] | None:
        """What each filter asks of a quote, or of a rendering and its quote."""
        if self.errors:
            return None
        at = "quote__" if renderings else ""
        chosen = self.values
        found = {name: either(at + path, list(chosen[name])) for name, path in QUOTE_PATHS.items() if chosen.get(name)}
        found.setdefault("kind", ~Q(**{f"{at}kind": QuoteKind.TERM.value}))
        if tones := chosen.get("tone"):
            found["tone"] = Q(**{f"{at}cue_lemma__in": lemmas_of(tones)})
        if article := chosen.get("article"):
            found["article"] = Q(**{f"{at}text__article": int(article)})
        if passage := chosen.get("passage"):
            found["passage"] = Q(utterance=int(passage)) if renderings else Q(renderings__utterance=int(passage))
        if steps := chosen.get("step"):
            given = Rendering.objects.standing().compared().filter(step__in=steps)
            found["step"] = Q(pk__in=given) if renderings else Q(Exists(given.filter(quote=OuterRef("pk"))))
        return found


QUOTE_PATHS = {
    "speaker": "speaker",
    "outlet": "text__article__outlet",
    "kind": "kind",
    "channel": "channel",
    "cue": "cue_lemma",
    "status": "status",
}


class SpeakerFilter(EventFilterSet):
    """Of the speakers page."""

    sort = few("Sort", "words quotes articles name")
    kind = few("Kind", " ".join(SpeakerKind), filters.MultipleChoiceFilter)
    outlet = by_row("Outlet", Outlet.objects.none(), "Unknown outlet")
    q = filters.CharFilter(label="Name", max_length=200)

    class Meta:
        model = Speaker
        fields: tuple[str, ...] = ()

    def __init__(self, data: Any, *, event: Event) -> None:
        super().__init__(data, event=event)
        self.filters["outlet"].queryset = Outlet.objects.filter(articles__event=event).distinct()


class CoverageFilter(EventFilterSet):
    """Of the coverage page: which claims are rows, and which articles are columns."""

    sort = few("Sort", "topic order spread split rarest difference")
    by = few("Columns", "article outlet group")
    show = few("Findings", "checked")
    topic = by_row("Topic", Topic.objects.none(), "no topic")
    speaker = by_row("Speaker", Speaker.objects.none(), "nobody named")
    outlet = by_row("Outlet", Outlet.objects.none(), "Unknown outlet")
    kind = filters.MultipleChoiceFilter(label="Kind of outlet", choices=[*OutletKind.choices, (NONE, "kind not known")])
    status = few("Status", "suggested confirmed corrected", filters.MultipleChoiceFilter)
    spread = few("Spread", "every some one no", filters.MultipleChoiceFilter)
    checked = few("Checked", f"all part {NONE}", filters.MultipleChoiceFilter)

    class Meta:
        model = Claim
        fields: tuple[str, ...] = ()

    def __init__(self, data: Any, *, event: Event) -> None:
        super().__init__(data, event=event)
        self.filters["topic"].queryset = Topic.objects.filter(event=event)
        self.filters["speaker"].queryset = Speaker.objects.filter(event=event)
        self.filters["outlet"].queryset = Outlet.objects.filter(articles__event=event).distinct()
