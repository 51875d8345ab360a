"""The evidence behind one claim: in one article, in the articles of a column, or in all. Four or five SELECTs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, IntegerField, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce, Greatest, Substr

from articles.analysis import METHOD
from articles.analysis.sentences import split_sentences
from articles.models import Article, Block, Claim, ClaimReport, Event, Evidence, Stance
from articles.queries.cells import CELLS, kind_of, quoted_reports
from articles.queries.counting import BY_ARTICLES, Counting
from articles.queries.coverage_columns import Column
from articles.queries.passages import Place, place_of
from articles.queries.stances import Report, said_in, stances
from articles.querysets import is_current

AROUND, ELSEWHERE = 200, 5
VERDICTS = {
    "quoted": ("Quoted", "in somebody’s words"),
    "reported": ("Reported", "in the article’s own words"),
    "part": ("Reported in part", "something of the claim is missing"),
    "disputed": ("Disputed", "this text says otherwise"),
    "absent": ("Not in this text", "a person has read it and checked"),
    "unchecked": ("Unchecked", "nothing has been found, and nobody has checked"),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage with the sentence around it, where that may be shown."""

    before: str
    words: str
    after: str
    href: str


@dataclass(frozen=True, slots=True)
class Reporting:
    """One article and the claim."""

    article: int
    place: Place
    kind: str
    symbol: str
    verdict: str
    meaning: str
    status: str
    passages: tuple[Shown, ...]
    reason: str = ""
    looked: bool = False  # the program has looked for the claim since text and claim last changed


@dataclass(frozen=True, slots=True)
class EvidencePanel:
    claim: Claim
    here: Reporting | None  # None where no article was chosen
    column: Column | None  # of several articles, where one was chosen
    inside: tuple[Reporting, ...]  # the reports of that column
    elsewhere: tuple[Reporting, ...]
    more: int
    counts: tuple[tuple[str, int], ...]
    href: str  # of the claim
    before: tuple[str, str] | None  # name and address of the column before
    after: tuple[str, str] | None


def evidence_panel(
    event: Event,
    *,
    claim: int,
    column: Column | None,
    wanted: bool,
    columns: Sequence[Column],
    link: str,
    articles: int,
    full: bool,
    counting: Counting = BY_ARTICLES,
) -> EvidencePanel | None:
    """None if the event has no such claim, or (``wanted``) no such column."""
    found = Claim.objects.standing().filter(event=event, pk=claim).select_related("topic", "speaker").first()
    if found is None or (wanted and column is None):
        return None
    rows = list(reports_of(claim))
    quoted = quoted_reports([claim], [row["text"] for row in rows])
    reporting = [reporting_of(event.slug, row, quoted) for row in rows]
    article = column.coverings[0].article if column and column.key[0] == "a" else None
    here = next((one for one in reporting if one.article == article), None)
    if article is not None and here is None:
        here = _unchecked(event, found, article)
    group = {covering.article for covering in column.coverings} if column and article is None else set()
    inside = [one for one in reporting if one.article in group]
    shown = [one for one in reporting if one is not here and one not in inside and one.kind != "absent"]
    limit = ELSEWHERE if here or column else 3 * ELSEWHERE
    cited = {one.article for one in [here, *inside[: 2 * ELSEWHERE], *shown[:limit]] if one}
    passages = passages_of(event.slug, claim, [row["text"] for row in rows if row["text__article"] in cited], full=full)
    href = f"{link}claim={claim}"
    place = next((at for at, head in enumerate(columns) if column and head.key == column.key), None)
    return EvidencePanel(
        claim=found,
        here=_with(here, passages) if here else None,
        column=column if group else None,
        inside=tuple(_with(one, passages) for one in inside[: 2 * ELSEWHERE]),
        elsewhere=tuple(_with(one, passages) for one in shown[:limit]),
        more=max(len(shown) - limit, 0),
        counts=_counts([(claim, row["text"], row["stance"]) for row in rows], articles, counting),
        href=href,
        before=_neighbour(columns, place, -1, href),
        after=_neighbour(columns, place, 1, href),
    )


