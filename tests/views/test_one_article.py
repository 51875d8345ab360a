"""An event of one article: what counts or compares articles says what makes sense with one."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from articles.models import Event
from tests.factories import make_article, make_claim, make_event, make_outlet, make_quote, make_report, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def event() -> Event:
    event = make_event(full_text_public=True)
    text = text_of(make_article(event=event, outlet=make_outlet(name="Bay Courier")))
    make_quote(text=text)
    make_report(claim=make_claim(event=event), text=text, words="Boats left at noon")
    return event


def shown(client: Client, event: Event, path: str) -> str:
    html = client.get(event.get_absolute_url() + path).content.decode()
    return " ".join(re.sub(r"<[^>]+>", " ", html.partition("<main")[2]).split())


def test_no_page_counts_one_article_as_many(client: Client, event: Event) -> None:
    article = event.articles.get()
    for path in ("", "articles/", f"articles/{article.pk}/", "compare/", "coverage/", "quotes/", "topics/", "source/"):
        page = shown(client, event, path)
        assert not re.search(r"\b1 (articles|claims|quotes)\b|in every article, 0|of 1 articles?\b", page), path


def test_a_claim_is_reported_by_one_article(client: Client, event: Event) -> None:
    assert "article reports it, of 1" in shown(client, event, f"claims/{event.claims.get().pk}/")
    assert "of one article" in shown(client, event, "topics/")
    assert "How far claims have spread" not in shown(client, event, "topics/")


def test_there_is_nothing_to_compare(client: Client, event: Event) -> None:
    for path in ("compare/", f"compare/?a={event.articles.get().pk}"):
        page = shown(client, event, path)
        assert "There is no other article" in page, path
        assert "Tick" not in page
    make_article(event=event)
    assert "Tick both." in shown(client, event, "compare/")
    for _ in range(2):
        make_article(event=event)
    assert "Tick two to four." in shown(client, event, "compare/")


def test_a_shared_passage_needs_a_second_quote(client: Client, event: Event) -> None:
    page = shown(client, event, "quotes/")
    assert "This event has one article so far." in page
    assert "Compare two articles" not in page
