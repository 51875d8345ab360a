from __future__ import annotations

import pytest
from django.test import Client

from articles.models import Event, Text
from tests.factories import (
    make_article,
    make_claim,
    make_event,
    make_outlet,
    make_quote,
    make_report,
    make_speaker,
    make_text,
    make_user,
    make_utterance,
    text_of,
)

pytestmark = pytest.mark.django_db
OURS = "Minister opens harbour\n“The tide waits for nobody in this old town,” Ida Falk said on Monday.\n"
THEIRS = "Falk warns the town\n“The sea waits for nobody in this old town,” Ida Falk said.\n"


@pytest.fixture
def event() -> Event:
    event = make_event(name="Harbour speech", slug="harbour", date="2026-03-02")
    falk = make_speaker(event=event)
    quotes = []
    for name, body, words in (("Gull", OURS, "The tide"), ("Heron", THEIRS, "The sea")):
        article = make_article(event=event, outlet=make_outlet(name=name), body=body)
        words += " waits for nobody in this old town,"
        quotes.append(make_quote(text=text_of(article), words=words, speaker=falk))
    make_utterance(event=event, quotes=quotes, steps=[1, 6])
    return event


def page(client: Client, slug: str = "harbour") -> str:
    response = client.get(f"/events/{slug}/")
    assert response.status_code == 200
    return response.content.decode()


def test_opens_with_a_real_difference_in_wording(client: Client, event: Event) -> None:
    shown = page(client)
    assert "One sentence, two wordings" in shown
    assert '<span class="swap"><del>' in shown
    assert "Compare these articles in full" in shown
    assert shown.index("One sentence") < shown.index("Headlines side by side") < shown.index("Who is quoted")


def test_headlines_with_the_reporting_verb_marked(client: Client, event: Event) -> None:
    assert 'Falk <span class="cue">warns</span> the town' in page(client)


def test_numbers_are_links_to_what_they_count(client: Client, event: Event) -> None:
    shown = page(client)
    assert '<a href="/events/harbour/articles/">2</a>' in shown
    assert '<a href="/events/harbour/quotes/?view=quotes">2</a>' in shown
    assert '<a href="/events/harbour/speakers/">1</a>' in shown


def test_without_claims_it_says_who_enters_them_and_shows_no_matrix(client: Client, event: Event) -> None:
    shown = page(client)
    assert "Editors write down the claims" in shown
    assert "Claims that split" not in shown
    assert "Enter the first claim" not in shown


def test_staff_are_led_to_the_first_claim(client: Client, event: Event) -> None:
    client.force_login(make_user())
    assert "Enter the first claim" in page(client)


def test_silence_is_unchecked_and_only_a_person_says_absent(client: Client, event: Event) -> None:
    first, second = (text_of(article) for article in event.articles.order_by("pk"))
    make_report(claim=make_claim(event=event, statement="Boats left."), text=first)
    absent = make_claim(event=event, statement="Boats came.")
    make_report(claim=absent, text=first)
    make_report(claim=absent, text=second, stance="absent", status="confirmed", decided_by=make_user())
    shown = page(client)
    assert shown.count('<td class="cell" data-kind="unchecked"') == 1
    assert shown.count('<td class="cell" data-kind="absent"') == 1
    assert "Reported in one article only" in shown
    assert "checked and not in 1 of 1 other<" in shown


def test_rejected_reports_and_claims_are_nowhere(client: Client, event: Event) -> None:
    text = text_of(event.articles.get(outlet__name="Gull"))
    make_report(claim=make_claim(event=event, statement="Boats sank."), text=text, status="rejected")
    claim = make_claim(event=event, statement="Boats flew.", status="rejected", decided_at="2026-01-01T00:00Z")
    make_report(claim=claim, text=text)
    shown = page(client)
    assert "Boats sank." not in shown
    assert "Boats flew." not in shown


def test_a_quoted_claim_is_one_whose_passage_lies_between_marks(client: Client, event: Event) -> None:
    text = text_of(event.articles.get(outlet__name="Gull"))
    make_report(claim=make_claim(event=event), text=text, words="waits for nobody")
    make_report(claim=make_claim(event=event), text=text, words="said on Monday")
    shown = page(client)
    assert shown.count('<td class="cell" data-kind="quoted"') == 1
    assert shown.count('<td class="cell" data-kind="reported"') == 1


def test_an_event_without_articles_says_how_they_come(client: Client) -> None:
    make_event(slug="empty")
    shown = page(client, "empty")
    assert "There are no articles on this event yet." in shown
    assert "One sentence" not in shown


def test_unknown_outlet_and_no_headline_are_normal(client: Client) -> None:
    event = make_event(slug="bare")
    article = make_article(event=event, published_on=None)
    Text.objects.filter(article=article).update(headline="", file_name="folder/speech.txt")
    shown = page(client, "bare")
    assert "Unknown outlet" in shown
    assert "speech.txt" in shown
    assert "When it was published" not in shown


def test_the_body_is_not_shown(client: Client, event: Event) -> None:
    shown = page(client)
    assert "said on Monday" not in shown


def test_sentences_of_the_source_text_with_how_many_articles_quote_them(client: Client, event: Event) -> None:
    source = make_text(
        event=event, body="The tide waits for nobody in this old town. Not one boat left.\n", headline=""
    )
    quotes = list(text_of(event.articles.get(outlet__name="Gull")).quotes.all())
    make_utterance(event=event, quotes=quotes, source=source, start=0, end=43)
    shown = page(client)
    assert "Sentence 1: in 1 article<" in shown
    assert "Sentence 2: in 0 articles" in shown
    assert "Not one boat left" not in shown


def test_hostile_names_are_text(client: Client) -> None:
    event = make_event(slug="bad", name="<script>alert(1)</script>", place="<i>")
    article = make_article(
        event=event, outlet=make_outlet(name="<b>Gull"), body="<script>x</script> warns\nWords here.\n"
    )
    make_quote(text=text_of(article), words="Words here", speaker=make_speaker(event=event, name="<u>Ida"))
    shown = page(client, "bad")
    for hostile in ("<script>alert", "<script>x", "<b>Gull", "<u>Ida", "<i>"):
        assert hostile not in shown


def test_an_unknown_time_zone_breaks_nothing(client: Client) -> None:
    make_article(event=make_event(slug="odd", time_zone="Moon/Crater"), published_at="2026-03-02T10:00Z")
    assert "10:00" in page(client, "odd")


def test_times_are_those_at_the_place(client: Client) -> None:
    make_article(event=make_event(slug="east", time_zone="Asia/Tokyo"), published_at="2026-03-02T10:00Z")
    assert "19:00" in page(client, "east")
