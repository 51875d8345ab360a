"""What the articles side by side claim: each claim's passages in each article, and what nobody has checked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models.functions import Coalesce

from articles.models import Claim, ClaimReport, Evidence, Stance, Status
from articles.queries.cells import CELLS, REPORTING, STRONGEST, kind_of, quoted_reports
from articles.queries.columns import Column
from articles.queries.counting import BY_ARTICLES, Counting

WORDS = {
    "quoted": "reported in quoted words",
    "reported": "reported in the article’s own words",
    "part": "reported in part",
    "disputed": "disputed",
    "absent": "not in this text, checked by a person",
    "unchecked": "not found here, nobody has checked",
}


@dataclass(frozen=True, slots=True)
class Passage:
    start: int
    words: str
    place: str  # the id of its highlight on the article's page


@dataclass(frozen=True, slots=True)
class ClaimCell:
    column: Column
    kind: str
    passages: tuple[Passage, ...]
    status: str

    @property
    def word(self) -> str:
        return WORDS[self.kind]

    @property
    def tells(self) -> bool:
        return self.kind in STRONGEST

    @property
    def symbol(self) -> str:
        return CELLS[self.kind][0]


@dataclass(frozen=True, slots=True)
class ClaimRow:
    claim: Claim
    cells: tuple[ClaimCell, ...]
    present: int  # articles that report it, or independent texts
    disputing: int
    of: int

    @property
    def telling(self) -> int:
        """Articles that say anything of it, be it that it is not so."""
        return sum(cell.tells for cell in self.cells)

    @property
    def same(self) -> bool:
        return len({cell.kind for cell in self.cells}) == 1

    @property
    def solo(self) -> bool:
        """In one article, and nobody has looked for it in the others."""
        return self.telling == 1 and all(cell.kind != "absent" for cell in self.cells)


@dataclass(frozen=True, slots=True)
class SoloClaims:
    column: Column
    claims: tuple[tuple[Claim, ClaimCell], ...]


def claim_rows(columns: Sequence[Column], counting: Counting = BY_ARTICLES) -> list[ClaimRow]:
    """The claims that at least one of the articles reports or disputes, by topic. Four SELECTs."""
    texts = [column.text.pk for column in columns]
    reports = list(
        ClaimReport.objects.standing()
        .filter(text__in=texts)
        .exclude(claim__status=Status.REJECTED)
        .annotate(same=Coalesce("claim__merged_into", "claim"))
        .order_by("pk")
    )
    claims = (
        Claim.objects.standing().filter(pk__in={report.same for report in reports}).select_related("topic", "speaker")
    )
    evidence: dict[int, list[Evidence]] = defaultdict(list)
    for passage in Evidence.objects.filter(report__in=reports).order_by("start"):
        evidence[passage.report_id].append(passage)
    quoted = quoted_reports([report.claim_id for report in reports], texts)
    by_place: dict[tuple[int, int], list[ClaimReport]] = defaultdict(list)
    for report in reports:
        by_place[report.same, report.text_id].append(report)
    rows = []
    for claim in claims.order_by("topic__position", "topic__sort_key", "position", "pk"):
        cells = tuple(make_cell(column, by_place[claim.pk, column.text.pk], evidence, quoted) for column in columns)
        reporting = counting.of(cell.column.text.pk for cell in cells if cell.kind in REPORTING)
        told = counting.of(cell.column.text.pk for cell in cells if cell.tells)
        rows.append(ClaimRow(claim, cells, reporting, told - reporting, counting.of(texts)))
    return [row for row in rows if row.telling]


def make_cell(
    column: Column, reports: Sequence[ClaimReport], evidence: dict[int, list[Evidence]], quoted: set[int]
) -> ClaimCell:
    """Of claims that were merged, a report that there is one wins over one that there is none."""
    if not reports:
        return ClaimCell(column, "unchecked", (), "")
    report = min(reports, key=lambda one: one.stance == Stance.ABSENT)
    found = evidence[report.pk]
    body = column.text.body
    passages = tuple(Passage(e.start, " ".join(body[e.start : e.end].split()), f"e-{e.pk}") for e in found)
    return ClaimCell(column, kind_of(report.stance, report.pk in quoted), passages, report.status)


def claims_of_one(columns: Sequence[Column], rows: Sequence[ClaimRow]) -> tuple[SoloClaims, ...]:
    """Under each article, what is found in it alone."""
    return tuple(
        SoloClaims(
            column,
            tuple((row.claim, row.cells[n]) for row in rows if row.solo and row.cells[n].tells),
        )
        for n, column in enumerate(columns)
    )
