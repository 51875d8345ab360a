"""Which passages of an event's quotes are the same utterance, said once and rendered by several.

>>> home = Passage(1, 1, "We shall bring every fishing boat safely home tonight.")
>>> excerpt = Passage(2, 2, "bring every fishing boat safely home")
>>> [[rendering.passage_id for rendering in group.renderings] for group in group_utterances([home, excerpt])]
[[1, 2]]

A group is held together by its fullest wording: every other must match that one, so that a chain of weak
resemblances joins nothing. With a source text the sentences of the source take that place.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from articles.analysis.ladder import JOINED, PARAPHRASE
from articles.analysis.location import Source
from articles.analysis.matching import Identity, Wording, identify
from articles.analysis.network import Network, followers
from articles.analysis.parting import Part, part_of, parts
from articles.analysis.placing import Placed, placed
from articles.analysis.printed import fullness, spoken
from articles.analysis.segments import Passage, Segment
from articles.spans import Span

__all__ = ["Group", "Linked", "Passage", "Rendering", "group_utterances", "link"]


class Rendering(NamedTuple):
    """A part of a passage, by the passage's own offsets."""

    passage_id: int
    span: Span


@dataclass(frozen=True, slots=True)
class Group:
    """One utterance: its renderings in the order of the passages, what they are compared with by default, and the
    sentence of the source, if there is one. ``leader`` is the wording that holds it together, where all of it does.
    ``least``: the step that a rendering has at least, where its words alone do not tell.
    """

    renderings: tuple[Rendering, ...]
    base: str = ""
    source_span: Span | None = None
    leader: Identity | None = None
    least: Mapping[Rendering, int] = field(default_factory=dict)

    @property
    def is_shared(self) -> bool:
        return len({rendering.passage_id for rendering in self.renderings}) > 1


@dataclass(frozen=True, slots=True)
class Linked:
    """All groups in order, and how they came about: each wording's segments, and who follows whom."""

    groups: tuple[Group, ...]
    by_wording: Mapping[Identity, Sequence[Segment]]
    printed: Mapping[Identity, str]  # of each leader, what its group is compared with by default
    leader: Mapping[Identity, Identity]


def group_utterances(passages: Iterable[Passage], source: Source | None = None) -> tuple[Group, ...]:
    """The utterances: in the order of the source, then of the passages. The order of the input does not matter."""
    return link(passages, source).groups


def link(passages: Iterable[Passage], source: Source | None = None) -> Linked:
    strings = {passage.id: passage for passage in passages}
    there, rest = by_sentence(strings.values(), source)
    by_wording = wordings_of(rest)
    network = Network()
    network.change(
        added=[wording_of(identity, found) for identity, found in by_wording.items()],
        passages={identity: {segment.passage for segment in found} for identity, found in by_wording.items()},
    )
    groups: list[Group] = []
    printed = {}
    for leader, identities in followers(network.leader).items():
        found = [segment for identity in identities for segment in by_wording[identity]]
        printed[leader] = fullest(found, strings)
        alone = len({segment.text for segment in by_wording[leader]}) == 1
        parted = parts(Wording(leader), [Wording(one) for one in identities if one != leader]) if alone else ()
        groups += _parted(parted, leader, by_wording, strings)
        if not parted:
            groups.append(Group(renderings(found), printed[leader], leader=leader))
    shared = sorted((group for group in groups if group.is_shared), key=lambda group: group.renderings)
    return Linked((*source_groups(there, source), *shared), by_wording, printed, network.leader)


def _parted(
    found: Sequence[Part],
    leader: Identity,
    by_wording: Mapping[Identity, Sequence[Segment]],
    passages: Mapping[int, Passage],
) -> Iterator[Group]:
    """A group for each part: a stretch of the fullest wording, and those who carry something of it."""
    for part in found:
        inside = [segment for one in part.followers for segment in by_wording[one]]
        for segment in by_wording[leader]:
            inside += cut_segment(segment, passages[segment.passage].string, leader.keys, part)
        yield Group(renderings(inside), fullest(inside, passages))


def cut_segment(segment: Segment, string: str, keys: Sequence[str], part: Part) -> Iterator[Segment]:
    """The words of a segment that belong to a part; nothing where its passage does not have them."""
    first, last = part_of(string[slice(*segment.span)], keys, part.start, part.end)
    if first < last:
        yield segment._replace(span=Span(segment.span.start + first, segment.span.start + last))


