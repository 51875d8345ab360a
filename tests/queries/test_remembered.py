"""What is kept for a state of an event is worked out again after every change of it."""

from __future__ import annotations

from unittest.mock import Mock

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.actions.judging import confirm, reject
from articles.actions.locking import locked
from articles.models import Event, Quote
from articles.queries import remembered
from articles.queries.frame import frame
from articles.queries.kept import Kept
from tests.factories import make_article, make_event, make_outlet, make_quote, make_speaker, make_user, text_of

pytestmark = pytest.mark.django_db


def written(event: Event) -> Event:
    with locked(event):
        pass
    event.refresh_from_db()
    return event


def test_a_result_is_worked_out_once_for_a_state_of_an_event() -> None:
    event = written(make_event())
    worked = Mock(return_value=7)
    for _ in range(2):
        assert remembered.remembered(event, "sum", worked) == 7
    assert worked.call_count == 1
    assert remembered.remembered(written(event), "sum", lambda: 8) == 8


def test_nothing_is_kept_of_an_event_that_no_action_has_written() -> None:
    event = make_event()
    assert [remembered.remembered(event, "n", Mock(return_value=n)) for n in (1, 2)] == [1, 2]


def test_the_oldest_results_give_way() -> None:
    event = written(make_event())
    remembered.forget()
    for n in range(remembered.KEPT + 5):
        remembered.remembered(event, n, lambda: "kept")
    assert remembered.remembered(event, 0, lambda: "again") == "again"
    assert remembered.remembered(event, remembered.KEPT, lambda: "again") == "kept"


@pytest.mark.parametrize("path", ["articles", "speakers", "quotes"])
def test_what_somebody_types_pushes_nothing_else_out(
    client: Client, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    """And who turns the pages of what is found, or comes back to it, need not wait for it again."""
    monkeypatch.setattr(remembered, "_kept", Kept(8))
    event = make_event(full_text_public=True)
    make_quote(text=text_of(make_article(event=event)), speaker=make_speaker(event=event))
    written(event)
    page = reverse(path, args=[event.slug])

    def selects(query: str = "") -> int:
        with CaptureQueriesContext(connection) as made:
            assert client.get(page + query).status_code == 200
        return len(made)

    first, again = selects(), selects()
    assert again < first
    searched = [selects(f"?q=tide{n}") for n in range(10)]
    assert selects("?q=tide9") < searched[9]
    assert selects() == again


def test_pages_follow_a_judgement() -> None:
    event = make_event()
    text = make_article(event=event).current_text
    assert text
    quotes = [make_quote(text=text), make_quote(text=text, words="Boats left", kind="indirect")]
    written(event)
    assert frame(event.slug).quotes == 2
    reject(findings=Quote.objects.filter(pk=quotes[0].pk), by=make_user())
    assert frame(event.slug).quotes == 1
    page = reverse("event", args=[event.slug])
    assert "0 %" in Client().get(page).content.decode()
    confirm(findings=Quote.objects.filter(pk=quotes[1].pk), by=make_user())
    assert "100 %" in Client().get(page).content.decode()


def test_pages_follow_what_is_edited_in_the_admin(client: Client) -> None:
    event = make_event(full_text_public=True)
    outlet = make_outlet(name="Old Herald")
    make_article(event=event, outlet=outlet)
    written(event)
    page = reverse("articles", args=[event.slug])
    assert "Old Herald" in client.get(page).content.decode()
    client.force_login(make_user())
    address = reverse("admin:articles_outlet_change", args=[outlet.pk])
    client.post(address, {"name": "New Herald", "country": "", "kind": "", "owner": ""})
    outlet.refresh_from_db()
    assert outlet.name == "New Herald"
    shown = client.get(page).content.decode()
    assert "New Herald" in shown
    assert "Old Herald" not in shown
