"""Each invariant of the tables, broken on purpose: by raw SQL and by bulk writing, past all Python of ours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from articles.models import (
    Article,
    Block,
    Claim,
    ClaimReport,
    CopyGroup,
    CopyMember,
    Event,
    Evidence,
    Quote,
    QuotePiece,
    Rendering,
    Speaker,
    Text,
    Topic,
    Utterance,
    Wording,
)
from tests.factories import (
    make_article,
    make_claim,
    make_event,
    make_quote,
    make_report,
    make_speaker,
    make_text,
    make_topic,
    make_user,
    make_utterance,
)

pytestmark = pytest.mark.django_db


@dataclass
class World:
    """Two events, with one of everything in the first."""

    event: Event
    other: Event
    article: Article
    text: Text
    quote: Quote
    piece: QuotePiece
    claim: Claim
    report: ClaimReport
    utterance: Utterance
    rendering: Rendering
    stranger: Speaker
    foreign_text: Text
    foreign_topic: Topic
    foreign_claim: Claim


@pytest.fixture
def world() -> World:
    event, other = make_event(), make_event()
    article = make_article(event=event)
    text = article.current_text
    assert text
    quote = make_quote(text=text)
    claim = make_claim(event=event)
    utterance = make_utterance(event=event, quotes=[quote])
    foreign = make_article(event=other).current_text
    assert foreign
    return World(
        event=event,
        other=other,
        article=article,
        text=text,
        quote=quote,
        piece=quote.pieces.get(),
        claim=claim,
        report=make_report(claim=claim, text=text, words="Boats left at noon."),
        utterance=utterance,
        rendering=utterance.renderings.get(),
        stranger=make_speaker(event=other),
        foreign_text=foreign,
        foreign_topic=make_topic(event=other),
        foreign_claim=make_claim(event=other),
    )


def check_now() -> None:
    """Do now what the end of the transaction would do."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


