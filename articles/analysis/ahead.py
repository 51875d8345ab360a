"""What follows a reporting verb as its content: a clause, words between marks, an object, a "to" clause.

>>> from articles.analysis.cues import find_cues
>>> from articles.analysis.tags import tags_of
>>> from articles.analysis.tokens import read_paragraph
>>> paragraph = read_paragraph("They told the BBC that it was over.", 0, 35)
>>> tags = tags_of(paragraph, 0, 9)
>>> found = right_of(paragraph, find_cues(paragraph, 0, 9)[0], 9)
>>> paragraph.text(*found.content)
'it was over'
"""

from __future__ import annotations

from articles.analysis.content import (
    ADJUNCTS,
    OCCASIONS,
    QUESTIONS,
    addressee_end,
    asked_when,
    looks_like_clause,
    past_hearers,
    skip_adjuncts,
)
from articles.analysis.cues import Cue
from articles.analysis.frame import Found
from articles.analysis.lexicon import VERBS
from articles.analysis.objects import PRONOUN_OBJECTS, a_matter, is_object, made_out, marks_a_noun, named, said_of
from articles.analysis.phrases import adverb, folded
from articles.analysis.reach import clause_end
from articles.analysis.smallwords import MONTHS, PERSONAL, PREPOSITIONS, TIMES
from articles.analysis.terms import TITLED, title_case
from articles.analysis.tokens import QUOTE, Paragraph

_ALWAYS_CLAUSE = frozenset("say tell add argue insist claim suggest warn contend note acknowledge state write".split())


_LONG = 5  # tokens: what follows "said" is hardly an object any more ("said the same thing")
_NEEDS_THAT = frozenset(
    "advise respond answer underscore post mention emphasize ponder maintain threaten signal repeat hint imply "
    "elaborate continue project order".split()
)
_ASKING = frozenset("ask wonder inquire query".split())
_SIGNS = TIMES | {":", ";", ",", "that", QUOTE, "yes", "no", "last", "this", "when"}  # before anything else is asked
_CARRIES = frozenset("cqaui")  # frames in which a place or a time may stand before what is reported
_RELATIVE = frozenset("who which whom whose where when".split())  # behind a hearer: "told those who …"
_LAID_OUT = frozenset("what how why whether".split())  # not "set out when the tide came"
_NEEDS_HEARER = frozenset("tell inform notify assure reassure remind brief alert".split())
_NOT_CONTENT = frozenset("so nothing little it more much goodbye yes no anything something what".split())


def right_of(paragraph: Paragraph, cue: Cue, hi: int) -> Found | None:
    """What follows the cue as its content."""
    low, at, entry = paragraph.low, cue.end, cue.entry
    if at >= hi:
        return None
    word = low[at]
    if word in PREPOSITIONS and entry.frames.isdisjoint(_CARRIES):
        return None  # hail from states that
    if word == "to" and "i" not in entry.frames:
        at = past_hearers(paragraph, at, hi)
    elif word in ADJUNCTS or adverb(paragraph, at):
        at = skip_adjuncts(paragraph, at, hi, asking=entry.lemma in _ASKING)
    if at >= hi:
        return None
    word = low[at]
    if word in _SIGNS:
        if _nothing_said(paragraph, cue, at, hi):
            return None
        found = _after_sign(paragraph, cue, at, hi)
        if found is not None:
            return found
    elif word == "the" and entry.lemma == "say" and low[at + 1 : at + 2] == ["same"]:
        return Found((at, clause_end(paragraph, at, hi, plain=True)), f'object of "{cue.name}"')
    return _bare(paragraph, cue, at, hi, cue.name)


def _nothing_said(paragraph: Paragraph, cue: Cue, at: int, hi: int) -> bool:
    """Whether a time follows, an occasion, or the name that a thing is given."""
    low = paragraph.low
    word = low[at]
    if word == QUOTE:
        return _only_a_name(paragraph, cue)
    if word == "when":
        return asked_when(paragraph, at, hi)
    if word == "that":
        return _relative(paragraph, cue, at)
    return word in TIMES or (word in ("last", "this") and at + 1 < hi and low[at + 1] in TIMES)


