"""Where pasted words stand: what is around a place, the nearest place to a quote, a quote in its context."""

from __future__ import annotations

from dataclasses import dataclass

from articles.analysis.lexicon import VERBS
from articles.analysis.passages import MARKS, find_passages
from articles.models import Quote
from articles.spans import Span, cut

AROUND = 60  # code points shown on either side of a place
CONTEXT = 400  # and on either side of a quote
QUOTATION_MARKS = frozenset("\"“”„‟«»'‘’‹›")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a text for the template; ``kinds`` are the classes of what lies over it."""

    text: str
    kinds: str


def find_words(body: str, words: str) -> list[Span]:
    """Where pasted words stand. Whole words win: *the* is not meant where it is a part of *another*."""
    places = find_passages(body, words)
    return [place for place in places if not cuts_word(body, place)] or places


def cuts_word(body: str, place: Span) -> bool:
    edges = (at for at in place if 0 < at < len(body))
    return any(body[at - 1].isalnum() and body[at].isalnum() for at in edges)


def around(body: str, place: Span) -> str:
    before = " ".join(body[max(place.start - AROUND, 0) : place.start].split())
    after = " ".join(body[place.end : place.end + AROUND].split())
    words = " ".join(body[place.start : place.end].split())
    short = words if len(words) <= 80 else f"{words[:40]} … {words[-38:]}"
    return f"… {before} [{short}] {after} …"


def nearest(places: list[Span], span: Span) -> Span | None:
    """The place closest to the span, outside of it if there is one."""
    outside = [place for place in places if not span.holds(place)] or places
    return min(outside, key=lambda place: max(span.start - place.end, place.start - span.end), default=None)


def strip_marks(words: str) -> str:
    """Without the quotation marks around them, where people copied these too."""
    if len(words) > 2 and words[0] in QUOTATION_MARKS and words[-1] in QUOTATION_MARKS:
        inner = words[1:-1].strip()
        # Not where the two belong to different stretches: “One,” he said, “two.”
        return words if '"' in inner.translate(MARKS) else inner
    return words


def lemma_of(cue: str) -> str:
    """The cue's dictionary form, as the program writes it, so that lists put both together."""
    word = " ".join(cue.lower().split())
    found = VERBS.get(word)
    return next((entry.lemma for entry, _ in found if not entry.particles), word) if found else word


def in_context(quote: Quote, pieces: list[Span]) -> list[Stretch]:
    """The text around a quote, cut wherever the quote, a marked piece, its speaker or its cue begins or ends."""
    body = quote.text.body
    spans = [("quote", quote.span), *(("piece", piece) for piece in pieces)]
    for name in ("mention", "cue"):
        start, end = getattr(quote, f"{name}_start"), getattr(quote, f"{name}_end")
        if start is not None:
            spans.append((name, Span(start, end)))
    # A name can stand far from the quote: the context is the quote's own.
    first = max(quote.start - CONTEXT, 0)
    last = min(quote.end + CONTEXT, len(body))
    return [
        Stretch(body[piece.start : piece.end], " ".join(f"is-{kind}" for kind in piece.covering))
        for piece in cut(last, spans, start=first)
    ]
