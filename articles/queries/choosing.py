"""Which articles are worth comparing: those that give the same utterances, best in other words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from django.db.models import F, Q, QuerySet, TextField
from django.db.models.functions import MD5, Cast, Coalesce

from articles.models import Article, Event, Rendering, Utterance
from articles.queries.columns import labels_of
from articles.queries.current import current_texts
from articles.queries.remembered import remembered

LISTED = 60
OFFERED = 100
WEIGHED, PAIRS = 40, 5


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article to choose, and how many passages it shares (with those chosen, else with any other)."""

    article: Article
    label: str
    shared: int


@dataclass(frozen=True, slots=True)
class Pair:
    left: Candidate
    right: Candidate
    shared: int
    differing: int


def pool(event: Event, *, current: bool = True) -> QuerySet[Any]:
    """Every rendering that stands, in the texts that are read now; ``same`` is the utterance after merging.

    The current texts are a subquery and no join, whose size PostgreSQL takes for one row.
    """
    rows = Rendering.objects.standing().filter(utterance__event=event)
    if current:
        rows = rows.filter(quote__text__in=current_texts(event))
    return rows.annotate(same=Coalesce("utterance__merged_into", "utterance"), of_text=F("quote__text")).order_by()


def members_of(utterances: Iterable[int]) -> dict[int, Utterance]:
    """These utterances and those merged into them, by their ids, so that an index finds their renderings."""
    ids = list(utterances)
    return {row.pk: row for row in Utterance.objects.filter(Q(pk__in=ids) | Q(merged_into__in=ids))}


def shared_counts(event: Event, chosen: Sequence[int]) -> Counter[int]:
    """How many utterances each text shares with the chosen texts, or with any other. One SELECT."""
    texts: dict[int, set[int]] = defaultdict(set)
    for same, text in pool(event).values_list("same", "of_text"):
        texts[same].add(text)
    counts: Counter[int] = Counter()
    for sharing in texts.values():
        if len(sharing) > 1 and (not chosen or not sharing.isdisjoint(chosen)):
            counts.update(sharing)
    for text in chosen:
        del counts[text]
    return counts


def candidates(event: Event, *, chosen: Sequence[Article] = (), total: int, limit: int = OFFERED) -> list[Candidate]:
    """The articles to choose from, by outlet; of more than ``limit`` only those that share most. Two SELECTs, once
    for each choice and state of the event."""
    texts = tuple(article.current_text_id or 0 for article in chosen)
    return remembered(event, ("candidates", texts, limit), lambda: find_candidates(event, chosen, total, limit))


def find_candidates(event: Event, chosen: Sequence[Article], total: int, limit: int) -> list[Candidate]:
    counts = shared_counts(event, [article.current_text_id or 0 for article in chosen])
    articles = Article.objects.of(event).filter(current_text__isnull=False).exclude(pk__in=[one.pk for one in chosen])
    if total > limit:
        articles = articles.filter(current_text__in=[text for text, _ in counts.most_common(limit)])
    rows = list(
        articles.select_related("outlet", "current_text")
        .defer("current_text__body", "current_text__search")
        .order_by(F("outlet__sort_key").asc(nulls_last=True), "published_on", "pk")[:limit]
    )
    return [
        Candidate(article, label, counts[article.current_text_id or 0])
        for article, label in zip(rows, labels_of(rows), strict=True)
    ]


def good_pairs(event: Event, offered: Sequence[Candidate]) -> list[Pair]:
    """The pairs that word most shared passages differently, then those that share most. One SELECT."""
    by_text = {candidate.article.current_text_id or 0: candidate for candidate in offered}
    busiest = sorted(by_text, key=lambda text: -by_text[text].shared)[:WEIGHED]
    rows = (
        pool(event)
        .filter(quote__text__in=[text for text in busiest if by_text[text].shared])
        .annotate(how=MD5(Cast("operations", TextField())))
        .values_list("same", "of_text", "how", "step")
    )
    wordings: dict[int, dict[int, str]] = defaultdict(dict)
    for same, text, how, step in rows:
        wordings[same].setdefault(text, "" if step in (1, 2) else how)
    shared: dict[tuple[int, int], list[bool]] = defaultdict(list)
    for by_wording in wordings.values():
        for left, right in combinations([text for text in by_text if text in by_wording], 2):
            shared[left, right].append(by_wording[left] != by_wording[right])
    best = sorted(shared.items(), key=lambda item: (-sum(item[1]), -len(item[1]), item[0]))[:PAIRS]
    return [Pair(by_text[left], by_text[right], len(differ), sum(differ)) for (left, right), differ in best]
