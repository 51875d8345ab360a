from __future__ import annotations

from datetime import date

import pytest
from django.test import Client, RequestFactory
from django.views.defaults import server_error
from pytest_django import DjangoAssertNumQueries

from tests.factories import make_article, make_event, make_outlet, make_quote, text_of

pytestmark = pytest.mark.django_db


def test_says_what_the_program_is_for(client: Client) -> None:
    assert "side by side" in client.get("/").content.decode()


def test_without_an_event_it_says_how_to_get_one(client: Client) -> None:
    page = client.get("/").content.decode()
    assert "There is no event yet." in page
    assert "manage.py demo" in page


def test_each_event_with_what_it_holds(client: Client) -> None:
    event = make_event(name="Harbour speech", slug="harbour", invented=True)
    article = make_article(event=event, outlet=make_outlet())
    make_quote(text=text_of(article))
    page = client.get("/").content.decode()
    assert '<a href="/events/harbour/">Harbour speech</a>' in page
    assert '<a href="/events/harbour/articles/">1</a>' in page
    assert '<a href="/events/harbour/quotes/">1</a>' in page
    assert "invented example" in page


def test_latest_event_first_and_undated_last(client: Client) -> None:
    make_event(name="Undated one")
    make_event(name="Older one", date="2025-01-01")
    make_event(name="Newer one", date="2026-01-01")
    page = client.get("/").content.decode()
    assert page.index("Newer one") < page.index("Older one") < page.index("Undated one")


def test_hostile_names_are_text(client: Client) -> None:
    make_event(name="<script>alert(1)</script>", place="<b>", summary="<img src=x>")
    page = client.get("/").content.decode()
    assert "<script>alert" not in page
    assert "<img" not in page


@pytest.mark.parametrize("size", [1, 4])
def test_one_query(client: Client, size: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for _ in range(size):
        make_article(event=make_event())
    with django_assert_num_queries(1):
        client.get("/")


def test_nothing_inline_for_the_content_security_policy(client: Client) -> None:
    response = client.get("/")
    assert "script-src 'self'" in response["Content-Security-Policy"]
    assert "style=" not in response.content.decode()


def test_unknown_address_has_a_page_of_ours(client: Client, settings: object) -> None:
    response = client.get("/events/nowhere/")
    assert response.status_code == 404
    assert "This page does not exist." in response.content.decode()


def test_the_error_page_needs_no_database(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        response = server_error(RequestFactory().get("/"))
    assert "Something went wrong" in response.content.decode()


def test_an_event_without_a_date_says_when_its_articles_appeared(client: Client) -> None:
    event = make_event(name="No date")
    for day in (date(2026, 3, 2), date(2026, 3, 4)):
        make_article(event=event, published_on=day)
    assert "articles of 2 March 2026 to 4 March 2026" in client.get("/").content.decode()
