"""A mark says which kind of block begins where; laid in a row, marks become the blocks of a body.

>>> [(block.start, block.end) for block in tile([Mark(BlockKind.HEADLINE, 2), Mark(BlockKind.PARAGRAPH, 9)], 20)]
[(0, 9), (9, 20)]
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from articles.spans import Block, BlockKind


class Mark(NamedTuple):
    """Where a block begins, and what it is; it ends where the next begins."""

    kind: BlockKind
    start: int
    post: int | None = None
    author: str = ""
    handle: str = ""


def tile(marks: Sequence[Mark], length: int) -> tuple[Block, ...]:
    """The blocks that these marks (in the order of the text) cut ``[0, length)`` into."""
    starts = [mark.start for mark in marks]
    ends = [*starts[1:], length]
    if starts:
        starts[0] = 0  # white space before the first belongs to the first
    return tuple(
        Block(mark.kind, start, end, mark.post, mark.author, mark.handle)
        for mark, start, end in zip(marks, starts, ends, strict=True)
    )
