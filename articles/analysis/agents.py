"""Who says it: the subject of a reporting verb, also where it is shared, governed or a participle's own.

>>> from articles.analysis.cues import find_cues
>>> from articles.analysis.tags import tags_of
>>> from articles.analysis.tokens import read_paragraph
>>> paragraph = read_paragraph("They forced the mayor to admit that it rained.", 0, 46)
>>> tags = tags_of(paragraph, 0, 10)
>>> paragraph.text(*subject_of(paragraph, find_cues(paragraph, 0, 10)[0], 0, 10, None))
'the mayor'
"""

from __future__ import annotations

from articles.analysis.cues import Cue
from articles.analysis.frame import Frame, Range
from articles.analysis.hanging import people_of
from articles.analysis.lexicon import BODIES, ROLES
from articles.analysis.nouns import phrase_before
from articles.analysis.smallwords import PREPOSITIONS
from articles.analysis.subjects import clause_subject, nearest_subject, subject_before
from articles.analysis.tokens import Paragraph

_WRITINGS = frozenset("article report letter statement post tweet email memo note petition ad video story".split())
_LISTED = 15  # tokens
_MAKING = frozenset(
    "for force forced forces forcing prompt prompted prompts prompting allow allowed allows allowing lead led leads "
    "leading drive drove drives driving enable enabled compel compelled cause caused wants wanted "
    "expect expected".split()
)


def subject_of(paragraph: Paragraph, cue: Cue, lo: int, hi: int, last: Frame | None) -> Range | None:
    """The subject before the cue; for "saying" and "and said" the one of the clause before."""
    group = cue.group
    before = paragraph.tags[group - 1] if group > lo else ""
    hanging = cue.form == "ing"
    if cue.infinitive:
        if group < cue.start and paragraph.low[group] != "to":
            return subject_before(paragraph, group, lo)
        governed = _made_to(paragraph, cue, lo) or nearest_subject(paragraph, group, lo)
        if governed is not None:
            return governed
    elif hanging and (theirs := _their_own(paragraph, group, lo)) is not None:
        return theirs
    elif before == "s" and (found := _that(paragraph, group - 1, lo)) is not None:
        return found
    elif before not in _JOINS and (not hanging or _finite(paragraph, cue) or _own_subject(paragraph, cue, lo)):
        found = subject_before(paragraph, group, lo)
        if found is not None:
            return found
    if before == "c" and (shared := _of_relative(paragraph, cue, lo, last)) is not None:
        return shared
    if hanging:
        near = _hung_on(paragraph, cue, before, lo, last)
        if near is not None:
            return near
    if last is not None and last.subject is not None and last.cue[0] < cue.start:
        return last.subject
    return clause_subject(paragraph, lo, hi)


def _that(paragraph: Paragraph, at: int, lo: int) -> Range | None:
    """ "criticism from groups that argue": the noun before a "that" which a verb follows."""
    if paragraph.low[at] != "that" or at <= lo or paragraph.tags[at - 1] not in "ne":
        return None
    if paragraph.low[at - 1] not in ROLES and paragraph.low[at - 1] not in BODIES:
        return None  # a report on attacks that accused: a thing need not be what tells
    phrase = phrase_before(paragraph, at, lo)
    return people_of(paragraph, phrase) if phrase is not None else None


def _of_relative(paragraph: Paragraph, cue: Cue, lo: int, last: Frame | None) -> Range | None:
    """ "the man who left and complained": the "who" of the verb before, unless a comma has closed its clause."""
    tags, floor = paragraph.tags, last.cue[1] if last is not None else lo
    for at in range(cue.group - 2, floor, -1):
        if tags[at] in ",.;:q(":
            return None
        if paragraph.low[at] == "who":
            return at, at + 1
    return None


_JOINS = frozenset(("", "c", "s"))  # tags before a verb whose subject stands in another clause


def _finite(paragraph: Paragraph, cue: Cue) -> bool:
    """Whether an auxiliary stands in the verb group: "is saying"."""
    return any(
        paragraph.tags[at] == "x" or paragraph.low[at].endswith(("'s", "'re", "'m"))
        for at in range(cue.group, cue.start)
    )


