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

from articles.analysis.byword import ByWord
from articles.analysis.lexicon import ABBREVIATIONS
from articles.analysis.marks import QUOTE as QUOTE
from articles.analysis.marks import Marked, close_early, find_marked
from articles.analysis.sentences import split_sentences
from articles.spans import Span

DASHES = frozenset(("—", "–", "--", "-", "―"))
_PARTIES = ("D-", "R-", "I-")
_new = tuple.__new__  # makes a span in half the time
_NO_SIGN = "\ufffd"  # for the same sign in a text
_LONGEST_TITLE, _SHORT = 40, 3  # words
SMALL = frozenset("a an and as at but by for from in into is of on or the to vs with".split())
LONGEST = 160  # tokens of a sentence; real ones are far shorter
TOKEN = re.compile(r"[^\W_]+(?:[-.'’&@/,](?:(?<!,)|(?<=\d,)(?=\d))[^\W_]+)*(?:['’](?<=s.)(?=\s\w))?|--|_+|\S")
_ENDS = frozenset(",.;:?!)")  # signs that are tokens of their own behind a word


@dataclass(slots=True)
class Paragraph:
    """The outer tokens of a stretch of text. ``marked`` maps the index of a QUOTE token to its stretch."""

    body: str
    start: int
    end: int
    words: list[str]
    low: list[str]
    starts: list[int]
    capitals: list[int]  # the tokens that are not all in small letters: words with capitals, and some numbers
    marked: dict[int, Marked]
    sentences: list[tuple[int, int]]
    printed: list[Span]  # the sentences as they stand in the text, also those inside marks
    titled: bool  # a headline: every word may have a capital
    tags: list[str] = field(default_factory=list)  # parts of speech, written by tags.tags_of() when first wanted

    def end_of(self, at: int) -> int:
        """Where a token ends in the text."""
        word = self.words[at]
        return self.marked[at].outer.end if word == QUOTE else self.starts[at] + len(word)

    def span(self, first: int, last: int) -> Span:
        """Where the tokens ``[first, last)`` stand in the text; asked so often that it finds the end itself."""
        starts = self.starts
        last -= 1
        word = self.words[last]
        return _new(Span, (starts[first], self.marked[last].outer[1] if word == QUOTE else starts[last] + len(word)))

    def text(self, first: int, last: int) -> str:
        return self.body[self.starts[first] : self.end_of(last - 1)]

    def capital(self, index: int) -> bool:
        return self.words[index][:1].isupper()


def _keeps_its_stop(word: str) -> bool:
    """Whether a full stop belongs to the word before it: an abbreviation, an initial, letters with stops, "D-Va."."""
    if word in ABBREVIATIONS or (len(word) == 1 and word.isupper()) or word[-2:-1] == ".":
        return True
    return word[:2] in _PARTIES and word[2:] in ABBREVIATIONS


def _pieces(chunk: str) -> tuple[tuple[str, str, int], ...]:
    """The tokens of what stands between two spaces, also in small letters, with their places in it."""
    found: list[tuple[str, int]] = []
    for match in TOKEN.finditer(chunk):
        found.append((match[0], match.start()))
        if match[0] == "." and len(found) > 1:
            before, place = found[-2]
            if place + len(before) == match.start() and _keeps_its_stop(before):
                found[-2:] = [(f"{before}.", place)]
    return tuple([(word, word.lower().replace("’", "'"), place) for word, place in found])


_PIECES = ByWord(_pieces)


def _goes_on(body: str, at: int, end: int) -> bool:
    """Whether a word stands at a place, and not the end of the stretch."""
    return at < end and (body[at].isalnum() or body[at] == "_")


def _add_words(
    body: str, start: int, end: int, words: list[str], low: list[str], starts: list[int], capitals: list[int]
) -> None:
    """Add the tokens of a stretch without marked ones, as printed and in small letters, and where each starts.

    Most of what stands between two spaces is a word, or a word and a sign: only the rest needs the pattern. Most words
    are in small letters and stand in both lists.
    """
    for chunk in body[start:end].replace(QUOTE, _NO_SIGN).split(" "):
        if chunk.isalnum():
            words.append(chunk)  # quicker than a name for the method
            starts.append(start)
            if chunk.islower():
                low.append(chunk)
            else:
                capitals.append(len(low))
                low.append(chunk.lower())
        elif chunk:
            sign = chunk[-1]
            if sign in _ENDS and (head := chunk[:-1]).isalnum():
                starts.append(start)
                if sign == "." and (head in ABBREVIATIONS or (len(head) == 1 and head.isupper())):
                    words.append(chunk)
                    capitals.append(len(low))
                    low.append(chunk.lower())
                else:
                    words.append(head)
                    if head.islower():
                        low.append(head)
                    else:
                        capitals.append(len(low))
                        low.append(head.lower())
                    starts.append(start + len(head))
                    words.append(sign)
                    low.append(sign)
            else:
                pieces = _PIECES[chunk]
                if sign in "'’" and _goes_on(body, start + len(chunk) + 1, end):
                    pieces = _PIECES[f"{chunk} a"][:-1]  # the voters’ patience
                for word, small, offset in pieces:
                    if small != word:
                        capitals.append(len(low))
                    words.append(word)
                    low.append(small)
                    starts.append(start + offset)
        start += len(chunk) + 1


