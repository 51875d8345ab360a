"""Wording a claim: its passages with the sentences they stand in and who says them, so that a statement can be chosen.

>>> from articles.analysis.claim_units import Said, units
>>> from articles.spans import Block, BlockKind
>>> body = "Ada Carr told reporters she would leave the harbour board in May."
>>> reading = Reading(1, body, (Block(BlockKind.PARAGRAPH, 0, len(body)),), (Said(Span(24, 64), 7),))
>>> Telling([reading], {7: "Ada Carr"})(units(reading))
'Ada Carr says she would leave the harbour board in May.'
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from articles.analysis.claim_units import READ, Reading, Unit, sentences
from articles.analysis.marks import find_marked
from articles.analysis.statements import Passage, statement
from articles.spans import Span

CLOSING = ".,!?'’\"”»)]"
MARKS = '"“„«‘`'
APART = re.compile(r"\w+ \w+,")  # she added, with a look: what she added stands elsewhere
THAT = re.compile(r"\b\w+(?:ed|ing|ds|s|id) that[\s\"“‘]*$")


class Telling:
    """All readings of an event, and the names of its speakers."""

    def __init__(self, readings: Iterable[Reading], names: Mapping[int, str]) -> None:
        self.readings = {reading.text: reading for reading in readings}
        self.names = names
        self.places: dict[int, list[Span]] = {}
        self.inner: dict[int, list[Span]] = {}

    def __call__(self, found: Iterable[Unit], *, whole: bool = False) -> str:
        """The clearest; with ``whole`` none rather than a fragment."""
        units = list(found)
        sayer, plain = speaker_of(units), bool(own_texts(units))
        return statement(dict.fromkeys(self.passage(unit, sayer, plain=plain) for unit in units), whole=whole)

    def passage(self, unit: Unit, sayer: int | None = None, *, plain: bool = False) -> Passage:
        """``sayer`` is whom the claim names; ``plain``, that an article tells it in words of its own."""
        reading = self.readings[unit.text]
        sentence = self.sentence(unit)
        speaker = self.names.get(unit.speaker or 0, "")
        words = reading.body[sentence.start : sentence.end]
        spoken = self.aloud(reading, unit.span)
        told = (
            (unit.reported and not (plain and sayer is None)) or spoken or THAT.search(words.partition(unit.words)[0])
        )
        return Passage(
            words=unit.words,
            sentence=words,
            speaker=speaker,
            spoken=spoken,
            aloud=self.aloud(reading, sentence),
            own=any(said.span.start <= unit.span.start < said.span.end for said in reading.said),
            subject=self.subject(reading, sentence),
            doer="" if APART.match(unit.words) else self.subject(reading, unit.span),
            unsaid=bool(told) and (unit.speaker is None or unit.speaker != sayer),
            inside=words[:1] in MARKS or self.begins_aloud(reading, sentence),
        )

    def aloud(self, reading: Reading, span: Span) -> str:
        """What of a stretch stands between marks, if it begins there."""
        if not self.begins_aloud(reading, span):
            return ""
        parts = (
            (max(one.start, span.start), closed(reading.body, min(one.end, span.end), one.end))
            for one in self.marked(reading)
            if one.overlaps(span)
        )
        return " ".join(reading.body[start:end].strip() for start, end in parts)

    def begins_aloud(self, reading: Reading, span: Span) -> bool:
        """Whether a stretch begins between marks, or with one."""
        start = span.start
        return any(one.start - 2 <= start < one.end for one in self.marked(reading))

    def marked(self, reading: Reading) -> list[Span]:
        """What stands between marks in a text, and what is spoken without them: a turn of an interview."""
        if reading.text not in self.inner:
            blocks = [block for block in reading.blocks if block.kind in READ]
            found = [one.inner for block in blocks for one in find_marked(reading.body, block.start, block.end)]
            bare = [said.span for said in reading.said if said.marked and not any(map(said.span.overlaps, found))]
            self.inner[reading.text] = sorted(found + bare)
        return self.inner[reading.text]

    def subject(self, reading: Reading, sentence: Span) -> str:
        """Whom the pronoun at the head of a sentence means, if somebody's words are ascribed to it."""
        at = sentence.start
        found = (said for said in reading.said if said.mention is not None and said.mention.start == at)
        return next((self.names.get(said.speaker or 0, "") for said in found), "")

    def sentence(self, unit: Unit) -> Span:
        if unit.text not in self.places:
            self.places[unit.text] = [span for span, _ in sentences(self.readings[unit.text])]
        return next((span for span in self.places[unit.text] if span.overlaps(unit.span)), unit.span)


def closed(body: str, end: int, last: int) -> int:
    """Behind the stops and marks that close what ends at a place."""
    while end < last and body[end] in CLOSING:
        end += 1
    return end


def speaker_of(units: Iterable[Unit]) -> int | None:
    """Who says it in most articles that say who does, if more say so than tell it in words of their own."""
    found = list(units)
    named = Counter(speaker for _, speaker in {(unit.text, unit.speaker) for unit in found} if speaker is not None)
    most = min(named, key=lambda speaker: (-named[speaker], speaker)) if named else None
    return most if named[most or 0] > len(own_texts(found)) else None


def own_texts(found: Collection[Unit]) -> set[int]:
    """The texts in which nobody is said to say it."""
    return {unit.text for unit in found} - {unit.text for unit in found if unit.reported}
