from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.http import HttpRequest, HttpResponse

from articles.queries.remembered import remembered
from articles.queries.topics import TopicsPage, topics_page
from articles.views.addresses import Address, number
from articles.views.counting import counted, counting_of
from articles.views.listing import choices, page_links
from articles.views.pages import page_frame, redirect_to_clean, render_page
from articles.views.tables import table

WAYS = {"article": "articles", "outlet": "outlets", "group": "groups of outlets"}
SHOWN = {"": "all", "checked": "checked by a person only"}
HEAD = "column,about,topic,per cent of words in passages,starts at per cent,in a headline"


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
    page = remembered(
        frame.event,
        ("topics", by, n, shown, counting.by),
        lambda: topics_page(frame.event, by=by, page=n, checked_only=bool(shown), counting=counting),
    )
    if request.GET.get("format") == "csv":
        return table(f"{slug}-topics", HEAD.split(","), lines(page))
    context = {
        "frame": frame,
        **counted(request, frame, counting),
        "found": page,
        "ways": choices(here, "by", WAYS | ({"article": "independent texts"} if counting.query else {}), by, "article"),
        "shown": choices(here, "show", SHOWN, shown, ""),
        "pages": page_links(here, page.page, page.pages),
        "csv": str(here.setting("format", "csv")),
        "staff": bool(getattr(request.user, "is_staff", False)),
    }
    return render_page(request, "topics", context)


def lines(page: TopicsPage) -> Iterable[Sequence[object]]:
    """The page's rows: a topic of which an article has no passage is no line."""
    for row in page.rows:
        for head, share in zip(page.topics, row.shares, strict=True):
            if share.start >= 0:
                headline = "yes" if share.headline else "no"
                yield row.column.name, row.column.note, head.name, share.percent, share.start, headline
