"""What stands beside a passage: two articles that tell one thing after another in the same order tell the same things.

>>> from types import SimpleNamespace as Unit
>>> beside = Beside([[Unit(text=1, sentence=3, headline=False), Unit(text=2, sentence=7, headline=False)]])
>>> beside(Unit(text=2, sentence=8, headline=False), Unit(text=1, sentence=4, headline=False))
True
>>> beside(Unit(text=2, sentence=8, headline=False), Unit(text=1, sentence=5, headline=False))
False
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Protocol

STEPS = ((0, 0), (1, 1), (-1, -1))  # another clause of the same sentences, the next ones, the ones before


class Placed(Protocol):
    """A clause that knows where it stands: the sentence it is of, by number."""

    @property
    def text(self) -> int: ...
    @property
    def sentence(self) -> int: ...
    @property
    def headline(self) -> bool: ...


class Beside:
    """``claims`` are the passages of each claim that is sure."""

    def __init__(self, claims: Iterable[Sequence[Placed]]) -> None:
        self.same: dict[tuple[int, int], set[tuple[int, int]]] = defaultdict(set)
        for units in claims:
            for one, other in combinations(units, 2):
                if one.text != other.text and not one.headline and not other.headline:
                    first, second = sorted((one, other), key=lambda unit: unit.text)
                    self.same[first.text, second.text].add((first.sentence, second.sentence))

    def __call__(self, one: Placed, other: Placed) -> bool:
        """Whether a sentence next to one and a sentence next to the other report the same claim."""
        first, second = (one, other) if one.text < other.text else (other, one)
        pairs = self.same.get((first.text, second.text))
        if not pairs or one.headline or other.headline:
            return False
        return any((first.sentence + a, second.sentence + b) in pairs for a, b in STEPS)
