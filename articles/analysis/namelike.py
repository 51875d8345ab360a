"""Whether words with capitals look like a person's name: not too many, no body's, no letters that stand for something.

>>> from articles.analysis.runs import find_runs
>>> from articles.analysis.tokens import read_paragraph
>>> paragraph = read_paragraph("Ruiz said in Kessel that Norland waits.", 0, 39)
>>> [run.words for run in find_runs(paragraph) if bare_surname(paragraph, run)]
[('Ruiz',), ('Norland',)]
"""

from __future__ import annotations

from collections.abc import Sequence

from articles.analysis.lexicon import BODIES, GIVEN, PLACES, ROLES, VERB_KINDS
from articles.analysis.runs import Run, role_before, role_behind
from articles.analysis.tokens import QUOTE, Paragraph
from articles.analysis.wordtags import FIRST_TAGS

MOST = 5  # words of a name
_LETTERS = 6  # fewer capitals alone are an abbreviation
_TITLE = 3  # letters of a role that may be one: CEO
_LOOKED_AT = 100  # places where a text has a word; more tell nothing new
_INSIDE = (" in ", " into ", " within ", " across ", " outside ", " near ", " the ")
BEFORE_SENTENCE = frozenset((".", "!", "?", QUOTE))
_ORGANISATIONS = BODIES | frozenset(
    "relations affairs doctrine electric motors mills dynamics atomics foods news street house states city county "
    "post times journal bank airlines inc inc. corp corp. school hospital international national united committee "
    "senate congress republican democratic american states' college".split()
)


def may_be_name(words: Sequence[str], given: bool, title: str) -> bool:
    """Whether words look like a person's name: not too many, no body's, no letters that stand for something."""
    if len(words) > MOST or QUOTE in words[-1] or words[0] == "of":
        return False
    if len(words) == 1 and words[0].isupper() and len(words[0]) < _LETTERS and not title:
        return False
    for word in words:
        low = word.lower()
        if low in _ORGANISATIONS or (low in ROLES and not given):
            return False
    return True


def full_name(run: Run) -> bool:
    """Whether a run in a title is a given name and a surname, and not a name and a verb: "Ana Says"."""
    return len(run.words) == 2 and run.words[0].title() in GIVEN and run.words[1].lower() not in VERB_KINDS


def has_role(paragraph: Paragraph, run: Run) -> bool:
    return bool(role_before(paragraph, run) or role_behind(paragraph, run))


def lowered(role: str) -> str:
    """A role as it is written elsewhere: MAYOR gives Mayor; CEO stays."""
    return role.capitalize() if len(role) > _TITLE and role.isupper() else role


def bare_surname(paragraph: Paragraph, run: Run) -> bool:
    """Whether a capital alone may be somebody's surname: no place, body, role, given name or people, and at the head of
    a sentence neither a plural nor another word of the language."""
    word, low = run.words[0], run.words[0].lower()
    if run.end - run.start > 1 or not (word.isalpha() and word[1:].islower()) or word in GIVEN:
        return False
    if low in PLACES or low in _ORGANISATIONS or low in ROLES or low in VERB_KINDS:
        return False
    if low.endswith(("ians", "icans", "ans", "ists", "crats")):
        return False
    if _is_entered(paragraph.body, word):
        return False
    head = run.start == 0 or paragraph.low[run.start - 1] in BEFORE_SENTENCE
    return not (head and (low.endswith("s") or FIRST_TAGS[low] != "n"))


def _is_entered(body: str, word: str) -> bool:
    """Whether a text has a word as a place, or as what stands for one: "in Kessel", "the Harbour"."""
    at = body.find(word)
    for _ in range(_LOOKED_AT):
        if at < 0:
            return False
        if body.endswith(_INSIDE, 0, at):
            return True
        at = body.find(word, at + 1)
    return False
