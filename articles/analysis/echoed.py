"""Headlines and subheads between marks that repeat what is quoted below: whose words they are is known from there.

>>> from articles.analysis.findings import DIRECT, TERM
>>> body = "“No way back”\\n\\n“There is no way back,” she said."
>>> title = Draft(TERM, Span(1, 12), [Span(1, 12)])
>>> quote = Draft(DIRECT, Span(16, 37), [Span(16, 37)], mention=Span(39, 42))
>>> find_echoes(body, [title, quote], [Span(0, 13)])
>>> (str(title.kind), title.echo is quote)
('direct', True)
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from articles.analysis.drafts import Draft
from articles.analysis.findings import DIRECT, TERM
from articles.analysis.words import APOSTROPHES
from articles.spans import Span

_FEWEST = 3  # words; two may be a name that everybody uses
_WORD = re.compile(rf"[^\W_]+(?:[{APOSTROPHES}-][^\W_]+)*")


def find_echoes(body: str, drafts: Sequence[Draft], lines: Sequence[Span]) -> None:
    """Tell of each stretch in a title ``lines`` beside which nobody stands which quote of the text has its words."""
    titles = [draft for draft in drafts if _unnamed(draft) and _within(draft.span, lines)]
    if not titles:
        return
    spoken = [
        (_plain(body, draft), draft) for draft in drafts if draft.kind is not TERM and draft.pieces and not draft.free
    ]
    for title in titles:
        wanted = _plain(body, title)
        if wanted.count(" ") > _FEWEST:
            title.echo = next((draft for said, draft in spoken if wanted in said and draft is not title), None)
        if title.echo is not None:
            title.kind, title.rule = DIRECT, "a title with words of a quote below"


def _unnamed(draft: Draft) -> bool:
    return draft.mention is None and bool(draft.pieces) and (draft.kind is TERM or draft.free)


def _within(span: Span, lines: Sequence[Span]) -> bool:
    return any(line.start <= span.start and span.end <= line.end for line in lines)


def _plain(body: str, draft: Draft) -> str:
    """The words between marks in lower case, a space before and behind each."""
    found = (word for piece in draft.pieces for word in _WORD.findall(body, piece.start, piece.end))
    return f" {' '.join(found).lower()} "
