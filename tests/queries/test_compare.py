import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from articles.models import Article, CopyGroup, CopyMember, Event, Rendering, Utterance
from articles.queries.choosing import candidates, good_pairs, shared_counts
from articles.queries.columns import chosen_articles
from articles.queries.compare import Comparison, comparison
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

LONG = "We want neighbours who can mend their nets so no strangers will feel inclined to doubt our common harbour,"
OTHER = "We want neighbours who can mend their nets so that no stranger will ever be tempted to test our harbour."


def article_saying(event: Event, *sentences: str, outlet: str = "") -> Article:
    body = "A headline\n" + "".join(f"“{words}” Ida Falk said.\n" for words in sentences)
    return make_article(event=event, body=body, outlet=make_outlet(name=outlet) if outlet else None)


def pair(event: Event, left: str = LONG, right: str = OTHER) -> tuple[Article, Article, Utterance]:
    articles = article_saying(event, left), article_saying(event, right)
    quotes = [make_quote(text=text_of(a), words=w) for a, w in zip(articles, (left, right), strict=True)]
    return *articles, make_utterance(event=event, quotes=quotes)


def compared(event: Event, *articles: Article, base: str = "source") -> Comparison:
    return comparison(event, chosen_articles(event, [article.pk for article in articles]), base=base)


def printed(parts: Any) -> list[tuple[str, str, str]]:
    return [(part.kind, part.base, part.here) for part in parts if part.kind != "same"]


def test_other_words_for_what_was_found_are_a_paraphrase() -> None:
    event = make_event()
    left, right, _ = pair(event, "We read it daily.", "Each single morning the treaty is studied.")
    [row] = compared(event, left, right, base=str(left.pk)).rows
    assert [(shown.step, shown.sentence) for cell in row.cells for shown in cell.shown] == [
        (1, "identical"),
        (8, "a paraphrase"),
    ]


def test_two_wordings_face_each_other_with_their_differing_words() -> None:
    event = make_event()
    left, right, _ = pair(event)
    [row] = compared(event, left, right).rows
    assert (row.base, row.present, row.differing) == (LONG, 2, 1)
    base, theirs = row.cells[0].shown[0], row.cells[1].shown[0]
    assert base.is_base and theirs.step == 6
    assert ("swap", "strangers", "stranger") in printed(theirs.parts)


def test_the_real_articles_on_allies_who_can_defend_themselves(shared: Path) -> None:
    gold = json.loads((shared / "gold" / "munich-2026.json").read_text("utf-8"))
    event = make_event()
    articles = {
        document["file"]: make_article(event=event, body=(shared / "seeds" / document["file"]).read_bytes().decode())
        for document in gold["documents"]
    }
    said = [gold["quotes"][number] for number in gold["utterances"][0]["quotes"]]
    quotes = []
    for one in said:
        text = text_of(articles[one["file"]])
        quotes.append(make_quote(text=text, words=text.body[one["start"] : one["end"]]))
    make_utterance(event=event, quotes=quotes)
    [row] = compared(event, *articles.values()).rows
    assert [cell.shown[0].step for cell in row.cells] == [1, 6] or [cell.shown[0].step for cell in row.cells] == [6, 1]
    marked = [part for cell in row.cells for part in printed(cell.shown[0].parts)]
    assert {"adversaries", "adversary"} in [{old, new} for _, old, new in marked]


def test_the_source_text_is_the_base_where_there_is_one() -> None:
    event = make_event()
    source = make_text(event=event, body="Welcome.\nWe want strong allies who defend themselves.")
    left, right, utterance = pair(event, "We want strong allies", "We want allies who defend themselves")
    start = source.body.index("We want")
    Utterance.objects.filter(pk=utterance.pk).update(source=source, start=start, end=len(source.body))
    [row] = compared(event, left, right).rows
    assert (row.base, row.base_label) == ("We want strong allies who defend themselves.", "Source text")
    assert [cell.shown[0].step for cell in row.cells] == [3, 5]


def test_any_article_can_be_the_base() -> None:
    event = make_event()
    left, right, _ = pair(event)
    [row] = compared(event, left, right, base=str(right.pk)).rows
    assert row.base == OTHER
    assert row.cells[1].shown[0].is_base and row.cells[0].shown[0].step == 6


def test_a_base_without_a_match_says_so_and_falls_back() -> None:
    event = make_event()
    left, right, _ = pair(event)
    third = article_saying(event, "Nothing of the kind", outlet="Third")
    [row] = compared(event, left, right, third, base=str(third.pk)).rows
    assert row.base_note == "No match found in Third."
    assert row.cells[2].shown == ()


def test_the_same_wording_everywhere_is_folded() -> None:
    event = make_event()
    left, right, _ = pair(event, "We revitalise it.", "We revitalize it.")
    found = compared(event, left, right)
    assert (len(found.rows), len(found.same)) == (0, 1)


