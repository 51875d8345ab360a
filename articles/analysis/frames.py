"""Who reports what in a sentence: a reporting word, its subject, and the words before and after it that are reported.

>>> from articles.analysis.tokens import read_paragraph
>>> paragraph = read_paragraph("The pact holds, the envoy said on Monday.", 0, 41)
>>> [(paragraph.text(*f.subject), paragraph.text(*f.left), f.rule) for f in read_frames(paragraph, 0, 10)]
[('the envoy', 'The pact holds', 'clause before "said"')]
"""

from __future__ import annotations

from dataclasses import replace

from articles.analysis.ahead import marked_end, right_of
from articles.analysis.behind import (
    after_left,
    after_split,
    asked_before,
    inverted_subject,
    nothing_follows,
    words_before,
)
from articles.analysis.content import (
    clause_end,
    looks_like_clause,
    skip_adjuncts,
)
from articles.analysis.cues import Cue, find_cues
from articles.analysis.frame import Frame, Range
from articles.analysis.phrases import (
    PREPOSITIONS,
    phrase_starting,
)
from articles.analysis.sources import according_to, quoted_as_saying
from articles.analysis.subjects import clause_subject, subject_before
from articles.analysis.tokens import QUOTE, Paragraph

_SUBORDINATORS = frozenset(
    "while when as if although though after before because since even despite in by with".split()
)


def _subject(paragraph: Paragraph, cue: Cue, lo: int, hi: int, last: Frame | None) -> Range | None:
    """The subject before the cue; for "saying" and "and said" the one of the clause before."""
    low = paragraph.low
    before = low[cue.group - 1] if cue.group > lo else ""
    shared = cue.form == "ing" or before in ("and", "but", "or", "then", "")
    if cue.infinitive and cue.group < cue.start and before != "to" and low[cue.group] != "to":
        return subject_before(paragraph, cue.group, lo)
    if not shared and not cue.infinitive:
        found = subject_before(paragraph, cue.group, lo)
        if found is not None:
            return found
    elif cue.form == "ing" and low[cue.group] != low[cue.start]:
        found = subject_before(paragraph, cue.group, lo)  # "is saying"
        if found is not None:
            return found
    if last is not None and last.subject is not None and last.cue[0] < cue.start:
        return last.subject
    return clause_subject(paragraph, lo, hi)


def _said_frame(paragraph: Paragraph, cue: Cue, lo: int, hi: int, floor: int, last: Frame | None) -> Frame | None:
    low = paragraph.low
    name = paragraph.text(cue.start, cue.end)
    frame = Frame((cue.start, cue.end), cue.entry.lemma, "")
    inverted = inverted_subject(paragraph, cue, lo, floor, hi)
    if inverted is None and cue.start == lo:
        opening = _at_the_head(paragraph, cue, hi, frame)
        if opening is not None:
            return opening
    if inverted is not None:
        left = words_before(paragraph, cue.group, floor)
        more = after_left(paragraph, left, inverted[1], hi)
        return replace(frame, subject=inverted, left=left, right=more, rule=f'"{name}" before its subject')
    subject = _subject(paragraph, cue, lo, hi, last)
    if cue.passive:
        return _passive(paragraph, cue, lo, hi, frame, subject)
    start = subject[0] if subject is not None and subject[1] <= cue.start else cue.group
    after_as = start > lo and low[start - 1] == "as"
    left = words_before(paragraph, start - 1 if after_as else start, floor)
    limit = _first_clause_end(paragraph, cue, subject, lo, hi)
    right = right_of(paragraph, cue, limit)
    if left is not None and (low[left[1] - 1] == QUOTE or right is None) and cue.form != "ing":
        if low[left[1] - 1] != QUOTE and not ("c" in cue.entry.frames and nothing_follows(paragraph, cue.end, hi)):
            return None
        more = after_left(paragraph, left, cue.end, hi)
        if more is None and low[left[1] - 1] != QUOTE and _fragment(paragraph, left):
            return None
        return replace(frame, subject=subject, left=left, right=more, rule=f'clause before "{name}"')
    if right is None and after_as and start - 1 == lo:
        right_range = after_split(paragraph, cue.end, hi)
        right = (right_range, f'clause after "as … {name}"') if right_range else None
    if right is None:
        earlier = asked_before(paragraph, cue, start, lo)
        return replace(frame, subject=subject, left=earlier, rule=f'words before "{name}"') if earlier else None
    if cue.infinitive and cue.group == cue.start - 1 and low[right[0][0]] != QUOTE:
        return None
    return replace(frame, subject=subject, right=right[0], rule=right[1])


def _fragment(paragraph: Paragraph, left: Range) -> bool:
    """Whether the words before "…, he said" are only a time or a place: "On Monday, he said"."""
    if looks_like_clause(paragraph, *left):
        return False
    return left[1] - left[0] < 3 or paragraph.low[left[0]] in PREPOSITIONS or paragraph.low[left[0]] in _SUBORDINATORS


