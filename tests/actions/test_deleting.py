"""Claims after an article has been deleted: the program's own are as if it had never been there, people's stay."""

from __future__ import annotations

from typing import Any

import pytest

from articles.actions import proposing
from articles.actions.claim_rows import Proposal
from articles.actions.claims import correct_claim
from articles.actions.deleting import delete_articles
from articles.actions.judging import confirm
from articles.actions.linking import link_event
from articles.actions.locking import locked
from articles.actions.proposing import propose_claims
from articles.analysis import METHOD
from articles.models import Article, Claim, Event, Text
from tests.factories import make_article, make_event, make_user

pytestmark = pytest.mark.django_db
CLOSE = "Ministers will close both harbours in May, the third time in ten years."
CLOSED = "Both harbours are to be closed by ministers in May."
SHUT = "In May ministers are to close both of the harbours, a spokesman said."
WAGES = "Pilots want higher wages for night work."


def event_of(*bodies: tuple[str, ...]) -> Event:
    event = make_event()
    for number, sentences in enumerate(bodies):
        make_article(event=event, key=f"a{number}", body="\n".join(["News from the coast", *sentences]) + "\n")
    with locked(event):
        link_event(event)
        propose_claims(event)
    return event


def told(event: Event) -> list[Any]:
    """The claims by their words, and where they are told."""
    return sorted(
        (claim.statement, claim.rule, sorted(report.text.body for report in claim.reports.all()))
        for claim in Claim.objects.filter(event=event)
    )


def delete_first(event: Event) -> None:
    delete_articles(articles=Article.objects.filter(event=event, key="a0"))


@pytest.fixture
def event() -> Event:
    return event_of((CLOSED, "A choir of pupils sang."), (CLOSE, WAGES), (SHUT, "Rain fell on the pier."))


@pytest.fixture
def without() -> list[Any]:
    return told(event_of((CLOSE, WAGES), (SHUT, "Rain fell on the pier.")))


def test_the_others_are_proposed_without_it(event: Event, without: list[Any]) -> None:
    shared = Claim.objects.get(event=event, rule=Proposal.SHARED)
    assert shared.statement not in [claim[0] for claim in without]
    delete_first(event)
    assert told(event) == without
    assert event.claims.get(rule=Proposal.SHARED).pk == shared.pk


def test_what_a_person_has_judged_stays_as_it_was_left(event: Event) -> None:
    me = make_user()
    shared = Claim.objects.get(event=event, rule=Proposal.SHARED)
    correct_claim(claim=shared, statement="The harbours close.", topic=None, speaker=None, position=3, by=me)
    wages = Claim.objects.filter(event=event, statement=WAGES)
    confirm(findings=wages, by=me)
    delete_first(event)
    shared.refresh_from_db()
    assert (shared.statement, shared.status, shared.position) == ("The harbours close.", "corrected", 3)
    assert shared.reports.count() == 2
    assert wages.get().status == "confirmed"


def test_a_large_event_tells_these_claims_anew(
    event: Event, without: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(9):
        make_article(event=event, body=f"Weather\nIt rained for {number + 2} days.\n")
    with locked(event):
        link_event(event)
        propose_claims(event)
    monkeypatch.setattr(proposing, "SMALL", 1)
    rest = [claim for claim in told(event) if "rained" in claim[0]]
    shared = Claim.objects.get(event=event, rule=Proposal.SHARED, reports__text__article__key="a0")
    delete_first(event)
    assert [claim for claim in told(event) if "rained" not in claim[0]] == without
    assert [claim for claim in told(event) if "rained" in claim[0]] == rest
    assert Claim.objects.filter(pk=shared.pk).exists()
    assert not Text.objects.of(event).exclude(claims_with=METHOD).exists()


def test_where_it_would_take_long_the_next_analysis_does_it(
    event: Event, without: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proposing, "SMALL", 1)
    monkeypatch.setattr(proposing, "RELATED", 1)
    delete_first(event)
    assert told(event) != without
    with locked(event):
        propose_claims(event)
    assert told(event) == without
