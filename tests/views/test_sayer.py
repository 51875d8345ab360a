"""Who says a claim stands with it on every page, once, and costs no query."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Article, Claim, Event
from tests.factories import make_article, make_claim, make_event, make_report, make_speaker

pytestmark = pytest.mark.django_db
PAGES = ("", "coverage/", "articles/{here}/", "articles/{other}/", "compare/?a={here}&a={other}")


@pytest.fixture
def event() -> Event:
    """Claims of one article, three in the first and two in the second, and nobody says them."""
    event = make_event(slug="harbour")
    articles = [make_article(event=event, body="Boats left at noon.\n") for _ in range(2)]
    for n in range(5):
        text = articles[n % 2].current_text
        assert text
        make_report(claim=make_claim(event=event, statement=f"Boat {n} leaves."), text=text, words="Boats left")
    return event


def opened(client: Client, event: Event) -> dict[str, tuple[str, int]]:
    here, other = Article.objects.filter(event=event).order_by("pk").values_list("pk", flat=True)
    found = {}
    for path in PAGES:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            response = client.get(f"/events/{event.slug}/{path.format(here=here, other=other)}")
        assert response.status_code == 200
        found[path] = response.content.decode(), len(queries)
    return found


def test_the_speaker_is_shown_and_costs_no_query(client: Client, event: Event) -> None:
    opened(client, event)  # what is remembered between requests is made
    before = opened(client, event)
    for n, claim in enumerate(Claim.objects.filter(event=event).order_by("pk")):
        claim.speaker = make_speaker(event=event, name=f"Ida Falk{n}")
        claim.save()
    opened(client, event)
    after = opened(client, event)
    for path in PAGES:
        assert "said by Ida Falk" not in before[path][0]
        assert "said by Ida Falk" in after[path][0], path
        assert after[path][1] == before[path][1], path


def test_a_name_is_not_said_twice(client: Client, event: Event) -> None:
    Claim.objects.filter(event=event).update(
        statement="Ida Falk says: “I am leaving.”", speaker=make_speaker(event=event, name="Ida Falk")
    )
    for path, (page, _) in opened(client, event).items():
        assert "said by Ida Falk" not in page, path
