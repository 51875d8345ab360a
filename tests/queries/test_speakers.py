from __future__ import annotations

from typing import Any

import pytest

from articles.models import Event, Quote, Speaker
from articles.queries.events import events
from articles.queries.frame import frame
from articles.queries.speakers import SpeakersPage, speakers_page
from tests.factories import make_article, make_event, make_outlet, make_quote, make_speaker, text_of

pytestmark = pytest.mark.django_db


def page(event: Event, **chosen: Any) -> SpeakersPage:
    words, sort = chosen.pop("q", ""), chosen.pop("sort", "words")
    return speakers_page(event, chosen=chosen, words=words, sort=sort)


def quoted_event(articles: int = 5) -> Event:
    event = make_event()
    outlets = [make_outlet(), make_outlet(), None]
    people = [
        make_speaker(event=event, name="Ida Falk", kind="person"),
        make_speaker(event=event, name="Port authority", kind="body"),
        make_speaker(event=event, name="A pilot", kind="unnamed"),
    ]
    for n in range(articles):
        text = make_article(event=event, outlet=outlets[n % 3]).current_text
        assert text
        make_quote(text=text, speaker=people[n % 3], kind=["direct", "mixed"][n % 2], cue_lemma="say")
        make_quote(text=text, words="Boats left", speaker=people[0], kind="indirect", cue_lemma="warn")
        make_quote(text=text, words="at noon", kind="term")
        rejected = make_quote(text=text, words="Monday", speaker=people[1], kind="indirect")
        Quote.objects.filter(pk=rejected.pk).update(status="rejected", decided_at="2026-01-01T00:00Z")
    return event


def test_figures_agree_with_brute_force() -> None:
    event = quoted_event()
    found = page(event)
    for row in (*found.named, *found.unnamed):
        quotes = list(Quote.objects.filter(speaker=row.pk).exclude(status="rejected").select_related("text__article"))
        assert row.quotes == len(quotes)
        assert row.articles == len({quote.text_id for quote in quotes})
        assert row.outlets == {quote.text.article.outlet_id for quote in quotes if quote.text.article}
        assert row.words == sum(quote.words for quote in quotes)
        assert row.direct == sum(quote.words for quote in quotes if quote.kind == "direct")
        assert row.indirect == sum(quote.words for quote in quotes if quote.kind == "indirect")
        assert sum(row.shares) in (0, 100)


def test_facets_agree_with_brute_force() -> None:
    event = quoted_event()
    for facet in page(event, kind=["body", "person"]).facets:
        for option in facet.options:
            chosen = {"kind": ["body", "person"]} | {facet.name: [option.value]}
            assert option.count == page(event, **chosen).fitting, option


def test_unnamed_sources_and_terms_stand_apart() -> None:
    found = page(quoted_event())
    assert [row.name for row in found.unnamed] == ["A pilot"]
    assert "A pilot" not in [row.name for row in found.named]
    assert found.terms == 5


def test_an_outlet_narrows_the_figures() -> None:
    event = quoted_event()
    everybody = page(event).named[0]
    narrowed = page(event, outlet=["none"]).named[0]
    assert narrowed.name == everybody.name
    assert narrowed.articles == 1 < everybody.articles


def test_names_are_found_without_accents_and_sorted_by_key() -> None:
    event = make_event()
    text = text_of(make_article(event=event))
    for name in ("Zoë Ek", "Åsa Dahl", "bo ek"):
        make_quote(text=text, speaker=make_speaker(event=event, name=name))
    assert [row.name for row in page(event, sort="name").named] == ["Åsa Dahl", "bo ek", "Zoë Ek"]
    assert [row.name for row in page(event, q="zoe").named] == ["Zoë Ek"]


def test_merged_speakers_are_not_listed() -> None:
    event = make_event()
    ida = make_speaker(event=event)
    make_quote(text=text_of(make_article(event=event)), speaker=ida)
    Speaker.objects.create(event=event, name="Falk", merged_into=ida)
    assert [row.name for row in page(event).named] == ["Ida Falk"]


def test_who_only_passes_words_on_is_quoted_nowhere() -> None:
    event = make_event()
    ida, relay = make_speaker(event=event), make_speaker(event=event, name="Harbour Watch", kind="body")
    text = text_of(make_article(event=event))
    make_quote(text=text, speaker=ida, relay=relay)
    make_quote(text=text, speaker=make_speaker(event=event, name="Bo Ek"), status="rejected")
    assert [row.name for row in page(event).named] == ["Ida Falk"]
    assert page(event).everybody == frame(event.slug).speakers == events()[0].speakers == 1


def test_selects_do_not_grow(django_assert_num_queries: Any) -> None:
    for articles in (3, 12):
        event = quoted_event(articles)
        with django_assert_num_queries(3):
            page(event)
