"""What analysis finds, as frozen data. All spans are code points into the body that was analysed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from articles.spans import Span


class QuoteKind(StrEnum):
    """Direct: all of it between marks (or a post's own words); mixed: some; indirect: none; term: nobody said it."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"
    TERM = "term"


class Channel(StrEnum):
    """Where it was said, as far as the text shows. A post's words are not the outlet's own rendering."""

    ARTICLE = "article"
    POST = "post"


class SpeakerKind(StrEnum):
    PERSON = "person"
    BODY = "body"  # an organisation, a ministry, a state
    GROUP = "group"  # "diplomats", "residents"
    UNNAMED = "unnamed"  # "a senior official"


# Python looks a member up slowly, so what is asked for every quote is looked up once.
DIRECT, MIXED, INDIRECT, TERM = QuoteKind
ARTICLE, POST = Channel
PERSON, BODY, GROUP, UNNAMED = SpeakerKind


class FoundSpeaker(NamedTuple):
    """Somebody to whom words are ascribed in one text: the fullest name, and every form met."""

    name: str
    kind: SpeakerKind
    forms: tuple[str, ...] = ()  # names as printed: "Rubio", "Marco Rubio"
    roles: tuple[str, ...] = ()  # "US Secretary of State"
    handles: tuple[str, ...] = ()  # of posts, without "@"


class FoundQuote(NamedTuple):
    """What somebody is reported to have said.

    ``span`` is the whole reported content, ``pieces`` the stretches between marks (without them). ``speaker`` and
    ``relay`` are indexes into the analysis's speakers. ``rule`` names the rule that made it, ``reason`` says it in
    words ("ascribed to Rubio: *he* after the quote, last named man"); ``score`` is 0 to 1. ``lead`` is what stands
    before the attribution in a reported clause cut in two: *The pact* in "The pact, he said, will hold", where ``span``
    is *will hold*; ``cut`` says that the two are one report, attribution and all. ``hearer`` is to whom a request was
    made: *the union* in "urged the union to wait".
    ``sure`` is how sure the speaker is who the words beside the quote mean.
    """

    span: Span
    kind: QuoteKind
    pieces: tuple[Span, ...] = ()
    channel: Channel = Channel.ARTICLE
    cue: Span | None = None
    cue_lemma: str = ""
    mention: Span | None = None
    speaker: int | None = None
    relay: int | None = None
    score: float = 0.0
    rule: str = ""
    reason: str = ""
    lead: Span | None = None
    hearer: Span | None = None
    sure: float = 1.0
    cut: bool = False

    @property
    def whole(self) -> Span:
        """All of the report, as it is stored and shown, with an attribution that cuts it in two."""
        return Span(self.lead.start, self.span.end) if self.lead is not None and self.cut else self.span


@dataclass(frozen=True, slots=True)
class ArticleAnalysis:
    quotes: tuple[FoundQuote, ...]
    speakers: tuple[FoundSpeaker, ...]
    sentences: tuple[Span, ...]
