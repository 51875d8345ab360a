from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse

from articles.filters import CoverageFilter
from articles.queries.cells import CELLS
from articles.queries.counting import TEXTS, Counting
from articles.queries.coverage import COLUMNS, LEGENDS, Asked, CoveragePage, coverage_page
from articles.queries.evidence import evidence_panel
from articles.queries.facets import Facet, Option
from articles.queries.remembered import remembered
from articles.views.addresses import PAGES, Address, number
from articles.views.counting import counting_context, counting_of
from articles.views.listing import SHOWN, WAYS, Choice, chips, choices, page_links, without_each
from articles.views.pages import htmx_of, page_frame, redirect_to_clean, render_page, shows_full_text
from articles.views.tables import coverage_csv

SORTS = {
    "topic": "by topic",
    "order": "as told",
    "spread": "most reported",
    "split": "most split",
    "rarest": "rarest",
    "difference": "difference of two groups",
}
FEW = 6  # choices of a filter that are shown; the rest is folded
CELL = ("claim", "article", "in")  # the cell that is open: none, once the list is another one
MEANINGS = {
    "quoted": "quoted: in somebody’s words",
    "reported": "reported: in the article’s words",
    "part": "in part",
    "disputed": "disputed: says otherwise",
    "mixed": "reported by some of these articles, disputed by others",
    "absent": "not in text: a person checked",
    "unchecked": "unchecked: nothing found yet",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A filter: the choices that are shown, each with its address, and those that are folded: none that is chosen."""

    name: str
    legend: str
    shown: Sequence[tuple[Option, str]]
    rest: Sequence[tuple[Option, str]]


def coverage(request: HttpRequest, slug: str) -> HttpResponse:
    if redirect := redirect_to_clean(request):
        return redirect
    frame = page_frame(slug)
    form = CoverageFilter(request.GET, event=frame.event)
    here = Address.of(request, form.data)
    counting = counting_of(request, frame)
    asked = asked_for(request, here, form, counting)
    several = asked.by != "article" or bool(counting.first)  # articles in a column
    context: dict[str, Any] = {
        "frame": frame,
        **counting_context(request, frame, counting),
        "errors": form.errors,
        "asked": asked,
        "clear": str(here.without(*LEGENDS, *CELL, *form.errors)),
        "key": [(kind, CELLS[kind][0], meaning) for kind, meaning in MEANINGS.items() if several or kind != "mixed"],
        "several": several,
    }
    if not form.errors:
        if request.GET.get("format") == "csv":
            return coverage_csv(frame.event, asked)
        page = remembered(
            frame.event, ("coverage", repr(asked), counting.by), lambda: coverage_page(frame.event, asked)
        )
        context |= {"coverage": page} | around(here, page, asked)
        if asked.claim:
            context["panel"] = evidence_panel(
                frame.event,
                claim=asked.claim,
                column=page.chosen,
                wanted=bool(asked.key),
                columns=page.columns,
                link=asked.link,
                articles=context["of_all"],
                counting=counting,
                full=shows_full_text(request, frame.event),
            )
    target = htmx_of(request).target
    return render_page(request, "coverage", context, partial="evidence" if target == "evidence" else "results")


def asked_for(request: HttpRequest, here: Address, form: CoverageFilter, counting: Counting) -> Asked:
    values = form.values
    article = number(request, "article")
    query = here.dropping(*PAGES, *CELL).prefix()
    return Asked(
        chosen={name: request.GET.getlist(name) for name in LEGENDS},
        link=query[len(here.path) :],
        by=values.get("by", "article"),
        sort=values.get("sort", "topic"),
        page=number(request, "page"),
        column=number(request, "column"),
        claim=number(request, "claim"),
        key=f"a{article}" if article else request.GET.get("in", "")[:40],
        one=request.GET.get("one", "")[:40],
        other=request.GET.get("other", "")[:40],
        checked_only=values.get("show") == "checked",
        counting=counting,
    )


def around(here: Address, page: CoveragePage, asked: Asked) -> dict[str, Any]:
    here = here.dropping(*CELL)
    chosen = chips(here, LEGENDS, page.labels)
    first = page.columns[0].number if page.columns else 1
    sorts = dict(SORTS) if len(page.outlet_groups) > 1 else {key: SORTS[key] for key in SORTS if key != "difference"}
    ways = dict(WAYS) if page.outlet_groups else {key: WAYS[key] for key in ("article", "outlet")}
    if asked.counting.by == TEXTS:
        ways["article"] = "independent texts"
    return {
        "chips": chosen,
        "lines": [line_of(here, facet) for facet in page.facets],
        "sorts": choices(here, "sort", sorts, asked.sort, "topic"),
        "ways": choices(here, "by", ways, asked.by, "article"),
        "shown": choices(here, "show", SHOWN, "checked" if asked.checked_only else "", ""),
        "kept": here.dropping("one", "other", *PAGES).pairs,
        "instead": without_each(here, chosen, page.found_without),
        "pages": page_links(here, page.number, page.pages),
        "columns_before": column_link(here, first - COLUMNS, page, "columns-before"),
        "columns_after": column_link(here, first + COLUMNS, page, "columns-after"),
        "column_before": column_link(here, page.column - 1, page, "column-before"),
        "column_after": column_link(here, page.column + 1, page, "column-after"),
        "shown_column": next((head for head in page.columns if head.number == page.column), None),
        "csv": str(here.having("format", "csv")),
        "all_findings": str(here.without("show")),
    }


def line_of(here: Address, facet: Facet) -> Line:
    options = [(option, toggled(here, facet.name, option)) for option in facet.options]
    kept = [at for at, (option, _) in enumerate(options) if at < FEW or option.chosen]
    if len(kept) + 1 >= len(options):
        kept = list(range(len(options)))
    rest = [option for at, option in enumerate(options) if at not in kept]
    return Line(facet.name, facet.legend, [options[at] for at in kept], rest)


def toggled(here: Address, name: str, option: Option) -> str:
    return str(here.removing(name, option.value) if option.chosen else here.adding(name, option.value))


def column_link(here: Address, column: int, page: CoveragePage, key: str) -> Choice | None:
    """The address with this column of the matrix, where there is one."""
    if not 1 <= column <= page.n_columns:
        return None
    last = min(column + COLUMNS - 1, page.n_columns)
    return Choice(f"{column}–{last}", str(here.setting("column", column)), key=key)
