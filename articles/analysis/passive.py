"""Reports in the passive: "was quoted as saying “…”", "was asked whether …", "The plan was rejected by the union as …".

>>> from articles.analysis.cues import find_cues
>>> from articles.analysis.tags import tags_of
>>> from articles.analysis.tokens import read_paragraph
>>> paragraph = read_paragraph("The mayor was accused by rivals of hiding the bill.", 0, 51)
>>> tags = tags_of(paragraph, 0, 11)
>>> frame = passive_frame(paragraph, find_cues(paragraph, 0, 11)[0], 0, 11, (0, 2))
>>> (paragraph.text(*frame.left), paragraph.text(*frame.right), paragraph.text(*frame.subject))
('The mayor', 'of hiding the bill', 'rivals')
"""

from __future__ import annotations

from dataclasses import replace

from articles.analysis.ahead import right_of
from articles.analysis.behind import after_split, words_before
from articles.analysis.content import skip_adjuncts
from articles.analysis.cues import Cue
from articles.analysis.frame import Frame, Range
from articles.analysis.phrases import phrase_starting
from articles.analysis.reach import clause_end
from articles.analysis.tokens import QUOTE, Paragraph

NOTED = 'passive: "as'
_PAPERS = frozenset("report statement document study survey paper letter post strategy review analysis".split())
_TOLD = frozenset("ask tell inform remind warn advise assure".split())
_BARE = frozenset("this that it these those he she they".split())
_COMPLEMENTS = frozenset("as for of with over".split())


def passive_frame(paragraph: Paragraph, cue: Cue, lo: int, hi: int, subject: Range | None) -> Frame | None:
    """What is reported by a verb in the passive; its speaker is the one after "by", if anyone."""
    low = paragraph.low
    name = cue.name
    frame = Frame((cue.start, cue.end), cue.entry.lemma, "")
    if low[cue.end : cue.end + 2] == ["as", "saying"]:
        at = skip_adjuncts(paragraph, cue.end + 2, hi)
        at += at < hi and low[at] in ("that", ":", ",")
        if at >= hi:
            return None
        return frame.told(subject=subject, right=(at, clause_end(paragraph, at, hi)), rule=f'"{name} as saying"')
    if not cue.entry.frames.isdisjoint("ac"):
        found = _told(paragraph, cue, hi, frame)
        if found is not None:
            return found
    return None if cue.entry.frames.isdisjoint("ok") else _object(paragraph, cue, hi, frame, subject)


def as_noted_by(paragraph: Paragraph, cue: Cue, lo: int, hi: int, floor: int) -> Frame | None:
    """ "As noted by Ana Ruiz, it rained", "It rained, as noted in the report", "As reported, it rained"."""
    low = paragraph.low
    at = cue.group - 1
    if at < lo or low[at] != "as" or cue.form not in ("past", "pp") or "c" not in cue.entry.frames:
        return None
    end, speaker = _by(paragraph, cue.end, hi)
    if speaker is None and low[cue.end : cue.end + 1] == ["in"]:
        end, speaker = _in_paper(paragraph, cue.end + 1, hi)
    fronted = at == lo or (at == lo + 1 and low[lo] in ("but", "and"))
    right = after_split(paragraph, end, hi) if fronted else None
    left = words_before(paragraph, at, floor) if speaker is not None and not fronted else None
    if right is None and left is None:
        return None
    rule = f'{NOTED} {cue.name}"'
    return Frame((cue.start, cue.end), cue.entry.lemma, rule, subject=speaker, left=left, right=right)


def _told(paragraph: Paragraph, cue: Cue, hi: int, frame: Frame) -> Frame | None:
    low = paragraph.low
    end, speaker = _by(paragraph, cue.end, hi)
    if speaker is not None:
        cue = replace(cue, end=end, name=paragraph.text(cue.start, end))
    right = right_of(paragraph, cue, hi)
    if right is None or low[right.content[0]] == "by":
        return None
    frame = frame.told(subject=speaker)
    at = right.content[0]
    if cue.entry.lemma not in _TOLD and low[at - 1] != "that" and low[at] != QUOTE:
        return None
    return frame.told(right=right.content, rule="passive: " + right.rule)


def _object(paragraph: Paragraph, cue: Cue, hi: int, frame: Frame, subject: Range | None) -> Frame | None:
    """ "The plan was rejected by the union as a trick": what it is about, and what is said of it."""
    low = paragraph.low
    at, speaker = _by(paragraph, cue.end, hi)
    right = (at, clause_end(paragraph, at, hi, plain=True)) if at < hi and low[at] in _COMPLEMENTS else None
    if right is not None and speaker is None:
        by = next((i for i in range(right[0], right[1]) if low[i] == "by"), None)
        if by is not None:
            speaker, right = phrase_starting(paragraph, by + 1, hi), (right[0], by)
    if subject is not None and subject[1] - subject[0] == 1 and low[subject[0]] in _BARE:
        subject = None  # "This was announced by the ministry": which words, the pronoun does not say
    if (right is None and (speaker is None or subject is None)) or (
        subject is not None and paragraph.tags[subject[0]] == "w"
    ):
        return None
    return frame.told(subject=speaker, left=subject, right=right, rule="passive: what is said of it")


def _complement(paragraph: Paragraph, at: int) -> bool:
    """ "by rivals of hiding it": not "by the head of the port"."""
    return paragraph.low[at] in _COMPLEMENTS and paragraph.tags[at + 1 : at + 2] == ["g"]


def _in_paper(paragraph: Paragraph, at: int, hi: int) -> tuple[int, Range | None]:
    """ "as highlighted in the league's report": what is printed stands for whoever wrote it."""
    phrase = phrase_starting(paragraph, at, hi)
    if phrase is None or _PAPERS.isdisjoint(paragraph.low[slice(*phrase)]):
        return at - 1, None
    return phrase[1], phrase


def _by(paragraph: Paragraph, at: int, hi: int) -> tuple[int, Range | None]:
    if at < hi and paragraph.low[at] == "by":
        phrase = phrase_starting(paragraph, at + 1, hi)
        if phrase is not None:
            cut = next((i for i in range(phrase[0] + 1, phrase[1]) if _complement(paragraph, i)), phrase[1])
            return cut, (phrase[0], cut)
    return at, None
