"""Which part of a list a page shows.

>>> window = Window.of(total=120, size=50, number=9)
>>> (window.number, window.pages, window.first, window.last)
(3, 3, 101, 120)
>>> list(range(120))[window.part] == list(range(100, 120))
True
>>> Window.of(total=0, size=50, number=1).pages
1
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Window:
    """``number`` counts from 1. A list that is empty has one page too."""

    number: int
    pages: int
    size: int
    total: int

    @classmethod
    def of(cls, *, total: int, size: int, number: int) -> Window:
        """The page asked for, or the nearest that there is."""
        pages = max(-(-total // size), 1)
        return cls(min(max(number, 1), pages), pages, size, total)

    @property
    def part(self) -> slice:
        return slice((self.number - 1) * self.size, self.number * self.size)

    @property
    def first(self) -> int:
        """The number of the first row that is shown, from 1."""
        return (self.number - 1) * self.size + 1

    @property
    def last(self) -> int:
        return min(self.number * self.size, self.total)


@dataclass(frozen=True, slots=True)
class Paged:
    """A page that shows a part of a list, as templates ask for it."""

    window: Window

    @property
    def total(self) -> int:
        return self.window.total

    @property
    def number(self) -> int:
        return self.window.number

    @property
    def pages(self) -> int:
        return self.window.pages

    @property
    def first(self) -> int:
        return self.window.first

    @property
    def last(self) -> int:
        return self.window.last
