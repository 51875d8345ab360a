"""Clauses in the very same words are one node: compared once, however many articles carry them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest

from articles.analysis.claim_match import ENOUGH, SAME, Match, Rarity, match
from articles.analysis.claim_units import Unit

CROWDED = 300  # nodes that share a root; a root shared by more proposes nobody
CANDIDATES = 40
PROMISING = 2.5  # weight of what two nodes share, from which on they are compared


@dataclass(frozen=True, slots=True)
class Node:
    """``units`` are in the order of their texts; the first speaks for all when nodes are compared."""

    units: tuple[Unit, ...]
    utterances: frozenset[int]
    speakers: frozenset[int]
    texts: frozenset[int]

    @property
    def first(self) -> Unit:
        return self.units[0]


Edges = Mapping[int, Mapping[int, Match]]


def nodes_of(found: Iterable[Unit]) -> list[Node]:
    """In the order in which they are first met."""
    by_words: dict[object, list[Unit]] = defaultdict(list)
    for unit in found:
        by_words[unit.sense.keys, unit.sense.roots].append(unit)
    return [
        Node(
            tuple(units),
            frozenset(key for unit in units for key in unit.utterances),
            frozenset(unit.speaker for unit in units if unit.speaker is not None and unit.person),
            frozenset(unit.text for unit in units),
        )
        for units in by_words.values()
    ]


def compare_nodes(nodes: Sequence[Node], rarity: Rarity, asked: Iterable[int] | None = None) -> Edges:
    """What resembles what. With ``asked`` only their resemblances, to each other and to all others."""
    wanted = None if asked is None else set(asked)
    postings: dict[str, list[int]] = defaultdict(list)
    edges: dict[int, dict[int, Match]] = defaultdict(dict)
    order = sorted(range(len(nodes)), key=lambda n: wanted is not None and n in wanted)
    for n in order:
        signs = _signs(nodes[n], rarity)
        if wanted is None or n in wanted:
            for m in _candidates(signs, postings):
                made = match_nodes(nodes[n], nodes[m], rarity)
                if made.score >= ENOUGH:
                    edges[n][m] = edges[m][n] = made
        for sign, _ in signs:
            if len(postings[sign]) <= CROWDED:
                postings[sign].append(n)
    return edges


def match_nodes(one: Node, other: Node, rarity: Rarity) -> Match:
    if len(one.texts) == len(other.texts) == 1 and one.texts == other.texts:
        return Match(0.0)  # what one article says twice is no claim that it shares
    utterance = not one.utterances.isdisjoint(other.utterances)
    return match(one.first, other.first, rarity, utterance=utterance, strangers=strangers(one, other))


def strangers(one: Node, other: Node) -> bool:
    """Whether both have speakers, and none in common."""
    return bool(one.speakers and other.speakers) and one.speakers.isdisjoint(other.speakers)


def match_itself(node: Node, rarity: Rarity) -> Match:
    """The same words in several articles are the same claim, unless they are too few to say anything."""
    roots = node.first.sense.roots
    said = sum(map(rarity.predicate, roots))
    if node.utterances or said >= SAME or len(node.first.sense.keys) > 5:
        return Match(1.0, roots, "the same words")
    return Match(0.0)


def _signs(node: Node, rarity: Rarity) -> list[tuple[str, float]]:
    roots = [(root, weight) for root in node.first.sense.roots if (weight := rarity(root)) > 0.5]
    return [*roots, *((f"u{utterance}", 2 * PROMISING) for utterance in node.utterances)]


def _candidates(signs: Sequence[tuple[str, float]], postings: Mapping[str, Sequence[int]]) -> list[int]:
    votes: dict[int, float] = defaultdict(float)
    for sign, weight in signs:
        near = postings.get(sign, ())
        if len(near) <= CROWDED:
            for m in near:
                votes[m] += weight
    promising = [(weight, -m) for m, weight in votes.items() if weight >= PROMISING]
    return [-m for _, m in nlargest(CANDIDATES, promising)]
