"""One claim: every article's passages side by side, how prominent they are, the facts that differ. Six SELECTs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F
from django.db.models.functions import Substr

from articles.analysis import METHOD
from articles.analysis.conflicts import conflicts
from articles.models import Article, Block, Claim, Event, Evidence, Stance
from articles.queries.cells import quoted_reports
from articles.queries.counting import BY_ARTICLES, Counting
from articles.queries.evidence import Reporting, Shown, passages_of, reporting_of, reports_of
from articles.queries.paging import Paged, Window
from articles.queries.stances import said_in, stances

PAGE = 50
HEADLINE, LEDE = "headline", "lede"


@dataclass(frozen=True, slots=True)
class ClaimPassage:
    shown: Shown
    where: str  # headline, lede, paragraph 4 of 11
    cue: str
    speaker: str
    status: str


@dataclass(frozen=True, slots=True)
class ClaimReportRow:
    reporting: Reporting
    passages: tuple[ClaimPassage, ...]


@dataclass(frozen=True, slots=True)
class ConflictValue:
    label: str
    words: tuple[str, ...]
    places: tuple[tuple[str, str], ...]  # outlet and address
    n: int


@dataclass(frozen=True, slots=True)
class ConflictRow:
    unit: str
    values: tuple[ConflictValue, ...]


@dataclass(frozen=True, slots=True)
class ClaimPage(Paged):
    claim: Claim
    rows: tuple[ClaimReportRow, ...]
    absent: tuple[Reporting, ...]
    conflicts: tuple[ConflictRow, ...]
    prominence: tuple[tuple[str, int], ...]
    articles: int
    reporting: int  # articles, or the independent texts among them
    disputing: int
    checked: int
    unchecked: int
    unlooked: int  # of the unchecked, texts in which the program has not looked since the last change


def claim_page(
    claim: Claim,
    event: Event,
    *,
    page: int,
    full: bool,
    checked_only: bool = False,
    counting: Counting = BY_ARTICLES,
    whole: bool = False,
) -> ClaimPage:
    """``whole``: all reports, and not only a page of them."""
    everything = list(reports_of(claim.pk))
    rows = [row for row in everything if not checked_only or row["status"] != "suggested"]
    quoted = quoted_reports([claim.pk], [row["text"] for row in rows])
    reporting = [reporting_of(event.slug, row, quoted) for row in rows]
    standing = [one for one in reporting if one.kind != "absent"]
    window = Window.of(total=len(standing), size=PAGE, number=page)
    shown = standing if whole else standing[window.part]
    text_of = {row["text__article"]: row["text"] for row in rows}
    found = evidence_of(claim, list(text_of.values()))
    kept = [text_of[one.article] for one in shown]
    words = passages_of(event.slug, claim.pk, kept, full=full)
    where = places_in([text_of[one.article] for one in standing])
    looked = texts_looked_at(event, claim)
    told = {counting.one(row["text"]) for row in everything}
    stance = stances(((claim.pk, row["text"], row["stance"]) for row in rows), counting).get(claim.pk, Counter())
    silent = {text for text in looked if counting.one(text) not in told}
    return ClaimPage(
        window=window,
        claim=claim,
        rows=tuple(
            ClaimReportRow(one, passages(one, found[text_of[one.article]], words.get(one.article, []), where))
            for one in shown
        ),
        absent=tuple(one for one in reporting if one.kind == "absent"),
        conflicts=conflict_rows(found, standing, text_of, counting),
        prominence=prominence(found, where, counting),
        articles=counting.of(looked),
        reporting=said_in(stance),
        disputing=stance[Stance.DISPUTED],
        checked=sum(one.status != "suggested" for one in reporting),
        unchecked=counting.of(silent),
        unlooked=counting.of(text for text in silent if not looked[text]),
    )


def evidence_of(claim: Claim, texts: Sequence[int]) -> dict[int, list[dict[str, Any]]]:
    """By text, in order of place."""
    rows = (
        Evidence.objects.filter(report__claim=claim, report__text__in=texts)
        .annotate(words=Substr("report__text__body", F("start") + 1, F("end") - F("start")))
        .order_by("report__text", "start")
        .values("report__text", "start", "words", "quote__cue_lemma", "quote__speaker__name")
    )
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        found[row["report__text"]].append(dict(row))
    return found


def places_in(texts: Sequence[int]) -> dict[int, list[tuple[int, int, str]]]:
    """Headlines and paragraphs of each text as (start, end, name)."""
    blocks: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
    rows = Block.objects.filter(text__in=texts, kind__in=("headline", "paragraph", "post")).order_by("start")
    for text, kind, start, end in rows.values_list("text", "kind", "start", "end"):
        blocks[text].append((start, end, kind))
    named: dict[int, list[tuple[int, int, str]]] = {}
    for text, found in blocks.items():
        total = sum(kind != "headline" for _, _, kind in found)
        n, named[text] = 0, []
        for start, end, kind in found:
            n += kind != "headline"
            name = HEADLINE if kind == "headline" else LEDE if n == 1 else f"paragraph {n} of {total}"
            named[text].append((start, end, name))
    return named


def place_at(places: Sequence[tuple[int, int, str]], at: int) -> str:
    return next((name for start, end, name in places if start <= at < end), "beside the text")


def passages(
    one: Reporting,
    found: Sequence[dict[str, Any]],
    shown: Sequence[Shown],
    where: dict[int, list[tuple[int, int, str]]],
) -> tuple[ClaimPassage, ...]:
    return tuple(
        ClaimPassage(
            words,
            place_at(where.get(row["report__text"], ()), row["start"]),
            row["quote__cue_lemma"] or "",
            row["quote__speaker__name"] or "",
            one.status,
        )
        for row, words in zip(found, shown, strict=False)
    )


def prominence(
    found: dict[int, list[dict[str, Any]]], where: dict[int, list[tuple[int, int, str]]], counting: Counting
) -> tuple[tuple[str, int], ...]:
    """In how many articles it stands in the headline, else in the lede, else further down; copies count once."""
    best: Counter[str] = Counter()
    of_one: dict[int, set[str]] = defaultdict(set)
    for text, rows in found.items():
        of_one[counting.one(text)] |= {place_at(where.get(text, ()), row["start"]) for row in rows}
    for names in of_one.values():
        best[HEADLINE if HEADLINE in names else LEDE if LEDE in names else "further down"] += 1
    return tuple((name, best[name]) for name in (HEADLINE, LEDE, "further down") if best[name])


def conflict_rows(
    found: dict[int, list[dict[str, Any]]], standing: Sequence[Reporting], text_of: dict[int, int], counting: Counting
) -> tuple[ConflictRow, ...]:
    names = {text_of[one.article]: (one.place.outlet, one.place.href) for one in standing}
    given = {text: [row["words"] for row in rows] for text, rows in found.items() if text in names}
    return tuple(
        ConflictRow(
            conflict.unit,
            tuple(
                ConflictValue(
                    value.label,
                    value.words[:3],
                    tuple(names[text] for text in value.texts[:8]),
                    counting.of(value.texts),
                )
                for value in conflict.values
            ),
        )
        for conflict in conflicts(given)
    )


def texts_looked_at(event: Event, claim: Claim) -> dict[int, bool]:
    """The texts of all articles, and whether the program has looked since text and claim last changed."""
    rows = Article.objects.of(event).filter(current_text__isnull=False).order_by()
    return {
        text: method == METHOD == claim.matched_with
        for text, method in rows.values_list("current_text", "current_text__claims_with")
    }
