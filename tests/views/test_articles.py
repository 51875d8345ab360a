from __future__ import annotations

import csv
import io
import re
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Article, Event, Text
from articles.views.tables import safe
from tests.factories import make_article, make_event, make_outlet, make_quote, make_speaker
from tests.views.showing import HTMX

pytestmark = pytest.mark.django_db
LIST = "/events/harbour/articles/"


@pytest.fixture
def event() -> Event:
    event = make_event(name="Harbour speech", slug="harbour")
    gull = make_outlet(name="Gull", country="Velmark", kind="newspaper")
    heron = make_outlet(name="Heron", country="Carrow", kind="agency")
    make_article(event=event, outlet=gull, body="Alpha headline\nBoats sail at dawn.\n", published_on="2026-03-01")
    make_article(event=event, outlet=heron, body="Beta headline\nHarbours close.\n", published_on="2026-03-02")
    make_article(event=event, body="Gamma headline\nThe old boat sank.\n", published_on=None)
    return event


def get(client: Client, query: str = "", headers: dict[str, str] | None = None) -> Any:
    return client.get(LIST + query, headers=headers)


def titles(response: HttpResponse) -> list[str]:
    page = response.content.decode()
    assert response.status_code == 200
    return sorted((name for name in ("Alpha", "Beta", "Gamma") if f"{name} headline" in page), key=page.index)


def test_all_articles_in_order_of_publication(client: Client, event: Event) -> None:
    response = get(client)
    assert titles(response) == ["Alpha", "Beta", "Gamma"]
    assert "All 3 articles on this event." in response.content.decode()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?country=Velmark", ["Alpha"]),
        ("?country=Velmark&country=none", ["Alpha", "Gamma"]),
        ("?kind=agency", ["Beta"]),
        ("?kind=agency&country=Velmark", []),
        ("?outlet=none", ["Gamma"]),
        ("?since=2026-03-02", ["Beta"]),
        ("?until=2026-03-01", ["Alpha"]),
        ("?q=boats", ["Alpha", "Gamma"]),
        ('?q="old boat"', ["Gamma"]),
        ("?q=boat -old", ["Alpha"]),
        ("?checked=all", []),
        ("?checked=none", ["Alpha", "Beta", "Gamma"]),
    ],
)
def test_filters(client: Client, event: Event, query: str, found: list[str]) -> None:
    assert sorted(titles(get(client, query))) == found


@pytest.mark.parametrize(
    ("sort", "first"), [("outlet", "Alpha"), ("-outlet", "Beta"), ("-headline", "Gamma"), ("-published", "Beta")]
)
def test_sorting_puts_what_is_unknown_last(client: Client, event: Event, sort: str, first: str) -> None:
    assert titles(get(client, f"?sort={sort}"))[0] == first


@pytest.mark.parametrize("key", ["words", "quotes", "claims", "checked", "-words", "-quotes", "-claims", "-checked"])
def test_every_column_can_be_sorted_by(client: Client, event: Event, key: str) -> None:
    assert len(titles(get(client, f"?sort={key}"))) == 3


@pytest.mark.parametrize(
    "query", ["?country=Atlantis", "?outlet=999", "?kind=x", "?speaker=0", "?since=soon", "?checked=x", "?q=a%00b"]
)
def test_an_invalid_value_lists_nothing_and_says_why(client: Client, event: Event, query: str) -> None:
    response = get(client, query)
    assert titles(response) == []
    page = response.content.decode()
    assert "A filter has a value that cannot be used." in page
    assert 'class="error"' in page


def test_empty_parameters_are_redirected_away_once(client: Client, event: Event) -> None:
    response = get(client, "?q=&country=Velmark&since=&country=Velmark")
    assert response.status_code == 302
    assert response["Location"] == f"{LIST}?country=Velmark"


def test_htmx_gets_the_partial_at_once_with_the_clean_address(client: Client, event: Event) -> None:
    response = get(client, "?q=&country=Velmark", headers=HTMX)
    page = response.content.decode()
    assert "<html" not in page
    assert 'id="results"' in page
    assert response["HX-Push-Url"] == f"{LIST}?country=Velmark"
    assert 'id="found" hx-swap-oob="innerHTML"' in page


