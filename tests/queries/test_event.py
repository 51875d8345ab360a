from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from articles.analysis.wording import compare
from articles.models import Article, Block, Event, QuotePiece, Text
from articles.queries.cells import CELLS
from articles.queries.compare import comparison
from articles.queries.counting import ARTICLES, TEXTS, counting
from articles.queries.event import around_cue, event_page
from articles.queries.event_claims import claims
from articles.queries.event_time import columns, timeline
from articles.queries.frame import frame
from articles.queries.wording import parts
from tests.factories import (
    make_article,
    make_claim,
    make_event,
    make_outlet,
    make_quote,
    make_report,
    make_speaker,
    make_utterance,
    text_of,
)
from tests.views.showing import copied

pytestmark = pytest.mark.django_db


def fill(event: Event, size: int) -> None:
    for number in range(size):
        quotes = []
        claim = make_claim(event=event)
        for _ in range(2):
            text = make_article(event=event, outlet=make_outlet()).current_text
            assert text
            quotes.append(make_quote(text=text, speaker=make_speaker(event=event, name=f"Ida {number}")))
            make_report(claim=claim, text=text, words="tide waits")
        make_utterance(event=event, quotes=quotes, steps=[1, 6])
        make_report(claim=make_claim(event=event), text=quotes[0].text, words="noon")


