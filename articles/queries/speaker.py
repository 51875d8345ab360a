"""The page of one speaker: forms, what each outlet gives of the words, and all quotes in context. Thirteen SELECTs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Count, F, Sum

from articles.analysis.tones import TONES, tone_of
from articles.models import Event, Quote, Rendering, Speaker, SpeakerForm
from articles.queries.counting import BY_ARTICLES, Counting
from articles.queries.current import current_texts
from articles.queries.paging import Paged, Window
from articles.queries.passages import Place, QuoteLine, quote_lines
from articles.queries.shared import Passage, shared_passages

ARTICLES, PASSAGES, CUES, TONE_CUES = 15, 3, 4, 12
NONE = "none"


@dataclass(frozen=True, slots=True)
class OutletRow:
    """What one outlet gives of the speaker's words."""

    value: str
    outlet: str
    articles: int
    quotes: int
    words: int
    width: int
    cues: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class ToneRow:
    """The reporting words of one tone, the most used first; ``share`` is of all quotes with a word of known tone."""

    tone: str
    meaning: str
    quotes: int
    share: int
    cues: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class InArticle:
    place: Place
    lines: tuple[QuoteLine, ...]


@dataclass(frozen=True, slots=True)
class SpeakerPage(Paged):
    speaker: Speaker
    names: tuple[str, ...]
    roles: tuple[str, ...]
    handles: tuple[str, ...]
    outlets: tuple[OutletRow, ...]
    tones: tuple[ToneRow, ...]
    articles: tuple[InArticle, ...]
    passages: tuple[Passage, ...]
    n_articles: int
    n_texts: int  # the articles, or the independent texts among them
    n_quotes: int
    n_words: int
    n_passages: int
    relayed: int
    quotes: tuple[int, ...]  # all of them, in order of publication


def find_speaker(event: Event, pk: int) -> Speaker | None:
    return Speaker.objects.filter(event=event, pk=pk).first()


def speaker_page(
    event: Event, speaker: Speaker, *, number: int, full: bool, counting: Counting = BY_ARTICLES
) -> SpeakerPage:
    spoken = Quote.objects.current().standing().spoken()
    quotes = spoken.filter(speaker=speaker)
    forms: dict[str, list[str]] = defaultdict(list)
    for kind, form in SpeakerForm.objects.filter(speaker=speaker).values_list("kind", "form"):
        if form != speaker.name:
            forms[kind].append(form)
    cues = _cues(quotes)
    outlets = _outlets(quotes, cues, counting)
    order = list(
        quotes.order_by(
            F("text__article__published_on").asc(nulls_last=True),
            F("text__article__published_at").asc(nulls_last=True),
            "text__article",
            "start",
            "pk",
        ).values_list("pk", "text__article", "text", "words")
    )
    articles = list(dict.fromkeys(article for _, article, _, _ in order))
    kept = counting.fullest((None, text, words) for _, _, text, words in order)
    window = Window.of(total=len(articles), size=ARTICLES, number=number)
    shown = set(articles[window.part])
    lines = quote_lines(event.slug, [pk for pk, article, _, _ in order if article in shown], full=full)
    shared = _shared(event, speaker, counting)
    return SpeakerPage(
        window=window,
        speaker=speaker,
        names=tuple(forms["name"]),
        roles=tuple(role for role in forms["role"] if role != speaker.role),
        handles=tuple(forms["handle"]),
        outlets=outlets,
        tones=tuple(_tones(sum(cues.values(), Counter()))),
        articles=tuple(
            InArticle(inside[0].place, inside)
            for _, run in groupby(lines, key=lambda line: line.article)
            for inside in [tuple(run)]
        ),
        passages=tuple(shared_passages(event, shared[:PASSAGES], counting=counting)),
        n_articles=len(articles),
        n_texts=counting.of(text for _, _, text, _ in order),
        n_quotes=sum((None, text) in kept for _, _, text, _ in order),
        n_words=sum(words for _, _, text, words in order if (None, text) in kept),
        n_passages=len(shared),
        relayed=spoken.filter(relay=speaker).count(),
        quotes=tuple(pk for pk, _, _, _ in order),
    )


def _cues(quotes: Any) -> dict[int | None, Counter[str]]:
    """How often each outlet uses each reporting word."""
    cues: dict[int | None, Counter[str]] = defaultdict(Counter)
    with_cue = quotes.exclude(cue_lemma="").order_by()
    for pk, cue, n in with_cue.values_list("text__article__outlet", "cue_lemma").annotate(n=Count("pk")):
        cues[pk][cue] = n
    return cues


def _tones(cues: Counter[str]) -> Iterator[ToneRow]:
    known = sum(n for cue, n in cues.items() if tone_of(cue))
    for tone, meaning in TONES.items():
        found = sorted(((cue, n) for cue, n in cues.items() if tone_of(cue) == tone), key=lambda row: (-row[1], row[0]))
        if found:
            n_quotes = sum(n for _, n in found)
            yield ToneRow(tone, meaning, n_quotes, round(100 * n_quotes / known), tuple(found[:TONE_CUES]))


def _outlets(quotes: Any, cues: Mapping[int | None, Counter[str]], counting: Counting) -> tuple[OutletRow, ...]:
    """The outlets that give most words first."""
    outlet = ("text__article__outlet", "text__article__outlet__name")
    counted = list(
        quotes.order_by()
        .values_list(*outlet)
        .annotate(articles=counting.count("text"), quotes=Count("pk"), said=Sum("words"))
    )
    most = max((row[4] for row in counted), default=0)
    rows = [
        OutletRow(
            value=str(pk or NONE),
            outlet=name or "Unknown outlet",
            articles=articles,
            quotes=n,
            words=words,
            width=max(round(100 * words / most), 1) if words else 0,
            cues=tuple(sorted(cues.get(pk, Counter[str]()).items(), key=lambda item: (-item[1], item[0]))[:CUES]),
        )
        for pk, name, articles, n, words in counted
    ]
    return tuple(sorted(rows, key=lambda row: (-row.words, row.outlet)))


def _shared(event: Event, speaker: Speaker, counting: Counting) -> list[int]:
    """Passages that at least two quotes share and one of this speaker's gives, the most widely shared first."""
    renderings = Rendering.objects.standing().filter(utterance__merged_into=None, quote__text__in=current_texts(event))
    own = list(renderings.filter(quote__speaker=speaker).order_by().values_list("utterance", flat=True).distinct())
    counts = (
        renderings.filter(utterance__in=own)
        .order_by()
        .values("utterance")
        .annotate(n=Count("pk"), texts=counting.count("quote__text"))
    )
    rows = counts.filter(n__gt=1).order_by("-texts", "-n", "utterance").values_list("utterance", flat=True)
    return list(rows)
