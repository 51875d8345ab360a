from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from articles.models import Claim, Outlet
from tests.factories import (
    make_article,
    make_claim,
    make_event,
    make_outlet,
    make_report,
    make_topic,
    make_user,
    text_of,
)
from tests.views.showing import HTMX, shown_of

pytestmark = pytest.mark.django_db
shown = shown_of("coverage")


@pytest.fixture
def claim() -> Claim:
    event = make_event()
    claim = make_claim(event=event, statement="The tide waits.", topic=make_topic(event=event, name="Tides"))
    text = make_article(event=event, outlet=make_outlet(name="Bay Courier", kind="newspaper")).current_text
    make_article(event=event)
    assert text
    make_report(claim=claim, text=text, words="Boats left", status="confirmed", decided_by=make_user(name="me"))
    return claim


def test_the_matrix_is_a_table(client: Client, claim: Claim) -> None:
    page = shown(client, claim.event)
    assert '<th scope="row">' in page
    assert 'scope="rowgroup">Tides' in page
    assert "reported in 1 of 2" in page
    assert page.count('data-kind="reported"') == 2  # the cell, and the key
    assert ">unchecked</a></td>" in page
    assert 'reported<i>✓<b class="hidden-text"> checked</b></i></a>' in page


def test_a_cell_opens_its_evidence(client: Client, claim: Claim) -> None:
    article = claim.event.articles.get(outlet__name="Bay Courier")
    link = f"?claim={claim.pk}&article={article.pk}"
    assert f'href="{link.replace("&", "&amp;")}#evidence"' in shown(client, claim.event)
    page = shown(client, claim.event, link)
    assert "<b>Boats left</b>" in page
    assert "<b>Reported:</b>" in page
    assert 'aria-current="true">reported' in page


def test_only_the_evidence_is_sent_to_its_target(client: Client, claim: Claim) -> None:
    link = f"?claim={claim.pk}&article={claim.event.articles.all()[0].pk}"
    partial = shown(client, claim.event, link, **HTMX, **{"HX-Target": "evidence"})
    assert 'id="evidence"' in partial
    assert "<table" not in partial
    results = shown(client, claim.event, link, **HTMX, **{"HX-Target": "results"})
    assert "<table" in results
    assert "<html" not in results
    for header in ("HX-Boosted", "HX-History-Restore-Request"):
        assert "<html" in shown(client, claim.event, link, **HTMX, **{header: "true", "HX-Target": "evidence"})


def test_unchecked_is_never_shown_as_an_omission(client: Client, claim: Claim) -> None:
    other = claim.event.articles.get(outlet=None)
    page = shown(client, claim.event, f"?claim={claim.pk}&article={other.pk}")
    assert "nobody has read it for this claim yet" in page
    assert ">not in text</a>" not in page


def test_the_public_sees_the_passage_only(client: Client, claim: Claim) -> None:
    link = f"?claim={claim.pk}"
    assert "at noon" not in shown(client, claim.event, link)
    client.force_login(make_user())
    assert "<b>Boats left</b> at noon." in shown(client, claim.event, link)


def test_without_claims(client: Client) -> None:
    event = make_event()
    make_article(event=event)
    page = shown(client, event)
    assert "No claims have been found or entered for this event yet" in page
    assert "/admin/articles/claim/add/" not in page
    client.force_login(make_user())
    assert "/admin/articles/claim/add/" in shown(client, event)


def test_claims_without_articles(client: Client) -> None:
    claim = make_claim(event=make_event())
    assert "This event has no articles yet" in shown(client, claim.event)


@pytest.mark.parametrize(
    "query",
    [
        "topic=999999",
        "topic=abc",
        "kind=blog",
        "spread=most",
        "checked=maybe",
        "show=all",
        "outlet=9999",
    ],
)
def test_an_invalid_value_shows_nothing(client: Client, claim: Claim, query: str) -> None:
    page = shown(client, claim.event, f"?{query}")
    assert "The tide waits." not in page
    assert 'role="alert"' in page


