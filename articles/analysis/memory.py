"""What is kept in mind of a text while its quotes are read in order of place: who has been met, and who spoke last.

>>> from articles.analysis.tokens import read_paragraph
>>> memory = Memory("Ana Ruiz left.", [read_paragraph("Ana Ruiz left.", 0, 14)])
>>> memory.person(memory.people.all[0]), memory.speakers[0].name, memory.last
(0, 'Ana Ruiz', None)
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from articles.analysis.drafts import Draft, mention_ends
from articles.analysis.findings import PERSON, SpeakerKind
from articles.analysis.names import People
from articles.analysis.person import Person
from articles.analysis.standing import Speaker
from articles.analysis.tokens import Paragraph
from articles.spans import Span


class Answer(NamedTuple):
    """Who speaks, as an index, and why; ``named`` is False where the words beside the quote are nobody's name."""

    speaker: int | None
    reason: str
    sure: float = 1.0
    named: bool = True


class Memory:
    """Who has been met so far, each with an index, and who spoke last and where."""

    def __init__(self, body: str, paragraphs: Sequence[Paragraph], drafts: Sequence[Draft] = ()) -> None:
        self.body = body
        self.people = People(paragraphs, mention_ends(body, drafts))
        self.starts = [paragraph.start for paragraph in paragraphs]
        self.paragraphs = paragraphs
        self.speakers: list[Speaker] = []
        self.by_key: dict[str | int, int] = {}
        self.last: int | None = None
        self.last_at = -1
        self.last_mention: Span | None = None

    def paragraph_of(self, position: int) -> int:
        return bisect_right(self.starts, position, 1) - 1

    def since(self, position: int, back: int) -> int:
        return self.starts[max(0, self.paragraph_of(position) - back)] if self.starts else 0

    def index(self, key: str | int, name: str, kind: SpeakerKind, person: Person | None = None) -> int:
        if key not in self.by_key:
            self.by_key[key] = len(self.speakers)
            self.speakers.append(Speaker(name, kind, person))
        return self.by_key[key]

    def person(self, person: Person) -> int:
        return self.index(id(person), person.name, PERSON, person)
