from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.http import HttpRequest, HttpResponse

from articles.queries.emphasis import FEW_TEXTS, FEW_WORDS, EmphasisPage, emphasis_page
from articles.queries.remembered import remembered
from articles.views.addresses import Address, number
from articles.views.counting import counting_context, counting_of
from articles.views.listing import SHOWN, choices
from articles.views.pages import page_frame, redirect_to_clean, render_page
from articles.views.tables import table

HEAD = "table,of,word,outlet or group,times"


def emphasis(request: HttpRequest, slug: str) -> HttpResponse:
    if clean := redirect_to_clean(request):
        return clean
    frame = page_frame(slug)
    here = Address.of(request)
    shown = "checked" if request.GET.get("show") == "checked" else ""
    one, other = request.GET.get("one", "")[:40], request.GET.get("other", "")[:40]
    speaker = number(request, "speaker")
    counting = counting_of(request, frame)
    page = remembered(
        frame.event,
        ("emphasis", one, other, speaker, shown, counting.by),
        lambda: emphasis_page(
            frame.event, one=one, other=other, speaker=speaker, checked_only=bool(shown), counting=counting
        ),
    )
    if request.GET.get("format") == "csv":
        return table(f"{slug}-words", HEAD.split(","), lines(page))
    context = {
        "frame": frame,
        **counting_context(request, frame, counting),
        "found": page,
        "one": one,
        "other": other,
        "speaker": speaker,
        "speakers": choices(here, "speaker", speakers_of(page, speaker), str(speaker or ""), ""),
        "kept": here.dropping("one", "other").pairs,
        "shown": choices(here, "show", SHOWN, shown, ""),
        "csv": str(here.having("format", "csv")),
        "few": (FEW_TEXTS, FEW_WORDS),
    }
    return render_page(request, "emphasis", context)


def speakers_of(page: EmphasisPage, speaker: int | None) -> dict[str, str]:
    """All of them together only where one is chosen: else nothing says that they can be chosen."""
    return ({"": "all speakers"} if speaker else {}) | {str(pk): name for pk, name in page.speakers}


def lines(page: EmphasisPage) -> Iterable[Sequence[object]]:
    for referent in page.referents:
        for name in referent.names:
            for outlet, n in name.outlets:
                yield "names", referent.name, name.name, outlet, n
    for row in page.verbs:
        for verb, n, _ in row.verbs:
            yield "reporting words", row.outlet, verb, row.outlet, n
    for apart in page.apart or ():
        for word in apart.found:
            yield "distinctive words", apart.name, word.word, page.apart[0].name if page.apart else "", word.one
            yield "distinctive words", apart.name, word.word, page.apart[1].name if page.apart else "", word.other
