"""Storing documents: what is new, known, a new version, refused."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from articles.actions.storing import Outcome, Stored, find_or_create_event, store_document, store_source_text
from articles.importing.blocks import split_blocks
from articles.importing.document import Document, OutletFacts
from articles.models import Article, Event, Outlet, Quote, Text
from tests.factories import make_claim, make_event, make_quote, make_report, make_user

pytestmark = pytest.mark.django_db

BODY = (
    "Harbour opens after ten years of waiting\n"
    "“The tide waits for nobody,” Ida Falk said on Monday in the old town hall.\n"
    "Boats left at noon for the outer islands, with flags at half height.\n"
)


def document(body: str = BODY, **facts: Any) -> Document:
    known = {"name": "texts/1.txt", "key": "texts/1.txt"} | facts
    return Document(
        body=body,
        blocks=split_blocks(body),
        file_sha256=hashlib.sha256(body.encode()).hexdigest(),
        encoding="utf-8",
        headline=body.split("\n")[0],
        **known,
    )


def stored_text(stored: Stored) -> Text:
    assert stored.text_id
    return Text.objects.get(pk=stored.text_id)


@pytest.fixture
def event() -> Event:
    return make_event()


def test_a_new_document_is_an_article_with_its_text_and_blocks(event: Event) -> None:
    facts = OutletFacts("Bay Courier", "Velmark", "newspaper")
    stored = store_document(
        event=event, document=document(outlet=facts, url="https://bay.example/1", published_on=date(2026, 3, 2))
    )
    text = stored_text(stored)
    assert stored.outcome == Outcome.IMPORTED
    assert text.article
    assert (text.number, text.headline, text.body) == (1, BODY.split("\n")[0], BODY)
    assert text.article.current_text == text
    assert text.article.outlet
    assert (text.article.outlet.name, text.article.outlet.country) == ("Bay Courier", "Velmark")
    assert sum(block.end - block.start for block in text.blocks.all()) == len(BODY)


def test_the_same_words_again_change_nothing(event: Event) -> None:
    store_document(event=event, document=document())
    assert store_document(event=event, document=document()).outcome == Outcome.UNCHANGED
    assert Text.objects.count() == 1


def test_what_was_unknown_is_filled_in_and_what_a_person_set_stays(event: Event) -> None:
    store_document(event=event, document=document())
    Article.objects.update(author="Set by hand")
    store_document(
        event=event,
        document=document(author="From the file", url="https://bay.example/1", published_on=date(2026, 3, 2)),
    )
    article = Article.objects.get()
    assert (article.author, article.url, article.published_on) == (
        "Set by hand",
        "https://bay.example/1",
        date(2026, 3, 2),
    )


def test_an_instant_joins_a_known_day_only_if_it_is_that_day(event: Event) -> None:
    store_document(event=event, document=document(published_on=date(2026, 3, 2)))
    other = datetime(2026, 3, 5, 9, tzinfo=UTC)
    store_document(event=event, document=document(published_on=other.date(), published_at=other))
    assert Article.objects.get().published_at is None
    same = datetime(2026, 3, 2, 9, tzinfo=UTC)
    store_document(event=event, document=document(published_on=same.date(), published_at=same))
    assert Article.objects.get().published_at == same


def test_a_changed_article_is_a_new_version_and_the_earlier_one_stays(event: Event) -> None:
    store_document(event=event, document=document())
    stored = store_document(event=event, document=document(BODY.replace("at noon", "at one o’clock")))
    assert stored.outcome == Outcome.NEW_VERSION
    assert list(Text.objects.order_by("number").values_list("number", flat=True)) == [1, 2]
    article = Article.objects.get()
    assert article.current_text
    assert "one o’clock" in article.current_text.body


def test_quite_other_words_under_a_known_key_are_refused_unless_told(event: Event) -> None:
    store_document(event=event, document=document())
    other = document("Something else entirely happened in another town\nNobody there had ever seen a boat.\n")
    refused = store_document(event=event, document=other)
    assert refused.outcome == Outcome.REFUSED
    assert "--replace" in refused.reason
    assert Text.objects.count() == 1
    assert store_document(event=event, document=other, replace=True).outcome == Outcome.NEW_VERSION


def test_a_duplicate_under_another_name_is_refused(event: Event) -> None:
    store_document(event=event, document=document())
    refused = store_document(event=event, document=document(name="texts/copy.txt", key="texts/copy.txt"))
    assert refused.outcome == Outcome.REFUSED
    assert "texts/1.txt" in refused.reason
    assert Article.objects.count() == 1


def test_the_same_words_of_another_outlet_are_an_article_of_their_own(event: Event) -> None:
    for name in ("Bay Courier", "Gannet Herald"):
        stored = store_document(event=event, document=document(key=name, name=name, outlet=OutletFacts(name)))
        assert stored.outcome == Outcome.IMPORTED
    assert Article.objects.count() == 2


def test_a_file_met_again_with_a_manifest_keeps_its_article(event: Event) -> None:
    store_document(event=event, document=document())
    again = document(key="https://bay.example/1", url="https://bay.example/1", outlet=OutletFacts("Bay Courier"))
    assert store_document(event=event, document=again).outcome == Outcome.UNCHANGED
    article = Article.objects.get()
    assert article.outlet
    assert (article.key, article.outlet.name) == ("https://bay.example/1", "Bay Courier")


def test_an_outlet_keeps_what_a_person_said_of_it(event: Event) -> None:
    Outlet.objects.create(name="Bay Courier", country="Set by hand")
    store_document(event=event, document=document(outlet=OutletFacts("Bay Courier", "Velmark", "site")))
    outlet = Outlet.objects.get()
    assert (outlet.country, outlet.kind) == ("Set by hand", "site")


def test_judgements_follow_to_the_next_version_where_the_words_are_still_there(event: Event) -> None:
    first = stored_text(store_document(event=event, document=document()))
    user = make_user()
    kept: dict[str, Any] = {"status": "confirmed", "decided_by": user}
    make_quote(text=first, words="The tide waits for nobody,", **kept)
    make_quote(text=first, words="Boats left at noon", kind="indirect", **kept)
    make_quote(text=first, words="old town hall", kind="term")
    claim = make_claim(event=event)
    make_report(claim=claim, text=first, words="the outer islands", decided_by=user, status="confirmed")
    changed = "New: " + BODY.replace("at noon", "at one")
    second = stored_text(store_document(event=event, document=document(changed)))
    quotes = Quote.objects.filter(text=second)
    assert [changed[quote.start : quote.end] for quote in quotes] == ["The tide waits for nobody,"]
    assert quotes.get().status == "confirmed"
    assert quotes.get().pieces.get().start == quotes.get().start
    evidence = claim.reports.get(text=second).evidence.get()
    assert changed[evidence.start : evidence.end] == "the outer islands"
    assert Quote.objects.filter(text=first).count() == 3


def test_a_source_text_belongs_to_the_event_and_has_versions(event: Event) -> None:
    assert store_source_text(event=event, document=document()).outcome == Outcome.IMPORTED
    assert store_source_text(event=event, document=document()).outcome == Outcome.UNCHANGED
    assert store_source_text(event=event, document=document(BODY + "More.\n")).outcome == Outcome.NEW_VERSION
    assert list(Text.objects.filter(article=None).values_list("number", flat=True)) == [1, 2]


def test_events_are_found_by_key_else_by_name(event: Event) -> None:
    by_key = find_or_create_event(name="First name", key="k1")
    assert find_or_create_event(name="Another name", key="k1") == by_key
    assert by_key.name == "First name"
    by_name = find_or_create_event(name="Speech", place="Here")
    assert find_or_create_event(name="speech", date=date(2026, 1, 1), place="There") == by_name
    by_name.refresh_from_db()
    assert (by_name.date, by_name.place) == (date(2026, 1, 1), "Here")


def test_slugs_never_collide() -> None:
    slugs = {find_or_create_event(name="Speech", key=str(n)).slug for n in range(4)}
    assert slugs == {"speech", "speech-2", "speech-3", "speech-4"}
    assert find_or_create_event(name="演説").slug == "event"


def test_long_keys_that_begin_alike_are_two_articles(event: Event) -> None:
    for n, words in ((1, "Boats left early."), (2, "Trains came late, and nobody waited for them.")):
        key = "https://bay.example/" + "p" * 500 + str(n)
        assert store_document(event=event, document=document(words, key=key)).outcome == Outcome.IMPORTED
    assert Article.objects.of(event).count() == 2


def test_a_file_met_again_with_its_address_keeps_its_article(event: Event) -> None:
    facts = OutletFacts("Bay Courier")
    store_document(event=event, document=document(outlet=facts))
    url = "https://bay.example/1"
    stored = store_document(event=event, document=document(outlet=facts, url=url, key=url))
    article = Article.objects.of(event).get()
    assert (stored.outcome, article.key, article.url) == (Outcome.UNCHANGED, url, url)


def test_the_same_file_of_another_outlet_is_remarked(event: Event) -> None:
    store_document(event=event, document=document(outlet=OutletFacts("Bay Corier"), key="a"))
    stored = store_document(event=event, document=document(outlet=OutletFacts("Bay Courier"), key="b"))
    assert stored.outcome == Outcome.IMPORTED
    assert "“Bay Corier”" in stored.reason


HERALD = OutletFacts("Gannet Herald")


def met_again(**facts: Any) -> Document:
    """The file of before, as a manifest with an outlet makes it."""
    return document(facts.pop("body", BODY), key="Gannet Herald/texts/1.txt", outlet=HERALD, **facts)


@pytest.mark.parametrize(
    "changed", ["A headline of its own\n" + BODY, BODY.replace("at noon", "at one o’clock")], ids=["headline", "words"]
)
def test_a_manifest_that_comes_later_makes_a_version_and_no_second_article(event: Event, changed: str) -> None:
    store_document(event=event, document=document())
    stored = store_document(event=event, document=met_again(body=changed, published_on=date(2026, 3, 2)))
    article = Article.objects.get()
    assert stored.outcome == Outcome.NEW_VERSION
    assert (article.key, article.outlet and article.outlet.name) == ("Gannet Herald/texts/1.txt", "Gannet Herald")
    assert article.published_on == date(2026, 3, 2)


def test_a_file_met_again_without_its_manifest_is_the_same_article(event: Event) -> None:
    store_document(event=event, document=met_again())
    assert store_document(event=event, document=document()).outcome == Outcome.UNCHANGED
    changed = store_document(event=event, document=document(BODY.replace("at noon", "at one o’clock")))
    assert changed.outcome == Outcome.NEW_VERSION
    article = Article.objects.get()
    assert (article.key, article.outlet and article.outlet.name) == ("Gannet Herald/texts/1.txt", "Gannet Herald")


def test_a_headline_that_a_manifest_gave_stays_when_the_manifest_is_away(event: Event) -> None:
    with_headline = replace(met_again(body="Given\n" + BODY), shift=6, file_sha256=document().file_sha256)
    store_document(event=event, document=with_headline)
    assert store_document(event=event, document=document()).outcome == Outcome.UNCHANGED
    assert Text.objects.get().body.startswith("Given\n")


def test_an_address_tells_two_files_of_one_name_apart(event: Event) -> None:
    store_document(event=event, document=met_again(url="https://gannet.example/1"))
    other = document("Quite other words\n", url="https://gannet.example/2", outlet=HERALD, key="gannet2")
    assert store_document(event=event, document=other).outcome == Outcome.IMPORTED
    assert Article.objects.count() == 2
    unlike = document("Other words once more\n", url="https://bay.example/3", key="https://bay.example/3")
    store_document(event=event, document=document("Words of nobody\n", name="texts/9.txt", key="texts/9.txt"))
    assert store_document(event=event, document=replace(unlike, name="texts/9.txt")).outcome == Outcome.IMPORTED


def test_other_words_of_a_file_that_several_outlets_have_are_given_to_none_of_them(event: Event) -> None:
    for name in ("Bay Courier", "Gannet Herald"):
        store_document(event=event, document=document(key=f"{name}/texts/1.txt", outlet=OutletFacts(name)))
    assert store_document(event=event, document=document()).outcome == Outcome.UNCHANGED
    changed = store_document(event=event, document=document(BODY.replace("at noon", "at one o’clock")))
    assert changed.outcome == Outcome.IMPORTED
    assert Article.objects.filter(outlet=None).count() == 1


def test_a_line_of_json_is_no_file(event: Event) -> None:
    store_document(event=event, document=document(name="feed.jsonl:1", key="Bay Courier/feed.jsonl:1", outlet=HERALD))
    other = document("Quite other words\n", name="feed.jsonl:1", key="feed.jsonl:1")
    assert store_document(event=event, document=other).outcome == Outcome.IMPORTED


def test_what_reading_remarks_is_said_of_known_texts_too(event: Event) -> None:
    store_document(event=event, document=document())
    assert store_document(event=event, document=document(notes=("Said.",))).reason == "Said."
