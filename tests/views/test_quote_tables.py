"""Quotes as CSV, from every page that shows them: whole, as the page is filtered, and never more than it shows."""

from __future__ import annotations

import csv
import io

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Article, Event, Quote, Speaker
from tests.factories import make_article, make_event, make_outlet, make_quote, make_speaker, make_text, make_user
from tests.linked import QUOTES, SPEECH, article_of, link
from tests.views.showing import PATHS, address

pytestmark = pytest.mark.django_db
Lines = list[dict[str, str]]
CSV = {
    "quotes": "quotes/?format=csv",
    "all quotes": "quotes/?view=quotes&format=csv",
    "speakers": "speakers/?format=csv",
    "speaker": "speakers/{speaker}/?format=csv",
    "compare": "compare/?a={article}&a={other}&format=csv",
    "source": "source/?format=csv",
}


def table(client: Client, event: Event, path: str, query: str = "") -> Lines:
    response = client.get(address(event, path) + query)
    assert response.status_code == 200
    assert response["Content-Type"].startswith("text/csv")
    return list(csv.DictReader(io.StringIO(response.content.decode())))


@pytest.fixture
def spoken() -> Event:
    """Two articles that give two sentences of a speech; the second drops a word."""
    event = make_event()
    ida = make_speaker(event=event, name="Ida Falk")
    make_text(event=event, body=SPEECH, blocks=False)
    for quote in QUOTES[:2]:
        article_of(event, [quote], [ida.pk])
    link(event)
    return event


def test_a_line_for_each_rendering(client: Client, rich: Event) -> None:
    lines = table(client, rich, CSV["quotes"])
    assert [line["outlet"] for line in lines] == ["Outlet 1", "Outlet 2", "Outlet 3"]
    assert {line["base"] for line in lines} == {"The tide waits for nobody,"}
    one = lines[0]
    assert (one["speaker"], one["kind"], one["tone"], one["step"]) == ("Ida Falk", "direct", "neutral", "1")
    assert one["words"] == "The tide waits for nobody,"
    quote = Quote.objects.get(pk=one["quote"])
    assert (int(one["start"]), int(one["end"]), one["checked by a person"]) == (quote.start, quote.end, "no")


def test_what_differs_is_said(client: Client, spoken: Event) -> None:
    lines = [line for line in csv_of(client, spoken, "quotes/?format=csv") if line["step"] == "5"]
    assert [line["words"] for line in lines] == [QUOTES[1]]
    assert "left out" in lines[0]["difference"]


def csv_of(client: Client, event: Event, path: str) -> Lines:
    response = client.get(event.get_absolute_url() + path)
    assert response.status_code == 200
    return list(csv.DictReader(io.StringIO(response.content.decode())))


def test_all_quotes_and_those_that_are_filtered(client: Client, rich: Event) -> None:
    assert len(table(client, rich, CSV["all quotes"])) == 4
    lines = table(client, rich, CSV["all quotes"], "&kind=indirect")
    assert [(line["speaker"], line["passed on by"], line["kind"]) for line in lines] == [
        ("Ole Berg", "Ida Falk", "indirect")
    ]
    assert lines[0]["published"] == "2026-03-02"
    terms = table(client, rich, CSV["all quotes"], "&kind=term")
    assert terms == []


def test_it_is_the_whole_list_and_not_a_page_of_it(client: Client, rich: Event) -> None:
    text = Article.objects.of(rich).latest("pk").current_text
    assert text
    for _ in range(60):
        make_quote(text=text, words="Boats left", speaker=make_speaker(event=rich))
    assert len(table(client, rich, CSV["all quotes"], "&page=2")) == 64
    assert len(table(client, rich, CSV["speakers"], "&page=2")) == 62


