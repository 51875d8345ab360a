"""Carrying people's judgements from one version of an article to the next, where the words are still there.

The earlier version keeps its own findings. What is not found again word for word stays with the
earlier version only. What editors decided of the article among others (which passages are one utterance, which texts
are copies) goes over to the new version, because only the text that is read now is linked.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import accumulate
from typing import Any

from django.db.models import Q

from articles.models import ClaimReport, CopyMember, Evidence, LinkDecision, Quote, QuotePiece, Stance, Text
from articles.spans import Span

WORD = re.compile(r"\w+")
SHINGLE = 3
SAME_ARTICLE = 0.5  # of the words' order shared: enough to be a version of the same article
LINE = re.compile(r"[^\n]*\n?\s*")  # with the blank lines behind it
NAMES = ("speaker", "speaker_id", "relay", "relay_id")  # which do not move


def carry_judgements(*, old: Text, new: Text) -> None:
    moves = Moves(old.body, new.body)
    for quote in Quote.objects.judged().filter(text=old).prefetch_related("pieces"):
        carry_quote(quote, moves, new)
    reports = ClaimReport.objects.judged().filter(text=old).exclude(stance=Stance.ABSENT)
    for report in reports.prefetch_related("evidence"):
        carry_report(report, moves, new)
    for decision in LinkDecision.objects.filter(Q(text=old) | Q(other_text=old)):
        carry_decision(decision, moves, old, new)
    copied = CopyMember.objects.judged().filter(text=old)
    if copied and is_version(old.body, new.body):
        copied.update(text=new)


class Moves:
    """Where the passages of one body stand in another, by their lines: what is equal, and what took whose place.

    >>> moves = Moves("“Yes,” A said.\\n“Yes,” B said.\\n", "New.\\n“Yes,” A said.\\n“Yes,” B said.\\n")
    >>> moves.of(Span(16, 20))
    5
    """

    def __init__(self, old: str, new: str) -> None:
        self.old, self.new = old, new
        lines: list[list[str]] = [LINE.findall(body) for body in (old, new)]
        starts = [[0, *accumulate(map(len, some))] for some in lines]
        matcher = SequenceMatcher(None, lines[0], lines[1])
        self.regions = [
            (kind == "equal", Span(starts[0][i], starts[0][j]), Span(starts[1][k], starts[1][m]))
            for kind, i, j, k, m in matcher.get_opcodes()
        ]

    def of(self, span: Span) -> int | None:
        """How far the passage has moved; None where its words are gone, or nobody can tell which of several it is."""
        met = [(equal, old, new) for equal, old, new in self.regions if old.overlaps(span)]
        if len(met) == 1 and met[0][0]:
            return met[0][2].start - met[0][1].start
        if met:
            around = Span(met[0][1].start, met[-1][1].end), Span(met[0][2].start, met[-1][2].end)
            if (by := self.paired(span, *around)) is not None:
                return by
        whole = Span(0, len(self.old)), Span(0, len(self.new))
        return self.paired(span, *whole, alone=True)

    def paired(self, span: Span, old: Span, new: Span, *, alone: bool = False) -> int | None:
        """The first for the first, the second for the second, where both regions hold the words as often."""
        words = self.old[span.start : span.end]
        before, after = (places_of(words, body, region) for body, region in ((self.old, old), (self.new, new)))
        if span.start not in before or len(before) != len(after) or (alone and len(before) > 1):
            return None
        return after[before.index(span.start)] - span.start


def places_of(words: str, body: str, region: Span) -> list[int]:
    found: list[int] = []
    place = body.find(words, region.start, region.end)
    while place >= 0 and len(found) < 1000:
        found.append(place)
        place = body.find(words, place + 1, region.end)
    return found


def carry_quote(quote: Quote, moves: Moves, new: Text) -> None:
    by = moves.of(quote.span)
    if by is None:
        return
    pieces = [(piece.start + by, piece.end + by) for piece in quote.pieces.all()]
    quote.pk = None
    quote._state.adding = True
    quote.text = new
    quote.start += by
    quote.end += by
    for name in ("mention", "cue"):
        start, end = shifted(moves, getattr(quote, f"{name}_start"), getattr(quote, f"{name}_end"), by)
        setattr(quote, f"{name}_start", start)
        setattr(quote, f"{name}_end", end)
    if quote.proposed and "start" in quote.proposed:
        quote.proposed = carried_proposal(quote.proposed, moves, by) or {
            **quote.proposed,
            **{name: getattr(quote, name) for name in quote.proposed if hasattr(quote, name) and name not in NAMES},
            "pieces": pieces,
        }
    quote.save()
    QuotePiece.objects.bulk_create(QuotePiece(quote=quote, start=start, end=end) for start, end in pieces)


def shifted(moves: Moves, start: int | None, end: int | None, by: int) -> tuple[int, int] | tuple[None, None]:
    """The span as far on as its quote, if the same words stand there."""
    if start is None or end is None or start + by < 0:
        return None, None
    kept = moves.old[start:end] == moves.new[start + by : end + by]
    return (start + by, end + by) if kept else (None, None)


def carried_proposal(proposed: dict[str, Any], moves: Moves, by: int) -> dict[str, Any] | None:
    """The machine's values as they stand in the new body; None where the words that it had proposed are gone."""
    start, end = shifted(moves, proposed["start"], proposed["end"], by)
    if start is None:
        return None
    carried = {**proposed, "start": start, "end": end}
    for name in ("mention", "cue"):
        if f"{name}_start" in proposed:
            place = shifted(moves, proposed[f"{name}_start"], proposed[f"{name}_end"], by)
            carried[f"{name}_start"], carried[f"{name}_end"] = place
    if "pieces" in proposed:
        carried["pieces"] = [[start + by, end + by] for start, end in proposed["pieces"]]
    return carried


def carry_report(report: ClaimReport, moves: Moves, new: Text) -> None:
    """With those of its passages that are still there; a report whose passages are all gone is not carried."""
    spans = [Span(evidence.start, evidence.end) for evidence in report.evidence.all()]
    found = {(span.start + by, span.end + by) for span in spans if (by := moves.of(span)) is not None}
    if spans and not found:
        return
    report.pk = None
    report._state.adding = True
    report.text = new
    report.save()
    Evidence.objects.bulk_create(Evidence(report=report, start=start, end=end) for start, end in sorted(found))


def carry_decision(decision: LinkDecision, moves: Moves, old: Text, new: Text) -> None:
    """Where both its passages are still there; else it waits with the earlier version."""
    places = [
        (decision.text_id, decision.start, decision.end),
        (decision.other_text_id, decision.other_start, decision.other_end),
    ]
    moved = []
    for text, start, end in places:
        by = moves.of(Span(start, end)) if text == old.pk else 0
        if by is None:
            return
        moved.append((new.pk if text == old.pk else text, start + by, end + by))
    if moved[0] != moved[1]:
        decision.text_id, decision.start, decision.end = moved[0]
        decision.other_text_id, decision.other_start, decision.other_end = moved[1]
        decision.save()


def is_version(one: str, other: str) -> bool:
    """Whether enough of the shorter text's words stand in the same order in the other, by runs of three words."""
    first, second = runs(one), runs(other)
    smaller = min(len(first), len(second))
    return bool(smaller) and len(first & second) >= SAME_ARTICLE * smaller


def runs(body: str) -> set[tuple[str, ...]]:
    words = WORD.findall(body.lower())
    return set(zip(*(words[n:] for n in range(SHINGLE)), strict=False))