def _after_sign(paragraph: Paragraph, cue: Cue, at: int, hi: int) -> Found | None:
    """What follows a colon, a comma, "that", or stands between marks; and answers."""
    low, frames, name = paragraph.low, cue.entry.frames, cue.name
    word, after = low[at], at + 1
    colon = word == ":" and "c" in frames  # other verbs than "say" only report marked words behind one
    if after < hi and (colon or (word in (":", ";") and low[after] == QUOTE)):
        return Found((after, marked_end(paragraph, after, hi)), f'words after "{name}:"')
    if word == "," and after < hi and low[after] == QUOTE and "q" in frames and not _taken(paragraph, after, hi):
        return Found((after, marked_end(paragraph, after, hi)), f'words after "{name},"')
    if word == "that" and "c" in frames and after < hi:
        return Found((after, clause_end(paragraph, after, hi)), f'"{name} that"')
    if word == QUOTE and not frames.isdisjoint("qco"):
        end = after if _whole_sentence(paragraph, at) else clause_end(paragraph, at, hi)
        return Found((at, end), f'words after "{name}"')
    if word in ("yes", "no") and "c" in frames and paragraph.tags[after : after + 1] not in (["n"], ["e"], ["j"]):
        return Found((at, after), f'answer after "{name}"')
    return None


def _relative(paragraph: Paragraph, cue: Cue, that: int) -> bool:
    """ "disputed on Friday a report that said": a "that" behind a noun which a verb follows reports nothing."""
    tags = paragraph.tags
    return that > cue.end and tags[that - 1] == "n" and tags[that + 1 : that + 2] in (["v"], ["x"])


def _only_a_name(paragraph: Paragraph, cue: Cue) -> bool:
    """ "an effect called “the squeeze”", "the book titled “Home”": a participle that gives a thing its name."""
    if cue.entry.lemma not in ("call", "dub", "label", "title", "entitle", "headline", "brand") or cue.group <= 0:
        return False
    free = cue.group == cue.start and (paragraph.tags[cue.start] == "l" or "title" in cue.entry.lemma)
    return free and not cue.passive and paragraph.tags[cue.group - 1] in "ne,"


def _taken(paragraph: Paragraph, quote: int, hi: int) -> bool:
    """Whether words between marks are a work's title, or have an attribution of their own: "…, “No,” he said"."""
    inner = paragraph.marked[quote].inner
    if paragraph.low[quote - 2] in TITLED and title_case(
        paragraph.body[inner.start : min(inner.end, inner.start + 100)]
    ):
        return True
    if paragraph.body[paragraph.marked[quote].inner.end - 1] != "," or paragraph.tags[quote + 1 : quote + 2] == [","]:
        return False
    for at in range(quote + 1, min(hi, quote + 7)):
        if paragraph.tags[at] == "v":
            return any("q" in entry.frames for entry, _ in VERBS.get(paragraph.low[at], ()))
        if paragraph.tags[at] not in "dnejrm":
            return False
    return False


def _whole_sentence(paragraph: Paragraph, at: int) -> bool:
    """Words that begin with a capital and end with a stop: what follows is not part of them."""
    inner = paragraph.marked[at].inner
    return paragraph.body[inner.start].isupper() and paragraph.body[inner.end - 1] in ".,!?"


def marked_end(paragraph: Paragraph, at: int, hi: int) -> int:
    if paragraph.low[at] != QUOTE:
        return clause_end(paragraph, at, hi)
    while at < hi and paragraph.low[at] == QUOTE:
        at += 1
        if paragraph.low[at : at + 2] == ["and", ","] and at + 2 < hi and paragraph.low[at + 2] == QUOTE:
            at += 2  # “No,” and, “never”
        elif paragraph.low[at : at + 1] == ["and"] and paragraph.low[at + 1 : at + 2] == [QUOTE] and at + 2 >= hi:
            at += 1  # “No,” and “never.”
    return at


