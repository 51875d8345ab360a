"""Speech that a dash opens and no marks surround, as many languages print it: "– We will sign, the minister said."

What somebody reports has neither "we" nor "you" of its own, so these show that the words are given; without them a
dash may as well begin an entry of a list.

>>> from articles.analysis.tokens import read_paragraph
>>> from articles.spans import Span
>>> paragraph = read_paragraph("– We will sign, Ana Ruiz said.", 0, 30)
>>> draft = Draft(INDIRECT, Span(2, 14))
>>> speak_out(paragraph, [draft])
>>> (str(draft.kind), draft.pieces)
('direct', [Span(start=2, end=14)])
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import compress

from articles.analysis.drafts import Draft
from articles.analysis.findings import DIRECT, INDIRECT
from articles.analysis.smallwords import FIRST_PERSON, SECOND_PERSON
from articles.analysis.tokens import Paragraph

_I_AND_YOU = FIRST_PERSON | SECOND_PERSON


def speak_out(paragraph: Paragraph, drafts: Iterable[Draft]) -> None:
    """Of what is reported at the head of a paragraph that a dash opens, what says "we" or "you" is direct."""
    for draft in drafts:
        head = len(paragraph.starts) > 1 and draft.span.start == paragraph.starts[1]
        if head and draft.kind is INDIRECT and draft.lead is None:
            inside = (draft.span.start <= start < draft.span.end for start in paragraph.starts)
            if not _I_AND_YOU.isdisjoint(compress(paragraph.low, inside)):
                draft.kind, draft.pieces, draft.rule = DIRECT, [draft.span], f"behind a dash, {draft.rule}"
