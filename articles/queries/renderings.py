"""The renderings of utterances and what they are compared with. Used by the pages ``article`` and ``compare``.

A quote that is split by "she said" gives an utterance in several renderings; here they are one ``Given``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import Substr

from articles.analysis.ladder import JOINED
from articles.analysis.printed import spoken
from articles.analysis.wording import compare
from articles.models import Article, Event, Quote, Rendering, Status, Text, Utterance
from articles.queries.choosing import pool
from articles.queries.columns import labels_of
from articles.spans import Span


@dataclass(frozen=True, slots=True)
class Given:
    """How one quote gives one utterance: its words, and where the first and last of them stand. ``judged_step`` is the
    one that a person judged, or that the words alone do not tell: sentences that stand apart, a paraphrase.
    """

    utterance: int
    quote: Quote
    span: Span
    words: str
    status: str
    judged_step: int | None

    @property
    def own(self) -> bool:
        """In the article's own words, not in those of an embedded post."""
        return self.quote.channel == "article"


@dataclass(frozen=True, slots=True)
class Base:
    """What an utterance can be compared with: the source's sentence, and the longest rendering with whose it is."""

    source: str = ""
    longest: str = ""
    longest_of: str = ""


difference = lru_cache(maxsize=4096)(compare)  # the same passages are compared at every visit


def given_in(event: Event, quotes: Iterable[Quote], bodies: dict[int, str]) -> list[Given]:
    """What these quotes give, in order of place. One SELECT."""
    by_pk = {quote.pk: quote for quote in quotes}
    groups: dict[tuple[int, int], list[Rendering]] = defaultdict(list)
    for rendering in standing(event).filter(quote__in=by_pk).order_by("start", "pk"):
        groups[rendering.same, rendering.quote_id].append(rendering)
    return [
        make_given(utterance, by_pk[quote], parts, bodies[by_pk[quote].text_id])
        for (utterance, quote), parts in groups.items()
    ]


def standing(event: Event) -> QuerySet[Any]:
    """Like ``pool``, and of earlier versions of a text too."""
    return pool(event, current=False)


def make_given(utterance: int, quote: Quote, parts: Sequence[Rendering], body: str) -> Given:
    statuses = {part.status for part in parts}
    steps = {part.step for part in parts if part.status != Status.SUGGESTED or (part.step or 0) >= JOINED}
    return Given(
        utterance=utterance,
        quote=quote,
        span=Span(parts[0].start, max(part.end for part in parts)),
        words=" ".join(spoken(body[part.start : part.end]) for part in parts),
        status=statuses.pop() if len(statuses) == 1 else Status.SUGGESTED.value,
        judged_step=steps.pop() if len(steps) == 1 else None,
    )


def bases_of(event: Event, members: dict[int, Utterance]) -> dict[int, Base]:
    """Three SELECTs. ``members``: the utterances and those merged into them.

    The longest rendering is an article's own, if there is one, before an embedded post's.
    """
    bodies = source_bodies(event)
    longest = longest_quotes(event, members)
    elsewhere = elsewhere_given(event, longest.items(), members)
    found = {}
    for pk, utterance in members.items():
        other = elsewhere.get((pk, longest.get(pk, 0)))
        source = sentence_of(utterance, bodies)
        found[pk] = Base(source, other.words, labels_of([other.article])[0]) if other else Base(source)
    return found


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """How a quote of another article gives an utterance."""

    quote: int
    article: Article
    words: str


def elsewhere_given(
    event: Event, pairs: Iterable[tuple[int, int]], members: Iterable[int]
) -> dict[tuple[int, int], Elsewhere]:
    """The words of each of these (utterance, quote), without reading the whole bodies. One SELECT."""
    wanted = set(pairs)
    rows = (
        pool(event)
        .filter(quote__in={quote for _, quote in wanted}, utterance__in=list(members))
        .select_related("quote__text__article__outlet", "quote__text__article__current_text")
        .defer("quote__text__body", "quote__text__search", "operations")
        .defer("quote__text__article__current_text__body", "quote__text__article__current_text__search")
        .annotate(words=Substr("quote__text__body", F("start") + 1, F("end") - F("start")))
        .order_by("start")
    )
    found: dict[tuple[int, int], Elsewhere] = {}
    for row in rows:
        article, words = row.quote.text.article, spoken(row.words)
        if article is not None and (row.same, row.quote_id) in wanted:
            earlier = found.get((row.same, row.quote_id))
            joined = f"{earlier.words} {words}" if earlier else words
            found[row.same, row.quote_id] = Elsewhere(row.quote_id, article, joined)
    return found


def source_bodies(event: Event) -> dict[int, str]:
    return dict(Text.objects.of(event).sources().values_list("pk", "body"))


def longest_quotes(event: Event, members: Iterable[int]) -> dict[int, int]:
    """Where there is no source text, the one that the stored steps compare with: the fullest, without brackets."""
    rows = pool(event).filter(utterance__in=list(members)).values_list("same", "quote", "quote__channel")
    best: dict[int, tuple[bool, bool, int, int]] = {}
    own = Count("pk", filter=Q(step=1, utterance__start=None))
    for same, quote, channel, size, is_base in rows.annotate(size=Sum(F("end") - F("start")), is_base=own):
        here = (channel == "article", bool(is_base), size, -quote)
        best[same] = max(best.get(same, (False, False, 0, 0)), here)
    return {same: -quote for same, (_, _, _, quote) in best.items()}


def sentence_of(utterance: Utterance, bodies: dict[int, str]) -> str:
    if utterance.start is None or utterance.source_id not in bodies:
        return ""
    return " ".join(bodies[utterance.source_id][utterance.start : utterance.end].split())
