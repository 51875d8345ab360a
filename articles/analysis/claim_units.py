"""The clauses and sentences of a text that may be a claim, each with who says it and which utterances it carries.

>>> body = "They will stay in the pact, but ministers want more money for the ports."
>>> reading = Reading(1, body, (Block(BlockKind.PARAGRAPH, 0, len(body)),))
>>> [unit.words for unit in units(reading) if not unit.whole]
['They will stay in the pact', 'ministers want more money for the ports.']
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from articles.analysis.claim_clauses import LEAST, clause_spans
from articles.analysis.claim_words import Sense, has_verb, sense
from articles.analysis.sentences import split_sentences
from articles.spans import Block, BlockKind, Span

READ = (BlockKind.HEADLINE, BlockKind.PARAGRAPH, BlockKind.POST)
SPARSE = 6  # roots beside names in the introduction of a speaker that says nothing else
MOST = 40  # roots of one; longer ones are lists

NOTHING = Sense((), frozenset(), frozenset(), frozenset(), (), False, False, frozenset())


@dataclass(frozen=True, slots=True)
class Said:
    """A stretch of a text that somebody is reported to have said."""

    span: Span
    speaker: int | None
    person: bool = True  # and no body, nor somebody unnamed
    marked: bool = False
    mention: Span | None = None
    cue: Span | None = None
    utterances: tuple[tuple[Span, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """One text as claims are looked for in it."""

    text: int
    body: str
    blocks: tuple[Block, ...]
    said: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """A clause or sentence that may be a claim. ``sentence`` numbers the sentence it is of; headlines too."""

    text: int
    span: Span
    sentence: int
    sense: Sense
    words: str
    whole: bool = False
    parts: int = 1  # clauses in it
    headline: bool = False
    speaker: int | None = None
    person: bool = True
    reported: bool = False
    utterances: frozenset[int] = field(default=frozenset())
    known: int | None = None  # the claim it stands for already


def units(reading: Reading) -> Iterator[Unit]:
    """The clauses and sentences of a text, in order. A sentence of one clause is one unit."""
    for number, (sentence, headline) in enumerate(sentences(reading)):
        said = [one.span for one in reading.said if one.span.overlaps(sentence)]
        for span, parts in clause_spans(reading.body, sentence, said):
            made = unit(reading, span, number, parts=parts, headline=headline)
            if made is not None:
                yield made


def sentences(reading: Reading) -> Iterator[tuple[Span, bool]]:
    for block in reading.blocks:
        if block.kind in READ:
            for span in split_sentences(reading.body, block.start, block.end):
                yield span, block.kind is BlockKind.HEADLINE


def unit(reading: Reading, span: Span, number: int, *, parts: int, headline: bool) -> Unit | None:
    words = reading.body[span.start : span.end]
    found = sense(words)
    inside = [said for said in reading.said if said.span.overlaps(span)]
    most = max(inside, key=lambda said: shared_size(said.span, span), default=None)
    reported = most is not None and shared_size(most.span, span) >= 0.5 * span.size
    utterances = {
        utterance
        for said in inside
        for place, utterance in said.utterances
        if shared_size(place, span) >= 0.6 * min(place.size, span.size)
    }
    if not has_verb(words, reporting=headline):
        return None
    if introduces(reading, span, found, inside):
        return None
    if not 1 <= len(found.roots) <= MOST or len(found.keys) < LEAST + (len(found.roots) < LEAST):
        return None
    return Unit(
        text=reading.text,
        span=span,
        sentence=number,
        sense=found,
        words=words,
        whole=parts > 0,
        parts=max(parts, 1),
        headline=headline,
        speaker=most.speaker if most is not None and reported else None,
        person=most is None or most.person,
        reported=reported,
        utterances=frozenset(utterances),
    )


def introduces(reading: Reading, span: Span, found: Sense, inside: Sequence[Said]) -> bool:
    """Whether a stretch only says who speaks: it holds the verb that reports and little else."""
    if any(said.span.overlaps(span) for said in inside if shared_size(said.span, span) > 0.3 * span.size):
        return False
    holds_cue = any(said.cue is not None and said.cue.overlaps(span) for said in reading.said)
    content = [root for root in found.roots if root not in found.names]
    return holds_cue and len(content) <= SPARSE


def shared_size(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def all_units(readings: Iterable[Reading]) -> list[Unit]:
    return [made for reading in readings for made in units(reading)]


def known_units(
    claim: int, statement: str, speaker: int | None, passages: Iterable[tuple[int, Span, str]]
) -> Iterator[Unit]:
    """A claim's statement, which is of no text, and the passages that show it; without words they are only taken."""
    yield Unit(0, Span(0, len(statement)), 0, sense(statement), statement, True, speaker=speaker, known=claim)
    for text, span, words in passages:
        yield Unit(text, span, 0, sense(words) if words else NOTHING, words, True, speaker=speaker, known=claim)
