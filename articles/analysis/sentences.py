"""Where sentences end.

A full stop ends a sentence when white space and something that can begin one follow, unless it belongs to an
abbreviation or an initial. Closing marks go with the sentence they close.

>>> body = "Mr. Smith left. “No.” He smiled."
>>> [body[span.start:span.end] for span in split_sentences(body, 0, len(body))]
['Mr. Smith left.', '“No.”', 'He smiled.']
"""

from __future__ import annotations

import re

from articles.analysis.lexicon import ABBREVIATIONS
from articles.spans import Span

_new = tuple.__new__  # makes a span in half the time
_LONGEST_ABBREVIATION = 13  # characters
# One attempt per run of stops, and nothing given back: a line of a million full stops is read once. The sign comes
# before the look behind it, since only then the search skips everything that is no sign. What follows comes along.
_BEHIND = r"[\"'”’»)\]]*(?=\s+(\S))"
_STOP = re.compile(rf"[.!?…](?<![.!?…][.!?…])[.!?…]*{_BEHIND}")
# The same where there is no other sign: a single one is found far more quickly than one of several.
_FULL_STOP = re.compile(rf"\.(?<![.!?…]\.)\.*{_BEHIND}")
_ENDING = frozenset("Jr Sr Inc Corp Co Ltd".split())  # abbreviations that may stand at the end of a sentence
_OPENERS = "\"'“‘„«([$€£#@•—–-`"
_STARTERS = frozenset(
    "The A An He She It They We I You In On At But And For As This That These Those There If When While After "
    "Before His Her Their Its Our My Some Many Most All No Not One Two So Yet Still Then Now What Who How Why "
    "With From By To Both "
    "Such According Asked Since Although Though Because Instead Meanwhile However Mr. Mrs. Ms.".split()
)


def _stop_ends(body: str, stop: int, follower: int, start: int, end: int) -> bool:
    """Whether a full stop without closing marks ends a sentence before ``follower``: not that of an abbreviation."""
    near = body[max(start, stop - _LONGEST_ABBREVIATION) : stop]
    word = near.rpartition(" ")[2]
    if not word.isalpha():
        word = "" if not near or near[-1].isspace() else near.rsplit(None, 1)[-1].lstrip("(\"'“‘[")
    if word in ABBREVIATIONS:
        return word in _ENDING and _word_at(body, follower, end) in _STARTERS
    if "." in word or (len(word) == 1 and word.isupper()):
        return body[follower] in _OPENERS or _word_at(body, follower, end) in _STARTERS
    return True


def _word_at(body: str, at: int, end: int) -> str:
    """What stands at a place up to the next white space, as far as it may matter."""
    return body[at : min(at + _LONGEST_ABBREVIATION, end)].split(None, 1)[0]


def split_sentences(body: str, start: int, end: int) -> list[Span]:
    """The sentences of a stretch of text, without the white space around them."""
    text = body[start:end]
    start = end - len(text.lstrip())
    end -= len(text) - len(text.rstrip())
    spans = []
    stops = _STOP if "?" in text or "!" in text or "…" in text else _FULL_STOP
    for match in stops.finditer(body, start, end):
        if match[1].islower():
            continue
        stop, after = match.span()
        follower = match.start(1)
        if after - stop > 1 or body[stop] != "." or _stop_ends(body, stop, follower, start, end):
            spans.append(_new(Span, (start, after)))
            start = follower
    if start < end:
        spans.append(_new(Span, (start, end)))
    return spans