def _read_words(
    body: str, start: int, end: int, marks: list[Marked]
) -> tuple[list[str], list[str], list[int], list[int], dict[int, Marked]]:
    """The tokens of a stretch, as printed and in small letters, where each starts, which may have capitals, and which
    stand for marked ones.
    """
    words: list[str] = []
    low: list[str] = []
    starts: list[int] = []
    capitals: list[int] = []
    found = {}
    for marked in marks:
        left, right = marked.outer
        _add_words(body, start, left, words, low, starts, capitals)
        found[len(words)] = marked
        words.append(QUOTE)
        low.append(QUOTE)
        starts.append(left)
        start = right
    _add_words(body, start, end, words, low, starts, capitals)
    if end == len(body) and words:
        _end_text(words, low, starts)
    return words, low, starts, capitals, found


def _end_text(words: list[str], low: list[str], starts: list[int]) -> None:
    """Letters with stops give the last one back where the text ends: it ends the sentence."""
    last = words[-1]
    if last[-1] == "." == last[-3:-2] and last[:-1] not in ABBREVIATIONS:
        words[-1:] = last[:-1], "."
        low[-1:] = low[-1][:-1], "."
        starts.append(starts[-1] + len(last) - 1)


def _sentences(starts: list[int], printed: list[Span], marks: list[Marked]) -> list[tuple[int, int]]:
    """Sentence ends that lie inside a marked stretch do not count; what is no end for the words is none here."""
    if len(printed) == 1:
        sentences = [(0, len(starts))]
    else:
        outer = [marked.outer for marked in marks] if marks else []
        sentences = []
        first = 0
        for span in printed[:-1]:
            stop = span[1]  # quicker than by name, or both at once
            last = bisect_left(starts, stop, first)
            if first < last and not (outer and _inside(outer, stop)):
                sentences.append((first, last))
                first = last
        if first < len(starts):
            sentences.append((first, len(starts)))
    return sentences if len(starts) <= LONGEST else [part for sentence in sentences for part in _parts(*sentence)]


def _inside(outer: list[Span], place: int) -> bool:
    at = bisect_left(outer, (place, 0)) - 1
    return at >= 0 and place < outer[at][1]


def _parts(first: int, last: int) -> Iterator[tuple[int, int]]:
    """No sentence is longer than a limit, so that a text without full stops costs no more than one with them."""
    for start in range(first, last, LONGEST):
        yield start, min(start + LONGEST, last)


def read_paragraph(
    body: str, start: int, end: int, *, unclosed_at: int | None = None, titled: bool = False
) -> Paragraph:
    """``unclosed_at`` is a mark that never closes: what follows it is cut before the first ", he said"."""
    edge = start + len(body[start:end].rstrip())
    marks = find_marked(body, start, edge)
    if unclosed_at is not None:
        marks = _cut_early(body, marks, unclosed_at)
    words, low, starts, capitals, marked = _read_words(body, start, edge, marks)
    printed = split_sentences(body, start, edge)
    sentences = _sentences(starts, printed, marks)
    titled = titled or (len(capitals) > _SHORT and _title_case(words))
    return Paragraph(body, start, end, words, low, starts, capitals, marked, sentences, printed, titled)


def _cut_early(body: str, marks: list[Marked], at: int) -> list[Marked]:
    """The stretches, with the one that begins at a place closed early."""
    return [close_early(body, one) if one.outer.start == at else one for one in marks]


def _title_case(words: list[str]) -> bool:
    """Whether a Line Is Written Like This: all but small words have a capital."""
    capitals = 0
    for word in words:
        if word[0].isupper():
            capitals += 1
        elif word[0].isalpha() and word not in SMALL:
            return False  # what most are
    return _SHORT < capitals < _LONGEST_TITLE
