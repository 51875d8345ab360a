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
from itertools import accumulate, compress, pairwise, repeat

from articles.analysis.lexicon import ABBREVIATIONS
from articles.analysis.marks import QUOTE as QUOTE
from articles.analysis.marks import Marked, close_early, find_marked
from articles.analysis.sentences import sentence_ends
from articles.spans import Span

DASHES = frozenset(("—", "–", "--", "-", "―"))
_NO_SIGN = "\ufffd"  # for the same sign in a text
_LONGEST_TITLE, _SHORT = 40, 3  # words
SMALL = frozenset("a an and as at but by for from in into is of on or the to vs with".split())
LONGEST = 160  # tokens of a sentence; real ones are far shorter
# In a group, so that splitting by it gives the tokens and what lies between them. One sign first, whatever it is, since
# only then the search skips what is none; then what goes on from it. The first way is the second one's short cut for
# most words: plain letters, and nothing behind them that could go on.
_TOKEN = re.compile(
    r"(\S(?:(?<=[a-zA-Z])[a-zA-Z]*(?=[ ,])"
    r"|(?<=[^\W_])[^\W_]*(?:[-.'’&@/,](?:(?<!,)|(?<=\d,)(?=\d))[^\W_]+)*(?:['’](?<=s.)(?=\s\w))?"
    r"|(?<=-)-|(?<=_)_+|))"
)


@dataclass(slots=True)
class Paragraph:
    """The outer tokens of a stretch of text. ``marked`` maps the index of a QUOTE token to its stretch."""

    body: str
    start: int
    end: int
    words: list[str]
    low: list[str]
    starts: list[int]
    ends: list[int]
    marked: dict[int, Marked]
    sentences: list[tuple[int, int]]
    stops: list[int]  # where sentences end, also those inside marks
    titled: bool  # a headline: every word may have a capital
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


def _outer_text(body: str, start: int, end: int, marks: list[Marked]) -> str:
    """A stretch of text with one sign for each marked stretch."""
    pieces = []
    for marked in marks:
        left, right = marked.outer
        pieces.append(body[start:left].replace(QUOTE, _NO_SIGN))
        start = right
    pieces.append(body[start:end].replace(QUOTE, _NO_SIGN))
    return QUOTE.join(pieces)


def _read_words(body: str, start: int, end: int, marks: list[Marked]) -> tuple[list[str], list[int], list[int]]:
    """The words of a stretch, where each starts and ends.

    Their places are the sums of the lengths of what the stretch falls into: no call for a word.
    """
    if not marks:  # what most have
        parts = _TOKEN.split(body[start:end].replace(QUOTE, _NO_SIGN))
        words = parts[1::2]
        places = list(accumulate(map(len, parts), initial=start))
    else:
        parts = _TOKEN.split(_outer_text(body, start, end, marks))
        words = parts[1::2]
        lengths = list(map(len, parts))
        for at, marked in _marked_at(words, marks).items():
            lengths[2 * at + 1] = marked.outer.size
        places = list(accumulate(lengths, initial=start))
    starts, ends = places[1:-1:2], places[2::2]
    if _join_stops(body, words, starts, ends):
        starts, ends = list(compress(starts, words)), list(compress(ends, words))
        words = list(filter(None, words))
    return words, starts, ends


def _marked_at(words: list[str], marks: list[Marked]) -> dict[int, Marked]:
    """Which token stands for which marked stretch."""
    found = {}
    at = -1
    for marked in marks:
        at = words.index(QUOTE, at + 1)
        found[at] = marked
    return found


def _join_stops(body: str, words: list[str], starts: list[int], ends: list[int]) -> bool:
    """Give abbreviations their full stops, leaving nothing where those stood; whether there were any."""
    joined = False
    at = -1
    for _ in range(words.count(".")):
        at = words.index(".", at + 1)
        before = words[at - 1] if at else ""
        if len(before) > 1 and "." not in before and before not in ABBREVIATIONS:
            continue  # what most are
        stop = starts[at]
        if ends[at - 1] == stop and _keeps_its_stop(before, body[stop + 1 : stop + 2]):
            words[at - 1], words[at] = before + ".", ""
            ends[at - 1] = stop + 1
            joined = True
    return joined


def _sentences(starts: list[int], stops: list[int], marks: list[Marked], end: int) -> list[tuple[int, int]]:
    """Sentence ends that lie inside a marked stretch do not count; what is no end for the words is none here."""
    if len(stops) == 1:
        sentences = [(0, len(starts))] if starts else []
    else:
        if marks:
            outer = [marked.outer for marked in marks]
            stops = [stop for stop in stops if stop == end or not _inside(outer, stop)]
        edges = [0, *map(bisect_left, repeat(starts), stops)]
        sentences = [edge for edge in pairwise(edges) if edge[0] < edge[1]]
    return sentences if len(starts) <= LONGEST else [part for sentence in sentences for part in _parts(*sentence)]


def _inside(outer: list[Span], place: int) -> bool:
    at = bisect_left(outer, (place, 0)) - 1
    return at >= 0 and place < outer[at].end


def _parts(first: int, last: int) -> Iterator[tuple[int, int]]:
    """No sentence is longer than a limit, so that a text without full stops costs no more than one with them."""
    for start in range(first, last, LONGEST):
        yield start, min(start + LONGEST, last)


def read_paragraph(
    body: str, start: int, end: int, *, unclosed_at: int | None = None, titled: bool = False
) -> Paragraph:
    """``unclosed_at`` is a mark that never closes: what follows it is cut before the first ", he said"."""
    edge = end
    while edge > start and body[edge - 1].isspace():
        edge -= 1
    marks = find_marked(body, start, edge)
    if unclosed_at is not None:
        marks = [close_early(body, marked) if marked.outer.start == unclosed_at else marked for marked in marks]
    words, starts, ends = _read_words(body, start, edge, marks)
    low = list(map(str.lower, words))
    if body.find("’", start, edge) >= 0:
        low = [word.replace("’", "'") if "’" in word else word for word in low]
    stops = sentence_ends(body, start, end)
    sentences = _sentences(starts, stops, marks, end)
    marked = _marked_at(words, marks) if marks else {}
    titled = titled or _title_case(words)
    return Paragraph(body, start, end, words, low, starts, ends, marked, sentences, stops, titled)


def _title_case(words: list[str]) -> bool:
    """Whether a Line Is Written Like This: all but small words have a capital."""
    capitals = 0
    for word in words:
        if word[0].isupper():
            capitals += 1
        elif word[0].isalpha() and word not in SMALL:
            return False  # what most are
    return _SHORT < capitals < _LONGEST_TITLE
