"""How much of each article goes to which topic, where in it the topic starts, and how far claims have spread.

Measured on the passages that show claims. Six SELECTs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Q

from articles.models import Block, Event, Evidence, Stance, Status, Text, Topic
from articles.queries.counting import BY_ARTICLES, Counting
from articles.queries.coverage_columns import WAYS, Column, Covering, coverings_of, groups_of
from articles.queries.histogram import Bar, spread_bars
from articles.queries.paging import Paged, Window
from articles.querysets import CHECKED
from articles.spans import Span

PAGE = 25
BANDS = 12  # topics that have a pattern of their own; the others share the last


@dataclass(frozen=True, slots=True)
class TopicHead:
    pk: int
    name: str
    band: int
    suggested: bool
    claims: int
    share: float  # of all words in passages


@dataclass(frozen=True, slots=True)
class Share:
    percent: int
    start: int  # in per cent of the text: where its first passage stands; -1 if there is none
    headline: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    start: float
    width: float
    band: int


@dataclass(frozen=True, slots=True)
class TopicRow:
    column: Column
    shares: tuple[Share, ...]
    strip: tuple[Stretch, ...]  # of one article only
    covered: int  # per cent of its words that stand in a passage of any claim


@dataclass(frozen=True, slots=True)
class TopicsPage(Paged):
    topics: tuple[TopicHead, ...]
    rows: tuple[TopicRow, ...]
    passages: int
    checked: int
    spread: tuple[Bar, ...]
    claims: int
    disputes: bool
    grouped: bool


class Told(NamedTuple):
    """A passage: in which text, of which topic and claim. There may be tens of thousands."""

    text: int
    span: Span
    topic: int
    claim: int
    disputes: bool = False


def topics_page(
    event: Event, *, by: str, page: int, checked_only: bool, counting: Counting = BY_ARTICLES, whole: bool = False
) -> TopicsPage:
    """``whole``: all rows, and not only a page of them."""
    coverings = coverings_of(event)
    columns = WAYS[by](event, coverings, groups_of(coverings), counting)
    told, checked = passages_of_claims(coverings, checked_only)
    heads = topic_heads(event, told, counting)
    window = Window.of(total=len(columns), size=PAGE, number=page)
    shown = columns if whole else columns[window.part]
    texts = [text for column in shown for text in column.texts]
    lengths = dict(Text.objects.filter(pk__in=texts).values_list("pk", "length"))
    ends = headline_ends(texts)
    of_text: dict[int, list[Told]] = defaultdict(list)
    for one in told:
        of_text[one.text].append(one)
    spread = spread_of(told, counting)
    return TopicsPage(
        window=window,
        topics=heads,
        rows=tuple(row_of(column, heads, of_text, lengths, ends) for column in shown),
        passages=len(told),
        checked=checked,
        spread=spread,
        claims=len({one.claim for one in told}),
        disputes=any(one.disputes for one in told),
        grouped=by != "article",
    )


def passages_of_claims(coverings: Sequence[Covering], checked_only: bool) -> tuple[list[Told], int]:
    """Passages of standing claims in the texts that are read now, and how many of them a person has checked."""
    rows = (
        Evidence.objects.filter(report__text__in=[covering.text for covering in coverings])
        .exclude(Q(report__status=Status.REJECTED) | Q(report__stance=Stance.ABSENT))
        .exclude(report__claim__status=Status.REJECTED)
        .order_by("report__text", "start")
    )
    if checked_only:
        rows = rows.filter(report__status__in=CHECKED)
    told, checked = [], 0
    names = (
        "report__text",
        "start",
        "end",
        "report__claim__topic",
        "report__claim",
        "report__status",
        "report__stance",
    )
    for text, start, end, topic, claim, status, stance in rows.values_list(*names):
        told.append(Told(text, Span(start, end), topic or 0, claim, stance == Stance.DISPUTED))
        checked += status in CHECKED
    return told, checked


def topic_heads(event: Event, told: Sequence[Told], counting: Counting) -> tuple[TopicHead, ...]:
    """All topics that any text has; of texts that copy each other, the words of the one that gives a topic most."""
    kept = counting.fullest((one.topic, one.text, one.span.size) for one in told)
    sizes: Counter[int] = Counter()
    claims: dict[int, set[int]] = defaultdict(set)
    for text, span, topic, claim, _ in told:
        sizes[topic] += span.size if (topic, text) in kept else 0
        claims[topic].add(claim)
    total = sum(sizes.values()) or 1
    rows = list(Topic.objects.filter(event=event).values_list("pk", "name", "origin"))
    bands = banded([pk for pk, _, _ in rows])
    named = [(pk, name, origin == "machine") for pk, name, origin in rows if sizes[pk]]
    if sizes[0]:
        named.append((0, "no topic", False))
    return tuple(
        TopicHead(pk, name, bands[pk], machine, len(claims[pk]), round(100 * sizes[pk] / total, 1))
        for pk, name, machine in named
    )


def bands_of(event: Event) -> dict[int, int]:
    """The pattern of each topic, the same on every page; 0 stands for no topic."""
    return banded(list(Topic.objects.filter(event=event).values_list("pk", flat=True)))


def banded(topics: Sequence[int]) -> dict[int, int]:
    return {pk: min(n, BANDS - 2) for n, pk in enumerate(topics)} | {0: BANDS - 1}


def headline_ends(texts: Sequence[int]) -> dict[int, int]:
    rows = Block.objects.filter(text__in=texts, kind="headline").order_by("text", "start")
    return dict(rows.values_list("text", "end"))


def row_of(
    column: Column,
    heads: Sequence[TopicHead],
    of_text: Mapping[int, Sequence[Told]],
    lengths: Mapping[int, int],
    ends: Mapping[int, int],
) -> TopicRow:
    size = sum(lengths[text] for text in column.texts) or 1
    inside = [one for text in column.texts for one in of_text.get(text, ())]
    band = {head.pk: head.band for head in heads}
    shares = tuple(share_of([one for one in inside if one.topic == head.pk], size, lengths, ends) for head in heads)
    strip = stretches_of(inside, size, band) if len(column.texts) == 1 else ()
    covered = round(100 * sum(map(covered_in, by_text(inside).values())) / size)
    return TopicRow(column, shares, strip, covered)


def stretches_of(told: Iterable[Told], size: int, bands: Mapping[int, int]) -> tuple[Stretch, ...]:
    """Each passage of a text as a part of its length; the shortest still to be seen."""
    return tuple(
        Stretch(round(100 * one.span.start / size, 1), round(max(100 * one.span.size / size, 0.4), 1), bands[one.topic])
        for one in told
    )


def share_of(told: Sequence[Told], size: int, lengths: Mapping[int, int], ends: Mapping[int, int]) -> Share:
    """A place that two claims of a topic share counts once."""
    covered = sum(map(covered_in, by_text(told).values()))
    starts = [100 * one.span.start // lengths[one.text] for one in told]
    headline = any(one.span.start < ends.get(one.text, 0) for one in told)
    return Share(round(100 * covered / size), min(starts, default=-1), headline)


def by_text(told: Sequence[Told]) -> dict[int, list[Span]]:
    found: dict[int, list[Span]] = defaultdict(list)
    for one in told:
        found[one.text].append(one.span)
    return found


def covered_in(spans: Sequence[Span]) -> int:
    """How many characters lie in at least one of the spans."""
    total = reached = 0
    for span in sorted(spans):
        total += max(0, span.end - max(span.start, reached))
        reached = max(reached, span.end)
    return total


def spread_of(told: Sequence[Told], counting: Counting = BY_ARTICLES) -> tuple[Bar, ...]:
    """How many claims are reported in one text, in two, and so on."""
    texts: dict[int, set[int]] = defaultdict(set)
    for one in told:
        if not one.disputes:
            texts[one.claim].add(one.text)
    return spread_bars(counting.of(found) for found in texts.values())
