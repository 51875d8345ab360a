"""The ladder: which rung a rendering stands on, from identical to not found, by what was done to the base's words.

>>> base, rendering = Text.of("Nets hold."), Text.of("Nets rot,")
>>> found = [Change("same", Span(1, 2), Span(1, 2)), Change("replaced", Span(3, 4), Span(3, 4))]
>>> step_of(base, rendering, found, [Operation(Kind.REPLACED, Span(5, 9), Span(5, 8))])
6
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from articles.analysis.changes import Change, Text, weigh
from articles.analysis.words import FUNCTION_WORDS
from articles.spans import Span


class Kind(StrEnum):
    """What became of a stretch of the base."""

    SAME = "same"
    SPELLING = "spelling"  # the same words, spelt, cased or punctuated otherwise
    CUT = "cut"  # base words before or after the rendering: it is an excerpt
    BEYOND = "beyond"  # the rendering goes on where the base has not begun, has ended, or leaves out with a mark
    OMITTED_MARKED = "omitted-marked"
    BRACKETED = "bracketed"
    DROPPED = "dropped"
    ADDED = "added"
    REPLACED = "replaced"


IDENTICAL, SPELT, EXCERPT, MARKED, LEFT_OUT, CHANGED, JOINED, PARAPHRASE, NOT_FOUND = range(1, 10)
STEPS = {
    Kind.SAME: IDENTICAL,
    Kind.SPELLING: SPELT,
    Kind.CUT: EXCERPT,
    Kind.BEYOND: EXCERPT,
    Kind.OMITTED_MARKED: MARKED,
    Kind.BRACKETED: MARKED,
    Kind.DROPPED: LEFT_OUT,
    Kind.ADDED: CHANGED,
    Kind.REPLACED: CHANGED,
}
ENDING = 2  # words with which a sentence goes on; more of them are a clause of their own


class Operation(NamedTuple):
    """A stretch of the base and what stands for it in the rendering; either may be empty."""

    kind: Kind
    base: Span
    rendering: Span


def step_of(left: Text, right: Text, found: list[Change], operations: Iterable[Operation]) -> int:
    """The highest rung of the operations, unless the whole is something else than the sum of them."""
    same = [right.keys[change.rendering.start // 2] for change in found if change.kind == "same"]
    foreign = [key for change in found if _is_foreign(left, right, change) for key in right.keys_in(change.rendering)]
    if not same and (left.words or right.words):
        return NOT_FOUND
    if weigh(foreign) > weigh(_telling(left, found)):
        return NOT_FOUND if all(key in FUNCTION_WORDS for key in same) else PARAPHRASE
    if any(_joins(left, right, change) for change in found):
        return JOINED
    return max(STEPS[op.kind] for op in operations)


_FOREIGN = (Kind.ADDED, Kind.REPLACED)


def _is_foreign(left: Text, right: Text, change: Change) -> bool:
    """Other words than the base's: also one or two with which a sentence goes on where the base's has ended."""
    if change.kind == Kind.BEYOND and change.base.start and change.rendering.size // 2 <= ENDING:
        ended = left.string.rstrip().endswith((".", "!", "?"))
        return ended and not right.ends_sentence(change.rendering.start // 2 - 1)
    return change.kind in _FOREIGN


def _telling(base: Text, found: Sequence[Change]) -> Iterator[str]:
    """The words kept; a function word only beside another one: *there* and *it* stand in any two sentences."""
    kept = {(change.base.start // 2, change.rendering.start // 2) for change in found if change.kind == "same"}
    for n, m in sorted(kept):
        if base.keys[n] not in FUNCTION_WORDS or not kept.isdisjoint({(n - 1, m - 1), (n + 1, m + 1)}):
            yield base.keys[n]


def _joins(left: Text, right: Text, change: Change) -> bool:
    """A whole sentence is passed over without a mark, or words stand in another order than in the base."""
    if change.kind == Kind.DROPPED:
        first, last = change.base.start // 2, change.base.end // 2 - 1
        return last - first > 1 and left.ends_sentence(first - 1) and left.ends_sentence(last)
    if change.kind in (Kind.BEYOND, *_FOREIGN):
        moved = right.keys_in(change.rendering)
        return len(moved) > 3 and f" {' '.join(moved)} " in f" {' '.join(left.keys)} "
    return False
