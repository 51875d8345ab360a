"""Noun phrases, told from parts of speech: how far back the phrase before a verb begins.

>>> from articles.analysis.tags import tags_of
>>> from articles.analysis.tokens import read_paragraph
>>> paragraph = read_paragraph("Then two aides to Ms. Ruiz and a spokesman for the port said no.", 0, 64)
>>> tags = tags_of(paragraph, 0, 15)
>>> paragraph.text(*phrase_before(paragraph, 12, 0))
'two aides to Ms. Ruiz and a spokesman for the port'
"""

from __future__ import annotations

from articles.analysis.smallwords import DAYS, MONTHS
from articles.analysis.tokens import Paragraph

REACH = 45  # tokens a subject may lie away from its verb
_LONGEST, _NICKNAME = 9, 25  # tokens of a phrase without its prepositions; characters
_STEPS = range(_LONGEST)  # made once
_HEAD = frozenset("nej")
_INSIDE, _OUTSIDE = frozenset("nejd"), frozenset("qmgl")  # tags within a phrase: of most words, of a few
_CLOSERS = frozenset(")]")
_ODD = MONTHS | {"that", "last", "next"}  # may be no phrase in spite of their tags
_PRONOUNS = frozenset("rw")
_OPENS = frozenset(",scw.;:q-(&m")
_CONJUNCTIVE = frozenset("after before since until as like than once".split())
_OF = frozenset("of for to".split())
_INDEFINITE = frozenset("someone somebody everyone everybody anyone nobody something".split())
_ABOUT = frozenset("nearly almost roughly approximately".split())
_DETERMINERS = frozenset("the a an this that these those his her their its my our your no every each some any".split())
_ALONE = frozenset(
    "many some most others both all few several neither none one two three four five six seven eight nine ten half "
    "another those more fewer dozens hundreds thousands".split()
)


def past_bracket(paragraph: Paragraph, end: int, lo: int) -> int:
    """Before the bracket that closes just before ``end``."""
    at = end - 1
    while at > max(lo, end - REACH) and paragraph.low[at] not in ("(", "["):
        at -= 1
    return at if paragraph.low[at] in ("(", "[") else end


def starts_clause(paragraph: Paragraph, start: int, lo: int) -> bool:
    """Whether a phrase stands where a subject can begin."""
    if start == lo:
        return True
    before = paragraph.tags[start - 1]
    if before in _OPENS:
        return True
    return before == "p" and paragraph.low[start - 1] in _CONJUNCTIVE


def phrase_before(paragraph: Paragraph, end: int, lo: int) -> tuple[int, int] | None:
    """The noun phrase that ends before ``end``, with the phrases that belong to it by a preposition or "and"."""
    tags, low = paragraph.tags, paragraph.low
    if end > lo and tags[end - 1] in _PRONOUNS:
        return end - 1, end
    start = _core_start(paragraph, end, lo)
    if start is None:
        return None
    if tags[start] == "d":
        start = _of_a_number(paragraph, start, lo)
    elif tags[start] in _PRONOUNS:
        return start, end
    if start - 2 < lo or tags[start - 1] not in "ptc":
        return start, end  # what most do
    limit = max(lo, end - REACH)
    while start - 2 >= limit:
        link = tags[start - 1]
        if link not in "ptc":
            break
        wider = _core_start(paragraph, start - 1, limit)
        if wider is None or low[start - 1] in _CONJUNCTIVE:
            break
        if tags[wider] in _PRONOUNS and low[wider] not in _INDEFINITE:
            break
        if link == "c":
            wider = _listed(paragraph, wider, limit)
            if not _joined(paragraph, wider, lo):
                break
        if link in "pt" and low[start - 1] not in _OF and not _reaches_start(paragraph, wider, lo):
            break
        start = wider
    return start, end


def _of_a_number(paragraph: Paragraph, start: int, lo: int) -> int:
    """ "four in 10 voters", "four out of ten": from a number back to the first one."""
    tags, low = paragraph.tags, paragraph.low
    at = start - 1
    if at - 1 >= lo and low[at] in _ABOUT and low[at - 1] in _OF:
        return at  # a group of nearly 90 teachers
    if at - 1 < lo or low[at] not in ("in", "of"):
        return start
    at -= low[at - 1 : at + 1] == ["out", "of"]
    number = low[at - 1]
    return at - 1 if at - 1 >= lo and tags[at - 1] == "d" and (number in _ALONE or number[0].isdigit()) else start


