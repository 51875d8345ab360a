from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from articles.queries import events as queries
from articles.queries.counting import ARTICLES, TEXTS, Counting
from articles.views.addresses import Address
from articles.views.counting import count_choices
from articles.views.pages import redirect_to_clean, render_page


def events(request: HttpRequest) -> HttpResponse:
    if redirect := redirect_to_clean(request):
        return redirect
    found = queries.events()
    counting = Counting(TEXTS if request.GET.get("count") == TEXTS else ARTICLES)
    articles, texts = sum(row.articles for row in found), sum(row.texts for row in found)
    context = {
        "events": found,
        "counting": counting,
        "count_choices": count_choices(Address.of(request), articles, texts, counting),
    }
    return render_page(request, "events", context)
