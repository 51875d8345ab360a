"""Permalinks with citations: what is shown, who has it and when, an address that lasts, and when it was looked at."""

from __future__ import annotations

import html
import re
from datetime import date

import pytest
from django.test import Client
from django.utils.formats import date_format
from django.utils.timezone import localdate

from articles.models import Article, Event
from tests.factories import make_article, make_event, make_outlet, make_quote, make_text, make_utterance

pytestmark = pytest.mark.django_db

SPOKEN = "The tide waits for nobody, and nobody waits for the tide.\n"


@pytest.fixture
def event() -> Event:
    event = make_event(name="Harbour speech", date=date(2026, 3, 1), full_text_public=True)
    source = make_text(event=event, body=SPOKEN, headline="")
    quotes = []
    for name in ("Courier", "Herald"):
        article = make_article(event=event, outlet=make_outlet(name=name))
        assert article.current_text
        quotes.append(make_quote(text=article.current_text))
    make_utterance(event=event, quotes=quotes, source=source, start=0, end=len(SPOKEN) - 1)
    return event


def citations(client: Client, path: str) -> list[str]:
    found = re.findall(r'<p class="cite">(.*?)</p>', client.get(path).content.decode(), re.DOTALL)
    return [" ".join(html.unescape(citation).split()) for citation in found]


def pages(event: Event) -> dict[str, str]:
    base = event.get_absolute_url()
    one, other = Article.objects.of(event).order_by("pk").values_list("pk", flat=True)
    return {
        "quotes": f"{base}quotes/",
        "source": f"{base}source/?sentence=1",
        "compare": f"{base}compare/?a={one}&a={other}",
        "article": f"{base}articles/{one}/",
    }


@pytest.mark.parametrize("page", ["quotes", "source", "compare", "article"])
def test_each_page_cites_what_it_shows(client: Client, event: Event, page: str) -> None:
    found = citations(client, pages(event)[page])
    today = date_format(localdate(), "j F Y")
    assert found
    for citation in found:
        assert "Courier" in citation
        assert "2 March 2026" in citation
        assert "Harbour speech, 1 March 2026. Newsroom, http://testserver/" in citation
        assert citation.endswith(f"(accessed {today}).")


@pytest.mark.parametrize("page", ["quotes", "source", "compare", "article"])
def test_the_address_shows_it_again(client: Client, event: Event, page: str) -> None:
    for citation in citations(client, pages(event)[page]):
        address = citation.partition("http://testserver")[2].partition(" (accessed")[0]
        path, _, place = address.partition("#")
        response = client.get(path)
        assert response.status_code == 200, address
        shown = response.content.decode()
        assert not place or f'id="{place}"' in shown, address
        assert "The tide waits for nobody" in shown


def test_a_passage_is_named_by_its_number_and_a_text_by_its_version(client: Client, event: Event) -> None:
    utterance = event.utterances.get()
    article = Article.objects.of(event).order_by("pk")[0]
    assert (
        f"passage {utterance.pk}: Courier (2 March 2026) and Herald (2 March 2026)."
        in citations(client, pages(event)["quotes"])[0]
    )
    assert "sentence 1 of the source text (text 1)" in citations(client, pages(event)["source"])[0]
    (margin,) = citations(client, pages(event)["article"])
    assert f"/articles/{article.pk}/?version=1#q-" in margin
    assert "Minister opens harbour”, text 1" in margin


def test_who_asks_for_texts_gets_an_address_without_that(client: Client, event: Event) -> None:
    """How one counts is no part of what is cited, but for a comparison, whose address is the whole page's."""
    for page in ("quotes", "source", "article"):
        path = pages(event)[page]
        counted = f"{path}{'&' if '?' in path else '?'}count=texts"
        assert citations(client, counted) == citations(client, path)
