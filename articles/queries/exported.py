"""Quotes and renderings as tables: a row for each, whole and not in windows. A fixed number of SELECTs.

Of a body there is never more than what is quoted and the word that reports it, which every page shows to everybody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Max
from django.db.models.functions import Substr

from articles.analysis.ladder import IDENTICAL
from articles.analysis.printed import spoken
from articles.analysis.tones import tone_of
from articles.models import Event, Quote, Rendering, Status
from articles.queries.current import current_texts
from articles.queries.passages import KINDS
from articles.queries.shared import base_of, differing, sources_of

QUOTE = (
    *("quote", "kind", "channel", "cue_lemma", "status", "start", "end", "words", "text__number"),
    *("speaker__name", "relay__name", "text__article", "text__article__outlet__name", "text__headline"),
    *("text__article__published_on", "text__file_name"),
)
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """One quote or rendering: where it stands, who says it, how it is reported, in which words."""

    quote: int
    utterance: int
    outlet: str
    article: str
    published: str
    version: int
    start: int
    end: int
    speaker: str
    relay: str
    kind: str
    in_post: bool
    cue: str
    tone: str
    words: str
    status: str
    base: str = ""
    step: int | None = None
    difference: str = ""

    @property
    def checked(self) -> str:
        return "no" if self.status == Status.SUGGESTED else "yes"


def quote_table(ids: Sequence[int]) -> list[Line]:
    """The quotes in the order of their ids, each with the highest step of its renderings. Two SELECTs."""
    rows = {row["quote"]: row for row in with_words(Quote.objects.filter(pk__in=ids).annotate(quote=F("pk")))}
    renderings = Rendering.objects.standing().filter(quote__in=ids).order_by().values_list("quote")
    steps = dict(renderings.annotate(highest=Max("step")))
    return [line_of(rows[pk], step=steps.get(pk)) for pk in ids if pk in rows]


def rendering_table(event: Event, ids: Sequence[int]) -> Iterator[Line]:
    """All renderings of these passages, in the order of the ids, each compared with its passage's base. Two SELECTs."""
    found = Rendering.objects.standing().filter(utterance__in=ids, quote__text__in=current_texts(event))
    by_passage: dict[int, list[Row]] = defaultdict(list)
    for row in with_words(found, prefix="quote__", extra=("utterance", "step")):
        by_passage[row["utterance"]].append(row)
    sources = sources_of(ids)
    for pk in ids:
        groups: dict[str, list[Row]] = defaultdict(list)
        for row in by_passage[pk]:
            groups[spoken(row["said"])].append(row)
        base = base_of(sources.get(pk, ""), groups) if groups else ""
        for row in by_passage[pk]:
            words = spoken(row["said"])
            difference = differing(base, words)
            same = words == base
            yield line_of(
                row,
                utterance=pk,
                base=base,
                step=IDENTICAL if same else difference.step,
                difference="" if same else difference.sentence,
            )


def with_words(found: Any, *, prefix: str = "", extra: Sequence[str] = ()) -> list[Row]:
    """Rows with what is said and the word that reports it as they are printed, by the names that a quote has."""
    own = {"start", "end", "status"}  # of the rendering, where it is one
    names = {name: name if name in own or name == "quote" else f"{prefix}{name}" for name in QUOTE}
    names |= {name: name for name in extra}
    body = f"{prefix}text__body"
    cue_start, cue_end = F(f"{prefix}cue_start"), F(f"{prefix}cue_end")
    rows = (
        found.annotate(said=Substr(body, F("start") + 1, F("end") - F("start")))
        .annotate(cue=Substr(body, cue_start + 1, cue_end - cue_start))
        .order_by(F(f"{prefix}text__article__published_on").asc(nulls_last=True), f"{prefix}text", "start", "pk")
        .values_list("said", "cue", *names.values())
    )
    return [dict(zip(("said", "cue", *names), row, strict=True)) for row in rows]


def line_of(row: Row, *, utterance: int = 0, base: str = "", step: int | None = None, difference: str = "") -> Line:
    day = row["text__article__published_on"]
    return Line(
        quote=row["quote"],
        utterance=utterance,
        outlet=row["text__article__outlet__name"] or "Unknown outlet",
        article=row["text__headline"] or row["text__file_name"].rpartition("/")[2] or "Untitled",
        published=day.isoformat() if day else "",
        version=row["text__number"],
        start=row["start"],
        end=row["end"],
        speaker=row["speaker__name"] or "",
        relay=row["relay__name"] or "",
        kind=KINDS[row["kind"]],
        in_post=row["channel"] == "post",
        cue=row["cue"] or "",
        tone=tone_of(row["cue_lemma"]) or "",
        words=" ".join(row["said"].split()),
        status=row["status"],
        base=base,
        step=step,
        difference=difference,
    )
