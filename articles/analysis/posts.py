"""The words of embedded posts, and who is quoted in them.

A post's words are its author's, in one quote however many blocks they are cut into. Where a post opens with a name and
a colon, or marks words under such a line, the named person speaks and the author passes it on.

>>> from articles.spans import Block, BlockKind
>>> [draft.author for draft in post_drafts("We agree.", [Block(BlockKind.POST, 0, 9, post=1, author="Ana Ruiz")])]
['Ana Ruiz']
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from articles.analysis.drafts import Draft
from articles.analysis.findings import DIRECT, POST
from articles.analysis.marks import find_marked
from articles.spans import Block, BlockKind, Span

_POST = BlockKind.POST  # Python looks a member up slowly
_LINK = re.compile(r"(?:pic\.twitter\.com/|https?://|t\.co/)\S+|<[^<>]{1,300}>")  # or markup left in the text
_NAMED = re.compile(r"(?P<name>[^\W\d_][^\n:“”\"]{2,79}):\s*")


def _words(body: str, block: Block) -> list[Span]:
    """The lines of a post's block without links, markup and white space."""
    spans = []
    at = block.start
    for link in [*_LINK.finditer(body, block.start, block.end), None]:
        stop = link.start() if link else block.end
        start, end = at, stop
        while start < end and (body[start].isspace() or body[start] == "\u200b"):
            start += 1
        while end > start and (body[end - 1].isspace() or body[end - 1] == "\u200b"):
            end -= 1
        if start < end:
            spans.append(Span(start, end))
        at = link.end() if link else stop
    return spans


def post_drafts(body: str, blocks: Sequence[Block]) -> list[Draft]:
    """One draft for each post, two where a post quotes somebody and adds words of its own."""
    posts: dict[int, list[Block]] = {}
    for block in blocks:
        if block.post is not None and block.kind is _POST:
            posts.setdefault(block.post, []).append(block)
    return [draft for post in posts.values() if (draft := _post_draft(body, post)) is not None]


def _post_draft(body: str, blocks: list[Block]) -> Draft | None:
    spans = [span for block in blocks for span in _words(body, block)]
    if not spans:
        return None
    author, handle = blocks[0].author, blocks[0].handle
    draft = Draft(DIRECT, Span(spans[0].start, spans[-1].end), spans, channel=POST, rule="words of a post")
    draft.author, draft.handle = author, handle
    named = _NAMED.match(body, spans[0].start, spans[0].end + 1)
    if named is None:
        return draft
    marked = [found.inner for span in spans for found in find_marked(body, span.start, span.end)]
    marked = [span for span in marked if span.start >= named.end("name")]
    rest = [Span(max(span.start, named.end()), span.end) for span in spans if span.end > named.end()]
    pieces = marked or rest
    if not pieces:
        return draft
    draft.mention = Span(*named.span("name"))
    draft.pieces, draft.span = pieces, Span(pieces[0].start, pieces[-1].end)
    draft.rule = "a name and a colon in a post"
    return draft
