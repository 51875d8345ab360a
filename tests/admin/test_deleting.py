"""An article deleted in the admin leaves nothing behind on the pages of the others."""

from __future__ import annotations

from typing import Any
from unittest.mock import Mock

import pytest
from django.test import Client
from django.utils import timezone

from articles.actions import linking
from articles.models import Article, Claim, Event, LinkDecision, Rendering, Sketch, Speaker, Text, Utterance, Wording
from tests.admin.conftest import page
from tests.factories import make_article, make_claim, make_event, make_report, make_speaker, make_topic, text_of
from tests.linked import article_of, groups, link, network

WHOLE = "We will mend every torn net before the frost comes to the harbour."
PART, OTHER = "mend every torn net before the frost", "We will mend every torn net."
ALONE = "Nobody sells the lighthouse to strangers while I breathe."


@pytest.fixture
def event(db: None) -> Event:
    """The fullest wording stands in the first article only, which is the one to go."""
    event = make_event(full_text_public=True)
    ida = make_speaker(event=event, origin="machine")
    for lines in ([WHOLE, ALONE], [PART], [OTHER, ALONE]):
        article_of(event, lines, [ida.pk] * len(lines))
    link(event)
    return event


def remaining(event: Event) -> tuple[Any, Any]:
    return groups(event), network(event)


def anew(event: Event) -> tuple[Any, Any]:
    """What linking finds in the same articles without the first one."""
    other = make_event()
    ida = make_speaker(event=other)
    for article, lines in zip(Article.objects.of(event).order_by("pk"), ([PART], [OTHER, ALONE]), strict=True):
        made = article_of(other, lines, [ida.pk] * len(lines))
        Article.objects.filter(pk=made.pk).update(key=article.key)
    link(other)
    found, words = remaining(other)
    return found, [
        (keys, strong, [event.speakers.get().pk for _ in speakers], leads) for keys, strong, speakers, leads in words
    ]


def deleted(browser: Client, articles: list[Article], *, single: bool) -> str:
    if single:
        return page(browser, f"/admin/articles/article/{articles[0].pk}/delete/", {"post": "yes"})
    chosen = {"action": "delete_selected", "_selected_action": [article.pk for article in articles], "post": "yes"}
    return page(browser, "/admin/articles/article/", chosen)


@pytest.mark.parametrize("single", [True, False])
def test_the_others_are_as_if_it_had_never_been(browser: Client, event: Event, single: bool) -> None:
    before = browser.get(f"{event.get_absolute_url()}quotes/").content.decode()
    assert WHOLE in before
    assert "2 passages" in before
    revision = event.revision
    deleted(browser, [Article.objects.of(event).order_by("pk")[0]], single=single)
    event.refresh_from_db()
    assert event.revision > revision
    assert not Wording.objects.filter(event=event, places=None).exists()
    assert remaining(event) == anew(event)
    for address in ("", "articles/", "quotes/", "speakers/", "source/", "coverage/", "compare/"):
        shown = page(browser, f"{event.get_absolute_url()}{address}")
        assert "before the frost comes to the harbour" not in shown, address
    quotes = page(browser, f"{event.get_absolute_url()}quotes/")
    assert "1 passage that" in quotes or "No passage stands" in quotes


def test_all_of_them_at_once(browser: Client, event: Event) -> None:
    deleted(browser, list(Article.objects.of(event)), single=False)
    assert not Utterance.objects.exists()
    assert not Rendering.objects.exists()
    assert not Wording.objects.exists()
    assert not Speaker.objects.exists()
    assert "There are no articles" in page(browser, event.get_absolute_url())


def test_what_the_program_proposed_from_it_alone_goes_with_it(browser: Client, event: Event) -> None:
    first, other, _ = Article.objects.of(event).order_by("pk")
    proposed = {"origin": "machine", "method": "1"}
    topic, kept_topic = (make_topic(event=event, name=name, origin="machine") for name in ("Frost", "Nets"))
    alone = make_claim(event=event, topic=topic, **proposed)
    shared, mine, judged, merged = (
        make_claim(event=event, topic=kept_topic, **fields)
        for fields in (proposed, {}, {**proposed, "status": "rejected", "decided_at": timezone.now()}, proposed)
    )
    Claim.objects.filter(pk=merged.pk).update(merged_into=mine)
    for claim in (alone, shared, mine, judged, merged):
        make_report(claim=claim, text=text_of(first), **proposed)
    make_report(claim=shared, text=text_of(other), words=PART, **proposed)
    deleted(browser, [first], single=True)
    left = set(event.claims.all())
    assert left >= {mine, judged, merged}
    assert alone not in left
    assert all(claim.reports.exists() for claim in left - {mine, judged, merged})
    assert set(event.topics.all()) == {kept_topic}


def test_in_a_large_event_what_must_be_linked_anew_waits_for_the_next_analysis(
    browser: Client, event: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One article is quickly taken out of any event; where editors decided, everything would be linked."""
    monkeypatch.setattr("articles.actions.linking.AT_ONCE", 1)
    everything = Mock(side_effect=linking.link_all)
    monkeypatch.setattr("articles.actions.linking.link_all", everything)
    first, second, third = Article.objects.of(event).order_by("pk")
    LinkDecision.objects.create(
        event=event, text=text_of(second), start=1, end=2, other_text=text_of(third), other_start=1, other_end=2,
        same=True, decided_at=timezone.now(),
    )  # fmt: skip
    deleted(browser, [first], single=True)
    assert not everything.called
    assert not Text.objects.exclude(linked_with="").exists()
    for address in ("", "quotes/", "coverage/"):
        assert "before the frost comes to the harbour" not in page(browser, f"{event.get_absolute_url()}{address}")
    link(event)
    assert everything.call_count == 1
    assert remaining(event) == anew(event)


def test_what_goes_with_an_article_is_called_by_words(browser: Client) -> None:
    text = text_of(make_article())
    Sketch.objects.create(text=text, numbers=[1])
    shown = page(browser, f"/admin/articles/article/{text.article_id}/delete/")
    assert "Fingerprints of the words: 1" in shown
    assert "Sketch" not in shown
