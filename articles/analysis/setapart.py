"""Words set apart in paragraphs of their own without marks, as live blogs have them: "He said:" ends the one before.

>>> from articles.analysis.tokens import read_paragraph
>>> from articles.spans import BlockKind
>>> lines, read, at = ["In May Ana Ruiz wrote:", "I will mend it.", "My word on it.", "She left."], [], 0
>>> body = "\\n".join(lines)
>>> for line in lines:
...     block = Block(BlockKind.PARAGRAPH, at, at + len(line))
...     read.append((block, read_paragraph(body, block.start, block.end)))
...     at += len(line) + 1
>>> draft, behind = set_apart(body, read, 1)
>>> body[slice(*draft.span)], body[slice(*draft.mention)], behind
('I will mend it.\\nMy word on it.', 'Ana Ruiz', 3)
"""

from __future__ import annotations

from collections.abc import Sequence

from articles.analysis.drafts import Draft
from articles.analysis.findings import INDIRECT
from articles.analysis.frame import Frame, Range
from articles.analysis.lexicon import VERBS
from articles.analysis.smallwords import FIRST_PERSON
from articles.analysis.tokens import Paragraph
from articles.analysis.ushered import usher
from articles.spans import Block, BlockKind, Span

_FARTHEST = 6  # paragraphs
_CLOSERS = ("”", "»")


def set_apart(body: str, read: Sequence[tuple[Block, Paragraph]], number: int) -> tuple[Draft, int] | None:
    """The words that begin with a paragraph behind a colon, and the number of the first paragraph behind them."""
    before, (block, paragraph) = read[number - 1][1], read[number]
    if not _bare(block, paragraph):
        return None
    frame = usher(before)
    if frame is None or frame.subject is None or not _awaits(before, frame, frame.subject):
        return None
    behind = _behind(body, read, number + 1)
    start, end = paragraph.starts[0], read[behind - 1][1].end_of(-1)
    cue, subject = frame.cue, frame.subject
    draft = Draft(INDIRECT, Span(start, end), rule="words set apart after a colon", lemma=frame.lemma)
    draft.cue = before.span(*cue)
    draft.mention = before.span(*subject)
    return draft, behind


def _awaits(before: Paragraph, frame: Frame, subject: Range) -> bool:
    """Whether nothing but a hearer, a time or a place stands between a verb and the colon: not "noted the crowd:"."""
    at = frame.cue[1]
    entries = VERBS.get(before.low[at - 1], ())
    behind = before.tags[at:-1]
    told = not behind or behind[0] in "pm" or any("a" in entry.frames for entry, _ in entries)
    own = before.low[subject[0]] in FIRST_PERSON
    return bool(entries) and told and not own and not any(tag in "vx" for tag in behind)


def _bare(block: Block, paragraph: Paragraph) -> bool:
    """Whether a paragraph begins like a sentence and has no marks."""
    return block.kind is BlockKind.PARAGRAPH and not paragraph.marked and bool(paragraph.low) and paragraph.capital(0)


def _behind(body: str, read: Sequence[tuple[Block, Paragraph]], number: int) -> int:
    """They go on as long as somebody speaks of themselves, or to a mark that closes though none was opened."""
    last = number
    for at in range(number, min(len(read), number + _FARTHEST)):
        block, paragraph = read[at]
        if not _bare(block, paragraph):
            break
        if body.endswith(_CLOSERS, block.start, paragraph.end_of(-1)):
            return at + 1
        if last == at and not FIRST_PERSON.isdisjoint(paragraph.low):
            last = at + 1
    return last
