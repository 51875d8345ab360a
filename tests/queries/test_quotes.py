from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from django.http import QueryDict

from articles.actions.judging import reject
from articles.analysis.tones import tone_of
from articles.filters import QuoteFilter
from articles.models import Event, Quote
from articles.queries.quotes import LEGENDS, QuotesPage, quotes_page
from tests.factories import (
    make_article,
    make_event,
    make_outlet,
    make_quote,
    make_speaker,
    make_text,
    make_user,
    make_utterance,
    text_of,
)

pytestmark = pytest.mark.django_db
SAID = "The tide waits for nobody,"


def page(
    event: Event, query: str = "", *, view: str = "quotes", full: bool = True, asked: str | None = None
) -> QuotesPage:
    data = QueryDict(query)
    form = QuoteFilter(data, event=event)
    conditions = form.conditions(renderings=view == "passages")
    assert conditions is not None, form.errors
    return quotes_page(
        event,
        view=view,
        conditions=conditions,
        chosen={name: data.getlist(name) for name in LEGENDS},
        words=data.get("q", ""),
        sort=data.get("sort", ""),
        full=full,
        asked=asked,
    )


def mixed_event(articles: int = 6) -> Event:
    """Quotes that differ in every facet."""
    event = make_event()
    outlets = [make_outlet(), make_outlet(), None]
    speakers = [make_speaker(event=event, name="Ida Falk"), make_speaker(event=event, name="Bo Ek"), None]
    for n in range(articles):
        text = make_article(event=event, outlet=outlets[n % 3]).current_text
        assert text is not None
        kinds = ["direct", "indirect", "mixed", "term"]
        for place, words in enumerate([SAID, "Boats left", "at noon"]):
            kind = kinds[(n + place) % 4]
            make_quote(
                text=text,
                words=words,
                kind=kind,
                speaker=None if kind == "term" else speakers[(n * place) % 3],
                cue_lemma=["say", "warn", ""][(n + 2 * place) % 3],
                channel="post" if (n + place) % 5 == 0 else "article",
                status=["suggested", "confirmed", "rejected"][(n * 2 + place) % 3],
            )
    return event


FIELDS: dict[str, Callable[[Any], str]] = {
    "speaker": lambda quote: str(quote.speaker_id or "none"),
    "outlet": lambda quote: str(quote.text.article.outlet_id or "none"),
    "kind": lambda quote: quote.kind,
    "channel": lambda quote: quote.channel,
    "cue": lambda quote: quote.cue_lemma,
    "status": lambda quote: quote.status,
    "tone": lambda quote: tone_of(quote.cue_lemma),
}


def brute(event: Event, chosen: dict[str, list[str]], skip: str = "") -> list[Quote]:
    """The quotes that fit all that is chosen, but for one facet."""
    found = []
    for quote in Quote.objects.filter(text__event=event).select_related("text__article"):
        fits = all(FIELDS[name](quote) in values for name, values in chosen.items() if name != skip)
        shown = quote.kind != "term" or "kind" in chosen or skip == "kind"
        if fits and shown and quote.status != "rejected":
            found.append(quote)
    return found


@pytest.mark.parametrize(
    "query",
    [
        "",
        "kind=direct",
        "kind=direct&kind=mixed&cue=say",
        "outlet=none&status=confirmed",
        "channel=post&kind=term",
        "tone=evaluative&tone=factive&speaker=none",
    ],
)
def test_list_and_facets_agree_with_brute_force(query: str) -> None:
    event = mixed_event()
    chosen: dict[str, list[str]] = dict(QueryDict(query).lists())
    found = page(event, query)
    assert found.total == len(brute(event, chosen))
    assert {line.pk for line in found.lines} == {quote.pk for quote in brute(event, chosen)}
    shown = {facet.name: {one.value: one.count for one in facet.options if one.count} for facet in found.facets}
    for name, value in FIELDS.items():
        counts = Counter(value(quote) for quote in brute(event, chosen, skip=name))
        counts.pop("", None)  # quotes without a cue have no option
        assert shown.get(name, {}) == counts, name


def test_speaker_kind_and_cue_hold_for_one_quote() -> None:
    event = make_event()
    ida = make_speaker(event=event)
    text = make_article(event=event).current_text
    assert text
    make_quote(text=text, speaker=ida, kind="direct", cue_lemma="say")
    make_quote(text=text, words="Boats left", speaker=ida, kind="indirect", cue_lemma="warn")
    assert page(event, f"speaker={ida.pk}&kind=direct&cue=warn").total == 0
    assert page(event, f"speaker={ida.pk}&kind=indirect&cue=warn").total == 1


def shared(event: Event, n: int, **fields: Any) -> list[Quote]:
    texts = [make_article(event=event, outlet=make_outlet()).current_text for _ in range(n)]
    return [make_quote(text=text, **fields) for text in texts if text]


def test_a_passage_needs_two_standing_quotes() -> None:
    event = make_event()
    first, second = shared(event, 2)
    make_utterance(event=event, quotes=[first, second])
    assert page(event, view="passages").total == 1
    Quote.objects.filter(pk=second.pk).update(status="rejected", decided_at="2026-01-01T00:00Z")
    assert page(event, view="passages").total == 0


def test_passages_are_sorted_by_spread_and_show_their_wordings() -> None:
    event = make_event()
    two, three = shared(event, 2), shared(event, 3)
    narrow, wide = make_utterance(event=event, quotes=two), make_utterance(event=event, quotes=three)
    found = page(event, view="passages")
    assert [passage.pk for passage in found.passages] == [wide.pk, narrow.pk]
    assert found.passages[0].articles == 3
    assert found.passages[0].base == SAID
    assert found.passages[0].wordings == 1


