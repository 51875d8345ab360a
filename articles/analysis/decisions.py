"""Groups as editors want them: passages joined that were found apart, and split that were found together.

>>> one, two, three = (Rendering(n, Span(0, 9)) for n in (1, 2, 3))
>>> found = [Group((one, two, three), "boats")]
>>> [group.renderings for group in apply_decisions(found, [Decision(one, three, same=False)], {}.get)]
[(Rendering(passage_id=1, span=Span(start=0, end=9)), Rendering(passage_id=2, span=Span(start=0, end=9))), \
(Rendering(passage_id=3, span=Span(start=0, end=9)),)]

What nobody decided stays where it was found, or goes with a decided passage in the very same words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import NamedTuple

from articles.analysis.utterances import Group, Rendering
from articles.spans import Span

Words = Callable[[Rendering], Hashable]


class Decision(NamedTuple):
    one: Rendering
    other: Rendering
    same: bool


class _Judged:
    """What the decisions say: which renderings belong together, and which of those may not meet."""

    def __init__(self, decisions: Sequence[Decision]) -> None:
        self._parent: dict[Rendering, Rendering] = {}
        for decision in decisions:
            for rendering in decision[:2]:
                self._parent.setdefault(rendering, rendering)
            if decision.same:
                first, last = sorted((self.of(decision.one), self.of(decision.other)))
                self._parent[last] = first
        self.apart = {
            frozenset((self.of(decision.one), self.of(decision.other))) for decision in decisions if not decision.same
        }

    def __contains__(self, rendering: Rendering) -> bool:
        return rendering in self._parent

    def __iter__(self) -> Iterator[Rendering]:
        return iter(self._parent)

    def of(self, rendering: Rendering) -> Rendering:
        while self._parent[rendering] != rendering:
            rendering = self._parent[rendering]
        return rendering


def apply_decisions(groups: Iterable[Group], decisions: Sequence[Decision], words: Words) -> list[Group]:
    """The groups after all decisions; ``words`` gives what two renderings in the same words have in common."""
    judged = _Judged(decisions)
    parts: list[Group] = []
    for group in groups:
        parts += _split(group, judged, words)
    known = {rendering for group in parts for rendering in group.renderings}
    parts += [Group((rendering,)) for rendering in judged if rendering not in known]
    return _joined(parts, judged)


def _split(group: Group, judged: _Judged, words: Words) -> list[Group]:
    """One part where nothing is against it. The first part keeps what the group has: its base, its sentence."""
    decided = [rendering for rendering in group.renderings if rendering in judged]
    if not decided:
        return [group]
    buckets: list[list[Rendering]] = []
    at: defaultdict[Hashable, set[int]] = defaultdict(set)
    for rendering in decided:
        number = next((n for n, bucket in enumerate(buckets) if _fits(rendering, bucket, judged)), len(buckets))
        buckets[number:] = buckets[number:] or [[]]
        buckets[number].append(rendering)
        at[words(rendering)].add(number)
    for rendering in group.renderings:
        if rendering not in judged:
            places = at.get(words(rendering), set()) if words(rendering) is not None else set()
            buckets[places.copy().pop() if len(places) == 1 else 0].append(rendering)
    first, *others = (tuple(sorted(bucket)) for bucket in buckets)
    return [Group(first, group.base, group.source_span, group.leader), *(Group(other) for other in others)]


def _fits(rendering: Rendering, bucket: Sequence[Rendering], judged: _Judged) -> bool:
    own = judged.of(rendering)
    return not any(frozenset((own, judged.of(other))) in judged.apart for other in bucket)


def _joined(parts: Sequence[Group], judged: _Judged) -> list[Group]:
    """Parts that hold passages which belong together become one; a sentence of the source comes before any base."""
    home: dict[Rendering, int] = {}
    merged: list[list[Group]] = []
    for part in parts:
        roots = {judged.of(rendering) for rendering in part.renderings if rendering in judged}
        numbers = sorted({home[root] for root in roots if root in home})
        number = numbers[0] if numbers else len(merged)
        merged[number:] = merged[number:] or [[]]
        merged[number].append(part)
        for other in numbers[1:]:
            merged[number] += merged[other]
            merged[other] = []
        home = {root: number if at in numbers else at for root, at in home.items()} | dict.fromkeys(roots, number)
    return [_one(found) for found in merged if found]


def _one(parts: Sequence[Group]) -> Group:
    if len(parts) == 1:
        return parts[0]
    renderings = tuple(sorted({rendering for part in parts for rendering in part.renderings}))
    span: Span | None = min((part.source_span for part in parts if part.source_span), default=None)
    base = next((part.base for part in parts if part.source_span == span and part.base), "")
    return Group(renderings, base, span)