def test_speakers_and_a_speaker(client: Client, rich: Event) -> None:
    first = table(client, rich, CSV["speakers"])[0]
    assert (first["name"], first["articles"], first["reporting words"]) == ("Ida Falk", "3", "say 3")
    assert "independent texts" in table(client, rich, CSV["speakers"], "&count=texts")[0]
    assert table(client, rich, CSV["speakers"], "&kind=body") == []
    lines = table(client, rich, CSV["speaker"])
    assert {line["speaker"] for line in lines} == {"Ida Falk"}
    assert len(lines) == 3


def test_a_comparison(client: Client, spoken: Event) -> None:
    one, two = Article.objects.of(spoken).order_by("pk").values_list("pk", flat=True)
    lines = csv_of(client, spoken, f"compare/?a={one}&a={two}&format=csv")
    assert [(line["words"], line["step"]) for line in lines] == [(QUOTES[0], "1"), (QUOTES[1], "5")]
    assert {line["base of"] for line in lines} == {"Source text"}
    assert csv_of(client, spoken, f"compare/?a={one}&a={two}&format=csv&rows=differences") == lines


def test_the_source_text_by_sentence_and_article(client: Client, spoken: Event) -> None:
    Event.objects.update(full_text_public=True)
    lines = csv_of(client, spoken, "source/?format=csv&sentence=2")
    quoted = [line for line in lines if line["words"]]
    assert [(line["sentence"], line["articles"], line["words"]) for line in quoted] == [
        ("2", "2", QUOTES[0]),
        ("2", "2", QUOTES[1]),
    ]
    assert [line["sentence"] for line in lines if not line["words"]] == ["1", "3", "4"]
    assert lines[-1]["source text"].startswith("Our grandmothers")


def test_an_event_without_a_source_text_has_a_table_without_lines(client: Client) -> None:
    assert csv_of(client, make_event(), "source/?format=csv") == []


def test_nobody_gets_more_than_the_page_shows(client: Client, spoken: Event) -> None:
    one, two = Article.objects.of(spoken).order_by("pk").values_list("pk", flat=True)
    for path in ("quotes/?", "quotes/?view=quotes&", "source/?", f"compare/?a={one}&a={two}&"):
        content = client.get(f"{spoken.get_absolute_url()}{path}format=csv").content.decode()
        assert "grandmothers" not in content
        assert "Headline" not in content.replace(",Headline,", "")  # the title, which is shown to everybody
    client.force_login(make_user())
    assert "grandmothers" in client.get(f"{spoken.get_absolute_url()}source/?format=csv").content.decode()


def test_no_cell_is_taken_for_a_formula(client: Client) -> None:
    event = make_event()
    article = make_article(event=event, outlet=make_outlet(name="@Outlet"), body="=1+1\n“-2 degrees,” she said.\n")
    assert article.current_text
    make_quote(text=article.current_text, words="-2 degrees,", speaker=make_speaker(event=event, name="+Ida"))
    line = csv_of(client, event, "quotes/?view=quotes&format=csv")[0]
    assert [line[name] for name in ("outlet", "article", "words", "speaker")] == [
        "'@Outlet",
        "'=1+1",
        "'-2 degrees,",
        "'+Ida",
    ]


@pytest.mark.parametrize("page", ["quotes", "speakers", "speaker", "compare", "source"])
def test_every_page_links_to_it(client: Client, rich: Event, page: str) -> None:
    assert "format=csv" in client.get(address(rich, PATHS[page])).content.decode()


@pytest.mark.parametrize("path", CSV.values())
def test_the_same_number_of_queries_at_two_sizes(client: Client, rich: Event, path: str) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address(rich, path)).status_code == 200
        return len(captured)

    few = queries()
    utterance, ida = rich.utterances.get(), Speaker.objects.get(event=rich, name="Ida Falk")
    for _ in range(5):
        text = make_article(event=rich, outlet=make_outlet()).current_text
        assert text
        quote = make_quote(text=text, speaker=ida, cue_lemma="say")
        utterance.renderings.create(
            quote=quote, start=quote.start, end=quote.end, step=1, wording_key="k", origin="machine", method="1"
        )
    type(rich).objects.filter(pk=rich.pk).update(revision=rich.revision + 100)
    assert queries() == few
