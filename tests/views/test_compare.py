import re

import pytest
from django.conf import LazySettings
from django.test import Client

from articles.models import Article, Event
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
from tests.views.showing import HTMX

pytestmark = pytest.mark.django_db


@pytest.fixture
def event() -> Event:
    return make_event(slug="harbour", full_text_public=True)


def article_saying(event: Event, words: str, outlet: str) -> Article:
    body = f"Head of {outlet}\nA first paragraph only here.\n“{words}” Ida Falk said.\n"
    article = make_article(event=event, outlet=make_outlet(name=outlet), body=body)
    assert article.current_text
    make_quote(
        text=article.current_text,
        words=words,
        cue_start=body.index("said"),
        cue_end=body.index("said") + 4,
        cue_lemma="say",
    )
    return article


def share(event: Event, *articles: Article) -> None:
    quotes = [article.current_text.quotes.get() for article in articles if article.current_text]
    make_utterance(event=event, quotes=quotes)


@pytest.fixture
def pair(event: Event) -> list[Article]:
    articles = [
        article_saying(event, "The tide waits for nobody", "Gull"),
        article_saying(event, "The sea waits for nobody", "Tern"),
    ]
    share(event, *articles)
    return articles


def address(*articles: Article, more: str = "") -> str:
    return "/events/harbour/compare/?" + "&".join(f"a={article.pk}" for article in articles) + more


def page(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200, response.status_code
    return re.sub(r"\s+", " ", response.content.decode())


def test_two_articles_stand_side_by_side(client: Client, pair: list[Article]) -> None:
    html = page(client, address(*pair))
    assert "Two articles side by side" in html
    assert "Gull" in html and "Tern" in html and "Head of Gull" in html
    assert re.search(r"<del>(tide|sea)</del><ins>(sea|tide)</ins>", html)
    assert '<span class="cue-word">said</span>' in html
    assert "1 shared passage" in html


def test_no_match_is_never_an_omission(client: Client, event: Event, pair: list[Article]) -> None:
    third = article_saying(event, "Nothing of the kind", "Auk")
    html = page(client, address(*pair, third))
    assert "No match found. Nobody has checked." in html
    assert "Three articles" in html and "not reported" not in html.lower()


def test_only_what_a_person_checked_is_called_absent(client: Client, event: Event, pair: list[Article]) -> None:
    claim = make_claim(event=event, statement="The harbour is shut.")
    assert pair[0].current_text and pair[1].current_text
    make_report(claim=claim, text=pair[0].current_text, words="A first paragraph")
    assert "Not in this text" not in page(client, address(*pair))
    make_report(claim=claim, text=pair[1].current_text, stance="absent", status="confirmed", decided_by=make_user())
    html = page(client, address(*pair))
    assert "Not in this text. Checked by a person." in html and "The harbour is shut." in html


def test_only_differences(client: Client, event: Event, pair: list[Article]) -> None:
    for article in pair:
        assert article.current_text
        make_quote(text=article.current_text, words="A first paragraph only here.")
    quotes = [article.current_text.quotes.order_by("start").first() for article in pair if article.current_text]
    make_utterance(event=event, quotes=[quote for quote in quotes if quote])
    whole = page(client, address(*pair))
    assert "1 passage both share" in whole and "All 2" in whole and "Only differences, 1" in whole
    assert "both share" not in page(client, address(*pair, more="&rows=differences"))


def test_the_base_can_be_switched(client: Client, pair: list[Article]) -> None:
    html = page(client, address(*pair, more=f"&base={pair[1].pk}"))
    assert 'The <span class="swap"><del>sea</del><ins>tide</ins></span> waits' in html
    html = page(client, address(*pair, more=f"&base={pair[0].pk}"))
    assert 'The <span class="swap"><del>tide</del><ins>sea</ins></span> waits' in html


def test_a_base_that_is_not_shown_is_refused_in_a_sentence(client: Client, pair: list[Article]) -> None:
    html = page(client, address(*pair, more="&base=999999"))
    assert "The base asked for is not one of these articles" in html and "Two articles" in html


def test_unknown_rows_are_refused_in_a_sentence(client: Client, pair: list[Article]) -> None:
    assert "“pink” is not a choice of rows" in page(client, address(*pair, more="&rows=pink"))


def test_links_take_one_away_move_it_and_keep_the_rest(client: Client, pair: list[Article]) -> None:
    left, right = pair
    here = address().partition("?")[0]
    html = page(client, address(left, right, more="&rows=differences"))
    assert f'href="{here}?a={right.pk}&amp;rows=differences"' in html
    assert f'href="{here}?a={right.pk}&amp;a={left.pk}&amp;rows=differences"' in html


def test_another_article_can_be_added(client: Client, event: Event, pair: list[Article]) -> None:
    third = article_saying(event, "Nothing of the kind", "Auk")
    html = page(client, address(*pair))
    assert f'<option value="{third.pk}">Auk' in html and "Add a third" in html
    assert f'<option value="{pair[0].pk}">' not in html


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("a=abc", "“abc” is not the number of an article."),
        ("a=99999999", "There is no article 99999999 in this event."),
        ("a=99999999999999999999999", "is not the number of an article."),
        ("a=-1", "“-1” is not the number of an article."),
    ],
)
def test_bad_choices_are_explained_and_the_page_stays_useful(
    client: Client, pair: list[Article], query: str, sentence: str
) -> None:
    html = page(client, f"/events/harbour/compare/?{query}")
    assert sentence in html and "Choose for yourself" in html


