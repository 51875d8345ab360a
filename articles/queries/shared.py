"""Passages that several quotes share: a base, and each wording with the outlets that carry it. Three SELECTs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

from django.db.models import F
from django.db.models.functions import Extract, Substr

from articles.analysis.ladder import IDENTICAL
from articles.analysis.printed import fullness, spoken
from articles.models import Event, Rendering, Utterance
from articles.queries.counting import BY_ARTICLES, Counting
from articles.queries.current import current_texts
from articles.queries.passages import Place, place_of, speaker_href
from articles.queries.wording import Part, Wording, title_of, wording

CARRIERS = 6
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
    outlets: int = 1

    @property
    def departs_alike(self) -> bool:
        """Whether several outlets have this wording, which is not the base's."""
        return self.outlets > 1 and self.wording is not None and bool(self.wording.departs)


@dataclass(frozen=True, slots=True)
class Departure:
    """What several outlets do to the base in the same way, and who had it when."""

    parts: tuple[Part, ...]
    carriers: tuple[tuple[str, date | None, datetime | None], ...]
    further: int


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
    departures: tuple[Departure, ...] = ()
    carriers: tuple[tuple[str, date | None], ...] = ()  # the first outlets that have it, and when
    further: int = 0  # articles that are not among them

    @property
    def title(self) -> str:
        return title_of(self.base)


def shared_passages(
    event: Event, ids: list[int], *, whole: bool = False, counting: Counting = BY_ARTICLES
) -> list[Passage]:
    """The passages in the order of their ids; all their wordings, or the first few."""
    said: dict[int, list[Row]] = defaultdict(list)
    for row in _rows(event, ids):
        said[row["utterance"]].append(row)
    bases = sources_of(ids)
    groups = {pk: _by_wording(said[pk]) for pk in ids if said[pk]}
    words = _words(rows[:SPOTS] for found in groups.values() for rows in found)
    return [
        _passage(event.slug, pk, bases.get(pk, ""), found, words, whole=whole, counting=counting)
        for pk, found in groups.items()
    ]


def sources_of(ids: Iterable[int]) -> dict[int, str]:
    """The source text's words of those passages that stand in it."""
    return dict(
        Utterance.objects.filter(pk__in=ids, start__isnull=False)
        .annotate(words=Substr("source__body", F("start") + 1, F("end") - F("start")))
        .values_list("pk", "words")
    )


