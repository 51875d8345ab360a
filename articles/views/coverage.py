from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from articles.filters import CoverageFilter
from articles.queries.coverage import COLUMNS, LEGENDS, CoveragePage, coverage_page
from articles.queries.event_claims import CELLS
from articles.queries.evidence import evidence_panel
from articles.views.addresses import Address, number
from articles.views.listing import Chip, Choice, choices, page_links, without_each
from articles.views.pages import page_frame, redirect_to_clean, render_page, shows_full_text

SORTS = {"topic": "by topic", "split": "most split", "rarest": "rarest"}
MEANINGS = {
    "quoted": "quoted: in somebody’s words",
    "reported": "reported: in the article’s words",
    "part": "in part",
    "disputed": "disputed: says otherwise",
    "absent": "not in text: a person checked",
    "unchecked": "unchecked: nothing found yet",
}


def coverage(request: HttpRequest, slug: str) -> HttpResponse:
    if redirect := redirect_to_clean(request):
        return redirect
    frame = page_frame(slug)
    here = Address.of(request)
    form = CoverageFilter(request.GET, event=frame.event)
    sort = form.values.get("sort", "topic")
    link = here.prefix("page", "column", "claim", "article")
    claim, article = number(request, "claim"), number(request, "article")
    context: dict[str, Any] = {
        "frame": frame,
        "errors": form.errors,
        "sorts": choices(here, "sort", SORTS, sort, "topic"),
        "clear": here.path,
        "key": [(kind, CELLS[kind][0], meaning) for kind, meaning in MEANINGS.items()],
        "staff": bool(getattr(request.user, "is_staff", False)),
    }
    if not form.errors:
        page = coverage_page(
            frame.event,
            chosen={name: request.GET.getlist(name) for name in LEGENDS},
            link=link,
            sort=sort,
            page=number(request, "page"),
            column=number(request, "column"),
            claim=claim,
            article=article,
        )
        context |= {"coverage": page} | around(here, page)
        if claim:
            context["panel"] = evidence_panel(
                frame.event,
                claim=claim,
                article=article,
                columns=page.columns,
                link=link,
                articles=page.articles,
                full=shows_full_text(request, frame.event),
            )
        context["asked"] = bool(claim)
    target = request.htmx.target  # type: ignore[attr-defined]
    return render_page(request, "coverage", context, partial="evidence" if target == "evidence" else "results")


def around(here: Address, page: CoveragePage) -> dict[str, Any]:
    chips = [
        Chip(LEGENDS[name], page.labels.get((name, value), value), str(here.removing(name, value)), name)
        for name, value in here.pairs
        if name in LEGENDS
    ]
    lines = [(one, [(option, toggled(here, one.name, option)) for option in one.options]) for one in page.facets]
    inside = here.dropping("claim", "article")
    first = page.columns[0].number if page.columns else 1
    return {
        "chips": chips,
        "lines": lines,
        "instead": without_each(here, chips, dict(page.found_without)),
        "pages": page_links(inside, page.page, page.pages),
        "columns_before": column_link(inside, first - COLUMNS, page),
        "columns_after": column_link(inside, first + COLUMNS, page),
        "column_before": column_link(inside, page.column - 1, page),
        "column_after": column_link(inside, page.column + 1, page),
        "shown_column": next((head for head in page.columns if head.number == page.column), None),
    }


def toggled(here: Address, name: str, option: Any) -> str:
    return str(here.removing(name, option.value) if option.chosen else here.adding(name, option.value))


def column_link(here: Address, column: int, page: CoveragePage) -> Choice | None:
    """The address with this column of the matrix, where there is one."""
    if not 1 <= column <= page.articles:
        return None
    last = min(column + COLUMNS - 1, page.articles)
    return Choice(f"{column}–{last}", str(here.setting("column", column)), current=False)
