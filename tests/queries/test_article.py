from collections.abc import Callable
from typing import Any

import pytest

from articles.models import Article, Block, Event, Evidence, Rendering, Text, Topic
from articles.queries.article import Passage, Reading, reading
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


def read(article: Article, *, version: int | None = None, full: bool = True) -> Reading:
    return reading(article.event, article.pk, version=version, full=full)


def words(passage: Passage) -> str:
    return "|".join("".join(token.words for token in run.tokens).strip() for run in passage.runs)


def saying(event: Event, sentence: str, outlet: str) -> Article:
    article = make_article(event=event, outlet=make_outlet(name=outlet), body=f"Head\n“{sentence}” Falk said.\n")
    make_quote(text=text_of(article), words=sentence)
    return article


def with_blocks(body: str, *blocks: tuple[str, str, dict[str, Any]]) -> Article:
    article = make_article(body=body)
    Block.objects.filter(text=article.current_text).delete()
    at = 0
    for kind, part, fields in blocks:
        Block.objects.create(text=text_of(article), kind=kind, start=at, end=at + len(part), **fields)
        at += len(part)
    return article


def test_paragraphs_are_numbered_and_the_headline_is_not_repeated() -> None:
    found = read(make_article())
    assert [(passage.number, words(passage)) for passage in found.passages] == [
        (1, "“The tide waits for nobody,” Ida Falk said on Monday."),
        (2, "Boats left at noon."),
    ]
    assert "".join(token.words for token in found.headline).strip() == "Minister opens harbour"


def test_blocks_become_passages_of_their_kind() -> None:
    parts = ["HARBOUR — ", "It opened.\n", "Why now\n", "We won.\n", "— Ida Falk (@falk)\n", "Photo: Gull\n"]
    post = {"post": 1, "author": "Ida Falk", "handle": "falk"}
    article = with_blocks(
        "".join(parts),
        ("dateline", parts[0], {}), ("paragraph", parts[1], {}), ("subhead", parts[2], {}),
        ("post", parts[3], post), ("credit", parts[4], post), ("furniture", parts[5], {}),
    )  # fmt: skip
    passages = read(article).passages
    assert [(p.number, p.kind, words(p)) for p in passages] == [
        (1, "paragraph", "HARBOUR —|It opened."),
        (0, "subhead", "Why now"),
        (2, "post", "We won.|— Ida Falk (@falk)"),
        (0, "furniture", "Photo: Gull"),
    ]
    assert (passages[2].author, passages[2].handle) == ("Ida Falk", "falk")


def test_only_the_passages_with_findings_for_the_public() -> None:
    article = make_article()
    make_quote(text=text_of(article))
    [passage] = read(article, full=False).passages
    assert words(passage) == "The tide waits for nobody," and passage.number == 1
    assert passage.runs[0].gap


def test_a_number_stays_where_passages_are_left_out() -> None:
    article = make_article()
    make_quote(text=text_of(article), words="Boats left", kind="indirect")
    assert [passage.number for passage in read(article, full=False).passages] == [2]


def test_the_legend_counts_by_kind() -> None:
    article = make_article()
    text = text_of(article)
    make_quote(text=text)
    make_quote(text=text, words="Boats left", kind="indirect", mention_start=0, mention_end=8)
    make_quote(text=text, words="noon", kind="term")
    make_report(claim=make_claim(event=article.event), text=text, words="Boats left at noon")
    legend = read(article).legend
    assert (legend.quotes, legend.indirect, legend.evidence, legend.mentions, legend.terms) == (1, 1, 1, 1, 1)


def test_rejected_findings_are_nowhere() -> None:
    article = make_article()
    make_quote(text=text_of(article), status="rejected")
    make_report(claim=make_claim(event=article.event), text=text_of(article), words="Boats", status="rejected")
    found = read(article)
    assert found.findings == found.legend.quotes == found.legend.evidence == 0
    assert found.claims.unchecked == ()  # nobody else reports it