def _hung_on(paragraph: Paragraph, cue: Cue, before: str, lo: int, last: Frame | None) -> Range | None:
    """The subject of the clause on which a form in -ing hangs; ``before``: the tag before it."""
    if before == "," and last is not None and _at_its_end(cue, last):
        return last.subject
    # the clause before is reported
    told = last is not None and last.right is not None and last.right[1] >= cue.group - 1
    if told or not (before == "," or last is None):
        return None
    return nearest_subject(paragraph, cue.group - (before == ","), lo)


def _at_its_end(cue: Cue, last: Frame) -> bool:
    """ "…, said the mayor, stressing that": the subject of the report before stands behind its verb, at the comma."""
    return last.subject is not None and last.cue[0] < last.subject[0] and last.subject[1] == cue.group - 1


def _made_to(paragraph: Paragraph, cue: Cue, lo: int) -> Range | None:
    """ "forced the mayor to admit", "for the two to agree": whoever stands before "to" says it."""
    at = cue.start - 1
    phrase = phrase_before(paragraph, at, lo) if at > lo else None
    if phrase is None or phrase[0] <= lo:
        return None
    return phrase if paragraph.low[phrase[0] - 1] in _MAKING else None


def _their_own(paragraph: Paragraph, end: int, lo: int) -> Range | None:
    """ "a video of him mocking", "with owners, crews and guests saying": who a participle is said to be about."""
    tags = paragraph.tags
    if tags[max(lo, end - 2) : end] == ["p", "o"]:
        return end - 1, end
    return _writing(paragraph, end, lo) or _listed_with(paragraph, end, lo)


def _writing(paragraph: Paragraph, end: int, lo: int) -> Range | None:
    """ "the facts of an article printed on Monday saying": what is written, unless somebody is seen or heard in it."""
    tags, low = paragraph.tags, paragraph.low
    for at in range(end - 1, max(lo + 2, end - _LISTED), -1):
        if tags[at] in "vx,;q":
            return None
        if low[at] in _WRITINGS and tags[at - 1] == "d" and tags[at - 2] == "p":
            return (at - 1, at + 1) if low[at - 2] not in ("in", "on") else None
    return None


def _listed_with(paragraph: Paragraph, end: int, lo: int) -> Range | None:
    """ "with owners, crews and guests saying": all of a list behind "with"."""
    tags, low, at = paragraph.tags, paragraph.low, end
    while at > max(lo, end - _LISTED) and (tags[at - 1] in "dnejc," or low[at - 1] == "of"):
        at -= 1
    listed = at > lo and low[at - 1] == "with" and low[end - 1].endswith("s")
    return (at, end) if listed and "c" in tags[at:end] else None


def _own_subject(paragraph: Paragraph, cue: Cue, lo: int) -> bool:
    """ "with the mayor saying", "footage of Ana Ruiz asking": a participle with a subject of its own."""
    phrase = phrase_before(paragraph, cue.group, lo) if cue.group > lo else None
    if phrase is None or phrase[0] == lo:
        return phrase is not None and paragraph.tags[phrase[1] - 1] == "e"
    if paragraph.low[phrase[0] - 1] in ("with", "showing", "finding"):
        return True  # polls showing a majority of the public blaming
    last = paragraph.low[phrase[1] - 1]
    people = last.endswith("s") and last in ROLES and _apart(paragraph.tags, phrase[0])
    named = paragraph.tags[phrase[1] - 1] == "e" and not any(
        word in PREPOSITIONS for word in paragraph.low[slice(*phrase)]
    )
    return people or named


def _apart(tags: list[str], start: int) -> bool:
    """Whether a phrase begins something of its own: "62 percent of voters saying", "and critics saying" where no noun
    stands before "and", as in "a letter to Tan and other leaders saying".
    """
    before = tags[start - 1]
    if before == "c":
        return tags[start - 2] not in "ne"
    return before == "," or tags[start] == "d"
