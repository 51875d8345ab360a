"""What a cell of the coverage matrix says: how a text, or the texts of a column together, report a claim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q

from articles.models import Block, ClaimReport, Evidence, QuotePiece, Stance, Status
from articles.querysets import CHECKED

CELLS = {  # of each kind its symbol and its word
    "quoted": ("“ ”", "quoted"),
    "reported": ("●", "reported"),
    "part": ("◐", "in part"),
    "disputed": ("≠", "disputed"),
    "absent": ("○", "not in text"),
    "unchecked": ("?", "unchecked"),
}
KINDS = {
    Stance.WHOLE: "reported",
    Stance.PART: "part",
    Stance.DISPUTED: "disputed",
    Stance.ABSENT: "absent",
}
STRONGEST = ("quoted", "reported", "part", "disputed")


class Said(NamedTuple):
    """How one text reports one claim."""

    kind: str
    checked: bool


def quoted_reports(claims: Sequence[int], texts: Sequence[int]) -> set[int]:
    """Reports whose evidence overlaps a quote's marked piece, or a post's words.

    Asked from the evidence, so that PostgreSQL looks at the passages of these reports only.
    """
    pieces = QuotePiece.objects.filter(
        quote__text=OuterRef("report__text"), start__lt=OuterRef("end"), end__gt=OuterRef("start")
    ).exclude(Q(quote__status=Status.REJECTED) | Q(quote__kind="term"))
    posts = Block.objects.filter(
        text=OuterRef("report__text"), kind="post", start__lt=OuterRef("end"), end__gt=OuterRef("start")
    )
    evidence = Evidence.objects.filter(report__claim__in=claims, report__text__in=texts)
    return set(evidence.filter(Exists(pieces) | Exists(posts)).values_list("report", flat=True).order_by())


def kind_of(stance: str, quoted: bool) -> str:
    return "quoted" if quoted and stance == Stance.WHOLE else KINDS[Stance(stance)]


def said_by(claims: Sequence[int], texts: Sequence[int], checked_only: bool = False) -> dict[int, dict[int, Said]]:
    """By claim and text. Two SELECTs."""
    quoted = quoted_reports(claims, texts)
    reports = ClaimReport.objects.standing().filter(claim__in=claims, text__in=texts).order_by()
    found: dict[int, dict[int, Said]] = defaultdict(dict)
    for pk, claim, text, stance, status in reports.values_list("pk", "claim", "text", "stance", "status"):
        checked = status in CHECKED
        if checked or not checked_only:
            found[claim][text] = Said(kind_of(stance, pk in quoted), checked)
    return found


def together(found: Mapping[int, Said], texts: Sequence[int]) -> tuple[Said, int]:
    """A column of several texts, and in how many the claim stands: the strongest there is.

    It is *not in text* only if a person has said so of each of them.
    """
    inside = [found[text] for text in texts if text in found]
    standing = [said for said in inside if said.kind in STRONGEST]
    if standing:
        best = min(standing, key=lambda said: (STRONGEST.index(said.kind), not said.checked))
        return best, len(standing)
    if inside and len(inside) == len(texts):
        return Said("absent", True), 0
    return Said("unchecked", False), 0