@pytest.mark.parametrize("header", ["HX-Boosted", "HX-History-Restore-Request"])
def test_boosted_and_restored_get_the_whole_page(client: Client, event: Event, header: str) -> None:
    assert "<html" in get(client, "?country=Velmark", headers=HTMX | {header: "true"}).content.decode()


def test_caches_keep_the_two_apart(client: Client, event: Event) -> None:
    assert "HX-Request" in get(client)["Vary"]


def test_chips_are_links_to_the_list_without_them(client: Client, event: Event) -> None:
    page = get(client, "?country=Velmark&country=Carrow&kind=agency").content.decode()
    assert f'href="{LIST}?country=Carrow&amp;kind=agency"' in page
    assert f'href="{LIST}?country=Velmark&amp;country=Carrow"' in page


def test_an_empty_list_says_which_single_filter_to_drop(client: Client, event: Event) -> None:
    page = get(client, "?kind=agency&country=Velmark").content.decode()
    assert "Leave out “Kind of outlet: Agency”</a>: 1 article<" in page
    assert "Leave out “Country: Velmark”</a>: 1 article<" in page


def test_values_of_one_filter_are_dropped_together(client: Client, event: Event) -> None:
    page = get(client, "?country=Velmark&country=Carrow&checked=all&checked=some").content.decode()
    assert "Leave out “Checked by a person: All findings or Some”</a>: 2 articles<" in page
    assert "Leave out “Country" not in page
    page = get(client, "?country=Velmark&country=Carrow&checked=all&kind=agency&q=zeppelin").content.decode()
    assert "Leaving out any one of them would not find any either." in page


def test_one_filter_alone_can_be_left_out_too(client: Client, event: Event) -> None:
    page = get(client, "?since=2030-01-01").content.decode()
    assert "Leave out “Published from: 1 January 2030”</a>: 3 articles<" in page


def test_no_articles_at_all(client: Client) -> None:
    make_event(slug="harbour")
    assert "There are no articles on this event yet." in get(client).content.decode()


def test_speaker_and_kind_hold_for_one_and_the_same_quote(client: Client, event: Event) -> None:
    text = Text.objects.get(headline="Alpha headline")
    ida, ole = make_speaker(event=event, name="Ida"), make_speaker(event=event, name="Ole")
    make_quote(text=text, words="Boats", speaker=ida, kind="direct")
    make_quote(text=text, words="dawn", speaker=ole, kind="indirect")
    assert titles(get(client, f"?speaker={ida.pk}&quote=direct")) == ["Alpha"]
    assert titles(get(client, f"?speaker={ida.pk}&quote=indirect")) == []


def test_snippets_only_where_texts_may_be_shown(client: Client, event: Event) -> None:
    page = get(client, "?q=boats").content.decode()
    assert "sail at dawn" not in page
    Event.objects.update(full_text_public=True)
    page = get(client, "?q=boats").content.decode()
    assert '<mark class="hit">Boats</mark> sail at dawn' in page


def test_hits_in_headlines_are_marked_for_everybody(client: Client, event: Event) -> None:
    assert '<mark class="hit">Beta</mark> headline' in get(client, "?q=beta").content.decode()


def test_hostile_words_are_text(client: Client) -> None:
    event = make_event(slug="harbour", full_text_public=True)
    outlet = make_outlet(name="<b>Gull", country="<i>Land")
    make_article(event=event, outlet=outlet, body="<script>alert(1)</script> boats\nMore <img src=x> boats.\n")
    for query in ("", "?q=boats", "?q=<script>", "?q=boats&country=%3Ci%3ELand"):
        page = get(client, query).content.decode()
        assert not any(bad in page for bad in ("<script>alert", "<img", "<b>Gull", "<i>Land"))


def test_fifty_a_page_and_pages_that_do_not_exist(client: Client) -> None:
    event = make_event(slug="harbour")
    for _ in range(51):
        make_article(event=event)
    assert "1–50 of 51" in get(client).content.decode()
    assert "51–51 of 51" in get(client, "?page=2").content.decode()
    for wrong in ("9", "x", "0"):
        assert get(client, f"?page={wrong}").status_code == 302
    assert get(client, "?page=9")["Location"] == f"{LIST}?page=2"


