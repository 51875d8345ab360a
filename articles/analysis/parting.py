"""A sentence of which some have only the beginning and others only the end is two passages that each carry.

>>> said = "if the tide is right we sail at dawn and all boats come home before the winter storms"
>>> leader, one, other = (Wording.of(words.split(), strong=True) for words in (
...     said, "we sail at dawn", "come home before the winter storms"))
>>> [(part.start, len(part.followers)) for part in parts(leader, [one, other])]
[(0, 1), (12, 1)]
>>> parts(leader, [one, other, Wording.of(said.split()[4:14], strong=True)])
()

Where anybody's words reach from one half into the other, the sentence stays one passage; so it does where two texts
have all of it (the callers see to that).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from articles.analysis.matching import Identity, Wording, matched
from articles.analysis.segments import FUNCTION
from articles.analysis.words import stem, words
from articles.spans import Span


class Part(NamedTuple):
    """From which word of the fullest wording on, to before which (None: to its end), and who carries some of it."""

    start: int
    end: int | None
    followers: tuple[Identity, ...]


def parts(leader: Wording, followers: Sequence[Wording]) -> tuple[Part, ...]:
    """The parts in order; none where the sentence is one passage."""
    if len(followers) < 2:
        return ()
    found: list[tuple[Extent, list[Identity]]] = []
    for extent, follower in sorted(_extents(leader, followers), key=lambda one: (one[0].start, one[1].rank)):
        if found and extent.start <= found[-1][0].end:
            before, inside = found.pop()
            found.append((before.with_(extent), [*inside, follower.identity]))
        else:
            found.append((extent, [follower.identity]))
    if len(found) < 2:
        return ()
    starts = [0, *(max(one.first, before.end + 1) for (before, _), (one, _) in pairwise(found))]
    ends = [*starts[1:], None]
    return tuple(Part(start, end, tuple(inside)) for start, end, (_, inside) in zip(starts, ends, found, strict=True))


class Extent(NamedTuple):
    """The first word of the leader that somebody has, and the first and last that says something."""

    start: int
    end: int
    first: int

    def with_(self, other: Extent) -> Extent:
        return Extent(self.start, max(self.end, other.end), min(self.first, other.first))


def _extents(leader: Wording, followers: Sequence[Wording]) -> Iterator[tuple[Extent, Wording]]:
    for follower in followers:
        places = [j for _, j in matched(follower, leader)] or [0, len(leader.keys) - 1]
        content = [j for j in places if leader.weights[j] > FUNCTION] or places
        yield Extent(content[0], content[-1], places[0]), follower


def part_of(string: str, keys: Sequence[str], start: int, end: int | None) -> Span:
    """Where the words from ``start`` to before ``end`` stand in a printing of the wording with these keys."""
    first = place_of(string, keys, start) if start else 0
    last = place_of(string, keys, end) if end else len(string)
    return Span(first, first + len(string[first:last].rstrip(" \n,;–—-“\"‘'")) if end else last)


def place_of(string: str, keys: Sequence[str], number: int) -> int:
    """Where the word of this number begins; what interrupts the words is passed over."""
    at = 0
    for word in words(string):
        if at < len(keys) and stem(word.key) == keys[at]:
            if at == number:
                return word.start
            at += 1
    return len(string)
