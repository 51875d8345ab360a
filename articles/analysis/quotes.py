"""Reported words of a text, paragraph by paragraph: frames first, then the marked stretches no frame has claimed.

>>> from articles.spans import Block, BlockKind
>>> body = "“The truth,” he said, “is plain.”"
>>> [(str(draft.kind), len(draft.pieces)) for draft in find_drafts(body, [Block(BlockKind.PARAGRAPH, 0, len(body))])[0]]
[('direct', 2)]
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter

from articles.analysis.cited import from_within
from articles.analysis.cues import is_headline
from articles.analysis.dashed import speak_out
from articles.analysis.drafts import Draft, frame_drafts, only_marked
from articles.analysis.echoed import find_echoes
from articles.analysis.findings import DIRECT, TERM
from articles.analysis.frames import read_frames, trigger_places
from articles.analysis.headed import give_name, names_beside
from articles.analysis.interview import interview_drafts
from articles.analysis.introduced import introduced_frames
from articles.analysis.labelled import conversations
from articles.analysis.phrases import phrase_starting
from articles.analysis.posts import post_drafts
from articles.analysis.setapart import set_apart
from articles.analysis.subjects import clause_subject
from articles.analysis.tags import tags_of
from articles.analysis.terms import heading, is_term, title_case
from articles.analysis.tokens import DASHES, QUOTE, Paragraph, read_paragraph
from articles.analysis.unclosed import closed_later
from articles.analysis.ushered import usher
from articles.spans import Block, BlockKind, Span

_PARAGRAPH = BlockKind.PARAGRAPH
_READ = (_PARAGRAPH, BlockKind.HEADLINE, BlockKind.SUBHEAD, BlockKind.CAPTION)
_new = tuple.__new__  # makes a span in half the time
ALONE = "stands alone"
_SPAN = attrgetter("span")
_TITLED = (BlockKind.HEADLINE, BlockKind.SUBHEAD)


def _loose(paragraph: Paragraph, index: int, lo: int, hi: int) -> Draft:
    """A marked stretch that no frame has claimed: carried on, unattributed, or a term."""
    marked = paragraph.marked[index]
    draft = Draft(DIRECT, marked.inner, [marked.inner], open_end=not marked.closed)
    if heading(paragraph, index):
        draft.kind, draft.rule = TERM, "a heading between marks"
    elif only_marked(paragraph, lo, hi):
        draft.free, draft.rule = True, ALONE
    elif (
        index == lo
        and index > 0
        and paragraph.body[marked.inner.end - 1] not in ",.!?"
        and not paragraph.capital(index + 1)
        and paragraph.low[index + 1][0].isalpha()
        and not title_case(paragraph.body[marked.inner.start : marked.inner.end])
    ):
        draft.free, draft.rule = True, "carries on without a name"
    elif is_term(paragraph, index, lo, hi):
        draft.kind, draft.rule = TERM, "a name, title or borrowed word"
    else:
        draft.free, draft.rule = True, "long stretch between marks, nobody named beside it"
        draft.mention = _about(paragraph, index, lo)
    return draft


def _about(paragraph: Paragraph, index: int, lo: int) -> Span | None:
    """ "Ana Ruiz looked back on the years she spent “making …”": the person whom a sentence is about, before a mark."""
    tags = tags_of(paragraph, lo, index)
    viewer = phrase_starting(paragraph, lo + 1, index) if paragraph.low[lo] in ("to", "for") else None
    subject = viewer or clause_subject(paragraph, lo, index)  # To Ana Ruiz, the pact “…”
    if subject is None or tags[subject[1] - 1] != "e":
        return None
    return paragraph.span(*subject)


def _paragraph_drafts(paragraph: Paragraph) -> list[Draft]:
    drafts: list[Draft] = []
    low = paragraph.low
    headline = is_headline(paragraph)
    places = trigger_places(paragraph)
    marks = list(paragraph.marked)
    if not (places or marks or headline):
        return drafts
    first = end = 0
    triggers, stretches = len(places), len(marks)
    aloud = False  # whether something else than a reporting word introduces marked words
    for lo, hi in paragraph.sentences:
        last, begin = first, end
        while last < triggers and places[last] < hi:
            last += 1
        while end < stretches and marks[end] < hi:
            end += 1
        if first == last and begin == end and not headline:
            continue  # nothing is reported
        if low[lo] in DASHES and lo + 1 < hi:
            lo += 1  # of a list, or of a conversation
        frames = read_frames(paragraph, places[first:last], lo, hi, begin < end) if first < last else []
        first = last
        if begin < end or headline:
            more = introduced_frames(paragraph, marks[begin:end], lo, hi, frames, headline)
            if more:
                frames.extend(more)
                aloud = True
        for frame in frames:
            drafts.extend(frame_drafts(paragraph, frame))
    if drafts and low[0] in DASHES:
        speak_out(paragraph, drafts)
    if marks:
        _add_loose(paragraph, drafts)
    if aloud:
        for draft in drafts:
            from_within(paragraph.body, draft)
    return _without_overlap(drafts) if len(drafts) > 1 else drafts


def _add_loose(paragraph: Paragraph, drafts: list[Draft]) -> None:
    """Add the marked stretches that no frame has claimed."""
    claimed = {piece[0] for draft in drafts for piece in draft.pieces}
    for index, marked in paragraph.marked.items():
        inner = marked.inner
        if inner[0] not in claimed and inner[0] < inner[1]:
            lo, hi = paragraph.sentences[bisect_right(paragraph.sentences, (index, len(paragraph.low))) - 1]
            drafts.append(_loose(paragraph, index, lo, hi))


def _without_overlap(drafts: list[Draft]) -> list[Draft]:
    """In order of place; what begins within another one is left out."""
    drafts.sort(key=_SPAN)
    kept: list[Draft] = []
    end = -1
    for draft in drafts:
        start, stop = draft.span[0], draft.span[1]  # quicker than both at once
        if draft.lead is not None:
            start, stop = draft.lead[0], max(stop, draft.lead[1])
        if start >= end:
            kept.append(draft)
            end = stop
    return kept


def _carry_on(drafts: list[Draft]) -> list[Draft]:
    """In one paragraph, a stretch standing alone goes with the attributed one before it, else the one after it."""
    merged: list[Draft] = []
    spoken: Draft | None = None  # the last with words between marks and somebody beside them
    for draft in drafts:
        before = merged[-1] if merged else None
        alone = draft.free and draft.rule == ALONE
        if alone and before is not None and before.kind is DIRECT:
            before.pieces.extend(draft.pieces)
            before.span, before.open_end = _new(Span, (before.span[0], draft.span[1])), draft.open_end
            continue
        if before is not None and before.free and before.rule == ALONE and _attributed(draft):
            draft.pieces[:0] = before.pieces
            draft.span = _new(Span, (before.span[0], draft.span[1]))
            merged.pop()
        elif alone and spoken is not None:
            draft.mention, draft.cue, draft.lemma = spoken.mention, spoken.cue, spoken.lemma
            draft.free, draft.rule = False, "goes on in the paragraph"
        merged.append(draft)
        if draft.pieces and draft.mention is not None:
            spoken = draft
    return merged


def _attributed(draft: Draft) -> bool:
    return draft.kind is DIRECT and draft.mention is not None


def _ushered_in(before: Paragraph, draft: Draft) -> None:
    """Words that stand alone have the speaker of the paragraph before, if that ends with a colon."""
    if not draft.free or draft.mention is not None:
        return
    frame = usher(before)
    if frame is None or frame.subject is None:
        return
    draft.mention = before.span(*frame.subject)
    draft.cue = before.span(*frame.cue)
    draft.lemma, draft.rule, draft.free = frame.lemma, frame.rule, False


def _run_on(running: Draft, first: Draft) -> None:
    """A mark that opens again at the head of a paragraph carries on the words left open in the one before."""
    running.pieces.extend(first.pieces)
    running.span = Span(running.span.start, first.span.end)
    if running.mention is None and first.mention is not None:
        running.mention, running.cue, running.lemma = first.mention, first.cue, first.lemma
        running.rule, running.free = first.rule, False


def _close(open_: Draft, more: list[Span]) -> None:
    """Words left open go on over paragraphs, up to the mark that closes them."""
    open_.pieces.extend(more)
    open_.span, open_.open_end = Span(open_.span.start, more[-1].end), False


def _opens_with(paragraph: Paragraph, style: str) -> bool:
    return bool(paragraph.low) and paragraph.low[0] == QUOTE and paragraph.marked[0].style == style


def _read_all(body: str, blocks: Sequence[Block]) -> tuple[list[tuple[Block, Paragraph]], list[Span], list[Block]]:
    """What is read of a text, where its titles are, and its posts."""
    read, titles, posts = [], [], []
    for block in blocks:
        kind = block.kind
        if kind in _READ:
            titled = kind is not _PARAGRAPH and kind in _TITLED
            read.append((block, read_paragraph(body, block.start, block.end, titled=titled)))
            if titled:
                titles.append(block.span)
        elif kind is BlockKind.POST:
            posts.append(block)
    return read, titles, posts


def find_drafts(body: str, blocks: Sequence[Block]) -> tuple[list[Draft], list[Paragraph]]:
    """All quotes of a text in order of place, speakers still as mentions."""
    read, titles, posts = _read_all(body, blocks)
    drafts, taken = interview_drafts(body, read)
    named = names_beside(read)
    running: Draft | None = None  # a quote whose mark stays open from paragraph to paragraph
    above: list[str] = []  # the words of the paragraph before
    for number, (block, paragraph) in enumerate(read):
        awaited = bool(above) and above[-1] == ":"
        above = paragraph.low
        if number in taken:
            running = None
            continue
        apart = set_apart(body, read, number) if awaited else None
        if apart is not None:
            drafts.append(apart[0])
            taken.update(range(number + 1, apart[1]))
            running = None
            continue
        carries = False
        more: list[Span] = []
        last = paragraph.marked.get(len(paragraph.low) - 1) if paragraph.marked else None
        if last is not None and not last.closed:
            carries = number + 1 < len(read) and _opens_with(read[number + 1][1], last.style)
            more = closed_later(body, read, number) if not carries else []
            if not (carries or more):
                paragraph = read_paragraph(body, block.start, block.end, unclosed_at=last.outer.start)
        found = _paragraph_drafts(paragraph)
        if found:
            if len(found) > 1:
                found = _carry_on(found)
            if more and found[-1].open_end:
                _close(found[-1], more)
                taken.update(range(number + 1, number + 1 + len(more)))
            if number in named:
                give_name(found[0], named[number])
            if running is None:
                if awaited:
                    _ushered_in(read[number - 1][1], found[0])
            elif paragraph.low[0] == QUOTE and not (running.mention and found[0].mention):
                _run_on(running, found.pop(0))
            drafts.extend(found)
        running = (found[-1] if found else running) if carries else None
    drafts = conversations(body, drafts)
    if posts:
        drafts.extend(post_drafts(body, posts))
    if titles:
        find_echoes(body, drafts, titles)
    drafts.sort(key=_SPAN)
    return drafts, [paragraph for _, paragraph in read]
