"""Stretches between quotation marks, of every style in use, nested ones left inside.

One pass over the marks of a paragraph. An apostrophe is not a mark; a mark that never closes runs to the paragraph's
end, and the caller decides whether the next paragraph carries on.

>>> body = "‘It’s late,’ she said."
>>> [(body[s.inner.start:s.inner.end], s.closed) for s in find_marked(body, 0, len(body))]
[('It’s late,', True)]
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from articles.analysis.byword import ByWord
from articles.spans import Span

_new = tuple.__new__  # makes a span in half the time
QUOTE = "\u0000"  # the token that stands for a marked stretch
# Each sign has a pattern of its own, since a search for a single sign is far quicker than one for any of them.
# Two apostrophes are a mark, but in three after a word the first stands alone; a single grave accent is none, nor is an
# apostrophe within a word.
_WITHIN = r"(?!(?<=[^\W_].)[^\W_])"
_ASCII = (
    ('"', re.compile('"')),
    ("'", re.compile(rf"'{_WITHIN}(?:(?<=[\w.,!?]')(?=''(?!'))|'?)")),
    ("`", re.compile("``")),
)
_MARKS = (*_ASCII, ("’", re.compile(rf"’{_WITHIN}")), *((sign, re.compile(sign)) for sign in "“”„‟«»＂‘‚‹›"))
_CLOSERS = {
    "“": ("”", '"', "“"),
    "„": ("“", "”"),
    "‟": ("”",),
    "«": ("»", "”"),
    "``": ("''", '"', "”"),
    "''": ("''", '"'),
    '"': ('"', "”"),
    "＂": ("＂",),
    "”": ("”",),
    "»": ("«",),
    "‘": ("’",),
    "‚": ("‘", "’"),
    "'": ("'",),
    "‹": ("›",),
}
_SPAN = re.Match.span
_SINGLE = frozenset("'‘‚‹")
_SINGLE_CLOSERS = frozenset("'’")  # that may be apostrophes
_ELIDED = re.compile(r"(?:\d0s|em|til|tis|twas|cause|n|bout|round)\b", re.IGNORECASE)


@dataclass(slots=True)
class Marked:
    """A stretch between marks: ``outer`` with the marks, ``inner`` without. ``style`` is the opening mark."""

    outer: Span
    inner: Span
    style: str
    closed: bool


_Mark = tuple[str, int, int, bool, bool]  # its sign, start and end; whether it may open, and close


def _read_marks(body: str, start: int, end: int) -> list[_Mark]:
    """The signs that can open or close."""
    text = body[start:end]
    places: list[tuple[int, int]] = []
    for sign, pattern in _ASCII if text.isascii() else _MARKS:
        if sign in text:
            places += map(_SPAN, pattern.finditer(body, start, end))
    if not places:
        return []
    places.sort()
    marks = []
    for left, right in places:
        if start < left and right < end:
            text, opens, closes = _SIDES[body[left - 1 : right + 1]]
        else:
            text, opens, closes = _sides(
                f"{body[left - 1] if start < left else ' '}{body[left:right]}{body[right] if right < end else ' '}"
            )
        if opens and text in _SINGLE and _ELIDED.match(body, right):
            opens = False
        marks.append((text, left, right, opens, closes))
    return marks


def _sides(around: str) -> tuple[str, bool, bool]:
    """A mark, and whether it may open and close, by the characters beside it; at a paragraph's edge that is a space."""
    before, text, after = around[0], around[1:-1], around[-1]
    space = before.isspace()
    ended = after.isspace() or after in ".,;:!?)"
    if text == "“":
        closes = not space and ended
        return text, not closes, closes or (before.isalnum() and after.isalnum())  # “… home“Ruiz said
    opens = not after.isspace() and (not before.isalnum() or text in "„``«") and (space or not ended)
    closes = not space or ended
    if text == '"' and space and after.isspace():
        opens = True  # said, " We will …", if none is open
    if text in "'‘’‚‹›":
        opens = opens and text not in "’›"
        closes = closes and not space and not after.isalnum()
    return text, opens, closes


