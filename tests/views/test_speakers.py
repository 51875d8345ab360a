from __future__ import annotations

import pytest
from django.test import Client

from articles.models import Event
from tests.factories import make_article, make_event, make_outlet, make_quote, make_speaker
from tests.views.showing import HTMX, shown_of

pytestmark = pytest.mark.django_db
shown = shown_of("speakers")


@pytest.fixture
def event() -> Event:
    event = make_event()
    text = make_article(event=event, outlet=make_outlet(name="Bay Courier")).current_text
    assert text
    make_quote(text=text, speaker=make_speaker(event=event, role="harbour minister"), cue_lemma="say")
    make_quote(
        text=text,
        words="Boats left",
        kind="indirect",
        speaker=make_speaker(event=event, name="A pilot", kind="unnamed"),
    )
    make_quote(text=text, words="at noon", kind="term")
    return event


def test_who_is_quoted_and_how(client: Client, event: Event) -> None:
    page = shown(client, event)
    assert "Ida Falk" in page
    assert "harbour minister" in page
    assert "100 % direct" in page
    assert "Unnamed sources" in page
    assert "?view=quotes&amp;kind=term" in page


def test_numbers_lead_to_their_quotes(client: Client, event: Event) -> None:
    ida = event.speakers.get(name="Ida Falk")
    assert f"/events/{event.slug}/quotes/?view=quotes&amp;speaker={ida.pk}" in shown(client, event)


def test_whole_page_and_partial(client: Client, event: Event) -> None:
    assert "<html" in shown(client, event, **HTMX, **{"HX-Boosted": "true"})
    assert "<html" in shown(client, event, **HTMX, **{"HX-History-Restore-Request": "true"})
    partial = shown(client, event, "?kind=person", **HTMX)
    assert "<html" not in partial
    assert "1 of 2 speakers" in partial


def test_an_invalid_value_shows_nobody(client: Client, event: Event) -> None:
    for query in ("?kind=robot", "?outlet=999999"):
        page = shown(client, event, query)
        assert "Ida Falk" not in page
        assert 'role="alert"' in page


def test_nobody_fits(client: Client, event: Event) -> None:
    page = shown(client, event, "?q=nobody")
    assert "Nobody fits" in page
    assert "Leave out “Name: nobody”</a>: 2 speakers" in page


@pytest.mark.parametrize("query", ["kind=person", "kind=robot", "q=zeppelin"])
def test_clearing_the_filters_keeps_how_the_page_sorts_and_counts(client: Client, event: Event, query: str) -> None:
    clear = f"/events/{event.slug}/speakers/?sort=name&amp;count=texts"
    assert f' href="{clear}"' in shown(client, event, f"?sort=name&count=texts&{query}")


def test_an_event_without_articles(client: Client) -> None:
    assert "This event has no articles yet" in shown(client, make_event())


def test_hostile_names_are_escaped(client: Client) -> None:
    event = make_event()
    text = make_article(event=event).current_text
    assert text
    speaker = make_speaker(event=event, name="<script>n", role="<script>r")
    make_quote(text=text, speaker=speaker, cue_lemma="<script>&")
    assert "<script>" not in shown(client, event)


def test_empty_parameters_are_dropped(client: Client, event: Event) -> None:
    response = client.get(f"/events/{event.slug}/speakers/?q=&kind=person")
    assert (response.status_code, response.headers["Location"]) == (302, f"/events/{event.slug}/speakers/?kind=person")
