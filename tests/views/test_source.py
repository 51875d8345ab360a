"""The page of the source text."""

from __future__ import annotations

import pytest
from django.test import Client

from articles.models import Event
from tests.copied import BODIES
from tests.factories import make_article, make_event, make_speaker, make_text, text_of
from tests.linked import QUOTES, SPEECH, article_of, link
from tests.views.showing import copied

pytestmark = pytest.mark.django_db


def linked(*, source: bool) -> Event:
    event = make_event(full_text_public=True)
    speaker = make_speaker(event=event, name="Ida Falk").pk
    if source:
        make_text(event=event, body=SPEECH, blocks=False)
    for quote in QUOTES[:2]:
        article_of(event, [quote], [speaker])
    link(event)
    return event


def test_the_map_links_each_quoted_sentence(client: Client) -> None:
    event = linked(source=True)
    html = client.get(f"/events/{event.slug}/source/").content.decode()
    assert "What was said, and what of it was quoted" in html
    assert "sentence=2#s-2" in html
    assert "(Applause.)" in html
    assert "IDA FALK" in html


def test_a_sentence_has_its_renderings_a_permalink_and_a_citation(client: Client) -> None:
    event = linked(source=True)
    html = client.get(f"/events/{event.slug}/source/?sentence=2").content.decode()
    assert "Sentence 2" in html
    assert "2 wordings" in html
    assert f"http://testserver/events/{event.slug}/source/?sentence=2#s-2" in html


@pytest.mark.parametrize("asked", ["99", "x"])
def test_an_unknown_sentence_is_said(client: Client, asked: str) -> None:
    event = linked(source=True)
    assert "There is no such sentence" in client.get(f"/events/{event.slug}/source/?sentence={asked}").content.decode()


def test_without_a_source_text_the_page_says_so(client: Client) -> None:
    html = client.get(f"/events/{linked(source=False).slug}/source/").content.decode()
    assert "no transcript or other primary source" in html
    assert "The order is a guess" in html
    assert "no two articles quote" in client.get(f"/events/{make_event().slug}/source/").content.decode()


def test_what_is_rebuilt_is_counted_as_it_is_asked(client: Client) -> None:
    """What texts that copy each other alone have is in one independent text, and not rebuilt from it."""
    event = make_event()
    speaker = make_speaker(event=event).pk
    lines = [QUOTES[0], QUOTES[3]]
    articles = [article_of(event, quotes, [speaker] * len(quotes)) for quotes in (lines, lines, lines[:1])]
    link(event)
    copied(event, [text_of(article).pk for article in articles[:2]])
    address = f"/events/{event.slug}/source/"
    html = client.get(address).content.decode()
    assert "Rebuilt from 2 passages that several articles quote" in html
    assert "in 3 articles</a>" in html
    html = client.get(f"{address}?count=texts").content.decode()
    assert "Rebuilt from 1 passage that several independent texts quote" in html
    assert "in 2 independent texts</a>" in html
    assert "in 3" not in html


def test_partial_and_whole(client: Client) -> None:
    event = linked(source=True)
    part = client.get(f"/events/{event.slug}/source/", headers={"HX-Request": "true"}).content.decode()
    assert part.lstrip().startswith('<div id="results"')
    assert client.get("/events/none/source/").status_code == 404


@pytest.mark.parametrize("page", ["", "quotes/", "source/"])
def test_pages_count_articles_or_independent_texts(client: Client, page: str) -> None:
    event = linked(source=True)
    address = f"/events/{event.slug}/{page}"
    assert "independent texts," not in client.get(address).content.decode()
    for body in BODIES[:2]:
        make_article(event=event, body=body)
    link(event)
    html = client.get(address).content.decode()
    assert "articles, 4" in html
    assert "independent texts, 3" in html
    assert "?count=texts" in html
    assert client.get(f"{address}?count=texts").status_code == 200


def test_a_merged_passage_leads_to_the_one_that_stayed(client: Client) -> None:
    event = linked(source=False)
    kept = event.utterances.get()
    gone = event.utterances.create(merged_into=kept)
    response = client.get(f"/events/{event.slug}/quotes/?passage={gone.pk}")
    assert response.status_code == 301
    assert response["Location"] == f"/events/{event.slug}/quotes/?passage={kept.pk}"
