"""Utterances against what a careful reader found: each rendering of the gold with its utterance, place and step.

A rendering is right if the program has one of nearly the same words, with the same step, in the same utterance: that of
the same sentence of the source text, or, where there is none, one with the gold's other renderings. What is in nobody
else's article and not in the source text is right if nothing was found for it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from articles.demo.gold import Gold, texts_by_file
from articles.models import Event, Location, Rendering, Text
from articles.spans import Span

NEARLY = 0.5  # of both spans together
NOT_FOUND = 9
RIGHT, MISSED, APART, STEP, FALSE = (
    "right",
    "not found",
    "in another utterance",
    "another step",
    "found, but is not there",
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """One rendering of the gold, by the offsets of the stored text; ``utterance`` is its number in the gold."""

    utterance: int
    text: Text
    span: Span
    step: int
    source: Span | None
    alone: bool

    @property
    def words(self) -> str:
        return " ".join(self.text.body[slice(*self.span)].split())


@dataclass(frozen=True, slots=True)
class Verdict:
    wanted: Wanted
    found: Rendering | None
    how: str


def wanted_of(event: Event, gold: Gold) -> Iterator[Wanted]:
    texts = texts_by_file(event)
    for number, utterance in enumerate(gold["utterances"]):
        source = Span(*utterance["source"]) if utterance.get("source") else None
        renderings = utterance["renderings"]
        for given in renderings:
            text = texts[gold["quotes"][given["quote"]]["file"]]
            span = Span(given["start"] + text.shift, given["end"] + text.shift)
            yield Wanted(number, text, span, given["step"], source, len(renderings) == 1)


def score_renderings(event: Event, gold: Gold) -> list[Verdict]:
    standing = Rendering.objects.standing().filter(utterance__event=event)
    by_text: dict[int, list[Rendering]] = defaultdict(list)
    for row in standing.select_related("utterance", "quote"):
        by_text[row.quote.text_id].append(row)
    wanted = list(wanted_of(event, gold))
    found = {one: nearest(one.span, by_text[one.text.pk]) for one in wanted}
    homes = {number: home([one for one in wanted if one.utterance == number], found) for number in
             {one.utterance for one in wanted}}  # fmt: skip
    located = set(Location.objects.filter(quote__text__event=event).values_list("quote", flat=True))
    return [verdict(one, found[one], homes[one.utterance], located) for one in wanted]


def nearest(span: Span, rows: Sequence[Rendering]) -> Rendering | None:
    """The rendering of nearly these words. What one quote gives of an utterance in two parts, as pages show it, is one
    of both; the part on the higher step stands for it.
    """
    parts: dict[tuple[int, int], list[Rendering]] = defaultdict(list)
    for row in rows:
        parts[row.utterance_id, row.quote_id].append(row)
    shared = [(Span(row.start, row.end).shared(span), -row.pk, row) for row in rows]
    for found in parts.values():
        whole = Span(min(row.start for row in found), max(row.end for row in found))
        row = max(found, key=lambda row: (row.step or 0, -row.pk))
        shared.append((whole.shared(span), -row.pk, row))
    best = max(shared, default=None, key=lambda one: one[:2])
    return best[2] if best and best[0] >= NEARLY else None


def home(wanted: Sequence[Wanted], found: dict[Wanted, Rendering | None]) -> int | None:
    """The utterance that most of them are in; with a source text, only one of the gold's sentence."""
    votes: Counter[int] = Counter()
    for one in wanted:
        row = found[one]
        if row is not None and here(one, row):
            votes[row.utterance_id] += 1
    return votes.most_common(1)[0][0] if votes else None


def here(one: Wanted, row: Rendering) -> bool:
    """Whether its utterance stands in the source text where the gold's does; neither stands there without one."""
    place = None if row.utterance.start is None else Span(row.utterance.start, row.utterance.end or 0)
    if one.source is None or place is None:
        return one.source is None and place is None
    return place.overlaps(one.source)


def verdict(one: Wanted, row: Rendering | None, utterance: int | None, located: set[Any]) -> Verdict:
    if one.alone and one.source is None:
        return Verdict(one, row, FALSE if row is not None and row.utterance.start is not None else RIGHT)
    if row is None:
        return Verdict(one, row, MISSED)
    if not here(one, row) or (one.source is None and row.utterance_id != utterance):
        return Verdict(one, row, APART)
    return Verdict(one, row, RIGHT if row.step == one.step else STEP)