def test_rows_follow_the_first_article() -> None:
    event = make_event()
    left = article_saying(event, "First comes this", "Then comes that")
    right = article_saying(event, "Then comes that thing", "First comes this thing")
    for one, other in (("First comes this", "First comes this thing"), ("Then comes that", "Then comes that thing")):
        make_utterance(
            event=event,
            quotes=[make_quote(text=text_of(left), words=one), make_quote(text=text_of(right), words=other)],
        )
    assert [row.base.split()[0] for row in compared(event, left, right).rows] == ["First", "Then"]
    assert [row.base.split()[0] for row in compared(event, right, left).rows] == ["Then", "First"]


def test_what_is_rejected_is_nowhere() -> None:
    event = make_event()
    left, right, _ = pair(event)
    Rendering.objects.filter(quote__text=right.current_text).update(status="rejected", decided_at="2026-01-01T00:00Z")
    found = compared(event, left, right)
    assert not found.rows and [rest.count for rest in found.rest] == [1, 1]


def test_renderings_of_a_rejected_quote_are_no_base() -> None:
    event = make_event()
    left, right, utterance = pair(event)
    third = article_saying(event, LONG + " they said", outlet="Third")
    quote = make_quote(text=text_of(third), words=LONG + " they said", status="rejected")
    utterance.renderings.create(quote=quote, start=quote.start, end=quote.end)
    [row] = compared(event, left, right).rows
    assert row.base == LONG


def test_the_articles_own_words_come_before_those_of_a_post() -> None:
    event = make_event()
    left, right, utterance = pair(event)
    body = f"Head\n{LONG}\n{OTHER}\n"
    third = make_article(event=event, body=body)
    post, own = (
        make_quote(text=text_of(third), words=LONG, channel="post"),
        make_quote(text=text_of(third), words=OTHER),
    )
    for quote in (post, own):
        utterance.renderings.create(quote=quote, start=quote.start, end=quote.end)
    [row] = compared(event, left, right, third).rows
    assert [shown.given.quote for shown in row.cells[2].shown] == [own, post]


def test_merged_utterances_are_one_row() -> None:
    event = make_event()
    left, right, first = pair(event)
    other = make_utterance(event=event, quotes=[])
    Rendering.objects.filter(quote__text=right.current_text).update(utterance=other)
    assert not compared(event, left, right).rows
    Utterance.objects.filter(pk=other.pk).update(merged_into=first)
    assert [row.pk for row in compared(event, left, right).rows] == [first.pk]


def test_a_quote_split_in_two_is_one_rendering() -> None:
    event = make_event()
    body = "Head\n“We want allies,” she said, “who defend themselves.”\n"
    left = make_article(event=event, body=body)
    quote = make_quote(text=text_of(left), words="We want allies,” she said, “who defend themselves.")
    right = article_saying(event, "We want allies who defend themselves.")
    utterance = make_utterance(
        event=event, quotes=[make_quote(text=text_of(right), words="We want allies who defend themselves.")]
    )
    for words in ("We want allies,", "who defend themselves."):
        start = body.index(words)
        Rendering.objects.create(utterance=utterance, quote=quote, start=start, end=start + len(words))
    found = compared(event, left, right)
    assert [row.base for row in found.same] == ["We want allies who defend themselves."]


def test_the_rest_of_a_longer_quote_is_not_lost() -> None:
    event = make_event()
    left, right = (
        article_saying(event, "We want allies. They will come home soon."),
        article_saying(event, "We want allies."),
    )
    quotes = [
        make_quote(text=text_of(left), words="We want allies. They will come home soon."),
        make_quote(text=text_of(right), words="We want allies."),
    ]
    utterance = make_utterance(event=event, quotes=quotes)
    Rendering.objects.filter(quote=quotes[0]).update(end=quotes[0].start + len("We want allies."))
    rest = compared(event, left, right).rest[0]
    assert utterance.pk and [words for _, said in rest.by_speaker for _, words in said] == ["They will come home soon."]


def test_claims_say_quoted_reported_absent_and_unchecked() -> None:
    event, person = make_event(), make_user()
    articles = [article_saying(event, "The tide waits for nobody,", outlet=f"Outlet {n}") for n in "ABCD"]
    claim = make_claim(event=event)
    make_quote(text=text_of(articles[0]))
    make_report(claim=claim, text=text_of(articles[0]), words="The tide waits")
    make_report(claim=claim, text=text_of(articles[1]), words="Ida Falk")
    make_report(claim=claim, text=text_of(articles[2]), stance="absent", status="confirmed", decided_by=person)
    [row] = compared(event, *articles).claims
    assert [cell.kind for cell in row.cells] == ["quoted", "reported", "absent", "unchecked"]
    assert (row.present, row.disputing, row.of) == (2, 0, 4)


def test_a_claim_of_one_article_is_folded_unless_somebody_checked_the_other() -> None:
    event, person = make_event(), make_user()
    left, right = article_saying(event, "This much is said."), article_saying(event, "That much is said.")
    claim = make_claim(event=event)
    make_report(claim=claim, text=text_of(left), words="This much")
    found = compared(event, left, right)
    assert not found.claims and found.claims_in_one == 1
    make_report(claim=claim, text=text_of(right), stance="absent", status="confirmed", decided_by=person)
    found = compared(event, left, right)
    assert len(found.claims) == 1 and found.claims_in_one == 0


