"""The parts of quotes that may give an utterance: a sentence, or what of it stands between marks.

>>> quote = Passage(1, 1, "We go home. We sleep.", sentences=(Span(0, 11), Span(12, 21)))
>>> [(segment.span, segment.keys) for segment in segments(quote)]
[(Span(start=0, end=11), ('we', 'go', 'home')), (Span(start=12, end=21), ('we', 'sleep'))]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from articles.analysis.words import FUNCTION_WORDS, Word, stem, words
from articles.spans import Span

TITLE = 6  # words


@dataclass(frozen=True, slots=True)
class Passage:
    """A quote, or a headline. ``marked`` says that all of it was said in these words: a direct quote, a post.

    ``pieces`` are the stretches between marks and ``sentences`` its sentences, both inside ``string``; a marked
    passage without pieces is one piece, one without sentences one sentence. ``speaker`` is known across the event.
    ``elsewhere``: of somebody who does not speak in the source text. ``start``: where it stands in its text.
    ``unnamed``: somebody says it who may be named elsewhere: a spokesperson, or a body through one. ``called``: the
    speaker's name, as this text has it.
    """

    id: int
    text_id: int
    string: str
    pieces: tuple[Span, ...] = ()
    sentences: tuple[Span, ...] = ()
    speaker: int | None = None
    marked: bool = True
    elsewhere: bool = False
    start: int = 0
    unnamed: bool = False
    called: str = ""


class Segment(NamedTuple):
    """A part of a passage. ``strong``: between marks, so that the words can be taken at their word. ``least``: the
    lowest step of the ladder that it can have, whatever its words. ``ascribed``: somebody is said to say it.
    """

    passage: int
    text: int
    span: Span
    keys: tuple[str, ...]
    speaker: int | None
    strong: bool
    least: int = 1
    ascribed: bool = True


def segments(passage: Passage) -> Iterator[Segment]:
    """Of a marked passage its sentences; of a mixed one each piece, and weakly the whole clause; else weakly all."""
    whole = Span(0, len(passage.string))
    sentences = tuple(
        part for sentence in passage.sentences or (whole,) for part in _unjoined(passage.string, sentence)
    )
    found = [(word.start, word.end, stem(word.key)) for word in words(passage.string)]
    parts: list[tuple[Span, tuple[Span, ...], bool]] = []
    if passage.marked:
        parts += [(sentence, passage.pieces or (whole,), True) for sentence in sentences]
    else:
        parts += [(sentence, (piece,), True) for piece in passage.pieces for sentence in sentences]
        parts += [(sentence, (whole,), False) for sentence in sentences]
    for sentence, pieces, strong in parts:
        inside = [word for word in found if sentence.start <= word[0] < sentence.end and _within(word[0], pieces)]
        if inside and not _is_title([passage.string[start:end] for start, end, _ in inside]):
            span = _printed(passage.string, Span(inside[0][0], inside[-1][1]), sentence, pieces)
            keys = tuple(key for _, _, key in inside)
            speaker = None if passage.unnamed and len(keys) == 1 else passage.speaker
            ascribed = passage.unnamed or speaker is not None
            yield Segment(passage.id, passage.text_id, span, keys, speaker, strong, ascribed=ascribed)


def spoken_words(passage: Passage, segment: Segment) -> list[Word]:
    """The words of a segment at their places in the passage, without those that interrupt it."""
    inside = (word for word in words(passage.string) if segment.span.start <= word.start < segment.span.end)
    pieces = passage.pieces if segment.strong else ()
    return [word for word in inside if not pieces or _within(word.start, pieces)]


_PASSED_OVER = re.compile(r"(?<=[.!?])[\"”’]*\s+(?:\.\s?\.\s?\.|…)\s*(?=[A-Z“])")


def _unjoined(string: str, sentence: Span) -> Iterator[Span]:
    """*… the debate. ... I must …*: two sentences with words left out between them, whatever the splitter thought."""
    start = sentence.start
    for gap in _PASSED_OVER.finditer(string, sentence.start, sentence.end):
        yield Span(start, gap.start())
        start = gap.end()
    yield Span(start, sentence.end)


def _is_title(printed: list[str]) -> bool:
    """*Face the Nation*, *Radical Islam*: a name, which two people may use on two days. A sentence is longer."""
    content = [word for word in printed if word.casefold() not in FUNCTION_WORDS]
    if all(word.isupper() for word in printed):  # all of it is in capitals
        return False
    return len(content) > 1 and len(printed) <= TITLE and all(word[0].isupper() for word in content)


def _within(place: int, pieces: tuple[Span, ...]) -> bool:
    return any(piece.start <= place < piece.end for piece in pieces)


def _printed(string: str, span: Span, sentence: Span, pieces: tuple[Span, ...]) -> Span:
    """With the punctuation around the words, as far as sentence and pieces reach, but without outer marks."""
    start = max(sentence.start, max((piece.start for piece in pieces if piece.start <= span.start), default=0))
    end = min(sentence.end, min((piece.end for piece in pieces if piece.end >= span.end), default=span.end))
    while start < span.start and string[start] not in "[(":
        start += 1
    while end > span.end and string[end - 1] not in ".,;:!?…])":
        end -= 1
    return Span(start, end)


# What is said on every occasion identifies none.
STOCK = tuple(
    f" {' '.join(stem(word.key) for word in words(phrase))} "
    for phrase in """
    thank you very much|thank you so much|thank you all|thanks very much|thank you|good morning|good evening
    good afternoon|ladies and gentlemen|god bless america|god bless you|god bless the united states of america
    i want to be clear|let me be clear|let me be very clear|i want to be very clear|to be clear|make no mistake
    at the end of the day|we have to do better|i can tell you|the fact of the matter|the bottom line is
    the american people|the united states of america|the united states|the white house|the prime minister
    the president of the united states|as i have said before|i have said before|no comment|we will see what happens
    i look forward to working with|our thoughts and prayers|thoughts and prayers|i am very proud|i am proud
    for the first time|at this point in time|at this time|as soon as possible|i do not know|first of all
    in god we trust|make america great again|yes we can|god save the king|god save the queen|rest in peace
    land of the free|home of the brave|united we stand|never again|one nation under god
    between a man and a woman|one man and one woman|an honor and a privilege to serve|an honor and privilege to serve
    an honor and a privilege|an honor and privilege
    a privilege to serve|it has been an honor|it's been an honor|with all due respect
    the right thing to do|enough is enough|the right side of history|time will tell
    on behalf of the american people|the rule of law
    """.replace("\n", "|").split("|")
    if phrase.strip()
)


FUNCTION, COMMON, MOST = 0.6, 2.0, 4.0


@cache
def _common() -> frozenset[str]:
    lines = (Path(__file__).parent / "lexicon" / "common.txt").read_text("utf-8").splitlines()
    return frozenset(stem(word) for line in lines if not line.startswith("#") for word in line.split())


@lru_cache(maxsize=100_000)
def weigh(keys: tuple[str, ...]) -> tuple[float, ...]:
    """How much each word says: a function word little, one of every speech more, any other most.

    The words of a stock phrase weigh as little as function words.
    """
    found = [FUNCTION if key in FUNCTION_WORDS else COMMON if key in _common() else MOST for key in keys]
    spoken = f" {' '.join(keys)} "
    for phrase in STOCK:
        at = spoken.find(phrase)
        if at >= 0:
            first = spoken.count(" ", 0, at + 1) - 1
            found[first : first + phrase.count(" ") - 1] = [FUNCTION] * (phrase.count(" ") - 1)
    return tuple(found)
