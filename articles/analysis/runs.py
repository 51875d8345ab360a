"""Runs of capitals that may be names, with the titles and roles before them and what explains them behind.

>>> from articles.analysis.tokens import read_paragraph
>>> paragraph = read_paragraph("Mayor Ana Ruiz met Jan Holt, the envoy.", 0, 39)
>>> [(run.words, role_before(paragraph, run), role_behind(paragraph, run)) for run in find_runs(paragraph)]
[(('Ana', 'Ruiz'), 'Mayor', ''), (('Jan', 'Holt'), '', 'envoy')]
"""

from __future__ import annotations

from typing import NamedTuple

from articles.analysis.byword import ByWord
from articles.analysis.lexicon import BODIES, GIVEN, HONORIFICS, ROLES, VERBS
from articles.analysis.phrases import owns
from articles.analysis.smallwords import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DAYS,
    DETERMINERS,
    MONTHS,
    PERSONAL,
    POSSESSIVES,
    PREPOSITIONS,
)
from articles.analysis.tokens import QUOTE, Paragraph

PARTICLES = frozenset("de da di du van von der den del della la le el al bin ibn ben".split())
_SUFFIXES = frozenset("jr. jr sr. sr ii iii iv".split())
_NO_NAME = (
    DETERMINERS | POSSESSIVES | PREPOSITIONS | CONJUNCTIONS | DAYS | MONTHS | PERSONAL | AUXILIARIES | ADVERBS
    | frozenset(
        "there here yes no not he's she's it's that's i'm here's what's added said asked wrote told replied "
        "adds".split()
    )
)  # fmt: skip
_ROLE_WORDS = frozenset(
    "vice foreign prime state defense defence former chief deputy us u.s. us. of and general".split()
)
_WITHIN_ROLE = _ROLE_WORDS | BODIES
_SPELT = {"sen.": "Senator", "rep.": "Representative", "gov.": "Governor"}
_LONGEST_ROLE = 4  # words
_LONGEST_NICKNAME = 20  # characters
_new = tuple.__new__  # makes a run in half the time


class Run(NamedTuple):
    """A run of capitals: tokens ``[start, end)``, of which ``[core, end)`` is the name behind titles and roles."""

    start: int
    core: int
    end: int
    words: tuple[str, ...]  # of the name, without what may follow it


def plain(word: str) -> str:
    """Without a possessive ending: "Rubio’s" gives "Rubio"."""
    if word[-1:] in "s'’":
        for ending in ("'s", "’s", "'", "’"):
            if word.endswith(ending):
                return word[: -len(ending)]
    return word


def unshouted(words: tuple[str, ...], *, alone: bool = False) -> tuple[str, ...]:
    """A name in capitals as it is otherwise written: PIET HALLAM gives Piet Hallam. ``alone``: a single word too."""
    if (alone or len(words) > 1) and words[0].isupper() and all(len(word) > 2 and word.isupper() for word in words):
        return tuple(word.title() for word in words)
    return words


_CARRY_ON = PARTICLES | {QUOTE, "of"}  # may stand between the capitals of a name


_PART, _OWNER = 1, 2  # a word that may be part of a name; one that can only be the last, "Ruiz's"


def _part(printed: str) -> int:
    """Whether a word with a capital may be part of a name; 0 for most others."""
    if not printed[0].isupper():
        return 0
    low = printed.lower()
    if "’" in low:
        low = low.replace("’", "'")
    if low in _NO_NAME:
        return 0
    return _OWNER if low.endswith(("'s", "s'")) else _PART


_PARTS = ByWord(_part)


def find_runs(paragraph: Paragraph) -> list[Run]:
    """The runs of capitals, left to right."""
    words, low = paragraph.words, paragraph.low
    runs = []
    last = len(words)
    done = 0
    for index in paragraph.capitals:
        if index < done:
            continue  # read with the one before
        word = words[index]
        part = _PARTS[word]
        if not part:
            continue
        done = index + 1
        if part == _OWNER:
            runs.append(_new(Run, (index, index, done, (plain(word),))))
            continue
        while part == _PART and done < last:
            part = _PARTS[words[done]] if words[done] != low[done] else 0
            if part:
                done += 1
            elif low[done] in _CARRY_ON:
                done = _run_end(paragraph, index, done)
        if done > index + 1:
            runs.append(_split_roles(paragraph, index, done))
        else:  # what most are
            runs.append(_new(Run, (index, index, done, (word,))))
    return runs


def _run_end(paragraph: Paragraph, start: int, end: int) -> int:
    """Where the run ends whose first word stands at ``start`` and that goes on to ``end`` at least."""
    words, low = paragraph.words, paragraph.low
    last = len(words)
    while end < last:
        part = _PARTS[words[end]] if words[end] != low[end] else 0
        if part:
            if part == _OWNER:
                return end + 1
        elif low[end] not in _CARRY_ON:
            return end
        elif low[end] in PARTICLES:
            if end + 2 >= last or not (words[end + 1][0].isupper() or words[end + 2][0].isupper()):
                return end
        elif end + 1 >= last or not words[end + 1][0].isupper():
            return end
        elif low[end] == QUOTE:
            if not words[end - 1][0].isupper() or low[end + 1] in _NO_NAME or not _nickname(paragraph, end):
                return end
        elif ROLES.get(low[end - 1]) == "p" or not _role_of(paragraph, start, end - 1):
            return end  # supporters of Mr. Tan
        end += 1
    return end


