"""Sets of words, written as one would write them down.

>>> sorted(words("of the and"))
['and', 'of', 'the']
"""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())
