from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from articles.queries.event import event_page
from articles.queries.remembered import remembered
from articles.queries.wording import LADDER
from articles.views.pages import page_frame, render_page, shows_full_text


def event(request: HttpRequest, slug: str) -> HttpResponse:
    frame = page_frame(slug)
    context = {
        "frame": frame,
        "event": frame.event,
        "shown": remembered(frame.event, "event", lambda: event_page(frame)),
        "ladder": LADDER,
        "full": shows_full_text(request, frame.event),
    }
    return render_page(request, "event", context, partial="main")
