from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from articles.filters import SpeakerFilter
from articles.queries.remembered import remembered
from articles.queries.speakers import LEGENDS, speakers_page
from articles.views.addresses import Address, number
from articles.views.counting import counting_context, counting_of
from articles.views.listing import chips, choices, page_links, without_each
from articles.views.pages import htmx_of, page_frame, redirect_to_clean, render_page
from articles.views.quote_tables import speakers_csv

SORTS = {"words": "most words", "quotes": "most quotes", "articles": "most articles", "name": "by name"}
NAMES = LEGENDS | {"q": "Name"}


def speakers(request: HttpRequest, slug: str) -> HttpResponse:
    if redirect := redirect_to_clean(request):
        return redirect
    frame = page_frame(slug)
    form = SpeakerFilter(request.GET, event=frame.event)
    here = Address.of(request, form.data)
    sort = form.values.get("sort", "words")
    counting = counting_of(request, frame)
    context: dict[str, Any] = {
        "frame": frame,
        **counting_context(request, frame, counting),
        "errors": form.errors,
        "here": here,
        "clear": str(here.without(*NAMES, *form.errors)),
        "sorts": choices(here, "sort", SORTS, sort, "words"),
        "filters_open": htmx_of(request).trigger == "filters",
    }
    if not form.errors:
        n, as_csv = number(request, "page") or 1, request.GET.get("format") == "csv"
        page = remembered(
            frame.event,
            ("speakers", form.asked, n, counting.by, as_csv),
            lambda: speakers_page(
                frame.event,
                chosen={name: request.GET.getlist(name) for name in LEGENDS},
                words=form.values.get("q", ""),
                sort=sort,
                number=n,
                counting=counting,
                whole=as_csv,
            ),
            typed="q" in form.values,
        )
        if as_csv:
            return speakers_csv(frame.event, (*page.named, *page.unnamed), counting.noun)
        chosen = chips(here, NAMES, page.labels)
        context |= {
            "speakers": page,
            "csv": str(here.having("format", "csv")),
            "chips": chosen,
            "pages": page_links(here, page.number, page.pages),
            "instead": without_each(here, chosen, page.found_without),
            "outlet_filter": "".join(f"&outlet={value}" for value in request.GET.getlist("outlet")) + counting.further,
        }
    return render_page(request, "speakers", context)
