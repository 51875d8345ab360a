from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect

from articles.queries.remembered import remembered
from articles.queries.speaker import find_speaker, speaker_page
from articles.queries.speakers import KINDS
from articles.views.addresses import Address, number
from articles.views.counting import counting_context, counting_of
from articles.views.listing import page_links
from articles.views.pages import page_frame, redirect_to_clean, render_page, shows_full_text
from articles.views.quote_tables import quotes_csv


def speaker(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    if redirect := redirect_to_clean(request):
        return redirect
    frame = page_frame(slug)
    found = find_speaker(frame.event, pk)
    if found is None:
        raise Http404("This event has no such speaker.")
    counting = counting_of(request, frame)
    if found.merged_into_id and found.merged_into:
        return HttpResponsePermanentRedirect(counting.on(found.merged_into.get_absolute_url()))
    n, full = number(request, "page") or 1, shows_full_text(request, frame.event)
    page = remembered(
        frame.event,
        ("speaker", pk, n, full, counting.by),
        lambda: speaker_page(frame.event, found, number=n, full=full, counting=counting),
    )
    here = Address.of(request)
    if request.GET.get("format") == "csv":
        return quotes_csv(f"{slug}-speaker-{pk}", page.quotes)
    context = {
        "frame": frame,
        "speaker": page,
        **counting_context(request, frame, counting),
        "kind": KINDS[found.kind],
        "csv": str(here.having("format", "csv")),
        "pages": page_links(here, page.number, page.pages),
    }
    return render_page(request, "speaker", context)
