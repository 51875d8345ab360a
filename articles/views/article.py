"""One article to read. The address may ask for an earlier version of its text: ``?version=2``."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse

from articles.models import Article, Text
from articles.queries.article import reading
from articles.views.counting import counting_context, counting_of
from articles.views.pages import page_frame, redirect_to_clean, render_page, shows_full_text


def article(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    frame = page_frame(slug)
    if redirect := redirect_to_clean(request):
        return redirect
    full = shows_full_text(request, frame.event)
    counting = counting_of(request, frame)
    try:
        version = read_version(request.GET.get("version"))
        found = reading(frame.event, pk, version=version, full=full, counting=counting)
    except Article.DoesNotExist as missing:
        raise Http404("This event has no such article.") from missing
    except Text.DoesNotExist as missing:
        raise Http404("This article has no such version.") from missing
    context = {"frame": frame, "found": found, "full": full, **counting_context(request, frame, counting)}
    return render_page(request, "article", context, partial="main")


def read_version(asked: str | None) -> int | None:
    if asked is None:
        return None
    if not (asked.isascii() and asked.isdigit() and len(asked) < 10):
        raise Http404("A version is a number.")
    return int(asked)
