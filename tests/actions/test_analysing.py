"""Analysing what is stored: the machine replaces only the machine, and ids last."""

from __future__ import annotations

from collections.abc import Sequence
from unittest.mock import Mock

import pytest
from django.utils import timezone

from articles.actions import analysing
from articles.actions.analysing import analyse_event, not_analysed
from articles.actions.judging import QuoteValues, correct_quote, reject
from articles.actions.linking import link_event
from articles.actions.speakers import SpeakerRegister
from articles.actions.spoken import passage
from articles.analysis import article
from articles.analysis.findings import FoundSpeaker, QuoteKind, SpeakerKind
from articles.models import Event, Quote, Rendering, Speaker, Text
from articles.spans import Block
from tests.factories import make_article, make_event, make_quote, make_text, make_user

pytestmark = pytest.mark.django_db

ONE = "Harbour opens\n“The tide waits for nobody in this old harbour,” Ida Falk said on Monday.\nBoats left.\n"
TWO = (
    "Boats go out\n“The tide waits for nobody in this old harbor,” Falk told reporters. “We go home,” said Ulf Berg.\n"
)


@pytest.fixture
def event() -> Event:
    event = make_event()
    make_article(event=event, body=ONE)
    make_article(event=event, body=TWO)
    analyse_event(event=event)
    return event


def words(quote: Quote) -> str:
    return quote.text.body[quote.start : quote.end].rstrip(",")


def test_quotes_speakers_and_utterances_are_written(event: Event) -> None:
    quotes = {words(quote): str(quote.speaker) for quote in Quote.objects.of(event)}
    assert quotes["The tide waits for nobody in this old harbour"] == "Ida Falk"
    assert quotes["The tide waits for nobody in this old harbor"] == "Ida Falk"
    assert sorted(event.speakers.values_list("name", flat=True)) == ["Ida Falk", "Ulf Berg"]
    utterance = event.utterances.get()
    assert {rendering.step for rendering in utterance.renderings.all()} == {1, 2}


def test_a_second_analysis_keeps_every_id(event: Event) -> None:
    before = [list(model.objects.order_by("pk").values_list("pk")) for model in (Quote, Speaker, Rendering)]
    assert analyse_event(event=event) == 0
    assert analyse_event(event=event, again=True) == 2
    assert before == [list(model.objects.order_by("pk").values_list("pk")) for model in (Quote, Speaker, Rendering)]


def test_a_text_that_was_stored_but_not_analysed_is_finished(event: Event) -> None:
    Text.objects.of(event).filter(body=ONE).update(analysed_with="", linked_with="")
    Quote.objects.filter(text__body=ONE).delete()
    assert analyse_event(event=event) == 1
    assert Quote.objects.filter(text__body=ONE).exists()
    assert event.utterances.get().renderings.count() == 2


