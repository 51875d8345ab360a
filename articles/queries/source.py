"""The source text as a map: every sentence with how many articles quote it. Seven SELECTs, three more for a sentence.

Without a source text: what several articles quote of the one who is quoted most, put in order as far as articles agree.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import ceil

from django.db.models import Avg, F, FloatField, Sum
from django.db.models.functions import Cast

from articles.analysis.sentences import split_sentences
from articles.analysis.transcript import Kind, Part, transcript
from articles.models import Event, Location, Quote, Rendering, Speaker, Text, Wording
from articles.queries.counting import Counting
from articles.queries.current import current_texts
from articles.queries.passages import QuoteLine, quote_lines
from articles.queries.shared import Passage, shared_passages
from articles.spans import Span

BANDS = 5
NOT_FOUND = 20  # quotes that are listed
REBUILT = 60  # passages


@dataclass(frozen=True, slots=True)
class Sentence:
    """``words`` are empty where the text may not be shown and nobody quotes it."""

    number: int
    words: str
    size: int  # in words
    texts: int
    band: int  # 0 in none to 5
    utterances: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """Something of a turn: sentences that follow each other, or what happens in the room."""

    stage: str = ""
    sentences: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Turn:
    speaker: str
    paragraphs: tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True, slots=True)
class Located:
    """How the quotes between marks of those who speak in the source were found in it."""

    exactly: int
    with_gaps: int
    spliced: int
    not_found: int
    lines: tuple[QuoteLine, ...]


@dataclass(frozen=True, slots=True)
class SourcePage:
    text: Text
    turns: tuple[Turn, ...]
    sentences: tuple[Sentence, ...]
    located: Located
    chosen: Sentence | None
    passages: tuple[Passage, ...]

    @property
    def never(self) -> int:
        return sum(not sentence.texts for sentence in self.sentences)


@dataclass(frozen=True, slots=True)
class RebuiltPassage:
    pk: int
    words: str
    texts: int


@dataclass(frozen=True, slots=True)
class Rebuilt:
    speaker: Speaker
    passages: tuple[RebuiltPassage, ...]


def source_page(event: Event, *, sentence: int | None, full: bool, counting: Counting) -> SourcePage | None:
    """The map, with the renderings of one sentence; None where the event has no source text."""
    text = Text.objects.of(event).sources().defer("search").first()
    if text is None:
        return None
    sentences = sentences_of(event, text, counting, full=full)
    chosen = next((one for one in sentences if one.number == sentence), None)
    return SourcePage(
        text=text,
        turns=tuple(turns_of(text.body, sentences)),
        sentences=sentences,
        located=located_of(event, text, full=full),
        chosen=chosen,
        passages=tuple(shared_passages(event, list(chosen.utterances), whole=True, counting=counting))
        if chosen
        else (),
    )


def sentences_of(event: Event, text: Text, counting: Counting, *, full: bool) -> tuple[Sentence, ...]:
    rows = (
        Rendering.objects.standing()
        .filter(utterance__source=text.pk, utterance__merged_into=None, quote__text__in=current_texts(event))
        .order_by()
        .values_list("utterance__start", "utterance__end", "utterance", "quote__text")
        .distinct()
    )
    spans = spoken(text.body)
    texts: list[set[int]] = [set() for _ in spans]
    utterances: list[set[int]] = [set() for _ in spans]
    for start, end, utterance, of_text in rows:
        for number in overlapping(spans, Span(start or 0, end or 0)):
            texts[number].add(of_text)
            utterances[number].add(utterance)
    counts = [counting.of(found) for found in texts]
    most = max(counts, default=0) or 1
    return tuple(
        Sentence(
            number=number,
            words=text.body[span.start : span.end] if full or count else "",
            size=len(text.body[span.start : span.end].split()),
            texts=count,
            band=ceil(BANDS * count / most),
            utterances=tuple(sorted(found)),
        )
        for number, (span, count, found) in enumerate(zip(spans, counts, utterances, strict=True), 1)
    )


@lru_cache(maxsize=32)
def parts(body: str) -> tuple[Part, ...]:
    """A body never changes, so it is taken apart once."""
    return transcript(body)


@lru_cache(maxsize=32)
def spoken(body: str) -> tuple[Span, ...]:
    return tuple(
        span
        for part in parts(body)
        if part.kind is Kind.SPEECH
        for span in split_sentences(body, part.span.start, part.span.end)
    )


def overlapping(spans: Sequence[Span], span: Span) -> Iterator[int]:
    for number, one in enumerate(spans):
        if one.overlaps(span):
            yield number


# Turns ----------------------------------------------------------------------------------------------------------------


def turns_of(body: str, sentences: Sequence[Sentence]) -> Iterator[Turn]:
    """Who speaks, in paragraphs. Lines before anybody speaks are headings and shown as what happens."""
    waiting = iter(sentences)
    speaker = ""
    paragraphs: list[tuple[Piece, ...]] = []
    line: list[Piece] = []
    last = 0
    for part in parts(body):
        if part.kind is Kind.LABEL:
            if line or paragraphs:
                yield Turn(speaker, (*paragraphs, *([tuple(line)] if line else [])))
            speaker, paragraphs, line = part.speaker, [], []
        else:
            if line and "\n" in body[last : part.span.start]:
                paragraphs.append(tuple(line))
                line = []
            line.append(piece(body, part, waiting))
        last = part.span.end
    yield Turn(speaker, (*paragraphs, *([tuple(line)] if line else [])))


def piece(body: str, part: Part, waiting: Iterator[Sentence]) -> Piece:
    if part.kind is not Kind.SPEECH:
        return Piece(stage=body[part.span.start : part.span.end])
    count = len(split_sentences(body, part.span.start, part.span.end))
    return Piece(sentences=tuple(next(waiting) for _ in range(count)))


# How quotes were found ------------------------------------------------------------------------------------------------


def located_of(event: Event, text: Text, *, full: bool) -> Located:
    """The speakers of the source are those some of whose words were found in it."""
    quotes = Quote.objects.filter(text__in=current_texts(event), kind__in=("direct", "mixed")).standing()
    found: dict[int, list[tuple[int, int, bool]]] = defaultdict(list)
    places = Location.objects.filter(source=text, quote__in=quotes).order_by("quote_start", "start")
    for quote, start, end, exact in places.values_list("quote", "start", "end", "exact"):
        found[quote].append((start, end, exact))
    spans = spoken(text.body)
    kinds = [how_found(spans, found[quote]) for quote in found]
    speakers = quotes.filter(pk__in=found, speaker__isnull=False).values("speaker")
    lost = list(
        quotes.filter(speaker__in=speakers)
        .exclude(pk__in=found)
        .order_by("text__article__published_on", "text", "start")
        .values_list("pk", flat=True)
    )
    lines = tuple(quote_lines(event.slug, lost[:NOT_FOUND], full=full))
    return Located(kinds.count("exactly"), kinds.count("with gaps"), kinds.count("spliced"), len(lost), lines)


def how_found(spans: Sequence[Span], places: Iterable[tuple[int, int, bool]]) -> str:
    """Exactly, with gaps, or spliced from sentences that do not follow each other."""
    numbers = [next(overlapping(spans, Span(start, end)), 0) for start, end, _ in places]
    if any(after - before not in (0, 1) for before, after in pairwise(numbers)):
        return "spliced"
    return "exactly" if all(exact for _, _, exact in places) else "with gaps"


# Without a source text ------------------------------------------------------------------------------------------------


def rebuilt(event: Event, counting: Counting) -> Rebuilt | None:
    """What at least two articles, or independent texts, quote of the one who is quoted most, in the order in which
    articles have it."""
    quotes = Quote.objects.filter(text__in=current_texts(event), kind__in=("direct", "mixed"), speaker__isnull=False)
    most = quotes.standing().order_by().values("speaker").annotate(n=Sum("words")).order_by("-n", "speaker").first()
    if most is None:
        return None
    rows = (
        Rendering.objects.standing()
        .filter(utterance__event=event, utterance__merged_into=None, quote__speaker=most["speaker"])
        .filter(quote__text__in=current_texts(event))
        .order_by()
        .values("utterance")
        .annotate(
            n=counting.count("quote__text"),
            place=Avg(Cast("start", FloatField()) / F("quote__text__length")),
        )
        .filter(n__gt=1)
        .order_by("-n", "utterance")
    )
    found = sorted(rows[:REBUILT], key=lambda row: row["place"])
    ids = [row["utterance"] for row in found]
    words = dict(Wording.objects.filter(utterance__in=ids).values_list("utterance", "printed"))
    speaker = Speaker.objects.get(pk=most["speaker"])
    return Rebuilt(
        speaker,
        tuple(RebuiltPassage(pk, words[pk], row["n"]) for pk, row in zip(ids, found, strict=True) if pk in words),
    )
