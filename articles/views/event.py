from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from articles.queries.event import event_page
from articles.queries.remembered import remembered
from articles.queries.wording import LADDER
from articles.views.counting import counting_context, counting_of
from articles.views.pages import page_frame, render_page


def event(request: HttpRequest, slug: str) -> HttpResponse:
    frame = page_frame(slug)
    counting = counting_of(request, frame)
    context = {
        "frame": frame,
        "event": frame.event,
        "shown": remembered(frame.event, ("event", counting.by), lambda: event_page(frame, counting)),
        **counting_context(request, frame, counting),
        "ladder": LADDER,
    }
    return render_page(request, "event", context, partial="main")
