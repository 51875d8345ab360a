from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from articles.models import Claim
from articles.queries.claim import ClaimPage, claim_page
from articles.views.addresses import Address, number
from articles.views.counting import counting_context, counting_of
from articles.views.listing import SHOWN, choices, page_links
from articles.views.pages import page_frame, redirect_to_clean, render_page, shows_full_text
from articles.views.tables import table

FACTS = "fact,value,as printed,in articles"
HEAD = "outlet,article,how,checked by a person,where,reporting word,speaker,passage"


def claim(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    if clean := redirect_to_clean(request):
        return clean
    frame = page_frame(slug)
    found = Claim.objects.filter(event=frame.event, pk=pk).select_related("topic", "speaker", "merged_into").first()
    if found is None or found.status == "rejected":
        raise Http404("This event has no such claim.")
    counting = counting_of(request, frame)
    if found.merged_into:
        return HttpResponseRedirect(counting.on(found.merged_into.get_absolute_url()))
    here = Address.of(request)
    shown = "checked" if request.GET.get("show") == "checked" else ""
    as_csv = request.GET.get("format") == "csv"
    page = claim_page(
        found,
        frame.event,
        page=number(request, "page") or 1,
        full=shows_full_text(request, frame.event),
        checked_only=bool(shown),
        counting=counting,
        whole=as_csv,
    )
    if as_csv:
        if request.GET.get("table") == "facts":
            return table(f"{slug}-claim-{pk}-facts", FACTS.split(","), facts(page))
        return table(f"{slug}-claim-{pk}", HEAD.split(","), lines(page))
    as_table = here.having("format", "csv")
    context = {
        "frame": frame,
        **counting_context(request, frame, counting),
        "found": page,
        "claim": found,
        "checked": str(here.having("show", "checked")),
        "shown": choices(here, "show", SHOWN, shown, ""),
        "pages": page_links(here, page.number, page.pages),
        "csv": str(as_table),
        "facts_csv": str(as_table.setting("table", "facts")),
    }
    return render_page(request, "claim", context, partial="results")


def lines(page: ClaimPage) -> Iterable[Sequence[object]]:
    for row in page.rows:
        one = row.reporting
        checked = "no" if one.status == "suggested" else "yes"
        for passage in row.passages:
            words = " ".join(passage.shown.words.split())
            yield (
                *(one.place.outlet, one.place.title, one.verdict.lower(), checked),
                *(passage.where, passage.cue, passage.speaker, words),
            )


def facts(page: ClaimPage) -> Iterable[Sequence[object]]:
    for conflict in page.conflicts:
        for value in conflict.values:
            yield conflict.unit, value.label, "; ".join(value.words), value.n
