"""Where the source text has what the quotes of an article say; each helps to find its neighbours.

>>> speech = Source.of("The sea is wide. We will keep the old harbour open. Boats come home.")
>>> quote = Passage(1, 1, "We will keep the harbour open")
>>> [(segment.span, [place.sentence for place in there]) for _, segment, there in placed([quote], speech)]
[(Span(start=0, end=29), [1])]

First the words themselves are looked for (``location``), then what says the same in other words (``paraphrase``),
and last a few words that several sentences might have: those beside a neighbour, or beside the reporter's own words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from articles.analysis.claim_words import sense
from articles.analysis.location import Location, Source, locate_beside, locate_exactly, locate_standing, locate_words
from articles.analysis.paraphrase import SHARED, Found, Senses, beside, reported, reworded, shifted
from articles.analysis.segments import Passage, Segment, segments, spoken_words, weigh
from articles.analysis.words import words
from articles.spans import Span

UNMARKED = 8.0  # weight of words that are the source's though they stand between no marks
CLAUSE = re.compile(r"(?<=[,;:–—])\s+|\s+(?=[–—]\s)")
LEAST = 3  # words of a clause
FEW = 3  # words of a fragment that is looked for beside its neighbours
DISTINCT = 4.0  # weight of a single word that is not in everybody's mouth
HINT = 3.0  # weight of the reporter's words that a sentence has too

Places = tuple[Location, ...]


class Placed(NamedTuple):
    """A segment with its places in the source; none if it is not found."""

    passage: Passage
    segment: Segment
    places: Places


def placed(passages: Iterable[Passage], source: Source | None) -> Iterator[Placed]:
    """All segments of all passages; those of one text together, in the order of the text."""
    by_text: defaultdict[int, list[Passage]] = defaultdict(list)
    for passage in passages:
        by_text[passage.text_id].append(passage)
    for text in sorted(by_text):
        inside = sorted(by_text[text], key=lambda passage: (passage.start, passage.id))
        if source is None:
            yield from (Placed(passage, segment, ()) for passage in inside for segment in segments(passage))
        else:
            yield from TextPlaces(inside, source).found()


@dataclass(frozen=True, slots=True)
class TextPlaces:
    """The passages of one text, in order, and the source that they may stand in."""

    passages: Sequence[Passage]
    source: Source

    def found(self) -> Iterator[Placed]:
        rows = [certain(passage, self.source) for passage in self.passages]
        senses = Senses.of(self.source)
        rows = [[row if row.places else in_other_words(row, senses, self.source) for row in inside] for inside in rows]
        for number, inside in enumerate(rows):
            for row in inside:
                yield row if row.places or not row.segment.strong else self.fragment(row, rows, number, senses)

    def fragment(self, row: Placed, rows: Sequence[Sequence[Placed]], number: int, senses: Senses) -> Placed:
        """Words that stand once in the source, near a neighbour or near what the reporter says of them."""
        spoken = spoken_words(row.passage, row.segment)
        if row.passage.elsewhere or len(spoken) > FEW:
            return row
        there = locate_standing(spoken, self.source)
        if len(there) != 1:
            return row
        sentence = there[0].sentence
        near = {place.sentence for rows_beside in (rows[max(number - 1, 0) : number + 2])
                for other in rows_beside for place in other.places}  # fmt: skip
        close = any(abs(sentence - other) <= 1 for other in near)
        distinct = len(spoken) > 1 or max(weigh(row.segment.keys)) >= DISTINCT
        return row._replace(places=there) if close or (distinct and hint(row, senses, sentence)) else row


def hint(row: Placed, senses: Senses, sentence: int) -> bool:
    """*Her so-called "three things" are nothing new*: the sentence about three things has *new*, too."""
    outside = row.passage.string[: row.segment.span.start] + " " + row.passage.string[row.segment.span.end :]
    shared = set(sense(outside).roots) & set(senses.said[sentence].roots)
    return any(senses.weights(root) >= HINT for root in shared)


# The words themselves -------------------------------------------------------------------------------------------------


def certain(passage: Passage, source: Source) -> list[Placed]:
    """The segments of a passage with their places. A few words that say too little by themselves are found in the
    sentence that the one before or after them gives, or in its neighbour.
    """
    found = [Placed(passage, segment, in_its_words(passage, segment, source)) for segment in segments(passage)]
    sure = [place for row in found if row.segment.strong for place in row.places]
    near = {place.sentence + step for place in sure for step in (-1, 0, 1)}
    return [
        row._replace(places=locate_beside(spoken_words(passage, row.segment), source, near))
        if row.segment.strong and not row.places and near
        else row
        for row in found
    ]


def in_its_words(passage: Passage, segment: Segment, source: Source) -> Places:
    """Where the source has the words of a segment. Words without marks must all stand there as they are."""
    found = spoken_words(passage, segment)
    if not segment.strong or passage.elsewhere:
        return locate_exactly(found, source, UNMARKED)
    return locate_words(found, source)


# In other words -------------------------------------------------------------------------------------------------------


def in_other_words(row: Placed, senses: Senses, source: Source) -> Placed:
    """The place of a segment that gives a sentence in other words, or several, clause by clause."""
    passage, segment = row.passage, row.segment
    if passage.elsewhere or (not segment.strong and passage.pieces):
        return row
    said = passage.string[slice(*segment.span)]
    found = reworded(said, senses) if segment.strong else reported(said, senses)
    if found is None and not segment.strong:
        number = shifted(CLAUSE.split(said, maxsplit=1)[0], source)
        found = None if number is None else Found(number)
    if found is not None:
        return row._replace(places=(_whole(found, segment.span, source),))
    return row._replace(places=tuple(_by_clauses(passage.string, segment, senses, source)))


def _by_clauses(string: str, segment: Segment, senses: Senses, source: Source) -> list[Location]:
    """Places of clauses that give sentences which follow each other. One must be sure; all must be found."""
    clauses = list(_clauses(string, segment.span))
    if len(clauses) < 2 or not segment.strong:
        return []
    sure = [reworded(string[slice(*clause)], senses, SHARED) for clause in clauses]
    first = next((one.sentence - at for at, one in enumerate(sure) if one), None)
    if first is None:
        return []
    found = [one or Found(first + n) for n, one in enumerate(sure)]
    rows = list(zip(clauses, sure, found, strict=True))
    if any(one.sentence != first + n for n, one in enumerate(found)) or not all(
        known or beside(string[slice(*clause)], senses, one.sentence) for clause, known, one in rows
    ):
        return []
    return [_whole(one, clause, source) for clause, _, one in rows]


def _clauses(string: str, span: Span) -> Iterator[Span]:
    edges = [span.start, *(found.end() for found in CLAUSE.finditer(string, *span)), span.end]
    start = span.start
    for end in edges[1:]:
        if len(words(string[start:end])) >= LEAST and (end == span.end or len(words(string[end : span.end])) >= LEAST):
            yield Span(start, start + len(string[start:end].rstrip()))
            start = end


def _whole(found: Found, quote: Span, source: Source) -> Location:
    span = source.sentences[found.sentence]
    return Location(found.sentence, span, quote, exact=False, reworded=not found.in_its_words)
