"""Spans as they are compared: without line breaks, marks and punctuation at their edges; and what stands between marks.

>>> stretches("“A b,” he", 0, 9)
[(1, 9)]
>>> overlap((0, 10), (5, 10))
0.5
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

Pair = tuple[int, int]

_EDGE = frozenset(" \t\r\n\u00a0\u200b\u2009\u202f\"'`‘’‚‛“”„‟«»‹›＂,.;:…–—―-")
_MARK = re.compile(r"''|``|[\"“”„‟«»＂]")
_OPENS_ONLY = frozenset(("“", "„", "``", "«"))
_CLOSES_ONLY = frozenset(("”", "»"))
_SINGLE = re.compile(r"(?<![\w'’])(['‘])(?=[\w\"“$\[(])")
_SINGLE_ENDS = {
    "'": re.compile(r"(?<=[\w.,!?…)\]%-])['’](?![\w'])"),
    "‘": re.compile(r"(?<=[\w.,!?…)\]%-])’(?![\w'])"),
}
_LONGEST_SINGLE = 400


def stretches(text: str, start: int, end: int) -> list[Pair]:
    """The parts of a span, one a line, without what does not count at their edges."""
    parts = []
    at, end = max(0, start), min(len(text), end)
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        left, right = trimmed(text, at, stop)
        if left < right:
            parts.append((left, right))
        at = stop + 1
    return parts


def trimmed(text: str, start: int, end: int) -> Pair:
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return start, end


def overlap(one: Pair, other: Pair) -> float:
    """What two spans share, of what they cover together."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared / (max(one[1], other[1]) - min(one[0], other[0])) if shared > 0 else 0.0


def pairs(gold: Sequence[Pair], found: Sequence[Pair], least: float) -> list[Pair]:
    """Which gold span goes with which found one: one to one, the best overlap first."""
    order = sorted(range(len(found)), key=lambda i: found[i][0])
    starts = [found[i][0] for i in order]
    longest = max((end - start for start, end in found), default=0)
    candidates = []
    for index, span in enumerate(gold):
        for place in range(bisect_left(starts, span[0] - longest), bisect_right(starts, span[1])):
            share = overlap(span, found[order[place]])
            if share >= least:
                candidates.append((-share, index, order[place]))
    chosen: list[Pair] = []
    taken: tuple[set[int], set[int]] = (set(), set())
    for _, index, place in sorted(candidates):
        if index not in taken[0] and place not in taken[1]:
            taken[0].add(index)
            taken[1].add(place)
            chosen.append((index, place))
    return chosen


def marked_regions(text: str) -> list[Pair]:
    """The inner spans of everything between quotation marks, line by line."""
    found: list[Pair] = []
    offset = 0
    for line in text.split("\n"):
        double = _double(line)
        found.extend((start + offset, end + offset) for start, end in sorted(double + _single(line, double)))
        offset += len(line) + 1
    return found


def _double(line: str) -> list[Pair]:
    found, opened = [], -1
    for match in _MARK.finditer(line):
        start, end = match.span()
        mark = match.group()
        if opened < 0:
            if _opens(line, mark, start, end):
                opened = end
        elif mark not in _OPENS_ONLY:
            found.append((opened, start))
            opened = -1
    if 0 <= opened < len(line):
        found.append((opened, len(line)))
    return found


def _opens(line: str, mark: str, start: int, end: int) -> bool:
    if mark in _OPENS_ONLY or mark in _CLOSES_ONLY:
        return mark in _OPENS_ONLY
    after = line[end] if end < len(line) else " "
    inches = start > 0 and line[start - 1].isdigit() and not after.isalnum()
    return not after.isspace() and not inches


def _single(line: str, taken: list[Pair]) -> list[Pair]:
    found: list[Pair] = []
    at = 0
    while match := _SINGLE.search(line, at):
        at = match.end()
        if any(start <= at < end for start, end in taken):
            continue
        close = _SINGLE_ENDS[match.group(1)].search(line, at)
        if close is None or close.start() - at > _LONGEST_SINGLE:
            continue
        if not any(at < start < close.start() for start, _ in taken):
            found.append((at, close.start()))
            at = close.end()
    return found


def kind_by_marks(text: str, span: Pair, regions: Sequence[Pair]) -> str:
    """The kind of a span by the share of its letters and digits that stand between marks."""
    near = [region for region in regions if region[0] < span[1] and span[0] < region[1]]
    letters = [at for at in range(*span) if text[at].isalnum()]
    inside = sum(any(start <= at < end for start, end in near) for at in letters)
    share = inside / len(letters) if letters else 0.0
    return "direct" if share >= 0.95 else "indirect" if share <= 0.02 else "mixed"
