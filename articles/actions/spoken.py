"""What is said in an event's texts, as linking wants it: passages with their pieces, sentences and speakers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from articles.actions.renderings import Given
from articles.analysis.findings import SpeakerKind
from articles.analysis.location import Source
from articles.analysis.printed import spoken
from articles.analysis.segments import Segment
from articles.analysis.sentences import split_sentences
from articles.analysis.transcript import sentences, transcript
from articles.analysis.utterances import Passage, Rendering
from articles.models import Event, Quote, QuotePiece, Text, Wording, WordingPlace
from articles.spans import Span

NAMED = (SpeakerKind.PERSON, SpeakerKind.BODY)  # "aides" here and "a spokesman" there may be one and the same


@dataclass(frozen=True, slots=True)
class Spoken:
    """Quotes by id, the bodies they stand in, and a passage for each."""

    quotes: dict[int, Quote]
    bodies: dict[int, str]
    passages: list[Passage]

    def given(self, rendering: Rendering, least: int = 1) -> Given:
        quote = self.quotes[rendering.passage_id]
        start, end = quote.start + rendering.span.start, quote.start + rendering.span.end
        return Given(quote.pk, start, end, spoken(self.bodies[quote.text_id][start:end]), least)

    def place_of(self, segment: Segment, wording: Wording) -> WordingPlace:
        """Where a wording stands, not stored yet."""
        given = self.given(Rendering(segment.passage, segment.span))
        text = self.quotes[given.quote].text_id
        return WordingPlace(wording=wording, text_id=text, quote_id=given.quote, start=given.start, end=given.end)


def read_spoken(event: Event, texts: Iterable[int] | None = None) -> Spoken:
    """Of these texts as far as they are read now, or of all."""
    current = Text.objects.of(event).current()
    if texts is not None:
        current = current.filter(pk__in=list(texts))
    bodies = dict(current.values_list("pk", "body"))
    spoken = Quote.objects.filter(text__in=bodies).spoken().standing()
    quotes = {quote.pk: quote for quote in spoken.select_related("speaker").order_by("pk")}
    pieces: dict[int, list[Span]] = defaultdict(list)
    for quote, start, end in (
        QuotePiece.objects.filter(quote__text__in=bodies).order_by("start").values_list("quote", "start", "end")
    ):
        pieces[quote].append(Span(start, end))
    labels = labels_of(event)
    passages = [passage(quote, bodies[quote.text_id], pieces[quote.pk], labels) for quote in quotes.values()]
    return Spoken(quotes, bodies, passages)


def labels_of(event: Event) -> str:
    """Who speaks in the source text, in small letters; empty where it names nobody."""
    body = Text.objects.of(event).sources().values_list("body", flat=True).first()
    return " ".join({part.speaker for part in transcript(body)}).casefold() if body else ""


def passage(quote: Quote, body: str, pieces: Iterable[Span], labels: str = "") -> Passage:
    """A quote as linking sees it: its words, with offsets that count from the quote's start."""
    words = uncut(quote, body)
    speaker = quote.speaker if quote.speaker and quote.speaker.kind in NAMED else None
    return Passage(
        id=quote.pk,
        text_id=quote.text_id,
        string=words,
        pieces=tuple(Span(piece.start - quote.start, piece.end - quote.start) for piece in pieces),
        sentences=tuple(split_sentences(words, 0, len(words))),
        speaker=speaker.pk if speaker else None,
        marked=quote.kind == "direct",
        elsewhere=bool(labels.strip() and speaker and speaker.name.split()[-1].casefold() not in labels),
        start=quote.start,
        unnamed=bool(quote.speaker and quote.speaker.kind != SpeakerKind.PERSON),
    )


_CUT_OFF = re.compile(r"[^,;:–—]{0,60}?[,;:–—]\s?")  # the rest of an attribution, to where the report goes on


def uncut(quote: Quote, body: str) -> str:
    """The words of a quote, with blanks for the attribution that cuts a report in two: *The pact, he said, will hold*.

    What stands between marks needs none: there its pieces say what was spoken.
    """
    words = body[quote.start : quote.end]
    if quote.kind == "direct" or quote.cue_start is None or not quote.start < quote.cue_start < quote.end:
        return words
    cue = Span(quote.cue_start, quote.cue_end or 0)
    mention = Span(quote.mention_start or 0, quote.mention_end or 0)
    inside = [part for part in (cue, mention) if quote.span.holds(part)]
    start, end = min(part.start for part in inside), max(part.end for part in inside)
    rest = _CUT_OFF.match(body, end, quote.end)
    end = rest.end() if rest else end
    return body[quote.start : start] + " " * (end - start) + body[end : quote.end]


def source_of(event: Event) -> tuple[Text | None, Source | None]:
    """The event's source text, in its latest version, and as it is searched."""
    text = Text.objects.of(event).sources().first()
    if text is None:
        return None, None
    return text, Source.of(text.body, sentences(text.body))