def test_others_that_word_it_alike_and_differently() -> None:
    event = make_event()
    articles = [saying(event, "The tide waits for nobody", name) for name in ("Gull", "Tern")]
    articles.append(saying(event, "The sea waits for nobody", "Auk"))
    make_utterance(event=event, quotes=[text_of(article).quotes.get() for article in articles])
    Rendering.objects.filter(quote__text=articles[2].current_text).update(step=6, operations=[["replaced", 4, 8, 4, 7]])
    [note] = read(articles[0]).passages[0].notes
    assert (note.others, note.alike, note.differing) == (2, 1, 1)
    [variant] = note.variants
    assert (variant.label, [part.base for part in variant.parts if part.kind == "swap"]) == ("Auk", ["tide"])
    assert {(partner.label, partner.shared) for partner in read(articles[0]).partners} == {("Auk", 1), ("Tern", 1)}


def test_the_source_text_as_spoken() -> None:
    event = make_event()
    source = make_text(event=event, body="The tide waits for nobody at all.")
    article = saying(event, "The tide waits for nobody", "Gull")
    quotes = [text_of(article).quotes.get()]
    make_utterance(event=event, quotes=quotes, steps=[3], source=source, start=0, end=len(source.body))
    [note] = read(article).passages[0].notes
    assert note.source and not note.as_spoken and note.others == 0
    assert [(part.kind, part.here) for part in note.source if part.kind == "in"] == [("in", "at all.")]


def test_a_quote_split_at_another_place_is_not_another_wording() -> None:
    event = make_event()
    one, other = saying(event, "We want, as said, to win", "Gull"), saying(event, "We want, as said, to win", "Tern")
    utterance = make_utterance(event=event, quotes=[text_of(other).quotes.get()])
    quote = text_of(one).quotes.get()
    for words in ("We want, as", "said, to win"):
        start = text_of(one).body.index(words)
        Rendering.objects.create(
            utterance=utterance, quote=quote, start=start, end=start + len(words), step=3, operations=[words]
        )
    [note] = read(one).passages[0].notes
    assert (note.others, note.differing) == (1, 0)


def test_earlier_texts_of_others_do_not_count() -> None:
    event = make_event()
    one, other = saying(event, "The tide waits for nobody", "Gull"), saying(event, "The tide waits for nobody", "Tern")
    make_utterance(event=event, quotes=[text_of(article).quotes.get() for article in (one, other)])
    other.current_text = make_text(event=event, article=other, body="New words.\nAll of them.\n", number=2)
    other.save()
    assert read(one).passages[0].notes == ()


def test_claims_checked_absent_stand_apart_from_those_not_found() -> None:
    event, person = make_event(), make_user()
    here, there = make_article(event=event), make_article(event=event)
    absent, unchecked = make_claim(event=event), make_claim(event=event)
    for claim in (absent, unchecked):
        make_report(claim=claim, text=text_of(there), words="Boats left")
    make_report(claim=absent, text=text_of(here), stance="absent", status="confirmed", decided_by=person)
    claims = read(here).claims
    assert [one.claim for one in claims.absent] == [absent]
    assert [one.claim for one in claims.unchecked] == [unchecked] and claims.unchecked_count == 1
    assert claims.absent[0].spread.reporting == 1 and claims.absent[0].spread.absent == 1


def test_a_claim_made_here_stands_beside_its_paragraph() -> None:
    article = make_article()
    make_report(claim=make_claim(event=article.event), text=text_of(article), words="Boats left")
    first, second = read(article).passages
    assert not first.claims and [one.spread.reporting for one in second.claims] == [1]
    assert Evidence.objects.count() == 1


def test_versions() -> None:
    article = make_article()
    make_quote(text=text_of(article))
    article.current_text = make_text(event=article.event, article=article, body="New head\nNew words.\n", number=2)
    article.save()
    assert read(article).is_current and read(article).legend.quotes == 0
    old = read(article, version=1)
    assert not old.is_current and old.legend.quotes == 1 and len(old.versions) == 2
    with pytest.raises(Text.DoesNotExist):
        read(article, version=3)


def test_the_current_text_is_no_other_article_to_an_earlier_one() -> None:
    event = make_event()
    article = saying(event, "The tide waits for nobody", "Gull")
    old = text_of(article).quotes.get()
    body = "Head\n“The tide waits for nobody” Falk said again.\n"
    article.current_text = make_text(event=event, article=article, body=body, number=2)
    article.save()
    new = make_quote(text=article.current_text, words="The tide waits for nobody")
    make_utterance(event=event, quotes=[old, new])
    assert read(article, version=1).passages[0].notes == ()


