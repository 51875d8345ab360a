"""Writing utterances and their renderings: a rendering found again keeps its row, and so does an utterance."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db import connection

from articles.analysis import METHOD
from articles.analysis.ladder import PARAPHRASE
from articles.analysis.wording import Difference, compare
from articles.analysis.words import wording_key
from articles.models import Event, Origin, Rendering, Text, Utterance
from articles.spans import Span

BATCH = 2000
# Django's bulk_update makes an expression for every value, which takes a minute for 15,000 rows.
UPDATE = """
UPDATE articles_rendering r SET utterance_id = v.utterance, "end" = v.last, step = v.step, operations = v.operations,
    wording_key = v.wording, method = v.method
FROM unnest(%s::bigint[], %s::bigint[], %s::int[], %s::smallint[], %s::jsonb[], %s::text[], %s::text[])
    AS v (id, utterance, last, step, operations, wording, method)
WHERE r.id = v.id
"""
Place = tuple[int, int]  # a quote's id and a start in its body


class Given(NamedTuple):
    """A part of a quote that gives an utterance: its place in the body, its words, and the step it has at least."""

    quote: int
    start: int
    end: int
    words: str
    least: int = 1

    @property
    def place(self) -> Place:
        return self.quote, self.start


@dataclass(slots=True)
class Said:
    """One utterance to be written. ``row`` is its utterance, where that is known."""

    base: str
    given: Sequence[Given]
    sentence: Span | None = None
    row: Utterance | None = None


def write_renderings(event: Event, said: Sequence[Said], stored: Iterable[Rendering], source: Text | None) -> None:
    """Bring the stored renderings to what is said. Each ``Said`` knows its row afterwards."""
    stored = list(stored)
    judged = {(row.quote_id, row.start) for row in stored if not row.is_undecided}
    mine = Mine(row for row in stored if row.is_undecided)
    settle_homes(event, said, stored, source)
    new, changed = [], []
    differences: dict[tuple[str, str], Difference] = {}  # many outlets carry the same words
    for one in said:
        for given in one.given:
            if given.place in judged or one.row is None:
                continue
            if (one.base, given.words) not in differences:
                differences[one.base, given.words] = compare(one.base, given.words)
            values = values_of(one.row, given, differences[one.base, given.words])
            row = mine.take(one.row, given)
            if row is None:
                new.append(Rendering(quote_id=given.quote, start=given.start, origin=Origin.MACHINE, **values))
                continue
            if any(getattr(row, name) != value for name, value in values.items()):
                for name, value in values.items():
                    setattr(row, name, value)
                changed.append(row)
    left = {row.utterance_id for row in stored}
    Rendering.objects.filter(pk__in=list(mine.rows)).delete()
    update(changed)
    Rendering.objects.bulk_create(new, batch_size=BATCH)
    Utterance.objects.filter(pk__in=left, renderings=None, merged_into=None, merged=None).delete()


def update(rows: Sequence[Rendering]) -> None:
    with connection.cursor() as cursor:
        for first in range(0, len(rows), BATCH):
            some = rows[first : first + BATCH]
            values = [
                (row.pk, row.utterance_id, row.end, row.step, json.dumps(row.operations), row.wording_key, row.method)
                for row in some
            ]
            cursor.execute(UPDATE, [list(column) for column in zip(*values, strict=True)])


class Mine:
    """The machine's own renderings that nothing has taken yet, each to be taken once."""

    def __init__(self, rows: Iterable[Rendering]) -> None:
        self.rows = {row.pk: row for row in rows}
        self._at: defaultdict[tuple[int, ...], list[int]] = defaultdict(list)
        for row in self.rows.values():
            self._at[row.utterance_id, row.quote_id, row.start].append(row.pk)
            self._at[row.quote_id, row.start].append(row.pk)

    def take(self, utterance: Utterance, given: Given) -> Rendering | None:
        """The one of this utterance at this place, else one of another utterance that is not given here any more."""
        for place in ((utterance.pk, *given.place), given.place):
            for pk in self._at[place]:
                if pk in self.rows:
                    return self.rows.pop(pk)
        return None


def values_of(utterance: Utterance, given: Given, difference: Difference) -> dict[str, Any]:
    return {
        "utterance_id": utterance.pk,
        "end": given.end,
        "step": min(max(difference.step, given.least), PARAPHRASE),  # whatever stands here was found
        "operations": [[op.kind.value, *op.base, *op.rendering] for op in difference.operations],
        "wording_key": wording_key(given.words),
        "method": METHOD,
    }


# Which stored utterance each is ---------------------------------------------------------------------------------------


def settle_homes(event: Event, said: Sequence[Said], stored: Sequence[Rendering], source: Text | None) -> None:
    """An utterance is the stored one that most of its renderings were in, each given away once; else a new one."""
    of_place = {(row.quote_id, row.start): row.utterance_id for row in stored}
    rows = {row.pk: row for row in Utterance.objects.filter(pk__in=set(of_place.values()))}
    by_sentence = sentences(event, said, source)
    taken = {one.row.pk for one in said if one.row}
    wishes = []
    for number, one in enumerate(said):
        if one.row is None and one.sentence is not None:
            one.row = by_sentence.get(one.sentence.start)
            taken.update([one.row.pk] if one.row else [])
        if one.row is None:
            votes = Counter(home(rows[of_place[given.place]]) for given in one.given if given.place in of_place)
            wishes += [(-n, pk, number) for pk, n in votes.items()]
    for _, pk, number in sorted(wishes):
        if said[number].row is None and pk not in taken:
            taken.add(pk)
            said[number].row = rows.get(pk) or Utterance.objects.get(pk=pk)
    stand_at(event, said, source)


def home(row: Utterance) -> int:
    return row.merged_into_id or row.pk


def sentences(event: Event, said: Sequence[Said], source: Text | None) -> dict[int, Utterance]:
    starts = [one.sentence.start for one in said if one.sentence]
    if not starts:
        return {}
    rows = Utterance.objects.filter(event=event, source=source, start__in=starts, merged_into=None).order_by("-pk")
    return {row.start: row for row in rows if row.start is not None}


def stand_at(event: Event, said: Sequence[Said], source: Text | None) -> None:
    """Make the utterances that are missing, and set where in the source each stands."""
    new = []
    for one in said:
        start, end = one.sentence or (None, None)
        at = {"source_id": source.pk if source and one.sentence else None, "start": start, "end": end}
        if one.row is None:
            one.row = Utterance(event=event, **at)
            new.append(one.row)
        elif any(getattr(one.row, name) != value for name, value in at.items()):
            Utterance.objects.filter(pk=one.row.pk).update(**at)
    Utterance.objects.bulk_create(new, batch_size=BATCH)
