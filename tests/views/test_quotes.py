from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Event, Quote, Text
from articles.queries.quotes import QuotesPage
from tests.factories import (
    make_article,
    make_event,
    make_outlet,
    make_quote,
    make_speaker,
    make_user,
    make_utterance,
)
from tests.views.showing import HTMX, shown_of

pytestmark = pytest.mark.django_db
shown = shown_of("quotes")
ENDS = ("cue=say", "kind=direct&amp;cue=say&amp;sort=outlet")


@pytest.fixture
def event() -> Event:
    """Two articles that give one sentence, one with two words fewer."""
    event = make_event()
    ida = make_speaker(event=event)
    first = make_article(event=event, outlet=make_outlet(name="Bay Courier")).current_text
    second = make_article(event=event, body="Harbour\n“The tide waits,” Falk warned.\n").current_text
    assert first
    assert second
    start = first.body.index("said")
    one = make_quote(text=first, speaker=ida, cue_lemma="say", cue_start=start, cue_end=start + 4)
    two = make_quote(text=second, words="The tide waits,", speaker=ida, cue_lemma="warn", status="confirmed")
    make_utterance(event=event, quotes=[one, two], steps=[1, 3])
    return event


def test_shared_passages_come_first(client: Client, event: Event) -> None:
    page = shown(client, event)
    assert "in 2 of 2 articles" in page
    assert "Bay Courier" in page
    assert "“said”" in page
    assert "<del>" in page
    assert "Unknown outlet" in page


def test_all_quotes_in_their_sentences(client: Client, event: Event) -> None:
    client.force_login(make_user())
    page = shown(client, event, "?view=quotes")
    assert '<mark class="q">The tide waits for nobody,</mark>' in page
    assert '<span class="cue-word">said</span> on Monday.' in page
    assert "badge--confirmed" in page


def test_the_public_sees_the_passage_and_not_the_body(client: Client, event: Event) -> None:
    for query in ("?view=quotes", ""):
        page = shown(client, event, query)
        assert "The tide waits for nobody," in page
        assert "on Monday" not in page
        assert "Boats left" not in page


def test_whole_page_and_partial(client: Client, event: Event) -> None:
    assert "<html" in shown(client, event)
    assert "<html" in shown(client, event, **HTMX, **{"HX-Boosted": "true"})
    assert "<html" in shown(client, event, **HTMX, **{"HX-History-Restore-Request": "true"})
    partial = shown(client, event, **HTMX)
    assert "<html" not in partial
    assert 'id="results"' in partial
    assert 'role="status" id="count" hx-swap-oob="innerHTML"' in partial
    assert "HX-Request" in client.get(f"/events/{event.slug}/quotes/").headers["Vary"]


def test_empty_parameters_are_dropped_once(client: Client, event: Event) -> None:
    response: Any = client.get(f"/events/{event.slug}/quotes/?q=&view=quotes&kind=direct")
    assert response.status_code == 302
    assert response.headers["Location"] == f"/events/{event.slug}/quotes/?view=quotes&kind=direct"
    assert client.get(response.headers["Location"]).status_code == 200


@pytest.mark.parametrize(
    "query",
    [
        "kind=nonsense",
        "speaker=999999",
        "speaker=abc",
        "speaker=99999999999999999999",
        "step=12",
    ],
)
def test_an_invalid_value_shows_nothing_and_says_so(client: Client, event: Event, query: str) -> None:
    page = shown(client, event, f"?{query}")
    assert 'role="alert"' in page
    assert "The tide" not in page
    assert "nothing is shown" in page


def test_an_error_names_its_filter(client: Client, event: Event) -> None:
    assert "Kind: Select a valid choice. nonsense is not" in shown(client, event, "?kind=nonsense")


def test_unknown_article_or_passage_finds_nothing(client: Client, event: Event) -> None:
    for query in ("?article=999999", "?passage=999999", "?view=quotes&passage=999999"):
        assert "Nothing fits all of these filters" in shown(client, event, query)


def test_nothing_fits_and_which_filter_to_drop(client: Client, event: Event) -> None:
    page = shown(client, event, "?view=quotes&kind=indirect")
    assert "Nothing fits" in page
    assert "Leave out “Kind of quote: indirect”</a>: 2 quotes<" in page


def test_chips_take_one_value_away(client: Client, event: Event) -> None:
    page = shown(client, event, "?view=quotes&kind=direct&cue=say")
    assert f'<a class="chip" id="chip-1" href="/events/{event.slug}/quotes/?view=quotes&amp;cue=say"' in page


