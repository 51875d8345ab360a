"""Whether a new report, or any clause, begins at a place: what may end the report before it.

>>> from articles.analysis.tags import tags_of
>>> from articles.analysis.tokens import read_paragraph
>>> paragraph = read_paragraph("It was safe, and has also warned that it rained.", 0, 48)
>>> tags = tags_of(paragraph, 0, 11)
>>> finite_cue(paragraph, 5, 11), verb_of(paragraph, 0, 11)
(True, 1)
"""

from __future__ import annotations

from articles.analysis.lexicon import NOUN_FORMS, VERBS, CueEntry
from articles.analysis.phrases import adverb
from articles.analysis.tokens import QUOTE, Paragraph

_NEAR, _BACK, _FEW = 9, 15, 5  # tokens from the head of a subject to its verb; back to a verb; of an aside
_GESTURES = frozenset(
    "reference response reply allusion nod swipe jab dig rebuke riposte answer contrast jibe rebuff reaction".split()
)
_VERBAL = frozenset("vxg")
_DECIDING = frozenset("vxcm,.;:sw(-")  # tags that may end the search for the verb of a subject, and adverbs
# What may be a verb of a clause that reports by itself, and what hangs on the report before.
_FINITE = {
    word: found
    for word, entries in VERBS.items()
    if (found := [entry for entry, form in entries if form in ("past", "s") and not entry.frames.isdisjoint("ckqn")])
}
_PARTICIPLES = {
    word: found for word, entries in VERBS.items() if (found := [entry for entry, form in entries if form == "ing"])
}
_PLEDGES = frozenset(form for form in NOUN_FORMS if form.endswith("s")) & _FINITE.keys()


def finite_cue(paragraph: Paragraph, at: int, hi: int) -> bool:
    """A finite reporting verb at ``at``, after auxiliaries and adverbs: "and [has also] noted"."""
    steps = 0
    while at < hi and steps < 4 and (adverb(paragraph, at) or paragraph.low[at] in ("has", "had", "have")):
        at += 1
        steps += 1
    entries = _FINITE.get(paragraph.low[at]) if at < hi else None
    if (
        entries is None
        or (paragraph.capital(at) and not paragraph.titled)
        or (paragraph.low[at] in _PLEDGES and _a_noun(paragraph, at, hi))
    ):
        return False
    return _any_complete(paragraph, entries, at)


def _any_complete(paragraph: Paragraph, entries: list[CueEntry], at: int) -> bool:
    return any(complete(paragraph, entry, at) for entry in entries)


def _a_noun(paragraph: Paragraph, at: int, hi: int) -> bool:
    """ "(praised his courage) and pledges of help": no verb after one in another tense."""
    after = paragraph.low[at + 1] if at + 1 < hi else ""
    if after == "of":
        return True
    if after in ("that", QUOTE) or paragraph.tags[at + 1 : at + 2] in (["d"], ["r"], ["e"]):
        return False
    verb = next((i for i in range(at - 1, max(-1, at - _BACK), -1) if paragraph.tags[i] in _VERBAL), -1)
    return verb >= 0 and not paragraph.low[verb].endswith("s")


def complete(paragraph: Paragraph, entry: CueEntry, at: int) -> bool:
    """Whether the words that belong to a verb follow it: "made clear", not "made" alone."""
    return not entry.particles or tuple(paragraph.low[at + 1 : at + 1 + len(entry.particles)]) == entry.particles


def participle_cue(paragraph: Paragraph, at: int, hi: int) -> bool:
    """ "adding that", "while criticising": a report of its own that hangs on the one before."""
    low = paragraph.low
    if at < hi and low[at] in ("while", "and", "before", "by", "then", "but", "also", "instead"):
        at += 1
    if at < hi and adverb(paragraph, at):
        at += 1
    if at + 1 >= hi or low[at] not in _PARTICIPLES:
        return False  # what most are
    entries = [entry for entry in _PARTICIPLES[low[at]] if complete(paragraph, entry, at)]
    if not all(entry.frames.isdisjoint("kouans") for entry in entries):
        return True
    if entries:
        return low[at + 1] in ("that", ":", ",", QUOTE, "on", "in") or _clause_at(paragraph, at + 1, hi)
    return False


def _clause_at(paragraph: Paragraph, at: int, hi: int) -> bool:
    """A subject and a verb, which may stand between marks: "saying it “will hold”"."""
    return verb_of(paragraph, at, hi) > 0 or QUOTE in paragraph.low[at : min(hi, at + 6)]


def verb_of(paragraph: Paragraph, at: int, hi: int) -> int:
    """Where the finite verb of a subject that begins at ``at`` stands; 0 where none comes soon."""
    tags = paragraph.tags
    if at >= hi or tags[at] not in "dnejrqp":
        return 0
    if tags[at] == "r" and "'" in paragraph.low[at]:
        return at
    last = tags[at]  # the tag before, adverbs left out
    for ahead, tag in enumerate(tags[at + 1 : min(hi, at + _NEAR)], at + 1):
        if tag not in _DECIDING:
            last = tag  # what most are
        elif tag == "v" or tag == "x":
            return 0 if last == "c" else ahead  # the port and (its owner) but also criticised
        elif tag == "c" and last != "q":
            last = tag
        elif tag != "m":
            return 0
    return 0


def reports(paragraph: Paragraph, at: int, hi: int) -> bool:
    """Whether a subject and its reporting verb stand at ``at``: "the agency said"."""
    verb = verb_of(paragraph, at, hi)
    return verb > 0 and paragraph.low[at] != QUOTE and finite_cue(paragraph, verb, hi)


def still_reporting(paragraph: Paragraph, at: int, hi: int) -> bool:
    """ "(they say it sank), and they're now accusing the owner": what else they say as the article is written."""
    low, tags = paragraph.low, paragraph.tags
    if at + 2 >= hi or tags[at] != "r":
        return False
    contracted = low[at].endswith(("'s", "'re"))
    verb = at + 1 + (not contracted and low[at + 1] in ("is", "are"))
    while verb < hi and tags[verb] == "m":
        verb += 1
    return (contracted or low[at + 1] in ("is", "are")) and participle_cue(paragraph, verb, hi)


def remark(paragraph: Paragraph, at: int, hi: int) -> bool:
    """ "(he praised trade), apparently in response to Holt", "…, an apparent dig at Holt": the writer's own guess."""
    for ahead in range(at, min(hi - 1, at + _FEW)):
        if paragraph.low[ahead] in _GESTURES:
            return paragraph.low[ahead + 1] in ("to", "at")
        if paragraph.tags[ahead] not in "mjdn" and paragraph.low[ahead] != "in":
            return False
    return False
