"""Finds embedded posts: their words, their attribution line, their link.

A post is known by its attribution, `— Name (@handle) February 14, 2026`, which may stand after the words, before them
or in their middle, on a line of its own or at the end of one. A link to a picture ends a post's words.

>>> from articles.importing.lines import split_lines
>>> body = "The tide is ours.\\n— Mayor Lena Marr (@marr) May 2, 2026"
>>> [(mark.kind.value, mark.start, mark.author) for marks in find_posts(split_lines(body)).values() for mark in marks]
[('post', 0, 'Lena Marr'), ('credit', 18, 'Lena Marr')]
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from articles.importing.dates import WRITTEN
from articles.importing.lines import EDGE, Line
from articles.importing.marks import Mark
from articles.importing.names import plain_name
from articles.importing.wordlists import words
from articles.spans import BlockKind

HANDLE = re.compile(r"\(@(\w{1,30})\)")
DASH = re.compile(r"[—–―]|--|(?<!\S)-(?=\s)")
LINK = re.compile(r"(?:https?://)?(?:pic\.[a-z][a-z0-9.-]{1,30}|t\.co)/\w{1,40}…?", re.IGNORECASE)
PICTURE = re.compile(r"pic\.", re.IGNORECASE)
SHARED_BY = re.compile(
    r"A (?:post|video|reel|photo) (?:shared|posted) by (?P<name>[^()]{1,80}) \(@(?P<handle>[\w.]{1,40})\)"
)
LEAD = re.compile(r"[^\s:“\"][^:“\"]{1,90}:$")
SMALL_WORDS = words("of the and de von van der for to on in bin al la")
ANNOUNCED = re.compile(r"\b(?:wrote|posted|tweeted|post|tweet|on X|on Twitter)\b[^.:]{0,40}:$")
NAME_REACH = 100
TAIL = 300  # the links a line ends with stand in here
AFTER_REACH = 60  # a date and nothing else may follow a handle
SHORT_POST = 300  # the length of most posts, with their link
LONG_POST = 700
MOST_LINES = 4
MOST_HANDLES = 40  # a line with more is a list of accounts
FINAL = ".!?…\"”’'"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Where in a line an attribution stands, and whom it names."""

    start: int
    end: int
    author: str
    handle: str


def find_posts(lines: Sequence[Line]) -> dict[int, list[Mark]]:
    """For each line (by number) that belongs to a post, the marks of its parts."""
    found = [(here, credit) for here, line in enumerate(lines) if (credit := _attribution(line.text))]
    taken = {here for here, _ in found}
    spaced = any(line.gap for line in lines[1:])  # are there empty lines between paragraphs?

    marks: dict[int, list[Mark]] = {}
    for number, (here, credit) in enumerate(found, start=1):
        before, after = _extent(lines, here, credit, taken, spaced=spaced)
        maker = _Maker(number, credit.author, credit.handle)
        for at in (*before, *after):
            marks[at] = maker.words(lines[at])
            taken.add(at)
        marks[here] = maker.credit(lines[here], credit, has_words=bool(before) or credit.start > 0)
    _stray_posts(lines, marks, len(found))
    return marks


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes the marks of one post."""

    number: int
    author: str
    handle: str

    def mark(self, kind: BlockKind, start: int) -> Mark:
        return Mark(kind, start, self.number, self.author, self.handle)

    def words(self, line: Line) -> list[Mark]:
        """A line of the post's words, and the links it ends with."""
        links = _links_from(line.text)
        words = [self.mark(BlockKind.POST, line.start)] if links > 0 else []
        credit = [self.mark(BlockKind.CREDIT, line.start + links)] if links < len(line.text) else []
        return words + credit

    def credit(self, line: Line, credit: Attribution, *, has_words: bool) -> list[Mark]:
        """The line of the attribution, which may have words before and after it."""
        marks: list[Mark] = []
        if credit.start > 0:
            marks += self.words(Line(line.start, line.text[: credit.start].rstrip(EDGE)))
        if not marks or marks[-1].kind is not BlockKind.CREDIT:
            marks.append(self.mark(BlockKind.CREDIT, line.start + credit.start))
        rest = Line(line.start + credit.end, line.text[credit.end :])
        if not rest.text or not (links := _links_from(rest.text)):
            return marks  # nothing more, or only links
        if links == len(rest.text) and has_words:
            return [*marks, Mark(BlockKind.PARAGRAPH, rest.start)]  # no link ends it, so the article goes on
        return marks + self.words(rest)


def _attribution(text: str) -> Attribution | None:
    for match in islice(HANDLE.finditer(text), MOST_HANDLES):
        reach = max(0, match.start() - NAME_REACH)
        dashes = list(DASH.finditer(text, reach, match.start()))
        date = WRITTEN.match(text, match.end() + _spaces(text, match.end()), match.end() + AFTER_REACH)
        end = date.end() if date else match.end()
        end += _spaces(text, end)
        if dashes:
            # A hyphen within a name is no dash; the attribution begins with the first that leaves only a name.
            for dash in dashes if date else dashes[:1]:
                name = text[dash.end() : match.start()].strip(EDGE)
                begins_line = dash.start() == 0
                if name and "." not in name[-1:] and (date or (begins_line and end == len(text))):
                    return Attribution(dash.start(), end, plain_name(name), match[1])
        name = text[: match.start()].strip(EDGE) if match.start() <= NAME_REACH else ""
        if date and end == len(text) and name:
            return Attribution(0, end, plain_name(name), match[1])
    if shared := SHARED_BY.match(text[:200]):
        return Attribution(0, len(text), plain_name(shared["name"].strip()), shared["handle"])
    return None


