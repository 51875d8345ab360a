"""Correcting, deciding and adding quotes in the admin."""

from __future__ import annotations

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.test import Client

from articles.actions.analysing import analyse_event
from articles.models import Quote, Text
from tests.admin.conftest import filled, page, quote_address
from tests.factories import BODY, make_article, make_event, make_quote, make_speaker

TWICE = "Harbour\n“We go home,” she said.\nLater: “We go home,” he said. “We\nall go – home.”\n"


def words(quote: Quote) -> str:
    quote.refresh_from_db()
    return quote.text.body[quote.start : quote.end]


def twice() -> Text:
    text = make_article(body=TWICE).current_text
    assert text
    return text


def test_a_quote_is_shown_in_its_context(browser: Client, text: Text) -> None:
    quote = make_quote(text=text, cue_start=BODY.index("said"), cue_end=BODY.index("said") + 4)
    shown = page(browser, quote_address(quote))
    assert '<span class="is-quote is-piece">The tide waits for nobody,</span>' in shown
    assert '<span class="is-cue">said</span>' in shown
    assert "Boats left at noon." in shown


def test_saving_without_a_change_changes_nothing(browser: Client, text: Text) -> None:
    quote = make_quote(text=text)
    page(browser, quote_address(quote), filled(browser, quote_address(quote)))
    quote.refresh_from_db()
    assert (quote.status, quote.proposed) == ("suggested", None)


def test_line_ends_of_a_browser_are_no_change(browser: Client) -> None:
    text = twice()
    quote = make_quote(text=text, words="We\nall go – home.")
    sent = filled(browser, quote_address(quote), words_pasted="We\r\nall go – home.")
    page(browser, quote_address(quote), sent)
    quote.refresh_from_db()
    assert quote.status == "suggested"


@pytest.mark.parametrize("pasted", ["tide   waits", "“tide waits”", "tide\r\nwaits\r\n"])
def test_pasted_words_move_the_span_and_the_proposal_is_kept(browser: Client, text: Text, pasted: str) -> None:
    quote = make_quote(text=text)
    page(browser, quote_address(quote), filled(browser, quote_address(quote), words_pasted=pasted))
    assert words(quote) == "tide waits"
    assert quote.status == "corrected"
    assert quote.proposed is not None
    assert quote.proposed["start"] == BODY.index("The tide")
    assert [(piece.start, piece.end) for piece in quote.pieces.all()] == [(quote.start, quote.end)]
    assert "had proposed: direct, “The tide waits for nobody,”" in page(browser, quote_address(quote))


def test_words_that_stand_twice_are_asked_about(browser: Client) -> None:
    text = twice()
    quote = make_quote(text=text, words="Later", kind="indirect")
    sent = filled(browser, quote_address(quote), words_pasted="We go home,", kind="direct")
    shown = page(browser, quote_address(quote), sent)
    second = TWICE.rindex("We go home,")
    assert "These words stand 2 times" in shown
    assert f'value="{second}"' in shown
    assert words(quote) == "Later"
    page(browser, quote_address(quote), sent | {"occurrence": str(second)})
    assert (words(quote), quote.start) == ("We go home,", second)
    page(
        browser, quote_address(quote), filled(browser, quote_address(quote), occurrence=str(TWICE.index("We go home")))
    )
    quote.refresh_from_db()
    assert quote.start == TWICE.index("We go home")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"words_pasted": "not in it 🦀"}, "do not stand in the text"),
        ({"words_pasted": "x" * 1_000_000}, "longer than 100,000 characters"),
        ({"words_pasted": "tide\0"}, "Null characters are not allowed"),
        ({"words_pasted": ""}, "This field is required"),
        ({"words_pasted": " \r\n "}, "This field is required"),
        ({"kind": "mixed", "pieces_pasted": ""}, "has words between marks"),
        ({"kind": "mixed", "pieces_pasted": "nobody,\r\ntide"}, "“tide” does not stand in the quote"),
        ({"kind": "mixed", "pieces_pasted": "tide waits\r\nwaits for"}, "“waits for” does not stand in the quote"),
        ({"kind": "mixed", "pieces_pasted": "Boats"}, "“Boats” does not stand in the quote"),
        ({"kind": "indirect", "pieces_pasted": "tide"}, "has nothing between marks"),
        ({"kind": "poem"}, "Select a valid choice"),
        ({"cue_pasted": "yodelled"}, "This cue does not stand in the text"),
        ({"mention_pasted": "Nobody Else"}, "This name does not stand in the text"),
        ({"speaker": "abc"}, "Select a valid choice"),
        ({"speaker": "9" * 30}, "Select a valid choice"),
        ({"decision": "maybe"}, "Select a valid choice"),
    ],
)
def test_bad_input_gets_a_sentence(browser: Client, text: Text, changes: dict[str, str], sentence: str) -> None:
    quote = make_quote(text=text)
    shown = page(browser, quote_address(quote), filled(browser, quote_address(quote), **changes))
    assert sentence in shown
    quote.refresh_from_db()
    assert (quote.status, words(quote)) == ("suggested", "The tide waits for nobody,")


