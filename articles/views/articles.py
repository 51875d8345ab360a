from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.utils.formats import date_format

from articles.filters import ArticleFilter, Choices, websearch
from articles.models import Article
from articles.queries import articles as queries
from articles.queries import articles_facets
from articles.queries.counting import TEXTS
from articles.queries.frame import Frame
from articles.queries.remembered import remembered
from articles.views.counting import counted, counting_of
from articles.views.pages import (
    address,
    changed,
    page_frame,
    redirect_to_clean,
    render_page,
    shows_full_text,
    without_empty,
)

SHOWN_VALUES = 8  # of a facet; the rest behind a link
COLUMNS = (("outlet", "Outlet"), ("headline", "Headline"), ("published", "Published"))
NUMBER_COLUMNS = (("words", "Words"), ("quotes", "Quotes"), ("claims", "Claims"), ("checked", "Checked"))
FACETS = ("country", "kind", "outlet", "speaker", "quote", "checked")


@dataclass(frozen=True, slots=True)
class Link:
    label: str
    url: str
    value: str = ""
    sort: str = ""  # of a column head: ascending, descending


@dataclass(frozen=True, slots=True)
class FacetValue:
    key: int  # its place among all values: the id of the checkbox stays when counts change their order
    value: str
    label: str
    n: int | None
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    name: str
    label: str
    values: Sequence[FacetValue]
    errors: Sequence[str]
    more: Link | None


def articles(request: HttpRequest, slug: str) -> HttpResponse:
    frame = page_frame(slug)
    if redirect := redirect_to_clean(request):
        return redirect
    data = without_empty(request.GET)
    choices = articles_facets.choices(frame.event)
    filtered = ArticleFilter(data, queryset=Article.objects.of(frame.event), choices=choices)
    search = websearch(filtered.chosen["q"]) if "q" in filtered.chosen else None
    sort = sort_of(data, searching=search is not None)
    matching = filtered.matching()
    asked = repr(filtered.chosen) if filtered.is_valid() or not filtered.form.is_bound else "nothing"
    found = remembered(frame.event, ("articles found", asked), matching.count)
    counting = counting_of(request, frame)
    capped = found > queries.RANKED and sort == "best"
    order = "-published" if capped else sort
    if data.get("format") == "csv":
        return as_csv(frame, queries.listed(matching, order, search, slice(None)))
    paginator = Paginator(matching, queries.PER_PAGE)
    paginator.__dict__["count"] = found
    page = paginator.get_page(data.get("page"))
    if "page" in data and data["page"] != str(page.number):
        data["page"] = str(page.number)
        return HttpResponseRedirect(address(request, data))
    full = shows_full_text(request, frame.event)

    def listed() -> list[queries.Row]:
        rows = queries.listed(matching, order, search, slice(max(page.start_index() - 1, 0), page.end_index()))
        if search is None:
            return rows
        hits = queries.hits([row.pk for row in rows], search, in_bodies=full)
        return [replace(row, title_hits=hits[row.pk][0], snippet=hits[row.pk][1]) for row in rows if row.pk in hits]

    rows = remembered(frame.event, ("articles", asked, order, page.number, full), listed)
    counts = articles_facets.facet_counts(filtered, frame.event, counting) if filtered.is_valid() else {}
    context = {
        "frame": frame,
        "filtered": filtered,
        "rows": rows,
        "found": found,
        **counted(request, frame, counting),
        "found_texts": texts_found(frame, matching, asked) if counting.by == TEXTS else None,
        "first": page.start_index(),
        "last": page.end_index(),
        "facets": [facet(filtered, name, choices.get(name), counts, data) for name in FACETS],
        "chips": chips(filtered, choices, data),
        "clear": changed(data, dict.fromkeys(filtered.filters)),
        "ways_out": ways_out(filtered, choices, frame, data) if not found else [],
        "sort": sort,
        "sorts": {name: label for name, label in queries.SORTS.items() if name != "best" or search is not None},
        "columns": [column(name, label, sort, data) for name, label in COLUMNS],
        "number_columns": [column(name, label, sort, data) for name, label in NUMBER_COLUMNS],
        "pages": pages(paginator, page, data),
        "csv": changed(data, {"format": "csv"}),
        "capped": capped,
        "kept": [(name, value) for name in data for value in data.getlist(name) if name not in ("sort", "page")],
    }
    return render_page(request, "articles", context)


def texts_found(frame: Frame, matching: QuerySet[Article], asked: str) -> int:
    return remembered(frame.event, ("texts found", asked), lambda: articles_facets.count_texts(matching))


