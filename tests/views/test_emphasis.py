from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import Article, Event, Quote
from articles.queries.counting import TEXTS, counting
from articles.queries.emphasis import emphasis_page
from tests.factories import make_article, make_event, make_outlet, make_quote, make_speaker, text_of
from tests.views.showing import copied, shown

pytestmark = pytest.mark.django_db
BODY = "Minister speaks\n“The tide waits for nobody,” Mayor Falk said.\nThe regime closed its border wall.\n"
OTHER = "Mayor speaks\n“The tide waits for nobody,” Ida Falk warned.\nThe government closed a border fence.\n"


@pytest.fixture
def event() -> Event:
    event = make_event()
    speaker = make_speaker(event=event)
    for body, outlet, name, cue in (
        (BODY, make_outlet(name="Bay Courier", kind="agency"), "Mayor Falk", "say"),
        (OTHER, make_outlet(name="Tide Post", kind="site"), "Ida Falk", "warn"),
    ):
        text = make_article(event=event, outlet=outlet, body=body).current_text
        assert text
        start = body.index(name)
        make_quote(text=text, speaker=speaker, cue_lemma=cue, mention_start=start, mention_end=start + len(name))
    return event


def page(event: Event, **options: Any) -> Any:
    asked: dict[str, Any] = {"one": "", "other": "", "speaker": None, "checked_only": False}
    return emphasis_page(event, **(asked | options))


def test_names_for_the_same(event: Event) -> None:
    found = {referent.name: [name.name for name in referent.names] for referent in page(event).referents}
    assert found["Ida Falk"] == ["Ida Falk", "Mayor Falk"]
    assert found["a government"] == ["government", "regime"]
    assert found["a barrier at a border"] == ["border fence", "border wall"]


def test_reporting_words_by_outlet(event: Event) -> None:
    assert [(row.outlet, row.verbs) for row in page(event).verbs] == [
        ("Bay Courier", (("say", 1, 100.0),)),
        ("Tide Post", (("warn", 1, 100.0),)),
    ]
    assert page(event, checked_only=True).verbs == ()
    assert page(event, speaker=999_999).quotes == 0


def test_words_of_two_groups_with_a_warning(client: Client, event: Event) -> None:
    first, second = page(event, one="k-agency", other="k-site").apart
    assert (first.name, first.articles, second.name, first.few) == ("Agency", 1, "Site", True)
    assert "<b>Few texts</b>" in shown(client, event, "emphasis", "?one=k-agency&other=k-site")
    assert "all others" in shown(client, event, "emphasis", "?one=k-agency")


@pytest.mark.parametrize("query", ["?one=nonsense", "?one=k-agency&other=k-agency", "?speaker=x", "?show=checked"])
def test_each_address_is_whole(client: Client, event: Event, query: str) -> None:
    assert "In which words" in shown(client, event, "emphasis", query)


def test_the_form_keeps_what_was_chosen_above_it(client: Client, event: Event) -> None:
    ida = event.speakers.get().pk
    page = shown(client, event, "emphasis", f"?show=checked&speaker={ida}&one=k-agency&count=texts")
    form = page.partition('<form class="sorter')[2].partition("</form>")[0]
    for name, value in (("show", "checked"), ("speaker", ida), ("count", "texts")):
        assert f'<input type="hidden" name="{name}" value="{value}">' in form
    assert 'type="hidden" name="one"' not in form


def test_choosing_a_speaker_keeps_the_groups(client: Client, event: Event) -> None:
    ida = event.speakers.get().pk
    base = f"/events/{event.slug}/emphasis/?one=k-agency&amp;other=k-site"
    page = shown(client, event, "emphasis", "?one=k-agency&other=k-site")
    assert f'{base}&amp;speaker={ida}"' in page
    page = shown(client, event, "emphasis", f"?one=k-agency&other=k-site&speaker={ida}")
    assert f'{base}">all speakers</a>' in page
    assert f'quotes/?view=quotes&amp;cue=say&amp;speaker={ida}"' in page


def test_as_csv(client: Client, event: Event) -> None:
    lines = shown(client, event, "emphasis", "?format=csv&one=k-agency").splitlines()
    assert "names,a government,regime,Bay Courier,1" in lines
    assert "reporting words,Bay Courier,say,Bay Courier,1" in lines


def test_an_empty_event(client: Client) -> None:
    assert "No outlet of this event has a kind" in shown(client, make_event(), "emphasis")


def test_selects_do_not_grow(django_assert_num_queries: Any) -> None:
    for n in (2, 9):
        event = make_event()
        for number in range(n):
            make_article(event=event, outlet=make_outlet(kind="site"), body=f"Head\n{n} times {number} boats left.\n")
        with django_assert_num_queries(8):
            page(event, one="k-site")


def test_the_verbs_of_copies_count_once(event: Event) -> None:
    """In the text that stands for all; checked quotes too."""
    first, copy = Article.objects.of(event).order_by("pk")
    Quote.objects.of(event).update(status="confirmed", decided_at=timezone.now())
    copied(event, [text_of(first).pk, text_of(copy).pk])
    found = page(event, counting=counting(event, TEXTS))
    assert [(row.outlet, row.quotes) for row in found.verbs] == [("Bay Courier", 1)]
    assert (found.quotes, found.checked) == (1, 1)
    both = page(event)
    assert (both.quotes, both.checked) == (2, 2)


def test_the_words_that_are_counted_are_said_to_be_few_of_all(client: Client, event: Event) -> None:
    html = shown(client, event, "emphasis", "?one=k-agency")
    assert "Only telling words are counted" in html
    assert "or 2,000 telling words)" in html
