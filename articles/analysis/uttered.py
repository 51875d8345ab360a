"""Speeches and words that "say" something: who speaks is whose they are.

>>> from articles.analysis.tags import tags_of
>>> from articles.analysis.tokens import read_paragraph
>>> paragraph = read_paragraph("The end of Ana Ruiz's speech warned that it was late.", 0, 53)
>>> tags = tags_of(paragraph, 0, 11)
>>> paragraph.text(*whose(paragraph, (0, 6)))
"Ana Ruiz's"
"""

from __future__ import annotations

from articles.analysis.frame import Range
from articles.analysis.smallwords import POSSESSIVES
from articles.analysis.tokens import Paragraph

SPEECHES = frozenset(
    "speech speeches remarks remark address message messages statement statements comments comment words talk thesis "
    "sermon post posts tweet tweets letter article column memo op-ed interview response answer reply appeal".split()
)
_INSIDE = "enjd"  # tags of a name or a phrase that owns something


def whose(paragraph: Paragraph, subject: Range) -> Range:
    """Whose words a subject names: "his remarks", "a post on the matter by Ana Ruiz"; else the subject itself."""
    first, last = subject
    low = paragraph.low
    if last - first == 1 or SPEECHES.isdisjoint(low[first:last]):
        return subject  # what most do
    at = first
    while low[at] not in SPEECHES:
        at += 1
    return owner_before(paragraph, at, first) or _owner_behind(paragraph, at, last) or subject


def speech_of(paragraph: Paragraph, end: int, lo: int) -> Range | None:
    """ "The core of Ruiz's speech (was a call for calm)": whose words stand before ``end``."""
    found = (owner_before(paragraph, at, lo) for at in range(end - 1, lo, -1) if paragraph.low[at] in SPEECHES)
    return next((owner for owner in found if owner is not None), None)


def owner_before(paragraph: Paragraph, noun: int, lo: int) -> Range | None:
    """ "his speech", "the mayor's long speech": who has it, looked for a few words back."""
    low, tags = paragraph.low, paragraph.tags
    for at in range(noun - 1, max(lo, noun - 4) - 1, -1):
        if low[at] in POSSESSIVES:
            return at, at + 1
        if low[at].endswith(("'s", "s'")):
            return possessor(paragraph, at, lo)
        if tags[at] not in "jln":
            return None
    return None


def possessor(paragraph: Paragraph, at: int, lo: int) -> Range:
    """The phrase that ends with a possessive: "the mayor's"."""
    tags, start = paragraph.tags, at
    while start - 1 >= lo and tags[start - 1] in _INSIDE and (start == at or tags[start] != "d"):
        start -= 1
    return start, at + 1


def _owner_behind(paragraph: Paragraph, noun: int, last: int) -> Range | None:
    by = next((at for at in range(noun + 1, last - 1) if paragraph.low[at] in ("by", "from")), None)
    return (by + 1, last) if by is not None else None
