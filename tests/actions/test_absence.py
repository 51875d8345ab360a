"""*Not in this text* is a person's word only: whatever writes reports, and however, the machine never says it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User

from articles.actions.analysing import analyse_event
from articles.actions.carrying import carry_judgements
from articles.actions.claims import add_claim, report_claim, withdraw_report
from articles.actions.judging import confirm, reject, reopen
from articles.actions.proposing import look_for, propose_claims
from articles.models import Article, Claim, ClaimReport, Event, Stance, Text
from articles.queries.coverage import Asked, coverage_page
from tests.factories import make_article, make_event, make_text, make_user

pytestmark = pytest.mark.django_db
CLOSE = "Ministers will close both harbours in May."


@pytest.fixture
def event() -> Event:
    event = make_event()
    for sentence in (CLOSE, "Both harbours are to be closed by ministers in May.", "A choir sang for the guests."):
        make_article(event=event, body=f"The coast\n{sentence}\n")
    return event


def again(event: Event, me: User) -> None:
    analyse_event(event=event, again=True)


def propose(event: Event, me: User) -> None:
    propose_claims(event)


def look(event: Event, me: User) -> None:
    look_for(claims=Claim.objects.filter(event=event))


def confirm_all(event: Event, me: User) -> None:
    confirm(findings=ClaimReport.objects.filter(claim__event=event), by=me)


def reject_and_reopen(event: Event, me: User) -> None:
    reject(findings=ClaimReport.objects.filter(claim__event=event), by=me)
    reopen(findings=ClaimReport.objects.filter(claim__event=event))


def withdraw(event: Event, me: User) -> None:
    for report in ClaimReport.objects.filter(claim__event=event):
        withdraw_report(report=report, by=me)


def new_version(event: Event, me: User) -> None:
    article = Article.objects.filter(event=event).latest("pk")
    old = article.current_text
    assert old
    new = make_text(event=event, article=article, body="The coast\nA choir sang.\n", number=2)
    Article.objects.filter(pk=article.pk).update(current_text=new)
    carry_judgements(old=old, new=new)
    analyse_event(event=event)


PATHS: list[Callable[[Event, User], None]] = [
    again,
    propose,
    look,
    confirm_all,
    reject_and_reopen,
    withdraw,
    new_version,
]


def cells(event: Event) -> list[str]:
    page = coverage_page(event, Asked(chosen={}, link="?"))
    return [cell[1] for group in page.groups for row in group.rows for cell in row.cells]


@pytest.mark.parametrize("path", PATHS)
def test_no_path_says_absent_of_itself(event: Event, path: Any) -> None:
    me = make_user()
    add_claim(event=event, statement=CLOSE, by=me)
    propose_claims(event)
    path(event, me)
    assert not ClaimReport.objects.filter(stance=Stance.ABSENT).exists()
    assert "absent" not in cells(event)


@pytest.mark.parametrize("path", [again, propose, look])
def test_a_persons_word_stays_and_is_the_only_one(event: Event, path: Any) -> None:
    me = make_user()
    claim = add_claim(event=event, statement=CLOSE, by=me)
    text = Text.objects.of(event).current().latest("pk")
    report_claim(claim=claim, text=text, stance=Stance.ABSENT, by=me)
    path(event, me)
    (report,) = ClaimReport.objects.filter(stance=Stance.ABSENT)
    assert (report.text, report.origin, report.decided_by) == (text, "person", me)
    assert cells(event).count("absent") == 1
