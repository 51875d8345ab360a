"""Claims with the passages of several articles on one form."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Claim, ClaimReport, Event, OutletGroup, Text, Topic
from tests.admin.conftest import filled, page, reports_of
from tests.factories import make_article, make_claim, make_event, make_outlet, make_report, make_speaker, make_topic

TIDE, BOATS = "The tide waits for nobody", "Boats left at noon."


@pytest.fixture
def event(db: None) -> Event:
    return make_event()


@pytest.fixture
def texts(event: Event) -> list[Text]:
    return [text for _ in range(3) if (text := make_article(event=event).current_text)]


def address(claim: Claim) -> str:
    return f"/admin/articles/claim/{claim.pk}/change/"


def row(n: int, text: Text, stance: str = "whole", passages: str = TIDE) -> dict[str, Any]:
    return {f"reports-{n}-text": text.pk, f"reports-{n}-stance": stance, f"reports-{n}-passages": passages}


def test_a_claim_with_passages_of_three_articles(browser: Client, user: User, event: Event, texts: list[Text]) -> None:
    assert "First choose the event" in page(browser, "/admin/articles/claim/add/")
    where = f"/admin/articles/claim/add/?event={event.pk}"
    topic = make_topic(event=event)
    sent = filled(browser, where, statement="The tide\r\nwaits.", topic=topic.pk) | {"reports-TOTAL_FORMS": 3}
    sent |= row(0, texts[0], "whole", f"{TIDE}\r\n\r\n{BOATS}")
    sent |= row(1, texts[1], "part") | row(2, texts[2], "absent", "")
    page(browser, where, sent)
    claim = Claim.objects.get()
    assert (claim.statement, claim.topic, claim.origin, claim.decided_by) == ("The tide waits.", topic, "person", user)
    stances = ("whole", "part", "absent")
    assert reports_of(claim) == [(text.pk, s, "confirmed") for text, s in zip(texts, stances, strict=True)]
    assert claim.reports.get(text=texts[0]).evidence.count() == 2


@pytest.mark.parametrize(
    ("stance", "passages", "sentence"),
    [
        ("whole", "", "Copy at least one passage"),
        ("whole", "not in it 🦀", "“not in it 🦀” does not stand in this text"),
        ("whole", "o", "times in this text: paste more"),
        ("absent", TIDE, "has no passages"),
        ("whole", "a\0b", "Null characters"),
        ("whole", "x" * 1_000_000, "longer than 100,000"),
        ("whole", "\r\n\r\n".join(map(str, range(60))), "60 passages; 50 are enough"),
        ("maybe", TIDE, "Select a valid choice"),
    ],
)
def test_bad_rows_get_a_sentence(
    browser: Client, event: Event, texts: list[Text], stance: str, passages: str, sentence: str
) -> None:
    claim = make_claim(event=event)
    sent = filled(browser, address(claim)) | row(0, texts[0], stance, passages)
    assert sentence in page(browser, address(claim), sent)
    assert not ClaimReport.objects.exists()


def test_an_article_has_one_row(browser: Client, event: Event, texts: list[Text]) -> None:
    claim = make_claim(event=event)
    make_report(claim=claim, text=texts[0], words=TIDE)
    sent = filled(browser, address(claim)) | row(1, texts[0], "part") | row(2, texts[1])
    assert "This article has a row of its own above" in page(browser, address(claim), sent)
    sent = filled(browser, address(claim)) | row(1, texts[1], "part") | row(2, texts[1])
    assert "This article has a row of its own above" in page(browser, address(claim), sent)
    assert reports_of(claim) == [(texts[0].pk, "whole", "suggested")]


def test_rows_of_other_events_are_refused(browser: Client, event: Event, texts: list[Text]) -> None:
    claim = make_claim(event=event)
    far = make_article().current_text
    assert far
    topic, speaker = make_topic(event=far.event, name="Far"), make_speaker(event=far.event, name="Off")
    sent = filled(browser, address(claim), topic=topic.pk, speaker=speaker.pk) | row(0, far)
    shown = page(browser, address(claim), sent)
    for name in ("Far", "Off", "Minister opens harbour"):
        assert f"“{name}” belongs to another event" in shown


def test_saving_without_a_change_decides_nothing(browser: Client, event: Event, texts: list[Text]) -> None:
    claim = make_claim(event=event)
    report = make_report(claim=claim, text=texts[0], words=TIDE, origin="machine", method="1")
    make_report(claim=claim, text=texts[1], words="harbour\n“The tide", origin="machine", method="1")
    sent = filled(browser, address(claim))
    sent["reports-0-passages"] = sent["reports-0-passages"].replace("\n", "\r\n")
    page(browser, address(claim), sent)
    report.refresh_from_db()
    assert (report.status, report.decided_by) == ("suggested", None)


def test_correcting_the_machines_claim_keeps_its_words(browser: Client, event: Event) -> None:
    claim = make_claim(event=event, statement="The tide waits.", origin="machine", method="1")
    page(browser, address(claim), filled(browser, address(claim), statement="No tide waits."))
    claim.refresh_from_db()
    assert claim.proposed is not None
    assert (claim.status, claim.proposed["statement"]) == ("corrected", "The tide waits.")
    assert "Statement: The tide waits. → No tide waits." in LogEntry.objects.get().change_message
    page(browser, address(claim), filled(browser, address(claim), decision="reopen"))
    claim.refresh_from_db()
    assert (claim.status, claim.statement) == ("suggested", "The tide waits.")


def test_correcting_a_report_and_withdrawing_it(browser: Client, event: Event, texts: list[Text]) -> None:
    claim = make_claim(event=event)
    report = make_report(claim=claim, text=texts[0], words=TIDE, origin="machine", method="1")
    sent = filled(browser, address(claim)) | {"reports-0-stance": "absent", "reports-0-passages": ""}
    page(browser, address(claim), sent)
    report.refresh_from_db()
    assert (report.stance, report.status) == ("absent", "corrected")
    assert report.proposed is not None
    assert "stance: whole → absent" in LogEntry.objects.get().change_message
    page(browser, address(claim), filled(browser, address(claim)) | {"reports-0-DELETE": "on"})
    assert reports_of(claim) == [(texts[0].pk, "absent", "rejected")]
    page(browser, address(claim), filled(browser, address(claim)) | row(0, texts[0]))
    assert reports_of(claim) == [(texts[0].pk, "whole", "corrected")]


def test_who_comes_second_is_told(browser: Client, event: Event, texts: list[Text]) -> None:
    claim = make_claim(event=event)
    mine = filled(browser, address(claim)) | row(0, texts[0])
    page(browser, address(claim), filled(browser, address(claim)) | row(0, texts[0], "part"))
    assert "anna has changed this while you had it open" in page(browser, address(claim), mine)
    assert reports_of(claim) == [(texts[0].pk, "part", "confirmed")]


def test_a_topic_cannot_move_to_another_event(browser: Client, event: Event) -> None:
    topic = make_topic(event=event)
    where = f"/admin/articles/topic/{topic.pk}/change/"
    page(browser, where, {"event": make_event().pk, "name": "Quay", "position": 1})
    assert Topic.objects.get().event == event
    assert Topic.objects.get().name == "Quay"


def test_a_suggested_topic_that_a_person_saves_is_a_persons(browser: Client, event: Event) -> None:
    topic = Topic.objects.create(event=event, name="boats", origin="machine")
    where = f"/admin/articles/topic/{topic.pk}/change/"
    page(browser, where, {"name": "Boats and crews", "position": "1"})
    topic.refresh_from_db()
    assert (topic.name, topic.origin) == ("Boats and crews", "person")


def test_outlets_are_put_in_a_group(browser: Client) -> None:
    outlets = [make_outlet(), make_outlet()]
    page(browser, "/admin/articles/outletgroup/add/", {"name": "Coast", "outlets": [one.pk for one in outlets]})
    assert set(OutletGroup.objects.get().outlets.all()) == set(outlets)


def test_claims_are_looked_for_from_the_list(browser: Client, event: Event, texts: list[Text]) -> None:
    claim = make_claim(event=event, statement="Boats left at noon today.")
    sent = {"action": "look_again", "_selected_action": claim.pk}
    assert "Looked for in 3 articles" in page(browser, "/admin/articles/claim/", sent)
    assert [(report.origin, report.status) for report in claim.reports.all()] == [("machine", "suggested")] * 3