def sort_of(data: QueryDict, *, searching: bool) -> str:
    """The order asked for; what is unknown falls back to the first one."""
    asked = data.get("sort", "")
    if asked in queries.SORTS and (asked != "best" or searching):
        return asked
    return "best" if searching else "published"


def facet(
    filtered: ArticleFilter, name: str, choices: Choices | None, counts: dict[str, dict[str, int]], data: QueryDict
) -> Facet:
    """One list of checkboxes: the most frequent values and the chosen ones, or all where the address says so."""
    field = filtered.form.fields[name]
    chosen = set(data.getlist(name))
    known = counts.get(name)
    values = [
        FacetValue(key, value, label, known.get(value, 0) if known is not None else None, value in chosen)
        for key, (value, label) in enumerate(choices if choices is not None else list(field.choices))
    ]
    more = None
    if choices is not None:
        ranked = sorted((value for value in values if value.n != 0 or value.chosen), key=lambda value: -(value.n or 0))
        all_shown = data.get("all") == name
        top = ranked if all_shown else [v for i, v in enumerate(ranked) if i < SHOWN_VALUES or v.chosen]
        if all_shown:
            more = Link("fewer", changed(data, {"all": None}))
        elif len(ranked) > len(top):
            more = Link(f"all {len(ranked)}", changed(data, {"all": name}))
        values = top if all_shown else sorted(top, key=lambda value: -(value.n or 0))
    return Facet(name, str(field.label), values, filtered.form.errors.get(name, []), more)


def value_labels(filtered: ArticleFilter, choices: dict[str, Choices], name: str) -> list[tuple[str, str]]:
    """The chosen values of a filter, as in the address and as on the page."""
    value = filtered.chosen[name]
    if isinstance(value, list):
        labels = dict(choices.get(name) or filtered.form.fields[name].choices)
        return [(each, str(labels[each])) for each in value]
    return [("", date_format(value, "j F Y") if name in ("since", "until") else str(value))]


def chips(filtered: ArticleFilter, choices: dict[str, Choices], data: QueryDict) -> list[Link]:
    """One link for each chosen value, to the same list without it."""
    made = []
    for name in filtered.chosen:
        for value, label in value_labels(filtered, choices, name):
            others = [each for each in data.getlist(name) if each != value] if value else []
            made.append(Link(str(filtered.form.fields[name].label), changed(data, {name: others}), label))
    return made


def ways_out(
    filtered: ArticleFilter, choices: dict[str, Choices], frame: Frame, data: QueryDict
) -> list[tuple[Link, int]]:
    """What to leave out, named with its values, and how many articles that gives."""
    ways = []
    for name, n in articles_facets.ways_out(filtered, frame.event):
        values = " or ".join(label for _, label in value_labels(filtered, choices, name))
        ways.append((Link(f"{filtered.form.fields[name].label}: {values}", changed(data, {name: None})), n))
    return ways


def column(name: str, label: str, sort: str, data: QueryDict) -> Link:
    """A column head: the first click sorts numbers from the most and words from A, the second turns it round."""
    first = f"-{name}" if (name, label) in NUMBER_COLUMNS else name
    state = {name: "ascending", f"-{name}": "descending"}.get(sort, "")
    other = first.removeprefix("-") if first.startswith("-") else f"-{first}"
    return Link(label, changed(data, {"sort": other if sort == first else first}), sort=state)


def pages(paginator: Paginator[Any], page: Any, data: QueryDict) -> list[Link]:
    """The pages to go to, with gaps (no address) where there are many."""
    if paginator.num_pages < 2:
        return []

    def to(label: str, number: int) -> Link:
        return Link(label, changed(data, {"page": str(number) if number > 1 else None}), str(number))

    links = [
        to(str(n), n) if isinstance(n, int) else Link("…", "")
        for n in paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    ]
    links = [replace(link, sort="current") if link.value == str(page.number) else link for link in links]
    before = [replace(to("‹ Previous", page.number - 1), sort="prev")] if page.has_previous() else []
    after = [replace(to("Next ›", page.number + 1), sort="next")] if page.has_next() else []
    return [*before, *links, *after]


def as_csv(frame: Frame, rows: Sequence[queries.Row]) -> HttpResponse:
    """The whole list as it is filtered and sorted."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{frame.event.slug}-articles.csv"'
    writer = csv.writer(response)
    writer.writerow(
        ["article", "outlet", "headline", "published", "url", "words", "quotes", "claims", "findings", "checked"]
    )
    for row in rows:
        published = row.published_at or row.published_on
        texts = [plain(row.outlet), plain(row.title), published.isoformat() if published else "", plain(row.url)]
        writer.writerow([row.pk, *texts, row.words, row.quotes, row.claims, row.findings, row.checked])
    return response


def plain(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
