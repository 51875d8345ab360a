"""A paragraph as the rules read it: words and signs, each marked stretch folded into one token.

What stands between marks has a grammar of its own, so the rules for attribution see ``Q`` in its place, and sentence
ends inside it do not count.

>>> paragraph = read_paragraph("“Go. Now,” he said. They went.", 0, 30)
>>> paragraph.low, paragraph.sentences
(['\\x00', 'he', 'said', '.', 'they', 'went', '.'], [(0, 4), (4, 7)])
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate, compress

from articles.analysis.lexicon import ABBREVIATIONS
from articles.analysis.marks import Marked, close_early, find_marked
from articles.analysis.sentences import sentence_ends

QUOTE = "\u0000"  # the token that stands for a marked stretch
_NO_SIGN = "\ufffd"  # for the same sign in a text
_LONGEST_TITLE, _SHORT = 40, 3  # words
SMALL = frozenset("a an and as at but by for from in into is of on or the to vs with".split())
LONGEST = 160  # tokens of a sentence; real ones are far shorter
# In a group, so that splitting by it gives the tokens and what lies between them. The first way is the second one's
# short cut for most words: plain letters, and nothing behind them that could go on.
_TOKEN = re.compile(
    r"([a-zA-Z0-9]+(?=[.,]? )"
    r"|[^\W_]+(?:[-.'’&@/,](?:(?<!,)|(?<=\d,)(?=\d))[^\W_]+)*(?:['’](?<=s.)(?=\s\w))?|--|[^\w\s]|_+)"
)


@dataclass(slots=True)
class Paragraph:
    """The outer tokens of a stretch of text. ``marked`` maps the index of a QUOTE token to its stretch."""

    body: str
    start: int
    end: int
    words: list[str] = field(default_factory=list)
    low: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    marked: dict[int, Marked] = field(default_factory=dict)
    sentences: list[tuple[int, int]] = field(default_factory=list)
    stops: list[int] = field(default_factory=list)  # where sentences end, also those inside marks
    titled: bool = False  # a headline: every word may have a capital
    tags: list[str] = field(default_factory=list)  # parts of speech, written by tags.tags_of() when first wanted

    def text(self, first: int, last: int) -> str:
        return self.body[self.starts[first] : self.ends[last - 1]]

    def capital(self, index: int) -> bool:
        return self.words[index][:1].isupper()


def _keeps_its_stop(word: str, after: str) -> bool:
    """Whether a full stop belongs to the word before it: an abbreviation, an initial, letters with stops."""
    if word in ABBREVIATIONS or (len(word) == 1 and word.isupper()):
        return True
    return word[-2:-1] == "." and after != ""


def _add_words(paragraph: Paragraph, start: int, end: int) -> None:
    """The tokens of a stretch. Their places are the sums of the lengths of what it splits into: no call for a token."""
    parts = _TOKEN.split(paragraph.body[start:end].replace(QUOTE, _NO_SIGN))
    words = parts[1::2]
    if not words:
        return
    places = list(accumulate(map(len, parts), initial=start))
    starts, ends = places[1:-1:2], places[2::2]
    if "." in words and _join_stops(paragraph.body, words, starts, ends):
        starts, ends = list(compress(starts, words)), list(compress(ends, words))
        words = [word for word in words if word]
    paragraph.words += words
    paragraph.starts += starts
    paragraph.ends += ends


def _places(words: list[str], sign: str) -> Iterator[int]:
    """Where a sign stands behind a word."""
    at = 0
    for _ in range(words.count(sign)):
        at = words.index(sign, at)
        if at:
            yield at
        at += 1


def _join_stops(body: str, words: list[str], starts: list[int], ends: list[int]) -> bool:
    """Give abbreviations their full stops, leaving nothing where those stood; whether there were any."""
    joined = False
    for index in _places(words, "."):
        before, stop = words[index - 1], starts[index]
        if ends[index - 1] == stop and _keeps_its_stop(before, body[stop + 1 : stop + 2]):
            words[index - 1], words[index] = before + ".", ""
            ends[index - 1] = stop + 1
            joined = True
    return joined


def _add_sentences(paragraph: Paragraph) -> None:
    """Sentence ends that lie inside a marked stretch do not count; what is no end for the words is none here."""
    first = 0
    inside = [(marked.outer.start, marked.outer.end) for marked in paragraph.marked.values()]  # in order of place
    paragraph.stops = list(sentence_ends(paragraph.body, paragraph.start, paragraph.end))
    for stop in paragraph.stops:
        at = bisect_left(inside, (stop, 0)) - 1 if inside else -1
        if at >= 0 and stop < inside[at][1] and stop < paragraph.end:
            continue
        last = bisect_left(paragraph.starts, stop)
        if last > first:
            _add_sentence(paragraph, first, last)
            first = last
    if first < len(paragraph.words):
        _add_sentence(paragraph, first, len(paragraph.words))


def _add_sentence(paragraph: Paragraph, first: int, last: int) -> None:
    """No sentence is longer than a limit, so that a text without full stops costs no more than one with them."""
    for start in range(first, last, LONGEST):
        paragraph.sentences.append((start, min(start + LONGEST, last)))


def read_paragraph(
    body: str, start: int, end: int, *, unclosed_at: int | None = None, titled: bool = False
) -> Paragraph:
    """``unclosed_at`` is a mark that never closes: what follows it is cut before the first ", he said"."""
    paragraph = Paragraph(body, start, end)
    while end > start and body[end - 1].isspace():
        end -= 1
    at = start
    marks = find_marked(body, start, end)
    if unclosed_at is not None:
        marks = [close_early(body, marked) if marked.outer.start == unclosed_at else marked for marked in marks]
    for marked in marks:
        _add_words(paragraph, at, marked.outer.start)
        paragraph.marked[len(paragraph.words)] = marked
        paragraph.words.append(QUOTE)
        paragraph.starts.append(marked.outer.start)
        paragraph.ends.append(marked.outer.end)
        at = marked.outer.end
    _add_words(paragraph, at, end)
    if paragraph.words:  # all at once: no token holds a line feed, and none lowers otherwise beside one
        paragraph.low = "\n".join(paragraph.words).lower().replace("’", "'").split("\n")
    paragraph.titled = titled or _title_case(paragraph.words)
    _add_sentences(paragraph)
    return paragraph


def _title_case(words: list[str]) -> bool:
    """Whether a Line Is Written Like This: all but small words have a capital."""
    capitals = 0
    for word in words:
        if word[0].isupper():
            capitals += 1
        elif word[0].isalpha() and word not in SMALL:
            return False  # what most are
    return _SHORT < capitals < _LONGEST_TITLE