def _at_the_head(paragraph: Paragraph, cue: Cue, hi: int, frame: Frame) -> Frame | None:
    """A sentence that opens with its verb: "Said the mayor: “…”", "Asked whether …, she"."""
    low = paragraph.low
    name = paragraph.text(cue.start, cue.end)
    if cue.form != "past" or cue.end >= hi:
        return None
    if cue.entry.lemma in ("ask", "tell", "press"):
        comma = next((i for i in range(cue.end, min(hi, cue.end + 45)) if low[i] == ","), None)
        asked = right_of(paragraph, cue, comma) if comma is not None else None
        return replace(frame, right=asked[0], rule=f'"{name}" without a subject') if asked else frame
    subject = phrase_starting(paragraph, cue.end, hi) if "v" in cue.entry.frames else None
    right_range = (
        next((i for i in range(subject[1], min(hi, subject[1] + 25)) if low[i] == QUOTE), None) if subject else None
    )
    if subject is None or right_range is None:
        return None
    return replace(
        frame,
        subject=subject,
        right=(right_range, marked_end(paragraph, right_range, hi)),
        rule=f'"{name}" at the head',
    )


def _first_clause_end(paragraph: Paragraph, cue: Cue, subject: Range | None, lo: int, hi: int) -> int:
    """In "While he said …, she …" and "Announcing …, he …" the content ends with the first clause."""
    low = paragraph.low
    opener = low[lo] in _SUBORDINATORS and not (
        subject is not None and any(low[i] == "," for i in range(lo, subject[0]))
    )
    aside = subject is not None and low[subject[0]] in ("who", "which") and subject[1] <= cue.start
    if not (opener or aside or (cue.form == "ing" and cue.group == lo)):
        return hi
    for at in range(cue.end, min(hi - 1, cue.end + 60)):
        if low[at] == "," and low[at + 1] != QUOTE and not (low[at + 1] in ("and", "or") and not aside):
            return at if at > cue.end else hi
        if (
            low[at] == QUOTE
            and at > cue.end
            and paragraph.body[paragraph.marked[at].inner.end - 1] == ","
            and low[at + 1] != QUOTE
        ):
            return at + 1
    return hi


def _passive(paragraph: Paragraph, cue: Cue, lo: int, hi: int, frame: Frame, subject: Range | None) -> Frame | None:
    """ "was quoted as saying “…”", "was asked whether …", "it was announced that …"."""
    low = paragraph.low
    name = paragraph.text(cue.start, cue.end)
    if low[cue.end : cue.end + 2] == ["as", "saying"]:
        at = skip_adjuncts(paragraph, cue.end + 2, hi)
        return (
            replace(frame, subject=subject, right=(at, clause_end(paragraph, at, hi)), rule=f'"{name} as saying"')
            if at < hi
            else None
        )
    if not cue.entry.frames & {"a", "c"}:
        return None
    right = right_of(paragraph, cue, hi)
    if right is None or low[right[0][0]] == "by":
        return None
    if (
        cue.entry.lemma not in ("ask", "tell", "inform", "remind", "warn", "advise")
        and low[right[0][0] - 1] != "that"
        and low[right[0][0]] != QUOTE
    ):
        return None
    return replace(frame, right=right[0], rule="passive: " + right[1])


def read_frames(paragraph: Paragraph, lo: int, hi: int) -> list[Frame]:
    """The frames of a sentence, left to right; none claims words that another one has."""
    low = paragraph.low
    frames: list[Frame] = list(quoted_as_saying(paragraph, lo, hi)) if "saying" in low[lo:hi] else []
    floor = max((frame.right[1] for frame in frames if frame.right), default=lo)
    last: Frame | None = frames[-1] if frames else None
    accords = (
        [i for i in range(lo, hi - 1) if low[i] == "according" and low[i + 1] == "to"]
        if "according" in low[lo:hi]
        else []
    )
    for cue in find_cues(paragraph, lo, hi):
        while accords and accords[0] < cue.start:
            frame = according_to(paragraph, accords.pop(0), lo, hi, floor)
            if frame is not None:
                frames.append(frame)
                floor = _reach(frame)
        if cue.start < floor and (cue.start > lo or floor > lo):
            continue
        frame = _said_frame(paragraph, cue, lo, hi, floor, last)
        if frame is not None:
            frames.append(frame)
            last = frame
            floor = _reach(frame)
    for at in accords:
        if at >= floor:
            frame = according_to(paragraph, at, lo, hi, floor)
            if frame is not None:
                frames.append(frame)
                floor = _reach(frame)
    return frames


def _reach(frame: Frame) -> int:
    ends = [frame.cue[1]]
    ends.extend(part[1] for part in (frame.left, frame.right) if part is not None)
    if frame.subject is not None:
        ends.append(frame.subject[1])
    return max(ends)