def _extent(
    lines: Sequence[Line], here: int, credit: Attribution, taken: set[int], *, spaced: bool
) -> tuple[list[int], list[int]]:
    """The numbers of the lines before and after the attribution's own that hold the post's words."""
    text = lines[here].text
    if SHARED_BY.match(text[:200]):
        return [], []
    if credit.end < len(text):
        return ([] if credit.start else _before(lines, here, taken, spaced=spaced)), []
    if credit.start > 0:
        return [], []
    after = _after(lines, here, taken)
    before = _before(lines, here, taken, spaced=spaced)
    if before and after and len(lines[before[-1]].text) > SHORT_POST:
        before = []  # a long line before and a link after: the line before is the article's
    if before and _links_from(lines[before[-1]].text) < len(lines[before[-1]].text):
        after = [at for at in after[:1] if _links_from(lines[at].text) == 0]
    if not after and (not before or (len(before) == 1 and _is_lead(lines[before[0]].text))):
        after = [here + 1] if here + 1 < len(lines) and here + 1 not in taken else []
    elif before and not after and _goes_on(lines, before[-1], here + 1, taken):
        after = [here + 1]
    return before, after


def _before(lines: Sequence[Line], here: int, taken: set[int], *, spaced: bool) -> list[int]:
    """The line before, what hangs together with it without an empty line, and a "Name:" line at the top."""
    at = here - 1
    if at < 0 or at in taken or len(lines[at].text) > LONG_POST or _is_prose_lead(lines[at].text):
        return []
    if _is_lead(lines[at].text):
        return [at]
    if announced := _announced(lines, here, taken):
        return announced
    before = [at]
    while spaced and not lines[at].gap and at - 1 >= 0 and at - 1 not in taken and len(before) < MOST_LINES:
        if lines[at - 1].text.endswith(":") or len(lines[at - 1].text) > SHORT_POST:
            break
        at -= 1
        before.insert(0, at)
    if at - 1 >= 0 and at - 1 not in taken and _is_lead(lines[at - 1].text):
        before.insert(0, at - 1)
    return before


def _announced(lines: Sequence[Line], here: int, taken: set[int]) -> list[int]:
    """The few short lines between "She wrote on X:" and the attribution."""
    size = 0
    for at in range(here - 1, max(here - 2 - MOST_LINES, -1), -1):
        if at in taken:
            return []
        if ANNOUNCED.search(lines[at].text[-80:]):
            return list(range(at + 1, here))
        size += len(lines[at].text)
        if size > SHORT_POST:
            return []
    return []


def _after(lines: Sequence[Line], here: int, taken: set[int]) -> list[int]:
    """The lines up to one that ends with a link, unless that one has an attribution of its own below it."""
    after: list[int] = []
    size = 0
    for at in range(here + 1, min(here + 1 + MOST_LINES, len(lines))):
        if at in taken:
            return []
        after.append(at)
        size += len(lines[at].text)
        if _links_from(lines[at].text) < len(lines[at].text):
            own = at + 1 in taken and _links_from(lines[at].text) > 0
            return [] if own or (len(after) > 1 and size > SHORT_POST) else after
        if size > SHORT_POST:
            return []
    return []


def _goes_on(lines: Sequence[Line], before: int, after: int, taken: set[int]) -> bool:
    """Does the sentence before the attribution go on behind it?"""
    if after >= len(lines) or after in taken:
        return False
    return lines[before].text[-1] not in FINAL and lines[after].text[0].islower()


def _is_lead(text: str) -> bool:
    """A line that only names somebody: `U.S. Secretary of State Marco Rubio:`."""
    if len(text) > 95 or not LEAD.match(text):
        return False
    return all(word[0].isupper() or word in SMALL_WORDS or not word[0].isalpha() for word in text.split())


def _is_prose_lead(text: str) -> bool:
    return text.endswith(":") and not _is_lead(text)


def _links_from(text: str) -> int:
    """Where the links begin that a line ends with; its length if it ends otherwise."""
    begin = len(text)
    tail = max(0, begin - TAIL)
    if text.find("/", tail) < 0:
        return begin
    for match in reversed(list(LINK.finditer(text, tail))):
        if text[match.end() : begin].strip(EDGE):
            break
        begin = match.start()
    return begin


def _stray_posts(lines: Sequence[Line], marks: dict[int, list[Mark]], number: int) -> None:
    """A line that ends with a picture's link is a post whose attribution was lost."""
    for at, line in enumerate(lines):
        links = _links_from(line.text) if at not in marks and len(line.text) <= LONG_POST else len(line.text)
        if 0 < links < len(line.text) and PICTURE.match(line.text, links):
            number += 1
            marks[at] = _Maker(number, "", "").words(line)


def _spaces(text: str, at: int) -> int:
    end = at
    while end < len(text) and text[end] in EDGE:
        end += 1
    return end - at
