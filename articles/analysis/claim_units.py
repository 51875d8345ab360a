"""Cutting a text into the clauses that can be a claim: whole sentences, and what stands between their commas.

>>> body = "They will stay in the pact, but ministers want more money for the ports."
>>> from articles.spans import Span
>>> [body[span.start:span.end] for span in clauses(body, Span(0, len(body)))]
['They will stay in the pact', 'ministers want more money for the ports.']
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from articles.analysis.claim_words import AUXILIARIES, PAST, Sense, has_verb, sense
from articles.analysis.lexicon import VERB_FORMS, VERBS
from articles.analysis.sentences import split_sentences
from articles.analysis.words import fold
from articles.spans import Block, BlockKind, Span

READ = (BlockKind.HEADLINE, BlockKind.PARAGRAPH, BlockKind.POST)
LEAST = 2  # roots of a clause that says something
SPARSE = 6  # roots beside names in the introduction of a speaker that says nothing else
MOST = 40  # roots of one; longer ones are lists
_CUT = re.compile(
    r"[,;:][\"'”’»“‘„«`]*\s+|\s+[—–-]{1,2}\s+|(?<=[.!?])[\"”’»“„«`]*\s+|[\"”»]\s+(?=[a-z])"
    r"|\s+(?=(?:but|while|although|whereas|though)\s)"
)
_HANGS_ON_BEFORE = re.compile(
    r"[\s\"“”»]*(?:which|who|whom|whose|that|where|when|if|unless|because|until|than|as|to|for|including|even|or)\b",
    re.IGNORECASE,
)
_HANGS_ON_AFTER = re.compile(
    r"[\s\"“”»]*(?:(?:and|but|so)\s+)?(?:if|unless|when|as|although|though|while|because|after|before|since|once|what"
    r"|no matter|whatever|despite)\b",
    re.IGNORECASE,
)
_AND = re.compile(r"\s+(?:and|or)\s+(?:[a-z]+ly\s+)?(?P<verb>[a-z']+)\b")
_LEAD = re.compile(
    r"[\s,;:\"'“”‘’„«»`(–—-]*(?:(?:and|but|or|so|yet|that|while|although|because|whereas|though|adding|saying)\b[\s,]*)*"
    r"[\s\"'“”‘’„«»`(]*",
    re.IGNORECASE,
)
_TRAIL = ",;:\"'“”‘’„«»`()–—- \n\t\u200b\u00a0"


NOTHING = Sense((), frozenset(), (), False, frozenset())


@dataclass(frozen=True, slots=True)
class Said:
    """A stretch of a text that somebody is reported to have said."""

    span: Span
    speaker: int | None
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
    """A clause or sentence that may be a claim. ``sentence`` numbers the sentence it is of; 0 is a headline."""

    text: int
    span: Span
    sentence: int
    sense: Sense
    words: str
    whole: bool = False
    parts: int = 1  # clauses in it
    headline: bool = False
    speaker: int | None = None
    reported: bool = False
    utterances: frozenset[int] = field(default=frozenset())
    known: int | None = None  # the claim it stands for already


def units(reading: Reading) -> Iterator[Unit]:
    """The clauses and sentences of a text, in order. A sentence of one clause is one unit."""
    for number, (sentence, headline) in enumerate(sentences(reading)):
        for span, parts in spans(reading.body, sentence, [one for one in reading.said if one.span.overlaps(sentence)]):
            made = unit(reading, span, number, parts=parts, headline=headline)
            if made is not None:
                yield made


def sentences(reading: Reading) -> Iterator[tuple[Span, bool]]:
    for block in reading.blocks:
        if block.kind in READ:
            for span in split_sentences(reading.body, block.start, block.end):
                yield span, block.kind is BlockKind.HEADLINE


def spans(body: str, sentence: Span, said: Sequence[Said] = ()) -> list[tuple[Span, int]]:
    """The clauses, and the sentence as a whole; what is said and who says so are apart."""
    found: list[tuple[Span, int]] = []
    for part in parts_of(body, sentence, said):
        pieces = clauses(body, part)
        whole = trimmed(body, part)
        found += [(half, 0) for piece in pieces for half in halves(body, piece)]
        found += [(piece, 0) for piece in pieces if piece != whole]
        if whole.size > 0:
            found.append((whole, max(len(pieces), 1)))
    return found


def parts_of(body: str, sentence: Span, said: Sequence[Said]) -> list[Span]:
    """A sentence cut where somebody's words begin and end, if those are more than a fragment."""
    edges = {sentence.start, sentence.end}
    for one in said:
        if size(body, one.span) > LEAST:
            edges |= {edge for edge in one.span if sentence.start < edge < sentence.end}
    return [Span(a, b) for a, b in pairwise(sorted(edges))]


def clauses(body: str, part: Span) -> list[Span]:
    """What stands between commas and before *but*. What has no verb, or says too little, goes with its neighbour."""
    edges = [part.start, *(match.end() for match in _CUT.finditer(body, part.start, part.end)), part.end]
    joined: list[Span] = []
    for piece in (Span(a, b) for a, b in pairwise(edges) if b > a):
        if (joined and (not says_something(body, piece) or hangs(_HANGS_ON_BEFORE, body, piece))) or (
            joined and hangs(_HANGS_ON_AFTER, body, joined[-1]) and waits(body, joined[-1], piece)
        ):
            joined[-1] = Span(joined[-1].start, piece.end)
        else:
            joined.append(piece)
    if len(joined) > 1 and not says_something(body, joined[0]):
        joined[:2] = [Span(joined[0].start, joined[1].end)]
    return [span for span in (trimmed(body, piece) for piece in joined) if span.size > 0]


def halves(body: str, piece: Span) -> list[Span]:
    """What somebody did before *and*, and what they did after it: "will leave the board | and publish its figures"."""
    cut = [match for match in _AND.finditer(body, piece.start, piece.end) if does_something(match["verb"])]
    edges = [piece.start, *(edge for match in cut for edge in (match.start(), match.start("verb"))), piece.end]
    made = [Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    return made if cut and all(size(body, half) >= LEAST for half in made) else []


def does_something(word: str) -> bool:
    key = fold(word)
    return key in AUXILIARIES or key in VERB_FORMS or key in VERBS or PAST.fullmatch(key) is not None


def hangs(pattern: re.Pattern[str], body: str, span: Span) -> bool:
    """Whether a piece begins with a word that ties it to its neighbour: *which*, *if*, *because*."""
    return pattern.match(body, span.start, span.end) is not None


def waits(body: str, before: Span, piece: Span) -> bool:
    """A clause that began with *if* has its other half still to come, unless it is there already."""
    return body.count(",", before.start, before.end) <= 1 and not hangs(_HANGS_ON_AFTER, body, piece)


def says_something(body: str, span: Span) -> bool:
    """Two roots and a verb; one root will do in a clause of four words."""
    words = body[span.start : span.end]
    roots = size(body, span)
    return has_verb(words) and (roots >= LEAST or (roots == 1 and len(words.split()) >= 4))


def size(body: str, span: Span) -> int:
    return len(sense(body[span.start : span.end]).roots)


def trimmed(body: str, span: Span) -> Span:
    """Without the conjunction and the marks at its edges."""
    lead = _LEAD.match(body, span.start, span.end)
    start = lead.end() if lead else span.start
    end = span.end
    while end > start and body[end - 1] in _TRAIL:
        end -= 1
    return Span(start, max(end, start))


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
