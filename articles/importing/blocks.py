"""Splits a body into blocks, each a stretch of one kind, which tile the body.

>>> body = "Harbour stays open\\nHARROW BAY (NW) — The council voted on Monday."
>>> [(block.kind.value, body[block.start : block.end]) for block in split_blocks(body)][1:]
[('dateline', 'HARROW BAY (NW) — '), ('paragraph', 'The council voted on Monday.')]
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from articles.importing.datelines import find_dateline, has_speaker_labels
from articles.importing.dates import STAMP
from articles.importing.furniture import is_bullet, is_byline, is_caption, is_furniture, is_head_matter, is_list_head
from articles.importing.headings import folded, is_headline, is_subhead
from articles.importing.lines import Line, from_here, split_lines
from articles.importing.marks import Mark, tile
from articles.importing.posts import find_posts
from articles.spans import Block, BlockKind

STAMP_LINES = 2  # a headline put before the text may stand above its stamp
HEAD_LINES = 8  # bylines, dates and datelines stand near the top
LONGEST_BULLET = 200


def split_blocks(body: str, *, headline: str = "") -> tuple[Block, ...]:
    """The blocks of a body. A ``headline`` that came beside the text is one if it is the body's first line."""
    if not body:
        return ()
    marks, lines = _without_stamp(split_lines(body))
    posts = find_posts(lines)
    head = _headline_line(lines, posts, headline)
    kinds = _furniture(lines, posts)
    if head is not None:
        kinds[head] = BlockKind.HEADLINE
    _head_matter(lines, posts, kinds, head)
    _subheads(lines, posts, kinds)
    dateline = _dateline(lines, posts, kinds)
    for here, line in enumerate(lines):
        if here in posts:
            marks += posts[here]
        elif dateline and dateline[0] == here:
            marks += [Mark(BlockKind.DATELINE, line.start), Mark(BlockKind.PARAGRAPH, line.start + dateline[1])]
        else:
            marks.append(Mark(kinds.get(here, BlockKind.PARAGRAPH), line.start))
    marks.sort(key=lambda mark: mark.start)
    # A body of nothing but white space, or a dateline with nothing behind it, has marks too few or one too many.
    marks = [mark for mark in marks if mark.start < len(body)] or [Mark(BlockKind.PARAGRAPH, 0)]
    return tile(marks, len(body))


def first_line(body: str) -> str:
    """The first words of a body as a line, without a date stamp: what a headline would be."""
    lines = _without_stamp(split_lines(body))[1]
    return lines[0].text if lines else ""


def headline_of(body: str, blocks: Sequence[Block]) -> str:
    """The words of the headline, if the blocks have one."""
    return next((body[block.start : block.end].strip() for block in blocks if block.kind is BlockKind.HEADLINE), "")


def _without_stamp(lines: list[Line]) -> tuple[list[Mark], list[Line]]:
    for here, line in enumerate(lines[:STAMP_LINES]):
        if stamp := STAMP.match(line.text):
            rest = from_here(line, stamp.end())
            others = [*lines[:here], *([rest] if rest.text else []), *lines[here + 1 :]]
            return [Mark(BlockKind.DATE_STAMP, line.start)], others
    return [], lines


def _headline_line(lines: Sequence[Line], posts: Mapping[int, object], given: str) -> int | None:
    """The number of the line that is the headline: the first, or the first behind the page's furniture."""
    if given and lines and folded(lines[0].text) == folded(given):
        return 0
    here = 0
    while here < min(len(lines), 3) and here not in posts and is_furniture(lines[here].text):
        here += 1
    if here >= len(lines) or here in posts:
        return None
    text = lines[here].text
    following = [line.text for line in lines[here + 1 : here + 1 + HEAD_LINES]]
    if is_byline(text) or is_caption(text) or is_list_head(text) or is_head_matter(text) or find_dateline(text):
        return None
    if following and not lines[here + 1].gap and following[0][0].islower():
        return None  # the sentence goes on in the next line
    announced = bool(following) and (find_dateline(following[0]) is not None or is_byline(following[0]))
    return here if is_headline(text, following, before_dateline=announced) else None


def _furniture(lines: Sequence[Line], posts: Mapping[int, object]) -> dict[int, BlockKind]:
    """The lines that are told by themselves: furniture with its bullets, captions, bylines."""
    kinds: dict[int, BlockKind] = {}
    in_list = marked = False
    for here, line in enumerate(lines):
        text = line.text
        if here in posts:
            in_list = False
        elif in_list and len(text) <= LONGEST_BULLET and (is_bullet(text) or (not marked and text[-1] not in '.!?”"')):
            marked = marked or is_bullet(text)
            kinds[here] = BlockKind.FURNITURE
        elif is_list_head(text) and 0 < here + 1 < len(lines):
            in_list, marked = True, False
            kinds[here] = BlockKind.FURNITURE
        else:
            in_list = False
            if kind := _kind_alone(text):
                kinds[here] = kind
    return kinds


def _kind_alone(text: str) -> BlockKind | None:
    if is_furniture(text):
        return BlockKind.FURNITURE
    if is_caption(text):
        return BlockKind.CAPTION
    return BlockKind.BYLINE if is_byline(text) else None


def _head_matter(
    lines: Sequence[Line], posts: Mapping[int, object], kinds: dict[int, BlockKind], head: int | None
) -> None:
    """Dates and names on lines of their own near the top, before the first paragraph."""
    for here in range(0 if head is None else head + 1, min(len(lines), HEAD_LINES)):
        if here in posts:
            return
        if here in kinds:
            continue
        if not is_head_matter(lines[here].text):
            if not is_subhead(lines[here].text):
                return
            if kinds.get(here - 1) is BlockKind.BYLINE and lines[here].text.istitle():
                kinds[here] = BlockKind.BYLINE  # "Harbour Press" below "By Lena Marr"
            continue
        kinds[here] = BlockKind.BYLINE


def _subheads(lines: Sequence[Line], posts: Mapping[int, object], kinds: dict[int, BlockKind]) -> None:
    """Short lines with something before them and a paragraph or a post after them."""
    aside = {BlockKind.CAPTION, BlockKind.FURNITURE, BlockKind.BYLINE}
    follows_prose = False
    for here in range(len(lines) - 1, 0, -1):
        if here in posts:
            follows_prose = True
        elif kinds.get(here) in aside:
            continue
        elif follows_prose and here not in kinds and is_subhead(lines[here].text):
            kinds[here] = BlockKind.SUBHEAD
            follows_prose = False
        else:
            follows_prose = not is_subhead(lines[here].text)


def _dateline(
    lines: Sequence[Line], posts: Mapping[int, object], kinds: Mapping[int, BlockKind]
) -> tuple[int, int] | None:
    """The number of the line that begins with the dateline, and where in it the dateline ends."""
    near = [here for here in range(min(len(lines), HEAD_LINES)) if here not in posts and here not in kinds]
    labelled = has_speaker_labels([lines[here].text for here in near])
    for here in near:
        if dateline := find_dateline(lines[here].text, labelled=labelled):
            return here, dateline.end
    return None
