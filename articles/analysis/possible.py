"""What may be a reporting verb, by the words alone: a form of one, with its particles behind it.

>>> from articles.analysis.tokens import read_paragraph
>>> paragraph = read_paragraph("He called on Monday for calm.", 0, 29)
>>> [(entry.lemma, form, end) for _, end, entry, form in possible_cues(paragraph, range(7), 0, 7, False)]
[('call for', 'past', 5)]
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress

from articles.analysis.lexicon import VERBS, CueEntry
from articles.analysis.phrases import adverb
from articles.analysis.smallwords import DAYS
from articles.analysis.tokens import Paragraph

_MOST = 25  # reporting words read in one sentence
# Of the forms that may have particles: the words that may begin these, and what the form is without any.
_LONG = {form: entries for form, entries in VERBS.items() if entries[0][0].particles}
_FIRSTS = {form: {entry.particles[0] for entry, _ in entries if entry.particles} for form, entries in _LONG.items()}
_PLAIN = {form: entries[-1] for form, entries in _LONG.items() if not entries[-1][0].particles}
_PARTICLES = frozenset().union(*_FIRSTS.values())
_QUOTES_ONLY = frozenset("qv")  # frames

Possible = tuple[int, int, CueEntry, str]  # where a reporting verb begins, where its particles end; entry, form


def _entry_at(paragraph: Paragraph, index: int, hi: int) -> Possible | None:
    """The longest entry whose verb and particles stand at ``index``; an adverb or a day may come between."""
    low = paragraph.low
    word, first = low[index], index + 1
    if first < hi and (low[first] == "on" or adverb(paragraph, first)):
        first = _past_aside(paragraph, first, hi)
    if first < hi and low[first] in _FIRSTS[word]:
        for entry, form in _LONG[word]:
            end = _particles_end(paragraph, entry.particles, first, hi)
            if end:
                return index, end, entry, form
    if word not in _PLAIN:
        return None
    entry, form = _PLAIN[word]
    return index, index + 1, entry, form


def _particles_end(paragraph: Paragraph, particles: tuple[str, ...], at: int, hi: int) -> int:
    """The end of the particles that begin at a place; 0 if they do not, or if a verb has none."""
    low = paragraph.low
    if not particles or low[at] != particles[0]:
        return 0
    at += 1
    for particle in particles[1:]:
        at = _past_aside(paragraph, at, hi)
        if at >= hi or low[at] != particle:
            return 0
        at += 1
    return at


def _past_aside(paragraph: Paragraph, at: int, hi: int) -> int:
    """Past adverbs and a day: "called [on Monday] for", "made [repeatedly] clear"."""
    low = paragraph.low
    while at < hi:
        word = low[at]
        if word == "on" and at + 1 < len(low) and low[at + 1] in DAYS:
            at += 2
        elif word not in _PARTICLES and adverb(paragraph, at):
            at += 1
        else:
            break
    return at


def possible_cues(paragraph: Paragraph, places: Sequence[int], lo: int, hi: int, marked: bool) -> list[Possible]:
    """What may be reporting verbs among some words of a sentence, before its parts of speech are known.

    ``marked``: the sentence has marked words.
    """
    low, words, titled = paragraph.low, paragraph.words, paragraph.titled
    if len(places) > _MOST:
        places = list(compress(places, map(VERBS.__contains__, map(low.__getitem__, places))))[:_MOST]
    found = []
    for index in places:
        word = low[index]
        if word not in VERBS:
            continue
        if words[index] != word and index > lo and not titled and words[index][0].isupper():
            continue  # the United States
        entry, form = VERBS[word][0]  # the longest
        if entry.particles:
            possible = _entry_at(paragraph, index, hi)
            if possible is not None and (marked or not _wants_marks(paragraph, possible[1], possible[2])):
                found.append(possible)
        elif marked or word not in _WANTING or not _wants_marks(paragraph, index + 1, entry):
            found.append((index, index + 1, entry, form))
    return found


def _wants_marks(paragraph: Paragraph, end: int, entry: CueEntry) -> bool:
    """Whether a verb reports nothing in a sentence without marked words: "they think", "the day went on"."""
    if "m" in entry.frames:
        return "s" not in entry.frames
    return entry.frames <= _QUOTES_ONLY and not paragraph.marked and paragraph.low[end : end + 1] != [":"]


# The forms whose longest entry may report nothing without marked words.
_WANTING = frozenset(
    word for word, ((entry, _), *_) in VERBS.items() if "m" in entry.frames or entry.frames <= _QUOTES_ONLY
)
