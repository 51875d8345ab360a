"""Passages that several quotes share: a base, and below it each wording with the outlets that carry it. Two SELECTs."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import F
from django.db.models.functions import Substr

from articles.models import Article, Event, Rendering, Utterance
from articles.queries.passages import Place, place_of, speaker_href
from articles.queries.wording import Wording, wording

WORDINGS, SPOTS, OTHERS, SPEAKERS = 5, 3, 12, 4  # as many are shown of each at first
differing = lru_cache(maxsize=5_000)(wording)  # a pure function of two strings, and pages ask for the same again


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a wording stands, and the word that reports it there."""

    place: Place
    href: str
    cue: str
    speaker: str
    in_post: bool


@dataclass(frozen=True, slots=True)
class Variant:
    words: str
    wording: Wording | None  # None for the base itself
    spots: tuple[Spot, ...]
    others: tuple[Spot, ...]  # further ones, at most so many that a page stays light
    further: int
    status: str


@dataclass(frozen=True, slots=True)
class Passage:
    pk: int
    base: str
    spoken: bool  # the base is the source text's sentence, not an article's wording
    base_variant: Variant | None
    variants: tuple[Variant, ...]
    more: int
    articles: int
    wordings: int
    speakers: tuple[tuple[str, str], ...]
    more_speakers: int


def shared_passages(event: Event, ids: list[int], *, whole: bool = False) -> list[Passage]:
    """The passages in the order of their ids; all their wordings, or the first few."""
    said: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in _rows(event, ids):
        said[row["utterance"]].append(row)
    bases = dict(
        Utterance.objects.filter(pk__in=ids, start__isnull=False)
        .annotate(words=Substr("source__body", F("start") + 1, F("end") - F("start")))
        .values_list("pk", "words")
    )
    return [_passage(event.slug, pk, bases.get(pk, ""), said[pk], whole=whole) for pk in ids if said[pk]]


def _rows(event: Event, ids: list[int]) -> Any:
    current = Article.objects.of(event).values("current_text")
    return (
        Rendering.objects.standing()
        .filter(utterance__in=ids, quote__text__in=current)
        .exclude(quote__status="rejected")
        .annotate(
            said=Substr("quote__text__body", F("start") + 1, F("end") - F("start")),
            cue=Substr("quote__text__body", F("quote__cue_start") + 1, F("quote__cue_end") - F("quote__cue_start")),
        )
        .order_by(F("quote__text__article__published_on").asc(nulls_last=True), "quote__text__article", "start", "pk")
        .values(
            *("utterance", "quote", "said", "cue", "status", "quote__channel", "quote__speaker"),
            *("quote__speaker__name", "quote__text__article", "quote__text__article__outlet__name"),
            *("quote__text__article__published_on", "quote__text__headline", "quote__text__file_name"),
        )
    )


def _passage(slug: str, pk: int, source: str, rows: list[dict[str, Any]], *, whole: bool) -> Passage:
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        groups[" ".join(row["said"].split())].append(row)
    base = " ".join(source.split()) or max(groups, key=lambda words: len(words.split()))
    others = [words for words in groups if source or words != base]
    shown = others if whole else others[:WORDINGS]
    speakers = {row["quote__speaker"]: row["quote__speaker__name"] for row in rows if row["quote__speaker"]}
    return Passage(
        pk=pk,
        base=base,
        spoken=bool(source),
        base_variant=None if source else _variant(slug, base, None, groups[base]),
        variants=tuple(_variant(slug, words, differing(base, words), groups[words]) for words in shown),
        more=len(others) - len(shown),
        articles=len({row["quote__text__article"] for row in rows}),
        wordings=len(groups),
        speakers=tuple((name, speaker_href(slug, key)) for key, name in list(speakers.items())[:SPEAKERS]),
        more_speakers=max(len(speakers) - SPEAKERS, 0),
    )


def _variant(slug: str, words: str, difference: Wording | None, rows: list[dict[str, Any]]) -> Variant:
    spots = tuple(_spot(slug, row) for row in rows[: SPOTS + OTHERS])
    statuses = {row["status"] for row in rows}
    status = statuses.pop() if len(statuses) == 1 else "suggested"
    return Variant(words, difference, spots[:SPOTS], spots[SPOTS:], len(rows) - len(spots), status)


def _spot(slug: str, row: dict[str, Any]) -> Spot:
    place = place_of(
        slug,
        row["quote__text__article"],
        row["quote__text__article__outlet__name"],
        row["quote__text__headline"],
        row["quote__text__file_name"],
        published=row["quote__text__article__published_on"],
    )
    return Spot(
        place=place,
        href=f"{place.href}#q-{row['quote']}",
        cue=row["cue"] or "",
        speaker=row["quote__speaker__name"] or "",
        in_post=row["quote__channel"] == "post",
    )