def test_the_article_is_a_filter_like_any_other(client: Client, event: Event) -> None:
    """A facet, the way to sort and the next chip keep it; on the coverage page the same word is a place."""
    article = event.articles.earliest("pk").pk
    page = shown(client, event, f"?view=quotes&article={article}&kind=direct&cue=say")
    chip, sort = (f"/events/{event.slug}/quotes/?view=quotes&amp;article={article}&amp;{rest}" for rest in ENDS)
    assert f' href="{chip}"' in page
    assert f' href="{sort}"' in page


@pytest.mark.parametrize("query", ["kind=direct&article=1&page=2", "kind=nonsense", "q=zeppelin"])
def test_clearing_the_filters_keeps_how_the_page_sorts_and_counts(client: Client, event: Event, query: str) -> None:
    kept = "view=quotes&sort=outlet&count=texts"
    clear = f"/events/{event.slug}/quotes/?{kept}".replace("&", "&amp;")
    assert f' href="{clear}"' in shown(client, event, f"?{kept}&{query}")


def test_without_passages_or_articles(client: Client) -> None:
    event = make_event()
    assert "This event has no articles yet" in shown(client, event)
    text = make_article(event=event).current_text
    assert text
    assert "No quotes have been found yet" in shown(client, event)
    make_quote(text=text)
    assert "No passage stands in two quotes yet" in shown(client, event)


def test_hostile_names_are_escaped(client: Client) -> None:
    event = make_event()
    speaker = make_speaker(event=event, name="<script>alert(1)</script>")
    article = make_article(event=event, outlet=make_outlet(name="<script>o</script>"))
    assert article.current_text
    quote = make_quote(text=article.current_text, speaker=speaker, cue_lemma="<script>c")
    other = make_quote(text=article.current_text, words="Boats left", kind="indirect")
    make_utterance(event=event, quotes=[quote, other])
    for query in ("", "?view=quotes", "?q=<script>x&view=quotes", "?cue=<script>c"):
        assert "<script>" not in shown(client, event, query)


def test_unknown_events_are_not_found(client: Client) -> None:
    assert client.get("/events/nowhere/quotes/").status_code == 404


def test_lists_of_one_article_and_of_all_are_never_mixed_up(client: Client) -> None:
    event = make_event()
    texts = [make_article(event=event).current_text for _ in range(2)]
    for text in texts:
        assert text
        make_quote(text=text, cue_lemma="say")
    Event.objects.filter(pk=event.pk).update(revision=5)
    address = reverse("quotes", args=[event.slug])
    one = texts[0]
    assert one

    def total(**asked: str) -> int:
        page: QuotesPage = client.get(address, {"view": "quotes", **asked}).context["quotes"]
        return page.total

    assert [total(article=str(one.article_id)), total(), total(cue=" say"), total(cue="say")] == [1, 2, 0, 2]


def test_a_null_character_is_an_invalid_value(client: Client) -> None:
    response = client.get(reverse("quotes", args=[make_event().slug]), {"cue": "a\0b"})
    assert response.status_code == 200
    assert "alert" in response.content.decode()


def test_a_colon_and_a_step_are_said_in_words(client: Client, event: Event) -> None:
    Quote.objects.filter(cue_lemma="say").update(cue_lemma=":", cue_start=None, cue_end=None)
    page = shown(client, event, "?view=quotes")
    assert "reported with a colon" in page
    assert ">a colon</label>" in page
    assert "“:”" not in page
    assert "step 3: an excerpt<" in page
    assert "Reporting word <b>a colon</b>" in shown(client, event, "?view=quotes&cue=:")
    for address in ("speakers/", f"speakers/{event.speakers.get().pk}/"):
        html = client.get(event.get_absolute_url() + address).content.decode()
        assert ">a colon" in html
        assert '">:</a>' not in html


def test_steps_are_read_aloud_as_steps(client: Client, event: Event) -> None:
    assert '<b><span class="hidden-text">step </span>3<span class="hidden-text">:</span></b>' in shown(client, event)


@pytest.mark.parametrize("query", ["?sort=zzz", "?view=zzz", "?view=zzz&sort=zzz"])
def test_an_unknown_way_of_showing_is_the_usual_one(client: Client, event: Event, query: str) -> None:
    page = shown(client, event, query)
    assert "in 2 of 2 articles" in page
    assert "zzz" not in page  # no link keeps it


@pytest.mark.parametrize("query", ["coverage/?by=zzz", "coverage/?sort=zzz&by=outlet", "speakers/?sort=zzz"])
def test_so_it_is_on_other_pages(client: Client, event: Event, query: str) -> None:
    assert 'role="alert"' not in client.get(event.get_absolute_url() + query).content.decode()


def test_an_unknown_outlet_is_told_by_its_files_name_alone(client: Client, event: Event) -> None:
    Text.objects.update(file_name="coverage/10-harbour.txt", headline="")
    page = shown(client, event)
    assert "10-harbour.txt" in page
    assert "coverage/10" not in page