def _bare(paragraph: Paragraph, cue: Cue, at: int, hi: int, name: str) -> Found | None:
    word, frames = paragraph.low[at], cue.entry.frames
    asks = word in QUESTIONS
    if not asks and ("a" in frames or "u" in frames):
        found = _addressed(paragraph, cue, at, hi, name)
        if found is not None:
            return found
    if word == "to" and "i" in frames and at + 1 < hi:
        return Found((at + 1, clause_end(paragraph, at + 1, hi)), f'"{name} to"')
    if asks and ("c" in frames or ("n" in frames and word in _LAID_OUT)):
        return Found((at, clause_end(paragraph, at, hi)), f'question after "{name}"')
    if (
        "c" in frames
        and (cue.entry.lemma not in _NEEDS_HEARER or cue.passive)
        and not (word in _NOT_CONTENT and not looks_like_clause(paragraph, at, hi))
    ):
        end = _clause(paragraph, cue, at, hi)
        if end:
            return Found((at, end), f'clause after "{name}"')
    if word in PRONOUN_OBJECTS and ("k" in frames or "o" in frames) and said_of(paragraph, cue, at + 1, hi):
        return Found((at, clause_end(paragraph, at, hi, plain=True)), f'object of "{name}"')
    if "s" in frames and not cue.passive and is_object(paragraph, at):
        found = made_out(paragraph, at, hi, name)
        if found is not None:
            return found
    if "k" in frames:
        return named(paragraph, cue, at, hi, name)
    return None if cue.passive else _object(paragraph, cue, at, hi, name)


def _object(paragraph: Paragraph, cue: Cue, at: int, hi: int, name: str) -> Found | None:
    """ "criticised the plan", "mooted a tax", "noted a “sigh of relief”": an object that is told of."""
    low, frames = paragraph.low, cue.entry.frames
    known = "o" in frames or ("n" in frames and a_matter(paragraph, at, hi))
    if not (known or ("c" in frames and marks_a_noun(paragraph, at, hi))) or not is_object(paragraph, at):
        return None
    end = clause_end(paragraph, at, hi, plain=True)
    if end - at > 2 and low[end - 2 : end] == [",", QUOTE]:
        return Found((end - 1, end), f'words after "{name} …,"')  # replied to them with, “No.”
    return Found((at, end), f'object of "{name}"')


def _clause(paragraph: Paragraph, cue: Cue, at: int, hi: int) -> int:
    """Where a clause without "that" ends that begins at ``at``; 0 where none does."""
    word, lemma = paragraph.low[at], cue.entry.lemma
    if not word[0].isalnum() and word not in {"$", "#", "@", "[", QUOTE}:
        return 0
    if (lemma in _NEEDS_THAT and folded(word) not in PERSONAL) or _pointed_at(paragraph, at, hi):
        return 0
    if lemma in {"say", "claim", "argue", "insist"} and word not in PREPOSITIONS:
        if (paragraph.capital(at) and at + 2 < hi) or folded(word) in PERSONAL:
            return clause_end(paragraph, at, hi)
        if word not in _NOT_CONTENT and word[0].isalpha():
            end = clause_end(paragraph, at, hi)
            return end if end - at > _LONG or _clause_begins(paragraph, lemma, at, hi) else 0
    return clause_end(paragraph, at, hi, plain=word == "about") if _clause_begins(paragraph, lemma, at, hi) else 0


def _pointed_at(paragraph: Paragraph, at: int, hi: int) -> bool:
    """ "before the mayor announced it, and the plan failed": a pronoun that is only an object."""
    return paragraph.low[at] in ("it", "this", "that") and at + 1 < hi and paragraph.tags[at + 1] in ",;c-"


def _clause_begins(paragraph: Paragraph, lemma: str, at: int, hi: int) -> bool:
    word = paragraph.low[at]
    if word in PREPOSITIONS and word not in ("under", "despite", "about", "over", "as", "in", "at"):
        return False
    if word in ("and", "but", "or", "to"):
        return False
    if word in ("in", "at") and not OCCASIONS.isdisjoint(paragraph.low[at + 1 : at + 4]):
        return False  # said in a statement published on Monday
    return looks_like_clause(paragraph, at, hi, marked=lemma in _ALWAYS_CLAUSE)


