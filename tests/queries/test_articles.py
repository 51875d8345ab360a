from __future__ import annotations

import itertools
import random
from typing import Any

import pytest
from django.http import QueryDict
from pytest_django import DjangoAssertNumQueries

from articles.filter_parts import websearch
from articles.filters import ArticleFilter
from articles.models import Article, Event, Quote
from articles.queries import articles as queries
from articles.queries import articles_facets
from tests.factories import make_article, make_event, make_outlet, make_quote, make_speaker

pytestmark = pytest.mark.django_db
WORDS = "The tide waits for nobody Ida Falk said on Monday Boats left at noon".split()


@pytest.fixture
def event() -> Event:
    """Sixteen articles with every mix of outlets, speakers, kinds and states."""
    chance = random.Random(4)
    event = make_event()
    outlets = [make_outlet(country=c, kind=k) for c, k in itertools.product(("Velmark", ""), ("agency", "site", ""))]
    speakers = [make_speaker(event=event, name=name) for name in ("Ida", "Ole", "Una")]
    for _ in range(16):
        text = make_article(event=event, outlet=chance.choice([*outlets, None])).current_text
        assert text
        for word in chance.sample(WORDS, chance.randrange(4)):
            kind = chance.choice(["direct", "mixed", "indirect", "term"])
            speaker = None if kind == "term" else chance.choice([*speakers, None])
            status = chance.choice(["suggested", "confirmed", "rejected"])
            make_quote(text=text, words=word, kind=kind, speaker=speaker, status=status)
    return event


def filtered(event: Event, query: str) -> ArticleFilter:
    return ArticleFilter(QueryDict(query), queryset=Article.objects.of(event), choices=articles_facets.choices(event))


def brute(article: Article, asked: dict[str, list[str]]) -> bool:
    """Whether an article fits, in plain Python."""
    outlet = article.outlet
    own = {
        "outlet": str(outlet.pk) if outlet else "none",
        "country": (outlet.country if outlet else "") or "none",
        "kind": (outlet.kind if outlet else "") or "none",
    }
    text = article.current_text
    assert text
    standing = [quote for quote in text.quotes.all() if quote.status != "rejected"]
    checked = sum(quote.status == "confirmed" for quote in standing)
    own["checked"] = "none" if not checked else "all" if checked == len(standing) else "some"

    def said(quote: Quote) -> bool:
        speaker = str(quote.speaker_id or "none")
        by, kinds = asked.get("speaker"), asked.get("quote")
        return quote.kind != "term" and (not by or speaker in by) and (not kinds or quote.kind in kinds)

    if any(own[name] not in values for name, values in asked.items() if name in own):
        return False
    return not (asked.get("speaker") or asked.get("quote")) or any(map(said, standing))


@pytest.mark.parametrize(
    "query",
    [
        "", "country=Velmark", "country=none&kind=site", "checked=some&checked=none", "quote=direct", "speaker=none",
        "speaker=1&quote=direct&quote=mixed", "speaker=1&speaker=2&checked=all", "kind=none&speaker=0",
    ],
)  # fmt: skip
def test_facet_counts_against_brute_force(event: Event, query: str) -> None:
    pks = list(event.speakers.order_by("pk").values_list("pk", flat=True))
    asked: dict[str, list[str]] = {}
    for name, value in (part.split("=") for part in query.split("&") if part):
        asked.setdefault(name, []).append(str(pks[int(value)]) if name == "speaker" and value != "none" else value)
    data = QueryDict(mutable=True)
    for name, values in asked.items():
        data.setlist(name, values)
    form = filtered(event, data.urlencode())
    every: list[Any] = list(Article.objects.of(event).select_related("outlet", "current_text"))
    assert form.is_valid()
    assert set(form.matching()) == {article for article in every if brute(article, asked)}
    choices = articles_facets.choices(event) | {"quote": [("direct", ""), ("mixed", ""), ("indirect", "")]}
    choices["checked"] = [("all", ""), ("some", ""), ("none", "")]
    for name, counts in articles_facets.facet_counts(form, event).items():
        for value, _ in choices[name]:
            expected = sum(brute(article, asked | {name: [value]}) for article in every)
            assert counts.get(value, 0) == expected, (name, value)


def test_ways_out_are_what_the_list_would_hold(event: Event) -> None:
    form = filtered(event, "country=Velmark&kind=agency&since=2030-01-01")
    assert not form.matching().exists()
    without_date = filtered(event, "country=Velmark&kind=agency").matching().count()
    assert articles_facets.found_without(form, event) == {"country": 0, "kind": 0, "since": without_date}


@pytest.mark.parametrize("size", [2, 30])
def test_number_of_queries(size: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    event = make_event()
    for _ in range(size):
        text = make_article(event=event, outlet=make_outlet()).current_text
        assert text
        make_quote(text=text)
    with django_assert_num_queries(12):
        form = filtered(event, "q=tide")
        search = websearch("tide")
        rows = queries.listed(form.matching(), "best", search, slice(0, 50))
        queries.hits([row.pk for row in rows], search, in_bodies=True)
        articles_facets.facet_counts(form, event)
    assert len(rows) == size


def test_row_counts_leave_out_rejected_and_terms() -> None:
    event = make_event()
    text = make_article(event=event).current_text
    assert text
    make_quote(text=text, words="The tide", status="confirmed")
    make_quote(text=text, words="waits", status="rejected")
    make_quote(text=text, words="nobody", kind="term")
    row = queries.listed(Article.objects.of(event), "published", None, slice(None))[0]
    assert (row.quotes, row.findings, row.checked, row.share) == (1, 2, 1, 50)


def test_hits_come_as_stretches_not_as_html() -> None:
    marked = "a \ue000b\ue001 <c> \ue000d"
    assert [(hit.text, hit.found) for hit in queries.split_hits(marked)] == [
        ("a ", False), ("b", True), (" <c> ", False), ("d", False)
    ]  # fmt: skip


def test_sorted_by_counts_with_ties_by_publication_and_nothing_to_say_last() -> None:
    event = make_event()
    articles = [make_article(event=event, key=key) for key in "abc"]
    for article, statuses in zip(articles[1:], (["confirmed", "suggested"], ["suggested"]), strict=True):
        assert article.current_text
        for word, status in zip(("tide", "noon"), statuses, strict=False):
            make_quote(text=article.current_text, words=word, status=status)
    pks = [article.pk for article in articles]

    def order(sort: str) -> list[int]:
        return [pks.index(row.pk) for row in queries.listed(Article.objects.of(event), sort, None, slice(None))]

    assert (order("quotes"), order("-quotes")) == ([0, 2, 1], [1, 2, 0])
    assert (order("checked"), order("-checked")) == ([2, 1, 0], [1, 2, 0])
    assert order("claims") == order("-claims") == [0, 1, 2]


def test_words_beside_curly_marks_are_found_and_shown_as_they_are_printed() -> None:
    event = make_event()
    article = make_article(event=event, body="Harbour\nShe called it “late” and took Ruiz’s boats—all of them…\n")
    shown = {"late": "“late”", "ruiz": "Ruiz’s", "“took Ruiz’s boats”": "took", "boats": "boats—all"}
    for typed, printed in shown.items():
        assert [row.pk for row in filtered(event, f"q={typed}").matching()] == [article.pk], typed
        _, snippet = queries.hits([article.pk], websearch(typed), in_bodies=True)[article.pk]
        assert printed in "".join(hit.text for hit in snippet)
        assert any(hit.found for hit in snippet)