def reports_of(claim: int) -> Any:
    return (
        ClaimReport.objects.standing()
        .filter(is_current(), claim=claim)
        .order_by(F("text__article__published_on").asc(nulls_last=True), "text__article")
        .values(
            *("pk", "text", "stance", "status", "reason", "text__article", "text__article__outlet__name"),
            *("text__article__published_on", "text__headline", "text__file_name"),
        )
    )


def reporting_of(slug: str, row: dict[str, Any], quoted: set[int]) -> Reporting:
    place = place_of(
        slug,
        row["text__article"],
        row["text__article__outlet__name"],
        row["text__headline"],
        row["text__file_name"],
        published=row["text__article__published_on"],
    )
    kind = kind_of(row["stance"], row["pk"] in quoted)
    return Reporting(
        row["text__article"], place, kind, CELLS[kind][0], *VERDICTS[kind], row["status"], (), row["reason"]
    )


def _unchecked(event: Event, claim: Claim, article: int) -> Reporting | None:
    names = ("outlet__name", "current_text__headline", "current_text__file_name", "published_on")
    articles = Article.objects.of(event).filter(pk=article, current_text__isnull=False)
    row = articles.values_list(*names, "current_text__claims_with").first()
    if row is None:
        return None
    place = place_of(event.slug, article, row[0], row[1], row[2], published=row[3])
    looked = row[4] == METHOD == claim.matched_with
    symbol, verdict = CELLS["unchecked"][0], VERDICTS["unchecked"]
    return Reporting(article, place, "unchecked", symbol, *verdict, "", (), looked=looked)


def _with(reporting: Reporting, passages: dict[int, list[Shown]]) -> Reporting:
    values = {name: getattr(reporting, name) for name in Reporting.__slots__}
    return Reporting(**values | {"passages": tuple(passages.get(reporting.article, ()))})


def passages_of(slug: str, claim: int, texts: list[int], *, full: bool) -> dict[int, list[Shown]]:
    around = AROUND if full else 0
    holding = Block.objects.filter(text=OuterRef("report__text")).order_by("-start")
    rows = (
        Evidence.objects.filter(report__claim=claim, report__text__in=texts)
        .annotate(
            at=Greatest(F("start") - around, Value(0), output_field=IntegerField()),
            window=Substr("report__text__body", F("at") + 1, F("end") + around - F("at")),
            left=Coalesce(Subquery(holding.filter(start__lte=OuterRef("start")).values("start")[:1]), Value(0)),
            right=Coalesce(Subquery(holding.filter(start__lt=OuterRef("end")).values("end")[:1]), F("end")),
        )
        .order_by("report__text", "start")
    )
    found: dict[int, list[Shown]] = {}
    names = ("pk", "start", "end", "at", "window", "left", "right", "quote", "report__text__article")
    for pk, start, end, at, window, left, right, quote, article in rows.values_list(*names):
        anchor = f"#q-{quote}" if quote else f"#e-{pk}"
        place = place_of(slug, article, None, "", "")
        shown = _shown(window, start - at, end - at, max(left - at, 0), min(right - at, len(window)))
        found.setdefault(article, []).append(Shown(*shown, f"{place.href}{anchor}"))
    return found


def _shown(window: str, start: int, end: int, left: int, right: int) -> tuple[str, str, str]:
    """What of its sentence stands before a passage, the passage, and what stands after it."""
    inside = [one for one in split_sentences(window, left, right) if one.start < end and start < one.end]
    first = min([start, *(one.start for one in inside)])
    last = max([end, *(one.end for one in inside)])
    cut = "… " if first and not window[first - 1].isspace() else ""
    return cut + window[first:start], window[start:end], window[end:last]


def _counts(reports: Sequence[Report], articles: int, counting: Counting) -> tuple[tuple[str, int], ...]:
    found = next(iter(stances(reports, counting).values()), Counter[str]())
    counted = [
        ("report it", said_in(found)),
        ("dispute it", found[Stance.DISPUTED]),
        ("do not report it (checked)", found[Stance.ABSENT]),
        ("are unchecked", max(articles - found.total(), 0)),
    ]
    return tuple((label, n) for label, n in counted if n)


def _neighbour(columns: Sequence[Column], place: int | None, step: int, href: str) -> tuple[str, str] | None:
    if place is None or not 0 <= place + step < len(columns):
        return None
    head = columns[place + step]
    return head.name, f"{href}&{head.link}"
