"""Where in one article its claims stand, by topic: a strip from its beginning to its end. One SELECT."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from articles.models import Event, Text
from articles.queries.article_claims import ClaimHere
from articles.queries.topics import Stretch, Told, bands_of, covered_in, stretches_of
from articles.spans import Span


@dataclass(frozen=True, slots=True)
class StripRow:
    """A topic: its claims in this article, how much of the text they take, and where the first begins."""

    pk: int
    name: str
    band: int
    claims: int
    percent: int
    start: int


@dataclass(frozen=True, slots=True)
class Strip:
    rows: tuple[StripRow, ...]
    stretches: tuple[Stretch, ...]
    covered: int  # per cent of the text
    claims: int
    checked: int


def strip_of(event: Event, text: Text, here: Sequence[ClaimHere]) -> Strip:
    bands = bands_of(event) if here else {}
    told = [
        Told(text.pk, Span(passage.start, passage.end), one.claim.topic_id or 0, one.claim.pk)
        for one in here
        for passage in one.evidence
    ]
    names = {one.claim.topic.pk: one.claim.topic.name for one in here if one.claim.topic}
    size = len(text.body) or 1
    rows = [row_of(topic, names.get(topic, "no topic"), bands, told, size) for topic in {one.topic for one in told}]
    return Strip(
        rows=tuple(sorted(rows, key=lambda row: (row.pk == 0, row.start))),
        stretches=stretches_of(told, size, bands),
        covered=round(100 * covered_in([one.span for one in told]) / size),
        claims=len({one.claim for one in told}),
        checked=sum(one.report.status != "suggested" for one in here if one.evidence),
    )


def row_of(topic: int, name: str, bands: dict[int, int], told: Sequence[Told], size: int) -> StripRow:
    own = [one for one in told if one.topic == topic]
    covered = round(100 * covered_in([one.span for one in own]) / size)
    first = 100 * min(one.span.start for one in own) // size
    return StripRow(topic, name, bands[topic], len({one.claim for one in own}), covered, first)
