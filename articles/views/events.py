from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from articles.queries import events as queries
from articles.views.pages import render_page


def events(request: HttpRequest) -> HttpResponse:
    return render_page(request, "events", {"events": queries.events()}, partial="results")
