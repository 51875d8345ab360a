"""Naming and merging speakers in the admin."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.models import LogEntry
from django.test import Client

from articles.actions.analysing import analyse_event
from articles.models import Speaker, SpeakerForm, Text
from tests.admin.conftest import filled, page
from tests.factories import make_article, make_event, make_quote, make_speaker


def address(speaker: Speaker) -> str:
    return f"/admin/articles/speaker/{speaker.pk}/change/"


def save(browser: Client, speaker: Speaker, **changes: Any) -> str:
    return page(browser, address(speaker), filled(browser, address(speaker), **changes))


def test_a_name_that_a_person_chose_stays(browser: Client) -> None:
    article = make_article(event=make_event())
    analyse_event(event=article.event)
    speaker = Speaker.objects.get()
    save(browser, speaker, name=" Ida  Maria\tFalk ", role="minister")
    analyse_event(event=article.event, again=True)
    speaker.refresh_from_db()
    assert (speaker.name, speaker.role, speaker.origin) == ("Ida Maria Falk", "minister", "person")
    assert Speaker.objects.count() == 1
    assert LogEntry.objects.get().change_message == "Name: Ida Falk → Ida Maria Falk. Role: nothing → minister."


def test_forms_are_added_and_taken_away(browser: Client, text: Text) -> None:
    speaker = make_speaker(event=text.event)
    SpeakerForm.objects.create(speaker=speaker, form="Falk")
    forms = {"forms-0-DELETE": "on", "forms-1-kind": "handle", "forms-1-form": "idafalk"}
    save(browser, speaker, **forms)
    assert [(form.kind, form.form) for form in speaker.forms.all()] == [("handle", "idafalk")]
    twice = {"forms-1-kind": "handle", "forms-1-form": "idafalk"}
    assert "Please correct the duplicate" in save(browser, speaker, **twice)


def test_merging_on_the_form_moves_quotes(browser: Client, text: Text) -> None:
    one, other = make_speaker(event=text.event), make_speaker(event=text.event, name="I. Falk")
    quote = make_quote(text=text, speaker=other)
    save(browser, other, merged_into=one.pk)
    quote.refresh_from_db()
    other.refresh_from_db()
    assert (quote.speaker, other.merged_into) == (one, one)
    assert "Merged into: nothing → Ida Falk" in LogEntry.objects.get().change_message


def test_merging_into_what_cannot_be_is_refused(browser: Client, text: Text) -> None:
    one, other = make_speaker(event=text.event), make_speaker(event=text.event, name="I. Falk")
    merged = make_speaker(event=text.event, name="Falk", merged_into=one)
    foreign = make_speaker(event=make_event(), name="Far Off")
    assert "cannot be merged into itself" in save(browser, other, merged_into=other.pk)
    assert "“Falk” was merged into “Ida Falk”" in save(browser, other, merged_into=merged.pk)
    assert "“Far Off” belongs to another event" in save(browser, other, merged_into=foreign.pk)


def test_bad_fields_get_a_sentence(browser: Client, text: Text) -> None:
    speaker = make_speaker(event=text.event)
    assert "A Wikidata id is a Q and a number" in save(browser, speaker, wikidata="Ida")
    assert "Null characters" in save(browser, speaker, name="I\0da")
    assert "at most 200 characters" in save(browser, speaker, name="I" * 1_000_000)


def test_merging_the_selected_asks_which_name_stays(browser: Client, text: Text) -> None:
    one, other = make_speaker(event=text.event), make_speaker(event=text.event, name="I. Falk")
    quote = make_quote(text=text, speaker=other)
    sent = {"action": "merge_selected", "_selected_action": [one.pk, other.pk]}
    assert "Which name stays?" in page(browser, "/admin/articles/speaker/", sent)
    shown = page(browser, "/admin/articles/speaker/", sent | {"into": one.pk})
    assert "I. Falk merged into Ida Falk." in shown
    quote.refresh_from_db()
    assert quote.speaker == one
    assert "Choose two speakers or more" in page(browser, "/admin/articles/speaker/", sent)


def test_adding_a_speaker(browser: Client, text: Text) -> None:
    where = "/admin/articles/speaker/add/"
    page(browser, where, filled(browser, where, event=text.event.pk, name="Ulf Berg"))
    assert Speaker.objects.get(name="Ulf Berg").event == text.event


def test_speakers_are_merged_and_not_deleted(browser: Client, text: Text) -> None:
    speaker = make_speaker(event=text.event)
    assert browser.post(f"/admin/articles/speaker/{speaker.pk}/delete/", {"post": "yes"}).status_code == 403


def test_whoever_comes_second_is_told(browser: Client, text: Text) -> None:
    one, other = make_speaker(event=text.event), make_speaker(event=text.event, name="I. Falk")
    stale = filled(browser, address(other), role="minister")
    save(browser, other, merged_into=one.pk)
    assert "was changed while you had it open" in page(browser, address(other), stale)
    other.refresh_from_db()
    assert (other.merged_into, other.role) == (one, "")


def test_events_are_deleted_from_the_list_too(browser: Client, text: Text) -> None:
    make_speaker(event=text.event)
    sent = {"action": "delete_selected", "_selected_action": [text.event.pk], "post": "yes"}
    page(browser, "/admin/articles/event/", sent)
    assert not type(text.event).objects.filter(pk=text.event.pk).exists()
