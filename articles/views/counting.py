"""The switch that every page with counts has: ``?count=texts`` counts what copies each other once."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from articles.queries.counting import ARTICLES, TEXTS, Counting, counting
from articles.queries.frame import Frame
from articles.views.addresses import Address
from articles.views.listing import Choice


def counting_of(request: HttpRequest, frame: Frame) -> Counting:
    """What the address asks for; anything else counts articles."""
    return counting(frame.event, request.GET.get("count", ARTICLES))


def counting_context(request: HttpRequest, frame: Frame, chosen: Counting) -> dict[str, Any]:
    """What the templates of such a page need: how it counts, the switch, and how many there are in all."""
    return {
        "counting": chosen,
        "count_choices": count_choices(Address.of(request), frame.articles, frame.texts, chosen),
        "of_all": frame.of_all(chosen),
    }


def count_choices(here: Address, articles: int, texts: int, chosen: Counting) -> list[Choice]:
    """Both ways to count, with how many there are in all; none where no text is a copy of another."""
    if texts == articles:
        return []
    labels = {ARTICLES: f"articles, {articles:,}", TEXTS: f"independent texts, {texts:,}"}
    addresses = {ARTICLES: here.dropping("count"), TEXTS: here.setting("count", TEXTS)}
    return [Choice(label, str(addresses[by]), by == chosen.by, f"count-{by}") for by, label in labels.items()]
