import re

import pytest
from django.conf import LazySettings
from django.test import Client

from articles.models import Article, Event, QuotePiece, Text
from tests.factories import (
    make_article,
    make_claim,
    make_event,
    make_outlet,
    make_quote,
    make_report,
    make_speaker,
    make_text,
    make_user,
    make_utterance,
    text_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def event() -> Event:
    return make_event(slug="harbour", full_text_public=True)


@pytest.fixture
def article(event: Event) -> Article:
    outlet = make_outlet(name="Gull", country="Velmark", kind="agency")
    return make_article(event=event, outlet=outlet, url="https://gull.example/1")


def page(client: Client, article: Article, query: str = "", headers: dict[str, str] | None = None) -> str:
    response = client.get(f"/events/harbour/articles/{article.pk}/{query}", headers=headers)
    assert response.status_code == 200
    return re.sub(r"\s+", " ", response.content.decode())


def test_head_and_words(client: Client, article: Article) -> None:
    html = page(client, article)
    for words in (
        "Gull",
        "agency, Velmark",
        "2 March 2026",
        "Minister opens harbour",
        "Boats left at noon.",
        "Read at the publisher",
    ):
        assert words in html
    assert "00:00" not in html and html.count("Minister opens harbour") == 3  # title, heading, citation
    assert '<meta name="robots" content="noindex">' in html


def test_a_time_is_shown_only_if_known(client: Client, article: Article) -> None:
    Article.objects.filter(pk=article.pk).update(published_at="2026-03-02T10:42Z")
    assert "2 March 2026, 10:42" in page(client, article)


def test_an_unknown_outlet_without_headline_or_date(client: Client, event: Event) -> None:
    article = make_article(event=event, published_on=None)
    Text.objects.filter(pk=text_of(article).pk).update(headline="", file_name="folder/7.txt")
    html = page(client, article)
    assert "Unknown outlet" in html and "<h1>7.txt" in html and "date unknown" in html
    assert "The file has no headline; this is its name." in html


def test_quotes_have_their_place_and_their_reasons(client: Client, article: Article) -> None:
    speaker = make_speaker(event=article.event)
    quote = make_quote(text=text_of(article), speaker=speaker, reason="the name beside the verb", status="confirmed")
    html = page(client, article)
    assert f'<mark class="q" id="q-{quote.pk}" data-of="q-{quote.pk}">The tide waits for nobody,</mark>' in html
    assert "The name beside the verb." in html and "badge--confirmed" in html and "90 % sure" in html
    assert f"/speakers/{speaker.pk}/" in html


def test_ids_are_not_written_with_commas(client: Client, article: Article) -> None:
    quote = make_quote(text=text_of(article), id=1234567)
    assert f'id="q-{quote.pk}"' in page(client, article) and "1,234,567" not in page(client, article)


def test_only_the_first_piece_of_a_quote_carries_its_id(client: Client, event: Event) -> None:
    article = make_article(event=event, body="Head\n“We want,” he said, “to win.”\n")
    quote = make_quote(text=text_of(article), words="We want,” he said, “to win.")
    QuotePiece.objects.filter(quote=quote).delete()
    for words in ("We want,", "to win."):
        start = text_of(article).body.index(words)
        QuotePiece.objects.create(quote=quote, start=start, end=start + len(words))
    html = page(client, article)
    assert html.count(f'id="q-{quote.pk}"') == 1 and html.count(f'<mark class="q" id="q-{quote.pk}"') == 1
    assert html.count(f'data-of="q-{quote.pk}"') == 2


def test_marks_nest(client: Client, article: Article) -> None:
    make_quote(text=text_of(article), words="Boats left at noon", kind="indirect")
    make_report(claim=make_claim(event=article.event), text=text_of(article), words="left")
    assert re.search(
        r'<mark class="i"[^>]*>Boats <mark class="c"[^>]*>left</mark> at noon</mark>', page(client, article)
    )


def test_paragraphs_can_be_linked_to(client: Client, article: Article) -> None:
    html = page(client, article)
    assert 'id="p-2"' in html and 'href="#p-2"' in html


def test_one_other_is_one_and_several_are_several(client: Client, event: Event, article: Article) -> None:
    others = [make_article(event=event), make_article(event=event)]
    for words, carriers in (("Boats left at noon", others[:1]), ("The tide waits for nobody,", others)):
        quotes = [make_quote(text=text_of(one), words=words) for one in (article, *carriers)]
        make_utterance(event=event, quotes=quotes)
    for query, one, two in (
        ("", "in 1 other article", "in 2 others"),
        ("?count=texts", "in 1 other text", "in 2 other texts"),
    ):
        html = page(client, article, query)
        for said in (one, two):
            assert html.count(f"{said}</summary>") == html.count(f"{said}</a>") == 1, said


def test_the_public_sees_passages_only(client: Client, settings: LazySettings) -> None:
    settings.DEBUG = False
    event = make_event(slug="harbour")
    article = make_article(event=event, url="https://gull.example/1")
    make_quote(text=text_of(article))
    html = page(client, article)
    assert "The tide waits for nobody," in html and "Passages only." in html and "https://gull.example/1" in html
    for hidden in ("Boats left", "said on Monday", "Ida Falk"):
        assert hidden not in html
    client.force_login(make_user())
    assert "Boats left" in page(client, article)


def test_the_public_page_without_findings_explains(client: Client, settings: LazySettings) -> None:
    settings.DEBUG = False
    html = page(client, make_article(event=make_event(slug="harbour")))
    assert "No passage to show" in html and "Boats left" not in html


def test_staff_can_edit_and_others_cannot(client: Client, article: Article) -> None:
    make_quote(text=text_of(article))
    assert ">edit</a>" not in page(client, article)
    client.force_login(make_user())
    assert ">edit</a>" in page(client, article)


def test_versions_can_be_switched(client: Client, article: Article) -> None:
    article.current_text = make_text(event=article.event, article=article, body="New head\nNew words.\n", number=2)
    article.save()
    html = page(client, article)
    assert "New words." in html and 'href="?version=1"' in html and "Text 2 of 2" in html
    old = page(client, article, "?version=1")
    assert "Boats left" in old and "not the one that counts now" in old and 'href="?version=1#p-1"' in old


@pytest.mark.parametrize("query", ["?version=9", "?version=abc", "?version=-1", "?version=99999999999999999999"])
def test_versions_that_are_not_there(client: Client, article: Article, query: str) -> None:
    assert client.get(f"/events/harbour/articles/{article.pk}/{query}").status_code == 404


def test_an_article_of_another_event_is_not_found(client: Client, event: Event) -> None:
    assert client.get(f"/events/harbour/articles/{make_article().pk}/").status_code == 404


def test_empty_parameters_are_cleaned(client: Client, article: Article) -> None:
    response = client.get(f"/events/harbour/articles/{article.pk}/?version=")
    assert response.status_code == 302 and response.headers["Location"] == f"/events/harbour/articles/{article.pk}/"


def test_other_wordings_stand_beside(client: Client, event: Event, article: Article) -> None:
    other = make_article(
        event=event, outlet=make_outlet(name="Tern"), body="Head\n“The sea waits for nobody,” she said.\n"
    )
    quotes = [make_quote(text=text_of(article)), make_quote(text=text_of(other), words="The sea waits for nobody,")]
    utterance = make_utterance(event=event, quotes=quotes)
    utterance.renderings.filter(quote=quotes[1]).update(step=6, operations=[["replaced"]])
    html = page(client, article)
    assert "in 1 other article</a>, worded differently." in html
    assert "<del>tide</del><ins>sea</ins>" in html
    assert f"?a={article.pk}&amp;a={other.pk}#u-{utterance.pk}" in html


def test_not_found_is_kept_apart_from_checked_and_absent(client: Client, event: Event, article: Article) -> None:
    other = make_article(event=event)
    for n in range(2):
        claim = make_claim(event=event, statement=f"Claim {n}.")
        make_report(claim=claim, text=text_of(other), words="Boats")
    assert "not reported in this text" not in page(client, article)
    make_report(claim=claim, text=text_of(article), stance="absent", status="confirmed", decided_by=make_user())
    html = page(client, article)
    absent, unchecked = html.index("not reported in this text"), html.index("nobody has checked")
    assert absent < html.index("Claim 1.") < unchecked < html.index("Claim 0.")


def test_hostile_names_are_escaped(client: Client, event: Event) -> None:
    bad = "<script>alert(1)</script>"
    body = f"{bad}\n“{bad} waits for nobody,” she said.\n"
    article = make_article(event=event, outlet=make_outlet(name=f'"{bad}'), body=body, author=bad)
    make_quote(text=text_of(article), words=f"{bad} waits", reason=bad, speaker=make_speaker(event=event, name=bad))
    make_report(claim=make_claim(event=event, statement=bad), text=text_of(article), words="nobody")
    html = page(client, article)
    assert "<script>alert" not in html and html.count("&lt;script&gt;") > 5


def test_partial_and_whole(client: Client, article: Article) -> None:
    assert "<html" not in page(client, article, headers={"HX-Request": "true"})
    assert "<html" in page(client, article, headers={"HX-Request": "true", "HX-History-Restore-Request": "true"})
