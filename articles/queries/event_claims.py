"""What the event page says of claims: which split the coverage, and which only one article reports. Six SELECTs,
and one more where copies are counted once.

A text without a report is unchecked, never silent: *not in text* is only what a person has said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Least, Substr

from articles.analysis.sayer import sayer
from articles.models import Article, Claim, ClaimReport, Event, Origin, Stance, Status
from articles.queries.cells import CELLS, kind_of, quoted_reports
from articles.queries.counting import BY_ARTICLES, Counting
from articles.queries.current import current_texts
from articles.queries.histogram import Bar, spread_bars
from articles.queries.stances import stances
from articles.querysets import CHECKED

ROWS, COLUMNS, SOLO = 5, 8, 3
PASSAGE = 220  # characters of a passage shown


@dataclass(slots=True)
class Spread:
    """In how many texts a claim stands, by stance."""

    pk: int
    statement: str
    texts: int
    suggested: bool = False  # proposed by the program, confirmed by nobody
    sayer: str = ""
    whole: int = 0
    part: int = 0
    disputed: int = 0
    absent: int = 0
    checked: int = 0
    reports: int = 0  # however texts are counted

    @property
    def reported(self) -> int:
        return self.whole + self.part

    @property
    def said(self) -> int:
        return self.reported + self.disputed

    @property
    def split(self) -> tuple[int, int]:
        """How evenly texts divide: first those that a person has read to the end, or that say otherwise; then all."""
        return min(self.reported, self.absent + self.disputed), min(self.said, self.texts - self.said)

    def widths(self) -> list[tuple[str, float, float]]:
        """The stretches of its bar in per cent: kind, where it starts, how wide it is."""
        start, stretches = 0.0, []
        for kind, n in (
            ("quoted", self.whole),
            ("part", self.part),
            ("disputed", self.disputed),
            ("absent", self.absent),
        ):
            width = round(100 * n / self.texts, 1) if self.texts else 0.0
            if width:
                stretches.append((kind, start, width))
            start = round(start + width, 1)
        return stretches


@dataclass(frozen=True, slots=True)
class Column:
    pk: int
    outlet: str
    title: str


@dataclass(frozen=True, slots=True)
class Cell:
    kind: str
    article: int
    outlet: str
    symbol: str
    word: str
    checked: bool


@dataclass(frozen=True, slots=True)
class SplitRow:
    spread: Spread
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Solo:
    """A claim that one article reports, and how many of the others a person has read for it."""

    spread: Spread
    article: int
    outlet: str
    passage: str
    status: str


@dataclass(frozen=True, slots=True)
class Claims:
    spreads: Sequence[Spread] = ()
    columns: Sequence[Column] = ()
    rows: Sequence[SplitRow] = ()
    solo: Sequence[Solo] = ()
    key: Sequence[tuple[str, str, str]] = field(
        default=tuple((kind, *look) for kind, look in CELLS.items() if kind != "mixed")
    )

    @property
    def in_every(self) -> int:
        return sum(spread.reported == spread.texts for spread in self.spreads)

    @property
    def in_one(self) -> int:
        return sum(spread.reported == 1 < spread.texts for spread in self.spreads)

    @property
    def disputes(self) -> bool:
        return any(spread.disputed for spread in self.spreads)

    @property
    def bars(self) -> tuple[Bar, ...]:
        return spread_bars(spread.reported for spread in self.spreads)

    @property
    def findings(self) -> int:
        return sum(spread.reports for spread in self.spreads)

    @property
    def checked(self) -> int:
        return sum(spread.checked for spread in self.spreads)


def current_reports(event: Event) -> QuerySet[ClaimReport]:
    """Reports in the texts that are read now; of which claims, the caller says."""
    return ClaimReport.objects.standing().filter(text__in=current_texts(event)).order_by()


def claims(event: Event, texts: int, first: Sequence[Column], counting: Counting = BY_ARTICLES) -> Claims:
    """``texts`` is how many articles or independent texts there are; ``first`` some articles, to fill the columns where
    reports are few."""
    spreads = spreads_of(event, texts, counting)
    # What the program found in one article only parts nothing: others may have it in other words.
    told = [s for s in spreads if s.said and max(s.split) and not (s.suggested and s.said == 1 and not s.absent)]
    split = sorted(told, key=lambda s: (not s.suggested, *s.split, -s.pk), reverse=True)[:ROWS]
    alone = sorted((s for s in spreads if s.reported == 1 < s.texts), key=lambda s: s.suggested)
    columns, rows = matrix(event, split, first)
    return Claims(spreads, columns, rows, solo_claims(event, alone[:SOLO]))


def spreads_of(event: Event, texts: int, counting: Counting) -> list[Spread]:
    standing = Claim.objects.standing().filter(event=event, merged_into=None).order_by("position", "pk")
    rows = standing.values_list("pk", "statement", "status", "origin", "speaker__name")
    proposed = (Status.SUGGESTED, Origin.MACHINE)
    found = {
        pk: Spread(pk, words, texts, (status, origin) == proposed, sayer(words, name or ""))
        for pk, words, status, origin, name in rows
    }
    checked = Count("pk", filter=Q(status__in=CHECKED))
    counts = current_reports(event).values_list("claim", "stance").annotate(n=Count("pk"), n_checked=checked)
    for pk, stance, n, n_checked in counts:
        if spread := found.get(pk):
            setattr(spread, stance, n)
            spread.checked += n_checked
            spread.reports += n
    if counting.first:
        count_copies_once(event, found, counting)
    return list(found.values())


def count_copies_once(event: Event, spreads: Mapping[int, Spread], counting: Counting) -> None:
    """One SELECT."""
    reports = current_reports(event).filter(claim__in=list(spreads))
    counts = stances(reports.values_list("claim", "text", "stance"), counting)
    for pk, spread in spreads.items():
        for stance in Stance:
            setattr(spread, stance.value, counts[pk][stance] if pk in counts else 0)


def matrix(event: Event, split: Sequence[Spread], first: Sequence[Column]) -> tuple[list[Column], list[SplitRow]]:
    """The claims by the articles of which most is known; in order of publication."""
    reports = current_reports(event).filter(claim__in=[spread.pk for spread in split])
    known: dict[int, dict[int, tuple[int, str, str]]] = defaultdict(dict)  # by text, then claim
    for pk, claim, text, stance, status in reports.values_list("pk", "claim", "text", "stance", "status"):
        known[text][claim] = (pk, stance, status)
    fullest = sorted(known, key=lambda text: (-len(known[text]), text))[:COLUMNS]
    columns = columns_of(fullest)
    chosen = list(columns.values())
    others = [column for column in first if column not in chosen]
    chosen += others[: COLUMNS - len(chosen)]
    quoted = quoted_reports([spread.pk for spread in split], fullest)
    texts = {column.pk: text for text, column in columns.items()}
    rows = [
        SplitRow(
            spread, tuple(cell(column, known[texts.get(column.pk, 0)].get(spread.pk), quoted) for column in chosen)
        )
        for spread in split
    ]
    return chosen, rows


def columns_of(texts: Sequence[int]) -> dict[int, Column]:
    rows = Article.objects.filter(current_text__in=texts).published_first()
    return {
        text: Column(pk, outlet or "Unknown outlet", headline or file_name.rpartition("/")[2])
        for text, pk, outlet, headline, file_name in rows.values_list(
            "current_text", "pk", "outlet__name", "current_text__headline", "current_text__file_name"
        )
    }


def cell(column: Column, found: tuple[int, str, str] | None, quoted: set[int]) -> Cell:
    pk, stance, status = found or (0, "", "")
    kind = kind_of(stance, pk in quoted) if stance else "unchecked"
    symbol, word = CELLS[kind]
    return Cell(kind, column.pk, column.outlet, symbol, word, status in CHECKED)


def solo_claims(event: Event, spreads: Sequence[Spread]) -> list[Solo]:
    rows = (
        current_reports(event)
        .filter(claim__in=[spread.pk for spread in spreads])
        .filter(stance__in=(Stance.WHOLE, Stance.PART))
        .order_by("claim", "evidence__start")
        .annotate(
            passage=Substr(
                "text__body", F("evidence__start") + 1, Least(F("evidence__end") - F("evidence__start"), PASSAGE)
            )
        )
        .values("claim", "status", "passage", "text__article", "text__article__outlet__name")
    )
    found: dict[int, Solo] = {}
    by_pk = {spread.pk: spread for spread in spreads}
    for row in rows:
        outlet = row["text__article__outlet__name"] or "Unknown outlet"
        passage = " ".join((row["passage"] or "").split())
        passage = f"{passage.rpartition(' ')[0]} …" if len(row["passage"] or "") >= PASSAGE else passage
        found.setdefault(row["claim"], Solo(by_pk[row["claim"]], row["text__article"], outlet, passage, row["status"]))
    return list(found.values())
