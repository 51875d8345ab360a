"""Shared passages: wordings, and departures from the base that outlets have in common."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from articles.models import Article, Event, Outlet, Utterance
from articles.queries.counting import Counting
from articles.queries.shared import Passage, shared_passages
from tests.factories import make_article, make_event, make_outlet, make_quote, make_utterance

pytestmark = pytest.mark.django_db
BASE = "We are not leaving the pact, but we will not wait another winter for others to keep the word they gave."
CHANGED = BASE.replace("another winter", "a further year")
CUT = "we will not wait a further year for others to keep the word they gave."


def said(event: Event, words: str, outlet: str, hour: int) -> Article:
    return make_article(
        event=event,
        outlet=Outlet.objects.filter(name=outlet).first() or make_outlet(name=outlet),
        body=f"Headline\n“{words}”\n",
        published_on=datetime(2026, 3, 2, tzinfo=UTC).date(),
        published_at=datetime(2026, 3, 2, hour, tzinfo=UTC),
    )


def passage(*wordings: str, counting: Counting | None = None, steps: list[int] | None = None) -> Passage:
    event = make_event()
    names = ("Alpha", "Beta", "Gamma", "Delta")
    articles = [said(event, words, names[n], 12 - n) for n, words in enumerate(wordings)]
    texts = [article.current_text for article in articles]
    quotes = [make_quote(text=text, words=words) for text, words in zip(texts, wordings, strict=True) if text]
    utterance: Utterance = make_utterance(event=event, quotes=quotes, steps=steps)
    if counting is not None:
        first = {text.pk: (texts[0] or text).pk for text in texts if text}
        counting = Counting("texts", first)
    return shared_passages(event, [utterance.pk], counting=counting or Counting())[0]


def test_outlets_that_cut_differently_and_depart_alike_are_named_in_order_of_publication() -> None:
    found = passage(BASE + " Indeed.", CHANGED, CUT)
    (departure,) = found.departures
    assert [(outlet, instant and instant.hour) for outlet, _, instant in departure.carriers] == [
        ("Gamma", 10),
        ("Beta", 11),
    ]
    assert [(part.base, part.here) for part in departure.parts if part.kind == "swap"] == [
        ("another winter", "a further year")
    ]


def test_the_same_wording_in_several_outlets_is_said_beside_it() -> None:
    found = passage(BASE + " Indeed.", CHANGED, CHANGED)
    assert found.departures == ()
    (variant,) = found.variants
    assert (variant.departs_alike, variant.outlets) == (True, 2)


def test_excerpts_and_spelling_are_no_departures() -> None:
    found = passage(BASE, "We are not leaving the pact", "we will not wait another winter")
    assert found.departures == ()
    assert not any(variant.departs_alike for variant in found.variants)


def test_copies_count_once() -> None:
    assert passage(BASE, CHANGED).articles == 2
    assert passage(BASE, CHANGED, counting=Counting()).articles == 1


def test_an_interruption_is_no_part_of_the_words() -> None:
    found = passage(BASE, BASE.replace("pact, but", "pact,” she said, “but"))
    assert found.wordings == 1


def test_what_tells_it_in_other_words_is_no_base_however_long() -> None:
    found = passage(
        "We read it daily.", "Each single morning the treaty is being studied by all of us here.", steps=[1, 8]
    )
    assert found.base == "We read it daily."
    [told] = [variant.wording for variant in found.variants if variant.wording]
    assert (told.step, told.sentence) == (8, "a paraphrase")
