"""The switch between articles and independent texts: on every page with counts, in every address that leads to one."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article, CopyGroup, CopyMember, Event, Evidence, Speaker
from articles.queries.counting import TEXTS, counting
from tests.factories import (
    BODY,
    make_article,
    make_claim,
    make_event,
    make_outlet,
    make_quote,
    make_report,
    make_speaker,
    make_text,
    make_topic,
    make_user,
    make_utterance,
)

pytestmark = pytest.mark.django_db

WORDS = "The tide waits for nobody,"
SPOKEN = "The tide waits for nobody, and nobody waits for the tide.\n"
PAGES = (
    ("event", "", r"Ida Falk.*?speaker=\d+[^>]*>(\d+)</a></td>\s*</tr>"),
    ("articles", "articles/", r"Ida Falk</label><span class=\"n\">(\d+)<"),
    ("article", "articles/{article}/", r"In (\d+) of \d+"),
    ("compare", "compare/?a={article}&a={copy}&a={other}", r"in (\d+) of \d"),
    ("coverage", "coverage/", r"reported in (\d+) of"),
    ("claim", "claims/{claim}/", r"report it, of \d+</dt><dd>(\d+)<"),
    ("quotes", "quotes/", r"in (\d+) of \d+"),
    ("source", "source/", r"<sup class=\"n\">(\d+)<"),
    ("speakers", "speakers/", r"data-label=\"(?:article|text)s?\"><a[^>]*>(\d+)<"),
    ("speaker", "speakers/{speaker}/", r"this speaker</dt><dd><a href=\"#by-article\">(\d+)<"),
    ("topics", "topics/", r"<tr><th scope=\"row\" class=\"n\">(\d+)</th>"),
    ("emphasis", "emphasis/", r"Counted in (\d+)"),
)


@pytest.fixture
def event() -> Event:
    """Four articles of two topics' worth of words; the first two are one independent text."""
    event = make_event(full_text_public=True)
    source = make_text(event=event, body=SPOKEN, headline="")
    ida = make_speaker(event=event)
    claim = make_claim(event=event, topic=make_topic(event=event))
    quotes = []
    for number in range(4):
        article = make_article(event=event, outlet=make_outlet(name=f"Outlet {number}"), body=BODY + "More.\n" * number)
        assert article.current_text
        quotes.append(make_quote(text=article.current_text, speaker=ida, cue_lemma="say"))
        make_report(claim=claim, text=article.current_text, words="Boats left at noon")
    make_utterance(event=event, quotes=quotes, source=source, start=0, end=len(WORDS))
    copied(event, [quote.text_id for quote in quotes[:2]])
    return event


def copied(event: Event, texts: list[int]) -> None:
    group = CopyGroup.objects.create(event=event)
    for number, text in enumerate(texts):
        CopyMember.objects.create(
            group=group, text_id=text, relation="cut" if number else "base", origin="machine", method="1"
        )


def address(event: Event, path: str) -> str:
    articles = list(Article.objects.of(event).order_by("pk").values_list("pk", flat=True))
    claim, speaker = event.claims.get(), Speaker.objects.get(event=event)
    of = {"article": articles[0], "copy": articles[1], "other": articles[2], "claim": claim.pk, "speaker": speaker.pk}
    return event.get_absolute_url() + path.format(**of)


def by_texts(path: str) -> str:
    return f"{path}{'&' if '?' in path else '?'}count=texts"


@pytest.mark.parametrize(("page", "path", "number"), PAGES, ids=[page for page, _, _ in PAGES])
def test_every_page_counts_copies_once_where_it_is_asked(
    client: Client, event: Event, page: str, path: str, number: str
) -> None:
    one = client.get(address(event, path)).content.decode()
    other = client.get(by_texts(address(event, path))).content.decode()
    found = [re.search(number, html, re.DOTALL) for html in (one, other)]
    assert all(found), (page, found)
    given = [int(match[1]) for match in found if match]
    assert given == ([3, 2] if page == "compare" else [4, 3]), page
    assert "independent texts, 3" in one
    assert 'aria-current="true">independent texts, 3' in other


@pytest.mark.parametrize("path", [path for _, path, _ in PAGES])
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


@pytest.mark.parametrize(("page", "path", "number"), PAGES, ids=[page for page, _, _ in PAGES])
def test_the_choice_is_kept_wherever_one_goes(client: Client, event: Event, page: str, path: str, number: str) -> None:
    """From a page that counts texts, links to pages of the event count texts too; not those to the place of a passage
    in its article."""
    html = client.get(by_texts(address(event, path))).content.decode()
    links = Links()
    links.feed(html)
    inside = [href for href in links.found if href.startswith((event.get_absolute_url(), "?"))]
    lost = {
        href
        for href in inside
        if "count=texts" not in href and "#" not in href and "format=csv" not in href and "passage=" not in href
    }
    assert lost == {address(event, path)}  # the switch itself
    assert "count=texts" in "".join(inside)


def test_forms_keep_it(client: Client, event: Event) -> None:
    for path in ("articles/", "quotes/", "speakers/", "coverage/"):
        html = client.get(by_texts(address(event, path))).content.decode()
        for form in re.findall(r"<form\b.*?</form>", html, re.DOTALL):
            assert 'name="count" value="texts"' in form, (path, form[:200])


@pytest.mark.parametrize("path", [path for _, path, _ in PAGES])
def test_it_takes_the_same_number_of_queries_at_two_sizes(client: Client, event: Event, path: str) -> None:
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
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
