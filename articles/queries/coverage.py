"""The coverage page: claims by articles, outlets or groups, a window of it at a time. Six SELECTs.

An article without a report of a claim is *unchecked*: what the program has not found is never taken for absent.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from articles.models import Event, OutletKind
from articles.queries.cells import said_by, together
from articles.queries.counting import BY_ARTICLES, TEXTS, Counting
from articles.queries.coverage_columns import WAYS, Column, Covering, Groups, coverings_of, groups_of
from articles.queries.coverage_rows import (
    CHECKS,
    NONE,
    SORTS,
    SPREADS,
    STATES,
    Printed,
    Row,
    claim_rows,
    missed,
    set_difference,
)
from articles.queries.facets import Facet, facet
from articles.queries.paging import Paged, Window

ROWS, COLUMNS = 30, 20  # at most 40 by 25 can be drawn quickly
ARTICLES = ("a", "c")  # columns that are an article, or one with its copies
AT_ONCE = 9  # as many columns as a phone can page through without asking again
OUTLETS = {str(value): str(label).lower() for value, label in OutletKind.choices} | {NONE: "not known"}
LEGENDS = {
    "topic": "Topic",
    "speaker": "Said by",
    "status": "Claim is",
    "spread": "Reported in",
    "checked": "Checked by a person",
    "kind": "Kind of outlet",
    "outlet": "Outlet",
}


@dataclass(frozen=True, slots=True)
class Group:
    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address says."""

    chosen: Mapping[str, Sequence[str]]
    link: str  # the page's address up to where a cell is written
    by: str = "article"
    sort: str = "topic"
    page: int | None = None
    column: int | None = None
    claim: int | None = None
    key: str = ""  # of the chosen cell's column
    one: str = ""  # two groups whose difference is the order
    other: str = ""
    checked_only: bool = False
    counting: Counting = field(default=BY_ARTICLES, repr=False)

    @property
    def noun(self) -> str:
        """What a column is."""
        return "text" if self.by == "article" and self.counting.by == TEXTS else self.by


@dataclass(frozen=True, slots=True)
class CoveragePage(Paged):
    facets: tuple[Facet, ...]
    groups: tuple[Group, ...]
    columns: tuple[Column, ...]
    outlet_groups: tuple[tuple[str, str], ...]  # key and name
    apart: tuple[str, str]  # the keys of two whose difference is the order
    all_claims: int
    counted: int  # of these, that have a finding that counts; all, unless only what a person checked does
    suggested: int  # of those that fit, claims that nobody has confirmed
    articles: int  # that fit the filters; or the independent texts among them
    n_columns: int
    column: int
    cells: int
    known: int  # cells that say something
    checked: int
    found_without: Mapping[str, int]
    labels: Mapping[tuple[str, str], str]
    chosen: Column | None  # the column of the chosen cell

    @property
    def by_server(self) -> bool:
        return self.n_columns > AT_ONCE


def coverage_page(event: Event, asked: Asked) -> CoveragePage:
    everything = coverings_of(event)
    groups = groups_of(everything)
    coverings = [covering for covering in everything if fits(covering, asked.chosen)]
    made = WAYS[asked.by](event, coverings, groups, asked.counting)
    columns = [replace(one, number=n) for n, one in enumerate(made, 1)]
    texts = [covering.text for covering in coverings]
    rows, fitting, all_claims = ordered_rows(event, asked, coverings, groups)
    window = window_of([row.pk for row in fitting], asked)
    current = column_named(columns, asked.key)
    asked = replace(asked, key=current.key) if current else asked
    column = min(asked.column or (current.number if current else 1), max(len(columns), 1))
    first = (column - 1) // COLUMNS * COLUMNS
    shown, heads = fitting[window.part], tuple(columns[first : first + COLUMNS])
    known, checked = fill(shown, heads, column, asked)
    facets = coverage_facets(rows, everything, asked.chosen, asked.counting)
    return CoveragePage(
        facets=facets,
        groups=grouped(shown, asked.sort),
        columns=heads,
        outlet_groups=tuple((key, name) for key, (name, _) in groups.items()),
        apart=two_groups(groups, asked),
        all_claims=all_claims,
        counted=len(rows),
        suggested=sum(row.status == "suggested" for row in fitting),
        articles=asked.counting.of(texts),
        n_columns=len(columns),
        window=window,
        column=column,
        cells=len(shown) * len(heads),
        known=known,
        checked=checked,
        found_without={} if fitting else without_each(rows, asked.chosen),
        labels={(one.name, option.value): option.label for one in facets for option in one.options},
        chosen=current,
    )


def ordered_rows(
    event: Event, asked: Asked, coverings: Sequence[Covering], groups: Groups
) -> tuple[list[Row], list[Row], int]:
    """The claims that count, those of them that fit in the order asked for, and how many there are in all."""
    every = claim_rows(event, [covering.text for covering in coverings], asked.checked_only, asked.counting)
    rows = [row for row in every if row.n_checked or not asked.checked_only]
    one, other = two_groups(groups, asked)
    if asked.sort == "difference" and one != other:
        here, there = texts_in(groups, one, coverings), texts_in(groups, other, coverings)
        set_difference(rows, here, there, asked.checked_only, asked.counting)
    return rows, sorted((row for row in rows if not missed(row, asked.chosen)), key=SORTS[asked.sort]), len(every)


