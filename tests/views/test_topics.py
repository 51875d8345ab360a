from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from articles.models import Article, Event
from articles.queries.counting import TEXTS, counting
from articles.queries.topics import PAGE, Told, covered_in, spread_of, topics_page
from articles.spans import Span
from tests.factories import (
    make_article,
    make_claim,
    make_event,
    make_outlet,
    make_report,
    make_topic,
    make_user,
    text_of,
)
from tests.views.showing import copied, shown

pytestmark = pytest.mark.django_db
BODY = "Minister opens harbour\nRain fell at dawn.\nBoats left at noon.\n"


@pytest.fixture
def event() -> Event:
    event = make_event()
    text = make_article(event=event, outlet=make_outlet(name="Bay Courier"), body=BODY).current_text
    make_article(event=event, body=BODY)
    assert text
    boats = make_claim(event=event, topic=make_topic(event=event, name="Boats"))
    rain = make_claim(event=event)
    make_report(claim=boats, text=text, words="Boats left", status="confirmed", decided_by=make_user())
    make_report(claim=rain, text=text, words="Minister opens", origin="machine", method="1")
    return event


def test_share_and_start(event: Event) -> None:
    page = topics_page(event, by="article", page=1, checked_only=False)
    assert [(head.name, head.claims) for head in page.topics] == [("Boats", 1), ("no topic", 1)]
    first, second = page.rows
    boats, rest = first.shares
    size = len(BODY)
    assert boats.percent == round(100 * len("Boats left") / size)
    assert boats.start == 100 * BODY.index("Boats") // size
    assert (boats.headline, rest.headline, rest.start) == (False, True, 0)
    assert [share.start for share in second.shares] == [-1, -1]
    assert (page.passages, page.checked) == (2, 1)
    assert len(first.strip) == 2


def test_a_place_counts_once() -> None:
    assert covered_in([Span(0, 10), Span(5, 12), Span(20, 25)]) == 17


def test_spread() -> None:
    told = [Told(text, Span(0, 1), 0, claim) for claim, text in ((1, 1), (1, 2), (2, 1), (3, 1), (3, 1))]
    assert [tuple(bar) for bar in spread_of(told)] == [("1", 2, 100.0), ("2", 1, 50.0)]


def test_silence_is_a_question_mark(client: Client, event: Event) -> None:
    page = shown(client, event, "topics")
    assert '<span class="quiet" title="no passage found">?</span>' in page
    assert ">0 % ·" not in page


def test_only_what_people_checked(client: Client, event: Event) -> None:
    assert "1 passage, of which 1 checked" in shown(client, event, "topics", "?show=checked")


def test_the_figures_of_other_pages_lead_to_what_people_checked(client: Client, event: Event) -> None:
    article = Article.objects.of(event).earliest("pk")
    for path, part in (("", "h-spread"), (f"articles/{article.pk}/", "h-shares")):
        page = client.get(event.get_absolute_url() + path).content.decode()
        assert f'href="/events/{event.slug}/topics/?show=checked#{part}"' in page
        assert f'id="{part}"' in shown(client, event, "topics", "?show=checked")


@pytest.mark.parametrize("query", ["?by=outlet", "?by=group", "?by=nonsense", "?page=99"])
def test_each_address_is_whole(client: Client, event: Event, query: str) -> None:
    assert "What the coverage is about" in shown(client, event, "topics", query)


def test_as_csv(client: Client, event: Event) -> None:
    lines = shown(client, event, "topics", "?format=csv").splitlines()
    assert lines[1].startswith("Bay Courier,,Boats,16,")
    assert len(lines) == 3


def test_the_csv_is_the_whole_table_and_not_the_page_of_it(client: Client, event: Event) -> None:
    for number in range(PAGE):
        text = text_of(make_article(event=event, body=f"Head {number}\nBoats left at noon.\n"))
        make_report(claim=event.claims.earliest("pk"), text=text, words="Boats left")
    for query in ("?format=csv", "?format=csv&page=2"):
        lines = shown(client, event, "topics", query).splitlines()
        assert len(lines) == 1 + 2 + PAGE, query


def test_the_second_page_says_which_part_of_the_list_it_is(client: Client, event: Event) -> None:
    for number in range(PAGE):
        make_article(event=event, body=f"Head {number}\nBoats left at noon.\n")
    for query, part in (("", f"1–{PAGE}"), ("?page=2", f"{PAGE + 1}–{PAGE + 2}")):
        page = shown(client, event, "topics", query)
        assert f'<span class="quiet">{part} of {PAGE + 2}</span>' in page
        assert "?format=csv" in page


def test_few_articles_are_few_whatever_the_rows_are(client: Client, event: Event) -> None:
    warning = "With so few articles these are shares of these articles, not of outlets."
    assert warning in shown(client, event, "topics")
    for number in range(PAGE):
        make_article(event=event, body=f"Head {number}\nBoats left at noon.\n", outlet=make_outlet())
    for query in ("", "?page=2", "?by=group"):
        assert "With so few" not in shown(client, event, "topics", query), query


def test_few_independent_texts_are_said_to_be_few(client: Client, event: Event) -> None:
    copied(event, [text_of(make_article(event=event, body=BODY)).pk for _ in range(6)])
    assert "With so few" not in shown(client, event, "topics")
    said = "With so few independent texts these are shares of these independent texts, not of outlets."
    assert said in shown(client, event, "topics", "?count=texts")


def test_without_claims(client: Client) -> None:
    assert "No passage of this event belongs to a claim yet" in shown(client, make_event(), "topics")


def test_selects_do_not_grow(django_assert_num_queries: Any) -> None:
    for n in (2, 9):
        event = make_event()
        for _ in range(n):
            text = make_article(event=event).current_text
            assert text
            make_report(claim=make_claim(event=event), text=text, words="Boats left")
        with django_assert_num_queries(6):
            topics_page(event, by="article", page=1, checked_only=False)


def test_every_table_is_there_as_csv(client: Client, event: Event) -> None:
    assert "Boats,1," in shown(client, event, "topics", "?format=csv&table=topics")
    assert "1,2" in shown(client, event, "topics", "?format=csv&table=spread").splitlines()
    assert "Bay Courier" in shown(client, event, "topics", "?format=csv&table=nothing")


def test_a_topic_that_only_a_copy_has_is_a_topic_of_both(client: Client, event: Event) -> None:
    """The texts that copy each other are one, but each outlet has the topics of its own."""
    first, copy = Article.objects.of(event).order_by("pk")
    copied(event, [text_of(first).pk, text_of(copy).pk])
    for words in ("Boats left", "Rain fell"):
        claim = make_claim(event=event, topic=make_topic(event=event, name=f"{words[:4]} alone"))
        make_report(claim=claim, text=text_of(copy), words=words)
    make_report(claim=event.claims.get(topic__name="Boats"), text=text_of(copy), words="Boats left at noon")
    page = topics_page(event, by="outlet", page=1, checked_only=False, counting=counting(event, TEXTS))
    names = [head.name for head in page.topics]
    assert names == ["Boat alone", "Boats", "Rain alone", "no topic"]
    assert [[share.percent > 0 for share in row.shares] for row in page.rows] == [
        [False, True, False, True],
        [True, True, True, False],
    ]
    sizes = [len("Boats left"), len("Boats left at noon"), len("Rain fell"), len("Minister opens")]
    assert [head.share for head in page.topics] == [round(100 * size / sum(sizes), 1) for size in sizes]
    assert "Rain alone" in shown(client, event, "topics", "?count=texts&by=outlet")