def run(sql: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def test_the_world_itself_is_whole(world: World) -> None:
    check_now()


WORDING = "INSERT INTO articles_wording (event_id, keys, strong, speaker_id, printed, speakers, features, leader_id) "
PLACE = 'INSERT INTO articles_wordingplace (wording_id, text_id, quote_id, start, "end") VALUES (%s, %s, %s, %s, %s)'
LOCATION = (
    'INSERT INTO articles_location (quote_id, source_id, start, "end", quote_start, quote_end, exact)'
    " VALUES (%s, %s, 0, %s, 0, %s, true)"
)
DECISION = (
    'INSERT INTO articles_linkdecision (event_id, text_id, start, "end", other_text_id, other_start, other_end, same,'
    " decided_at) VALUES (%s, %s, 0, %s, %s, 0, %s, true, now())"
)
MEMBER = (
    "INSERT INTO articles_copymember (group_id, text_id, relation, shared, origin, status, rule, reason, method)"
    " VALUES (%s, %s, %s, %s, 'person', 'suggested', '', '', '')"
)


def wording(event: Event) -> Wording:
    return Wording.objects.create(event=event, keys="tide wait", strong=True)


def source(event: Event) -> Text:
    return make_text(event=event, body="The tide waits.")


def group(event: Event) -> CopyGroup:
    return CopyGroup.objects.create(event=event)


def member(w: World) -> CopyMember:
    return CopyMember.objects.create(group=group(w.event), text=w.text, relation="base")


BROKEN_BY_SQL: dict[str, Callable[[World], tuple[str, list[Any]]]] = {
    "a wording without words": lambda w: (WORDING + "VALUES (%s, '', true, NULL, '', '{}', '{}', NULL)", [w.event.pk]),
    "a wording's speaker is of another event": lambda w: (
        WORDING + "VALUES (%s, 'x', true, %s, '', '{}', '{}', NULL)",
        [w.event.pk, w.stranger.pk],
    ),
    "a wording follows one of another event": lambda w: (
        WORDING + "VALUES (%s, 'x', true, NULL, '', '{}', '{}', %s)",
        [w.event.pk, wording(w.other).pk],
    ),
    "a wording follows itself": lambda w: (
        "UPDATE articles_wording SET leader_id = id WHERE id = %s",
        [wording(w.event).pk],
    ),
    "a wording twice": lambda w: (
        WORDING + "VALUES (%s, 'tide wait', true, NULL, '', '{}', '{}', NULL)",
        [wording(w.event).event_id],
    ),
    "a wording's utterance is of another event": lambda w: (
        "UPDATE articles_wording SET utterance_id = %s WHERE id = %s",
        [w.utterance.pk, wording(w.other).pk],
    ),
    "a wording moves to another event": lambda w: (
        "UPDATE articles_wording SET event_id = %s WHERE id = %s",
        [w.other.pk, wording(w.event).pk],
    ),
    "a wording stands in a text of another event": lambda w: (
        PLACE,
        [wording(w.event).pk, w.foreign_text.pk, None, 0, 3],
    ),
    "a wording stands behind the body": lambda w: (PLACE, [wording(w.event).pk, w.text.pk, None, 0, 100000]),
    "a wording's place is empty": lambda w: (PLACE, [wording(w.event).pk, w.text.pk, None, 3, 3]),
    "a wording's place has another text's quote": lambda w: (
        PLACE,
        [wording(w.other).pk, w.foreign_text.pk, w.quote.pk, 0, 3],
    ),
    "a quote is located in an article": lambda w: (LOCATION, [w.quote.pk, w.text.pk, 3, 3]),
    "a quote is located behind the source": lambda w: (LOCATION, [w.quote.pk, source(w.event).pk, 100000, 3]),
    "a quote is located in another event's source": lambda w: (LOCATION, [w.quote.pk, source(w.other).pk, 3, 3]),
    "a location begins behind its quote's text": lambda w: (LOCATION, [w.quote.pk, source(w.event).pk, 3, 100000]),
    "a decision on a passage with itself": lambda w: (DECISION, [w.event.pk, w.text.pk, 5, w.text.pk, 5]),
    "a decision on another event's passage": lambda w: (DECISION, [w.event.pk, w.text.pk, 5, w.foreign_text.pk, 5]),
    "a decision on words behind the body": lambda w: (DECISION, [w.event.pk, w.text.pk, 5, w.text.pk, 100000]),
    "a copy of another event's text": lambda w: (MEMBER, [group(w.event).pk, w.foreign_text.pk, "cut", 1]),
    "a copy of the source text": lambda w: (MEMBER, [group(w.event).pk, source(w.event).pk, "cut", 1]),
    "a copy of unknown kind": lambda w: (MEMBER, [group(w.event).pk, w.text.pk, "stolen", 1]),
    "a copy that shares more than all": lambda w: (MEMBER, [group(w.event).pk, w.text.pk, "cut", 1.5]),
    "a text in two copy groups": lambda w: (MEMBER, [group(w.event).pk, member(w).text_id, "cut", 1]),
    "a copy group moves to another event": lambda w: (
        "UPDATE articles_copygroup SET event_id = %s WHERE id = %s",
        [w.other.pk, group(w.event).pk],
    ),
    "a body changes": lambda w: ("UPDATE articles_text SET body = body || 'x' WHERE id = %s", [w.text.pk]),
    "a body's hash changes": lambda w: ("UPDATE articles_text SET sha256 = 'x' WHERE id = %s", [w.text.pk]),
    "a text moves to another event": lambda w: (
        "UPDATE articles_text SET event_id = %s WHERE id = %s",
        [w.other.pk, w.text.pk],
    ),
    "a text moves to another article": lambda w: (
        "UPDATE articles_text SET article_id = NULL WHERE id = %s",
        [w.text.pk],
    ),
    "a text's hash is not its body's": lambda w: (
        (
            "INSERT INTO articles_text (event_id, number, body, sha256, file_sha256, file_name, encoding, shift,"
            " language, headline, words, created_at, analysed_with, linked_with)"
            " VALUES (%s, 9, 'words', 'no hash', '', '', '', 0, '', '', 1, now(), '', '')"
        ),
        [w.event.pk],
    ),
    "an article moves to another event": lambda w: (
        "UPDATE articles_article SET event_id = %s WHERE id = %s",
        [w.other.pk, w.article.pk],
    ),
    "an article's current text is another's": lambda w: (
        "UPDATE articles_article SET current_text_id = %s WHERE id = %s",
        [w.foreign_text.pk, w.article.pk],
    ),
    "a quote ends behind the body": lambda w: ('UPDATE articles_quote SET "end" = 100000 WHERE id = %s', [w.quote.pk]),
    "a quote is empty": lambda w: ('UPDATE articles_quote SET "end" = start WHERE id = %s', [w.quote.pk]),
    "a quote's cue ends behind the body": lambda w: (
        "UPDATE articles_quote SET cue_start = 1, cue_end = 100000 WHERE id = %s",
        [w.quote.pk],
    ),
    "a quote's cue has no end": lambda w: ("UPDATE articles_quote SET cue_start = 1 WHERE id = %s", [w.quote.pk]),
    "a quote's mention has no start": lambda w: (
        "UPDATE articles_quote SET mention_end = 9 WHERE id = %s",
        [w.quote.pk],
    ),
    "a quote's speaker is of another event": lambda w: (
        "UPDATE articles_quote SET speaker_id = %s WHERE id = %s",
        [w.stranger.pk, w.quote.pk],
    ),
    "a quote's relay is of another event": lambda w: (
        "UPDATE articles_quote SET relay_id = %s WHERE id = %s",
        [w.stranger.pk, w.quote.pk],
    ),
    "a quote moves to another text": lambda w: (
        "UPDATE articles_quote SET text_id = %s WHERE id = %s",
        [w.foreign_text.pk, w.quote.pk],
    ),
    "a quote has no known kind": lambda w: ("UPDATE articles_quote SET kind = 'loud' WHERE id = %s", [w.quote.pk]),
    "a quote shrinks away from its piece": lambda w: (
        'UPDATE articles_quote SET "end" = start + 3 WHERE id = %s',
        [w.quote.pk],
    ),
    "a piece leaves its quote": lambda w: ("UPDATE articles_quotepiece SET start = 0 WHERE id = %s", [w.piece.pk]),
    "two pieces overlap": lambda w: (
        'INSERT INTO articles_quotepiece (quote_id, start, "end") VALUES (%s, %s, %s)',
        [w.quote.pk, w.piece.start + 2, w.piece.start + 4],
    ),
    "a rendering leaves its quote": lambda w: (
        "UPDATE articles_rendering SET start = 0 WHERE id = %s",
        [w.rendering.pk],
    ),
    "a rendering is on no step": lambda w: ("UPDATE articles_rendering SET step = 10 WHERE id = %s", [w.rendering.pk]),
    "an utterance has a span in no source": lambda w: (
        'UPDATE articles_utterance SET start = 0, "end" = 4 WHERE id = %s',
        [w.utterance.pk],
    ),
    "an utterance's source is an article": lambda w: (
        "UPDATE articles_utterance SET source_id = %s WHERE id = %s",
        [w.text.pk, w.utterance.pk],
    ),
    "an utterance is merged into itself": lambda w: (
        "UPDATE articles_utterance SET merged_into_id = id WHERE id = %s",
        [w.utterance.pk],
    ),
    "a claim's topic is of another event": lambda w: (
        "UPDATE articles_claim SET topic_id = %s WHERE id = %s",
        [w.foreign_topic.pk, w.claim.pk],
    ),
    "a claim's speaker is of another event": lambda w: (
        "UPDATE articles_claim SET speaker_id = %s WHERE id = %s",
        [w.stranger.pk, w.claim.pk],
    ),
    "a claim is merged into another event's": lambda w: (
        "UPDATE articles_claim SET merged_into_id = %s WHERE id = %s",
        [w.foreign_claim.pk, w.claim.pk],
    ),
    "a claim says nothing": lambda w: ("UPDATE articles_claim SET statement = '' WHERE id = %s", [w.claim.pk]),
    "a report's text is of another event": lambda w: (
        (
            "INSERT INTO articles_claimreport (claim_id, text_id, stance, origin, status, rule, reason, method)"
            " VALUES (%s, %s, 'whole', 'person', 'suggested', '', '', '')"
        ),
        [w.claim.pk, w.foreign_text.pk],
    ),
    "absence without a person": lambda w: (
        "UPDATE articles_claimreport SET stance = 'absent' WHERE id = %s",
        [w.report.pk],
    ),
    "evidence ends behind the body": lambda w: (
        'UPDATE articles_evidence SET "end" = 100000 WHERE report_id = %s',
        [w.report.pk],
    ),
    "a finding is judged without a date": lambda w: (
        "UPDATE articles_quote SET status = 'confirmed' WHERE id = %s",
        [w.quote.pk],
    ),
    "a machine's finding is corrected without its proposal": lambda w: (
        "UPDATE articles_quote SET status = 'corrected', decided_at = now() WHERE id = %s",
        [w.quote.pk],
    ),
    "a machine's finding has no method": lambda w: (
        "UPDATE articles_quote SET method = '' WHERE id = %s",
        [w.quote.pk],
    ),
    "an unknown status": lambda w: (
        "UPDATE articles_quote SET status = 'maybe', decided_at = now() WHERE id = %s",
        [w.quote.pk],
    ),
    "a block leaves a gap": lambda w: (
        'UPDATE articles_block SET "end" = "end" - 1 WHERE text_id = %s AND start = 0',
        [w.text.pk],
    ),
    "a block is gone": lambda w: ("DELETE FROM articles_block WHERE text_id = %s AND start = 0", [w.text.pk]),
    "a block moves to another text": lambda w: (
        "UPDATE articles_block SET text_id = %s WHERE text_id = %s",
        [w.foreign_text.pk, w.text.pk],
    ),
}


@pytest.mark.parametrize("broken", BROKEN_BY_SQL)
def test_sql_cannot_break_it(world: World, broken: str) -> None:
    sql, values = BROKEN_BY_SQL[broken](world)
    with pytest.raises(DatabaseError), transaction.atomic():
        run(sql, *values)
        check_now()


MACHINE: dict[str, Any] = {"origin": "machine", "method": "1"}
BROKEN_IN_BULK: dict[str, Callable[[World], Any]] = {
    "a quote behind the body": lambda w: Quote.objects.bulk_create(
        [Quote(text=w.text, kind="direct", start=0, end=100_000, **MACHINE)]
    ),
    "a quote of another event's speaker": lambda w: Quote.objects.bulk_create(
        [Quote(text=w.text, kind="direct", start=0, end=9, speaker=w.stranger, **MACHINE)]
    ),
    "a term with a speaker": lambda w: Quote.objects.bulk_create(
        [Quote(text=w.text, kind="term", start=0, end=9, speaker=make_speaker(event=w.event), **MACHINE)]
    ),
    "a piece outside its quote": lambda w: QuotePiece.objects.bulk_create([QuotePiece(quote=w.quote, start=0, end=5)]),
    "a rendering of another event's utterance": lambda w: Rendering.objects.bulk_create(
        [
            Rendering(
                utterance=Utterance.objects.create(event=w.other),
                quote=w.quote,
                start=w.quote.start,
                end=w.quote.end,
                **MACHINE,
            )
        ]
    ),
    "a second report of the same pair": lambda w: ClaimReport.objects.bulk_create(
        [ClaimReport(claim=w.claim, text=w.text, stance="part")]
    ),
    "absence by the machine": lambda w: ClaimReport.objects.bulk_create(
        [ClaimReport(claim=make_claim(event=w.event), text=w.text, stance="absent", **MACHINE)]
    ),
    "absence proposed by the machine and confirmed by a person": lambda w: ClaimReport.objects.bulk_create(
        [
            ClaimReport(
                claim=make_claim(event=w.event),
                text=w.text,
                stance="absent",
                origin="machine",
                method="1",
                status="confirmed",
                decided_by=make_user(),
                decided_at=timezone.now(),
            )
        ]
    ),
    "a topic of unknown origin": lambda w: Topic.objects.bulk_create([Topic(event=w.event, name="T", origin="elf")]),
    "absence confirmed by nobody": lambda w: ClaimReport.objects.bulk_create(
        [
            ClaimReport(
                claim=make_claim(event=w.event),
                text=w.text,
                stance="absent",
                status="confirmed",
                decided_at=timezone.now(),
            )
        ]
    ),
    "evidence of an absence": lambda w: Evidence.objects.bulk_create(
        [
            Evidence(
                report=make_report(
                    claim=make_claim(event=w.event),
                    text=w.text,
                    stance="absent",
                    status="confirmed",
                    decided_by=make_user(),
                ),
                start=0,
                end=5,
            )
        ]
    ),
    "evidence with another text's quote": lambda w: Evidence.objects.bulk_create(
        [Evidence(report=w.report, start=0, end=5, quote=make_quote(text=w.foreign_text))]
    ),
    "a text of another event's article": lambda w: make_text(
        event=w.other, article=w.article, number=7, body="words", blocks=False
    ),
    "an empty body": lambda w: make_text(event=w.event, article=w.article, number=8, body="", blocks=False),
    "a block behind the body": lambda w: Block.objects.bulk_create(
        [Block(text=w.text, kind="paragraph", start=w.text.length, end=w.text.length + 5)]
    ),
    "a block of no known kind": lambda w: Block.objects.bulk_create([Block(text=w.text, kind="noise", start=3, end=5)]),
    "a key twice in an event": lambda w: Article.objects.bulk_create([Article(event=w.event, key=w.article.key)]),
    "an instant without its day": lambda w: Article.objects.bulk_create(
        [Article(event=w.event, key="new", published_at=timezone.now())]
    ),
    "an event that ends before it starts": lambda w: Event.objects.bulk_create(
        [Event(name="x", slug="x", date="2026-03-02", end_date="2026-03-01")]
    ),
}


@pytest.mark.parametrize("broken", BROKEN_IN_BULK)
def test_bulk_writing_cannot_break_it(world: World, broken: str) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        BROKEN_IN_BULK[broken](world)
        check_now()


def test_absence_turns_into_a_report_only_without_leftovers(world: World) -> None:
    """A report with passages cannot become an absence."""
    with pytest.raises(IntegrityError), transaction.atomic():
        ClaimReport.objects.filter(pk=world.report.pk).update(
            stance="absent", status="confirmed", decided_by=make_user(), decided_at=timezone.now()
        )
        check_now()


def test_deleting_an_event_deletes_all_of_it(world: World) -> None:
    world.event.delete()
    check_now()
    assert not Quote.objects.filter(pk=world.quote.pk).exists()


def test_deleting_an_event_deletes_utterances_of_its_source_text(world: World) -> None:
    source = make_text(event=world.event, body="A speech of one sentence.")
    Utterance.objects.create(event=world.event, source=source, start=0, end=8)
    world.event.delete()
    assert not Utterance.objects.filter(source=source.pk).exists()


def test_blocks_can_be_derived_again(world: World) -> None:
    with transaction.atomic():
        Block.objects.filter(text=world.text).delete()
        Block.objects.create(text=world.text, kind="paragraph", start=0, end=world.text.length)
    check_now()
    assert world.text.blocks.count() == 1