def test_a_merged_speaker_is_named_by_the_one_that_stays() -> None:
    article = make_article()
    stays = make_speaker(event=article.event, name="Ida Falk")
    make_quote(text=text_of(article), speaker=make_speaker(event=article.event, name="Falk", merged_into=stays))
    [why] = read(article).passages[0].whys
    assert why.speaker == stays


def test_the_strip_says_where_claims_of_each_topic_stand() -> None:
    event = make_event()
    article = make_article(event=event, body="Head\nBoats left the harbour. Rain fell all day on the quay.\n")
    claim = make_claim(event=event, topic=Topic.objects.create(event=event, name="boats"))
    make_report(claim=claim, text=text_of(article), words="Boats left the harbour", status="confirmed")
    make_report(claim=make_claim(event=event), text=text_of(article), words="Rain fell all day")
    strip = read(article).strip
    assert [(row.name, row.claims, row.start) for row in strip.rows] == [("boats", 1, 8), ("no topic", 1, 48)]
    assert (strip.claims, strip.checked, strip.covered) == (2, 1, 65)
    assert [(stretch.start, stretch.band) for stretch in strip.stretches] == [(8.3, 0), (48.3, 11)]


@pytest.mark.parametrize("size", [1, 8])
def test_the_number_of_selects_does_not_grow(size: int, django_assert_num_queries: Callable[..., Any]) -> None:
    event = make_event()
    make_text(event=event, body="A speech.")
    body = "Head\n" + "".join(f"“We want {n} allies” they said.\n" for n in range(size))
    articles = [make_article(event=event, body=body, outlet=make_outlet()) for _ in range(size + 1)]
    for n in range(size):
        speaker = make_speaker(event=event, name=str(n))
        quotes = [make_quote(text=text_of(a), words=f"We want {n} allies", speaker=speaker) for a in articles]
        make_utterance(event=event, quotes=quotes)
        claim = make_claim(event=event)
        for article in articles:
            make_report(claim=claim, text=text_of(article), words=f"We want {n} allies")
    with django_assert_num_queries(17):
        found = read(articles[0])
    assert found.legend.quotes == found.legend.evidence == size


def test_a_speaker_named_once_for_two_quotes_is_marked_once() -> None:
    article = make_article(body="Head\nFalk warned that the tide waits and said that boats left.\n")
    for words_, kind in (("the tide waits", "indirect"), ("boats left", "indirect")):
        make_quote(text=text_of(article), words=words_, kind=kind, mention_start=5, mention_end=9)
    found = read(article)
    marks = [
        token.mark.kind for passage in found.passages for run in passage.runs for token in run.tokens if token.mark
    ]
    assert (marks.count("s"), found.legend.mentions) == (1, 1)


def test_wordings_are_folded_where_they_would_tear_the_text_apart() -> None:
    event = make_event()
    sentence = "The tide waits for nobody in this harbour"
    long = "and the boats that left at noon are not coming back before the winter is over, " * 8
    short, roomy = (
        make_article(event=event, body=f"Head\n“{sentence}” Falk said{rest}.\n") for rest in ("", f", {long}")
    )
    other = make_article(
        event=event, body="Head\n“The tide waits for somebody in some harbour of this coast” she said.\n"
    )
    quotes = [make_quote(text=text_of(one), words=sentence) for one in (short, roomy)]
    quotes.append(make_quote(text=text_of(other), words="The tide waits for somebody in some harbour of this coast"))
    make_utterance(event=event, quotes=quotes, steps=[1, 1, 6])
    assert [read(one).passages[0].roomy for one in (short, roomy)] == [False, True]


def test_notes_are_folded_where_they_do_not_fit_beside_their_passage() -> None:
    event = make_event()
    one, other = (make_article(event=event, body="Head\n“The tide waits for nobody,” Falk said.\n") for _ in range(2))
    make_utterance(event=event, quotes=[make_quote(text=text_of(article)) for article in (one, other)])
    passage = read(one).passages[0]
    assert (passage.fits, passage.carried, passage.reworded) == (False, (1,), False)
    body = "Head\n“The tide waits for nobody,” Falk said" + " again" * 60 + ".\n"
    long = make_article(event=event, body=body)
    event.utterances.get().renderings.create(quote=make_quote(text=text_of(long)), start=6, end=32, step=1)
    assert (read(long).passages[0].fits, read(long).passages[0].carried) == (True, (2,))
