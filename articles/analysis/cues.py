"""The words that report: verbs in their forms and particles, and whether they are verbs at all where they stand.

>>> from articles.analysis.tags import tags_of
>>> from articles.analysis.tokens import read_paragraph
>>> paragraph = read_paragraph("The claims were false, but she has repeatedly called for calm.", 0, 62)
>>> tags = tags_of(paragraph, 0, 13)
>>> [(cue.entry.lemma, cue.form, paragraph.text(cue.group, cue.end)) for cue in find_cues(paragraph, 0, 13)]
[('call for', 'past', 'has repeatedly called for')]
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from articles.analysis.lexicon import BODIES, PLACES, VERB_KINDS, VERBS, CueEntry
from articles.analysis.phrases import FIXED_ENDS, adverb, before_fixed, folded
from articles.analysis.smallwords import AUXILIARIES, BE, DAYS, DETERMINERS, PERSONAL, POSSESSIVES, PREPOSITIONS
from articles.analysis.tokens import QUOTE, Paragraph

_MOST = 25  # reporting words read in one sentence
# Verbs before "to say" that leave it speech, and those that make it none.
_CHAINS = frozenset(
    "went goes going continued continues continuing declined declines declining refused refuses used began begins "
    "quick expected due set likely scheduled "
    "appeared seemed rushed hastened proceeded tried paused failed".split()
)
# Verb forms that are more often nouns.
_NOUNS_TOO = frozenset(
    "states state questions question reports report claims claim calls call promises promise demands demand "
    "charges charge offers offer answers answer comments comment remarks remark posts post texts text emails "
    "email tweets tweet messages message estimates estimate challenges challenge requests request orders order "
    "presses press reads read blasts blast labels label brands brand titles title captions caption hints hint "
    "signals signal mention mentions quotes quote threats protests protest cautions caution forecasts forecast "
    "objects object "
    "counters counter boasts boast jokes joke quips cries cry screams scream shouts shout notes note needs "
    "praises praise mocks rips rip slams slam welcomes welcome addresses puts put "
    "emails advocates reasons counsels highlights documents learns details begins phrases phrase relates "
    "appeals appeal sketches sketch flags flag floats float complains remains volunteers volunteer voices voice".split()
)
_DAYS = [[day] for day in DAYS]
_PARTICLES = frozenset(entry.particles[0] for entries in VERBS.values() for entry, _ in entries if entry.particles)
_GETS = frozenset("get gets got gotten".split())  # gets asked
_QUOTES_ONLY = frozenset("qv")  # frames
_PLURALS = frozenset("they we i you people officials who critics democrats republicans voters experts".split())


@dataclass(slots=True)
class Cue:
    """``[start, end)`` are the reporting words, ``group`` is where their verb group begins (auxiliaries, adverbs)."""

    start: int
    end: int
    group: int
    entry: CueEntry
    form: str
    passive: bool = False
    negated: bool = False
    infinitive: bool = False


Possible = tuple[int, int, CueEntry, str]  # where a reporting verb begins, where its particles end; entry, form


def _entry_at(paragraph: Paragraph, index: int, hi: int) -> Possible | None:
    """The longest entry whose verb and particles stand at ``index``; an adverb or a day may come between."""
    low = paragraph.low
    first = _past_aside(paragraph, index + 1, hi)
    for entry, form in VERBS[low[index]]:
        if not entry.particles:
            return index, index + 1, entry, form
        if first >= hi or low[first] != entry.particles[0]:
            continue  # what most do not have
        at = first + 1
        for particle in entry.particles[1:]:
            at = _past_aside(paragraph, at, hi)
            if at >= hi or low[at] != particle:
                break
            at += 1
        else:
            return index, at, entry, form
    return None


def _past_aside(paragraph: Paragraph, at: int, hi: int) -> int:
    """Past adverbs and a day: "called [on Monday] for", "made [repeatedly] clear"."""
    low = paragraph.low
    while at < hi:
        if low[at] == "on" and low[at + 1 : at + 2] in _DAYS:
            at += 2
        elif low[at] not in _PARTICLES and adverb(paragraph, at):
            at += 1
        else:
            break
    return at


def _group(paragraph: Paragraph, index: int, lo: int) -> tuple[int, bool, bool]:
    """Back over auxiliaries and adverbs: (start, passive, negated)."""
    low = paragraph.low
    at = index
    passive = negated = False
    while at - 1 >= lo:
        word = low[at - 1]
        if word in AUXILIARIES:
            passive = passive or (word in BE and at == index) or (word in BE and low[at] != "being")
        elif word in _GETS and at == index:
            passive = True
        elif not adverb(paragraph, at - 1):
            fixed = before_fixed(paragraph, at) if word in FIXED_ENDS else at
            if lo < fixed < at:
                at = fixed  # has at times said
                continue
            if "'" in word and folded(word) in PERSONAL:
                perfect = word.endswith("'s") and low[index + 1 : index + 2] not in (["to"], ["by"], ["as"])
                passive = passive or (word.endswith(("'s", "'re", "'m")) and at == index and not perfect)
            break
        negated = negated or word in ("not", "never") or word.endswith("n't")
        at -= 1
    return at, passive, negated


def _plainly_subject(paragraph: Paragraph, index: int, group: int, lo: int) -> bool:
    """Whether a name or a pronoun stands before a word that is more often a noun."""
    if group <= lo:
        return False
    before = paragraph.low[group - 1]
    if folded(before) in PERSONAL or before == "who":
        return True
    after = paragraph.low[index + 1] if index + 1 < len(paragraph.low) else ""
    if before == QUOTE and paragraph.body[paragraph.marked[group - 1].inner.end - 1] == "," and after in DETERMINERS:
        return True  # “No,” begins the letter
    if after in (".", ",") and group - 3 >= lo and paragraph.low[group - 3 : group - 1] == [QUOTE, "the"]:
        return paragraph.body[paragraph.marked[group - 3].inner.end - 1] == ","  # “No,” the letter states.
    marked = after == "," and paragraph.low[index + 2 : index + 3] == [QUOTE]
    clear = after in ("that", QUOTE) or marked or folded(after) in PERSONAL
    if clear and before.endswith("s") and "'" not in before and paragraph.tags[group - 1] == "n":
        return True  # experts note that
    if before in BODIES and folded(after) in PERSONAL:
        return True
    if is_headline(paragraph) and (group - 1 == lo or after == "for") and after and paragraph.tags[index + 1] in "dejn":
        return True
    people = before.endswith(("ic", "ish", "ese", "ian", "ican")) and before not in PLACES
    if people or (group - 1 > lo and paragraph.low[group - 2] in ("a", "an")):
        return False  # a Texas state flag, British advocates, American claims
    return paragraph.capital(group - 1) and (group - 1 > lo or clear) and "'" not in before


def is_headline(paragraph: Paragraph) -> bool:
    """Whether a paragraph is a headline, or the first line of a text and short enough for one."""
    return paragraph.titled or (paragraph.start == 0 and paragraph.end < _HEADLINE)


_HEADLINE = 140


def _before_its_noun(paragraph: Paragraph, index: int, group: int, lo: int) -> bool:
    """ "all reported losses", "25 recommended delegates", "have admitting privileges": it only describes a noun."""
    tags = paragraph.tags
    if index - 1 < lo or index + 1 >= len(tags) or tags[index + 1] not in "nj":
        return False
    if group != index:  # the mayor's originally proposed figure
        return group > lo and paragraph.low[group - 1].endswith("'s") and tags[group] == "m"
    if VERB_KINDS.get(paragraph.low[index]) == "finite":
        return False  # only 28 said yes
    before = paragraph.low[index - 1]
    return (tags[index - 1] in "dj" and before not in _ALONE) or (tags[index] == "l" and before.endswith("'s"))


# Words that stand before a noun, and also alone as a subject: "some said", "those in the hall asked".
_ALONE = frozenset("that some many others both all most few these those one another each several two three".split())


def _a_noun(paragraph: Paragraph, index: int) -> bool:
    """Whether a form in -ing behind a noun is one as well: a verb follows, or it is hardly ever anything else."""
    return paragraph.tags[index + 1 : index + 2] in (["v"], ["x"]) or paragraph.low[index] == "briefing"


_GOING_ON = frozenset("continue continues continued begin begins began start starts started".split())


def _verb_here(paragraph: Paragraph, index: int, group: int, form: str, lo: int) -> bool:
    """Whether a word that can be noun or verb is a verb here."""
    low = paragraph.low
    before = low[group - 1] if group > lo else ""
    if form in ("past", "ing", "pp") and _before_its_noun(paragraph, index, group, lo):
        return False
    if low[index] in _GOING_ON and paragraph.tags[index + 1 : index + 2] in (["t"], ["g"]):
        return False  # continued to sink their “allies”, began calling for help
    if form == "ing" and low[index - 1 : index] in (["have"], ["has"], ["had"]):
        return False  # have admitting privileges
    if form == "ing" and index > 1 and low[index - 1] == "of" and low[index - 2] in ("way", "ways"):
        return False  # a diplomatic way of saying that
    if form == "ing" and group == index > lo and paragraph.tags[index - 1] in "dnje" and _a_noun(paragraph, index):
        return False  # the hearing told, at Monday's press briefing that
    if form in ("past", "ing"):
        return before not in DETERMINERS or before in _ALONE or before == "this"
    if form == "base" and group < index and (helping := AUXILIARIES.intersection(low[group:index])):
        return BE.isdisjoint(helping)  # that is likely welcome news
    if form == "s" and paragraph.tags[index] == "v" and low[index + 1 : index + 2] == ["the"]:
        return True  # the report highlights the cost
    if form == "s" and before == "and" and group == index and _listed(paragraph, index, lo):
        return True
    if form in ("base", "s") and low[index] in _NOUNS_TOO and not _plainly_subject(paragraph, index, group, lo):
        return False
    return _after(paragraph, index, before, form)


def _listed(paragraph: Paragraph, index: int, lo: int) -> bool:
    """ "praises the bridge and calls for calm", not "praised his courage and calls for calm": the same tense."""
    verb = next((at for at in range(index - 2, lo, -1) if paragraph.tags[at] in "vxg"), lo)
    return verb > lo and any(form == "s" for _, form in VERBS.get(paragraph.low[verb], ()))


def _after(paragraph: Paragraph, index: int, before: str, form: str) -> bool:
    """Whether a bare form, one in -s or a participle can be a verb after the word before its group."""
    low = paragraph.low
    if folded(before) in PERSONAL:
        return True
    if before in DETERMINERS or before in POSSESSIVES or before.endswith("'s") or not before:
        return before in _ALONE and low[index - 2 : index] != ["the", "most"]  # the most articulate speaker
    if before in PREPOSITIONS:
        return before == "to" and form == "base"
    if form != "base":
        return True
    if paragraph.tags[index] == "n" and not before.endswith(("s", "men")) and before not in _PLURALS:
        return False  # the campaign pledge to
    if paragraph.low[index] not in _NOUNS_TOO:
        if before == "and":  # they fear it, and argue that
            after = paragraph.low[index + 1] if index + 1 < len(paragraph.low) else ""
            return after in ("that", QUOTE) or folded(after) in PERSONAL
        return before not in ("let", "or") and not before.endswith("n't")
    return before in _PLURALS or before.endswith("s") or before in ("and", "or", ",", "police", "women", "men")


def _infinitive(paragraph: Paragraph, index: int, lo: int) -> int:
    """Where the group of a verb behind ``to`` begins with the verb that governs it."""
    low = paragraph.low
    if index - 3 >= lo and low[index - 2] == "used" and low[index - 3] in BE:
        return index - 1  # the word is used to describe
    if index - 2 >= lo and low[index - 2] in _CHAINS:
        start = index - 2
        if low[start] == "quick" or (start - 1 >= lo and low[start - 1] == "on"):
            start -= 1
        return start
    if index - 3 >= lo and low[index - 2] == "on" and low[index - 3] in ("went", "goes", "going", "go"):
        return index - 3
    return index - 1


def _wants_marks(paragraph: Paragraph, possible: Possible) -> bool:
    """Whether a verb reports nothing in a sentence without marked words: "they think", "the day went on"."""
    _, end, entry, _ = possible
    if "m" in entry.frames:
        return "s" not in entry.frames
    return not paragraph.marked and entry.frames <= _QUOTES_ONLY and paragraph.low[end : end + 1] != [":"]


def possible_cues(paragraph: Paragraph, places: Iterable[int], lo: int, hi: int) -> list[Possible]:
    """What may be reporting verbs among some words of a sentence, before its parts of speech are known."""
    low, words, titled = paragraph.low, paragraph.words, paragraph.titled
    marked = bool(paragraph.marked) and QUOTE in low[lo:hi]
    found = []
    read = 0
    for index in places:
        if low[index] not in VERBS:
            continue
        read += 1
        if read > _MOST:
            break
        if index > lo and not titled and words[index][0].isupper():
            continue  # the United States
        first, form = VERBS[low[index]][0]  # the longest
        entry = _entry_at(paragraph, index, hi) if first.particles else (index, index + 1, first, form)
        if entry is not None and (marked or not _wants_marks(paragraph, entry)):
            found.append(entry)
    return found


def _read_cue(paragraph: Paragraph, possible: Possible, lo: int) -> Cue | None:
    index, end, entry, form = possible
    infinitive = index > lo and paragraph.low[index - 1] == "to"
    start = _infinitive(paragraph, index, lo) if infinitive else index
    group, passive, negated = _group(paragraph, start, lo)
    if not infinitive and not _verb_here(paragraph, index, group, form, lo):
        return None
    passive = passive and form in ("past", "pp")
    return Cue(index, end, group, entry, form, passive, negated, infinitive)


def read_cues(paragraph: Paragraph, possible: Iterable[Possible], lo: int) -> list[Cue]:
    """Those that are verbs where they stand, left to right; none begins within another one's particles."""
    cues = []
    end = lo
    for candidate in possible:
        cue = _read_cue(paragraph, candidate, lo) if candidate[0] >= end else None
        if cue is not None:
            cues.append(cue)
            end = cue.end
    return cues


def find_cues(paragraph: Paragraph, lo: int, hi: int) -> list[Cue]:
    """The reporting verbs of a sentence, left to right."""
    return read_cues(paragraph, possible_cues(paragraph, range(lo, hi), lo, hi), lo)
