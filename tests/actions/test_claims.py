"""Claims and their reports, as people enter them."""

from __future__ import annotations

import pytest

from articles.actions.claims import add_claim, correct_claim, report_claim, withdraw_report
from articles.actions.judging import reopen
from articles.models import Claim, ClaimReport, Evidence, Stance, Text
from articles.spans import Span
from tests.factories import BODY, make_article, make_claim, make_quote, make_report, make_user

pytestmark = pytest.mark.django_db
TIDE = Span(BODY.index("tide"), BODY.index("tide") + 4)
BOATS = Span(BODY.index("Boats"), BODY.index("Boats") + 5)


@pytest.fixture
def text() -> Text:
    text = make_article().current_text
    assert text
    return text


def test_a_claim_is_a_persons_and_makes_its_topic(text: Text) -> None:
    user = make_user()
    one = add_claim(event=text.event, statement="The harbour opens.", topic="Harbour", by=user)
    other = add_claim(event=text.event, statement="Boats leave.", topic="Harbour", by=user)
    assert one.topic == other.topic
    assert (one.origin, one.status, one.decided_by) == ("person", "confirmed", user)


def test_a_report_has_several_passages_each_with_its_quote(text: Text) -> None:
    quote = make_quote(text=text)
    report = report_claim(
        claim=make_claim(event=text.event), text=text, stance=Stance.WHOLE, passages=[BOATS, TIDE], by=make_user()
    )
    assert [(row.start, row.quote) for row in report.evidence.all()] == [(TIDE.start, quote), (BOATS.start, None)]
    assert (report.origin, report.status) == ("person", "confirmed")


def test_absence_is_a_persons_word_and_has_no_passages(text: Text) -> None:
    user = make_user()
    claim = make_claim(event=text.event)
    report = report_claim(claim=claim, text=text, stance=Stance.ABSENT, by=user)
    assert (report.status, report.decided_by) == ("confirmed", user)
    with pytest.raises(ValueError, match="no passages"):
        report_claim(claim=claim, text=text, stance=Stance.ABSENT, passages=[TIDE], by=user)


def test_correcting_a_machines_report_keeps_its_proposal(text: Text) -> None:
    claim = make_claim(event=text.event)
    make_report(claim=claim, text=text, words="tide", origin="machine", method="1")
    same = report_claim(claim=claim, text=text, stance=Stance.WHOLE, passages=[TIDE], by=make_user())
    assert (same.status, same.proposed) == ("confirmed", None)
    changed = report_claim(claim=claim, text=text, stance=Stance.PART, passages=[BOATS], by=make_user())
    changed.refresh_from_db()
    assert (changed.status, changed.stance) == ("corrected", "part")
    assert changed.proposed == {"stance": "whole", "evidence": [list(TIDE)]}
    assert ClaimReport.objects.count() == 1
    assert [row.start for row in Evidence.objects.all()] == [BOATS.start]


def test_a_report_becomes_an_absence_without_leftovers(text: Text) -> None:
    claim = make_claim(event=text.event)
    report_claim(claim=claim, text=text, stance=Stance.WHOLE, passages=[TIDE], by=make_user())
    report_claim(claim=claim, text=text, stance=Stance.ABSENT, by=make_user())
    assert ClaimReport.objects.get().stance == "absent"
    assert not Evidence.objects.exists()


def test_withdrawing_deletes_a_persons_and_rejects_the_machines(text: Text) -> None:
    user = make_user()
    mine = make_report(claim=make_claim(event=text.event), text=text)
    machine = make_report(claim=make_claim(event=text.event), text=text, origin="machine", method="1")
    for report in (mine, machine):
        withdraw_report(report=report, by=user)
    assert [report.status for report in ClaimReport.objects.all()] == ["rejected"]


def test_correcting_a_machines_claim_keeps_its_words_and_reopening_restores_them(text: Text) -> None:
    user = make_user()
    claim = make_claim(event=text.event, statement="Boats leave.", origin="machine", method="1")
    done = correct_claim(claim=claim, statement="Boats stay.", topic=None, speaker=None, position=3, by=user)
    assert (done.status, done.statement, done.position, done.decided_by_id) == ("corrected", "Boats stay.", 3, user.pk)
    assert done.proposed == {"statement": "Boats leave.", "topic": None, "speaker": None, "position": 0}
    reopen(findings=Claim.objects.all())
    claim.refresh_from_db()
    assert (claim.status, claim.statement, claim.position) == ("suggested", "Boats leave.", 0)


def test_reopening_a_corrected_report_restores_its_passages(text: Text) -> None:
    claim = make_claim(event=text.event)
    make_report(claim=claim, text=text, words="tide", origin="machine", method="1")
    report_claim(claim=claim, text=text, stance=Stance.ABSENT, by=make_user())
    reopen(findings=ClaimReport.objects.all())
    report = ClaimReport.objects.get()
    assert (report.status, report.stance, report.evidence.get().start) == ("suggested", "whole", TIDE.start)
