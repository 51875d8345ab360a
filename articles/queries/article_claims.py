"""What one text claims, how far each claim has spread, and what others report that it does not. Four SELECTs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count
from django.db.models.functions import Coalesce

from articles.models import Claim, ClaimReport, Event, Evidence, Stance, Status, Text
from articles.queries.counting import BY_ARTICLES, Counting
from articles.queries.current import current_texts
from articles.queries.stances import said_in, stances

LISTED = 8


@dataclass(frozen=True, slots=True)
class Spread:
    """In how many articles a claim is reported (in whole or in part), disputed, and checked to be absent."""

    reporting: int
    disputing: int
    absent: int


@dataclass(frozen=True, slots=True)
class ClaimHere:
    claim: Claim
    report: ClaimReport
    evidence: tuple[Evidence, ...]
    spread: Spread


@dataclass(frozen=True, slots=True)
class ClaimNotHere:
    claim: Claim
    spread: Spread


@dataclass(frozen=True, slots=True)
class Claims:
    """``absent``: a person found it is not in this text. ``unchecked``: not found here, and nobody has looked."""

    here: tuple[ClaimHere, ...]
    absent: tuple[ClaimNotHere, ...]
    unchecked: tuple[ClaimNotHere, ...]
    unchecked_count: int


def claims_of(event: Event, text: Text, counting: Counting = BY_ARTICLES) -> Claims:
    reports: dict[int, ClaimReport] = {}
    rows = ClaimReport.objects.standing().filter(text=text).annotate(same=Coalesce("claim__merged_into", "claim"))
    for report in rows.order_by("pk"):
        if report.same not in reports or reports[report.same].stance == Stance.ABSENT:
            reports[report.same] = report
    evidence: dict[int, list[Evidence]] = defaultdict(list)
    for passage in Evidence.objects.filter(report__in=[report.pk for report in reports.values()]).order_by("start"):
        evidence[passage.report_id].append(passage)
    spreads = spreads_in(event, counting)
    here: list[ClaimHere] = []
    absent: list[ClaimNotHere] = []
    unchecked: list[ClaimNotHere] = []
    for claim in Claim.objects.standing().filter(event=event, merged_into=None).select_related("topic", "speaker"):
        made = reports.get(claim.pk)
        spread = spreads.get(claim.pk, Spread(0, 0, 0))
        if made is None:
            unchecked.append(ClaimNotHere(claim, spread))
        elif made.stance == Stance.ABSENT:
            absent.append(ClaimNotHere(claim, spread))
        else:
            here.append(ClaimHere(claim, made, tuple(evidence[made.pk]), spread))
    waiting = by_spread(unchecked)
    return Claims(tuple(here), tuple(by_spread(absent)), tuple(waiting[:LISTED]), len(waiting))


def by_spread(claims: Iterable[ClaimNotHere]) -> list[ClaimNotHere]:
    """Only what at least one article reports; the most reported first."""
    return sorted(
        (one for one in claims if one.spread.reporting), key=lambda one: (-one.spread.reporting, one.claim.pk)
    )


def spreads_in(event: Event, counting: Counting) -> dict[int, Spread]:
    reports = (
        ClaimReport.objects.standing()
        .filter(claim__event=event, text__in=current_texts(event))
        .exclude(claim__status=Status.REJECTED)
        .annotate(same=Coalesce("claim__merged_into", "claim"))
        .order_by()
    )
    counts: Mapping[int, Counter[str]] = defaultdict(Counter)
    if counting.first:
        counts = stances(reports.values_list("same", "text", "stance"), counting)
    else:
        for same, stance, n in reports.values_list("same", "stance").annotate(n=Count("pk")):
            counts[same][stance] = n  # a text has one report of a claim
    return {
        same: Spread(said_in(found), found[Stance.DISPUTED], found[Stance.ABSENT]) for same, found in counts.items()
    }
