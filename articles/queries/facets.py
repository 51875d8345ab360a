"""Counting facets from one scan: each row says by a bit which conditions it misses.

A facet counts the rows that miss nothing, or nothing but the facet's own condition; so does the list with no bit.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add, itemgetter
from typing import Any

from django.db.models import Case, ExpressionWrapper, IntegerField, Q, Value, When
from django.db.models.expressions import Combinable

Row = tuple[Any, ...]
SHOWN = 10  # options of a facet; more are reached by the page that lists them all


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    name: str
    legend: str
    options: tuple[Option, ...]
    more: int = 0


def bits(conditions: Mapping[str, Q]) -> dict[str, int]:
    """The bit of each condition; one more, for what is looked up outside of SQL, is ``len(conditions)``."""
    return {name: 1 << place for place, name in enumerate(conditions)}


class Plain(IntegerField[int, int]):
    """An integer as PostgreSQL gives it: Django's own would convert every row's once more in Python."""

    def get_internal_type(self) -> str:
        return "Field"


def misses(conditions: Mapping[str, Q]) -> Combinable:
    """The sum of the bits of all conditions that a row does not meet."""
    places = bits(conditions)
    parts: list[Combinable] = [
        Case(When(condition, then=Value(0)), default=Value(places[name]), output_field=Plain())
        for name, condition in conditions.items()
    ]
    return ExpressionWrapper(reduce(add, parts, Value(0)), output_field=Plain())


class Missing(dict[int, Sequence[Row]]):
    """By bit, the rows that miss nothing or nothing but that condition; each list is made once, when asked for."""

    def __init__(self, rows: Sequence[Row], column: int) -> None:
        self.rows, self.column = rows, column
        self.none_misses = not any(map(itemgetter(column), rows))

    def __missing__(self, bit: int) -> Sequence[Row]:
        column = self.column
        self[bit] = self.rows if self.none_misses else [row for row in self.rows if row[column] in (0, bit)]
        return self[bit]


def tally(
    rows: Iterable[Row], column: int, *, key: int, through: Callable[[Any], Hashable] | None = None
) -> Counter[Hashable]:
    """How many keys have each value.

    ``through`` leads from the column's value to the one that is counted: from a text to its outlet.
    """
    pairs = set(map(itemgetter(column, key), rows))
    if through is not None:
        pairs = {(through(value), of) for value, of in pairs}
    return Counter(map(itemgetter(0), pairs))


def facet(
    name: str,
    legend: str,
    counts: Mapping[Any, int],
    labels: Mapping[Any, str],
    chosen: Iterable[str],
    *,
    shown: int = SHOWN,
    fixed: bool = False,
) -> Facet:
    """The commonest values and all that are chosen. A fixed facet keeps the order of its labels."""
    wanted = set(chosen)
    ranked = list(labels) if fixed else sorted(labels, key=lambda value: (-counts.get(value, 0), labels[value]))
    options = [
        Option(str(value), labels[value], counts.get(value, 0), str(value) in wanted)
        for value in ranked
        if counts.get(value, 0) or str(value) in wanted
    ]
    kept = [option for place, option in enumerate(options) if place < shown or option.chosen]
    return Facet(name, legend, tuple(kept), len(options) - len(kept))
