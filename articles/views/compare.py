"""Two to four articles side by side. The address holds which, in which order, the base, and which rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, QueryDict

from articles.filters import ArticleFilter
from articles.models import Article, Event
from articles.queries.choosing import LISTED, OFFERED, candidates, good_pairs
from articles.queries.columns import Column, chosen_articles, labels_of
from articles.queries.compare import Comparison, comparison
from articles.queries.frame import Frame
from articles.views.addresses import Address, is_number
from articles.views.counting import counting_context, counting_of
from articles.views.listing import Choice, choices
from articles.views.pages import page_frame, redirect_to_clean, render_page, shows_full_text, without_empty
from articles.views.quote_tables import compare_csv

MOST = 4
OF_LIST = (*ArticleFilter.base_filters, "sort", "all", "page")  # comes along from the list of articles
NUMBERS = {2: "Two", 3: "Three", 4: "Four"}


@dataclass(frozen=True, slots=True)
class Head:
    """A column with the addresses of this page without it, and with it one place further left."""

    column: Column
    without: str
    left: str


def compare(request: HttpRequest, slug: str) -> HttpResponse:
    frame = page_frame(slug)
    if redirect := redirect_to_clean(request, without=OF_LIST):
        return redirect
    data = without_empty(request.GET)
    articles, errors = read_articles(frame.event, data.getlist("a"))
    if len(articles) < 2:
        return choosing(request, frame, articles, errors)
    base = read_base(data, articles, frame, errors)
    rows = read_rows(data, errors)
    data.setlist("a", [str(article.pk) for article in articles])
    here = Address.of(request, data)
    counting = counting_of(request, frame)
    found = comparison(frame.event, articles, base=base, counting=counting)
    if data.get("format") == "csv":
        return compare_csv(frame.event, found, only_differences=rows == "differences")
    base_links = bases(found.columns, here, base, frame)
    context = {
        "frame": frame,
        **counting_context(request, frame, counting),
        "errors": errors,
        "found": found,
        "number_word": NUMBERS[len(articles)],
        "full": shows_full_text(request, frame.event),
        "heads": heads(found.columns, here),
        "bases": base_links,
        "only_differences": rows == "differences",
        "rows_links": rows_links(found, here, rows),
        "kept": here.pairs,
        "csv": str(here.having("format", "csv")),
        "more": candidates(frame.event, chosen=articles, total=frame.articles) if len(articles) < MOST else [],
        "more_capped": frame.articles > OFFERED,
        "address": str(here),
        "base_label": next(link.label for link in base_links if link.current),
    }
    return render_page(request, "compare", context)


def choosing(request: HttpRequest, frame: Frame, chosen: Sequence[Article], errors: list[str]) -> HttpResponse:
    """The page without two articles: what it is for, good pairs, and a list to choose from."""
    offered = candidates(frame.event, chosen=chosen, total=frame.articles, limit=LISTED)
    context = {
        "frame": frame,
        "counting": counting_of(request, frame),
        "errors": errors,
        "chosen": chosen,
        "chosen_labels": labels_of(chosen),
        "offered": offered,
        "more": frame.articles > LISTED,
        "pairs": good_pairs(frame.event, offered) if not chosen else [],
        "partners": sorted((c for c in offered if chosen and c.shared), key=lambda c: -c.shared)[:5],
    }
    return render_page(request, "compare", context)


def read_articles(event: Event, asked: Sequence[str]) -> tuple[list[Article], list[str]]:
    """The articles asked for, and a sentence for each that cannot be shown."""
    errors = [f"“{value}” is not the number of an article." for value in asked if not is_number(value)]
    ids = list(dict.fromkeys(int(value) for value in asked if is_number(value)))
    found = {article.pk: article for article in chosen_articles(event, ids)}
    errors += [f"There is no article {pk} in this event." for pk in ids if pk not in found]
    articles = list(found.values())
    if len(articles) > MOST:
        left_out = ", ".join(labels_of(articles)[MOST:])
        errors.append(f"At most four articles fit side by side. These are the first four; not shown: {left_out}.")
    return articles[:MOST], errors


def read_base(data: QueryDict, articles: Sequence[Article], frame: Frame, errors: list[str]) -> str:
    """The base asked for, else the default one: the source text, and the fullest wording where it has none."""
    asked = data.get("base", "source")
    if asked == "source" or asked in {str(article.pk) for article in articles}:
        return asked
    if asked == "longest":
        return asked if frame.has_source_text else "source"
    errors.append("The base asked for is not one of these articles, so the usual one is shown.")
    data.pop("base")
    return "source"


def read_rows(data: QueryDict, errors: list[str]) -> str:
    asked = data.get("rows", "")
    if asked in ("", "differences"):
        return asked
    errors.append(f"“{asked}” is not a choice of rows: all rows are shown.")
    data.pop("rows")
    return ""


def heads(columns: Sequence[Column], here: Address) -> list[Head]:
    ids = [str(column.article.pk) for column in columns]
    made = []
    for n, column in enumerate(columns):
        others = ids[:n] + ids[n + 1 :]
        further_left = str(of_articles(here, [*others[: n - 1], ids[n], *others[n - 1 :]])) if n else ""
        without = of_articles(here.removing("base", ids[n]), others)
        made.append(Head(column, str(without), further_left))
    return made


def of_articles(here: Address, ids: Sequence[str]) -> Address:
    """The same page with these articles, in this order."""
    return Address(here.path, (*(("a", pk) for pk in ids), *here.dropping("a").pairs))


def bases(columns: Sequence[Column], here: Address, base: str, frame: Frame) -> list[Choice]:
    longest = "Fullest wording"
    usual = {"source": "Source text", "longest": longest} if frame.has_source_text else {"source": longest}
    return choices(here, "base", usual | {str(one.article.pk): one.label for one in columns}, base, "source")


def rows_links(found: Comparison, here: Address, rows: str) -> list[Choice]:
    every = found.shared + len(found.claims)
    differing = len(found.rows) + len(found.claims_apart)
    return choices(here, "rows", {"": f"All {every}", "differences": f"Only differences, {differing}"}, rows, "")
