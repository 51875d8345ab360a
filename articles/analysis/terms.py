"""Marked words that nobody is said to have spoken: titles, slogans, nicknames, borrowed words.

>>> from articles.analysis.tokens import read_paragraph
>>> paragraph = read_paragraph("The so-called “shadow fleet” sails on.", 0, 38)
>>> is_term(paragraph, 2, 0, 6)
True
"""

from __future__ import annotations

import re
from itertools import islice

from articles.analysis.tokens import SMALL, Paragraph

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SHORT = 5  # words; a longer stretch of running text is speech until something says otherwise
_ENOUGH = _SHORT + 2  # words; nobody asks how many more there are
TITLED = frozenset(
    "book memoir film movie novel song album show series program programme podcast play magazine report titled "
    "called "
    "entitled dubbed episode documentary column hashtag slogan motto nickname acronym headlined".split()
)


def title_case(text: str) -> bool:
    words = 0
    for match in _WORD.finditer(text, 0, 300):
        word = match[0]
        if not (word[0].isupper() or word[0].isdigit() or word.lower() in SMALL):
            return False  # what most are
        words += 1
    return words > 1


def is_term(paragraph: Paragraph, index: int, lo: int, hi: int) -> bool:
    """Whether an unclaimed stretch is a term: short, a title, or named as one by the words before it."""
    inner = paragraph.marked[index].inner
    text = paragraph.body[inner.start : min(inner.end, inner.start + 400)]
    words = sum(1 for _ in islice(_WORD.finditer(text), _ENOUGH))
    if words < _SHORT or title_case(text):
        return True
    before = paragraph.low[max(lo, index - 3) : index]
    if before and before[-1].endswith("'s") and words < _ENOUGH and text[:1].isupper():
        return True
    return any(word in TITLED for word in before)


def names_a_work(paragraph: Paragraph, index: int) -> bool:
    """Whether marked words among reported ones name a programme or a film: KTV's “First Light”, the “Off Beat” show."""
    marked = paragraph.marked.get(index)
    if marked is None:
        return False
    inner = marked.inner
    if not title_case(paragraph.body[inner.start : min(inner.end, inner.start + 100)]):
        return False
    before = paragraph.low[index - 1] if index else ""
    after = paragraph.low[index + 1] if index + 1 < len(paragraph.low) else ""
    return before.endswith("'s") or before in TITLED or after in TITLED or after in ("host", "star")


def heading(paragraph: Paragraph, index: int) -> bool:
    """A line of its own between marks that is a heading: a few words, in capitals or without a verb."""
    if len(paragraph.low) > 2:
        return False  # what most are
    inner = paragraph.marked[index].inner
    text = paragraph.body[inner.start : min(inner.end, inner.start + 400)]
    words = _WORD.findall(text)
    if len(words) > _HEADING:
        return False
    single = paragraph.marked[index].style in "'‘"
    return text.isupper() or (single and (title_case(text) or len(words) < _SHORT))


_HEADING = 9  # words
