"""The parts of a source text: whose turn it is, what is said, and what only happens in the room.

>>> text = "CHAIR: Welcome. (Applause.) We begin.\\nMS FALK: Thank you."
>>> [(part.kind.value, part.speaker, text[slice(*part.span)]) for part in transcript(text)]
[('label', 'CHAIR', 'CHAIR:'), ('speech', 'CHAIR', 'Welcome.'), ('stage', 'CHAIR', '(Applause.)'), \
('speech', 'CHAIR', 'We begin.'), ('label', 'MS FALK', 'MS FALK:'), ('speech', 'MS FALK', 'Thank you.')]
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from articles.analysis.sentences import split_sentences
from articles.spans import Span

ROOM = (
    "applause laughter laughs cheers cheering music inaudible crosstalk pause silence booing boos interruption end "
    "begin begins rises standing ovation break video played plays recess off-mic unintelligible via interpreter "
    "through translation translated applauds chuckles shouts shouting protest coughs gavel"
).split()
BRACKETED = re.compile(r"\([^()\n]{2,120}\)|\[[^\[\]\n]{2,120}\]")
NAME = r"[A-Z][\w.'’-]*"
LABEL = re.compile(
    rf"(?P<name>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]*){{0,6}}|{NAME}(?: (?:of|the|for|and|van|von|de|der|{NAME})){{0,7}})"
    r"(?P<from> ?\([^()\n]{1,60}\))?(?P<colon>:)(?=\s|$)"
)
TITLE_CASE_TWICE = 2  # a name that is not in capitals is a label if it begins so many lines
SHORTEST = 3  # words of a line that is no heading


class Kind(StrEnum):
    LABEL = "label"
    SPEECH = "speech"
    STAGE = "stage"
    HEADING = "heading"


class Part(NamedTuple):
    """A stretch of the text; white space between parts belongs to none. ``speaker``: as labelled, "" before any."""

    kind: Kind
    span: Span
    speaker: str


def transcript(text: str) -> tuple[Part, ...]:
    """The parts in order; a text without labels is one long turn of nobody in particular."""
    return tuple(_parts(text))


def sentences(text: str) -> tuple[Span, ...]:
    """What is said, sentence by sentence: no labels, no applause, no headings."""
    return tuple(
        sentence
        for part in transcript(text)
        if part.kind is Kind.SPEECH
        for sentence in split_sentences(text, part.span.start, part.span.end)
    )


def _parts(text: str) -> Iterator[Part]:
    labels = Counter(found["name"] for line in text.splitlines() if (found := LABEL.match(line.strip())))
    speaker, start = "", 0
    for line in text.splitlines(keepends=True):
        end = start + len(line)
        at = start + len(line) - len(line.lstrip())
        label = LABEL.match(text, at, end)
        if label and (label["name"].isupper() or labels[label["name"]] >= TITLE_CASE_TWICE):
            speaker = label["name"] + (label["from"] or "")
            yield Part(Kind.LABEL, Span(label.start(), label.end()), speaker)
            at = label.end()
        yield from said(text, at, end, speaker)
        start = end


def said(text: str, start: int, end: int, speaker: str) -> Iterator[Part]:
    """One line or the rest of it: speech, cut by what happens in the room."""
    at = start
    for found in BRACKETED.finditer(text, start, end):
        words = re.findall(r"[\w-]+", found.group().casefold())
        if any(word in ROOM for word in words):
            yield from _speech(text, at, found.start(), speaker, alone=False)
            yield Part(Kind.STAGE, Span(*found.span()), speaker)
            at = found.end()
    yield from _speech(text, at, end, speaker, alone=at == start)


def _speech(text: str, start: int, end: int, speaker: str, *, alone: bool) -> Iterator[Part]:
    said = text[start:end]
    if said.strip():
        span = Span(start + len(said) - len(said.lstrip()), start + len(said.rstrip()))
        words = said.split()
        heading = (
            alone and not speaker and len(words) < SHORTEST * 4 and not re.search(r"[.!?…:][\"”’')]*$", said.strip())
        )
        yield Part(Kind.HEADING if heading else Kind.SPEECH, span, speaker)
