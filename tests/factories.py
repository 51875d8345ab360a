"""Rows for tests: plain keyword-only functions with visible defaults. Texts and names are invented."""

from __future__ import annotations

import hashlib
import itertools
from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from articles.analysis.words import wording_key
from articles.models import (
    Article,
    Block,
    Claim,
    ClaimReport,
    Event,
    Evidence,
    Outlet,
    Quote,
    QuotePiece,
    Rendering,
    Speaker,
    Text,
    Topic,
    Utterance,
)

BODY = "Minister opens harbour\n“The tide waits for nobody,” Ida Falk said on Monday.\nBoats left at noon.\n"
numbers = itertools.count(1)


def make_user(*, name: str = "", staff: bool = True, superuser: bool = True) -> User:
    return User.objects.create_user(
        name or f"person{next(numbers)}", password="a long enough password", is_staff=staff, is_superuser=superuser
    )


def make_event(*, name: str = "", slug: str = "", **fields: Any) -> Event:
    n = next(numbers)
    return Event.objects.create(name=name or f"Harbour speech {n}", slug=slug or f"harbour-{n}", **fields)


def make_outlet(*, name: str = "", **fields: Any) -> Outlet:
    return Outlet.objects.create(name=name or f"Outlet {next(numbers)}", **fields)


def make_text(
    *, event: Event, article: Article | None = None, body: str = BODY, blocks: bool = True, **fields: Any
) -> Text:
    """A text whose first line is its headline and whose other lines are paragraphs."""
    text = Text.objects.create(
        event=event,
        article=article,
        body=body,
        sha256=hashlib.sha256(body.encode()).hexdigest(),
        words=len(body.split()),
        headline=fields.pop("headline", body.split("\n")[0][:500]),
        **fields,
    )
    if blocks:
        lines = body.splitlines(keepends=True)
        ends = list(itertools.accumulate(map(len, lines)))
        Block.objects.bulk_create(
            Block(text=text, kind="headline" if i == 0 else "paragraph", start=end - len(line), end=end)
            for i, (line, end) in enumerate(zip(lines, ends, strict=True))
        )
    return text


def make_article(
    *, event: Event | None = None, outlet: Outlet | None = None, body: str = BODY, key: str = "", **fields: Any
) -> Article:
    """An article with its current text. ``outlet=None`` is an unknown outlet, a normal case."""
    n = next(numbers)
    fields.setdefault("published_on", date(2026, 3, 2))
    article = Article.objects.create(event=event or make_event(), outlet=outlet, key=key or f"article-{n}", **fields)
    article.current_text = make_text(event=article.event, article=article, body=body, file_name=f"{n}.txt")
    article.save(update_fields=["current_text"])
    return article


def text_of(article: Article) -> Text:
    """The version of an article that is read now, which one made here has."""
    assert article.current_text
    return article.current_text


def make_speaker(*, event: Event, name: str = "Ida Falk", **fields: Any) -> Speaker:
    return Speaker.objects.create(event=event, name=name, **fields)


def make_quote(*, text: Text, words: str = "The tide waits for nobody,", kind: str = "direct", **fields: Any) -> Quote:
    """A quote of words that stand in the text; marked pieces are made for direct ones. Machine's unless told."""
    start = text.body.index(words)
    made = {"origin": "machine", "status": "suggested", "method": "1", "score": 0.9, "rule": "test"} | fields
    if made["status"] != "suggested":
        made.setdefault("decided_at", timezone.now())
    quote = Quote.objects.create(
        text=text, kind=kind, start=start, end=start + len(words), words=len(words.split()), **made
    )
    if kind == "direct":
        QuotePiece.objects.create(quote=quote, start=quote.start, end=quote.end)
    return quote


def make_utterance(*, event: Event, quotes: list[Quote], steps: list[int] | None = None, **fields: Any) -> Utterance:
    """An utterance that the whole of each quote renders."""
    utterance = Utterance.objects.create(event=event, **fields)
    for quote, step in zip(quotes, steps or [1] * len(quotes), strict=True):
        Rendering.objects.create(
            utterance=utterance,
            quote=quote,
            start=quote.start,
            end=quote.end,
            step=step,
            wording_key=wording_key(quote.text.body[quote.start : quote.end]),
            origin="machine",
            method="1",
        )
    return utterance


def make_topic(*, event: Event, name: str = "Harbour", **fields: Any) -> Topic:
    return Topic.objects.create(event=event, name=name, **fields)


def make_claim(*, event: Event, statement: str = "", **fields: Any) -> Claim:
    return Claim.objects.create(event=event, statement=statement or f"The harbour opens {next(numbers)}.", **fields)


def make_report(*, claim: Claim, text: Text, stance: str = "whole", words: str = "", **fields: Any) -> ClaimReport:
    """A report, with a passage as evidence where words are given."""
    if fields.get("status", "suggested") != "suggested":
        fields.setdefault("decided_at", timezone.now())
    report = ClaimReport.objects.create(claim=claim, text=text, stance=stance, **fields)
    if words:
        start = text.body.index(words)
        Evidence.objects.create(report=report, start=start, end=start + len(words))
    return report
