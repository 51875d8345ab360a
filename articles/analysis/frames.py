"""Who reports what in a sentence: a reporting word, its subject, and the words before and after it that are reported.

>>> from articles.analysis.tokens import read_paragraph
>>> paragraph = read_paragraph("The pact holds, the envoy said on Monday.", 0, 41)
>>> [(paragraph.text(*f.subject), paragraph.text(*f.left), f.rule) for f in read_frames(paragraph, 0, 10)]
[('the envoy', 'The pact holds', 'clause before "said"')]
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from articles.analysis.ahead import Found, marked_end, right_of
from articles.analysis.behind import (
    after_left,
    after_split,
    asked_before,
    inverted_subject,
    nothing_follows,
    rest_after,
    words_before,
)
from articles.analysis.content import (
    QUESTIONS,
    addressee_end,
    looks_like_clause,
)
from articles.analysis.cues import Cue, find_cues
from articles.analysis.frame import Frame, Range
from articles.analysis.lexicon import VERBS
from articles.analysis.nominal import NOUN_FORMS, nominal_frames
from articles.analysis.nouns import phrase_before
from articles.analysis.passive import passive_frame
from articles.analysis.phrases import (
    PREPOSITIONS,
    TIMES,
    phrase_starting,
)
from articles.analysis.reach import clause_end
from articles.analysis.sources import according_to, in_the_words_of, quoted_as_saying
from articles.analysis.subjects import clause_subject, nearest_subject, subject_before
from articles.analysis.tags import tags_of
from articles.analysis.tokens import QUOTE, Paragraph

_SUBORDINATORS = frozenset(
    "while when as if although though after before because since even despite in by with".split()
)


def _subject(paragraph: Paragraph, cue: Cue, lo: int, hi: int, last: Frame | None) -> Range | None:
    """The subject before the cue; for "saying" and "and said" the one of the clause before."""
    tags = paragraph.tags
    before = tags[cue.group - 1] if cue.group > lo else ""
    finite = any(
        tags[at] == "x" or paragraph.low[at].endswith(("'s", "'re", "'m")) for at in range(cue.group, cue.start)
    )
    if cue.infinitive:
        chained = cue.group < cue.start and paragraph.low[cue.group] != "to"
        if chained:
            return subject_before(paragraph, cue.group, lo)
    elif before not in ("", "c", "s") and (cue.form != "ing" or finite or _own_subject(paragraph, cue, lo)):
        found = subject_before(paragraph, cue.group, lo)
        if found is not None:
            return found
    if cue.form == "ing" and before == "," and (near := nearest_subject(paragraph, cue.group - 1, lo)) is not None:
        return near
    if last is not None and last.subject is not None and last.cue[0] < cue.start:
        return last.subject
    return clause_subject(paragraph, lo, hi)


def _own_subject(paragraph: Paragraph, cue: Cue, lo: int) -> bool:
    """ "with the mayor saying", "footage of Ana Ruiz asking": a participle with a subject of its own."""
    phrase = phrase_before(paragraph, cue.group, lo) if cue.group > lo else None
    if phrase is None:
        return False
    return paragraph.tags[phrase[1] - 1] == "e" or (phrase[0] > lo and paragraph.low[phrase[0] - 1] == "with")


def _said_frame(paragraph: Paragraph, cue: Cue, lo: int, hi: int, last: Frame | None, floor: int) -> Frame | None:
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
        return passive_frame(paragraph, cue, lo, hi, subject)
    start = subject[0] if subject is not None and subject[1] <= cue.start else cue.group
    after_as = start > lo and low[start - 1] == "as"
    left = words_before(paragraph, start - 1 if after_as else start, floor)
    if cue.infinitive and cue.group == cue.start - 1:
        left = None  # "“Spanish” should only be used to describe"
    aside = subject is not None and paragraph.tags[subject[0]] == "w"
    if left is not None and not (cue.form == "ing" or after_as or aside) and low[left[1] - 1] != QUOTE:
        cut = _cut_in_two(paragraph, cue, left, hi)
        if cut is not None:
            return replace(frame, subject=subject, left=cut[0], right=cut[1], rule=f'around "{name}"')
    limit = _first_clause_end(paragraph, cue, subject, lo, hi)
    right = right_of(paragraph, cue, limit)
    plainly = right is not None and low[right.content[0] - 1] == "that" and low[right.content[0]] not in TIMES
    if (
        left is not None
        and not plainly
        and (low[left[1] - 1] == QUOTE or right is None)
        and cue.form != "ing"
        and not aside
    ):
        return _clause_before(paragraph, cue, left, hi, replace(frame, subject=subject))
    opening = start - 1 == lo or (start - 2 == lo and low[lo] in ("but", "and"))
    if right is None and after_as and opening:
        right_range = after_split(paragraph, cue.end, hi)
        right = Found(right_range, f'clause after "as … {name}"') if right_range else None
    if right is None or not _sure_report(paragraph, right.content[0]):
        earlier = asked_before(
            paragraph, cue, start, lo, nothing=right is None and nothing_follows(paragraph, cue.end, hi)
        )
        if earlier is not None:
            return replace(frame, subject=subject, left=earlier, rule=f'words before "{name}"')
        if right is None:
            return None
    if cue.infinitive and cue.group == cue.start - 1 and not _sure_report(paragraph, right.content[0]):
        if "object" not in right.rule:
            return None
    return replace(frame, subject=subject, right=right.content, hearer=right.hearer, rule=right.rule)


def _sure_report(paragraph: Paragraph, at: int) -> bool:
    """Whether what follows "to admit" is words between marks, or a clause with "that" or a question."""
    return paragraph.low[at] == QUOTE or paragraph.low[at - 1] == "that" or paragraph.low[at] in QUESTIONS


def _clause_before(paragraph: Paragraph, cue: Cue, left: Range, hi: int, frame: Frame) -> Frame | None:
    """ "The pact holds, he said (on Monday)", "“No,” he told reporters"."""
    low = paragraph.low
    marked = low[left[1] - 1] == QUOTE
    end = cue.end
    if not marked:
        if "a" in cue.entry.frames and not nothing_follows(paragraph, end, hi):
            end = addressee_end(paragraph, end, hi) or end
        if not ("c" in cue.entry.frames and nothing_follows(paragraph, end, hi)):
            return None
    more = after_left(paragraph, left, end, hi)
    if more is None and not marked and _fragment(paragraph, left):
        return None
    return replace(frame, left=left, right=more, rule=f'clause before "{paragraph.text(cue.start, cue.end)}"')


def _cut_in_two(paragraph: Paragraph, cue: Cue, left: Range, hi: int) -> tuple[Range | None, Range] | None:
    """ "The pact, he said on Monday, will hold": what stands before and after, if the sentence goes on after it."""
    if not cue.entry.frames & {"c", "q"}:
        return None
    at = rest_after(paragraph, cue.end, hi)
    if at is None:
        return None
    tag = paragraph.tags[at]
    whole = looks_like_clause(paragraph, *left)
    if tag == "q":
        inner = paragraph.marked[at].inner.start
        if paragraph.body[inner].islower():
            return left if whole or not _adverbial(paragraph, left) else None, (at, clause_end(paragraph, at, hi))
        keep = left[1] - left[0] == 1 if paragraph.tags[left[0]] == "c" else whole and not _subordinate(paragraph, left)
        return left if keep else None, (at, marked_end(paragraph, at, hi))
    if "c" not in cue.entry.frames:
        return None
    if tag in "vx" or (whole and _subordinate(paragraph, left) and tag not in "sc"):
        return left, (at, clause_end(paragraph, at, hi))
    if whole or tag in "sc":
        return (left, (at, clause_end(paragraph, at, hi))) if whole and _goes_on(paragraph, at, hi) else None
    return None if _adverbial(paragraph, left) else (left, (at, clause_end(paragraph, at, hi)))


def _goes_on(paragraph: Paragraph, at: int, hi: int) -> bool:
    """Whether a clause goes on behind ", he said, ": "until it closed", "and had no plans to return"."""
    word, tags = paragraph.low[at], paragraph.tags
    if word in ("because", "until", "unless", "if", "that", "especially", "particularly", "even", "not"):
        return True
    return word in ("and", "but") and at + 1 < hi and tags[at + 1] in "vx"


def _subordinate(paragraph: Paragraph, left: Range) -> bool:
    """Whether the words before "he said" are a clause that cannot stand alone: "Although it rained"."""
    first = left[0] + (paragraph.low[left[0]] in ("even", "so", "but", "and", "yet") and left[1] - left[0] > 1)
    return paragraph.tags[first] in "sglw" or paragraph.low[first] in _SUBORDINATORS


def _adverbial(paragraph: Paragraph, left: Range) -> bool:
    """Whether the words before "he said" only tell when, where or how: "On Monday", "Meanwhile"."""
    first = left[0] + (paragraph.low[left[0]] in ("but", "and", "so") and left[1] - left[0] > 1)
    if paragraph.low[first : first + 3] == ["in", "other", "words"]:
        return False
    return paragraph.tags[first] in "psmgl" or paragraph.low[first] in _SUBORDINATORS


def _fragment(paragraph: Paragraph, left: Range) -> bool:
    """Whether the words before "…, he said" are only a time or a place: "On Monday, he said"."""
    if looks_like_clause(paragraph, *left):
        return False
    return left[1] - left[0] < 3 or paragraph.low[left[0]] in PREPOSITIONS or paragraph.low[left[0]] in _SUBORDINATORS


def _comma_at(paragraph: Paragraph, at: int) -> int:
    """Where a clause ends at a comma, which may stand inside a closing mark; 0 where there is none."""
    if paragraph.low[at] == QUOTE and paragraph.body[paragraph.marked[at].inner.end - 1] == ",":
        return at + 1
    return at if paragraph.low[at] == "," else 0


def _at_the_head(paragraph: Paragraph, cue: Cue, hi: int, frame: Frame) -> Frame | None:
    """A sentence that opens with its verb: "Said the mayor: “…”", "Asked whether …, she"."""
    low = paragraph.low
    name = paragraph.text(cue.start, cue.end)
    if cue.form != "past" or cue.end >= hi:
        return None
    if cue.entry.lemma.partition(" ")[0] in ("ask", "tell", "press", "question"):
        comma = next((end for i in range(cue.end, min(hi, cue.end + 45)) if (end := _comma_at(paragraph, i))), None)
        asked = right_of(paragraph, cue, comma) if comma is not None else None
        return replace(frame, right=asked.content, rule=f'"{name}" without a subject') if asked else frame
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
    verb = 0
    for at in range(cue.end, min(hi - 1, cue.end + 60)):
        tag = paragraph.tags[at]
        if aside and verb and tag in "vx" and paragraph.tags[at - 1] in "nejm)":
            return at  # "voters who say it matters [were divided]"
        if tag in "vx":
            verb = at
        elif tag in "swcr,q(":
            verb = 0
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


_TRIGGERS = VERBS.keys() | NOUN_FORMS.keys() | {"according"}


def read_frames(paragraph: Paragraph, lo: int, hi: int) -> list[Frame]:
    """The frames of a sentence, left to right; none claims words that another one has."""
    low = paragraph.low
    if _TRIGGERS.isdisjoint(low[lo:hi]):
        return []
    tags_of(paragraph, lo, hi)
    frames: list[Frame] = list(quoted_as_saying(paragraph, lo, hi)) if "saying" in low[lo:hi] else []
    if "words" in low[lo:hi]:
        frames.extend(in_the_words_of(paragraph, lo, hi))
    accords = _accords(low, lo, hi) if "according" in low[lo:hi] else []
    cues = list(find_cues(paragraph, lo, hi))
    while cues or accords:
        if accords and (not cues or accords[0] < cues[0].start):
            at = accords.pop(0)
            frame = _attributed(paragraph, frames, lo, partial(according_to, paragraph, at, lo, hi))
            place = at
        else:
            cue = cues.pop(0)
            last = frames[-1] if frames else None
            place = cue.start
            if place < _floor(frames, lo) and (place > lo or frames):
                continue
            frame = _attributed(
                paragraph,
                frames,
                lo,
                partial(_said_frame, paragraph, cue, lo, hi, last),
            )
        if frame is not None and place >= _floor(frames, lo):
            frames.append(frame)
    frames.extend(frame for frame in nominal_frames(paragraph, lo, hi) if _free(frame, frames))
    return frames


def _accords(low: list[str], lo: int, hi: int) -> list[int]:
    return [i for i in range(lo, hi - 1) if low[i] == "according" and low[i + 1] == "to"]


def _floor(frames: list[Frame], lo: int) -> int:
    return max((_reach(frame) for frame in frames), default=lo)


def _attributed(
    paragraph: Paragraph, frames: list[Frame], lo: int, read: Callable[[int], Frame | None]
) -> Frame | None:
    """A frame as it stands; but one at the end of a sentence may report the whole of it, lesser reports included."""
    floor = _floor(frames, lo)
    if floor > lo and all(_lesser(paragraph, frame) for frame in frames):
        whole = read(lo)
        if whole is not None and whole.left is not None and whole.right is None and whole.left[0] <= frames[0].cue[0]:
            frames.clear()
            return whole
    return read(floor)


def _lesser(paragraph: Paragraph, frame: Frame) -> bool:
    """Whether a report may be only a part of what somebody else reports: no marked words, and nobody named says it."""
    parts = [part for part in (frame.left, frame.right) if part is not None]
    if any(paragraph.tags[at] == "q" for part in parts for at in range(*part)):
        return False
    named = frame.subject is not None and any(paragraph.tags[at] in "er" for at in range(*frame.subject))
    return not (named and frame.lemma in ("say", "tell", "add", "warn", "according to"))


def _free(frame: Frame, frames: list[Frame]) -> bool:
    """Whether no other frame has the noun or what it reports."""
    start, end = frame.cue[0], frame.right[1] if frame.right else frame.cue[1]
    parts = [part for other in frames for part in (other.left, other.right, other.cue) if part is not None]
    return not any(part[0] < end and start < part[1] for part in parts)


def _reach(frame: Frame) -> int:
    ends = [frame.cue[1]]
    ends.extend(part[1] for part in (frame.left, frame.right) if part is not None)
    if frame.subject is not None:
        ends.append(frame.subject[1])
    return max(ends)
