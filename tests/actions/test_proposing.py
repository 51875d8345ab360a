"""Proposed claims as rows: found again they keep their ids, and people's word is never written over."""

from __future__ import annotations

from typing import Any

import pytest

from articles.actions import proposing
from articles.actions.claims import add_claim, report_claim
from articles.actions.judging import confirm, reject
from articles.actions.proposing import propose_claims
from articles.analysis import METHOD
from articles.analysis.claim_units import Reading, all_units
from articles.models import Article, Claim, ClaimReport, Event, Evidence, Stance, Text
from articles.spans import Block, BlockKind, Span
from tests.factories import make_article, make_event, make_user

pytestmark = pytest.mark.django_db
CLOSE = "Ministers will close both harbours in May."
CLOSED = "Both harbours are to be closed by ministers in May."
WAGES = "Pilots want higher wages for night work."


def article(event: Event, *sentences: str) -> Article:
    return make_article(event=event, body="\n".join(["News from the coast", *sentences]) + "\n")


@pytest.fixture
def event() -> Event:
    event = make_event()
    article(event, CLOSE, "A choir of pupils sang for the guests.")
    article(event, CLOSED, WAGES)
    return event


def propose(event: Event) -> None:
    Text.objects.of(event).update(claims_with="")
    propose_claims(event)


def ids(event: Event) -> list[Any]:
    claims = Claim.objects.filter(event=event).order_by("pk").values_list("pk", flat=True)
    reports = ClaimReport.objects.filter(claim__event=event).order_by("pk").values_list("pk", flat=True)
    evidence = Evidence.objects.filter(report__claim__event=event).order_by("pk").values_list("pk", flat=True)
    return [list(claims), list(reports), list(evidence)]


def test_proposals_are_suggestions_with_score_rule_reason_and_passages(event: Event) -> None:
    propose(event)
    shared = Claim.objects.get(event=event, rule="several articles")
    assert (shared.origin, shared.status, shared.method) == ("machine", "suggested", METHOD)
    assert shared.score
    assert "2 articles" in shared.reason
    assert [report.evidence.count() for report in shared.reports.all()] == [1, 1]
    assert set(Claim.objects.filter(rule="one article").values_list("statement", flat=True)) >= {WAGES}


def test_found_again_they_keep_their_rows(event: Event) -> None:
    propose(event)
    before = ids(event)
    propose(event)
    assert ids(event) == before


def test_what_is_no_longer_found_goes(event: Event) -> None:
    propose(event)
    assert Claim.objects.filter(rule="several articles").exists()
    event.articles.latest("pk").delete()
    propose(event)
    assert not Claim.objects.filter(rule="several articles").exists()


def test_a_rejected_proposal_does_not_come_back(event: Event) -> None:
    propose(event)
    shared = Claim.objects.filter(rule="several articles")
    reject(findings=shared, by=make_user())
    propose(event)
    assert list(Claim.objects.standing().filter(rule="several articles")) == []
    article(event, "In May ministers will close both the harbours.")
    propose(event)
    assert list(Claim.objects.standing().filter(rule="several articles")) == []


def test_a_rejected_report_does_not_come_back(event: Event) -> None:
    propose(event)
    report = ClaimReport.objects.filter(claim__rule="several articles").last()
    assert report
    reject(findings=ClaimReport.objects.filter(pk=report.pk), by=make_user())
    propose(event)
    report.refresh_from_db()
    assert report.status == "rejected"
    assert ClaimReport.objects.standing().filter(claim=report.claim_id, text=report.text_id).count() == 0


def test_what_people_judged_stays(event: Event) -> None:
    propose(event)
    shared = Claim.objects.get(rule="several articles")
    confirm(findings=Claim.objects.filter(pk=shared.pk), by=make_user())
    Claim.objects.filter(pk=shared.pk).update(statement="Harbours close.")
    article(event, CLOSE)
    propose(event)
    shared.refresh_from_db()
    assert (shared.statement, shared.status, shared.reports.count()) == ("Harbours close.", "confirmed", 3)


def test_passages_join_a_persons_claim_and_no_second_row_is_made(event: Event) -> None:
    me = make_user()
    claim = add_claim(event=event, statement="Both harbours close in May.", by=me)
    first = event.articles.earliest("pk").current_text
    assert first
    start = first.body.index(CLOSE)
    report_claim(claim=claim, text=first, stance=Stance.WHOLE, passages=[Span(start, start + len(CLOSE))], by=me)
    propose(event)
    assert [(row.origin, row.status) for row in claim.reports.order_by("pk")] == [
        ("person", "confirmed"),
        ("machine", "suggested"),
    ]
    assert not Claim.objects.filter(rule="several articles").exists()


def test_a_persons_absence_is_left_alone(event: Event) -> None:
    me = make_user()
    claim = add_claim(event=event, statement=CLOSE, by=me)
    for one in event.articles.all():
        assert one.current_text
        report_claim(claim=claim, text=one.current_text, stance=Stance.ABSENT, by=me)
    propose(event)
    assert set(claim.reports.values_list("stance", "origin")) == {("absent", "person")}


def test_the_machine_never_says_absent(event: Event) -> None:
    propose(event)
    assert not ClaimReport.objects.filter(stance=Stance.ABSENT).exists()


def test_in_a_large_event_only_new_texts_are_compared(event: Event, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proposing, "SMALL", 1)
    for n in range(4):
        article(event, f"The choir sang song number {n + 20}.")
    propose(event)
    before = ids(event)
    article(
        event, "In May both harbours will be closed by ministers.", "Higher wages for night work are what pilots want."
    )
    propose_claims(event)
    assert Claim.objects.get(statement=CLOSE).reports.count() == 3
    assert Claim.objects.get(statement=WAGES).reports.count() == 2
    after = ids(event)
    assert set(before[0]) <= set(after[0])
    assert set(before[1]) <= set(after[1])


def test_a_claim_entered_later_is_looked_for_in_all_texts(event: Event) -> None:
    propose(event)
    claim = add_claim(event=event, statement="A choir of pupils sang for guests.", by=make_user())
    assert Claim.objects.get(pk=claim.pk).matched_with == ""
    propose_claims(event)
    claim.refresh_from_db()
    assert (claim.matched_with, claim.reports.count()) == (METHOD, 1)


def test_a_claim_of_which_one_report_is_judged_is_not_proposed_again(event: Event) -> None:
    propose(event)
    shared = Claim.objects.get(event=event, rule="several articles")
    first, _ = shared.reports.order_by("pk")
    confirm(findings=ClaimReport.objects.filter(pk=first.pk), by=make_user())
    before = ids(event)
    propose(event)
    assert ids(event) == before


def test_texts_are_looked_for_by_words_that_say_something() -> None:
    body = "Ada Falk said this will cost whatever the ferries cost. She said that she would sell ferries to Carrow."
    found = all_units([Reading(1, body, (Block(BlockKind.PARAGRAPH, 0, len(body)),))])
    words = proposing.telling_words(found)
    assert {"ferries", "sell"} <= set(words)
    assert {"said", "this", "will", "that", "would"}.isdisjoint(words)
