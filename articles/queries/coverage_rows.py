"""The rows of the matrix: every claim with its counts, what facets count it under, and the orders they come in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Q

from articles.analysis.sayer import sayer
from articles.models import Claim, ClaimReport, Event, Stance
from articles.queries.counting import BY_ARTICLES, Counting
from articles.queries.stances import said_in, stances
from articles.querysets import CHECKED

NONE = "none"
SPREADS = {"every": "every article", "some": "some articles", "one": "one article only", "no": "no article so far"}
CHECKS = {"all": "in every article", "part": "in some articles", NONE: "in no article"}
STATES = {"suggested": "suggested by the program", "confirmed": "confirmed", "corrected": "corrected"}

Printed = tuple[str, str, int, str, str, str, str]  # class, kind, column, address, word, ok, current


@dataclass(slots=True)
class Row:
    pk: int
    statement: str
    status: str
    topic: int | None
    topic_name: str
    topic_key: tuple[int, str, int]
    speaker: int | None
    speaker_name: str
    place: int
    articles: int
    stances: Counter[str] = field(default_factory=Counter)
    n_checked: int = 0
    apart: float = 0.0  # of two groups: the difference between the shares that report it, or dispute it
    shares: tuple[str, str] = ("", "")
    cells: tuple[Printed, ...] = ()
    href: str = ""
    lit: bool = False

    @property
    def reported(self) -> int:
        return said_in(self.stances)

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
    def sayer(self) -> str:
        return sayer(self.statement, self.speaker_name)

    @property
    def values(self) -> dict[str, str]:
        """What the facets count it under."""
        n = self.reported
        spread = "no" if not n else "every" if n == self.articles else "one" if n == 1 else "some"
        checked = NONE if not self.n_checked else "all" if self.n_checked == self.articles else "part"
        return {
            "topic": str(self.topic or NONE),
            "speaker": str(self.speaker or NONE),
            "status": self.status,
            "spread": spread,
            "checked": checked,
        }


SORTS: dict[str, Any] = {
    "topic": lambda row: (row.topic_key, row.place, row.pk),
    "order": lambda row: (row.place, row.pk),
    "spread": lambda row: (-row.reported, -row.disputed, row.place, row.pk),
    "split": lambda row: (
        -min(row.reported, row.absent + row.disputed),
        -min(row.reported + row.disputed, row.absent + row.unchecked),
        row.place,
        row.pk,
    ),
    "rarest": lambda row: (not row.reported, row.reported, row.disputed, row.place, row.pk),
    "difference": lambda row: (-row.apart, row.place, row.pk),
}


def missed(row: Row, chosen: Mapping[str, Sequence[str]]) -> set[str]:
    """The filters that a claim does not meet."""
    values = row.values
    return {name for name, value in values.items() if chosen.get(name) and value not in chosen[name]}


def claim_rows(
    event: Event, texts: Sequence[int], checked_only: bool = False, counting: Counting = BY_ARTICLES
) -> list[Row]:
    """All claims of the event with their counts in these texts. Two SELECTs."""
    claims = Claim.objects.standing().filter(event=event, merged_into=None)
    names = ("pk", "statement", "status", "topic", "topic__name", "topic__position", "topic__sort_key", "speaker")
    rows = {
        pk: Row(
            pk=pk,
            statement=statement,
            status=status,
            topic=topic,
            topic_name=name or "",
            topic_key=(position, key, topic) if topic else (2**31, "", 0),
            speaker=speaker,
            speaker_name=speaker_name or "",
            place=place,
            articles=counting.of(texts),
        )
        for pk, statement, status, topic, name, position, key, speaker, speaker_name, place in claims.values_list(
            *names, "speaker__name", "position"
        )
    }
    count_reports(rows, texts, checked_only, counting)
    return list(rows.values())


def count_reports(rows: Mapping[int, Row], texts: Sequence[int], checked_only: bool, counting: Counting) -> None:
    """One SELECT: sums where each text counts, every report where copies have to be taken together."""
    reports = reports_in(texts, checked_only).filter(claim__in=list(rows)).order_by()
    if not counting.first:
        counts = reports.values_list("claim", "stance")
        for pk, stance, n, n_checked in counts.annotate(
            n=Count("pk"), n_checked=Count("pk", filter=Q(status__in=CHECKED))
        ):
            rows[pk].stances[stance] = n
            rows[pk].n_checked += n_checked
        return
    every = list(reports.values_list("claim", "text", "stance", "status"))
    for pk, found in stances((row[:3] for row in every), counting, texts).items():
        rows[pk].stances.update(found)
    for pk, _ in {(pk, counting.one(text)) for pk, text, _, status in every if status in CHECKED}:
        rows[pk].n_checked += 1


def reports_in(texts: Sequence[int], checked_only: bool = False) -> Any:
    reports = ClaimReport.objects.standing().filter(text__in=texts)
    return reports.checked() if checked_only else reports


def set_difference(
    rows: Sequence[Row],
    one: Sequence[int],
    other: Sequence[int],
    checked_only: bool = False,
    counting: Counting = BY_ARTICLES,
) -> None:
    """How differently two groups of texts report each claim, or dispute it. One SELECT."""
    reports = reports_in([*one, *other], checked_only).filter(claim__in=[row.pk for row in rows]).order_by()
    told = list(reports.values_list("claim", "text", "stance"))
    of_one, of_other = counting.of(one), counting.of(other)
    here, there = (
        stances((row for row in told if row[1] in texts), counting, texts) for texts in (set(one), set(other))
    )
    for row in rows:
        n, m = (found.get(row.pk, Counter()) for found in (here, there))
        if one and other:
            row.apart = max(abs(said_in(n) / of_one - said_in(m) / of_other),
                            abs(n[Stance.DISPUTED] / of_one - m[Stance.DISPUTED] / of_other))  # fmt: skip
        row.shares = (share_of(n, of_one), share_of(m, of_other))


def share_of(found: Counter[str], of: int) -> str:
    """As words: *1 of 5 (4 dispute it)*."""
    n = found[Stance.DISPUTED]
    return f"{said_in(found)} of {of}" + (f" ({n} dispute{'s' if n == 1 else ''} it)" if n else "")