def two_groups(groups: Groups, asked: Asked) -> tuple[str, str]:
    """The two that are asked for, or the first there are. Who asks for the same twice gets it."""
    one = asked.one if asked.one in groups else next((key for key in groups if key != asked.other), "")
    return one, asked.other if asked.other in groups else next((key for key in groups if key != one), one)


def column_named(columns: Sequence[Column], key: str) -> Column | None:
    """An article is its own column, or with its copies part of one, as they are counted."""
    exact = next((one for one in columns if one.key == key), None)
    if exact or key[:1] not in ARTICLES:
        return exact
    holding = (one for one in columns if one.key[0] in ARTICLES)
    return next((one for one in holding if any(str(covering.article) == key[1:] for covering in one.coverings)), None)


def fits(covering: Covering, chosen: Mapping[str, Sequence[str]]) -> bool:
    return all(not chosen.get(name) or value_of(covering, name) in chosen[name] for name in ("kind", "outlet"))


def value_of(covering: Covering, name: str) -> str:
    return covering.kind or NONE if name == "kind" else str(covering.outlet or NONE)


def texts_in(groups: Groups, key: str, coverings: Sequence[Covering]) -> list[int]:
    shown = {covering.text for covering in coverings}
    return [covering.text for covering in groups[key][1] if covering.text in shown] if key in groups else []


def window_of(order: Sequence[int], asked: Asked) -> Window:
    """The page asked for, else the one that has the chosen claim."""
    there = order.index(asked.claim) // ROWS + 1 if asked.page is None and asked.claim in order else 1
    return Window.of(total=len(order), size=ROWS, number=asked.page or there)


def without_each(rows: Sequence[Row], chosen: Mapping[str, Sequence[str]]) -> dict[str, int]:
    return {name: sum(missed(row, chosen) <= {name} for row in rows) for name in chosen if chosen[name]}


def fill(rows: Sequence[Row], columns: Sequence[Column], column: int, asked: Asked) -> tuple[int, int]:
    """Write the cells as they are printed; count those that say something, and those a person has checked."""
    texts = [text for head in columns for text in head.texts]
    known = said_by([row.pk for row in rows], texts, asked.checked_only)
    printed = [cells_of(row, columns, known[row.pk], column, asked) for row in rows]
    said = sum(cell[1] != "unchecked" for cells in printed for cell in cells)
    return said, sum(cell[5] == "✓" for cells in printed for cell in cells)


def cells_of(row: Row, columns: Sequence[Column], found: Any, column: int, asked: Asked) -> tuple[Printed, ...]:
    row.lit = row.pk == asked.claim
    row.href = f"{asked.link}claim={row.pk}"
    cells = []
    for head in columns:
        said = together(found, head.texts, asked.counting)
        name = "cell is-shown" if head.number == column else "cell"
        if said.kind != "unchecked" and not said.checked:
            name += " is-suggested"
        here = "true" if row.lit and head.key == asked.key else ""
        cells.append((name, said.kind, head.number, f"{row.href}&{head.link}", said.word, said.ok, here))
    row.cells = tuple(cells)
    return row.cells


def grouped(rows: Sequence[Row], sort: str) -> tuple[Group, ...]:
    if sort != "topic":
        return (Group("", tuple(rows)),)
    groups = groupby(rows, key=lambda row: row.topic_key)
    return tuple(
        Group(inside[0].topic_name or "Without a topic", inside) for _, run in groups for inside in [tuple(run)]
    )


def coverage_facets(
    rows: Sequence[Row], coverings: Sequence[Covering], chosen: Mapping[str, Sequence[str]], counting: Counting
) -> tuple[Facet, ...]:
    labels: dict[str, dict[Any, str]] = {
        "topic": {str(row.topic or NONE): row.topic_name or "no topic" for row in sorted(rows, key=SORTS["topic"])},
        "speaker": {str(row.speaker or NONE): row.speaker_name or "nobody named" for row in rows},
        "status": dict(STATES),
        "spread": dict(SPREADS),
        "checked": dict(CHECKS),
    }
    facets = []
    seen = [(row.values, missed(row, chosen)) for row in rows]
    for name, names in labels.items():
        counts = Counter(values[name] for values, misses in seen if misses <= {name})
        fixed = name != "speaker"
        facets.append(facet(name, LEGENDS[name], counts, names, chosen.get(name, ()), shown=14, fixed=fixed))
    outlets = {str(covering.outlet or NONE): covering.outlet_name for covering in coverings}
    for name, names in (("kind", dict(OUTLETS)), ("outlet", outlets)):
        rest = {other: given for other, given in chosen.items() if other != name}
        ones = {(value_of(one, name), counting.one(one.text)) for one in coverings if fits(one, rest)}
        counts = Counter(value for value, _ in ones)
        fixed = name == "kind"
        facets.append(facet(name, LEGENDS[name], counts, names, chosen.get(name, ()), shown=14, fixed=fixed))
    return tuple(one for one in facets if len(one.options) > 1 or any(option.chosen for option in one.options))
