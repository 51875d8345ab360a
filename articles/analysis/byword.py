"""What is known of a word wherever it stands, worked out when the word is first met.

A text says most of its words many times, and texts say the same ones. The number of words kept is limited, and so is
their length: beyond that the answer is worked out anew each time.

>>> sizes = ByWord(len)
>>> [*map(sizes.__getitem__, ["pact", "pact"])], len(sizes)
([4, 4], 1)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

Fact = TypeVar("Fact")
_KEPT, _LONG = 1 << 15, 40


class ByWord(dict[str, Fact]):
    """A dictionary that fills itself by ``find``, which must look at nothing but the word."""

    __slots__ = ("find",)

    def __init__(self, find: Callable[[str], Fact], known: Mapping[str, Fact] | None = None) -> None:
        super().__init__(known or {})
        self.find = find

    def __missing__(self, word: str) -> Fact:
        fact = self.find(word)
        if len(word) < _LONG and len(self) < _KEPT:
            self[word] = fact
        return fact
