"""One article as a page to read: its words with highlights, paragraph by paragraph, and notes beside them.

Seventeen SELECTs. Who may not see the whole text gets, of each paragraph, only the stretches that carry findings.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from math import ceil

from django.db.models import Prefetch

from articles.models import Article, Block, Event, Quote, QuotePiece, Speaker, Status, Text
from articles.queries.article_claims import ClaimHere, Claims, claims_of
from articles.queries.article_strip import Strip, strip_of
from articles.queries.columns import cited, name_of, speaker_of
from articles.queries.counting import BY_ARTICLES, Counting
from articles.queries.elsewhere import Note, Partner, notes_for
from articles.queries.marks import Mark, Token, tokens, windows
from articles.queries.remembered import remembered
from articles.spans import BlockKind, Span

NUMBERED = (BlockKind.PARAGRAPH, BlockKind.POST)
LINE, NOTE_LINE = 68, 46  # characters in a line of the text, and of a note
TALLER, SPARE = 1.4, 2  # how many lines of a note stand beside one of the text; and how many may reach below it
HIDDEN = (BlockKind.HEADLINE, BlockKind.DATE_STAMP)
KINDS = {
    "direct": "direct: all of it stands between quotation marks",
    "mixed": "partly direct: some of it stands between quotation marks",
    "indirect": "indirect: reported without quotation marks",
    "term": "a term: marked words that nobody is said to have spoken",
}


@dataclass(frozen=True, slots=True)
class Why:
    """What the program or a person says about one quote."""

    quote: Quote
    kind: str
    speaker: Speaker | None
    relay: Speaker | None
    opening: str
    cue: str
    percent: int | None


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one block within a passage; ``gap``: words before it are not shown."""

    kind: str
    tokens: tuple[Token, ...]
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or a post, numbered; or a subhead, caption or the like, which is not."""

    number: int
    kind: str
    runs: tuple[Run, ...]
    author: str = ""
    handle: str = ""
    whys: tuple[Why, ...] = ()
    notes: tuple[Note, ...] = ()
    claims: tuple[ClaimHere, ...] = ()

    @property
    def fits(self) -> bool:
        """Whether its notes fit beside it. Where not, they are folded, so that none stands far below its passage."""
        return 4 * len(self.notes) + 3 * len(self.claims) <= self.room

    @property
    def roomy(self) -> bool:
        """Whether they fit with the wordings of others unfolded."""
        wordings = [parts for note in self.notes for parts in (note.source, *(v.parts for v in note.variants)) if parts]
        lines = sum(1 + ceil(sum(len(part.here) + len(part.base) for part in parts) / NOTE_LINE) for parts in wordings)
        return lines + 3 * len(self.notes) + 3 * len(self.claims) <= self.room

    @property
    def carried(self) -> tuple[int, ...]:
        """In how many others each of its shared passages stands, where any has it."""
        return tuple(note.others for note in self.notes if note.others)

    @property
    def reworded(self) -> bool:
        return any(note.differing for note in self.notes)

    @property
    def room(self) -> float:
        """About as many lines of notes as stand beside it."""
        text = sum(len(token.words) for run in self.runs for token in run.tokens)
        return ceil(text / LINE) * TALLER + SPARE


@dataclass(frozen=True, slots=True)
class Legend:
    quotes: int
    indirect: int
    evidence: int
    mentions: int
    terms: int


@dataclass(frozen=True, slots=True)
class Reading:
    article: Article
    text: Text
    name: str
    headline: tuple[Token, ...]
    versions: tuple[Text, ...]
    legend: Legend
    passages: tuple[Passage, ...]
    claims: Claims
    partners: tuple[Partner, ...]
    strip: Strip
    findings: int
    checked: int

    @property
    def cited(self) -> list[tuple[str, date | None]]:
        return [(cited(self.name, self.text), self.article.published_on)]

    @property
    def is_current(self) -> bool:
        return self.text.pk == self.article.current_text_id


def reading(event: Event, pk: int, *, version: int | None, full: bool, counting: Counting = BY_ARTICLES) -> Reading:
    """Raises Article.DoesNotExist, and Text.DoesNotExist where the article has no such version."""
    article = Article.objects.of(event).select_related("outlet").get(pk=pk)
    versions = tuple(article.texts.order_by("number").defer("body", "search"))
    wanted = {"number": version} if version is not None else {"pk": article.current_text_id}
    text = article.texts.defer("search").get(**wanted)
    quotes = quotes_in(text)
    spoken = [quote for quote in quotes if quote.kind != "term"]
    claims = remembered(event, ("claims", text.pk, counting.by), lambda: claims_of(event, text, counting))
    noted = ("notes", text.pk, counting.by)
    notes, partners = remembered(event, noted, lambda: notes_for(event, text, spoken, counting))
    marks = [*quote_marks(quotes), *claim_marks(claims.here)]
    blocks = list(text.blocks.order_by("start"))
    shown = [*(quote.span for quote in quotes), *(Span(e.start, e.end) for one in claims.here for e in one.evidence)]
    passages = [one for one in passages_of(text.body, blocks, marks, None if full else shown) if one[1].runs]
    judged = [quote.status for quote in quotes] + [one.report.status for one in claims.here]
    return Reading(
        article=article,
        text=text,
        name=name_of(article),
        headline=headline_of(text, blocks, marks),
        versions=versions,
        legend=legend_of(quotes, claims.here),
        passages=tuple(annotated(passages, text.body, quotes, notes, claims.here)),
        claims=claims,
        partners=tuple(partners),
        strip=remembered(event, ("strip", text.pk), lambda: strip_of(event, text, claims.here)),
        findings=len(judged),
        checked=sum(status != Status.SUGGESTED for status in judged),
    )


def quotes_in(text: Text) -> list[Quote]:
    return list(
        Quote.objects.standing()
        .filter(text=text)
        .select_related("speaker__merged_into", "relay__merged_into")
        .prefetch_related(Prefetch("pieces", QuotePiece.objects.order_by("start")))
        .order_by("start", "id")
    )


# Highlights ----------------------------------------------------------------------------------------------------------


def quote_marks(quotes: Iterable[Quote]) -> Iterator[Mark]:
    """Direct quotes are their pieces. A mixed one is its clause, with the pieces inside. Who speaks, where named."""
    for quote in quotes:
        of = f"q-{quote.pk}"
        pieces = [Span(piece.start, piece.end) for piece in quote.pieces.all()]
        kind = {"indirect": "i", "term": "t"}.get(quote.kind, "q")
        if quote.kind == "mixed":
            yield Mark("q part", of, quote.span)
            for span in pieces:
                yield Mark("q", of, span, is_first=False, inner=True)
        else:
            spans = pieces if quote.kind == "direct" and pieces else [quote.span]
            for n, span in enumerate(spans):
                yield Mark(kind, of, span, is_first=n == 0)
    for span, pk in mentions_of(quotes).items():
        yield Mark("s", f"s-{pk}", span)


def mentions_of(quotes: Iterable[Quote]) -> dict[Span, int]:
    """Where speakers are named, each place once with its first quote: *Rubio warned that … and said that …*"""
    found: dict[Span, int] = {}
    for quote in quotes:
        if quote.mention_start is not None and quote.mention_end is not None:
            found.setdefault(Span(quote.mention_start, quote.mention_end), quote.pk)
    return found


def claim_marks(claims: Iterable[ClaimHere]) -> Iterator[Mark]:
    for one in claims:
        for passage in one.evidence:
            yield Mark("c", f"e-{passage.pk}", Span(passage.start, passage.end))


def legend_of(quotes: Sequence[Quote], claims: Sequence[ClaimHere]) -> Legend:
    return Legend(
        quotes=sum(quote.kind in ("direct", "mixed") for quote in quotes),
        indirect=sum(quote.kind == "indirect" for quote in quotes),
        evidence=sum(len(one.evidence) for one in claims),
        mentions=len(mentions_of(quotes)),
        terms=sum(quote.kind == "term" for quote in quotes),
    )


# Passages ------------------------------------------------------------------------------------------------------------


def headline_of(text: Text, blocks: Sequence[Block], marks: Sequence[Mark]) -> tuple[Token, ...]:
    block = next((block for block in blocks if block.kind == BlockKind.HEADLINE), None)
    if block is None or not text.headline:
        return (Token(words=text.title),)
    return tokens(text.body, block.span, marks)


def passages_of(
    body: str, blocks: Sequence[Block], marks: Sequence[Mark], shown: Sequence[Span] | None
) -> Iterator[tuple[int, Passage]]:
    """Each passage with its start. ``shown``: only what lies under these spans (None: everything)."""
    number = 0
    for group in grouped(blocks):
        main = next((block for block in group if block.kind in NUMBERED), group[0])
        if main.kind in NUMBERED:
            number += 1
        runs = tuple(run for block in group for run in runs_of(body, block, marks, shown))
        author, handle = next(((b.author, b.handle) for b in group if b.author or b.handle), ("", ""))
        kind = "post" if main.post is not None else main.kind
        yield group[0].start, Passage(number if main.kind in NUMBERED else 0, kind, runs, author, handle.lstrip("@"))


def grouped(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """A dateline goes with the paragraph behind it; all parts of one embedded post are one passage."""
    waiting: list[Block] = []
    for post, group in groupby((block for block in blocks if block.kind not in HIDDEN), key=lambda block: block.post):
        if post is not None:
            yield list(group)
            continue
        for block in group:
            waiting.append(block)
            if block.kind != BlockKind.DATELINE:
                yield waiting
                waiting = []
    if waiting:
        yield waiting


def runs_of(body: str, block: Block, marks: Sequence[Mark], shown: Sequence[Span] | None) -> Iterator[Run]:
    if not body[block.start : block.end].strip():
        return
    if shown is None:
        yield Run(block.kind, tokens(body, block.span, marks))
        return
    end = block.start
    for span in windows(block.span, shown):
        yield Run(block.kind, tokens(body, span, marks), gap=bool(body[end : span.start].strip()))
        end = span.end


def annotated(
    passages: Sequence[tuple[int, Passage]],
    body: str,
    quotes: Sequence[Quote],
    notes: Sequence[Note],
    claims: Sequence[ClaimHere],
) -> Iterator[Passage]:
    """Notes stand beside the numbered passage in which they begin; those of the headline, beside the first."""
    numbered = [n for n, (_, passage) in enumerate(passages) if passage.number]
    starts = [passages[n][0] for n in numbered]

    def beside(start: int) -> int:
        return numbered[max(0, bisect_right(starts, start) - 1)] if numbered else -1

    whys: dict[int, list[Why]] = {}
    for quote in quotes:
        whys.setdefault(beside(quote.start), []).append(why_of(quote, body))
    noted: dict[int, list[Note]] = {}
    for note in notes:
        noted.setdefault(beside(note.quote.start), []).append(note)
    claimed: dict[int, list[ClaimHere]] = {}
    for one in claims:
        if one.evidence:
            claimed.setdefault(beside(one.evidence[0].start), []).append(one)
    for n, (_, p) in enumerate(passages):
        yield Passage(
            p.number, p.kind, p.runs, p.author, p.handle,
            tuple(whys.get(n, ())), tuple(noted.get(n, ())), tuple(claimed.get(n, ())),
        )  # fmt: skip


def why_of(quote: Quote, body: str) -> Why:
    words = body[quote.start : quote.end].split()
    return Why(
        quote=quote,
        kind=KINDS[quote.kind],
        speaker=speaker_of(quote),
        relay=quote.relay.merged_into or quote.relay if quote.relay else None,
        opening=" ".join(words[:6]) + (" …" if len(words) > 6 else ""),
        cue=body[quote.cue_start : quote.cue_end] if quote.cue_start is not None else "",
        percent=round(100 * quote.score) if quote.score is not None else None,
    )
