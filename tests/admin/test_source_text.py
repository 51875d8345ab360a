"""A source text is added by pasting it; quotes are then found in it."""

from __future__ import annotations

import pytest
from django.test import Client

from articles.actions.analysing import analyse_event
from articles.models import Event, Location, Text
from tests.factories import make_article, make_event, make_user
from tests.linked import QUOTES, SPEECH, article_of

pytestmark = pytest.mark.django_db


def test_a_pasted_source_text_is_stored_and_quotes_are_located(client: Client) -> None:
    event: Event = make_event()
    article_of(event, [QUOTES[0]], [None])
    Text.objects.of(event).update(analysed_with="1")
    client.force_login(make_user())
    page = client.get("/admin/articles/text/add/")
    assert page.status_code == 200
    for _ in range(2):  # the same words again are no new version
        answer = client.post(
            "/admin/articles/text/add/",
            {"event": event.pk, "title": "As delivered", "words_spoken": SPEECH.replace("\n", "\r\n")},
        )
        assert answer.status_code == 302
        text = Text.objects.get(event=event, article=None)
        assert (text.body, text.headline) == (SPEECH, "As delivered")


def test_an_empty_one_is_refused(client: Client) -> None:
    client.force_login(make_user())
    answer = client.post("/admin/articles/text/add/", {"event": make_event().pk, "title": "", "words_spoken": ""})
    assert answer.status_code == 200
    assert not Location.objects.exists()
    assert not Text.objects.filter(article=None).exists()


def test_in_a_large_event_quotes_are_located_by_the_next_analysis(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    event = make_event()
    make_article(event=event, body=f"Head\n“{QUOTES[0]}” Ida Falk said.\n“{QUOTES[1]}” Ida Falk said.\n")
    analyse_event(event=event)
    monkeypatch.setattr("articles.actions.linking.AT_ONCE", 1)
    client.force_login(make_user())
    sent = {"event": event.pk, "title": "As delivered", "words_spoken": SPEECH}
    page = client.post("/admin/articles/text/add/", sent, follow=True).content.decode()
    assert "The event is large, so its quotes are looked for in this text by the next analysis" in page
    assert Text.objects.get(event=event, article=None).linked_with == ""
    assert not Location.objects.exists()
    analyse_event(event=event)
    assert Location.objects.exists()