def test_shares_leave_out_posts_and_what_lies_inside_another_quote() -> None:
    event = make_event()
    article = make_article(event=event, body="Head\none two three four five six seven eight nine ten\n")
    falk = make_speaker(event=event)
    make_quote(text=text_of(article), words="one two three four five six", speaker=falk, kind="indirect")
    make_quote(text=text_of(article), words="two three", speaker=falk)
    make_quote(text=text_of(article), words="nine ten", speaker=falk, channel="post")
    other = make_article(event=event)
    [share] = compared(event, article, other).columns[0].shares
    assert share.percent == round(100 * 6 / 11)


def test_unknown_outlets_are_told_apart() -> None:
    event = make_event()
    found = compared(event, make_article(event=event), make_article(event=event, body="Another headline\nWords.\n"))
    assert [column.label for column in found.columns] == [
        "Unknown outlet · Minister opens harbour",
        "Unknown outlet · Another headline",
    ]


def test_alike_departures_are_named() -> None:
    event = make_event()
    make_text(event=event, body="We keep our word today.")
    articles = [article_saying(event, "We keep their word today.", outlet=name) for name in ("One", "Two")]
    quotes = [make_quote(text=text_of(article), words="We keep their word today.") for article in articles]
    source = event.texts.get(article=None)
    make_utterance(event=event, quotes=quotes, source=source, start=0, end=len(source.body))
    [row] = compared(event, *articles).rows
    assert row.alike == (("One", "Two"),)


def test_a_step_that_the_words_alone_do_not_tell_is_shown() -> None:
    event = make_event()
    make_text(event=event, body="It is the text.")
    articles = [article_saying(event, words, outlet=words) for words in ("They mean the wording.", "It is the text.")]
    quotes = [make_quote(text=text_of(articles[0]), words="They mean the wording."),
              make_quote(text=text_of(articles[1]), words="It is the text.")]  # fmt: skip
    source = event.texts.get(article=None)
    utterance = make_utterance(event=event, quotes=quotes, source=source, start=0, end=len(source.body))
    utterance.renderings.filter(quote=quotes[0]).update(step=8)
    [row] = compared(event, *articles).rows
    assert [cell.shown[0].step for cell in row.cells] == [8, 1]


def test_good_pairs_word_things_differently() -> None:
    event = make_event()
    same = [article_saying(event, "We want allies", outlet=name) for name in ("Copy", "Original")]
    other = article_saying(event, "We need allies", outlet="Other")
    quotes = [make_quote(text=text_of(a), words="We want allies") for a in same]
    utterance = make_utterance(event=event, quotes=[*quotes, make_quote(text=text_of(other), words="We need allies")])
    utterance.renderings.filter(quote__text=other.current_text).update(step=6, operations=[["replaced", 3, 7, 3, 7]])
    offered = candidates(event, total=3)
    assert [candidate.shared for candidate in offered] == [1, 1, 1]
    best = good_pairs(event, offered)[0]
    assert best.differing == 1 and "Other" in (best.left.label, best.right.label)


def test_candidates_count_what_they_share_with_the_chosen() -> None:
    event = make_event()
    left, right, _ = pair(event)
    stranger = article_saying(event, "Nothing of the kind")
    offered = candidates(event, chosen=[left], total=3)
    assert {candidate.article.pk: candidate.shared for candidate in offered} == {right.pk: 1, stranger.pk: 0}
    assert left.current_text_id not in shared_counts(event, [left.current_text_id or 0])


@pytest.mark.parametrize("size", [1, 8])
def test_the_number_of_selects_does_not_grow(size: int, django_assert_num_queries: Callable[..., Any]) -> None:
    event = make_event()
    make_text(event=event, body="A speech.")
    sentences = [f"We want {n} allies who defend themselves" for n in range(size)]
    left, right = article_saying(event, *sentences), article_saying(event, *sentences)
    for words in sentences:
        speaker = make_speaker(event=event, name=words)
        quotes = [make_quote(text=text_of(a), words=words, speaker=speaker) for a in (left, right)]
        make_utterance(event=event, quotes=quotes)
        claim = make_claim(event=event)
        for article in (left, right):
            make_report(claim=claim, text=text_of(article), words=words)
    with django_assert_num_queries(14):
        found = compared(event, left, right)
    assert found.shared == len(found.claims) == size


def test_copies_among_the_articles_are_named() -> None:
    event = make_event()
    articles = [make_article(event=event, outlet=make_outlet(name=name)) for name in ("One", "Two", "Three")]
    group = CopyGroup.objects.create(event=event)
    for article, relation in zip(articles[:2], ("base", "cut"), strict=True):
        CopyMember.objects.create(group=group, text_id=article.current_text_id or 0, relation=relation)
    assert comparison(event, chosen_articles(event, [article.pk for article in articles])).copies == (("One", "Two"),)
    assert comparison(event, chosen_articles(event, [article.pk for article in articles[1:]])).copies == ()