def test_speakers_of_other_events_and_merged_ones_are_refused(browser: Client, text: Text) -> None:
    quote = make_quote(text=text)
    foreign = make_speaker(event=make_event(), name="Far Off")
    into = make_speaker(event=text.event)
    merged = make_speaker(event=text.event, name="I. Falk", merged_into=into)
    shown = page(browser, quote_address(quote), filled(browser, quote_address(quote), speaker=foreign.pk))
    assert "“Far Off” belongs to another event" in shown
    shown = page(browser, quote_address(quote), filled(browser, quote_address(quote), speaker=merged.pk))
    assert "“I. Falk” was merged into “Ida Falk”" in shown
    page(browser, quote_address(quote), filled(browser, quote_address(quote), speaker=into.pk))
    quote.refresh_from_db()
    assert quote.speaker == into


def test_whole_words_are_meant(browser: Client) -> None:
    text = make_article(body="Another day\nThe other harbour: the tide said so.\n").current_text
    assert text
    quote = make_quote(text=text, words="The other", kind="indirect")
    page(browser, quote_address(quote), filled(browser, quote_address(quote), words_pasted="the"))
    assert (words(quote), quote.start) == ("the", text.body.index("the tide"))


def test_a_cue_is_stored_by_its_dictionary_form(browser: Client, text: Text) -> None:
    quote = make_quote(text=text)
    page(browser, quote_address(quote), filled(browser, quote_address(quote), cue_pasted="said"))
    quote.refresh_from_db()
    assert (quote.cue_start, quote.cue_lemma) == (BODY.index("said"), "say")


def test_confirming_rejecting_and_reopening(browser: Client, user: User, text: Text) -> None:
    quote = make_quote(text=text)
    for decision, status in (("confirm", "confirmed"), ("reject", "rejected"), ("reopen", "suggested")):
        page(browser, quote_address(quote), filled(browser, quote_address(quote), decision=decision))
        quote.refresh_from_db()
        assert quote.status == status
        assert quote.decided_by == (None if decision == "reopen" else user)


def test_reopening_a_correction_brings_the_proposal_back(browser: Client, text: Text) -> None:
    falk = make_speaker(event=text.event)
    quote = make_quote(text=text, speaker=falk)
    page(browser, quote_address(quote), filled(browser, quote_address(quote), words_pasted="tide", speaker=""))
    assert (words(quote), quote.speaker) == ("tide", None)
    page(browser, quote_address(quote), filled(browser, quote_address(quote), decision="reopen"))
    assert words(quote) == "The tide waits for nobody,"
    assert (quote.status, quote.speaker, quote.proposed, quote.words) == ("suggested", falk, None, 5)


def test_a_correction_survives_another_analysis(browser: Client) -> None:
    event = make_event()
    make_article(event=event)
    analyse_event(event=event)
    quote = Quote.objects.get(text__event=event, kind="direct")
    page(browser, quote_address(quote), filled(browser, quote_address(quote), words_pasted="tide waits"))
    analyse_event(event=event, again=True)
    assert (words(quote), quote.status) == ("tide waits", "corrected")
    assert Quote.objects.filter(text__event=event, kind="direct").count() == 1


def test_who_comes_second_is_told(browser: Client, user: User, text: Text) -> None:
    quote = make_quote(text=text)
    mine = filled(browser, quote_address(quote), words_pasted="tide")
    page(browser, quote_address(quote), filled(browser, quote_address(quote), words_pasted="nobody"))
    shown = page(browser, quote_address(quote), mine)
    assert "anna has changed this while you had it open" in shown
    assert words(quote) == "nobody"


def test_a_quote_that_an_analysis_took_away_meanwhile(browser: Client, text: Text) -> None:
    quote = make_quote(text=text)
    sent = filled(browser, quote_address(quote))
    Quote.objects.all().delete()
    assert "Perhaps it was deleted?" in page(browser, quote_address(quote), sent)


