"""What people decide stays as they decided it."""

from __future__ import annotations

import pytest

from articles.actions.judging import (
    QuoteValues,
    add_quote,
    confirm,
    correct_quote,
    merge_speakers,
    reject,
    remove,
    reopen,
    save_speaker,
)
from articles.analysis.findings import QuoteKind
from articles.models import Quote, Rendering, Speaker, Text
from articles.spans import Span
from tests.factories import BODY, make_article, make_quote, make_speaker, make_user, make_utterance

pytestmark = pytest.mark.django_db


@pytest.fixture
def text() -> Text:
    text = make_article().current_text
    assert text
    return text


def test_confirming_says_who_and_when_and_leaves_corrections_alone(text: Text) -> None:
    user = make_user()
    quote = make_quote(text=text)
    corrected = make_quote(text=text, words="Boats", kind="indirect", status="corrected", proposed={})
    assert confirm(findings=Quote.objects.filter(text=text), by=user) == 1
    quote.refresh_from_db()
    corrected.refresh_from_db()
    assert (quote.status, quote.decided_by, corrected.status) == ("confirmed", user, "corrected")
    assert quote.decided_at


def test_rejecting_takes_a_quote_out_of_its_utterance(text: Text) -> None:
    quote = make_quote(text=text)
    make_utterance(event=text.event, quotes=[quote])
    Text.objects.update(linked_with="1")
    assert reject(findings=Quote.objects.filter(pk=quote.pk), by=make_user()) == 1
    assert not Quote.objects.standing().exists()
    assert not Rendering.objects.exists()
    text.refresh_from_db()
    assert text.linked_with == ""


def test_removing_deletes_a_persons_and_rejects_the_machines(text: Text) -> None:
    make_quote(text=text)
    make_quote(text=text, words="Boats", kind="indirect", origin="person")
    assert remove(findings=Quote.objects.filter(text=text), by=make_user()) == (1, 1)
    assert [(quote.origin, quote.status) for quote in Quote.objects.all()] == [("machine", "rejected")]


def test_correcting_keeps_what_the_machine_had_proposed(text: Text) -> None:
    quote = make_quote(text=text)
    speaker = make_speaker(event=text.event)
    start = BODY.index("tide waits")
    values = QuoteValues(
        span=Span(start, start + 10), kind=QuoteKind.DIRECT, pieces=(Span(start, start + 4),), speaker=speaker
    )
    correct_quote(quote=quote, values=values, by=make_user())
    quote.refresh_from_db()
    assert (quote.status, quote.start, quote.speaker, quote.words) == ("corrected", start, speaker, 1)
    assert [(piece.start, piece.end) for piece in quote.pieces.all()] == [(start, start + 4)]
    assert quote.proposed
    assert quote.proposed["start"] == BODY.index("The tide")
    correct_quote(
        quote=quote, values=QuoteValues(span=Span(0, 8), kind=QuoteKind.TERM, speaker=speaker), by=make_user()
    )
    quote.refresh_from_db()
    assert quote.proposed["start"] == BODY.index("The tide")
    assert (quote.kind, quote.speaker) == ("term", None)


def test_correcting_drops_renderings_that_lie_outside(text: Text) -> None:
    quote = make_quote(text=text)
    make_utterance(event=text.event, quotes=[quote])
    correct_quote(
        quote=quote, values=QuoteValues(span=Span(quote.start, quote.start + 4), kind=QuoteKind.DIRECT), by=make_user()
    )
    assert not Rendering.objects.exists()


def test_a_person_adds_a_quote(text: Text) -> None:
    quote = add_quote(text=text, values=QuoteValues(span=Span(0, 8), kind=QuoteKind.INDIRECT), by=make_user())
    assert (quote.origin, quote.status, quote.words) == ("person", "confirmed", 1)


def test_merging_speakers_moves_quotes_and_keeps_names(text: Text) -> None:
    one, other = make_speaker(event=text.event, name="Ida Falk"), make_speaker(event=text.event, name="I. Falk")
    older = make_speaker(event=text.event, name="Falk", merged_into=other)
    quote = make_quote(text=text, speaker=other)
    assert merge_speakers(speakers=Speaker.objects.filter(pk__in=[one.pk, other.pk]), into=one) == 1
    quote.refresh_from_db()
    assert quote.speaker == one
    assert set(Speaker.objects.filter(merged_into=one)) == {other, older}
    assert one.forms.filter(form="I. Falk").exists()
    with pytest.raises(ValueError, match="itself merged"):
        merge_speakers(speakers=Speaker.objects.filter(pk=one.pk), into=Speaker.objects.get(pk=other.pk))


def test_reopening_brings_the_proposal_back_under_the_speakers_present_name(text: Text) -> None:
    falk = make_speaker(event=text.event, name="I. Falk")
    quote = make_quote(text=text, speaker=falk)
    correct_quote(quote=quote, values=QuoteValues(span=Span(0, 8), kind=QuoteKind.TERM), by=make_user())
    into = make_speaker(event=text.event)
    merge_speakers(speakers=Speaker.objects.filter(pk=falk.pk), into=into)
    assert reopen(findings=Quote.objects.filter(pk=quote.pk)) == 1
    quote.refresh_from_db()
    assert (quote.start, quote.kind, quote.speaker, quote.words) == (BODY.index("The tide"), "direct", into, 5)
    assert (quote.status, quote.proposed, quote.decided_by, quote.decided_at) == ("suggested", None, None, None)
    assert quote.pieces.count() == 1


def test_reopening_a_persons_rejected_quote_lets_it_stand_again(text: Text) -> None:
    quote = make_quote(text=text, origin="person", status="rejected")
    kept = make_quote(text=text, words="Boats", kind="indirect", origin="person", status="confirmed")
    assert reopen(findings=Quote.objects.filter(pk__in=[quote.pk, kept.pk])) == 1
    assert set(Quote.objects.values_list("status", flat=True)) == {"confirmed"}


def test_confirming_what_was_corrected_and_then_rejected_is_a_correction_again(text: Text) -> None:
    quote = make_quote(text=text, status="rejected", proposed={"start": 0, "end": 8})
    Text.objects.update(linked_with="1")
    confirm(findings=Quote.objects.filter(pk=quote.pk), by=make_user())
    quote.refresh_from_db()
    text.refresh_from_db()
    assert (quote.status, text.linked_with) == ("corrected", "")


def test_merging_lets_utterances_be_worked_out_again(text: Text) -> None:
    one, other = make_speaker(event=text.event), make_speaker(event=text.event, name="I. Falk")
    make_quote(text=text, speaker=other)
    Text.objects.update(linked_with="1")
    merge_speakers(speakers=Speaker.objects.filter(pk=other.pk), into=one)
    text.refresh_from_db()
    assert text.linked_with == ""


def test_a_speaker_saved_by_a_person_has_the_forms_that_were_given(text: Text) -> None:
    speaker = make_speaker(event=text.event, origin="machine")
    speaker.forms.create(form="Falk")
    save_speaker(speaker=speaker, forms=[("role", "minister"), ("role", "minister")])
    speaker.refresh_from_db()
    assert speaker.origin == "person"
    assert [(form.kind, form.form) for form in speaker.forms.all()] == [("role", "minister")]
