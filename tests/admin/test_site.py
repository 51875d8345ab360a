"""The admin as a whole: its names, its index, its addresses, and input that no form sends."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.contrib import admin
from django.test import Client

from articles.models import Article, Event, Text
from tests.admin.conftest import filled, page
from tests.factories import make_claim, make_outlet, make_quote, make_speaker

LISTS = (
    "event",
    "outlet",
    "article",
    "text",
    "quote",
    "claim",
    "claimreport",
    "rendering",
    "copymember",
    "linkdecision",
    "speaker",
    "topic",
    "outletgroup",
)


def test_the_index_is_grouped_and_named(browser: Client) -> None:
    shown = page(browser, "/admin/")
    assert "<title>Check and correct what was found | Newsroom</title>" in shown
    places = [shown.index(f"<caption>{title}</caption>") for title in ("What was found", "Coverage", "Who may log in")]
    assert places == sorted(places)
    for name in LISTS:
        assert f'href="/admin/articles/{name}/"' in shown


def test_everything_that_can_be_edited_is_among_the_lists() -> None:
    """A list that the index forgets is one that nobody finds."""
    models = apps.get_app_config("articles").get_models()
    assert {str(model._meta.model_name) for model in models if admin.site.is_registered(model)} == set(LISTS)


def test_view_on_site_leads_to_the_public_page(browser: Client, text: Text) -> None:
    rows = [text.event, text, text.article, make_quote(text=text), make_speaker(event=text.event)]
    for row in [*rows, make_claim(event=text.event)]:
        assert row is not None
        name = type(row).__name__.lower()
        shown = page(browser, f"/admin/articles/{name}/{row.pk}/change/")
        link = shown.partition('class="viewsitelink"')[0].rpartition('href="')[2].partition('"')[0]
        assert browser.get(link)["Location"].endswith(row.get_absolute_url())


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("query", ["q=%00", "status=%00", "event__id__exact=abc", "p=abc", "q=%F0%9F%A6%80", "o=x"])
def test_odd_addresses_are_answered(browser: Client, text: Text, name: str, query: str) -> None:
    make_quote(text=text)
    page(browser, f"/admin/articles/{name}/?{query}")


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("pk", ["0", "abc", "9" * 30, "%00"])
def test_objects_that_are_not_there(browser: Client, name: str, pk: str) -> None:
    assert browser.get(f"/admin/articles/{name}/{pk}/change/", follow=True).status_code in (200, 404)


def test_facts_that_contradict_get_a_sentence(browser: Client, text: Text) -> None:
    where = f"/admin/articles/event/{text.event.pk}/change/"
    assert "ends on or after the day it began" in page(browser, where, filled(browser, where, end_date="2026-01-01"))
    where = f"/admin/articles/article/{text.article_id}/change/"
    sent = {"published_on": "", "published_at_0": "2026-03-02", "published_at_1": "10:00", **management()}
    assert "Give the day too" in page(browser, where, sent)


def management() -> dict[str, str]:
    return {"texts-TOTAL_FORMS": "0", "texts-INITIAL_FORMS": "0"}


def test_the_outlet_of_an_article_can_be_set(browser: Client, text: Text) -> None:
    outlet = make_outlet()
    where = f"/admin/articles/article/{text.article_id}/change/"
    page(browser, where, {"outlet": outlet.pk, "published_on": "2026-03-02", **management()})
    assert Article.objects.get().outlet == outlet


def test_a_body_can_be_read_and_not_changed(browser: Client, text: Text) -> None:
    where = f"/admin/articles/text/{text.pk}/change/"
    assert "Boats left at noon." in page(browser, where)
    assert browser.post(where, {"body": "other"}).status_code == 403
    assert browser.post(f"/admin/articles/text/{text.pk}/delete/", {"post": "yes"}).status_code == 403


def test_an_event_goes_with_all_that_is_about_it(browser: Client, text: Text) -> None:
    make_quote(text=text, speaker=make_speaker(event=text.event))
    make_claim(event=text.event)
    page(browser, f"/admin/articles/event/{text.event.pk}/delete/", {"post": "yes"})
    assert not Event.objects.exists()