def test_no_claim_fits(client: Client, claim: Claim) -> None:
    page = shown(client, claim.event, "?spread=every")
    assert "No claim fits all of these filters" in page
    assert "Leave out “Reported in: every article”</a>: 1 claim<" in page


def test_unknown_claims_and_articles_leave_the_page_whole(client: Client, claim: Claim) -> None:
    stranger = make_article().pk
    for query in ("?claim=999999", f"?claim={claim.pk}&article={stranger}"):
        page = shown(client, claim.event, query)
        assert "This claim or article is not part of the event." in page
        assert "<table" in page


def test_a_phone_shows_the_column_of_the_address(client: Client) -> None:
    event = make_event()
    make_claim(event=event)
    for _ in range(11):
        make_article(event=event)
    page = shown(client, event, "?column=4")
    assert 'class="cell is-shown" data-kind="unchecked" data-col="4"' in page
    assert f'href="/events/{event.slug}/coverage/?column=5"' in page
    assert 'type="radio"' not in page


def test_up_to_nine_columns_are_paged_without_asking(client: Client, claim: Claim) -> None:
    assert shown(client, claim.event, "?column=2").count('type="radio"') == 2


def test_hostile_names_are_escaped(client: Client) -> None:
    event = make_event()
    outlet: Outlet = make_outlet(name="<script>o")
    article: Any = make_article(event=event, outlet=outlet)
    claim = make_claim(event=event, statement="<script>c", topic=make_topic(event=event, name="<script>t"))
    make_report(claim=claim, text=article.current_text, words="Boats left")
    assert "<script>" not in shown(client, event, f"?claim={claim.pk}&article={article.pk}&x=<script>").replace(
        '<script src="', ""
    )


def test_suggested_claims_and_cells_look_like_suggestions(client: Client) -> None:
    event = make_event()
    claim = make_claim(event=event, origin="machine", method="1")
    article = make_article(event=event)
    assert article.current_text
    report = make_report(claim=claim, text=article.current_text, words="Boats left", origin="machine", method="1")
    page = shown(client, event)
    assert '<span class="badge badge--suggested">suggested</span>' in page
    assert 'class="cell is-shown is-suggested" data-kind="reported"' in page
    assert "1 of these claims is suggested by the program and confirmed by nobody" in page
    assert "nobody has confirmed it" in shown(client, event, f"?claim={claim.pk}")
    assert report.status == "suggested"


def test_the_address_keeps_the_filters_of_a_cell(client: Client, claim: Claim) -> None:
    page = shown(client, claim.event, "?sort=rarest&by=outlet")
    outlet = claim.event.articles.get(outlet__name="Bay Courier").outlet_id
    link = f"?sort=rarest&amp;by=outlet&amp;claim={claim.pk}&amp;in=o{outlet}"
    assert f'href="{link}#evidence"' in page
    assert "<b>Boats left</b>" in shown(client, claim.event, link.replace("&amp;", "&"))


@pytest.mark.parametrize("query", ["status=suggested", "status=nonsense", "spread=every", "outlet=none&column=2"])
def test_clearing_the_filters_keeps_how_the_page_sorts_and_counts(client: Client, claim: Claim, query: str) -> None:
    kept = "by=outlet&sort=rarest&show=checked&count=texts"
    clear = f"/events/{claim.event.slug}/coverage/?{kept}".replace("&", "&amp;")
    page = shown(client, claim.event, f"?{kept}&{query}")
    assert re.search(rf'<a [^>]*href="{re.escape(clear)}"[^>]*>(clear all|Clear all filters|Show the whole)', page)


