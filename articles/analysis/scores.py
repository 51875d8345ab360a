"""How far a suggestion can be trusted: how often what a rule found was right, read from a table beside the lexicon.

Right means that four fifths of the words are the reported ones and that the speaker beside them is the one who said
it. ``measure_quotes`` prints how often that holds for each band of scores.

>>> score_of("indirect", '"said that"') > score_of("indirect", 'object of "criticised"') > 0
True
"""

from __future__ import annotations

from functools import cache, lru_cache

from articles.analysis.findings import DIRECT, INDIRECT, MIXED, TERM
from articles.analysis.lexicon import RULE_SHARES

_KINDS = [str(kind) for kind in (INDIRECT, DIRECT, MIXED, TERM)]


def score_of(kind: str, rule: str) -> float:
    """The share for the first line of the table whose kind and words fit."""
    for wanted, share in _fitting(rule):
        if wanted == kind:
            return share
    return 0.0  # of a table whose last line does not fit everything


@cache
def lessened(share: float, sure: float) -> float:
    """A share where a speaker is not sure to be meant. Kept, since rounding is slow and both are numbers of tables."""
    return round(share * sure, 3)


@lru_cache(maxsize=4096)
def _fitting(rule: str) -> list[tuple[str, float]]:
    """The share for each kind; by the rule alone, since looking members up by value is slow."""
    found: dict[str, float] = {}
    for wanted, words, share in RULE_SHARES:
        if words in rule:
            for kind in _KINDS if wanted == "any" else (wanted,):
                found.setdefault(kind, share)
    return list(found.items())
