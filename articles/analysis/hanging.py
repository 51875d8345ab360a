"""What a clause without a subject of its own hangs on: the phrase before "who", before "that", before a participle.

Works on parts of speech, so the sentence must have been tagged.

>>> from articles.analysis.tags import tags_of
>>> from articles.analysis.tokens import read_paragraph
>>> paragraph = read_paragraph("The votes of ten senators who left are lost.", 0, 44)
>>> tags = tags_of(paragraph, 0, 10)
>>> paragraph.text(*before_relative(paragraph, 5, 0))
'ten senators'
"""

from __future__ import annotations

from articles.analysis.lexicon import BODIES, ROLES
from articles.analysis.nouns import phrase_before, starts_clause
from articles.analysis.tokens import Paragraph

_MANY = BODIES | frozenset("majority minority handful number pair crowd bunch lot host dozen hundred thousand".split())
_CLAUSE, _GERUND = 20, 9  # tokens back to the word that joins a clause to its phrase


def relative(paragraph: Paragraph, at: int) -> bool:
    """Whether a word is a relative pronoun: "who", or the "that" of "the port that closed"."""
    return paragraph.tags[at] == "w" or paragraph.low[at] == "that"


def before_relative(paragraph: Paragraph, at: int, lo: int) -> tuple[int, int] | None:
    """ "Ruiz, who runs the port": the phrase that the clause around ``at`` hangs on."""
    tags = paragraph.tags
    for back in range(at, max(lo, at - _CLAUSE), -1):
        joined = tags[back] == "w" or (paragraph.low[back] == "that" and tags[back] == "s")
        if back > lo and (joined or (tags[back] in "lg" and tags[back - 1] in "ne")):
            end = back - 1 if tags[back - 1] == "," else back
            outer = phrase_before(paragraph, end, lo)
            if outer is not None and starts_clause(paragraph, outer[0], lo):
                return named_before(paragraph, people_of(paragraph, outer) if joined else outer, lo)
        if tags[back] in ".;:s(-q":
            break
    return None


def before_gerund(paragraph: Paragraph, at: int, lo: int) -> tuple[int, int] | None:
    """ "a senator with a record of challenging the mayor": the phrase that a participle and its object hang on."""
    tags = paragraph.tags
    for back in range(at, max(lo + 1, at - _GERUND), -1):
        if tags[back] == "g" and tags[back - 1] == "p":
            outer = phrase_before(paragraph, back - 1, lo)
            return outer if outer is not None and starts_clause(paragraph, outer[0], lo) else None
        if tags[back] not in "dnejpg":
            return None
    return None


def people_of(paragraph: Paragraph, phrase: tuple[int, int]) -> tuple[int, int]:
    """ "the votes of ten senators (who …)": the people, and not what they have or write."""
    low, tags, (start, end) = paragraph.low, paragraph.tags, phrase
    for at in range(end - 2, start, -1):
        if low[at] == "of":
            theirs = tags[at - 1] == "n" and low[at - 1] not in ROLES and low[at - 1] not in _MANY
            return (at + 1, end) if theirs and not ROLES.keys().isdisjoint(low[at + 1 : end]) else phrase
    return phrase


def named_before(paragraph: Paragraph, found: tuple[int, int], lo: int) -> tuple[int, int]:
    """ "Ana Ruiz, the envoy who …": the name, if the phrase only explains it."""
    tags = paragraph.tags
    start = found[0]
    if start - 2 < lo or tags[start - 1] != "," or tags[start] != "d" or tags[start - 2] != "e":
        return found
    name = phrase_before(paragraph, start - 1, lo)
    return name if name is not None and starts_clause(paragraph, name[0], lo) and name[0] in (lo, lo + 1) else found
