from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.http import HttpRequest, HttpResponse

from articles.queries.remembered import remembered
from articles.queries.topics import TopicsPage, topics_page
from articles.views.addresses import Address, number
from articles.views.counting import counting_context, counting_of
from articles.views.listing import SHOWN, WAYS, choices, page_links
from articles.views.pages import page_frame, redirect_to_clean, render_page
from articles.views.tables import table

HEADS = {
    "shares": "column,about,topic,per cent of words in passages,starts at per cent,in a headline",
    "topics": "topic,claims,per cent of the words in passages,suggested by the program",
    "spread": "articles,claims",
}


def topics(request: HttpRequest, slug: str) -> HttpResponse:
    """Unknown values of the two choices count as not given: both are links of the page itself."""
    if clean := redirect_to_clean(request):
        return clean
    frame = page_frame(slug)
    here = Address.of(request)
    by = request.GET.get("by", "article")
    by = by if by in WAYS else "article"
    shown = "checked" if request.GET.get("show") == "checked" else ""
    n = number(request, "page") or 1
    counting = counting_of(request, frame)
    as_csv = request.GET.get("format") == "csv"
    page = remembered(
        frame.event,
        ("topics", by, n, shown, counting.by, as_csv),
        lambda: topics_page(frame.event, by=by, page=n, checked_only=bool(shown), counting=counting, whole=as_csv),
    )
    if as_csv:
        name = request.GET.get("table", "")
        name = name if name in HEADS else "shares"
        return table(f"{slug}-{name}", HEADS[name].split(","), lines(page, name))
    as_table = here.having("format", "csv")
    context = {
        "frame": frame,
        **counting_context(request, frame, counting),
        "found": page,
        "ways": choices(here, "by", WAYS | ({"article": "independent texts"} if counting.query else {}), by, "article"),
        "shown": choices(here, "show", SHOWN, shown, ""),
        "pages": page_links(here, page.number, page.pages),
        "csv": {name: str(as_table.setting("table", name)) for name in HEADS},
    }
    return render_page(request, "topics", context)


def lines(page: TopicsPage, name: str) -> Iterable[Sequence[object]]:
    """The rows of one of the page's tables: a topic of which an article has no passage is no line."""
    if name == "topics":
        yield from ((head.name, head.claims, head.share, "yes" if head.suggested else "no") for head in page.topics)
    elif name == "spread":
        yield from ((bar.label, bar.claims) for bar in page.spread)
    else:
        for row in page.rows:
            for head, share in zip(page.topics, row.shares, strict=True):
                if share.start >= 0:
                    headline = "yes" if share.headline else "no"
                    yield row.column.name, row.column.note, head.name, share.percent, share.start, headline