def test_the_history_says_what_changed(browser: Client, text: Text) -> None:
    quote = make_quote(text=text)
    speaker = make_speaker(event=text.event, name="Ulf Berg")
    sent = filled(browser, quote_address(quote), words_pasted="tide", speaker=speaker.pk)
    page(browser, quote_address(quote), sent)
    shown = page(browser, f"/admin/articles/quote/{quote.pk}/history/")
    entry = LogEntry.objects.get()
    said = {"Speaker: nothing → Ulf Berg", "Words: The tide waits for nobody, → tide", "Corrected"}
    assert set(entry.change_message.rstrip(".").split(". ")) == said
    assert "nothing → Ulf Berg" in shown
    assert entry.object_repr == "“tide”"


def test_adding_by_hand_asks_for_the_text_and_then_for_the_words(browser: Client, text: Text) -> None:
    first = page(browser, "/admin/articles/quote/add/")
    assert "First choose the article" in first
    assert "words_pasted" not in first
    second = page(browser, "/admin/articles/quote/add/", {"text": text.pk})
    assert "Boats left at noon." in second
    sent = filled(browser, f"/admin/articles/quote/add/?text={text.pk}", words_pasted="Boats left", kind="indirect")
    page(browser, f"/admin/articles/quote/add/?text={text.pk}", sent)
    quote = Quote.objects.get()
    assert (words(quote), quote.origin, quote.status) == ("Boats left", "person", "confirmed")


@pytest.mark.parametrize("chosen", ["", "abc", "0", "9" * 30, "\0"])
def test_adding_without_a_text_asks_again(browser: Client, chosen: str) -> None:
    assert "Add quote" in page(browser, "/admin/articles/quote/add/", {"text": chosen})
    assert "Add quote" in page(browser, f"/admin/articles/quote/add/?text={chosen}")


def test_save_and_next_leads_to_what_nobody_checked(browser: Client, text: Text) -> None:
    quote = make_quote(text=text)
    other = make_quote(text=text, words="Boats", kind="indirect")
    sent = filled(browser, quote_address(quote), decision="confirm", _next="1")
    assert f'action="{quote_address(other)}"' not in page(browser, quote_address(quote))
    response = browser.post(quote_address(quote), sent)
    assert response["Location"] == quote_address(other)
    sent = filled(browser, quote_address(other), decision="reject", _next="1")
    assert "has been checked" in page(browser, quote_address(other), sent)


def found_by(browser: Client, term: str) -> set[str]:
    response = browser.get("/admin/articles/quote/", {"q": term})
    assert response.status_code == 200
    return {quote.text.body[quote.start : quote.end] for quote in response.context["cl"].result_list}


@pytest.mark.parametrize(
    ("term", "found"),
    [
        ("nobody", {"The tide waits for nobody,"}),
        ('"tide waits"', {"The tide waits for nobody,"}),
        ("waits TIDE", {"The tide waits for nobody,"}),
        ('"waits tide"', set()),
        ("scolded", {"It isn’t late"}),
        ("scold", {"It isn’t late"}),
        ("isn't", {"It isn’t late"}),
        ("isn’t scolded", {"It isn’t late"}),
        ("Monday", set()),  # in the body, and in no quote
        ("Falk", {"The tide waits for nobody,"}),
        ("late", {"It isn’t late"}),  # beside a curly mark
        ("%", set()),
    ],
)
def test_quotes_are_found_by_what_is_printed(browser: Client, text: Text, term: str, found: set[str]) -> None:
    make_quote(text=text, speaker=make_speaker(event=text.event, name="Ida Falk, the minister"))
    other = make_article(event=text.event, body="Late\nOn Monday he scolded: “It isn’t late”.\n").current_text
    assert other
    at = other.body.index("scolded")
    make_quote(text=other, words="It isn’t late", cue_lemma="scold", cue_start=at, cue_end=at + 7)
    assert found_by(browser, term) == found


def test_what_is_found_keeps_to_the_filters(browser: Client, text: Text) -> None:
    make_quote(text=text)
    make_quote(text=text, words="tide waits", kind="indirect")
    response = browser.get("/admin/articles/quote/", {"q": "tide", "kind__exact": "indirect"})
    assert [quote.kind for quote in response.context["cl"].result_list] == ["indirect"]


def test_kinds_are_called_as_pages_call_them(browser: Client, text: Text) -> None:
    quote = make_quote(text=text)
    sent = filled(browser, quote_address(quote), kind="mixed", pieces_pasted="tide waits")
    page(browser, quote_address(quote), sent)
    quote.refresh_from_db()
    assert quote.kind == "mixed"
    assert "direct → partly direct" in LogEntry.objects.latest("pk").change_message
    assert "mixed<" not in page(browser, quote_address(quote))
    assert "partly direct" in page(browser, "/admin/articles/quote/")
