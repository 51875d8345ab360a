"""What stands beside a passage: two articles that tell one thing after another in the same order tell the same things.

>>> from articles.spans import Span
>>> from articles.analysis.claim_units import NOTHING
>>> at = lambda text, sentence: Unit(text, Span(0, 5), sentence, NOTHING, "words")
>>> beside = Beside([[at(1, 3), at(2, 7)]])
>>> beside(at(2, 8), at(1, 4)), beside(at(2, 8), at(1, 5))
(True, False)
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from articles.analysis.claim_units import Unit

STEPS = ((0, 0), (1, 1), (-1, -1))  # another clause of the same sentences, the next ones, the ones before


class Beside:
    """``claims`` are the passages of each claim that is sure. Of a claim that stands already it is not known where."""

    def __init__(self, claims: Iterable[Sequence[Unit]]) -> None:
        self.same: dict[tuple[int, int], set[tuple[int, int]]] = defaultdict(set)
        for units in claims:
            for one, other in combinations(units, 2):
                if one.text != other.text and not one.headline and not other.headline:
                    first, second = sorted((one, other), key=lambda unit: unit.text)
                    self.same[first.text, second.text].add((first.sentence, second.sentence))

    def __call__(self, one: Unit, other: Unit) -> bool:
        """Whether a sentence next to one and a sentence next to the other report the same claim."""
        first, second = (one, other) if one.text < other.text else (other, one)
        pairs = self.same.get((first.text, second.text))
        if not pairs or one.headline or other.headline or one.known is not None or other.known is not None:
            return False
        return any((first.sentence + a, second.sentence + b) in pairs for a, b in STEPS)
