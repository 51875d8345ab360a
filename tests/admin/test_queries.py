"""No page of the admin asks the database more often when there is more to show."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Claim, Event, Outlet, Quote, Speaker, SpeakerForm, Text
from tests.factories import (
    make_article,
    make_claim,
    make_event,
    make_outlet,
    make_quote,
    make_report,
    make_speaker,
    make_text,
    make_topic,
    make_utterance,
)

LISTS = ("event", "outlet", "article", "text", "quote", "claim", "claimreport", "rendering", "speaker", "topic")


@pytest.fixture
def event(db: None) -> Event:
    return make_event(name="The speech", slug="speech")


def grow(event: Event, n: int) -> None:
    """More of everything, also on the forms of the first of each."""
    for _ in range(n):
        text = make_article(event=event, outlet=make_outlet()).current_text
        assert text
        speaker = make_speaker(event=event)
        SpeakerForm.objects.create(speaker=Speaker.objects.earliest("pk"), form=f"Form {speaker.pk}")
        quote = make_quote(text=text, speaker=speaker, relay=speaker)
        make_utterance(event=event, quotes=[quote])
        make_claim(event=event, topic=make_topic(event=event, name=f"Topic {text.pk}"), speaker=speaker)
        report = make_report(claim=Claim.objects.earliest("pk"), text=text, words="tide")
        report.evidence.create(start=0, end=5)
        first = Text.objects.earliest("pk")
        assert first.article
        make_text(event=event, article=first.article, number=text.pk + 1)
        Event.objects.create(name="Another", slug=f"another-{text.pk}")


def queries(browser: Client, address: str) -> int:
    browser.get(address)  # content types and the like are asked for once
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(address).status_code == 200
    return len(asked)


def constant(browser: Client, event: Event, address: str) -> None:
    before = queries(browser, address)
    grow(event, 7)
    assert queries(browser, address) == before
    assert before <= 20


@pytest.mark.parametrize("name", LISTS)
def test_lists(browser: Client, event: Event, name: str) -> None:
    grow(event, 2)
    constant(browser, event, f"/admin/articles/{name}/")


def test_searching_quotes(browser: Client, event: Event) -> None:
    grow(event, 2)
    constant(browser, event, "/admin/articles/quote/?q=tide")


@pytest.mark.parametrize("name", ["event", "outlet", "article", "text", "quote", "claim", "speaker", "topic"])
def test_forms(browser: Client, event: Event, name: str) -> None:
    grow(event, 2)
    model = {"event": Event, "outlet": Outlet, "quote": Quote, "claim": Claim, "speaker": Speaker}.get(name)
    rows = model._default_manager if model else getattr(event, f"{name}s")
    first = rows.order_by("pk").first()
    assert first
    constant(browser, event, f"/admin/articles/{name}/{first.pk}/change/")


@pytest.mark.parametrize("first", ["quote/add/?text={text}", "claim/add/?event={event}"])
def test_forms_for_new_ones(browser: Client, event: Event, first: str) -> None:
    grow(event, 2)
    text = Text.objects.earliest("pk")
    constant(browser, event, f"/admin/articles/{first.format(text=text.pk, event=event.pk)}")


@pytest.mark.parametrize(
    ("model", "field"),
    [("quote", "speaker"), ("quote", "text"), ("claim", "topic"), ("claim", "event"), ("claimreport", "text")],
)
@pytest.mark.parametrize("where", ["{event}/choose/", "choose/"])
def test_choices(browser: Client, event: Event, model: str, field: str, where: str) -> None:
    grow(event, 2)
    asked = f"?app_label=articles&model_name={model}&field_name={field}&term="
    constant(browser, event, f"/admin/articles/event/{where.format(event=event.pk)}{asked}")


def test_index(browser: Client, event: Event) -> None:
    grow(event, 1)
    constant(browser, event, "/admin/")