def _rows(event: Event, ids: list[int]) -> Any:
    """All renderings of the passages, without their words: most are carried in the same ones."""
    return (
        Rendering.objects.standing()
        .filter(utterance__in=ids, quote__text__in=current_texts(event))
        .annotate(at=Extract("quote__text__article__published_at", "epoch"))  # a number is read far quicker
        .order_by(F("quote__text__article__published_on").asc(nulls_last=True), "quote__text__article", "start", "pk")
        .values(
            *("pk", "utterance", "quote", "wording_key", "status", "step", "quote__channel", "quote__speaker"),
            *("quote__speaker__name", "quote__text__article", "quote__text__article__outlet__name"),
            *("quote__text__article__published_on", "at", "quote__text"),
            *("quote__text__headline", "quote__text__file_name"),
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
    return {pk: (spoken(words), word or "") for pk, words, word in rows.values_list("pk", said, cue)}


def _passage(
    slug: str,
    pk: int,
    source: str,
    found: list[list[Row]],
    words: dict[int, tuple[str, str]],
    *,
    whole: bool,
    counting: Counting,
) -> Passage:
    groups: dict[str, list[Row]] = {}
    for rows in found:
        groups.setdefault(words[rows[0]["pk"]][0], []).extend(rows)
    base = base_of(source, groups)
    others = [said for said in groups if source or said != base]
    shown = others if whole else others[:WORDINGS]
    variants = tuple(_variant(slug, said, differing(base, said), groups[said], words) for said in shown)
    every = [row for rows in found for row in rows]
    speakers = {row["quote__speaker"]: row["quote__speaker__name"] for row in every if row["quote__speaker"]}
    return Passage(
        pk=pk,
        base=base,
        spoken=bool(source),
        base_variant=None if source else _variant(slug, base, None, groups[base], words),
        variants=variants,
        more=len(others) - len(shown),
        articles=counting.of(row["quote__text"] for row in every),
        wordings=len(groups),
        speakers=tuple((name, speaker_href(slug, key)) for key, name in list(speakers.items())[:SPEAKERS]),
        more_speakers=max(len(speakers) - SPEAKERS, 0),
        departures=departures_of(variants, [groups[said] for said in shown]),
        **carriers_of(every),
    )


def base_of(source: str, groups: Mapping[str, Sequence[Row]]) -> str:
    """What the wordings of a passage are compared with."""
    return " ".join(source.split()) or max(groups, key=lambda said: (is_base(groups[said]), fullness(said)))


def is_base(rows: Iterable[Row]) -> bool:
    """Whether the stored steps compare with these words: what tells them otherwise may be longer."""
    return any(row["step"] == IDENTICAL for row in rows)


def carriers_of(rows: Iterable[Row]) -> dict[str, Any]:
    carriers = by_article(rows)
    shown = tuple((_outlet(row), row[DAY]) for row in carriers[:CARRIERS])
    return {"carriers": shown, "further": len(carriers) - len(shown)}


def by_article(rows: Iterable[Row]) -> list[Row]:
    """One row of each article, in order of publication."""
    found: dict[int, Row] = {}
    for row in sorted(rows, key=_published):
        found.setdefault(row["quote__text__article"], row)
    return list(found.values())


def departures_of(variants: Sequence[Variant], rows: Sequence[list[Row]]) -> tuple[Departure, ...]:
    """The departures from the base that outlets have in common though they cut the passage differently, in order of
    publication. Where all of them have it in one wording, that is said beside the wording.
    """
    together: dict[tuple[str, ...], list[tuple[Variant, list[Row]]]] = defaultdict(list)
    for variant, of_variant in zip(variants, rows, strict=True):
        if variant.wording and variant.wording.departs:
            together[variant.wording.departs].append((variant, of_variant))
    found = []
    for same in (group for group in together.values() if len(group) > 1):
        carriers = by_article(row for _, of_variant in same for row in of_variant)
        if len({_outlet_key(row) for row in carriers}) > 1:
            times = tuple((_outlet(row), row[DAY], _instant(row["at"])) for row in carriers[:CARRIERS])
            found.append(Departure(_changes(same[0][0]), times, len(carriers) - len(times)))
    return tuple(found)


DAY = "quote__text__article__published_on"


def _instant(seconds: Any) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(float(seconds), UTC)


def _published(row: Row) -> tuple[bool, Any, bool, Any, int]:
    day, instant = row[DAY], row["at"]
    return day is None, day or date.min, instant is None, instant or 0, row["pk"]


def _outlet(row: Row) -> str:
    return (
        row["quote__text__article__outlet__name"]
        or f"Unknown outlet, {row['quote__text__file_name'].rpartition('/')[2]}"
    )


def _outlet_key(row: Row) -> str:
    """Files of one name in two folders are two outlets."""
    return row["quote__text__article__outlet__name"] or f"Unknown outlet, {row['quote__text__file_name']}"


def _changes(variant: Variant) -> tuple[Part, ...]:
    return tuple(part for part in variant.wording.parts if part.kind != "same") if variant.wording else ()


def _variant(
    slug: str, said: str, difference: Wording | None, rows: list[Row], words: dict[int, tuple[str, str]]
) -> Variant:
    spots = tuple(_spot(slug, row, words[row["pk"]][1]) for row in rows[:SPOTS])
    statuses = {row["status"] for row in rows}
    status = statuses.pop() if len(statuses) == 1 else "suggested"
    outlets = len({_outlet_key(row) for row in rows})
    return Variant(said, difference, spots, len(rows) - len(spots), status, outlets)


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
