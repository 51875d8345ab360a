"""Answering with a page, or with the part of it that htmx asked for.

The whole page is the rule: an URL opened cold, a boosted link and a history restore all get it. Only a plain htmx
request gets the page's one named partial, so a browser's back button never shows a fragment.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django_htmx.middleware import HtmxDetails

from articles.models import Event
from articles.queries.frame import Frame, frame
from articles.views.addresses import Address


def page_frame(slug: str) -> Frame:
    try:
        return frame(slug)
    except Event.DoesNotExist as missing:
        raise Http404("There is no such event.") from missing


class HtmxRequest(HttpRequest):
    """A request as django-htmx's middleware hands it on."""

    htmx: HtmxDetails


def htmx_of(request: HttpRequest) -> HtmxDetails:
    return cast(HtmxRequest, request).htmx


def wants_partial(request: HttpRequest) -> bool:
    htmx = htmx_of(request)
    return bool(htmx) and not htmx.boosted and not htmx.history_restore_request


def shows_full_text(request: HttpRequest, event: Event) -> bool:
    """Texts belong to their publishers: others than staff see passages only, unless the event's texts are free."""
    return event.full_text_public or bool(getattr(request.user, "is_staff", False)) or settings.DEBUG


def render_page(
    request: HttpRequest, page: str, context: dict[str, Any], *, partial: str = "results", status: int = 200
) -> HttpResponse:
    """Render ``templates/articles/<page>.html``, or its ``partial`` when htmx asks for it.

    The template knows which by ``whole``. Where htmx sent the empty parameters of a form, the address that goes into
    the browser's history is the one without them.
    """
    whole = not wants_partial(request)
    template = f"articles/{page}.html"
    name = template if whole else f"{template}#{partial}"
    response = render(request, name, {"page": page, "whole": whole, "site": site_of(request), **context}, status=status)
    patch_vary_headers(response, ["HX-Request"])
    cleaned = without_empty(request.GET)
    if not whole and cleaned != request.GET:
        response["HX-Push-Url"] = str(Address.of(request, cleaned))
    return response


def without_empty(data: QueryDict) -> QueryDict:
    """The same parameters without those that are empty, as a form without a script sends them, and without repeats."""
    kept = QueryDict(mutable=True)
    for name, values in data.lists():
        filled = list(dict.fromkeys(value for value in values if value.strip()))
        if filled:
            kept.setlist(name, filled)
    return kept


def site_of(request: HttpRequest) -> str:
    """Where a permalink begins: what stands before the path."""
    return request.build_absolute_uri("/").removesuffix("/")


def redirect_to_clean(request: HttpRequest, *, without: Iterable[str] = ()) -> HttpResponse | None:
    """A redirect to the address without empty parameters, where there are any and the browser would show them.
    What ``without`` names belongs to the page before, whose form led here.

    An htmx request is answered at once: render_page pushes the clean address.
    """
    cleaned = without_empty(request.GET)
    for name in without:
        cleaned.pop(name, None)
    if cleaned == request.GET or wants_partial(request):
        return None
    return HttpResponseRedirect(str(Address.of(request, cleaned)))
