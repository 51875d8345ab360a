"""A headline that is cited between marks and names its own source: "“Bridge is safe, say engineers” — Kessel Courier".

The engineers speak; who cites them only passes it on.

>>> from articles.analysis.findings import QuoteKind
>>> body = "“Bridge is safe, say engineers” — Kessel Courier"
>>> draft = Draft(QuoteKind.DIRECT, Span(1, 30), [Span(1, 30)], rule=DASH)
>>> from_within(body, draft)
>>> (body[draft.span.start : draft.span.end], body[draft.mention.start : draft.mention.end])
('Bridge is safe', 'engineers')
"""

from __future__ import annotations

import re

from articles.analysis.drafts import Draft
from articles.spans import Span

DASH = "name after a dash"
_SAY = re.compile(
    r",\s(?:(?P<verb>say|says|said)\s(?P<after>\w+(?:\s\w+){0,3})"
    r"|(?P<before>\w+(?:\s\w+){0,3})\s(?P<last>say|says|said))$"
)
_LONGEST = 200


def from_within(body: str, draft: Draft) -> None:
    """Give a cited headline the speaker it names at its own end."""
    if draft.rule != DASH or draft.span.size > _LONGEST:
        return
    found = _SAY.search(body[draft.span.start : draft.span.end])
    if found is None:
        return
    verb, who = ("verb", "after") if found["verb"] else ("last", "before")
    start = draft.span.start
    draft.cue, draft.lemma, draft.rule = (
        Span(start + found.start(verb), start + found.end(verb)),
        "say",
        "source in a headline",
    )
    draft.mention = Span(start + found.start(who), start + found.end(who))
    draft.span = Span(start, start + found.start())
    draft.pieces = [draft.span]
