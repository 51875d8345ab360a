"""When a quote's speaker is corrected, what the program claims of it names the new one."""

from __future__ import annotations

import pytest

from articles.actions.analysing import analyse_event
from articles.actions.judging import QuoteValues, confirm, correct_quote, merge_speakers
from articles.analysis.findings import QuoteKind
from articles.models import Claim, ClaimReport, Event, Quote, Speaker
from articles.spans import Span
from tests.factories import make_article, make_event, make_speaker, make_user

pytestmark = pytest.mark.django_db
LINE = "“I will sell the lighthouse before the winter,” Ida Falk said."


@pytest.fixture
def event() -> Event:
    event = make_event()
    make_article(event=event, body=f"News from the coast\n{LINE}\nA choir of pupils sang for the guests.\n")
    analyse_event(event=event)
    return event


def claim_of(event: Event) -> Claim:
    return Claim.objects.get(event=event, statement__contains="lighthouse")


def correct(event: Event) -> Speaker:
    """An editor says that it was Ole Berg."""
    quote, ole = Quote.objects.get(text__event=event), make_speaker(event=event, name="Ole Berg")
    pieces = tuple(Span(piece.start, piece.end) for piece in quote.pieces.all())
    values = QuoteValues(span=quote.span, kind=QuoteKind(quote.kind), pieces=pieces, speaker=ole)
    correct_quote(quote=quote, values=values, by=make_user())
    return ole


def test_a_claim_of_the_program_names_the_new_speaker(event: Event) -> None:
    claim = claim_of(event)
    assert claim.statement.startswith("Ida Falk says")
    ole = correct(event)
    now = claim_of(event)
    assert (now.pk, now.speaker) == (claim.pk, ole)
    assert now.statement == claim.statement.replace("Ida Falk", "Ole Berg")


def test_also_where_a_person_has_judged_where_it_stands(event: Event) -> None:
    confirm(findings=ClaimReport.objects.filter(claim=claim_of(event)), by=make_user())
    ole = correct(event)
    assert claim_of(event).statement.startswith("Ole Berg says")
    assert claim_of(event).speaker == ole


def test_a_claim_that_a_person_confirmed_keeps_its_words(event: Event) -> None:
    confirm(findings=Claim.objects.filter(event=event), by=make_user())
    correct(event)
    assert claim_of(event).statement.startswith("Ida Falk says")


def test_merging_speakers_renames_what_they_say(event: Event) -> None:
    ole = make_speaker(event=event, name="Ole Berg")
    merge_speakers(speakers=Speaker.objects.filter(event=event, name="Ida Falk"), into=ole)
    assert claim_of(event).statement.startswith("Ole Berg says")
