"""What the article list can be filtered by on one event, and how many articles each value would give."""

from __future__ import annotations

from typing import Any

from django.db.models import Case, Count, F, QuerySet, Value, When
from django.db.models.functions import Coalesce

from articles.models import Article, Event, Speaker
from articles.queries.articles import Filtered
from articles.queries.counting import BY_ARTICLES, TEXTS, Counting
from articles.queries.remembered import remembered


def choices(event: Event) -> dict[str, list[tuple[str, str]]]:
    """The values each filter knows on this event, by name. Two SELECTs, once for each state of the event."""
    return remembered(event, "choices of articles", lambda: find_choices(event))


def find_choices(event: Event) -> dict[str, list[tuple[str, str]]]:
    outlets = list(
        Article.objects.of(event)
        .values_list("outlet", "outlet__name", "outlet__country", "outlet__kind", "outlet__sort_key")
        .order_by("outlet__sort_key", "outlet")
        .distinct()
    )
    speakers = Speaker.objects.filter(event=event, merged_into=None).values_list("pk", "name")
    countries = sorted({row[2] for row in outlets if row[2]}, key=str.casefold)
    kinds = sorted({row[3] for row in outlets if row[3]})
    return {
        "outlet": [(str(row[0]), row[1]) for row in outlets if row[0]] + [("none", "Unknown outlet")],
        "country": [(country, country) for country in countries] + [("none", "Unknown")],
        "kind": [(kind, kind.capitalize()) for kind in kinds] + [("none", "Unknown")],
        "speaker": [(str(pk), name) for pk, name in speakers] + [("none", "Speaker not found")],
    }


def facet_counts(filtered: Filtered, event: Event, counting: Counting = BY_ARTICLES) -> dict[str, dict[str, int]]:
    """How many articles, or independent texts, each value would give, under all other filters. Six SELECTs, once for
    each choice of filters and state of the event."""
    asked = ("facets of articles", repr(filtered.chosen), counting.by)
    return remembered(event, asked, lambda: count_facets(filtered, counting), typed="q" in filtered.chosen)


def count_texts(articles: QuerySet[Article]) -> int:
    """How many independent texts these articles are. One SELECT."""
    found: int = articles.order_by().aggregate(n=Counting(TEXTS).count("current_text"))["n"]
    return found


def count_facets(filtered: Filtered, counting: Counting) -> dict[str, dict[str, int]]:
    counts = {
        "outlet": grouped(filtered.matching(without=["outlet"]), F("outlet"), counting),
        "country": grouped(filtered.matching(without=["country"]), known("outlet__country"), counting),
        "kind": grouped(filtered.matching(without=["kind"]), known("outlet__kind"), counting),
    }
    texts = filtered.matching(without=["speaker", "quote"]).values("current_text")
    for name, field in (("speaker", "speaker"), ("quote", "kind")):
        quotes = filtered.quotes(without=[name]).filter(text__in=texts).order_by()
        found = quotes.values_list(field).annotate(n=counting.count("text"))
        counts[name] = {str(value or "none"): n for value, n in found}
    checked, unchecked = filtered.states
    state = Case(When(~checked, then=Value("none")), When(unchecked, then=Value("some")), default=Value("all"))
    counts["checked"] = dict.fromkeys(("all", "some", "none"), 0)
    counts["checked"] |= grouped(filtered.matching(without=["checked"]), state, counting)
    return counts


def known(field: str) -> Coalesce:
    """No outlet, and an outlet of which this is not known, are one."""
    return Coalesce(F(field), Value(""))


def grouped(articles: QuerySet[Article], value: Any, counting: Counting) -> dict[str, int]:
    found = articles.order_by().annotate(value=value).values_list("value")
    n = counting.count("current_text") if counting.by == TEXTS else Count("pk")
    return {str(each or "none"): number for each, number in found.annotate(n=n)}


def found_without(filtered: Filtered, event: Event) -> dict[str, int]:
    """For a list without a result: how many there would be without one of the filters. One SELECT."""
    without = {name: Count("pk", filter=filtered.condition(without=[name])) for name in filtered.chosen}
    return Article.objects.of(event).aggregate(**without) if without else {}
