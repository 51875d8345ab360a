r"""The lines of a body, as far as they hold anything, with their place in it.

Texts broken at a fixed width ("hard-wrapped", as mail programs and old wire copy do) have one line for each paragraph
here, whatever their number of line breaks.

>>> [(line.start, line.text) for line in split_lines("One.\n\n  Two.\n")]
[(0, 'One.'), (8, 'Two.')]
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff"
# What may stand at the edge of a line without being part of its words.
EDGE = "".join(char for char in map(chr, range(0x3001)) if char.isspace()) + ZERO_WIDTH
STOPS = ".!?…:;\"”’'»“)"
# Where more than this share of single line breaks fall within a sentence, the line breaks mean nothing.
WRAPPED_SHARE = 0.4
LINE = re.compile(r"[^\n]+")


class Line(NamedTuple):
    """A line that holds something: its words without white space around them, and where they start.

    ``gap`` tells whether an empty line stands before it.
    """

    start: int
    text: str
    gap: bool = True

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def split_lines(body: str) -> list[Line]:
    lines: list[Line] = []
    last_end = -2
    for match in LINE.finditer(body):
        raw = match.group()
        text = raw.lstrip(EDGE)
        if not text:
            continue
        start = match.end() - len(text)
        lines.append(Line(start, text.rstrip(EDGE), match.start() > last_end + 1))
        last_end = match.end()
    return _joined(body, lines) if _is_wrapped(lines) else lines


def from_here(line: Line, offset: int) -> Line:
    """The rest of a line from ``offset`` (in the line) on."""
    rest = line.text[offset:].lstrip(EDGE)
    return Line(line.end - len(rest), rest, line.gap)


def _is_wrapped(lines: list[Line]) -> bool:
    steps = [(before, after) for before, after in pairwise(lines) if not after.gap]
    if len(steps) < 3:
        return False
    within = sum(before.text[-1] not in STOPS and after.text[0].islower() for before, after in steps)
    return within > WRAPPED_SHARE * len(steps)


def _joined(body: str, lines: list[Line]) -> list[Line]:
    joined: list[Line] = []
    start = 0
    for here, line in enumerate(lines):
        if line.gap:
            start = here
        last = here + 1 == len(lines)
        if last or lines[here + 1].gap:
            first = lines[start]
            joined.append(Line(first.start, body[first.start : line.end], first.gap))
    return joined
