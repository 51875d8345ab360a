"""Proposed claims against what a careful reader found: by pairs of articles that report the same claim.

A proposed pair is right if one claim of the gold has a passage in both that overlaps the proposed ones. It is wrong if
the gold knows either passage under another claim. Where the gold knows neither, it says nothing, and that is counted
apart: gold lists claims worth a row, not every sentence that two articles share.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from articles.spans import Span

OVERLAP = 0.3  # of the shorter passage
Passages = Mapping[int, Sequence[Span]]  # by text


@dataclass(frozen=True, slots=True)
class GoldClaim:
    statement: str
    passages: Passages
    disputing: frozenset[int] = frozenset()  # texts


@dataclass(slots=True)
class ClaimScore:
    right: int = 0
    wrong: int = 0
    unknown: int = 0
    found: int = 0
    wanted: int = 0
    missed: dict[str, int] = field(default_factory=dict)

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    @property
    def recall(self) -> float:
        return self.found / self.wanted if self.wanted else 0.0


def score_claims(proposed: Sequence[Passages], gold: Sequence[GoldClaim]) -> ClaimScore:
    score = ClaimScore()
    for passages in proposed:
        for pair in combinations(sorted(passages), 2):
            first, second = ({n for n, claim in enumerate(gold) if meets(passages, claim, text)} for text in pair)
            if first & second:
                score.right += 1
            elif first or second:
                score.wrong += 1
            else:
                score.unknown += 1
    for claim in gold:
        pairs = list(same_stance(claim))
        found = sum(any(both(passages, claim, pair) for passages in proposed) for pair in pairs)
        score.wanted += len(pairs)
        score.found += found
        if found < len(pairs):
            score.missed[claim.statement] = len(pairs) - found
    return score


def same_stance(claim: GoldClaim) -> Iterable[tuple[int, int]]:
    """Pairs of texts that both report it, or both dispute it."""
    for one, other in combinations(sorted(claim.passages), 2):
        if (one in claim.disputing) == (other in claim.disputing):
            yield one, other


def both(passages: Passages, claim: GoldClaim, pair: tuple[int, int]) -> bool:
    return all(text in passages and meets(passages, claim, text) for text in pair)


def meets(passages: Passages, claim: GoldClaim, text: int) -> bool:
    return any(
        min(one.end, other.end) - max(one.start, other.start) >= OVERLAP * min(one.size, other.size)
        for one in passages[text]
        for other in claim.passages.get(text, ())
    )
