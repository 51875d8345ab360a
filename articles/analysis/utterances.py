"""Which passages of an event's quotes are the same utterance, said once and rendered by several.

>>> home = Passage(1, 1, "We shall bring every fishing boat safely home tonight.")
>>> excerpt = Passage(2, 2, "bring every fishing boat safely home")
>>> [[rendering.passage_id for rendering in group.renderings] for group in group_utterances([home, excerpt])]
[[1, 2]]

A group is held together by its longest rendering: every other must match that one, so that a chain of weak
resemblances joins nothing. With a source text the sentences of the source take that place.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from typing import NamedTuple

from articles.analysis.alignment import Pairs, align
from articles.analysis.location import Source, locate
from articles.analysis.segments import Passage, Segment, features, segments, weigh
from articles.analysis.words import FUNCTION_WORDS, Weights
from articles.spans import Span

__all__ = ["Group", "Passage", "Rendering", "group_utterances"]

ENOUGH = 4.5  # weight of shared words that is no coincidence in a small event; grows with the event
OTHER_SPEAKER, NOT_MARKED = 5.0, 6.0  # and so much more where less speaks for it
CROWDED = 32  # leaders that share a feature; a feature shared by more tells nothing
RARE = 8  # the same for a single word
CANDIDATES = 4
SENTENCE, UNMISTAKABLE = 6, 8  # words in a row that are hardly, and never, chance
LEAST, EDITED, OTHERS = 0.5, 0.62, 0.75  # share of a rendering that must be the leader's words


class Rendering(NamedTuple):
    """A part of a passage, by the passage's own offsets."""

    passage_id: int
    span: Span


@dataclass(frozen=True, slots=True)
class Group:
    """One utterance: its renderings in the order of the passages, and the sentence of the source, if there is one."""

    renderings: tuple[Rendering, ...]
    source_span: Span | None = None


class _Node(NamedTuple):
    """All segments in the very same words by the same speaker: compared once."""

    keys: tuple[str, ...]
    speaker: int | None
    strong: bool
    weights: tuple[float, ...]
    spoken: str


def group_utterances(passages: Iterable[Passage], source: Source | None = None) -> tuple[Group, ...]:
    """The utterances: in the order of the source, then of the passages. The order of the input does not matter."""
    parts = [segment for passage in sorted(passages, key=lambda p: p.id) for segment in segments(passage)]
    placed: tuple[Group, ...] = ()
    if source is not None:
        placed, parts = _by_source(parts, source)
    return placed + tuple(sorted(_by_leaders(parts), key=lambda group: group.renderings))


# With a source text --------------------------------------------------------------------------------------------------


def _by_source(parts: Sequence[Segment], source: Source) -> tuple[tuple[Group, ...], list[Segment]]:
    """Groups by source sentence, and the segments that are not in the source."""
    by_sentence: defaultdict[int, list[Segment]] = defaultdict(list)
    rest = []
    known: dict[tuple[str, ...], tuple[int, ...]] = {}
    for segment in parts:
        if segment.keys not in known:
            places = locate(" ".join(segment.keys), source)
            known[segment.keys] = tuple(dict.fromkeys(place.sentence for place in places))
        for sentence in known[segment.keys] if segment.strong else ():
            by_sentence[sentence].append(segment)
        if not segment.strong or not known[segment.keys]:
            rest.append(segment)
    groups = tuple(Group(_renderings(found), source.sentences[n]) for n, found in sorted(by_sentence.items()))
    return groups, rest


# Without -------------------------------------------------------------------------------------------------------------


def _by_leaders(parts: Sequence[Segment]) -> Iterator[Group]:
    """The longest first: each joins the longer one that it matches best, or leads a group of its own.

    What stands between marks comes before what does not, so that no paraphrase gathers quotations around itself.
    """
    nodes = _nodes(parts)
    enough = ENOUGH + max(0.0, 0.8 * math.log(max(len(nodes), 1) / 500))
    shared = _Shared(nodes)
    leaders: list[_Node] = []
    members: list[list[Segment]] = []
    at_home: list[set[int]] = []
    for node in sorted(nodes, key=lambda node: (not node.strong, -len(node.keys), node.keys, node.speaker or -1)):
        if sum(node.weights) < enough or not _says_something(node):
            continue
        found = shared.features(node)
        own = {segment.passage for segment in nodes[node]}
        apart = [n for n in shared.candidates(found) if not own & at_home[n]]
        leader = _best(node, leaders, apart, enough)
        if leader is None:
            leader = len(leaders)
            leaders.append(node)
            members.append([])
            at_home.append(own)  # a passage that holds the leader does not say it a second time
            shared.add(leader, found)
        members[leader] += nodes[node]
    for group in members:
        if len({segment.passage for segment in group}) > 1:
            yield Group(_renderings(group))


def _nodes(parts: Sequence[Segment]) -> dict[_Node, list[Segment]]:
    weights = Weights.of({segment.keys for segment in parts})
    by_words: dict[tuple[tuple[str, ...], int | None, bool], list[Segment]] = {}
    for segment in parts:
        by_words.setdefault((segment.keys, segment.speaker, segment.strong), []).append(segment)
    return {
        _Node(keys, speaker, strong, weigh(keys, weights), f" {' '.join(keys)} "): found
        for (keys, speaker, strong), found in by_words.items()
    }


