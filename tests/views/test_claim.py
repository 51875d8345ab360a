from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from articles.models import Claim
from articles.queries.claim import PAGE, claim_page
from tests.factories import (
    make_article,
    make_claim,
    make_event,
    make_outlet,
    make_quote,
    make_report,
    make_user,
    text_of,
)

pytestmark = pytest.mark.django_db
BODY = (
    "Minister speaks for 18 minutes\nIt was an 18-minute talk.\nBoats left at noon.\n“The tide waits,” Ida Falk said.\n"
)
OTHER = "Talk in the harbour\nRain fell.\nShe spoke for half an hour.\n"


@pytest.fixture
def claim() -> Claim:
    event = make_event()
    claim = make_claim(event=event, statement="The speech lasted eighteen minutes.")
    first = make_article(event=event, body=BODY, outlet=make_outlet(name="Bay Courier")).current_text
    second = make_article(event=event, body=OTHER).current_text
    make_article(event=event)
    assert first
    assert second
    make_report(claim=claim, text=first, words="18 minutes", status="confirmed", decided_by=make_user())
    make_report(claim=claim, text=second, words="half an hour", origin="machine", method="1")
    return claim


def shown(client: Client, claim: Claim, query: str = "") -> str:
    response = client.get(f"/events/{claim.event.slug}/claims/{claim.pk}/{query}")
    assert response.status_code == 200
    return response.content.decode()


def test_passages_with_their_prominence(client: Client, claim: Claim) -> None:
    page = shown(client, claim)
    assert "<b>18 minutes</b>" in page
    assert ">headline</a>" in page
    assert ">paragraph 2 of 2</a>" in page
    assert "in the headline of 1, further down only in 1" in page


def test_numbers_are_links_to_what_they_count(client: Client, claim: Claim) -> None:
    make_report(
        claim=claim,
        text=text_of(make_article(event=claim.event)),
        stance="absent",
        status="confirmed",
        decided_by=make_user(),
    )
    page = shown(client, claim)
    here = f"/events/{claim.event.slug}"
    for link, n in (
        ("#h-passages", 2),
        (f"{here}/claims/{claim.pk}/?show=checked", 2),
        ("#h-absent", 1),
        (f"{here}/coverage/?claim={claim.pk}", 1),
    ):
        assert f'<dd><a href="{link}">{n}</a></dd>' in page
        assert "#" not in link or f'id="{link[1:]}"' in page


def test_facts_that_differ_stand_side_by_side(client: Client, claim: Claim) -> None:
    page = shown(client, claim)
    assert "Facts that differ" in page
    assert '<th scope="row">18</th>' in page
    assert '<th scope="row">30</th>' in page


def test_silence_is_unchecked(client: Client, claim: Claim) -> None:
    page = shown(client, claim)
    assert "Not in these texts" not in page
    assert "article unchecked, in 1 of which the program has not looked since the last change</dt>" in page


def test_only_what_people_checked(client: Client, claim: Claim) -> None:
    page = shown(client, claim, "?show=checked")
    assert "18 minutes" in page
    assert "half an hour" not in page


def test_the_speaker_and_the_reporting_word(claim: Claim) -> None:
    text = claim.event.articles.earliest("pk").current_text
    assert text
    quote = make_quote(text=text, words="The tide waits,", cue_lemma="say")
    report = claim.reports.get(text=text)
    report.evidence.create(start=quote.start, end=quote.end, quote=quote)
    page = claim_page(claim, claim.event, page=1, full=True)
    assert [(one.where, one.cue) for one in page.rows[0].passages] == [("headline", ""), ("paragraph 3 of 3", "say")]


def test_as_csv(client: Client, claim: Claim) -> None:
    lines = shown(client, claim, "?format=csv").splitlines()
    assert lines[1].startswith("Bay Courier,Minister speaks for 18 minutes,reported,yes,headline")


def test_the_csv_is_the_whole_table_and_not_the_page_of_it(client: Client, claim: Claim) -> None:
    for number in range(PAGE):
        text = text_of(make_article(event=claim.event, body=f"Head {number}\nIt was an 18-minute talk.\n"))
        make_report(claim=claim, text=text, words="18-minute", origin="machine", method="1")
    for query in ("?format=csv", "?format=csv&page=2"):
        lines = shown(client, claim, query).splitlines()
        assert len(lines) == 1 + PAGE + 2, query


def test_the_second_page_says_which_part_of_the_list_it_is(client: Client, claim: Claim) -> None:
    for number in range(PAGE):
        text = text_of(make_article(event=claim.event, body=f"Head {number}\nIt was an 18-minute talk.\n"))
        make_report(claim=claim, text=text, words="18-minute", origin="machine", method="1")
    for query, part in (("", f"1–{PAGE}"), ("?page=2", f"{PAGE + 1}–{PAGE + 2}")):
        page = shown(client, claim, query)
        assert f'<span class="quiet">{part} of {PAGE + 2}</span>' in page
        assert "?format=csv" in page


def test_merged_claims_lead_on_and_rejected_ones_are_gone(client: Client, claim: Claim) -> None:
    old = make_claim(event=claim.event, merged_into=claim)
    response = client.get(f"/events/{claim.event.slug}/claims/{old.pk}/")
    assert response["Location"] == f"/events/{claim.event.slug}/claims/{claim.pk}/"
    gone = make_claim(event=claim.event, status="rejected", decided_at="2026-01-01T00:00Z")
    assert client.get(f"/events/{claim.event.slug}/claims/{gone.pk}/").status_code == 404
    assert client.get(f"/events/{make_event().slug}/claims/{claim.pk}/").status_code == 404


def test_selects_do_not_grow(django_assert_num_queries: Any) -> None:
    for n in (2, 9):
        event = make_event()
        claim = make_claim(event=event)
        for _ in range(n):
            text = make_article(event=event).current_text
            assert text
            make_report(claim=claim, text=text, words="Boats left")
        with django_assert_num_queries(6):
            claim_page(claim, event, page=1, full=True)