@pytest.mark.parametrize("size", [2, 12])
def test_number_of_queries(size: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    event = make_event()
    fill(event, size)
    of_event = frame(event.slug)
    with django_assert_num_queries(16):
        event_page(of_event)
    copied(event, sorted(Text.objects.of(event).values_list("pk", flat=True))[:2])
    once = counting(event, TEXTS)
    with django_assert_num_queries(18):
        event_page(of_event, once)


def test_checked_share_is_never_rounded_up_to_all_nor_down_to_none() -> None:
    event = make_event()
    text = make_article(event=event).current_text
    assert text
    for words in ("The tide", "waits", "nobody"):
        make_quote(text=text, words=words)
    assert event_page(frame(event.slug)).checked_share == 0
    text.quotes.filter(start=text.body.index("waits")).update(status="confirmed", decided_at=datetime.now(UTC))
    assert event_page(frame(event.slug)).checked_share == 33


def test_speakers_by_words_with_the_rest_together() -> None:
    event = make_event()
    text = make_article(event=event).current_text
    assert text
    for number, word in enumerate("Minister opens harbour The tide waits for nobody Ida Falk said".split()):
        make_quote(text=text, words=word, speaker=make_speaker(event=event, name=f"S{number}"))
    make_quote(text=text, words="Boats left at noon")
    make_quote(text=text, words="Boats left", kind="term")
    rows = event_page(frame(event.slug)).speakers
    assert [row.others for row in rows] == [0] * 8 + [3, 0]
    assert (rows[-1].pk, rows[-1].words) == (None, 4)


def test_claims_most_evenly_split_come_first_and_columns_fill_up() -> None:
    event = make_event()
    texts = [make_article(event=event).current_text for _ in range(4)]
    lopsided, even, everywhere = (make_claim(event=event, statement=name) for name in "LEA")
    for claim, upto in ((lopsided, 1), (even, 2), (everywhere, 4)):
        for text in texts[:upto]:
            assert text
            make_report(claim=claim, text=text)
    found = claims(event, 4, [])
    assert [row.spread.statement for row in found.rows] == ["E", "L"]
    assert (found.in_every, found.in_one) == (1, 1)


def test_reports_in_an_earlier_version_do_not_count() -> None:
    event = make_event()
    article = make_article(event=event)
    old = article.current_text
    assert old
    make_report(claim=make_claim(event=event), text=old)
    make_quote(text=old)
    article.current_text = None
    article.save()
    shown = event_page(frame(event.slug))
    assert (shown.findings, shown.claims.rows) == (0, [])


def test_hours_with_a_place_for_what_has_no_time() -> None:
    event = make_event()
    for hour in (9, 9, 11):
        make_article(event=event, published_at=datetime(2026, 3, 2, hour, 5, tzinfo=UTC))
    make_article(event=event)
    make_article(event=event, published_on=None)
    found = timeline(event, UTC, 5)
    assert found
    assert [(bucket.label, bucket.n) for bucket in found.buckets] == [("09", 2), ("10", 0), ("11", 1), ("no time", 1)]
    assert found.undated == 1


def test_many_in_one_hour_are_columns_not_squares() -> None:
    event = make_event()
    for _ in range(11):
        make_article(event=event, published_at=datetime(2026, 3, 2, 9, 5, tzinfo=UTC))
    found = timeline(event, UTC, 11)
    assert found
    assert (found.unit, found.squares, found.buckets[0].n) == ("hour", False, 11)


def test_few_dates_make_no_picture() -> None:
    event = make_event()
    make_article(event=event)
    assert timeline(event, None, 1) is None


@pytest.mark.parametrize(("days", "unit"), [(3, "day"), (44, "day"), (45, "month"), (800, "month")])
def test_days_or_months(days: int, unit: str) -> None:
    first = date(2025, 1, 31)
    found = columns({first: 4, first + timedelta(days=days): 2}, 0)
    assert found.unit == unit
    assert sum(bucket.n for bucket in found.buckets) == 6
    assert found.buckets[0].top == 0.0


@pytest.mark.parametrize(
    ("headline", "cue"),
    [("Falk warns town", "warns"), ("Claims of fraud", ""), ("No verb here", ""), ("‘Go’, says Falk", "says")],
)
def test_the_reporting_verb_of_a_headline(headline: str, cue: str) -> None:
    assert around_cue(headline)[1] == cue
    assert "".join(around_cue(headline)) == headline


@pytest.mark.parametrize(
    ("base", "here"),
    [
        ("We will not go.", "We will go."),
        ("We will go, but not today.", "We will go."),
        ("The old town", "The very old city"),
        ("One two three", "Something else entirely"),
    ],
)
def test_parts_print_the_whole_rendering(base: str, here: str) -> None:
    printed = parts(compare(base, here))
    assert "".join("".join(part.here for part in printed).split()) == "".join(here.split())


def test_swaps_are_one_part_and_spaces_stand_outside() -> None:
    printed = parts(compare("We want the old treaty today.", "We want the new treaty today."))
    assert [part.kind for part in printed] == ["same", "swap", "same"]
    assert (printed[1].base, printed[1].here) == ("old", "new")


def test_a_post_is_quoted_on_every_page() -> None:
    """A passage in an embedded post is quoted, and one in a term is not, whichever page says so."""
    event = make_event(full_text_public=True)
    first, other = (make_article(event=event) for _ in range(2))
    text = text_of(first)
    post, term = make_claim(event=event), make_claim(event=event)
    place = text.body.index("Boats")
    Block.objects.filter(text=text, start__lte=place, end__gt=place).update(kind="post")
    make_report(claim=post, text=text, words="Boats left")
    make_report(claim=term, text=text_of(other), words="harbour")
    named = make_quote(text=text_of(other), words="harbour", kind="term")
    QuotePiece.objects.create(quote=named, start=named.start, end=named.end)
    found = claims(event, 2, []).rows
    kinds = {row.spread.pk: {cell.article: cell.kind for cell in row.cells} for row in found}
    assert kinds == {
        post.pk: {first.pk: "quoted", other.pk: "unchecked"},
        term.pk: {first.pk: "unchecked", other.pk: "reported"},
    }
    articles = list(Article.objects.of(event).select_related("current_text", "outlet").order_by("pk"))
    compared = comparison(event, articles)
    assert [cell.kind for solo in compared.solo_claims for _, cell in solo.claims] == ["quoted", "reported"]
    assert CELLS["quoted"][0] in {cell.symbol for solo in compared.solo_claims for _, cell in solo.claims}


@pytest.mark.parametrize("squares", [300, 1])
def test_copies_are_published_once_when_the_first_of_them_was(squares: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articles.queries.event_time.SQUARES", squares)
    event = make_event()
    days = (date(2026, 3, 2), date(2026, 3, 3), date(2026, 3, 3), date(2026, 3, 4), None)
    late, _, early, _, undated = (text_of(make_article(event=event, published_on=day)).pk for day in reversed(days))
    copied(event, [late, early, undated])
    found, once = (timeline(event, None, 5, counting(event, by)) for by in (ARTICLES, TEXTS))
    assert found
    assert once
    assert [bucket.n for bucket in found.buckets] == [1, 2, 1]
    assert [bucket.n for bucket in once.buckets] == [1, 1, 1]
    assert (found.undated, once.undated) == (1, 0)
    assert [len(bucket.squares) for bucket in once.buckets] == ([1, 1, 1] if squares > 1 else [0, 0, 0])