def _says_something(node: _Node) -> bool:
    """Two content words, or one in a run of four words; indirect speech needs more."""
    content = sum(key not in FUNCTION_WORDS for key in node.keys)
    return content >= 4 if not node.strong else content >= 2 or (content == 1 and len(node.keys) >= 4)


class _Shared:
    """An inverted index from features to leaders. Features that occur once are left out: they link nothing."""

    def __init__(self, nodes: Iterable[_Node]) -> None:
        self._slots = bytearray(1 << 22)
        for node in nodes:
            for feature in features(node.keys):
                slot = hash(feature) & 0x3FFFFF
                self._slots[slot] = min(self._slots[slot] + 1, 2)
        self._leaders: dict[str, list[int]] = {}

    def features(self, node: _Node) -> list[str]:
        return [feature for feature in features(node.keys) if self._slots[hash(feature) & 0x3FFFFF] > 1]

    def add(self, leader: int, found: Sequence[str]) -> None:
        for feature in found:
            leaders = self._leaders.setdefault(feature, [])
            if len(leaders) < CROWDED:
                leaders.append(leader)

    def candidates(self, found: Sequence[str]) -> list[int]:
        """The leaders that share most features, each counting by its rarity. One common word proposes nobody."""
        scores: defaultdict[int, float] = defaultdict(float)
        for feature in found:
            leaders = self._leaders.get(feature, ())
            if len(leaders) < (CROWDED if " " in feature else RARE):
                for leader in leaders:
                    scores[leader] += 1 + 1 / len(leaders)
        return nsmallest(CANDIDATES, scores, key=lambda leader: (-scores[leader], leader))


def _best(node: _Node, leaders: Sequence[_Node], candidates: Sequence[int], enough: float) -> int | None:
    found = [(_match(node, leaders[leader], enough), -leader) for leader in candidates]
    strength, leader = max(found, default=(0.0, 0))
    return -leader if strength > 0 else None


def _match(node: _Node, leader: _Node, enough: float) -> float:
    """How strongly the node's words are the leader's; 0 if that may be chance."""
    if not _may_match(node, leader):
        return 0.0
    pairs = _matched(node, leader)
    matched = {i for i, _ in pairs}
    strength = sum(node.weights[i] for i in matched)
    share = strength / sum(node.weights)
    content = [i for i in matched if node.keys[i] not in FUNCTION_WORDS]
    others = node.speaker is not None and leader.speaker is not None and node.speaker != leader.speaker
    weak = not (node.strong and leader.strong)
    needed = enough + OTHER_SPEAKER * others + NOT_MARKED * weak
    run = _longest_run(pairs)
    if strength < needed or not content or run < (4 if weak else 2):
        return 0.0
    if run < UNMISTAKABLE and _contradict(node, leader, pairs):
        return 0.0
    if len(content) < 3:  # a fragment must be there as it stands
        return strength if run == len(node.keys) or (share > 0.85 and run >= 3) else 0.0
    least = LEAST if strength >= 2 * needed and run >= SENTENCE else OTHERS if others or weak else EDITED
    return strength if share >= least and run >= 3 else 0.0


def _may_match(node: _Node, leader: _Node) -> bool:
    """Cheap and never wrong about a no: half of the weight must be in the leader's words, in whatever order."""
    there = sum(w for key, w in zip(node.keys, node.weights, strict=True) if f" {key} " in leader.spoken)
    return there >= LEAST * sum(node.weights)


def _contradict(node: _Node, leader: _Node, pairs: Pairs) -> bool:
    """*That is not putting people back to work* is not what *by putting people back to work* was taken from."""
    extent = leader.keys[pairs[0][1] : pairs[-1][1] + 1]
    if NEGATIONS.isdisjoint(node.keys):
        return not NEGATIONS.isdisjoint(extent)
    return NEGATIONS.isdisjoint(leader.keys)


NEGATIONS = frozenset("not no never nobody nothing cannot can't don't doesn't didn't won't isn't aren't wasn't".split())


def _matched(node: _Node, leader: _Node) -> Pairs:
    """The words of the node that the leader has in the same order; function words only beside another one."""
    at = leader.spoken.find(node.spoken)
    if at >= 0:
        first = leader.spoken.count(" ", 0, at)
        return [(i, first + i) for i in range(len(node.keys))]
    pairs = align(node.keys, leader.keys)
    known = set(pairs)
    return [
        (i, j)
        for i, j in pairs
        if node.keys[i] not in FUNCTION_WORDS or (i - 1, j - 1) in known or (i + 1, j + 1) in known
    ]


def _longest_run(pairs: Pairs) -> int:
    longest = run = 0
    before = (-2, -2)
    for i, j in pairs:
        run = run + 1 if (i - 1, j - 1) == before else 1
        longest = max(longest, run)
        before = (i, j)
    return longest


def _renderings(found: Sequence[Segment]) -> tuple[Rendering, ...]:
    """Each passage's parts in order. Where a piece and its whole clause both belong, the piece is the rendering."""
    pieces: Mapping[int, list[Span]] = defaultdict(list)
    for segment in sorted(found, key=lambda segment: (not segment.strong, segment.span)):
        if not any(segment.span.overlaps(span) for span in pieces[segment.passage]):
            pieces[segment.passage].append(segment.span)
    return tuple(Rendering(passage, span) for passage in sorted(pieces) for span in sorted(pieces[passage]))