def test_what_is_chosen_is_never_folded_away(client: Client) -> None:
    event = make_event()
    topics = [make_topic(event=event, name=f"Topic {n}") for n in range(9)]
    for topic in topics:
        make_claim(event=event, topic=topic)
    make_article(event=event)
    for chosen, shown_n, folded in ((None, 6, 3), (topics[8], 7, 2), (topics[0], 6, 3)):
        page = shown(client, event, f"?topic={chosen.pk}" if chosen else "")
        before, _, after = page.partition('<details class="facet-more" id="f-topic-more">')
        rest = after.partition("</details>")[0]
        assert (before.count('id="f-topic-'), rest.count('id="f-topic-')) == (shown_n, folded)
        assert 'aria-current="true"' not in rest


def test_another_list_forgets_the_cell_that_was_open(client: Client, claim: Claim) -> None:
    article = claim.event.articles.get(outlet__name="Bay Courier")
    page = shown(client, claim.event, f"?status=suggested&claim={claim.pk}&article={article.pk}")
    for rest in ("", "?status=suggested&amp;sort=rarest", "?status=suggested&amp;outlet=none"):
        assert f'href="/events/{claim.event.slug}/coverage/{rest}"' in page


def test_where_nobody_has_checked_anything_there_is_a_way_back(client: Client, claim: Claim) -> None:
    assert "1 claim, 2 articles" in shown(client, claim.event, "?show=checked")
    make_claim(event=claim.event)
    assert "1 of 2 claims, 2 articles" in shown(client, claim.event, "?show=checked&sort=rarest")
    claim.reports.update(status="suggested", decided_by=None, decided_at=None)
    page = shown(client, claim.event, "?show=checked&sort=order")
    assert "Nobody has checked a finding yet" in page
    assert f'<a id="all-findings" href="/events/{claim.event.slug}/coverage/?sort=order"' in page


def test_the_same_group_twice_is_asked_for_two(client: Client, claim: Claim) -> None:
    make_article(event=claim.event, outlet=make_outlet(kind="agency"))
    page = shown(client, claim.event, "?sort=difference&one=k-agency&other=k-agency")
    assert "Choose two different groups" in page
    assert " against 0" not in page
    page = shown(client, claim.event, "?sort=difference")
    assert "Choose two different groups" not in page
    assert re.findall(r'<option value="([^"]*)" selected', page) == ["k-agency", "k-newspaper"]
    assert "0 of 1 against 1 of 1" in page


def test_the_table_as_csv_has_the_order_of_the_page(client: Client, claim: Claim) -> None:
    agency = make_article(event=claim.event, outlet=make_outlet(kind="agency"))
    same = make_claim(event=claim.event, position=0)
    Claim.objects.filter(pk=claim.pk).update(position=1)
    for article in claim.event.articles.exclude(outlet=None):
        make_report(claim=same, text=text_of(article), words="Boats left")
    assert agency.pk
    for sort, first in (("spread", same), ("difference", claim)):
        lines = client.get(f"/events/{claim.event.slug}/coverage/?format=csv&sort={sort}").content.decode().splitlines()
        assert lines[1].startswith(f"{first.pk},"), sort


def test_the_table_as_csv(client: Client, claim: Claim) -> None:
    Claim.objects.update(statement="=SUM(1)")
    response = client.get(f"/events/{claim.event.slug}/coverage/?format=csv")
    assert response["Content-Type"].startswith("text/csv")
    head, line = response.content.decode().splitlines()  # an unchecked cell is no line: silence says nothing
    assert head.startswith("claim,statement,claim status")
    assert line == f"{claim.pk},'=SUM(1),suggested,Tides,,Bay Courier,newspaper,reported,1,0,1,1"


def test_the_evidence_counts_all_articles_whatever_is_filtered(client: Client, claim: Claim) -> None:
    """What is counted of a claim is counted in all of them."""
    other = make_article(event=claim.event, outlet=make_outlet(kind="agency"))
    make_report(claim=claim, text=text_of(other), words="Boats left")
    for query in ("", "kind=newspaper&"):
        page = shown(client, claim.event, f"?{query}claim={claim.pk}")
        assert "Of 3 articles, 2 report it, 1 are unchecked." in page, query
