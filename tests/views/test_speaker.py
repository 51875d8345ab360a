from __future__ import annotations

import pytest
from django.test import Client

from articles.models import Event, Speaker, SpeakerForm
from articles.queries.speaker import speaker_page
from tests.factories import make_article, make_event, make_outlet, make_quote, make_speaker, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def ida() -> Speaker:
    event = make_event()
    ida = make_speaker(event=event, role="harbour minister", wikidata="Q42")
    text = make_article(event=event, outlet=make_outlet(name="Bay Courier")).current_text
    assert text
    make_quote(text=text, speaker=ida, cue_lemma="say")
    SpeakerForm.objects.create(speaker=ida, form="Falk")
    SpeakerForm.objects.create(speaker=ida, kind="handle", form="ida")
    return ida


def shown(client: Client, speaker: Speaker, query: str = "", **headers: str) -> str:
    response = client.get(f"{speaker.get_absolute_url()}{query}", headers=headers)
    assert response.status_code == 200
    return response.content.decode()


def test_forms_outlets_and_quotes(client: Client, ida: Speaker) -> None:
    page = shown(client, ida)
    for words in ("harbour minister", "“Falk”", "@ida", "Bay Courier", "The tide waits for nobody,", "Wikidata Q42"):
        assert words in page
    assert f"?view=quotes&amp;speaker={ida.pk}&amp;outlet=" in page


def test_the_public_sees_no_sentence_around(client: Client, ida: Speaker) -> None:
    assert "on Monday" not in shown(client, ida)
    client.force_login(make_user())
    assert "on Monday" in shown(client, ida)


def test_a_merged_speaker_moves_for_good(client: Client, ida: Speaker) -> None:
    other = Speaker.objects.create(event=ida.event, name="Minister Falk", merged_into=ida)
    response = client.get(other.get_absolute_url())
    assert (response.status_code, response.headers["Location"]) == (301, ida.get_absolute_url())


def test_a_speaker_of_another_event_is_not_found(client: Client, ida: Speaker) -> None:
    elsewhere: Event = make_event()
    assert client.get(f"/events/{elsewhere.slug}/speakers/{ida.pk}/").status_code == 404


def test_whole_page_and_partial(client: Client, ida: Speaker) -> None:
    assert "<html" in shown(client, ida, **{"HX-Request": "true", "HX-Boosted": "true"})
    partial = shown(client, ida, **{"HX-Request": "true"})
    assert "<html" not in partial
    assert 'id="results"' in partial


def test_a_speaker_without_quotes(client: Client) -> None:
    speaker = make_speaker(event=make_event(), name="<script>n")
    page = shown(client, speaker)
    assert "No article quotes &lt;script&gt;n now" in page
    assert "<script>n" not in page


def test_reporting_words_by_tone(client: Client) -> None:
    event = make_event()
    speaker = make_speaker(event=event)
    for cue in ("say", "say", "say", "insist", "mumblecore"):
        text = make_article(event=event).current_text
        assert text
        make_quote(text=text, speaker=speaker, cue_lemma=cue)
    rows = speaker_page(event, speaker, number=1, full=True).tones
    assert [(row.tone, row.quotes, row.share, row.cues) for row in rows] == [
        ("neutral", 3, 75, (("say", 3),)),
        ("evaluative", 1, 25, (("insist", 1),)),
    ]
    assert "tone=evaluative" in client.get(speaker.get_absolute_url()).content.decode()
