"""Two events with one of everything, and what the database says when a transaction ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from articles.models import (
    Article,
    Claim,
    ClaimReport,
    Event,
    Quote,
    QuotePiece,
    Rendering,
    Speaker,
    Text,
    Topic,
    Utterance,
)
from tests.factories import (
    make_article,
    make_claim,
    make_event,
    make_quote,
    make_report,
    make_speaker,
    make_topic,
    make_utterance,
)


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


def make_world() -> World:
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


def breaks(sql: str, values: list[Any]) -> None:
    """Run it, and say that the database refuses."""
    with pytest.raises(DatabaseError), transaction.atomic():
        run(sql, *values)
        check_now()


def run(sql: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
