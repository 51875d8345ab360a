"""How many claims are reported in one article, in two, and so on: the bars of a histogram.

>>> [(bar.label, bar.claims, bar.height) for bar in spread_bars([1, 1, 1, 1, 2, 3])]
[('1', 4, 100.0), ('2', 1, 25.0), ('3', 1, 25.0)]
>>> [bar.label for bar in spread_bars([1, 7, 40])]
['1', '6 to 10', '26 to 50']
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

SINGLE = 12  # bars, one a number, that are easily read; beyond, numbers are put together
BOUNDS = (1, 2, 3, 5, 10, 25, 50, 100, 250, 500, 1000, 10_000)


class Bar(NamedTuple):
    label: str
    claims: int
    height: float  # of the highest, in per cent


def spread_bars(articles: Iterable[int]) -> tuple[Bar, ...]:
    """``articles``: of each claim in how many articles a passage has been found; nowhere is not counted."""
    counts: Counter[tuple[int, int]] = Counter()
    given = [n for n in articles if n]
    single = max(given, default=0) <= SINGLE
    for n in given:
        counts[(n, n) if single else bounds(n)] += 1
    most = max(counts.values(), default=1)
    return tuple(
        Bar(f"{low}" if low == high else f"{low:,} to {high:,}", n, round(100 * n / most, 1))
        for (low, high), n in sorted(counts.items())
    )


def bounds(n: int) -> tuple[int, int]:
    high = next((bound for bound in BOUNDS if n <= bound), n)
    low = max((bound for bound in BOUNDS if bound < high), default=0) + 1
    return min(low, n), high