def test_ids_in_forms_have_no_thousands_separator(client: Client) -> None:
    event = make_event(slug="harbour")
    Article.objects.filter(pk=make_article(event=event).pk).delete()
    article = Article.objects.create(pk=1_234_567, event=event, key="far")
    assert f'name="a" value="{article.pk}"' in get(client).content.decode()


def test_a_date_without_a_time_stays_one(client: Client, event: Event) -> None:
    page = get(client).content.decode()
    assert "1 Mar 2026</td>" in page
    assert "date unknown" in page


def test_csv_of_the_list_as_it_is_filtered(client: Client, event: Event) -> None:
    response = get(client, "?country=Velmark&format=csv")
    rows = list(csv.reader(io.StringIO(response.content.decode())))
    assert response["Content-Type"].startswith("text/csv")
    assert [row[2] for row in rows] == ["headline", "Alpha headline"]


@pytest.mark.parametrize(("text", "cell"), [("=SUM(A1)", "'=SUM(A1)"), ("Gull", "Gull"), ("-1", "'-1")])
def test_no_cell_is_taken_for_a_formula(text: str, cell: str) -> None:
    assert safe(text) == cell


def test_another_event_is_not_in_the_list(client: Client, event: Event) -> None:
    make_article(body="Delta headline\nWords.\n")
    assert "Delta" not in get(client).content.decode()


def ticked(page: str) -> list[int]:
    return [int(pk) for pk in re.findall(r'name="a" value="(\d+)"[^>]* checked', page)]


def test_what_is_chosen_stays_so_under_every_filter_and_order(client: Client, event: Event) -> None:
    one, two, three = Article.objects.order_by("pk").values_list("pk", flat=True)
    page = get(client, f"?a={two}&a={one}&sort=words").content.decode()
    assert sorted(ticked(page)) == [one, two]
    assert f'name="a" value="{one}"' in page.split('id="filters"')[1].split("</form>")[0]
    links = re.findall(r'href="[^"?]*/articles/\?([^"]*)"', page)
    assert links
    assert all(f"a={one}" in link for link in links if "format=csv" not in link)
    filtered = get(client, f"?country=Velmark&a={two}&a={one}&a=9{three}&a=x").content.decode()
    assert sorted(ticked(filtered)) == [one, two]
    assert "Chosen, and not in this list" in filtered
    assert "Beta headline" in filtered.split("Chosen, and")[1]
    empty = get(client, f"?kind=agency&country=Velmark&a={three}").content.decode()
    assert ticked(empty) == [three]
    assert "Chosen, and" not in get(client).content.decode()


def test_another_events_articles_are_not_chosen(client: Client, event: Event) -> None:
    foreign = make_article(body="Delta headline\nWords.\n")
    assert "Delta" not in get(client, f"?a={foreign.pk}").content.decode()


def test_the_choice_costs_one_query_however_large(client: Client, event: Event) -> None:
    counts = []
    for picks in (
        "",
        *("&".join(f"a={pk}" for pk in Article.objects.values_list("pk", flat=True)[:n]) for n in (1, 3)),
    ):
        with CaptureQueriesContext(connection) as queries:
            get(client, f"?{picks}")
        counts.append(len(queries))
        get(client, "?sort=words")
    assert counts[1] == counts[2]


def test_without_a_script_the_list_goes_on_with_the_choice(client: Client, event: Event) -> None:
    page = get(client, "?country=Velmark").content.decode()
    choose = page.split('id="choose"')[1]
    assert f'formaction="{LIST}"' in choose
    assert '<input type="hidden" name="country" value="Velmark">' in choose


def test_filters_of_the_list_are_left_behind_by_the_comparison(client: Client, event: Event) -> None:
    one, two, _ = Article.objects.order_by("pk").values_list("pk", flat=True)
    response = client.get(f"/events/harbour/compare/?country=Velmark&sort=words&a={one}&a={two}")
    assert (response.status_code, response["Location"]) == (302, f"/events/harbour/compare/?a={one}&a={two}")


def test_days_that_are_the_wrong_way_round_are_said(client: Client, event: Event) -> None:
    response = get(client, "?since=2026-03-05&until=2026-03-01")
    page = response.content.decode()
    assert titles(response) == []
    assert "This day is before the one in “from”" in page.split('id="f-until-error"')[1]
    assert titles(get(client, "?since=2026-03-01&until=2026-03-01")) == ["Alpha"]
