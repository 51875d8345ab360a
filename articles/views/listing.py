"""What lists put around their rows: chips of the chosen values, and the way to other pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from articles.views.addresses import Address

SHOWN = {"": "all", "checked": "checked by a person only"}  # of all findings, which count
WAYS = {"article": "articles", "outlet": "outlets", "group": "groups of outlets"}  # to make rows or columns


@dataclass(frozen=True, slots=True)
class Chip:
    legend: str
    value: str
    href: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """A link to the same page in another way; ``key`` is its id, so that the focus finds it again."""

    label: str
    href: str  # nothing: a gap between pages
    current: bool = False
    key: str = ""
    rel: str = ""


def choices(here: Address, name: str, labels: dict[str, str], current: str, default: str) -> list[Choice]:
    """One of few, each an address; the default needs no parameter."""
    return [
        Choice(
            label,
            str(here.without(name) if value == default else here.having(name, value)),
            value == current,
            f"{name}-{value or 'all'}",
        )
        for value, label in labels.items()
    ]


def chips(here: Address, legends: Mapping[str, str], labels: Mapping[tuple[str, str], str]) -> list[Chip]:
    """A link for each value that is chosen, to the same list without it."""
    return [
        Chip(legends[name], labels.get((name, value), value), str(here.removing(name, value)), name)
        for name, value in here.pairs
        if name in legends
    ]


def page_links(here: Address, number: int, pages: int) -> list[Choice]:
    """Links to the pages around this one, with the first and the last, and gaps between them."""
    if pages < 2:
        return []

    def link(page: int, label: str = "", rel: str = "") -> Choice:
        href = str(here.dropping("page") if page == 1 else here.setting("page", page))
        return Choice(label or str(page), href, page == number, f"page-{rel or page}", rel)

    links = [link(number - 1, "‹ Previous", "prev")] if number > 1 else []
    before = 0
    for page in sorted({1, pages, *range(max(number - 2, 1), min(number + 2, pages) + 1)}):
        links += [Choice("…", "")] if page > before + 1 else []
        links.append(link(page))
        before = page
    return links + ([link(number + 1, "Next ›", "next")] if number < pages else [])


def without_each(here: Address, chips: Iterable[Chip], found: Mapping[str, int]) -> list[tuple[Chip, int]]:
    """For an empty list: each filter with its values, the way to the list without it, and how many rows that has."""
    of_filter: dict[str, list[Chip]] = {}
    for chip in chips:
        of_filter.setdefault(chip.name, []).append(chip)
    ways = []
    for name, values in of_filter.items():
        if n := found.get(name):
            said = " or ".join(chip.value for chip in values)
            ways.append((Chip(values[0].legend, said, str(here.without(name)), name), n))
    return ways
