"""The source text as a map. ``?sentence=12`` opens one sentence with all its renderings."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from articles.queries.source import rebuilt, source_page
from articles.views.addresses import Address, number
from articles.views.counting import counting_context, counting_of
from articles.views.pages import page_frame, redirect_to_clean, render_page, shows_full_text
from articles.views.quote_tables import source_csv


def source(request: HttpRequest, slug: str) -> HttpResponse:
    if redirect := redirect_to_clean(request):
        return redirect
    frame = page_frame(slug)
    full = shows_full_text(request, frame.event)
    counting = counting_of(request, frame)
    asked = request.GET.get("sentence", "")
    found = source_page(frame.event, sentence=number(request, "sentence"), full=full, counting=counting)
    here = Address.of(request).dropping("sentence")
    if request.GET.get("format") == "csv":
        return source_csv(frame.event, found, counting.noun)
    context = {
        "frame": frame,
        "found": found,
        "rebuilt": rebuilt(frame.event, counting) if found is None else None,
        "asked": asked,
        **counting_context(request, frame, counting),
        "prefix": here.prefix(),
        "csv": str(here.having("format", "csv")),
    }
    return render_page(request, "source", context)
