"""Each invariant of the tables, broken on purpose by bulk writing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from articles.models import (
    Article,
    Block,
    ClaimReport,
    Event,
    Evidence,
    Quote,
    QuotePiece,
    Rendering,
    Topic,
    Utterance,
)
from tests.factories import (
    make_claim,
    make_quote,
    make_report,
    make_speaker,
    make_text,
    make_user,
)
from tests.invariants.world import World, check_now

pytestmark = pytest.mark.django_db


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