_SIDES = ByWord(_sides)


def _safe_single_closers(body: str, marks: list[_Mark]) -> set[int]:
    """Which single marks close for sure, although they might be the apostrophe of a plural (the voters’ patience).

    Such a mark is an apostrophe if another closing mark comes before the next opening one. Read from the right, so that
    a hundred thousand apostrophes cost one pass.
    """
    sure = set()
    closer_ahead = False
    for index in range(len(marks) - 1, -1, -1):
        text, start, end, opens, closes = marks[index]
        if text in ("'", "’"):
            if closes and not (body[start - 1] == "s" and body[end : end + 1] == " " and closer_ahead):
                sure.add(index)
            if closes:
                closer_ahead = True
        if text in ("'", "‘") and opens:
            closer_ahead = False
    return sure


def _closing(marks: list[_Mark], index: int, sure: set[int], last: dict[str, int]) -> int | None:
    """The index of the mark that closes the one at ``index``, or None."""
    opening = marks[index][0]
    wanted = _CLOSERS[opening]
    single = opening in _SINGLE
    if not single and index + 1 < len(marks):
        text, _, _, _, closes = marks[index + 1]
        if closes and text in wanted:
            return index + 1  # what most are
    if not _closes_behind(index, wanted, last):
        return None
    for other in range(index + 1, len(marks)):
        text, _, _, opens, closes = marks[other]
        if text in wanted and closes and (not single or opening == "‹" or other in sure):
            return other
        if single and text == opening and opens:
            return None  # the earlier one was an apostrophe
    return None


def _closes_behind(index: int, wanted: tuple[str, ...], last: dict[str, int]) -> bool:
    return any(last.get(text, -1) > index for text in wanted)


def find_marked(body: str, start: int, end: int) -> list[Marked]:
    """The outermost marked stretches of a paragraph, left to right."""
    marks = _read_marks(body, start, end)
    if not marks:
        return []
    last = {text: index for index, (text, _, _, _, closes) in enumerate(marks) if closes}
    sure = set() if _SINGLE_CLOSERS.isdisjoint(last) else _safe_single_closers(body, marks)
    found = []
    index = 0
    while index < len(marks):
        text, left, inside, opens, _ = marks[index]
        index += 1
        if not opens or text not in _CLOSERS:
            continue
        closing = _closing(marks, index - 1, sure, last)
        if closing is not None:
            _, close, right, _, _ = marks[closing]
            if close > inside:  # something between the marks
                found.append(Marked(_new(Span, (left, right)), _new(Span, (inside, close)), text, True))
            index = closing + 1
        elif inside < end and _may_stay_open(body, text, left, start):
            found.append(Marked(_new(Span, (left, end)), _new(Span, (inside, end)), text, False))
            break
    return found


def _may_stay_open(body: str, text: str, left: int, start: int) -> bool:
    """A double mark that never closes opens a quotation; a single one only at the head of a paragraph."""
    if text in ("”", "»"):
        return False
    return text not in _SINGLE or (text == "‘" and not body[start:left].strip())


_ATTRIBUTION = re.compile(
    r"[,?!] (?=(?:[a-z]+ |[A-Z][\w.’'-]* ){1,5}"
    r"(?:said|says|told|added|asked|wrote|warned|argued|explained|continued)\b)"
)
_NEAR = 2000


def close_early(body: str, marked: Marked) -> Marked:
    """A stretch that never closes, cut before the first ", he said" in it."""
    match = _ATTRIBUTION.search(body, marked.inner.start, min(marked.inner.end, marked.inner.start + _NEAR))
    if match is None:
        return Marked(marked.outer, marked.inner, marked.style, True)
    stop = match.start() + 1
    return Marked(Span(marked.outer.start, stop), Span(marked.inner.start, stop), marked.style, True)
