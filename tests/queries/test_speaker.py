from __future__ import annotations

from typing import Any

import pytest

from articles.models import Event, Speaker
from articles.queries.speaker import speaker_page
from tests.factories import make_article, make_event, make_outlet, make_quote, make_speaker, make_utterance

pytestmark = pytest.mark.django_db


def quoted(articles: int) -> tuple[Event, Speaker]:
    event = make_event()
    ida = make_speaker(event=event)
    quotes = []
    for n in range(articles):
        text = make_article(event=event, outlet=make_outlet() if n else None).current_text
        assert text
        quotes.append(make_quote(text=text, speaker=ida, cue_lemma="say"))
        make_quote(text=text, words="Boats left", speaker=ida, kind="indirect", cue_lemma="warn")
    make_utterance(event=event, quotes=quotes)
    return event, ida


def test_figures_by_outlet_add_up() -> None:
    event, ida = quoted(4)
    page = speaker_page(event, ida, number=1, full=True)
    assert (page.n_articles, page.n_quotes, page.n_words) == (4, 8, 28)
    assert sum(row.quotes for row in page.outlets) == 8
    assert {row.cues for row in page.outlets} == {(("say", 1), ("warn", 1))}
    assert {row.outlet for row in page.outlets} >= {"Unknown outlet"}
    assert sum(len(article.lines) for article in page.articles) == 8


def test_shared_passages_of_the_speaker() -> None:
    event, ida = quoted(3)
    page = speaker_page(event, ida, number=1, full=True)
    assert page.n_passages == 1
    assert page.passages[0].articles == 3


def test_pages_hold_whole_articles() -> None:
    event, ida = quoted(17)
    second = speaker_page(event, ida, number=2, full=True)
    assert (second.pages, second.first, second.last, len(second.articles)) == (2, 16, 17, 2)


def test_selects_do_not_grow(django_assert_num_queries: Any) -> None:
    for articles in (2, 9):
        event, ida = quoted(articles)
        with django_assert_num_queries(13):
            speaker_page(event, ida, number=1, full=True)
