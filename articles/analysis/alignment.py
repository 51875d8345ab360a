"""Which word of one text is which word of another, as a reader would pair them.

The heaviest common subsequence: content words count more than function words, neighbours that stay neighbours more
than scattered ones, and every word skipped in between costs a little, so that a stray *the* half a page away pairs
with nothing. Both ends are free: an excerpt is not punished for what stands before and after it.

>>> align("we want allies who can act".split(), "allies who must act".split())
[(2, 0), (3, 1), (5, 3)]
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from itertools import pairwise

from articles.analysis.words import FUNCTION_WORDS

CONTENT, FUNCTION, NEIGHBOURS, SKIPPED = 2.0, 0.75, 1.0, 0.04
EXACT_PAIRS = 20_000  # as many pairs of equal words are weighed against each other at once; beyond that, anchors first

Pairs = list[tuple[int, int]]


def align(left: Sequence[str], right: Sequence[str]) -> Pairs:
    """Pairs of positions, rising on both sides."""
    counts, others = Counter(left), Counter(right)
    if sum(count * others[key] for key, count in counts.items()) <= EXACT_PAIRS:
        return _heaviest(left, right)
    return _by_anchors(left, right)


def _by_anchors(left: Sequence[str], right: Sequence[str]) -> Pairs:
    """Long texts: fix what is unmistakable (runs that occur once in both), then align what lies between.

    Without any such run the longest common prefix and suffix are kept and the rest is taken as different: nobody
    reads two texts of that length against each other word by word when no three words in a row agree.
    """
    for size in (3, 2, 1):
        anchors = _rising(_unique(left, right, size))
        if anchors:
            break
    else:
        return []
    pairs: Pairs = []
    edges = [(-1, -1), *anchors, (len(left), len(right))]
    for (i, j), (next_i, next_j) in pairwise(edges):
        pairs += [(i, j)] if i >= 0 else []
        inner = align(left[i + 1 : next_i], right[j + 1 : next_j])
        pairs += [(i + 1 + a, j + 1 + b) for a, b in inner]
    return pairs


def _unique(left: Sequence[str], right: Sequence[str], size: int) -> Pairs:
    """Where a run of so many words stands once on each side."""
    here, there = _places(left, size), _places(right, size)
    return [(place, there[run]) for run, place in here.items() if place >= 0 and there.get(run, -1) >= 0]


def _places(keys: Sequence[str], size: int) -> dict[Hashable, int]:
    """The place of each run; -1 for one that occurs again."""
    places: dict[Hashable, int] = {}
    for place in range(len(keys) - size + 1):
        run = tuple(keys[place : place + size])
        places[run] = -1 if run in places else place
    return places


def _rising(pairs: Pairs) -> Pairs:
    """The longest chain of pairs that rises on both sides (pairs come sorted by the left)."""
    ends: list[int] = []  # the smallest right end of a chain of each length
    last: list[int] = []  # the pair that makes it
    before: list[int] = []
    for index, (_, j) in enumerate(pairs):
        length = bisect_left(ends, j)
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [j]
        last[length : length + 1] = [index]
    chain = []
    index = last[-1] if last else -1
    while index >= 0:
        chain.append(pairs[index])
        index = before[index]
    return chain[::-1]


def _heaviest(left: Sequence[str], right: Sequence[str]) -> Pairs:
    """The heaviest chain, over the pairs of equal words only; a Fenwick tree finds the best chain to extend."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for j, key in enumerate(right):
        places[key].append(j)
    size = len(right) + 1
    tree: list[tuple[float, int]] = [(0.0, -1)] * size
    pairs: Pairs = []
    scores: list[float] = []
    before: list[int] = []
    row: dict[int, int] = {}  # the pairs of the word before, by their place on the right
    for i, key in enumerate(left):
        weight = FUNCTION if key in FUNCTION_WORDS else CONTENT
        first = len(pairs)
        for j in places.get(key, ()):
            score, previous = _best(tree, j)
            score = score - SKIPPED * (i + j) if previous >= 0 else 0.0
            if score <= 0.0:
                score, previous = 0.0, -1
            neighbour = row.get(j - 1, -1)
            if neighbour >= 0 and scores[neighbour] + NEIGHBOURS >= score:
                score, previous = scores[neighbour] + NEIGHBOURS, neighbour
            pairs.append((i, j))
            scores.append(score + weight)
            before.append(previous)
        row = {}
        for index in range(first, len(pairs)):  # only now: a word pairs once
            j = pairs[index][1]
            row[j] = index
            _raise(tree, j + 1, (scores[index] + SKIPPED * (i + j + 2), index))
    return _chain(pairs, scores, before)


def _best(tree: list[tuple[float, int]], end: int) -> tuple[float, int]:
    best = (0.0, -1)
    while end > 0:
        best = max(best, tree[end])
        end -= end & -end
    return best


def _raise(tree: list[tuple[float, int]], at: int, value: tuple[float, int]) -> None:
    while at < len(tree):
        if value > tree[at]:
            tree[at] = value
        at += at & -at


def _chain(pairs: Pairs, scores: list[float], before: list[int]) -> Pairs:
    if not pairs:
        return []
    index = max(range(len(pairs)), key=lambda index: (scores[index], -index))
    chain = []
    while index >= 0:
        chain.append(pairs[index])
        index = before[index]
    return chain[::-1]


def longest_run(pairs: Pairs) -> int:
    """The most words that stand next to each other on both sides."""
    longest = run = 0
    before = (-2, -2)
    for i, j in pairs:
        run = run + 1 if (i - 1, j - 1) == before else 1
        longest = max(longest, run)
        before = (i, j)
    return longest