def source_groups(there: Mapping[int, Sequence[Segment]], source: Source | None) -> list[Group]:
    """The groups of the source's sentences, in its order; one rendering is enough."""
    if source is None:
        return []
    spans = [(source.sentences[number], found) for number, found in sorted(there.items())]
    return [Group(renderings(found), source.string[slice(*span)], span, least=steps(found)) for span, found in spans]


def steps(found: Iterable[Segment]) -> dict[Rendering, int]:
    return {Rendering(one.passage, one.span): one.least for one in found if one.least > 1}


def fullest(found: Iterable[Segment], passages: Mapping[int, Passage]) -> str:
    """The fullest printing of several segments, between marks if any is."""
    printings = ((one.strong, spoken(passages[one.passage].string[slice(*one.span)])) for one in found)
    return max(printings, key=lambda printing: (printing[0], fullness(printing[1])))[1]


def by_sentence(passages: Iterable[Passage], source: Source | None) -> tuple[dict[int, list[Segment]], list[Segment]]:
    """The segments that stand in the source, by its sentences, and those that do not."""
    there: defaultdict[int, list[Segment]] = defaultdict(list)
    rest = []
    for _, rows in groupby(placed(passages, source), key=lambda row: row.passage.id):
        for number, segment in with_steps([portion for row in rows for portion in portions(row)]):
            if number is None:
                rest.append(segment)
            else:
                there[number].append(segment)
    return there, rest


Portion = tuple[int | None, Segment, Passage]  # of which sentence of the source; None if it is not found there
OMITTED = re.compile(r"…|\.\s?\.\s?\.|\[|\]")


def portions(row: Placed) -> Iterator[Portion]:
    """The parts of a segment that give different sentences of the source. What punctuation follows belongs to each."""
    passage, segment, found = row
    if not found:
        yield None, segment, passage
        return
    extents: dict[int, Span] = {}
    for place in found:
        known = extents.get(place.sentence, place.quote)
        extents[place.sentence] = Span(min(known.start, place.quote.start), max(known.end, place.quote.end))
    starts = sorted(extent.start for extent in extents.values())
    for sentence, extent in extents.items():
        later = [start for start in starts if start > extent.start]
        start = segment.span.start if extent.start == starts[0] else extent.start
        end = segment.span.end if not later else extent.end + _stop(passage.string[extent.end : later[0]])
        meant = any(place.reworded for place in found if place.sentence == sentence)
        part = segment._replace(span=Span(start, end), least=PARAPHRASE if meant else segment.least)
        yield sentence, part, passage


def _stop(between: str) -> int:
    """How many characters the semicolon or colon takes that stands where the source has a full stop."""
    return 1 if between.startswith((";", ":")) else 0


def with_steps(given: Sequence[Portion]) -> Iterator[tuple[int | None, Segment]]:
    """A sentence that a quote joins to a distant one, and no mark between them, is on step 7."""
    for (number, segment, passage), after in zip(given, [*given[1:], None], strict=True):
        if passage.marked and after and number is not None and after[0] is not None:
            between = passage.string[len(passage.string[: segment.span.end].rstrip(" .…]")) : after[1].span.start + 1]
            if after[0] - number not in (0, 1) and not OMITTED.search(between):
                segment = segment._replace(least=max(segment.least, JOINED))
        yield number, segment


def wordings_of(parts: Iterable[Segment]) -> dict[Identity, list[Segment]]:
    """The segments by wording, without those that say too little to be told from others."""
    found: defaultdict[Identity, list[Segment]] = defaultdict(list)
    for segment in parts:
        if len(segment.keys) == 1 and not segment.ascribed:
            continue  # a word that nobody is said to have said is anybody's
        identity = identify(segment.keys, segment.speaker, strong=segment.strong)
        found[identity].append(segment)
    return {identity: group for identity, group in found.items() if Wording(identity).says_something}


def wording_of(identity: Identity, found: Iterable[Segment]) -> Wording:
    return Wording(identity, frozenset(segment.speaker for segment in found if segment.speaker is not None))


def renderings(found: Sequence[Segment]) -> tuple[Rendering, ...]:
    """Each passage's parts in order. Where a piece and its whole clause both belong, the piece is the rendering."""
    pieces: Mapping[int, list[Span]] = defaultdict(list)
    for segment in sorted(found, key=lambda segment: (not segment.strong, segment.span)):
        if not any(segment.span.overlaps(span) for span in pieces[segment.passage]):
            pieces[segment.passage].append(segment.span)
    return tuple(Rendering(passage, span) for passage in sorted(pieces) for span in sorted(pieces[passage]))