def _past_relative(paragraph: Paragraph, at: int, hi: int) -> int:
    """The marked words behind "those who had come, “…”"; 0 if there are none."""
    comma = next((i for i in range(at, min(hi - 1, at + 20)) if paragraph.low[i] == ","), 0)
    return comma + 1 if comma and paragraph.low[comma + 1] == QUOTE else 0


def _past_time(paragraph: Paragraph, at: int, hi: int) -> int:
    """Past "on Monday", "in 2007" before a "to" clause."""
    low = paragraph.low
    after = at + 2 if low[at] in ("on", "in") else at + 1
    word = low[after - 1] if after < hi else ""
    timed = word in TIMES or word in MONTHS or (word.isdigit() and len(word) == 4)
    return after if timed and low[after] == "to" else at


def _addressed(paragraph: Paragraph, cue: Cue, at: int, hi: int, name: str) -> Found | None:
    """ "told the BBC that …", "urged them to …", "told them: “…”"."""
    low, frames = paragraph.low, cue.entry.frames
    end = addressee_end(paragraph, at, hi) if not cue.passive else at
    if end is None or end >= hi:
        return None
    hearer = end
    if "c" in frames and (paragraph.tags[end] in "vx" or low[end : end + 2] == ["no", "longer"]):
        return None  # warned the order no longer held: no hearer, but what it is about
    if "u" in frames:
        end = _past_time(paragraph, end, hi)
    if low[end : end + 2] == ["not", "to"] and end + 2 < hi and "u" in frames:
        return Found((end, clause_end(paragraph, end, hi)), f'"{name} … to"', (at, hearer))
    if low[end] == "to" and end + 1 < hi and "u" in frames:
        return Found((end + 1, clause_end(paragraph, end + 1, hi)), f'"{name} … to"', (at, hearer))
    asking = cue.entry.lemma in _ASKING or cue.entry.lemma == "tell"
    after = skip_adjuncts(paragraph, end, hi, asking=asking) if "a" in frames else end
    if after >= hi:
        return None
    if low[after] == ":" and after + 1 < hi:
        return Found((after + 1, marked_end(paragraph, after + 1, hi)), f'words after "{name} … :"')
    if low[after] == "," and after + 1 < hi and low[after + 1] == QUOTE and not _taken(paragraph, after + 1, hi):
        return Found((after + 1, marked_end(paragraph, after + 1, hi)), f'words after "{name} …,"')
    if low[after] == QUOTE and low[after - 1].endswith("'s") and after + 1 < hi and low[after + 1][0].isalnum():
        after += 1  # told KTV's “First Light” that …
        after = skip_adjuncts(paragraph, after, hi)
        after += after < hi and low[after] == "that"
        return Found((after, clause_end(paragraph, after, hi)), f'"{name} … that"') if after < hi else None
    if low[after] == QUOTE:
        stop = after + 1 if _whole_sentence(paragraph, after) else clause_end(paragraph, after, hi)
        return Found((after, stop), f'words after "{name} …"')
    if (
        low[after] == "that" and after + 1 < hi and paragraph.tags[after + 1] not in "vx"
    ):  # the facts of a text that had
        return Found((after + 1, clause_end(paragraph, after + 1, hi)), f'"{name} … that"')
    if low[after] in _RELATIVE:
        quote = _past_relative(paragraph, after, hi)
        return Found((quote, marked_end(paragraph, quote, hi)), f'words after "{name} …,"') if quote else None
    if low[after] in QUESTIONS:
        return Found((after, clause_end(paragraph, after, hi)), f'question after "{name} …"')
    if (
        "a" in frames
        and low[after][0].isalnum()
        and low[after] not in PREPOSITIONS
        and paragraph.tags[after] != "c"
        and after < hi - 2
        and looks_like_clause(paragraph, after, hi)
    ):
        return Found((after, clause_end(paragraph, after, hi)), f'clause after "{name} …"')
    return None
