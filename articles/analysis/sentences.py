"""Where sentences end.

A full stop ends a sentence when white space and something that can begin one follow, unless it belongs to an
abbreviation or an initial. Closing marks go with the sentence they close.

>>> body = "Mr. Smith left. “No.” He smiled."
>>> [body[span.start:span.end] for span in split_sentences(body, 0, len(body))]
['Mr. Smith left.', '“No.”', 'He smiled.']
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from articles.analysis.lexicon import ABBREVIATIONS
from articles.spans import Span

_LONGEST_ABBREVIATION = 13  # characters
# One attempt per run of stops, and nothing given back: a line of a million full stops is read once. The sign comes
# before the look behind it, since only then the search skips everything that is no sign. What follows comes along.
_STOP = re.compile(rf"[.!?…](?<![.!?…][.!?…])[.!?…]*[\"'”’»)\]]*(?=\s+(\S{{0,{_LONGEST_ABBREVIATION}}}))")
_OPENERS = "\"'“‘„«([$€£#@•—–-`"
_STARTERS = frozenset(
    "The A An He She It They We I You In On At But And For As This That These Those There If When While After "
    "Before His Her Their Its Our My Some Many Most All No Not One Two So Yet Still Then Now What Who How Why "
    "With From By To Both "
    "Such According Asked Since Although Though Because Instead Meanwhile However Mr. Mrs. Ms.".split()
)


def _word_before(body: str, stop: int, start: int) -> str:
    """The word before a full stop, as far as an abbreviation can reach."""
    near = body[max(start, stop - _LONGEST_ABBREVIATION) : stop]
    return "" if not near or near[-1].isspace() else near.split()[-1].lstrip("(\"'“‘[")


def _ends(body: str, stop: int, after: int, follower: str, start: int) -> bool:
    """Whether the stop at ``stop``, whose closing marks reach to ``after``, ends a sentence before ``follower``."""
    if follower[:1].islower():
        return False
    if not follower or body[stop] != "." or after - stop > 1:
        return True
    word = _word_before(body, stop, start)
    if word in ABBREVIATIONS:
        return word in ("Jr", "Sr", "Inc", "Corp", "Co", "Ltd") and follower in _STARTERS
    if "." in word or (len(word) == 1 and word.isupper()):
        return follower in _STARTERS or follower[0] in _OPENERS
    return True


def sentence_ends(body: str, start: int, end: int) -> Iterator[int]:
    """The offsets after which sentences end in ``[start, end)``, white space not counted."""
    for match in _STOP.finditer(body, start, end):
        stop, after = match.span()
        if _ends(body, stop, after, match[1], start):
            yield after
    yield end


def split_sentences(body: str, start: int, end: int) -> list[Span]:
    """The sentences of a stretch of text, without the white space around them."""
    return cut_at(body, start, sentence_ends(body, start, end))


def cut_at(body: str, start: int, stops: Iterable[int]) -> list[Span]:
    """The stretches between stops, without the white space around them."""
    spans = []
    for stop in stops:
        left, right = start, stop
        while left < right and body[left].isspace():
            left += 1
        while right > left and body[right - 1].isspace():
            right -= 1
        if left < right:
            spans.append(Span(left, right))
        start = stop
    return spans
