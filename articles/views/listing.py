"""What lists put around their rows: chips of the chosen values, and the way to other pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from articles.views.addresses import Address


@dataclass(frozen=True, slots=True)
class Chip:
    legend: str
    value: str
    href: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    label: str
    href: str
    current: bool


def choices(here: Address, name: str, labels: dict[str, str], current: str, default: str) -> list[Choice]:
    """One of few, each an address; the default needs no parameter."""
    return [
        Choice(label, str(here.without(name) if value == default else here.having(name, value)), value == current)
        for value, label in labels.items()
    ]


def page_links(here: Address, number: int, pages: int) -> list[Choice]:
    """Links to the pages around this one, with the first and the last."""
    if pages < 2:
        return []

    def link(label: str, page: int) -> Choice:
        return Choice(label, str(here.dropping("page") if page == 1 else here.setting("page", page)), page == number)

    near = {1, pages, *range(max(number - 2, 1), min(number + 2, pages) + 1)}
    links = [link("‹ Previous", number - 1)] if number > 1 else []
    links += [link(str(page), page) for page in sorted(near)]
    return links + ([link("Next ›", number + 1)] if number < pages else [])


def without_each(here: Address, chips: Iterable[Chip], found: dict[str, int]) -> list[tuple[Chip, str, int]]:
    """For an empty list: each filter, the address without it, and how many rows that gives."""
    seen: dict[str, Chip] = {}
    for chip in chips:
        seen.setdefault(chip.name, chip)
    return [(chip, str(here.without(name)), found[name]) for name, chip in seen.items() if found.get(name)]
