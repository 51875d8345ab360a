"""Conversations set between marks: a name in capitals and a colon begin what somebody else says.

>>> body = "“REPORTER: Will it hold? RUIZ: It will.”"
>>> parts = by_label(body, Draft(DIRECT, Span(1, len(body) - 1), [Span(1, len(body) - 1)]))
>>> [(body[slice(*part.mention)], body[slice(*part.span)]) for part in parts if part.mention]
[('REPORTER', 'Will it hold?'), ('RUIZ', 'It will.')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from articles.analysis.drafts import Draft, trimmed
from articles.analysis.findings import ARTICLE, DIRECT
from articles.spans import Span

_COLON = re.compile(r":\s")
# At the head of the words, or behind the end of a sentence; looked for backwards from a colon.
_LABEL = re.compile(r"(?:^|[.!?…)\]\"”’]\s{1,3})(?P<name>[A-Z][A-Z'’-]+\.?(?: [A-Z][A-Z'’.-]*){0,3})$")
_LONGEST = 45  # characters of a label
_TIMES = 2  # a single label is as likely a heading


def _labels(body: str, piece: Span) -> Iterator[tuple[Span, int]]:
    """Each label with the place behind its colon."""
    for colon in _COLON.finditer(body, piece.start, piece.end):
        start = max(piece.start, colon.start() - _LONGEST)
        found = _LABEL.search(body[start : colon.start()])
        if found is not None and (found.start() or start == piece.start):
            yield Span(start + found.start("name"), colon.start()), colon.end()


def by_label(body: str, draft: Draft) -> list[Draft]:
    """The parts of a conversation, each with its speaker; a draft without labels as it is."""
    if draft.channel is not ARTICLE:
        return [draft]
    labels = [list(_labels(body, piece)) for piece in draft.pieces]
    if sum(map(len, labels)) < _TIMES:
        return [draft]
    parts: list[Draft] = [_part(draft)]
    for piece, found in zip(draft.pieces, labels, strict=True):
        _add(body, parts[-1], piece.start, found[0][0].start if found else piece.end)
        for number, (label, start) in enumerate(found):
            parts.append(_part(draft, label))
            _add(body, parts[-1], start, found[number + 1][0].start if number + 1 < len(found) else piece.end)
    return [_whole(part) for part in parts if part.pieces]


def _part(draft: Draft, label: Span | None = None) -> Draft:
    part = Draft(draft.kind, draft.span, rule="a name and a colon between marks" if label else draft.rule)
    if label is None:
        part.cue, part.lemma, part.mention, part.free = draft.cue, draft.lemma, draft.mention, draft.free
    else:
        part.cue, part.lemma, part.mention = Span(label.end, label.end + 1), ":", label
    return part


def _add(body: str, part: Draft, start: int, end: int) -> None:
    piece = trimmed(body, start, end)
    if piece.start < piece.end:
        part.pieces.append(piece)


def _whole(part: Draft) -> Draft:
    part.span = Span(part.pieces[0].start, part.pieces[-1].end)
    return part


def conversations(body: str, drafts: Sequence[Draft]) -> list[Draft]:
    """All drafts, those that are conversations cut into what each says."""
    found: list[Draft] = []
    for draft in drafts:
        if draft.kind is not DIRECT or body.count(":", *draft.span) < _TIMES:
            found.append(draft)  # what most are
        else:
            found.extend(by_label(body, draft))
    return found
