"""The article list: filtered, searched and sorted, a page of it at a time, or whole as CSV."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.contrib.postgres.search import SearchQuery
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict

from articles.filter_parts import websearch
from articles.filters import ArticleFilter
from articles.models import Article
from articles.queries import articles as queries
from articles.queries import articles_facets
from articles.queries.counting import TEXTS
from articles.queries.frame import Frame
from articles.queries.paging import Window
from articles.queries.remembered import remembered
from articles.views.addresses import PAGES, Address, is_number, number
from articles.views.article_filters import FACETS, article_chips, facet
from articles.views.counting import counting_context, counting_of
from articles.views.listing import page_links, without_each
from articles.views.pages import page_frame, redirect_to_clean, render_page, shows_full_text, without_empty
from articles.views.tables import articles_csv

COLUMNS = {"outlet": "Outlet", "headline": "Headline", "published": "Published"}
NUMBERS = {"words": "Words", "quotes": "Quotes", "claims": "Claims", "checked": "Checked"}


@dataclass(frozen=True, slots=True)
class Head:
    """Of a column: where a click on it leads, and in which way the list is sorted by it now."""

    label: str
    href: str
    sort: str  # ascending, descending


def articles(request: HttpRequest, slug: str) -> HttpResponse:
    frame = page_frame(slug)
    if redirect := redirect_to_clean(request):
        return redirect
    data, here = without_empty(request.GET), Address.of(request)
    choices = articles_facets.choices(frame.event)
    filtered = ArticleFilter(data, queryset=Article.objects.of(frame.event), choices=choices)
    search = websearch(filtered.chosen["q"]) if "q" in filtered.chosen else None
    sort = sort_of(data, searching=search is not None)
    matching = filtered.matching()
    asked = repr(filtered.chosen) if filtered.is_valid() or not filtered.form.is_bound else "nothing"
    found = remembered(frame.event, ("articles found", asked), matching.count, typed=search is not None)
    counting = counting_of(request, frame)
    capped = found > queries.RANKED and sort == "best"
    order = "-published" if capped else sort
    if data.get("format") == "csv":
        return articles_csv(frame.event, queries.listed(matching, order, search, slice(None)))
    window = Window.of(total=found, size=queries.PER_PAGE, number=number(request, "page") or 1)
    if "page" in data and data["page"] != str(window.number):
        return HttpResponseRedirect(str(here.setting("page", window.number)))
    full = shows_full_text(request, frame.event)
    rows = remembered(
        frame.event,
        ("articles", asked, order, window.number, full),
        lambda: listed(matching, order, search, window.part, in_bodies=full),
        typed=search is not None,
    )
    counts = articles_facets.facet_counts(filtered, frame.event, counting) if filtered.is_valid() else {}
    picks = [int(value) for value in data.getlist("a") if is_number(value)]
    chosen = article_chips(filtered, choices, here)
    without = {} if found else articles_facets.found_without(filtered, frame.event)
    context = {
        "frame": frame,
        "filtered": filtered,
        "rows": rows,
        "found": found,
        **counting_context(request, frame, counting),
        "found_texts": texts_found(frame, asked, matching, typed=search is not None) if counting.by == TEXTS else None,
        "first": window.first,
        "last": window.last,
        "facets": [facet(filtered, name, choices.get(name), counts.get(name), here) for name in FACETS],
        "chips": chosen,
        "clear": str(here.without(*filtered.filters)),
        "instead": without_each(here, chosen, without),
        "sort": sort,
        "sorts": {name: label for name, label in queries.SORTS.items() if name != "best" or search is not None},
        "columns": [head(name, label, sort, here) for name, label in COLUMNS.items()],
        "number_columns": [head(name, label, sort, here) for name, label in NUMBERS.items()],
        "pages": page_links(here, window.number, window.pages),
        "csv": str(here.dropping("a").having("format", "csv")),
        "picks": picks,
        "elsewhere": queries.picked(frame.event, picks, beside=rows),
        "state": here.dropping("a", "count").pairs,
        "capped": capped,
        "kept": here.dropping("sort", *PAGES).pairs,
    }
    return render_page(request, "articles", context)


def listed(
    matching: QuerySet[Article], order: str, search: SearchQuery | None, window: slice, *, in_bodies: bool
) -> list[queries.Row]:
    """The rows of a page; of a search, with what was found in them."""
    rows = queries.listed(matching, order, search, window)
    if search is None:
        return rows
    hits = queries.hits([row.pk for row in rows], search, in_bodies=in_bodies)
    return [replace(row, title_hits=hits[row.pk][0], snippet=hits[row.pk][1]) for row in rows if row.pk in hits]


def texts_found(frame: Frame, asked: str, matching: QuerySet[Article], *, typed: bool) -> int:
    return remembered(frame.event, ("texts found", asked), lambda: articles_facets.count_texts(matching), typed=typed)


def sort_of(data: QueryDict, *, searching: bool) -> str:
    """The order asked for; what is unknown falls back to the first one."""
    asked = data.get("sort", "")
    if asked in queries.SORTS and (asked != "best" or searching):
        return asked
    return "best" if searching else "published"


def head(name: str, label: str, sort: str, here: Address) -> Head:
    """A column head: the first click sorts numbers from the most and words from A, the second turns it round."""
    first = f"-{name}" if name in NUMBERS else name
    other = first.removeprefix("-") if first.startswith("-") else f"-{first}"
    now = {name: "ascending", f"-{name}": "descending"}.get(sort, "")
    return Head(label, str(here.having("sort", other if sort == first else first)), now)
