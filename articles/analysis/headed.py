"""Collections of reactions: a line with nothing but a name, and below it that person's words between marks.

One such line may as well head a part of an article, so there must be two.

>>> from articles.analysis.tokens import read_paragraph
>>> from articles.spans import BlockKind
>>> lines, read, at = ["MAYOR ANA RUIZ", "“It was short.”", "Jan Holt, envoy", "“No.”"], [], 0
>>> body = "\\n".join(lines)
>>> for line in lines:
...     kind = BlockKind.PARAGRAPH if "“" in line else BlockKind.SUBHEAD
...     block = Block(kind, at, at + len(line))
...     read.append((block, read_paragraph(body, block.start, block.end)))
...     at += len(line) + 1
>>> [(number, body[slice(*name)]) for number, name in names_beside(read).items()]
[(1, 'MAYOR ANA RUIZ'), (3, 'Jan Holt')]
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from articles.analysis.drafts import Draft, only_marked
from articles.analysis.runs import find_runs, role_before
from articles.analysis.tokens import DASHES, Paragraph
from articles.spans import Block, BlockKind, Span

BELOW, ABOVE = "below a name", "above a name"
_FEWEST = 2
_LONGEST = 20  # tokens of a line


def names_beside(read: Sequence[tuple[Block, Paragraph]]) -> dict[int, Span]:
    """Of each paragraph that is all between marks, beside a line that is a name: its number, and where the name is."""
    marked = [
        number
        for number, (_, paragraph) in enumerate(read)
        if paragraph.marked and only_marked(paragraph, 0, len(paragraph.low))
    ]
    return _names_above(read, marked) | _names_below(read, marked) if marked else {}


def _names_above(read: Sequence[tuple[Block, Paragraph]], marked: Iterable[int]) -> dict[int, Span]:
    """Those below a name: "MAYOR ANA RUIZ"."""
    found = {}
    for number in marked:
        block, line = read[number - 1]
        if number and len(line.low) <= _LONGEST and block.kind is not BlockKind.HEADLINE:
            name = _name(line)
            if name is not None:
                found[number] = name
    return found if len(found) >= _FEWEST else {}


def _names_below(read: Sequence[tuple[Block, Paragraph]], marked: Iterable[int]) -> dict[int, Span]:
    """Those above a line "— Ana Ruiz, mayor of Kessel"."""
    found = {}
    for number in marked:
        line = read[number + 1][1] if number + 1 < len(read) else None
        if line is not None and line.low and line.low[0] in DASHES and len(line.low) <= _LONGEST:
            name = _name(line, 1)
            if name is not None:
                found[number] = name
    return found


def give_name(draft: Draft, name: Span) -> None:
    """Words that stand alone in their paragraph are those of the name above or below."""
    if draft.free and draft.mention is None:
        rule = BELOW if name.start < draft.span.start else ABOVE
        draft.mention, draft.rule, draft.free = name, rule, False


def _name(line: Paragraph, first: int = 0) -> Span | None:
    """The name with which a line begins and which is all of it, but for who that is behind a comma or in brackets."""
    if line.marked or not line.low or (line.low[-1] in ".!?" and not first):
        return None
    run = next(iter(find_runs(line)), None)
    if run is None or run.start != first or line.low[run.end : run.end + 1] not in ([], [","], ["("], [":"]):
        return None
    if len(run.words) < 2 and not role_before(line, run):
        return None
    return line.span(first, run.end)
