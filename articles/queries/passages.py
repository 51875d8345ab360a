"""A quote as lists show it: in its sentence, with its speaker, its cue and its place. Three SELECTs for any number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import F, IntegerField, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce, Greatest, Substr
from django.urls import reverse

from articles.analysis.sentences import split_sentences
from articles.models import Block, Quote, QuotePiece, Rendering
from articles.queries.wording import LADDER
from articles.spans import Span, cut

AROUND = 350  # as many characters before and after a quote are read to find its sentence
KINDS = {
    "direct": "direct",
    "mixed": "partly direct",
    "indirect": "indirect",
    "term": "term",
}


@dataclass(frozen=True, slots=True)
class Place:
    """An article as lists name it. An unknown outlet is told by its headline or file name."""

    outlet: str
    title: str
    href: str
    published: date | None = None
    known: bool = True


@dataclass(frozen=True, slots=True)
class Bit:
    """A stretch of a sentence: ``q`` between marks, ``i`` reported without, ``t`` a term, ``cue``, or context."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class QuoteLine:
    pk: int
    href: str
    bits: tuple[Bit, ...]
    kind: str
    kind_word: str
    in_post: bool
    status: str
    words: int
    cue: str
    speaker: str
    speaker_href: str
    relay: str
    relay_href: str
    place: Place
    article: int
    step: int | None

    @property
    def step_words(self) -> str:
        """What the step says."""
        return dict(LADDER).get(self.step or 0, "").partition(":")[0]


def cue_name(cue: str) -> str:
    """A reporting word as pages call it: in conversations it may be the sign behind the speaker's name.

    >>> cue_name("say"), cue_name(":")
    ('say', 'a colon')
    """
    return "a colon" if cue == ":" else cue


@lru_cache(maxsize=10_000)
def article_href(slug: str, pk: int) -> str:
    return reverse("article", args=[slug, pk])


def place_of(slug: str, article: int, outlet: str | None, headline: str, file_name: str, **rest: Any) -> Place:
    title = headline or file_name.rpartition("/")[2] or "Untitled"
    return Place(outlet or "Unknown outlet", title, article_href(slug, article), known=bool(outlet), **rest)


def quote_lines(slug: str, ids: list[int], *, full: bool) -> list[QuoteLine]:
    """The quotes in the order of their ids. Where the text may not be shown, without the sentence around them."""
    rows = {row["pk"]: row for row in _rows(ids, full=full)}
    pieces: dict[int, list[Span]] = defaultdict(list)
    for quote, start, end in QuotePiece.objects.filter(quote__in=ids).values_list("quote", "start", "end"):
        pieces[quote].append(Span(start, end))
    steps: dict[int, int] = {}
    renderings = Rendering.objects.standing().filter(quote__in=ids).compared()
    for quote, step in renderings.values_list("quote", "step"):
        steps[quote] = max(step or 0, steps.get(quote, 0))
    return [_line(slug, rows[pk], pieces[pk], steps.get(pk)) for pk in ids if pk in rows]


def _rows(ids: list[int], *, full: bool) -> Any:
    around = AROUND if full else 0
    holding = Block.objects.filter(text=OuterRef("text")).order_by("-start")
    return (
        Quote.objects.filter(pk__in=ids)
        .annotate(
            at=Greatest(F("start") - around, Value(0), output_field=IntegerField()),
            window=Substr("text__body", F("at") + 1, F("end") + around - F("at")),
            block_start=Coalesce(Subquery(holding.filter(start__lte=OuterRef("start")).values("start")[:1]), Value(0)),
            block_end=Coalesce(
                Subquery(holding.filter(start__lt=OuterRef("end")).values("end")[:1]), F("text__length")
            ),
            cue_word=Substr("text__body", F("cue_start") + 1, F("cue_end") - F("cue_start")),
        )
        .values(
            *("pk", "at", "window", "block_start", "block_end", "start", "end", "kind", "channel", "status", "words"),
            *("cue_start", "cue_end", "cue_word", "cue_lemma", "speaker", "speaker__name", "relay", "relay__name"),
            *("text__article", "text__article__outlet__name", "text__article__published_on"),
            *("text__headline", "text__file_name"),
        )
    )


def _line(slug: str, row: dict[str, Any], pieces: list[Span], step: int | None) -> QuoteLine:
    place = place_of(
        slug,
        row["text__article"],
        row["text__article__outlet__name"],
        row["text__headline"],
        row["text__file_name"],
        published=row["text__article__published_on"],
    )
    return QuoteLine(
        pk=row["pk"],
        href=f"{place.href}#q-{row['pk']}",
        bits=tuple(_bits(row, pieces)),
        kind=row["kind"],
        kind_word=KINDS[row["kind"]],
        in_post=row["channel"] == "post",
        status=row["status"],
        words=row["words"],
        cue=row["cue_word"] or row["cue_lemma"],
        speaker=row["speaker__name"] or "",
        speaker_href=speaker_href(slug, row["speaker"]),
        relay=row["relay__name"] or "",
        relay_href=speaker_href(slug, row["relay"]),
        place=place,
        article=row["text__article"],
        step=step,
    )


@lru_cache(maxsize=10_000)
def speaker_href(slug: str, pk: int | None) -> str:
    return reverse("speaker", args=[slug, pk]) if pk else ""


def _bits(row: dict[str, Any], pieces: list[Span]) -> Iterable[Bit]:
    at, window = row["at"], row["window"]
    quote = Span(row["start"] - at, row["end"] - at)
    shown = _sentence(window, quote, max(row["block_start"] - at, 0), min(row["block_end"] - at, len(window)))
    spans = [("quote", quote), *(("piece", Span(piece.start - at, piece.end - at)) for piece in pieces)]
    if row["cue_start"] is not None:
        spans.append(("cue", Span(row["cue_start"] - at, row["cue_end"] - at)))
    if shown.start and not window[shown.start - 1].isspace():
        yield Bit("", "… ")
    for piece in cut(shown.end, spans, start=shown.start):
        yield Bit(_kind(row["kind"], piece.covering, bool(pieces)), window[piece.start : piece.end])


def _kind(kind: str, covering: tuple[str, ...], has_pieces: bool) -> str:
    if "cue" in covering:
        return "cue"
    if "quote" not in covering:
        return ""
    if kind == "term":
        return "t"
    if "piece" in covering or (kind == "direct" and not has_pieces):
        return "q"
    return "" if kind == "direct" else "i"


def _sentence(window: str, quote: Span, start: int, end: int) -> Span:
    """The sentences, within their block, over which the quote stretches."""
    start, end = min(start, quote.start), max(end, quote.end)
    sentences = [span for span in split_sentences(window, start, end) if span.overlaps(quote)]
    if not sentences:
        return quote
    return Span(min(sentences[0].start, quote.start), max(sentences[-1].end, quote.end))