def _nickname(paragraph: Paragraph, at: int) -> bool:
    """Whether a marked stretch may stand within a name: Jan “Ox” Holt, and not: Norland “must wait,” Holt said."""
    inner = paragraph.marked[at].inner
    return inner.size <= _LONGEST_NICKNAME and paragraph.body[inner.end - 1] not in ",.!?"


_BEFORE_NAME = HONORIFICS | ROLES.keys() | BODIES | {"state", "commission", "states"}


# Roles that are surnames too. No others: "Virginia Senator", "North Carolina Rep." begin with what are given names.
_SURNAMES = frozenset("king bishop prince dean judge major marshal baron pope cook knight page duke earl abbot".split())


def _surname(paragraph: Paragraph, start: int, at: int) -> bool:
    """Whether a word that may be a role stands behind a given name: Angus King."""
    return at > start and paragraph.low[at] in _SURNAMES and paragraph.words[at - 1] in GIVEN


def _role_of(paragraph: Paragraph, start: int, at: int) -> bool:
    return paragraph.low[at] in ROLES and not _surname(paragraph, start, at)


def _split_roles(paragraph: Paragraph, start: int, end: int) -> Run:
    low = paragraph.low
    core = start
    if not _BEFORE_NAME.isdisjoint(low[start : end - 1]):
        for at in range(start, end - 1):
            if low[at] in _BEFORE_NAME and low[at + 1] != "of" and not _surname(paragraph, start, at):
                core = at + 1
    words = paragraph.words[core:end]
    if words[-1][-1] in "s'’":
        words[-1] = plain(words[-1])
    while len(words) > 1 and words[-1].lower() in _SUFFIXES:
        words.pop()
    return _new(Run, (start, core, end, tuple(words)))


def role_before(paragraph: Paragraph, run: Run) -> str:
    """The role before a name, capital or not: "US Secretary of State", "finance minister"."""
    low, start, core = paragraph.low, run[0], run[1]
    if core > start:
        first = start
        while first < core and low[first] in HONORIFICS and low[first] not in ROLES:
            first += 1
        if first < core and not ROLES.keys().isdisjoint(low[first:core]):
            return paragraph.text(first, core)
        return next((_SPELT[title] for title in low[start:core] if title in _SPELT), "")
    return _role_ending(paragraph, start) or _role_and_comma(paragraph, run)


def _role_ending(paragraph: Paragraph, end: int) -> str:
    low = paragraph.low
    first = end
    while (
        first > 0
        and end - first < _LONGEST_ROLE
        and (low[first - 1] in ROLES or (first < end and low[first - 1] in _WITHIN_ROLE))
    ):
        first -= 1
    return paragraph.text(first, end) if first < end else ""


def _role_and_comma(paragraph: Paragraph, run: Run) -> str:
    """ "the finance minister, Ana Ruiz,"."""
    low = paragraph.low
    apart = len(run[3]) > 1 and run[0] > 1 and low[run[0] - 1] == ","
    return _role_ending(paragraph, run.start - 1) if apart and low[run.end : run.end + 1] in ([","], ["."]) else ""


def role_behind(paragraph: Paragraph, run: Run) -> str:
    """ "Ana Ruiz, Norland's finance minister, …": what somebody is, after the name.

    >>> from articles.analysis.tokens import read_paragraph
    >>> paragraph = read_paragraph("Jan Holt, prime minister of Norland, left.", 0, 42)
    >>> role_behind(paragraph, find_runs(paragraph)[0])
    'prime minister'
    """
    low = paragraph.low
    at = run.end + 1
    if low[run.end : at] != [","] or at + 1 >= len(low):
        return ""
    if low[at] in ("a", "an", "the") or owns(low[at]):
        at += 1
    for head in range(at, min(len(low), at + _LONGEST_ROLE)):
        if low[head] in ROLES:
            while head + 1 < len(low) and low[head + 1] in ROLES:
                head += 1  # prime minister
            after = low[head + 1] if head + 1 < len(low) else ""
            told = after in VERBS or after in AUXILIARIES  # "by Ana Ruiz, the mayor said": somebody else
            return paragraph.text(at, head + 1) if ROLES[low[head]] != "p" and not told else ""
        if not low[head][0].isalpha() or low[head] in PREPOSITIONS:
            break  # "Ana Ruiz, noted to another reporter"
    return ""


def explained(paragraph: Paragraph, run: Run) -> bool:
    """ "Ana Ruiz, 75, …", "Jan Holt, a senior adviser": an age, or a role, after the name."""
    low = paragraph.low
    if low[run.end : run.end + 1] != [","] or run.end + 2 >= len(low):
        return False
    after = low[run.end + 1]
    if after.isdigit() and len(after) == 2 and low[run.end + 2] == ",":
        return True
    if after not in ("a", "an", "the", "who") and not after.endswith(("'s", "s'")):
        return False
    return any(word in ROLES for word in low[run.end + 2 : run.end + 8])
