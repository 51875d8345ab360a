from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect

from articles.filters import QuoteFilter
from articles.queries.quotes import LEGENDS, QuotesPage, merged_into, quotes_page
from articles.views.addresses import Address, number
from articles.views.counting import counting_context, counting_of
from articles.views.listing import chips, choices, page_links, without_each
from articles.views.pages import htmx_of, page_frame, redirect_to_clean, render_page, shows_full_text
from articles.views.quote_tables import quotes_csv, renderings_csv

VIEWS = {"passages": "Shared passages", "quotes": "All quotes"}
SORTS = {
    "passages": {"spread": "most shared", "order": "in order", "length": "longest"},
    "quotes": {"order": "by article", "outlet": "by outlet", "speaker": "by speaker", "length": "longest"},
}
FURTHER = {"q": "Words", "article": "Article", "passage": "Passage"}  # filters that are not facets


def quotes(request: HttpRequest, slug: str) -> HttpResponse:
    if redirect := redirect_to_clean(request):
        return redirect
    frame = page_frame(slug)
    form = QuoteFilter(request.GET, event=frame.event)
    here = Address.of(request, form.data)
    values = form.values
    view = values.get("view", "passages")
    sort = values.get("sort", "")
    if sort not in SORTS[view]:
        sort = next(iter(SORTS[view]))
    counting = counting_of(request, frame)
    if into := merged_into(values.get("passage")):
        return HttpResponsePermanentRedirect(str(here.setting("passage", into)))
    conditions = form.conditions(renderings=view == "passages")
    context = {
        "frame": frame,
        "errors": form.errors,
        "views": choices(here.without("sort"), "view", VIEWS, view, "passages"),
        "sorts": choices(here, "sort", SORTS[view], sort, next(iter(SORTS[view]))),
        "filters_open": htmx_of(request).trigger == "filters",
        "here": here,
        **counting_context(request, frame, counting),
        "view": view,
        "clear": str(here.without(*LEGENDS, *FURTHER, *form.errors)),
    }
    if conditions is not None:
        page = quotes_page(
            frame.event,
            view=view,
            conditions=conditions,
            chosen={name: request.GET.getlist(name) for name in LEGENDS},
            words=values.get("q", ""),
            sort=sort,
            number=number(request, "page") or 1,
            full=shows_full_text(request, frame.event),
            asked=(*form.asked, counting.by),
            counting=counting,
        )
        if request.GET.get("format") == "csv":
            return (
                quotes_csv(f"{slug}-quotes", page.keys) if view == "quotes" else renderings_csv(frame.event, page.keys)
            )
        context |= {"csv": str(here.having("format", "csv"))}
        context |= {"quotes": page, "pages": page_links(here, page.number, page.pages)} | around(here, page)
    return render_page(request, "quotes", context)


def around(here: Address, page: QuotesPage) -> dict[str, object]:
    chosen = chips(here, LEGENDS | FURTHER, page.labels)
    return {"chips": chosen, "instead": without_each(here, chosen, page.found_without)}
