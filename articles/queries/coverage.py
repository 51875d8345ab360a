"""The coverage page: claims by articles, a window of it at a time. Six SELECTs, and four more for a chosen cell.

An article without a report of a claim is *unchecked*: what the program has not found is never taken for absent.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.db.models import Count, Q

from articles.models import Article, Claim, ClaimReport, Event, OutletKind, Stance, Status
from articles.queries.cells import kind_of, quoted_reports
from articles.queries.event_claims import CELLS
from articles.queries.facets import Facet, facet
from articles.queries.passages import Place, place_of

ROWS, COLUMNS = 30, 16
AT_ONCE = 9  # as many columns as a phone can page through without asking again
NONE = "none"
CHECKED = Q(status__in=(Status.CONFIRMED, Status.CORRECTED))
SPREADS = {"every": "every article", "some": "some articles", "one": "one article only", "no": "no article so far"}
CHECKS = {"all": "in every article", "part": "in some articles", NONE: "in no article"}
OUTLETS = {str(value): str(label).lower() for value, label in OutletKind.choices} | {NONE: "not known"}
LEGENDS = {
    "topic": "Topic",
    "speaker": "Said by",
    "spread": "Reported in",
    "checked": "Checked by a person",
    "kind": "Kind of outlet",
}

Printed = tuple[str, str, str, str, str, int, str, str]  # class, kind, symbol, word, address, column, ok, current


@dataclass(slots=True)
class Row:
    pk: int
    statement: str
    topic: int | None
    topic_name: str
    topic_key: tuple[int, str, int]
    speaker: int | None
    speaker_name: str
    place: int
    articles: int
    stances: Counter[str] = field(default_factory=Counter)
    n_checked: int = 0
    cells: tuple[Printed, ...] = ()
    href: str = ""
    lit: bool = False

    @property
    def reported(self) -> int:
        return self.stances[Stance.WHOLE] + self.stances[Stance.PART]

    @property
    def disputed(self) -> int:
        return self.stances[Stance.DISPUTED]

    @property
    def absent(self) -> int:
        return self.stances[Stance.ABSENT]

    @property
    def unchecked(self) -> int:
        return self.articles - self.stances.total()

    @property
    def values(self) -> dict[str, str]:
        """What the facets count it under."""
        said = self.reported + self.disputed
        spread = "no" if not said else "every" if said == self.articles else "one" if said == 1 else "some"
        checked = NONE if not self.n_checked else "all" if self.n_checked == self.articles else "part"
        return {
            "topic": str(self.topic or NONE),
            "speaker": str(self.speaker or NONE),
            "spread": spread,
            "checked": checked,
        }


@dataclass(frozen=True, slots=True)
class Group:
    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Column:
    pk: int
    text: int
    number: int  # among all columns, from 1
    place: Place
    kind: str


@dataclass(frozen=True, slots=True)
class CoveragePage:
    facets: tuple[Facet, ...]
    groups: tuple[Group, ...]
    columns: tuple[Column, ...]
    claims: int  # that fit the filters
    all_claims: int
    articles: int  # that fit the filters
    page: int
    pages: int
    column: int
    cells: int
    checked: int
    found_without: Mapping[str, int]
    labels: Mapping[tuple[str, str], str]

    @property
    def first_row(self) -> int:
        return (self.page - 1) * ROWS + 1

    @property
    def last_row(self) -> int:
        return min(self.page * ROWS, self.claims)

    @property
    def by_server(self) -> bool:
        return self.articles > AT_ONCE


def coverage_page(
    event: Event,
    *,
    chosen: Mapping[str, Sequence[str]],
    link: str,
    sort: str = "topic",
    page: int | None = None,
    column: int | None = None,
    claim: int | None = None,
    article: int | None = None,
) -> CoveragePage:
    """``link`` is the page's address up to where a cell's claim and article are written."""
    articles = list(
        Article.objects.of(event)
        .filter(current_text__isnull=False)
        .published_first()
        .values_list("pk", "current_text", "outlet__kind")
    )
    wanted = set(chosen.get("kind", ()))
    columns = [(pk, text) for pk, text, kind in articles if not wanted or (kind or NONE) in wanted]
    rows = claim_rows(event, [text for _, text in columns])
    fitting = [row for row in rows if not missed(row, chosen)]
    fitting.sort(key=SORTS[sort])
    order = [row.pk for row in fitting]
    pages = max(-(-len(order) // ROWS), 1)
    if page is None:
        page = order.index(claim) // ROWS + 1 if claim in order else 1
    page = min(page, pages)
    if column is None:
        column = next((n for n, (pk, _) in enumerate(columns, 1) if pk == article), 1)
    column = min(column, max(len(columns), 1))
    shown = fitting[(page - 1) * ROWS : page * ROWS]
    first = (column - 1) // COLUMNS * COLUMNS
    heads = column_heads(event, columns[first : first + COLUMNS], first)
    checked = fill(shown, heads, link, column, (claim, article))
    facets = coverage_facets(rows, Counter(kind or NONE for _, _, kind in articles), chosen)
    return CoveragePage(
        facets=facets,
        groups=grouped(shown, sort),
        columns=heads,
        claims=len(fitting),
        all_claims=len(rows),
        articles=len(columns),
        page=page,
        pages=pages,
        column=column,
        cells=len(shown) * len(heads),
        checked=checked,
        found_without={}
        if fitting
        else {name: sum(missed(row, chosen) <= {name} for row in rows) for name in chosen if chosen[name]},
        labels={(one.name, option.value): option.label for one in facets for option in one.options},
    )


SORTS: dict[str, Any] = {
    "topic": lambda row: (row.topic_key, row.place, row.pk),
    "split": lambda row: (
        -min(row.reported, row.absent + row.disputed),
        -min(row.reported + row.disputed, row.absent + row.unchecked),
        row.place,
        row.pk,
    ),
    "rarest": lambda row: (row.reported + row.disputed == 0, row.reported + row.disputed, row.place, row.pk),
}


def missed(row: Row, chosen: Mapping[str, Sequence[str]]) -> set[str]:
    """The filters that a claim does not meet."""
    values = row.values
    return {name for name, value in values.items() if chosen.get(name) and value not in chosen[name]}


def claim_rows(event: Event, texts: Sequence[int]) -> list[Row]:
    """All claims of the event with their counts in these texts."""
    claims = Claim.objects.standing().filter(event=event, merged_into=None)
    names = ("pk", "statement", "topic", "topic__name", "topic__position", "topic__sort_key", "speaker")
    rows = {
        pk: Row(
            pk=pk,
            statement=statement,
            topic=topic,
            topic_name=name or "",
            topic_key=(position, key, topic) if topic else (2**31, "", 0),
            speaker=speaker,
            speaker_name=speaker_name or "",
            place=place,
            articles=len(texts),
        )
        for pk, statement, topic, name, position, key, speaker, speaker_name, place in claims.values_list(
            *names, "speaker__name", "position"
        )
    }
    reports = ClaimReport.objects.standing().filter(text__in=texts)
    counts = reports.values_list("claim", "stance").annotate(n=Count("pk"), n_checked=Count("pk", filter=CHECKED))
    for pk, stance, n, n_checked in counts.order_by():
        if pk in rows:
            rows[pk].stances[stance] = n
            rows[pk].n_checked += n_checked
    return list(rows.values())


def column_heads(event: Event, columns: Sequence[tuple[int, int]], before: int) -> tuple[Column, ...]:
    names = ("pk", "outlet__name", "outlet__kind", "current_text__headline", "current_text__file_name", "published_on")
    found = {row[0]: row for row in Article.objects.filter(pk__in=[pk for pk, _ in columns]).values_list(*names)}
    return tuple(
        Column(
            pk,
            text,
            number,
            place_of(event.slug, pk, found[pk][1], found[pk][3], found[pk][4], published=found[pk][5]),
            found[pk][2] or "",
        )
        for number, (pk, text) in enumerate(columns, before + 1)
    )


def fill(
    rows: Sequence[Row], columns: Sequence[Column], link: str, column: int, current: tuple[int | None, int | None]
) -> int:
    """Write the cells as they are printed, and count those a person has checked."""
    claims, texts = [row.pk for row in rows], [head.text for head in columns]
    quoted = quoted_reports(claims, texts)
    reports = ClaimReport.objects.standing().filter(claim__in=claims, text__in=texts).order_by()
    known: dict[int, dict[int, tuple[str, str]]] = defaultdict(dict)
    for pk, claim, text, stance, status in reports.values_list("pk", "claim", "text", "stance", "status"):
        known[claim][text] = (kind_of(stance, pk in quoted), "✓" if status in ("confirmed", "corrected") else "")
    unchecked = ("unchecked", "")
    checked = 0
    for row in rows:
        found, row.lit = known[row.pk], row.pk == current[0]
        row.href = f"{link}claim={row.pk}"
        cells = []
        for head in columns:
            kind, ok = found.get(head.text, unchecked)
            symbol, word = CELLS[kind]
            here = "true" if current == (row.pk, head.pk) else ""
            shown = "cell is-shown" if head.number == column else "cell"
            cells.append((shown, kind, symbol, word, f"{row.href}&article={head.pk}", head.number, ok, here))
            checked += bool(ok)
        row.cells = tuple(cells)
    return checked


def grouped(rows: Sequence[Row], sort: str) -> tuple[Group, ...]:
    if sort != "topic":
        return (Group("", tuple(rows)),)
    groups = groupby(rows, key=lambda row: row.topic_key)
    return tuple(
        Group(inside[0].topic_name or "Without a topic", inside) for _, run in groups for inside in [tuple(run)]
    )


def coverage_facets(
    rows: Sequence[Row], outlets: Mapping[str, int], chosen: Mapping[str, Sequence[str]]
) -> tuple[Facet, ...]:
    labels: dict[str, dict[Any, str]] = {
        "topic": {str(row.topic or NONE): row.topic_name or "no topic" for row in sorted(rows, key=SORTS["topic"])},
        "speaker": {str(row.speaker or NONE): row.speaker_name or "nobody named" for row in rows},
        "spread": dict(SPREADS),
        "checked": dict(CHECKS),
    }
    facets = []
    for name, names in labels.items():
        counts = Counter(row.values[name] for row in rows if missed(row, chosen) <= {name})
        fixed = name != "speaker"
        facets.append(facet(name, LEGENDS[name], counts, names, chosen.get(name, ()), shown=14, fixed=fixed))
    facets.append(facet("kind", LEGENDS["kind"], outlets, dict(OUTLETS), chosen.get("kind", ()), fixed=True))
    return tuple(one for one in facets if len(one.options) > 1 or any(option.chosen for option in one.options))
