"""A source text is added by pasting it; quotes are then found in it."""

from __future__ import annotations

import pytest
from django.test import Client

from articles.models import Event, Location, Text
from tests.actions.test_linking import article_of
from tests.factories import make_event, make_user
from tests.queries.test_source import QUOTES, SPEECH

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
