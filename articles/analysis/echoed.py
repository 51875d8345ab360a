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
from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter

from articles.analysis.drafts import Draft
from articles.analysis.findings import DIRECT, TERM
from articles.analysis.words import APOSTROPHES
from articles.spans import Span

_START = attrgetter("start")
_TITLES = 50  # quoted ones that are looked up; no text has as many
_FEWEST = 3  # words; two may be a name that everybody uses
_MOST = 0.6  # of a title that a quote must make up
_WORD = re.compile(rf"[^\W_]+(?:[{APOSTROPHES}-][^\W_]+)*")


def find_echoes(body: str, drafts: Sequence[Draft], lines: Sequence[Span]) -> None:
    """Tell of each stretch in a title ``lines`` beside which nobody stands which quote of the text has its words."""
    titles = [draft for draft in drafts if draft.mention is None and _unnamed(draft) and _within(draft.span, lines)]
    if not titles:
        return
    wanted = [(title, words) for title in titles[:_TITLES] if (words := _plain(body, title)).count(" ") > _FEWEST]
    if not wanted:
        return
    spoken = [
        (_plain(body, draft), draft) for draft in drafts if draft.kind is not TERM and draft.pieces and not draft.free
    ]
    for title, words in wanted:
        title.echo = next((draft for said, draft in spoken if draft is not title and _same(words, said)), None)
        if title.echo is not None:
            title.kind, title.rule = DIRECT, "a title with words of a quote below"


def _same(wanted: str, said: str) -> bool:
    """Whether a title's words stand in a quote, also where a few between them are left out, or are little more than it.

    >>> _same(" it is ours and it stays ", " he said it is ours and for that it stays ")
    True
    """
    if wanted in said or (said.count(" ") > _FEWEST and said in wanted and len(said) > _MOST * len(wanted)):
        return True
    first, second, *more = wanted.split()
    at = said.find(f" {first} {second} ") if len(more) >= _FEWEST else -1
    if at < 0:
        return False
    rest = iter(said[at : at + 3 * len(wanted)].split()[: len(more) + 2 + len(more) // 2])
    return all(word in rest for word in (first, second, *more))


def _unnamed(draft: Draft) -> bool:
    return bool(draft.pieces) and (draft.kind is TERM or draft.free)


def _within(span: Span, lines: Sequence[Span]) -> bool:
    """Whether a stretch lies in one of some lines, which stand in order of place."""
    at = bisect_right(lines, span.start, key=_START) - 1
    return at >= 0 and span.end <= lines[at].end


def _plain(body: str, draft: Draft) -> str:
    """The words between marks in lower case, a space before and behind each."""
    found = [word for start, end in draft.pieces for word in _WORD.findall(body, start, end)]
    return f" {' '.join(found).lower()} "