def test_texts_of_an_older_method_are_analysed_again(event: Event, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(analysing, "METHOD", "later")
    assert analyse_event(event=event) == 2


def test_a_correction_survives_and_the_old_proposal_does_not_come_back(event: Event) -> None:
    quote = Quote.objects.get(text__body=ONE, kind="direct")
    start = ONE.index("nobody")
    values = QuoteValues(span=type(quote.span)(start, start + 6), kind=QuoteKind.DIRECT, speaker=quote.speaker)
    correct_quote(quote=quote, values=values, by=make_user())
    analyse_event(event=event, again=True)
    kept = Quote.objects.get(text__body=ONE, kind="direct")
    assert (kept.pk, words(kept), kept.status) == (quote.pk, "nobody", "corrected")
    assert kept.proposed
    assert kept.proposed["start"] == ONE.index("The tide")


def test_a_rejected_quote_stays_away_with_its_renderings(event: Event) -> None:
    reject(findings=Quote.objects.filter(text__body=ONE, kind="direct"), by=make_user())
    analyse_event(event=event, again=True)
    assert Quote.objects.filter(text__body=ONE).count() == 1
    assert not event.utterances.exists()


def test_a_suggestion_that_is_no_longer_found_goes_and_a_persons_stays(event: Event) -> None:
    text = Text.objects.get(body=ONE)
    make_quote(text=text, words="Boats left.", kind="indirect")
    mine = make_quote(text=text, words="Harbour opens", kind="indirect", origin="person")
    analyse_event(event=event, again=True)
    assert set(Quote.objects.filter(text=text, kind="indirect")) == {mine}


def test_speakers_nobody_quotes_any_more_are_forgotten(event: Event) -> None:
    gone = Speaker.objects.create(event=event, name="Nobody Now", origin="machine")
    kept = Speaker.objects.create(event=event, name="Somebody", origin="person")
    Text.objects.of(event).update(linked_with="")
    analyse_event(event=event)
    assert not Speaker.objects.filter(pk=gone.pk).exists()
    assert Speaker.objects.filter(pk=kept.pk).exists()


def test_the_source_text_is_the_base(event: Event) -> None:
    speech = "Friends. The tide waits for nobody in this very old harbour. Thank you."
    make_text(event=event, body=speech)
    analyse_event(event=event)
    utterance = event.utterances.exclude(start=None).get()
    assert speech[utterance.start : utterance.end] == "The tide waits for nobody in this very old harbour."
    assert set(utterance.renderings.values_list("step", flat=True)) == {5}


def test_a_source_text_waits_for_no_analysis(event: Event, monkeypatch: pytest.MonkeyPatch) -> None:
    make_text(event=event, body="Friends. The tide waits for nobody in this very old harbour. Thank you.")
    link = Mock(side_effect=link_event)
    monkeypatch.setattr("articles.actions.analysing.link_event", link)
    assert [analyse_event(event=event), analyse_event(event=event)] == [0, 0]
    assert link.call_count == 1
    assert analyse_event(event=event, again=True) == 2
    assert link.call_count == 2


def test_a_shorter_suggestion_drops_what_no_longer_lies_inside(event: Event) -> None:
    quote = Quote.objects.of(event).filter(renderings__isnull=False).earliest("pk")
    end = quote.end + 6
    Quote.objects.filter(pk=quote.pk).update(end=end)
    Rendering.objects.filter(quote=quote).update(end=end)
    Text.objects.of(event).update(analysed_with="old")
    analyse_event(event=event)
    quote.refresh_from_db()
    assert quote.end == end - 6
    assert quote.renderings.get().end <= quote.end


def test_what_a_person_judged_inside_keeps_a_suggestion_as_it_is(event: Event) -> None:
    quote = Quote.objects.of(event).filter(renderings__isnull=False).earliest("pk")
    end = quote.end + 6
    Quote.objects.filter(pk=quote.pk).update(end=end)
    Rendering.objects.filter(quote=quote).update(end=end, status="confirmed", decided_at=timezone.now())
    analyse_event(event=event, again=True)
    quote.refresh_from_db()
    assert (quote.end, quote.renderings.get().end) == (end, end)


def test_a_report_that_its_attribution_cuts_in_two_is_kept_whole(event: Event) -> None:
    body = "Port\nThe port, Ida Falk said on Monday, will stay open. She had seen it, she said, but had not sold it.\n"
    text = make_article(event=event, body=body).current_text
    analyse_event(event=event)
    whole = ["The port, Ida Falk said on Monday, will stay open", "She had seen it, she said, but had not sold it"]
    first, second = Quote.objects.filter(text=text)
    assert [words(first), words(second)] == whole
    assert (first.words, second.words) == (5, 9)
    assert passage(first, body, ()).string.split() == ["The", "port,", "will", "stay", "open"]
    assert passage(second, body, ()).string.split() == "She had seen it, but had not sold it".split()


def test_who_confirmed_the_second_half_of_a_report_is_not_asked_again(event: Event) -> None:
    body = "Port\nThe old port beside the lighthouse, Ida Falk said on Monday, will stay open.\n"
    text = make_article(event=event, body=body).current_text
    assert text is not None
    mine = make_quote(text=text, words="will stay open", kind="indirect", status="confirmed")
    analyse_event(event=event)
    assert Quote.objects.filter(text=text).get() == mine


def test_one_text_that_fails_does_not_keep_the_others_back(event: Event, monkeypatch: pytest.MonkeyPatch) -> None:
    odd = make_article(event=event, body="Odd\n“We wait,” Ida Falk said.\n").current_text
    good = make_article(event=event, body="Good\n“We go,” Ida Falk said.\n").current_text
    assert odd
    assert good

    def failing(body: str, blocks: Sequence[Block]) -> object:
        if body.startswith("Odd"):
            raise ValueError("a rule that fails")
        return real(body, blocks)

    real = article.analyse_article
    monkeypatch.setattr(analysing, "analyse_article", failing)
    analyse_event(event=event)
    assert (odd.quotes.count(), good.quotes.count()) == (0, 1)
    assert [sentence.partition(" ")[0] for sentence in not_analysed(event)] == [odd.file_name]
    monkeypatch.undo()
    analyse_event(event=event)
    assert not_analysed(event) == []
    assert odd.quotes.count() == 1


def test_a_post_without_an_author_has_no_speaker() -> None:
    body = "Harbour reopens\n\nWe are back and the boats are leaving tonight pic.example.com/abc123\n\nMore words.\n"
    event = make_event()
    make_article(event=event, body=body)
    analyse_event(event=event)
    assert not_analysed(event) == []
    assert not event.speakers.filter(name="").exists()


def test_a_bare_name_met_first_becomes_the_person_whom_another_text_names_in_full() -> None:
    register = SpeakerRegister(make_event())
    bare = register.find_or_create(FoundSpeaker("Falk", SpeakerKind.BODY, forms=("Falk",)))
    full = register.find_or_create(FoundSpeaker("Ida Falk", SpeakerKind.PERSON, forms=("Ida Falk",)))
    bare.refresh_from_db()
    assert (full.pk, bare.name, bare.kind) == (bare.pk, "Ida Falk", "person")
