"""The event page. Sixteen SELECTs, however much there is of anything: two more where there is a source text, and two
more where copies are counted once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Max, Min, Q, Sum

from articles.analysis.lexicon import VERBS
from articles.models import Article, Event, Quote, Speaker, Text
from articles.queries.counting import BY_ARTICLES, Counting
from articles.queries.current import current_texts
from articles.queries.event_claims import Claims, Column, claims
from articles.queries.event_headlines import HeadlineOnly, headlines_alone
from articles.queries.event_time import Timeline, timeline
from articles.queries.event_wording import Example, example
from articles.queries.frame import Frame
from articles.queries.source import Sentence, sentences_of
from articles.querysets import CHECKED

HEADLINES, SPEAKERS, LOOKED_AT, PEAKS = 6, 8, 40, 2


@dataclass(frozen=True, slots=True)
class Headline:
    article: int
    outlet: str
    published_on: date | None
    published_at: datetime | None
    before: str
    cue: str  # the reporting word in it, where there is one
    after: str
    has_headline: bool

    @property
    def title(self) -> str:
        return self.before + self.cue + self.after


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """``share`` is of all quoted words, in per cent. The last row may stand for ``others`` together."""

    pk: int | None
    name: str
    role: str
    words: int
    share: int
    texts: int
    others: int = 0


@dataclass(frozen=True, slots=True)
class SourceMap:
    sentences: Sequence[Sentence]
    peaks: Sequence[Sentence]

    @property
    def never(self) -> int:
        return sum(not sentence.texts for sentence in self.sentences)


@dataclass(frozen=True, slots=True)
class Extent:
    outlets: int
    countries: int
    first: date | None
    last: date | None
    undated: int
    unknown_outlet: int


@dataclass(frozen=True, slots=True)
class EventPage:
    extent: Extent
    headlines: Sequence[Headline]
    example: Example | None
    claims: Claims
    speakers: Sequence[SpeakerRow]
    findings: int
    checked: int
    timeline: Timeline | None
    source: SourceMap | None
    alone: Sequence[HeadlineOnly] = ()

    @property
    def checked_share(self) -> int:
        """Per cent; only all of them are 100, and what is begun is not 0."""
        return max(self.checked * 100 // self.findings, min(self.checked, 1)) if self.findings else 0


def event_page(frame: Frame, counting: Counting = BY_ARTICLES) -> EventPage:
    event = frame.event
    looked_at = headlines_of(event)
    told = claims(event, frame.of_all(counting), [Column(h.article, h.outlet, h.title) for h in looked_at], counting)
    speakers, found, checked = speakers_of(event, counting)
    return EventPage(
        extent=extent_of(event),
        headlines=differing(looked_at),
        example=example(event),
        claims=told,
        speakers=speakers,
        findings=found + told.findings,
        checked=checked + told.checked,
        timeline=timeline(event, frame.zone, frame.articles, counting),
        source=source_map(event, counting) if frame.has_source_text else None,
        alone=headlines_alone(event),
    )


def extent_of(event: Event) -> Extent:
    found = Article.objects.of(event).aggregate(
        outlets=Count("outlet", distinct=True),
        countries=Count("outlet__country", distinct=True, filter=~Q(outlet__country="")),
        first=Min("published_on"),
        last=Max("published_on"),
        undated=Count("pk", filter=Q(published_on=None)),
        unknown_outlet=Count("pk", filter=Q(outlet=None)),
    )
    return Extent(**found)


# Headlines ------------------------------------------------------------------------------------------------------------


def headlines_of(event: Event) -> list[Headline]:
    rows = Article.objects.of(event).published_first().values_list(
        *("pk", "outlet__name", "published_on", "published_at", "current_text__headline", "current_text__file_name")
    )  # fmt: skip
    return [
        Headline(
            pk,
            outlet or "Unknown outlet",
            day,
            at,
            *around_cue(headline or file_name.rpartition("/")[2]),
            bool(headline),
        )
        for pk, outlet, day, at, headline, file_name in rows[:LOOKED_AT]
        if headline or file_name
    ]


def differing(headlines: Sequence[Headline]) -> list[Headline]:
    """The first few, no headline twice; articles without one only where nothing else is left."""
    unique = {headline.title.casefold(): headline for headline in reversed(headlines)}
    kept = [headline for headline in headlines if unique[headline.title.casefold()] is headline]
    with_headline = [headline for headline in kept if headline.has_headline]
    return (with_headline if len(with_headline) >= HEADLINES else kept)[:HEADLINES]


def around_cue(headline: str) -> tuple[str, str, str]:
    """A headline cut at the first verb that reports: *warns*, *accuses*, *urges*."""
    place = 0
    for word in headline.split(" "):
        core = word.strip(".,:;!?‘’“”'\"")
        if any(form == "s" for _, form in VERBS.get(core.casefold(), ())) and place:
            start = place + word.index(core)
            return headline[:start], core, headline[start + len(core) :]
        place += len(word) + 1
    return headline, "", ""


# Speakers -------------------------------------------------------------------------------------------------------------


def speakers_of(event: Event, counting: Counting = BY_ARTICLES) -> tuple[list[SpeakerRow], int, int]:
    """Who is quoted, in how many words; and how many quotes there are, and how many a person has checked."""
    found = list(
        Quote.objects.filter(text__in=current_texts(event))
        .spoken()
        .standing()
        .order_by()
        .values_list("speaker")
        .annotate(
            n_words=Sum("words"),
            texts=counting.count("text"),
            n=Count("pk"),
            n_checked=Count("pk", filter=Q(status__in=CHECKED)),
        )
        .order_by("-n_words", "speaker")
    )
    named = Speaker.objects.filter(pk__in=[row[0] for row in found if row[0]][: SPEAKERS + 1])
    names = {pk: (name, role) for pk, name, role in named.values_list("pk", "name", "role")}
    words_of = words_once(event, counting) if counting.first else {row[0]: row[1] for row in found}
    total = sum(words_of.values()) or 1
    rows = [
        SpeakerRow(pk, *names.get(pk, ("", "")), words_of[pk], round(100 * words_of[pk] / total), texts)
        for pk, _, texts, _, _ in found
    ]
    unknown = [row for row in rows if row.pk is None]
    known = [row for row in rows if row.pk is not None]
    rest = known[SPEAKERS:]
    if len(rest) > 1:
        words = sum(row.words for row in rest)
        known = [*known[:SPEAKERS], SpeakerRow(None, "", "", words, round(100 * words / total), 0, len(rest))]
    return known + unknown, sum(row[3] for row in found), sum(row[4] for row in found)


def words_once(event: Event, counting: Counting) -> Counter[int | None]:
    """Each speaker's words, those of texts that copy each other once. One SELECT."""
    quotes = Quote.objects.filter(text__in=current_texts(event)).spoken().standing().order_by()
    said = list(quotes.values_list("speaker", "text").annotate(n=Sum("words")))
    kept = counting.fullest(said)
    words: Counter[int | None] = Counter()
    for who, text, n in said:
        if (who, text) in kept:
            words[who] += n
    return words


# The source text ------------------------------------------------------------------------------------------------------


def source_map(event: Event, counting: Counting = BY_ARTICLES) -> SourceMap | None:
    """Every sentence of the source text with the number of texts that quote it."""
    source = Text.objects.of(event).sources().only("body").first()
    if source is None:
        return None
    sentences = sentences_of(event, source, counting, full=True)
    return SourceMap(sentences, peaks_of(sentences))


def peaks_of(sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences that most texts quote, in order of the source."""
    top = sorted((sentence for sentence in sentences if sentence.texts), key=lambda s: (-s.texts, s.number))[:PEAKS]
    return sorted(top, key=lambda sentence: sentence.number)