def _reaches_start(paragraph: Paragraph, start: int, lo: int) -> bool:
    """Whether a phrase, or the phrase it hangs on, begins its clause: "protesters from towns near the port"."""
    tags = paragraph.tags
    while start > lo and tags[start - 1] in "pt" and not starts_clause(paragraph, start, lo):
        wider = _core_start(paragraph, start - 1, lo)
        if wider is None:
            return False
        start = wider
    return starts_clause(paragraph, start, lo)


def _listed(paragraph: Paragraph, start: int, lo: int) -> int:
    """The start of "A (Ohio), B and C"."""
    while start - 1 > lo and paragraph.tags[start - 1] == ",":
        earlier = _core_start(paragraph, start - 1, lo)
        if earlier is None or paragraph.tags[earlier] in _PRONOUNS or paragraph.tags[start - 2] not in "e)":
            break
        if starts_clause(paragraph, start, lo) and not _reaches_start(paragraph, earlier, lo):
            break
        start = earlier
    return start


def _joined(paragraph: Paragraph, start: int, lo: int) -> bool:
    """Whether ``A and B`` is one subject: then A begins its clause."""
    if start > lo and paragraph.low[start - 1] == "with":
        return True  # with owners and crews saying
    return _reaches_start(paragraph, start, lo) and (start == lo or paragraph.tags[start - 1] not in "vx")


def _called(paragraph: Paragraph, quote: int) -> bool:
    """ "Jan “Red” Holt", and not "Norland “will hold,” Holt said": whether marked words are what somebody is called."""
    inner = paragraph.marked[quote].inner
    return inner.size < _NICKNAME and paragraph.body[inner.end - 1] not in ",.?!"


def _core_start(paragraph: Paragraph, end: int, lo: int) -> int | None:
    """The start of a phrase without what hangs on it: back to its article, or as far as nouns and names go."""
    tags, low = paragraph.tags, paragraph.low
    at = end - 1
    if at < lo:
        return None
    if low[at] in _CLOSERS:
        at = past_bracket(paragraph, end, lo) - 1
        if at < lo:
            return None
    tag, word = tags[at], low[at]
    if tag in _PRONOUNS:
        return at
    if word[-1] == "." and at > lo and tags[at - 1] == ",":
        return None  # near Austin, Tex.
    if word in _ODD:
        if word == "that":
            return at if at > lo and tags[at - 1] in "ne," else None
        if word not in MONTHS or (at > lo and low[at - 1] in ("in", "last")):
            return None
    if tag not in _HEAD and not (tag == "d" and (word in _ALONE or word[0].isdigit())):
        return None
    for _ in _STEPS:
        before = at - 1
        if before < lo or (tag == "d" and low[at] in _DETERMINERS and low[before] not in ("all", "both", "half")):
            return at
        tag = tags[before]
        if tag not in _INSIDE and (tag not in _OUTSIDE or not _goes_with(paragraph, before, lo)):
            return at
        at = before
    return at


def _goes_with(paragraph: Paragraph, at: int, lo: int) -> bool:
    """Whether a word that stands seldom in a phrase is a part of the one behind it."""
    tags, tag = paragraph.tags, paragraph.tags[at]
    if tag == "q":
        return tags[at + 1] == "e" and at > lo and tags[at - 1] == "e" and _called(paragraph, at)
    if tag == "m" and paragraph.low[at] in DAYS:  # the paper's Monday report
        return at > lo and paragraph.low[at - 1].endswith("'s")
    if tag == "m":  # the publicly available evidence
        return at > lo and paragraph.low[at].endswith("ly") and tags[at + 1] in "jl" and tags[at - 1] in "dj"
    # the leading candidate, retired generals
    return at == lo or tags[at - 1] in "dcs" or tags[max(lo, at - 2) : at] == ["d", "m"]
