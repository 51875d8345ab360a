"""Which passages of an event's quotes are the same utterance, said once and rendered by several.

>>> home = Passage(1, 1, "We shall bring every fishing boat safely home tonight.")
>>> excerpt = Passage(2, 2, "bring every fishing boat safely home")
>>> [[rendering.passage_id for rendering in group.renderings] for group in group_utterances([home, excerpt])]
[[1, 2]]

A group is held together by its fullest wording: every other must match that one, so that a chain of weak
resemblances joins nothing. With a source text the sentences of the source take that place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from articles.analysis.location import Location, Source, locate
from articles.analysis.matching import Identity, Wording, identify
from articles.analysis.network import Network, followers
from articles.analysis.segments import Passage, Segment, segments
from articles.spans import Span

__all__ = ["Group", "Linked", "Passage", "Rendering", "group_utterances", "link"]


class Rendering(NamedTuple):
    """A part of a passage, by the passage's own offsets."""

    passage_id: int
    span: Span


@dataclass(frozen=True, slots=True)
class Group:
    """One utterance: its renderings in the order of the passages, what they are compared with by default, and the
    sentence of the source, if there is one. ``leader`` is the wording that holds it together.
    """

    renderings: tuple[Rendering, ...]
    base: str = ""
    source_span: Span | None = None
    leader: Identity | None = None

    @property
    def is_shared(self) -> bool:
        return len({rendering.passage_id for rendering in self.renderings}) > 1


@dataclass(frozen=True, slots=True)
class Linked:
    """All groups in order, and how they came about: each wording's segments, and who follows whom."""

    groups: tuple[Group, ...]
    by_wording: Mapping[Identity, Sequence[Segment]]
    printed: Mapping[Identity, str]
    leader: Mapping[Identity, Identity]


def group_utterances(passages: Iterable[Passage], source: Source | None = None) -> tuple[Group, ...]:
    """The utterances: in the order of the source, then of the passages. The order of the input does not matter."""
    return link(passages, source).groups


def link(passages: Iterable[Passage], source: Source | None = None) -> Linked:
    strings = {passage.id: passage for passage in passages}
    placed, rest = by_sentence((segment for passage in strings.values() for segment in segments(passage)), source)
    by_wording = wordings_of(rest)
    printed = {identity: longest(found, strings) for identity, found in by_wording.items()}
    network = Network()
    network.change(
        added=[wording_of(identity, found) for identity, found in by_wording.items()],
        passages={identity: {segment.passage for segment in found} for identity, found in by_wording.items()},
    )
    groups = []
    for leader, identities in followers(network.leader).items():
        found = renderings([segment for identity in identities for segment in by_wording[identity]])
        groups.append(Group(found, printed[leader], leader=leader))
    shared = sorted((group for group in groups if group.is_shared), key=lambda group: group.renderings)
    return Linked((*source_groups(placed, source), *shared), by_wording, printed, network.leader)


def source_groups(placed: Mapping[int, Sequence[Segment]], source: Source | None) -> list[Group]:
    """The groups of the source's sentences, in its order; one rendering is enough."""
    if source is None:
        return []
    spans = [(source.sentences[number], found) for number, found in sorted(placed.items())]
    return [Group(renderings(found), source.string[span.start : span.end], span) for span, found in spans]


def longest(found: Iterable[Segment], passages: Mapping[int, Passage]) -> str:
    """The longest of a wording's printings: they differ in marks and capitals only."""
    strings = (passages[segment.passage].string[slice(*segment.span)] for segment in found)
    return max(strings, key=lambda words: (len(words.split()), words))


def by_sentence(parts: Iterable[Segment], source: Source | None) -> tuple[dict[int, list[Segment]], list[Segment]]:
    """The segments that stand in the source, by its sentences, and those that do not."""
    placed: defaultdict[int, list[Segment]] = defaultdict(list)
    rest = []
    for segment in parts:
        sentences = dict.fromkeys(place.sentence for place in places(segment, source))
        for sentence in sentences:
            placed[sentence].append(segment)
        if not sentences:
            rest.append(segment)
    return placed, rest


def places(segment: Segment, source: Source | None) -> tuple[Location, ...]:
    """Where the source has the words of a segment: those between marks, which can be taken at their word."""
    return locate(" ".join(segment.keys), source) if source is not None and segment.strong else ()


def wordings_of(parts: Iterable[Segment]) -> dict[Identity, list[Segment]]:
    """The segments by wording, without those that say too little to be told from others."""
    found: defaultdict[Identity, list[Segment]] = defaultdict(list)
    for segment in parts:
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
