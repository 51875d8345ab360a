from __future__ import annotations

import pytest

from articles.queries.event_headlines import headlines_alone
from tests.factories import make_article, make_claim, make_event, make_report, make_user

pytestmark = pytest.mark.django_db
BODY = "Minister opens harbour\nThe minister opens it in May.\n"


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
