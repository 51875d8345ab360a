"""Headlines that claim what no passage of their own body is known to report. One SELECT.

That nothing has been found in the body is no proof: whether a person has checked it stands beside each, and where
nobody has, an article whose first sentences have most words of the headline is left out.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Subquery
from django.db.models.functions import Substr

from articles.analysis.lede import READ, told_in
from articles.analysis.sayer import sayer
from articles.models import Block, Event, Evidence, Stance, Status
from articles.queries.current import current_texts

LENGTH, SHOWN = 300, 4  # characters in which a headline lies; articles shown
MOST = 60  # rows read for each


@dataclass(frozen=True, slots=True)
class HeadlineOnly:
    """``checked``: a person has confirmed that these are all the passages there are."""

    claim: int
    statement: str
    sayer: str
    article: int
    outlet: str
    words: str
    checked: bool


def headlines_alone(event: Event) -> list[HeadlineOnly]:
    """Checked ones first. A report with a passage further down is supported by its body."""
    further = Evidence.objects.filter(report=OuterRef("report"), end__gt=LENGTH)
    headline = Block.objects.filter(text=OuterRef("report__text"), kind="headline").order_by("-end").values("end")[:1]
    rows = (
        Evidence.objects.filter(
            end__lte=LENGTH,
            report__text__in=current_texts(event),
            report__stance__in=(Stance.WHOLE, Stance.PART),
            report__claim__merged_into=None,
        )
        .exclude(report__status=Status.REJECTED)
        .exclude(report__claim__status=Status.REJECTED)
        .filter(~Exists(further))
        .annotate(
            head=Subquery(headline),
            words=Substr("report__text__body", F("start") + 1, F("end") - F("start")),
            lead=Substr("report__text__body", Subquery(headline) + 1, READ),
        )
        .order_by("report__status", "report", "start")
        .values(
            *("report", "report__claim", "report__claim__statement", "report__status", "report__text__article"),
            *("report__text__article__outlet__name", "report__claim__speaker__name", "head", "end", "words"),
            "lead",
        )
    )
    found: dict[int, HeadlineOnly] = {}
    below: set[int] = set()
    for row in rows[: MOST * SHOWN]:
        checked = row["report__status"] != Status.SUGGESTED
        above = row["head"] is not None and row["end"] <= row["head"]
        if not above or (not checked and told_in(row["words"], row["lead"])):
            below.add(row["report"])
        else:
            found.setdefault(
                row["report"],
                HeadlineOnly(
                    row["report__claim"],
                    row["report__claim__statement"],
                    sayer(row["report__claim__statement"], row["report__claim__speaker__name"] or ""),
                    row["report__text__article"],
                    row["report__text__article__outlet__name"] or "Unknown outlet",
                    " ".join(row["words"].split()),
                    checked,
                ),
            )
    return [one for report, one in found.items() if report not in below][:SHOWN]