def test_passage_filters_hold_for_one_rendering() -> None:
    event = make_event()
    ida, bo = make_speaker(event=event), make_speaker(event=event, name="Bo Ek")
    first, second = shared(event, 2)
    Quote.objects.filter(pk=first.pk).update(speaker=ida, cue_lemma="say")
    Quote.objects.filter(pk=second.pk).update(speaker=bo, cue_lemma="warn")
    make_utterance(event=event, quotes=[first, second], steps=[1, 6])
    assert page(event, f"speaker={ida.pk}&cue=say", view="passages").total == 1
    assert page(event, f"speaker={ida.pk}&cue=warn", view="passages").total == 0
    assert page(event, f"speaker={ida.pk}&step=6", view="passages").total == 0
    steps = next(facet for facet in page(event, view="passages").facets if facet.name == "step")
    assert {option.value: option.count for option in steps.options} == {"6": 1}  # the other is what it is compared with


def steps_of(event: Event, view: str) -> dict[str, int]:
    found = [facet for facet in page(event, view=view).facets if facet.name == "step"]
    return {option.value: option.count for facet in found for option in facet.options}


def test_identical_is_what_another_gives_alike() -> None:
    """The words that others are compared with are not identical to themselves; those of a source text are others'."""
    event = make_event()
    alone = make_utterance(event=event, quotes=shared(event, 2), steps=[1, 6])
    alike = make_utterance(event=event, quotes=shared(event, 3), steps=[1, 1, 6])
    source = make_text(event=event, body="The tide waits for nobody.\n")
    spoken = make_utterance(event=event, quotes=shared(event, 2), steps=[1, 6], source=source, start=0, end=26)
    assert steps_of(event, "passages") == {"1": 2, "6": 3}
    assert {one.pk for one in page(event, "step=1", view="passages").passages} == {alike.pk, spoken.pk}
    assert steps_of(event, "quotes") == {"1": 3, "6": 3}
    assert page(event, "step=1", view="quotes").total == 3
    reject(findings=Quote.objects.filter(pk=alike.renderings.earliest("pk").quote_id), by=make_user())
    assert {one.pk for one in page(event, "step=1", view="passages").passages} == {spoken.pk}
    assert {one.pk for one in page(event, "step=6", view="passages").passages} == {alone.pk, alike.pk, spoken.pk}


def test_facets_count_a_passage_once() -> None:
    event = make_event()
    ida = make_speaker(event=event)
    make_utterance(event=event, quotes=shared(event, 3, speaker=ida))
    who = next(facet for facet in page(event, view="passages").facets if facet.name == "speaker")
    assert [(option.label, option.count) for option in who.options] == [("Ida Falk", 1)]


def test_words_are_searched_in_the_quote_only() -> None:
    event = make_event()
    text = make_article(event=event).current_text
    assert text
    make_quote(text=text)
    assert page(event, "q=TIDE+nobody").total == 1
    assert page(event, 'q="waits for"').total == 1
    assert page(event, 'q="for waits"').total == 0
    assert page(event, "q=boats").total == 0  # in the article, but nobody said it


def test_older_versions_and_other_events_do_not_count() -> None:
    event = make_event()
    article = make_article(event=event)
    assert article.current_text
    make_quote(text=article.current_text)
    make_quote(text=text_of(make_article()))
    assert page(event).total == 1
    article.current_text = None
    article.save()
    assert page(event).total == 0


def test_the_sentence_around_a_quote_needs_the_right_to_read_it() -> None:
    event = make_event()
    text = make_article(event=event).current_text
    assert text
    make_quote(text=text)
    whole = "".join(bit.words for bit in page(event).lines[0].bits)
    passage = "".join(bit.words for bit in page(event, full=False).lines[0].bits)
    assert "Ida Falk said on Monday" in whole
    assert passage == SAID


@pytest.mark.parametrize(("view", "selects"), [("quotes", 8), ("passages", 7)])
def test_selects_do_not_grow(view: str, selects: int, django_assert_num_queries: Any) -> None:
    for articles in (3, 12):
        event = mixed_event(articles)
        quotes = list(Quote.objects.filter(text__event=event).exclude(status="rejected"))
        for first, second in zip(quotes[::2], quotes[1::2], strict=False):
            make_utterance(event=event, quotes=[first, second])
        with django_assert_num_queries(selects):
            page(event, view=view)


def test_what_was_asked_is_kept_and_free_text_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is typed is hardly typed by others; keys are numbers side by side, as there may be a hundred thousand."""
    kept: dict[Any, Any] = {}
    typing: set[Any] = set()

    def remembering(event: Event, name: Any, work: Callable[[], Any], *, typed: bool) -> Any:
        if typed:
            typing.add(name)
            return work()
        return kept.setdefault(name, work())

    monkeypatch.setattr("articles.queries.quotes.remembered", remembering)
    event = mixed_event()
    page(event, "kind=direct", asked="direct")
    (scan,) = kept.values()
    assert isinstance(scan.keys, array)
    # A question without a name is never taken for another, and what somebody types is kept apart.
    assert page(event, "kind=direct").lines != page(event, "kind=indirect").lines
    assert page(event, "q=tide", asked="tide").total
    page(event, "q=tide", view="passages", asked="tide in passages")
    assert list(kept.values()) == [scan]
    assert typing == {
        *(("quotes", asked) for asked in ("tide", "tide in passages")),
        ("passages, page 1", "tide in passages"),
    }