def test_an_article_of_another_event_is_not_shown(client: Client, pair: list[Article]) -> None:
    stranger = article_saying(make_event(), "The tide waits for nobody", "Elsewhere")
    html = page(client, address(*pair, stranger))
    assert f"There is no article {stranger.pk} in this event." in html
    assert "Elsewhere" not in html and "Two articles" in html


def test_more_than_four_shows_the_first_four(client: Client, event: Event) -> None:
    articles = [article_saying(event, "The tide waits for nobody", f"Outlet {n}") for n in "ABCDE"]
    html = page(client, address(*articles))
    assert "At most four articles fit side by side. These are the first four; not shown: Outlet E." in html
    assert "Four articles side by side" in html


def test_one_article_asks_for_another(client: Client, pair: list[Article]) -> None:
    html = page(client, address(pair[0]))
    assert "Choose at least one more article to stand beside Gull" in html
    assert f"?a={pair[0].pk}&amp;a={pair[1].pk}" in html and "1 shared passage" in html


def test_the_same_twice_is_one(client: Client, pair: list[Article]) -> None:
    response = client.get(address(pair[0], pair[0]))
    assert response.status_code == 302 and response.headers["Location"] == address(pair[0])


def test_without_a_choice_the_page_explains_and_suggests(client: Client, pair: list[Article]) -> None:
    html = page(client, "/events/harbour/compare/")
    assert "Put two to four articles side by side" in html
    assert "Gull and Tern" in html and f"?a={pair[0].pk}&amp;a={pair[1].pk}" in html
    assert html.count('type="checkbox"') == 2


def test_an_event_without_articles_says_what_to_do(client: Client, event: Event) -> None:
    html = page(client, "/events/harbour/compare/")
    assert "No articles yet" in html and "import_articles" in html


def test_two_articles_that_share_nothing(client: Client, event: Event) -> None:
    html = page(client, address(article_saying(event, "One thing", "Gull"), article_saying(event, "Another", "Tern")))
    assert "No shared passage found" in html and "2 passages found in one of these articles only" in html


def test_empty_parameters_are_cleaned_once(client: Client, pair: list[Article]) -> None:
    response = client.get(address(*pair, more="&a=&base=&rows="))
    assert response.status_code == 302 and response.headers["Location"] == address(*pair)


def test_partial_whole_boosted_and_history(client: Client, pair: list[Article]) -> None:
    url = address(*pair)
    part = client.get(url, headers=HTMX).content.decode()
    assert part.lstrip().startswith('<div id="results"') and "<html" not in part
    for extra in ({"HX-Boosted": "true"}, {"HX-History-Restore-Request": "true"}):
        assert "<html" in client.get(url, headers=HTMX | extra).content.decode()
    whole = client.get(url)
    assert "HX-Request" in whole.headers["Vary"] and whole.content.decode().count('id="results"') == 1


def test_hostile_names_and_words_are_escaped(client: Client, event: Event) -> None:
    bad = "<script>alert(1)</script>"
    articles = [article_saying(event, f"{bad} {n} waits for nobody", f"{bad}{n}") for n in "AB"]
    share(event, *articles)
    for article in articles:
        assert article.current_text
        article.current_text.quotes.update(speaker=make_speaker(event=event, name=bad))
    html = page(client, address(*articles, more=f"&rows={bad}"))
    assert "<script>alert" not in html and "&lt;script&gt;" in html


def test_the_public_sees_passages_and_no_first_paragraph(client: Client, settings: LazySettings) -> None:
    settings.DEBUG = False
    event = make_event(slug="harbour")
    articles = [article_saying(event, "The tide waits for nobody", name) for name in ("Gull", "Tern")]
    share(event, *articles)
    html = page(client, address(*articles))
    assert "The tide waits for nobody" in html and "A first paragraph" not in html
    client.force_login(make_user())
    assert "A first paragraph" in page(client, address(*articles))


def test_a_clause_with_marked_words_is_shown_whole(client: Client, event: Event) -> None:
    left = article_saying(event, "The tide waits for nobody", "Gull")
    right = make_article(
        event=event, outlet=make_outlet(name="Tern"), body="Head\nFalk said the sea “waits for nobody” today.\n"
    )
    assert right.current_text
    quote = make_quote(text=right.current_text, words="the sea “waits for nobody” today", kind="mixed")
    utterance = make_utterance(event=event, quotes=[text_of(left).quotes.get()])
    start = right.current_text.body.index("waits")
    utterance.renderings.create(quote=quote, start=start, end=start + len("waits for nobody"))
    html = page(client, address(left, right))
    assert (
        '<span class="same">the sea “</span><del>The tide</del> waits for nobody<span class="same">” today</span>'
        in html
    )


def test_a_post_is_not_the_articles_own_words(client: Client, event: Event, pair: list[Article]) -> None:
    assert pair[1].current_text
    pair[1].current_text.quotes.update(channel="post")
    assert "In an embedded post, not the article’s own words" in page(client, address(*pair))


def test_no_such_event(client: Client) -> None:
    assert client.get("/events/nowhere/compare/").status_code == 404


def test_a_date_without_a_time_stays_a_date(client: Client, pair: list[Article]) -> None:
    html = page(client, address(*pair))
    assert '<time datetime="2026-03-02">2 Mar 2026</time>' in html and "00:00" not in html


def test_source_text_is_offered_as_base(client: Client, event: Event, pair: list[Article]) -> None:
    make_text(event=event, body="A speech.")
    html = page(client, address(*pair))
    assert (
        ">Source text</a>" in html
        and f"{address(*pair).partition('?')[2].replace('&', '&amp;')}&amp;base=longest" in html
    )
