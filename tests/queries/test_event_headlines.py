from __future__ import annotations

import pytest
from django.utils import timezone

from articles.queries.event_headlines import headlines_alone
from tests.factories import make_article, make_claim, make_event, make_report, make_user

pytestmark = pytest.mark.django_db
BODY = "Minister opens harbour\nThe minister comes to Kessel in May.\n"
TOLD = "Minister opens harbour\nOn Monday the minister opened a new harbour.\n"


def test_a_claim_that_only_the_headline_reports() -> None:
    event = make_event()
    claim, other = make_claim(event=event), make_claim(event=event)
    text = make_article(event=event, body=BODY).current_text
    assert text
    report = make_report(claim=claim, text=text, words="Minister opens harbour")
    make_report(claim=other, text=text, words="in May")
    (alone,) = headlines_alone(event)
    assert (alone.claim, alone.words, alone.checked) == (claim.pk, "Minister opens harbour", False)
    report.evidence.create(start=BODY.index("The minister"), end=BODY.index(" in May"))
    assert headlines_alone(event) == []


def test_checked_ones_say_so_and_rejected_ones_are_gone() -> None:
    event, me = make_event(), make_user()
    text = make_article(event=event, body=BODY).current_text
    assert text
    make_report(claim=make_claim(event=event), text=text, words="Minister", status="confirmed", decided_by=me)
    make_report(claim=make_claim(event=event), text=text, words="opens", status="rejected", decided_by=me)
    assert [one.checked for one in headlines_alone(event)] == [True]


def test_what_the_first_sentences_tell_in_other_words_is_no_headline_alone_unless_somebody_says_so() -> None:
    event, me = make_event(), make_user()
    text = make_article(event=event, body=TOLD).current_text
    assert text
    report = make_report(claim=make_claim(event=event), text=text, words="Minister opens harbour")
    assert headlines_alone(event) == []
    type(report).objects.filter(pk=report.pk).update(status="confirmed", decided_by=me, decided_at=timezone.now())
    assert [one.checked for one in headlines_alone(event)] == [True]
