"""What a form offers to choose from: rows of its event, told apart."""

from __future__ import annotations

import pytest
from django.test import Client

from articles.models import Event
from tests.admin.conftest import page, quote_address
from tests.factories import make_article, make_event, make_outlet, make_quote, make_speaker, make_text, make_topic


@pytest.fixture
def event(db: None) -> Event:
    return make_event(name="The speech")


def offered(browser: Client, event: Event | None, field: str, term: str = "") -> list[str]:
    where = f"/admin/articles/event/{event.pk}/choose/" if event else "/admin/articles/event/choose/"
    model, _, name = field.partition(".")
    sent = {"app_label": "articles", "model_name": model, "field_name": name, "term": term}
    response = browser.get(where, sent)
    assert response.status_code == 200
    return [row["text"] for row in response.json()["results"]]


def test_speakers_of_the_event_that_are_not_merged(browser: Client, event: Event) -> None:
    falk = make_speaker(event=event, role="harbour minister")
    make_speaker(event=event, name="I. Falk", merged_into=falk)
    make_speaker(event=make_event(name="Another"), name="Ida Far")
    assert offered(browser, event, "quote.speaker", "falk") == ["Ida Falk · harbour minister"]
    assert offered(browser, None, "quote.speaker", "far") == ["Ida Far · Another"]


def test_articles_of_the_event_in_their_present_version(browser: Client, event: Event) -> None:
    article = make_article(event=event, outlet=make_outlet(name="The Wire"))
    make_text(event=event, article=article, number=2)
    make_text(event=event, headline="The source")
    make_article(event=event)
    make_article()
    found = ["The Wire · Minister opens harbour", "Unknown outlet · Minister opens harbour"]
    assert sorted(offered(browser, event, "claimreport.text")) == found


def test_topics_of_the_event(browser: Client, event: Event) -> None:
    make_topic(event=event)
    make_topic(event=make_event(), name="Far")
    assert offered(browser, event, "claim.topic") == ["Harbour"]


@pytest.mark.parametrize("term", ["\0", "🦀", "%", "x" * 5000])
def test_odd_words_find_nothing_or_all(browser: Client, event: Event, term: str) -> None:
    make_speaker(event=event)
    assert len(offered(browser, event, "quote.speaker", term)) <= 1
    django_own = f"/admin/autocomplete/?app_label=articles&model_name=quote&field_name=speaker&term={term}"
    assert browser.get(django_own).status_code == 200


@pytest.mark.parametrize(
    "field", ["article.outlet", "quote.decided_by", "wording.quotes", "utterance.renderings", "quote.score"]
)
def test_fields_that_no_form_asks_for_are_refused(browser: Client, event: Event, field: str) -> None:
    model, _, name = field.partition(".")
    sent = {"app_label": "articles", "model_name": model, "field_name": name}
    assert browser.get(f"/admin/articles/event/{event.pk}/choose/", sent).status_code == 403


def test_forms_ask_within_their_event(browser: Client, event: Event) -> None:
    text = make_article(event=event).current_text
    assert text
    address = f'data-ajax--url="/admin/articles/event/{event.pk}/choose/"'
    assert page(browser, quote_address(make_quote(text=text))).count(address) == 2
    assert page(browser, f"/admin/articles/quote/add/?text={text.pk}").count(address) == 3
    assert page(browser, f"/admin/articles/claim/add/?event={event.pk}").count(address) >= 4


def test_only_who_has_logged_in_is_answered(client: Client, event: Event) -> None:
    assert client.get(f"/admin/articles/event/{event.pk}/choose/").status_code == 302
