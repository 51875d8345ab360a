"""A quotation over several paragraphs whose mark is neither closed nor opened again until the last one closes it.

>>> from articles.analysis.tokens import read_paragraph
>>> from articles.spans import BlockKind
>>> lines, read, at = ["“We had a plan, he said.", "It was a good one.", "Nobody read it.”", "He left."], [], 0
>>> body = "\\n".join(lines)
>>> for line in lines:
...     block = Block(BlockKind.PARAGRAPH, at, at + len(line))
...     read.append((block, read_paragraph(body, block.start, block.end)))
...     at += len(line) + 1
>>> [body[slice(*span)] for span in closed_later(body, read, 0)]
['It was a good one.', 'Nobody read it.']
"""

from __future__ import annotations

from collections.abc import Sequence

from articles.analysis.tokens import Paragraph
from articles.spans import Block, BlockKind, Span

_CLOSERS = {"“": "”", "«": "»"}  # straight ones do not tell which of the two they are
_FARTHEST = 6  # paragraphs


def closed_later(body: str, read: Sequence[tuple[Block, Paragraph]], number: int) -> list[Span]:
    """What of the paragraphs behind one belongs to its open quotation; nothing if none of the next few closes it."""
    opened = read[number][1].marked[len(read[number][1].low) - 1]
    closer = _CLOSERS.get(opened.style)
    if closer is None:
        return []
    spans: list[Span] = []
    for block, _ in read[number + 1 : number + 1 + _FARTHEST]:
        words = body[block.start : block.end].rstrip()
        at = words.find(closer)
        if block.kind is not BlockKind.PARAGRAPH or 0 <= words.find(opened.style) < at:
            return []
        if at >= 0:
            ends = at == len(words) - 1 and words.count(closer) == 1
            return [*spans, Span(block.start, block.start + at)] if ends else []
        spans.append(Span(block.start, block.start + len(words)))
    return []
