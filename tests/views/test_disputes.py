"""Who disputes a claim does not report it: on every page the two are counted apart."""

from __future__ import annotations

import csv
import re

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import Article, Claim, Event
from articles.queries.coverage import Asked, coverage_page
from tests.factories import (
    make_article,
    make_claim,
    make_event,
    make_outlet,
    make_quote,
    make_report,
    make_user,
    text_of,
)
from tests.views.showing import copied

pytestmark = pytest.mark.django_db
WORDS = "waits for nobody"


@pytest.fixture
def claim() -> Claim:
    """Of five newspapers one quotes the claim and four dispute it, two of them checked; an agency quotes it."""
    event, me = make_event(full_text_public=True), make_user()
    claim = make_claim(event=event)
    told = [("agency", "whole"), ("newspaper", "whole"), *[("newspaper", "disputed")] * 4]
    for number, (kind, stance) in enumerate(told):
        text = text_of(make_article(event=event, outlet=make_outlet(name=f"Outlet {number}", kind=kind)))
        make_quote(text=text)
        checked = {"status": "confirmed", "decided_by": me} if number in (1, 2, 3) else {}
        make_report(claim=claim, text=text, words=WORDS, stance=stance, **checked)
    return claim


def shown(client: Client, event: Event, path: str) -> str:
    return client.get(event.get_absolute_url() + path).content.decode()


def articles_of(claim: Claim) -> list[Article]:
    return list(Article.objects.of(claim.event).order_by("pk"))


def test_a_cell_of_a_group_shows_both_and_how_many_are_checked(client: Client, claim: Claim) -> None:
    page = shown(client, claim.event, "coverage/?by=group")
    cells = re.findall(r'data-kind="(\w+)" data-col="\d+"><a[^>]*>([^<]*)(?:<i>([^<]*))?', page)
    assert cells == [("quoted", "quoted", ""), ("mixed", "quoted 1/5, disputed 4/5", "3 ✓")]
    assert "reported by some of these articles, disputed by others" in page
    assert "reported in 2, disputed in 4 of 6" in page
    assert 'data-kind="mixed"' not in shown(client, claim.event, "coverage/")  # a single article is never both


def test_a_tick_is_a_tick_of_all(client: Client, claim: Claim) -> None:
    claim.reports.update(status="confirmed", decided_by=make_user(), decided_at=timezone.now())
    assert "disputed 4/5<i>✓<" in shown(client, claim.event, "coverage/?by=group")
    make_article(event=claim.event, outlet=articles_of(claim)[1].outlet)
    assert "disputed 4/6<i>5 ✓<" in shown(client, claim.event, "coverage/?by=group")


def test_the_table_has_a_column_of_each(client: Client, claim: Claim) -> None:
    response = client.get(f"{claim.event.get_absolute_url()}coverage/?by=group&format=csv")
    rows = list(csv.DictReader(response.content.decode().splitlines()))
    names = ("column", "how", "reporting", "disputing", "of articles", "articles checked by a person")
    assert [[row[name] for name in names] for row in rows] == [
        ["Agency", "quoted", "1", "0", "1", "0"],
        ["Newspaper", "quoted, disputed", "1", "4", "5", "3"],
    ]


def test_the_difference_of_groups_is_what_they_report_and_what_they_dispute(client: Client, claim: Claim) -> None:
    asked = Asked(chosen={}, link="?", sort="difference", one="k-newspaper", other="k-agency")
    (row,) = coverage_page(claim.event, asked).groups[0].rows
    assert (row.shares, row.apart) == (("1 of 5 (4 dispute it)", "1 of 1"), 0.8)
    claim.reports.filter(stance="whole").delete()
    (row,) = coverage_page(claim.event, asked).groups[0].rows
    assert (row.shares, row.apart) == (("0 of 5 (4 dispute it)", "0 of 1"), 0.8)


def test_only_reports_make_a_claim_one_of_every_article(client: Client, claim: Claim) -> None:
    event = claim.event
    assert "No claim fits" in shown(client, event, "coverage/?spread=every")
    assert "reported in 2" in shown(client, event, "coverage/?spread=some")
    page = shown(client, event, "")
    assert "claim: 0 in every article, 0 in one only" in page
    assert "those that dispute a claim are not counted" in page
    claim.reports.filter(text=articles_of(claim)[0].current_text).delete()
    page = shown(client, event, "")
    assert "claim: 0 in every article, 1 in one only" in page
    assert "disputed in 4" in page.partition('id="h-solo"')[2]
    assert "reported in 1" in shown(client, event, "coverage/?spread=one")


def test_the_page_of_a_claim_has_a_figure_for_them(client: Client, claim: Claim) -> None:
    page = shown(client, claim.event, f"claims/{claim.pk}/")
    assert re.search(r"articles report it, of 6</dt><dd><a[^>]*>2<", page)
    assert re.search(r"articles dispute it</dt><dd><a[^>]*>4<", page)
    copied(claim.event, [text_of(one).pk for one in articles_of(claim)[4:]])
    page = shown(client, claim.event, f"claims/{claim.pk}/?count=texts")
    assert re.search(r"texts dispute it</dt><dd><a[^>]*>3<", page)
    assert "quoted 1/4, disputed 3/4" in shown(client, claim.event, "coverage/?by=group&count=texts")


def test_articles_and_comparisons_count_them_apart(client: Client, claim: Claim) -> None:
    first, second, third = articles_of(claim)[:3]
    page = shown(client, claim.event, f"articles/{third.pk}/")
    assert "1 claim, reported in 2 of 6 articles" in page
    assert re.search(r"Disputed here\. <a[^>]*>Reported in 2 of 6 articles</a>, disputed in 4", page)
    page = shown(client, claim.event, f"compare/?a={first.pk}&a={second.pk}&a={third.pk}&rows=all")
    assert "reported in 2, disputed in 1 of 3" in page


def test_how_far_claims_have_spread_counts_reports(client: Client, claim: Claim) -> None:
    for path in ("", "topics/"):
        spread = shown(client, claim.event, path).partition('aria-labelledby="h-spread"')[2].partition("</section>")[0]
        assert re.findall(r'scope="row" class="n">(\d+)</th><td class="n">(\d+)', spread) == [("2", "1")], path
