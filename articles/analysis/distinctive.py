"""Which words one group of texts uses more than another: log-odds with a prior (Monroe, Colaresi and Quinn, 2008).

The prior is both groups together, so that a word that is rare everywhere needs more to stand out.

>>> one, other = {"pact": 9, "boats": 5}, {"pact": 1, "boats": 6, "sea": 4}
>>> [(word.word, word.one, word.other) for word in distinctive(one, other, least=4) if word.z > 0]
[('pact', 9, 1)]
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from articles.analysis.words import FUNCTION_WORDS, words

SHORT = 3  # letters
PRIOR = 500  # words that the prior weighs, at most: so that large groups may differ


@dataclass(frozen=True, slots=True)
class Distinctive:
    """``z``: how many standard deviations the log-odds are from none; above 0 it is the first group's word."""

    word: str
    one: int
    other: int
    z: float


def count_words(bodies: Iterable[str]) -> Counter[str]:
    """Content words, in the form in which they are compared."""
    return Counter(
        word.key
        for body in bodies
        for word in words(body)
        if word.key not in FUNCTION_WORDS and len(word.key) >= SHORT and word.key[0].isalpha()
    )


def distinctive(one: Mapping[str, int], other: Mapping[str, int], *, least: int = 5) -> list[Distinctive]:
    """Words met at least so often in both together, the most distinctive first."""
    first, second = sum(one.values()), sum(other.values())
    total = min(first + second, PRIOR)
    weight = total / (first + second) if first + second else 0.0
    found = []
    for word in sorted({*one, *other}):
        a, b = one.get(word, 0), other.get(word, 0)
        if a + b < least or not (first and second):
            continue
        prior = (a + b) * weight
        odds = _odds(a + prior, first + total) - _odds(b + prior, second + total)
        deviation = math.sqrt(1 / (a + prior) + 1 / (b + prior))
        found.append(Distinctive(word, a, b, round(odds / deviation, 2)))
    return sorted(found, key=lambda word: (-abs(word.z), word.word))


def _odds(n: float, total: float) -> float:
    return math.log(n / (total - n)) if total > n else 0.0
