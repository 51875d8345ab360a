"""What stands behind a verb as its object: "criticised the plan", "called it “dead”", "noted a “sigh of relief”".

>>> from articles.analysis.cues import find_cues
>>> from articles.analysis.tags import tags_of
>>> from articles.analysis.tokens import read_paragraph
>>> paragraph = read_paragraph("They called the pact “dead”.", 0, 28)
>>> tags = tags_of(paragraph, 0, 6)
>>> paragraph.text(*named(paragraph, find_cues(paragraph, 0, 6)[0], 2, 6, "called").content)
'the pact “dead”'
"""

from __future__ import annotations

from articles.analysis.cues import Cue
from articles.analysis.frame import Found
from articles.analysis.lexicon import MATTERS
from articles.analysis.phrases import adverb
from articles.analysis.reach import clause_end
from articles.analysis.smallwords import AUXILIARIES, PERSONAL, POSSESSIVES, PREPOSITIONS
from articles.analysis.tokens import QUOTE, Paragraph

PRONOUN_OBJECTS = frozenset("it him them me us you itself himself herself themselves that this".split())
_NOUN, _PHRASE = 5, 8  # tokens
_CAST = frozenset("vote votes ballot ballots".split())
_COMPLEMENT = frozenset("dnejglpq")  # tags of what stands behind "as" if that is no clause


def marks_a_noun(paragraph: Paragraph, at: int, hi: int) -> bool:
    """ "noted a ‘sigh of relief’", and not "held a ‘maximum pressure’ line": a verb that else reports a clause."""
    tags = paragraph.tags[at : min(hi, at + _NOUN)]
    if "q" not in tags or tags[0] != "d":
        return False
    quote = tags.index("q")
    return all(tag in "dnej" for tag in tags[:quote]) and paragraph.tags[at + quote + 1 : at + quote + 2] != ["n"]


def a_matter(paragraph: Paragraph, at: int, hi: int) -> bool:
    """ "mooted a tax on boats", "welcomed the offer": the object is made of words, or settled by them."""
    for noun in range(at, min(hi, at + _PHRASE)):
        if paragraph.tags[noun] not in "dnejlgmq":
            return False
        if paragraph.low[noun] in MATTERS:
            return True
    return False


def made_out(paragraph: Paragraph, at: int, hi: int, name: str) -> Found | None:
    """ "framed the pact as a matter of life and death": an object, and what it is shown as."""
    end = clause_end(paragraph, at, hi, plain=True)
    low = paragraph.low
    behind = next((i for i in range(at + 2, end) if low[i - 1] == "as"), 0)
    if not behind or paragraph.tags[behind - 2] in "vxpm" or paragraph.tags[behind] not in _COMPLEMENT:
        return None
    if (low[at] in POSSESSIVES and low[at + 1] in _CAST) or low[behind : behind + 2] == ["a", "result"]:
        return None  # cast their votes as the polls opened
    return Found((at, end), f'object of "{name}" with "as"')


def said_of(paragraph: Paragraph, cue: Cue, at: int, hi: int) -> bool:
    """ "called it a sham", "criticised him for leaving": more than the pronoun alone."""
    if at >= hi or cue.passive:
        return False
    if paragraph.low[at] in ("for", "as", "of") or (paragraph.low[at] == "to" and cue.entry.lemma == "call for"):
        return True
    named = "k" in cue.entry.frames and paragraph.tags[at] in "dejn"
    return named and not any(tag == "q" for tag in paragraph.tags[at : min(hi, at + 12)])


def is_object(paragraph: Paragraph, at: int) -> bool:
    word = paragraph.low[at]
    if word in ("that", "this"):
        noun, after = paragraph.low[at + 1 : at + 2], paragraph.tags[at + 1 : at + 3]
        ended = after[1:] in (["v"], ["x"]) or paragraph.low[at + 2 : at + 3] == ["by"]
        return after[:1] == ["n"] and noun[0][-1] != "s" and not ended  # rejected that notion
    if word in PRONOUN_OBJECTS and paragraph.words[at] != "US":
        return False
    return (
        paragraph.tags[at] != "x"
        and not (word in PREPOSITIONS or word in ("and", "but", "or", "to", "that"))
        and (word[0].isalnum() or word in "$#@[")
    )


def named(paragraph: Paragraph, cue: Cue, at: int, hi: int, name: str) -> Found | None:
    """ "called the pact “dead”", "dismissed it as “theatre”": the object and what it is called."""
    end = clause_end(paragraph, at, hi, plain=True)
    low = paragraph.low
    if low[at].isdigit():
        return None  # called 112
    if (
        cue.form == "past"
        and paragraph.tags[cue.start] == "l"
        and low[cue.start - 1] not in AUXILIARIES
        and not adverb(paragraph, cue.start - 1)
    ):
        return None  # an effect called “the squeeze”
    if (
        paragraph.capital(at)
        and name == "called"
        and low[at - 2] not in PERSONAL
        and not paragraph.capital(at - 2)
        and low[at - 2] not in AUXILIARIES
        and QUOTE not in low[at : min(end, at + _PHRASE)]
    ):
        return None  # a group called Black Votes Matter, and not: called Holt “a coward”
    if low[at] in PRONOUN_OBJECTS and low[at + 1 : at + 2] == ["as"] and at + 2 < end and low[at + 2] == QUOTE:
        at += 2
    if QUOTE not in low[at : min(end, at + 40)]:
        if is_object(paragraph, at):
            return Found((at, end), f'object of "{name}"')
        return None
    return Found((at, end), f'what it is called after "{name}"')
