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

from articles.analysis.claim_units import Reading, Unit, sentences
from articles.analysis.statements import Passage, statement
from articles.spans import Span

MARKS = '"“„«‘`'
THAT = re.compile(r"\b\w+(?:ed|ing|ds|s|id) that[\s\"“‘]*$")
_OPEN = re.compile(r"[“„«]|``|(?<!\w)‘")
_CLOSE = re.compile(r"[”»]|''|(?<=[.,!?])’|’(?=\s(?:said|he|she)\b)")


class Telling:
    """All readings of an event, and the names of its speakers."""

    def __init__(self, readings: Iterable[Reading], names: Mapping[int, str]) -> None:
        self.readings = {reading.text: reading for reading in readings}
        self.names = names
        self.places: dict[int, list[Span]] = {}

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
        own = quoted(reading, unit.span)
        told = (unit.reported and not (plain and sayer is None)) or own or THAT.search(words.partition(unit.words)[0])
        unsaid = bool(told) and (unit.speaker is None or unit.speaker != sayer)
        inside = words[:1] in MARKS or quoted(reading, sentence)
        return Passage(unit.words, words, speaker, own, self.subject(reading, sentence), unsaid, inside)

    def subject(self, reading: Reading, sentence: Span) -> str:
        """Whom the pronoun at the head of a sentence means, if somebody's words are ascribed to it."""
        at = sentence.start
        found = (said for said in reading.said if said.mention is not None and said.mention.start == at)
        return next((self.names.get(said.speaker or 0, "") for said in found), "")

    def sentence(self, unit: Unit) -> Span:
        if unit.text not in self.places:
            self.places[unit.text] = [span for span, _ in sentences(self.readings[unit.text])]
        return next((span for span in self.places[unit.text] if span.overlaps(unit.span)), unit.span)


def speaker_of(units: Iterable[Unit]) -> int | None:
    """Who says it in most articles that say who does, if more say so than tell it in words of their own."""
    found = list(units)
    named = Counter(speaker for _, speaker in {(unit.text, unit.speaker) for unit in found} if speaker is not None)
    most = min(named, key=lambda speaker: (-named[speaker], speaker)) if named else None
    return most if named[most or 0] > len(own_texts(found)) else None


def own_texts(found: Collection[Unit]) -> set[int]:
    """The texts in which nobody is said to say it."""
    return {unit.text for unit in found} - {unit.text for unit in found if unit.reported}


def quoted(reading: Reading, span: Span) -> bool:
    """Whether a stretch begins between marks that were opened in its block."""
    start = next((block.start for block in reading.blocks if block.start <= span.start < block.end), 0)
    before = reading.body[start : span.start]
    return before.count('"') % 2 > 0 or len(_OPEN.findall(before)) > len(_CLOSE.findall(before))
