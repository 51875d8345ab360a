"""Passages that several quotes share: a base, and each wording with the outlets that carry it. Three SELECTs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import F
from django.db.models.functions import Substr

from articles.models import Article, Event, Rendering, Utterance
from articles.queries.passages import Place, place_of, speaker_href
from articles.queries.wording import Wording, wording

WORDINGS, SPOTS, SPEAKERS = 5, 3, 4  # as many are shown of each at first
Row = dict[str, Any]
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
    further: int  # places with this wording that are not among the spots
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
    said: dict[int, list[Row]] = defaultdict(list)
    for row in _rows(event, ids):
        said[row["utterance"]].append(row)
    bases = dict(
        Utterance.objects.filter(pk__in=ids, start__isnull=False)
        .annotate(words=Substr("source__body", F("start") + 1, F("end") - F("start")))
        .values_list("pk", "words")
    )
    groups = {pk: _by_wording(said[pk]) for pk in ids if said[pk]}
    words = _words(rows[:SPOTS] for found in groups.values() for rows in found)
    return [_passage(event.slug, pk, bases.get(pk, ""), found, words, whole=whole) for pk, found in groups.items()]


def _rows(event: Event, ids: list[int]) -> Any:
    """All renderings of the passages, without their words: most are carried in the same ones."""
    current = Article.objects.of(event).values("current_text")
    return (
        Rendering.objects.standing()
        .filter(utterance__in=ids, quote__text__in=current)
        .exclude(quote__status="rejected")
        .order_by(F("quote__text__article__published_on").asc(nulls_last=True), "quote__text__article", "start", "pk")
        .values(
            *("pk", "utterance", "quote", "wording_key", "status", "quote__channel", "quote__speaker"),
            *("quote__speaker__name", "quote__text__article", "quote__text__article__outlet__name"),
            *("quote__text__article__published_on", "quote__text__headline", "quote__text__file_name"),
        )
    )


def _by_wording(rows: list[Row]) -> list[list[Row]]:
    groups: dict[Any, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row["wording_key"] or row["pk"]].append(row)
    return list(groups.values())


def _words(shown: Iterable[list[Row]]) -> dict[int, tuple[str, str]]:
    """What the renderings that are shown say, and their reporting words."""
    rows = Rendering.objects.filter(pk__in=[row["pk"] for rows in shown for row in rows]).order_by()
    said = Substr("quote__text__body", F("start") + 1, F("end") - F("start"))
    cue = Substr("quote__text__body", F("quote__cue_start") + 1, F("quote__cue_end") - F("quote__cue_start"))
    return {pk: (" ".join(words.split()), word or "") for pk, words, word in rows.values_list("pk", said, cue)}


def _passage(
    slug: str, pk: int, source: str, found: list[list[Row]], words: dict[int, tuple[str, str]], *, whole: bool
) -> Passage:
    groups = {words[rows[0]["pk"]][0]: rows for rows in found}
    base = " ".join(source.split()) or max(groups, key=lambda said: len(said.split()))
    others = [said for said in groups if source or said != base]
    shown = others if whole else others[:WORDINGS]
    every = [row for rows in found for row in rows]
    speakers = {row["quote__speaker"]: row["quote__speaker__name"] for row in every if row["quote__speaker"]}
    return Passage(
        pk=pk,
        base=base,
        spoken=bool(source),
        base_variant=None if source else _variant(slug, base, None, groups[base], words),
        variants=tuple(_variant(slug, said, differing(base, said), groups[said], words) for said in shown),
        more=len(others) - len(shown),
        articles=len({row["quote__text__article"] for row in every}),
        wordings=len(groups),
        speakers=tuple((name, speaker_href(slug, key)) for key, name in list(speakers.items())[:SPEAKERS]),
        more_speakers=max(len(speakers) - SPEAKERS, 0),
    )


def _variant(
    slug: str, said: str, difference: Wording | None, rows: list[Row], words: dict[int, tuple[str, str]]
) -> Variant:
    spots = tuple(_spot(slug, row, words[row["pk"]][1]) for row in rows[:SPOTS])
    statuses = {row["status"] for row in rows}
    status = statuses.pop() if len(statuses) == 1 else "suggested"
    return Variant(said, difference, spots, len(rows) - len(spots), status)


def _spot(slug: str, row: Row, cue: str) -> Spot:
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
        cue=cue,
        speaker=row["quote__speaker__name"] or "",
        in_post=row["quote__channel"] == "post",
    )
