"""An event as pages show it: copies that count once, and as much as makes every kind of link appear."""

from __future__ import annotations

import pytest

from articles.models import Article, CopyMember, Event, Outlet, Speaker
from tests.factories import (
    BODY,
    make_article,
    make_claim,
    make_event,
    make_outlet,
    make_quote,
    make_report,
    make_speaker,
    make_text,
    make_topic,
    make_user,
    make_utterance,
    text_of,
)
from tests.views.showing import copied

WORDS = "The tide waits for nobody,"
SPOKEN = "The tide waits for nobody, and nobody waits for the tide.\n"


@pytest.fixture
def event() -> Event:
    """Four articles of two topics' worth of words; the first two are one independent text."""
    event = make_event(full_text_public=True)
    source = make_text(event=event, body=SPOKEN, headline="")
    ida = make_speaker(event=event)
    claim = make_claim(event=event, topic=make_topic(event=event))
    quotes = []
    for number in range(4):
        article = make_article(event=event, outlet=make_outlet(name=f"Outlet {number}"), body=BODY + "More.\n" * number)
        assert article.current_text
        quotes.append(make_quote(text=article.current_text, speaker=ida, cue_lemma="say"))
        make_report(claim=claim, text=article.current_text, words="Boats left at noon")
    make_utterance(event=event, quotes=quotes, source=source, start=0, end=len(WORDS))
    copied(event, [quote.text_id for quote in quotes[:2]])
    return event


@pytest.fixture
def rich(event: Event) -> Event:
    """As much as makes the pages show all the kinds of links that they have."""
    ida, articles = Speaker.objects.get(event=event), list(Article.objects.of(event).order_by("pk"))
    for number, article in enumerate(articles):
        assert article.outlet
        Outlet.objects.filter(pk=article.outlet.pk).update(kind=("agency", "site")[number % 2])
    ole = make_speaker(event=event, name="Ole Berg")
    event.claims.update(speaker=ole)
    last, first = text_of(articles[-1]), text_of(articles[0])
    make_quote(text=last, words="Boats left at noon", kind="indirect", speaker=ole, relay=ida, cue_lemma="add")
    make_quote(text=first, words="Minister opens", kind="term")
    make_quote(text=first, words="at noon", kind="indirect")
    make_report(claim=make_claim(event=event), text=last, words="Boats left")
    make_report(claim=make_claim(event=event, speaker=ole), text=last, words="Minister opens")
    told = event.claims.latest("pk")
    make_report(claim=told, text=first, stance="absent", status="confirmed", decided_by=make_user())
    articles[0].current_text = make_text(event=event, article=articles[0], body=BODY + "New words.\n", number=2)
    CopyMember.objects.filter(text=first).update(text=articles[0].current_text)
    articles[0].save()
    return event
