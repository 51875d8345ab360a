"""The switch between articles and independent texts: on every page with counts, in every address that leads to one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html.parser import HTMLParser
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import resolve
from django.utils import timezone

from articles.models import Article, CopyMember, Event, Evidence, Speaker
from articles.queries import event_time, named_things
from articles.queries.counting import TEXTS, counting
from articles.queries.kept import Kept
from tests.factories import (
    make_article,
    make_claim,
    make_event,
    make_outlet,
    make_quote,
    make_report,
    make_speaker,
    make_user,
    make_utterance,
    text_of,
)
from tests.views.showing import PATHS, PLACES, address, by_texts, copied

pytestmark = pytest.mark.django_db

NUMBERS = {
    "event": r"Ida Falk.*?speaker=\d+[^>]*>(\d+)</a></td>\s*</tr>",
    "articles": r"Ida Falk</label><span class=\"n\">(\d+)<",
    "article": r"Reported in (\d+) of \d+",
    "compare": r"in (\d+) of \d",
    "coverage": r"reported in (\d+) of",
    "claim": r"report it, of \d+</dt><dd><a[^>]*>(\d+)<",
    "quotes": r"in (\d+) of \d+",
    "source": r"<sup class=\"n\">(\d+)<",
    "speakers": r"data-label=\"(?:article|text)s?\"><a[^>]*>(\d+)<",
    "speaker": r"this speaker</dt><dd><a href=\"#by-article\">(\d+)<",
    "topics": r"<tr><th scope=\"row\" class=\"n\">(\d+)</th>",
    "emphasis": r"Counted in (\d+)",
}


@pytest.mark.parametrize("page", PATHS)
def test_every_page_counts_copies_once_where_it_is_asked(client: Client, event: Event, page: str) -> None:
    path, number = PATHS[page], NUMBERS[page]
    one = client.get(address(event, path)).content.decode()
    other = client.get(by_texts(address(event, path))).content.decode()
    found = [re.search(number, html, re.DOTALL) for html in (one, other)]
    assert all(found), (page, found)
    given = [int(match[1]) for match in found if match]
    assert given == ([3, 2] if page == "compare" else [4, 3]), page
    assert "independent texts, 3" in one
    assert 'aria-current="true">independent texts, 3' in other


@pytest.mark.parametrize("path", PATHS.values())
def test_there_is_nothing_to_switch_without_copies(client: Client, event: Event, path: str) -> None:
    CopyMember.objects.all().delete()
    assert "independent texts" not in client.get(address(event, path)).content.decode()


class Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag != "a":
            return  # a form has its fields
        self.found += [href for name in ("href", "hx-get") if (href := given.get(name))]


@pytest.mark.parametrize("path", PLACES)
def test_the_choice_is_kept_wherever_one_goes(client: Client, rich: Event, path: str) -> None:
    """From a page that counts texts each link to a page that counts leads to one that counts texts, whole or not."""
    here = by_texts(address(rich, path))
    inside = links_to_counts(client.get(here).content.decode(), here)
    assert inside
    kept = {link for link in inside if parse_qs(urlsplit(link).query).get("count") == ["texts"]}
    assert inside - kept <= {address(rich, path)}  # the switch itself


@pytest.mark.parametrize("path", PATHS.values())
def test_the_pages_where_one_comes_count_the_same(client: Client, rich: Event, path: str) -> None:
    here = by_texts(address(rich, path))
    for link in one_a_page(links_to_counts(client.get(here).content.decode(), here) - {address(rich, path)}):
        html = client.get(link, follow=True).content.decode()
        assert 'name="count" value="texts"' in html or 'aria-current="true">independent texts' in html, link


def links_to_counts(html: str, here: str) -> set[str]:
    """The addresses to which a page leads, of pages that count; citations have the address of the site before them."""
    links = Links()
    links.feed(html)
    found = {urljoin(here, link) for link in links.found if not link.startswith(("http", "#"))}
    return {link for link in found if resolve(urlsplit(link).path).url_name in {"events", *PATHS}}


def one_a_page(links: Iterable[str]) -> Iterable[str]:
    """A link to each page; a table as CSV is none."""
    pages = [link for link in sorted(links) if "format=csv" not in link]
    return {resolve(urlsplit(link).path).url_name: link for link in pages}.values()


@pytest.mark.parametrize("path", ["source/", "quotes/?view=quotes&speaker=none", "coverage/", "speakers/"])
def test_pages_with_little_on_them_keep_it_too(client: Client, path: str) -> None:
    event = make_event()
    texts = [text_of(make_article(event=event)) for _ in range(2)]
    ida = make_speaker(event=event)
    make_utterance(event=event, quotes=[make_quote(text=text, speaker=ida) for text in texts])
    here = by_texts(event.get_absolute_url() + path)
    links = links_to_counts(client.get(here).content.decode(), here)
    assert {link for link in links if "count=texts" not in link} == set()


def test_it_is_kept_where_one_is_led_on(client: Client, event: Event) -> None:
    """From what was merged to what it was merged into."""
    gone = {
        "claims": make_claim(event=event, merged_into=event.claims.get()),
        "speakers": Speaker.objects.create(event=event, name="I. Falk", merged_into=Speaker.objects.get(event=event)),
    }
    for page, row in gone.items():
        response = client.get(by_texts(f"{event.get_absolute_url()}{page}/{row.pk}/"))
        assert response["Location"].endswith("/?count=texts"), page


@pytest.mark.parametrize("path", ["", "topics/"])
def test_the_spread_of_claims_says_what_it_counts(client: Client, rich: Event, path: str) -> None:
    for query, head, noun in (("", "Articles", "articles"), ("?count=texts", "Texts", "independent texts")):
        html = client.get(address(rich, path) + query).content.decode()
        spread = html.partition('aria-labelledby="h-spread"')[2].partition("</section>")[0]
        assert f'class="n">{head}</th>' in spread
        assert f"by the number of {noun} that report them" in spread


@pytest.mark.parametrize("squares", [300, 0])
def test_the_timeline_counts_copies_once(
    client: Client, event: Event, monkeypatch: pytest.MonkeyPatch, squares: int
) -> None:
    """An independent text stands where the first of its copies was published."""
    monkeypatch.setattr(event_time, "SQUARES", squares)
    early = Article.objects.of(event).order_by("-pk")[3]
    Article.objects.filter(pk=early.pk).update(published_on="2026-03-01")
    page = address(event, "")
    for here, by_day, noun in ((page, [1, 3], "article"), (by_texts(page), [1, 2], "independent text")):
        html = client.get(here).content.decode()
        days = html.partition('aria-labelledby="h-when"')[2].partition("</section>")[0]
        found = [len(re.findall(r'title="', day)) for day in days.split("<li>")[1:]]
        found = found if squares else [int(n) for n in re.findall(r">(\d+)<span class=\"hidden-text\"> " + noun, days)]
        assert found == by_day
        assert noun in days


def test_the_first_page_counts_copies_once(client: Client, event: Event) -> None:
    numbers = re.compile(r"<dt>(?:article|text)s?</dt><dd><a[^>]*>(\d+)<")
    assert numbers.findall(client.get("/").content.decode()) == ["4"]
    html = client.get("/?count=texts").content.decode()
    assert numbers.findall(html) == ["3"]
    assert 'aria-current="true">independent texts, 3<' in html
    links = links_to_counts(html, "/")
    assert {link for link in links if "count=texts" not in link} == {"/"}


def test_forms_keep_it(client: Client, event: Event) -> None:
    for path in ("articles/", "quotes/", "speakers/", "coverage/"):
        html = client.get(by_texts(address(event, path))).content.decode()
        for form in re.findall(r"<form\b.*?</form>", html, re.DOTALL):
            assert 'name="count" value="texts"' in form, (path, form[:200])


@pytest.mark.parametrize("path", PATHS.values())
def test_it_takes_the_same_number_of_queries_at_two_sizes(
    client: Client, event: Event, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def queries() -> int:
        for name in ("_names", "_phrases"):  # what other tests read of the same bodies is not known here
            monkeypatch.setattr(named_things, name, Kept(100))
        with CaptureQueriesContext(connection) as captured:
            assert client.get(by_texts(address(event, path))).status_code == 200
        return len(captured)

    few = queries()
    utterance = event.utterances.get()
    quotes = []
    for _ in range(6):
        article = make_article(event=event, outlet=make_outlet())
        assert article.current_text
        quotes.append(make_quote(text=article.current_text, speaker=Speaker.objects.get(event=event), cue_lemma="say"))
        make_report(claim=event.claims.get(), text=article.current_text, words="Boats left at noon")
    for quote in quotes:
        utterance.renderings.create(
            quote=quote, start=quote.start, end=quote.end, step=1, wording_key="k", origin="machine", method="1"
        )
    copied(event, [quote.text_id for quote in quotes[:3]])
    assert queries() == few


def test_the_columns_of_the_coverage_are_independent_texts(client: Client, event: Event) -> None:
    first, copy = Article.objects.of(event).order_by("pk")[:2]
    html = client.get(by_texts(address(event, "coverage/"))).content.decode()
    assert len(re.findall(r'<th scope="col" data-col', html)) == 3
    assert f"and copies: {copy.outlet}" in html
    assert f"in=c{first.pk}" in html
    html = client.get(
        by_texts(address(event, f"coverage/?claim={event.claims.get().pk}&article={copy.pk}"))
    ).content.decode()
    assert "In these articles" in html  # the evidence of both: a copy is in the column of its text
    html = client.get(address(event, f"coverage/?claim={event.claims.get().pk}&in=c{copy.pk}")).content.decode()
    assert "In this text" in html


def test_copies_report_together(client: Client, event: Event) -> None:
    """One of two copies is checked not to have it: the text they are still has it; both checked, it has not."""
    first, copy = Article.objects.of(event).order_by("pk")[:2]
    claim = event.claims.get()
    absent = {"stance": "absent", "status": "confirmed", "origin": "person"}

    who = make_user()
    Evidence.objects.filter(report__text__in=[first.current_text, copy.current_text]).delete()
    claim.reports.filter(text=copy.current_text).update(**absent, decided_by=who, decided_at=timezone.now())
    page = client.get(by_texts(address(event, "coverage/"))).content.decode()
    assert "reported in 3 of 3" in page
    claim.reports.filter(text=first.current_text).update(**absent, decided_by=who, decided_at=timezone.now())
    page = client.get(by_texts(address(event, "coverage/"))).content.decode()
    assert "reported in 2 of 3" in page


def test_words_of_copies_count_once(client: Client, event: Event) -> None:
    html = client.get(by_texts(address(event, "speakers/"))).content.decode()
    assert re.search(r'data-label="quotes"><a[^>]*>3<', html)
    assert re.search(r'data-label="words">15<', html)


def test_the_fullest_stands_for_all_and_versions_that_are_not_read_for_none(event: Event) -> None:
    base, copy = CopyMember.objects.order_by("pk")
    CopyMember.objects.filter(pk=base.pk).update(relation="cut")
    CopyMember.objects.filter(pk=copy.pk).update(relation="base")
    assert counting(event, TEXTS).first == {base.text_id: copy.text_id, copy.text_id: copy.text_id}
    Article.objects.filter(current_text=copy.text_id).update(current_text=None)
    assert counting(event, TEXTS).of([base.text_id, copy.text_id]) == 2
