"""Sentences that open with a report: "Asked whether …, she", "Said the mayor: “…”", "While he said …, it".

>>> from articles.analysis.cues import find_cues
>>> from articles.analysis.tags import tags_of
>>> from articles.analysis.tokens import read_paragraph
>>> paragraph = read_paragraph("Asked if it rained, Ruiz nodded.", 0, 32)
>>> tags = tags_of(paragraph, 0, 8)
>>> frame = at_the_head(paragraph, find_cues(paragraph, 0, 8)[0], 8, Frame((0, 1), "ask", ""))
>>> paragraph.text(*frame.right)
'if it rained'
"""

from __future__ import annotations

from articles.analysis.ahead import marked_end, right_of
from articles.analysis.cues import Cue
from articles.analysis.cut import SUBORDINATORS
from articles.analysis.frame import Frame, Range
from articles.analysis.phrases import phrase_starting, within_date
from articles.analysis.tokens import DASHES, QUOTE, Paragraph

_JOINING = frozenset("but and yet so".split())
LEADING = SUBORDINATORS | _JOINING  # words at the head of a sentence whose first clause may be no report's whole


def at_the_head(paragraph: Paragraph, cue: Cue, hi: int, frame: Frame) -> Frame | None:
    """A sentence that opens with its verb: "Said the mayor: “…”", "Asked whether …, she"."""
    low = paragraph.low
    name = cue.name
    if cue.form != "past" or cue.end >= hi:
        return None
    if cue.entry.lemma.partition(" ")[0] in _ASKED:
        comma = next((end for i in range(cue.end, min(hi, cue.end + 45)) if (end := _comma_at(paragraph, i))), None)
        asked = right_of(paragraph, cue, comma) if comma is not None else None
        return frame.told(right=asked.content, rule=f'"{name}" without a subject') if asked else frame
    subject = phrase_starting(paragraph, cue.end, hi) if "v" in cue.entry.frames else None
    right_range = (
        next((i for i in range(subject[1], min(hi, subject[1] + 25)) if low[i] == QUOTE), None) if subject else None
    )
    if subject is None or right_range is None:
        return None
    return frame.told(
        subject=subject,
        right=(right_range, marked_end(paragraph, right_range, hi)),
        rule=f'"{name}" at the head',
    )


_ASKED = ("ask", "tell", "press", "question")


def asked_aside(paragraph: Paragraph, cue: Cue, lo: int, hi: int, frame: Frame) -> Frame | None:
    """ "Ana Ruiz, asked if it rained, nodded": she was asked; by whom is not said."""
    low = paragraph.low
    bare = cue.form == "past" and cue.group == cue.start > lo and low[cue.start - 1] == ","
    if not bare or cue.entry.lemma.partition(" ")[0] not in _ASKED:
        return None
    comma = next((i for i in range(cue.end, min(hi - 1, cue.end + 45)) if low[i] == ","), hi)
    if comma + 1 >= hi or paragraph.tags[comma + 1] not in "vx":
        return None
    asked = right_of(paragraph, cue, comma)
    name = cue.name
    return frame.told(right=asked.content, rule=f'"{name}" without a subject') if asked else None


def _comma_at(paragraph: Paragraph, at: int) -> int:
    """Where a clause ends at a comma, which may stand inside a closing mark; 0 where there is none."""
    if paragraph.low[at] == QUOTE and paragraph.body[paragraph.marked[at].inner.end - 1] == ",":
        return at + 1
    return at if paragraph.low[at] == "," else 0


def _opens(low: list[str], lo: int, hi: int) -> bool:
    """Whether a sentence opens with a clause that only leads up to the main one: "But while", "Yet by the time"."""
    if low[lo] in _JOINING and lo + 1 < hi:
        return low[lo + 1] in SUBORDINATORS
    return low[lo] in SUBORDINATORS


def first_clause_end(paragraph: Paragraph, cue: Cue, subject: Range | None, lo: int, hi: int) -> int:
    """In "While he said …, she …" and "Announcing …, he …" the content ends with the first clause."""
    low = paragraph.low
    opener = _opens(low, lo, hi) and not (subject is not None and "," in low[lo : min(subject[0], cue.start)])
    aside = subject is not None and low[subject[0]] in ("who", "which") and subject[1] <= cue.start
    if not (opener or aside or (cue.group == lo and (cue.form == "ing" or low[lo] == "having"))):
        return hi
    verb = 0 if "c" in cue.entry.frames else cue.end
    for at in range(cue.end, min(hi - 1, cue.end + 60)):
        tag = paragraph.tags[at]
        if aside and verb and tag in "vx" and paragraph.tags[at - 1] in "nejm)":
            return at  # "voters who say it matters [were divided]"
        if tag in "vx":
            verb = at
        elif tag in "swcr,q(":
            verb = 0
        if aside and low[at] in DASHES and subject is not None and low[subject[0] - 1] in DASHES:
            return at  # Ruiz — who says it holds — left
        if low[at] == "," and low[at + 1] != QUOTE and not (low[at + 1] in ("and", "or") and not aside):
            if within_date(paragraph, at):
                continue
            return at if at > cue.end else hi
        if (
            low[at] == QUOTE
            and at > cue.end
            and paragraph.body[paragraph.marked[at].inner.end - 1] == ","
            and low[at + 1] != QUOTE
        ):
            return at + 1
    return hi
