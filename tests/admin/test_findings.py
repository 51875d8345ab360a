"""What all findings share: deciding on many, and deleting that rejects."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Claim, ClaimReport, Quote, Rendering, Text
from tests.admin.conftest import page
from tests.factories import make_article, make_claim, make_quote, make_report, make_utterance

LIST = "/admin/articles/quote/"


def choosing(action: str, *ids: int, **more: Any) -> dict[str, Any]:
    return {"action": action, "_selected_action": list(ids), "index": 0, **more}


def test_actions_work_on_the_selection(browser: Client, user: User, text: Text) -> None:
    one, other = make_quote(text=text), make_quote(text=text, words="Boats", kind="indirect")
    assert "1 quote confirmed." in page(browser, LIST, choosing("confirm_selected", one.pk))
    one.refresh_from_db()
    other.refresh_from_db()
    assert (one.status, one.decided_by, other.status) == ("confirmed", user, "suggested")
    assert "1 quote rejected." in page(browser, LIST, choosing("reject_selected", one.pk))
    assert "1 quote reopened." in page(browser, LIST, choosing("reopen_selected", one.pk))
    assert "none of the selected could be reopened" in page(browser, LIST, choosing("reopen_selected", one.pk))
    said = [entry.change_message for entry in LogEntry.objects.order_by("pk")]
    assert said == ["Confirmed from the list.", "Rejected from the list.", "Reopened from the list."]


def test_actions_work_on_all_that_is_filtered(browser: Client, text: Text) -> None:
    for _ in range(60):
        make_quote(text=text)
    other = make_article().current_text
    assert other
    make_quote(text=other)
    filtered = f"{LIST}?text__event__id__exact={text.event.pk}"
    first = Quote.objects.order_by("pk").first()
    assert first
    sent = choosing("reject_selected", first.pk, select_across=1)
    assert "60 quotes rejected." in page(browser, filtered, sent)
    assert Quote.objects.standing().get().text == other


def test_deleting_the_machines_rejects_and_says_so(browser: Client, text: Text) -> None:
    machines, mine = make_quote(text=text), make_quote(text=text, words="Boats", kind="indirect", origin="person")
    asked = page(browser, f"{LIST}{machines.pk}/delete/")
    assert "not deleted but <strong>rejected</strong>" in asked
    shown = page(browser, f"{LIST}{machines.pk}/delete/", {"post": "yes"})
    assert "rejected instead of deleted" in shown
    assert "deleted successfully" not in shown
    assert "1 quote deleted." in page(browser, f"{LIST}{mine.pk}/delete/", {"post": "yes"})
    assert [quote.status for quote in Quote.objects.all()] == ["rejected"]
    assert {entry.change_message for entry in LogEntry.objects.all()} == {"Rejected instead of deleted.", ""}


def test_deleting_many_counts_both(browser: Client, text: Text) -> None:
    ids = [make_quote(text=text).pk, make_quote(text=text, words="Boats", kind="indirect", origin="person").pk]
    asked = page(browser, LIST, choosing("delete_selected", *ids))
    assert "<strong>1</strong> found by the program" in asked
    assert "<strong>1</strong> entered by a person" in asked
    shown = page(browser, LIST, choosing("delete_selected", *ids, post="yes"))
    assert "1 quote deleted." in shown
    assert "1 quote rejected instead of deleted" in shown
    assert Quote.objects.count() == 1


def test_deleting_all_that_is_filtered_needs_no_list_of_ids(browser: Client, text: Text) -> None:
    for _ in range(60):
        make_quote(text=text, origin="person")
    asked = page(browser, LIST, choosing("delete_selected", 1, select_across=1))
    assert asked.count("_selected_action") == 1
    assert 'name="select_across" value="1"' in asked
    page(browser, LIST, choosing("delete_selected", 0, select_across=1, post="yes"))
    assert not Quote.objects.exists()


@pytest.mark.parametrize("name", ["claim", "claimreport", "rendering"])
def test_every_list_of_findings_decides(browser: Client, text: Text, name: str) -> None:
    claim = make_claim(event=text.event)
    make_report(claim=claim, text=text, words="tide")
    make_utterance(event=text.event, quotes=[make_quote(text=text)])
    model = {"claim": Claim, "claimreport": ClaimReport, "rendering": Rendering}[name]
    row = model._default_manager.get()
    for action, status in (("confirm_selected", "confirmed"), ("reject_selected", "rejected")):
        page(browser, f"/admin/articles/{name}/", choosing(action, row.pk))
        row.refresh_from_db()
        assert row.status == status


def test_reports_and_renderings_lead_to_the_form_that_edits_them(browser: Client, text: Text) -> None:
    quote, claim = make_quote(text=text), make_claim(event=text.event)
    rendering = make_utterance(event=text.event, quotes=[quote]).renderings.get()
    report = make_report(claim=claim, text=text)
    assert "In its context" in page(browser, f"/admin/articles/rendering/{rendering.pk}/change/")
    assert claim.statement in page(browser, f"/admin/articles/claimreport/{report.pk}/change/")
