"""The source text as a map."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from articles.models import Event, Quote
from articles.queries.counting import Counting
from articles.queries.source import SourcePage, rebuilt, source_page
from tests.factories import make_event, make_speaker, make_text
from tests.linked import QUOTES, SPEECH, article_of, link

pytestmark = pytest.mark.django_db


@pytest.fixture
def event() -> Event:
    event = make_event()
    speaker = make_speaker(event=event, name="Ida Falk").pk
    make_text(event=event, body=SPEECH, blocks=False)
    for quote in QUOTES:
        article_of(event, [quote], [speaker])
    link(event)
    return event


def page(
    event: Event, *, sentence: int | None = None, full: bool = True, counting: Counting | None = None
) -> SourcePage:
    found = source_page(event, sentence=sentence, full=full, counting=counting or Counting())
    assert found is not None
    return found


def test_each_sentence_knows_how_many_articles_quote_it(event: Event) -> None:
    found = page(event)
    assert [(one.number, one.texts, one.band) for one in found.sentences] == [
        (1, 0, 0),
        (2, 3, 5),
        (3, 0, 0),
        (4, 1, 2),
    ]
    assert found.never == 2


def test_the_event_page_numbers_sentences_as_the_map_does(client: Client) -> None:
    event = make_event()
    speaker = make_speaker(event=event, name="Ida Falk").pk
    make_text(event=event, body=f"Speech at the harbour hall\n\n{SPEECH}MODERATOR: Thank you.\n", blocks=False)
    article_of(event, [QUOTES[2]], [speaker])
    link(event)
    front = client.get(f"/events/{event.slug}/").content.decode()
    peaks = re.findall(r'<p>([^<]+)</p><p class="meta">Sentence (\d+) .*?href="([^"]+)#s-\d+"', front)
    assert len(peaks) == 2
    for words, number, address in peaks:
        (there,) = re.findall(rf'id="s-{number}" [^>]*>([^<]+)<sup', client.get(address).content.decode())
        assert there == words


def test_copies_count_once(event: Event) -> None:
    texts = list(event.articles.order_by("pk").values_list("current_text", flat=True))
    counting = Counting("texts", {texts[1]: texts[0]})
    assert [one.texts for one in page(event, counting=counting).sentences] == [0, 2, 0, 1]


def test_turns_and_stage_directions(event: Event) -> None:
    chair, falk = page(event).turns
    assert (chair.speaker, falk.speaker) == ("CHAIR", "IDA FALK")
    first, second = falk.paragraphs
    assert [piece.stage for piece in first] == ["", "(Applause.)"]
    assert [one.number for piece in second for one in piece.sentences] == [4]


def test_quotes_are_found_exactly_with_gaps_spliced_or_not(event: Event) -> None:
    located = page(event).located
    assert (located.exactly, located.with_gaps, located.spliced, located.not_found) == (1, 1, 1, 1)
    assert ["".join(bit.words for bit in line.bits) for line in located.lines] == [f"“{QUOTES[3]}”"]


def test_a_sentence_opens_its_renderings(event: Event) -> None:
    found = page(event, sentence=2)
    assert found.chosen is not None
    (passage,) = found.passages
    assert sorted(variant.wording.step for variant in passage.variants if variant.wording) == [1, 5]
    assert page(event, sentence=3).passages == ()
    assert page(event, sentence=99).chosen is None


def test_what_nobody_quotes_is_not_shown_where_texts_are_not_free(event: Event) -> None:
    assert [bool(one.words) for one in page(event, full=False).sentences] == [False, True, False, True]


@pytest.mark.parametrize("articles", [2, 6])
def test_selects(event: Event, articles: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for _ in range(articles):
        article_of(event, [QUOTES[0]], [event.speakers.get().pk])
    link(event)
    with django_assert_num_queries(10):
        page(event, sentence=2)


def test_without_a_source_text_it_is_rebuilt_in_order() -> None:
    event = make_event()
    speaker = make_speaker(event=event).pk
    for _ in range(2):
        article_of(event, [QUOTES[0], "Nobody sells the lighthouse to strangers."], [speaker, speaker])
    link(event)
    assert source_page(event, sentence=None, full=True, counting=Counting()) is None
    found = rebuilt(event, Counting())
    assert found is not None
    assert [(passage.words, passage.texts) for passage in found.passages] == [
        (QUOTES[0], 2),
        ("Nobody sells the lighthouse to strangers.", 2),
    ]
    assert rebuilt(make_event(), Counting()) is None


def test_what_was_rejected_is_not_rebuilt() -> None:
    """A rendering that a person judged stays with its rejected quote, and counts nowhere."""
    event = make_event()
    speaker = make_speaker(event=event).pk
    for lines in ([QUOTES[0], QUOTES[3]], [QUOTES[0], QUOTES[3]], [QUOTES[0]]):
        article_of(event, lines, [speaker] * len(lines))
    link(event)
    rejected = [
        Quote.objects.filter(text__body__contains=words, start__gt=start).order_by("pk")[0].pk
        for words, start in ((QUOTES[0], 0), (QUOTES[3], len(QUOTES[0])))
    ]
    Quote.objects.filter(pk__in=rejected).update(status="rejected", decided_at=timezone.now())
    found = rebuilt(event, Counting())
    assert found is not None
    assert [(passage.words, passage.texts) for passage in found.passages] == [(QUOTES[0], 2)]
